"""Opening the program: on the screen, or line by line where a screen can't be drawn."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from tutor.cli import WrongUse
from tutor.cli.commands import Given
from tutor.cli.desk import Stopped, known_lesson, opened_desk, told
from tutor.words import Lang, figures, say

if TYPE_CHECKING:
    from tutor.store.desk import Desk


def open_front(given: Given, lang: Lang) -> int:
    """Open home, or a lesson, in the front end that fits the terminal."""
    try:
        with told(lang), opened_desk(given) as desk:
            return _opened(desk, given)
    except Stopped as stopped:
        return stopped.code


def _opened(desk: Desk, given: Given) -> int:
    if given.get("lang") and desk.store.setting("lang") is None:
        desk.store.set_setting("lang", desk.lang)  # --lang answers what the first run would ask
    lesson = known_lesson(desk.catalogue, given["lesson"]) if given["lesson"] else None
    step = given["step"]
    if step is not None:
        _check_step(desk.catalogue.folder(lesson) if lesson else None, step)
    if given["plain"] or not screen_possible(os.environ, sys.stdin, sys.stdout):
        from tutor import text

        code = text.run(desk, lesson, step, sys.stdin, sys.stdout)
    else:
        from tutor import tui

        code = tui.run(desk, lesson, step)
    remind(desk)
    return code


def remind(desk: Desk) -> None:
    """On leaving, for those who want to be told: when the next review is, on one line."""
    if desk.store.setting("reminders") != "on":
        return
    coming = sorted(card.due.astimezone().date() for card in desk.store.cards())
    if coming:
        soonest = max(coming[0], desk.clock().astimezone().date())
        n = sum(one <= soonest for one in coming)
        print(say(desk.lang, "progress.reminder", day=figures.day(soonest, desk.lang), n=n))


def _check_step(folder: object, step: str) -> None:
    """Raises ``WrongUse`` for a step without a lesson or one that the lesson lacks."""
    from pathlib import Path

    from tutor.course.diagnostics import nearest
    from tutor.course.loading import load_lesson

    if not isinstance(folder, Path):
        raise WrongUse("step_without_lesson")
    names = [one.id for one in load_lesson(folder).steps]
    if step not in names:
        raise WrongUse("step_unknown", value=step, nearest=nearest(step, names))


def screen_possible(environ: Mapping[str, str], stdin: TextIO | None, stdout: TextIO | None) -> bool:
    """Whether a screen can be drawn here: both ends a terminal, and not a dumb one. Asked before Textual is
    imported.
    """
    if stdin is None or stdout is None or not (stdin.isatty() and stdout.isatty()):
        return False
    return sys.platform == "win32" or environ.get("TERM", "") not in ("", "dumb", "unknown")
