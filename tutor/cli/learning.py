"""``review``, ``data``: what is due today, and one's progress as a file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import Given
from tutor.cli.desk import Stopped, learner_given, opened_desk, told
from tutor.cli.front import remind, screen_possible
from tutor.cli.streams import unicode_output
from tutor.words import Lang, say

if TYPE_CHECKING:
    from tutor.store.desk import Desk


def review(given: Given, lang: Lang) -> int:
    """Today's review, on the screen or line by line; with ``--json`` what is due."""
    minutes = given.get("minutes")
    if minutes is not None and not (minutes.isdecimal() and 0 < int(minutes) <= 600):
        raise WrongUse("option_number", option="--minutes", low=1, high=600, value=minutes)
    try:
        with told(lang), opened_desk(given) as desk:
            if given["code"]:
                _take_home(desk, given["code"], lang)
            found = desk.review(int(minutes) if minutes else None)
            if given["json"]:
                _print_due(found.due, desk.store.due(desk.clock()))
                return FINE
            if given["plain"] or not screen_possible(os.environ, sys.stdin, sys.stdout):
                from tutor import text

                code = text.review(desk, found, sys.stdin, sys.stdout)
            else:
                from tutor import tui

                code = tui.review(desk, found)
            remind(desk)
            return code
    except Stopped as stopped:
        return stopped.code


def _take_home(desk: Desk, code: str, lang: Lang) -> None:
    """Put what was missed in class into the review. Raises ``WrongUse`` for a code that is none."""
    from tutor.learning.take_home import CodeError

    try:
        n = desk.bring_home(code)
    except CodeError as error:
        raise WrongUse("code_wrong", why=say(lang, f"progress.{error.code}")) from error
    print(say(lang, "progress.code_taken", n=n), file=sys.stderr)


def _print_due(due: object, competences: int) -> None:
    from tutor.learning.review import Due

    assert isinstance(due, tuple)
    listed = [
        {"lesson": one.lesson, "step": one.step, "competence": one.competence, "why": one.why}
        for one in due
        if isinstance(one, Due)
    ]
    data = {"competences_due": competences, "questions": listed}
    print(json.dumps(data, ensure_ascii=not unicode_output(), indent=2))


def test(given: Given, lang: Lang) -> int:
    """The test before and after: the next form, or with ``--json`` what was taken and what it shows."""
    from tutor.store.measuring import as_plain

    try:
        with told(lang), opened_desk(given) as desk:
            if given["json"]:
                print(json.dumps(as_plain(desk), ensure_ascii=not unicode_output(), indent=2))
                return FINE
            if given["plain"] or not screen_possible(os.environ, sys.stdin, sys.stdout):
                from tutor import text

                return text.test(desk, sys.stdin, sys.stdout)
            from tutor import tui

            return tui.test(desk)
    except Stopped as stopped:
        return stopped.code


def data(given: Given, lang: Lang) -> int:
    """Write one's progress to a file, or merge one in."""
    from tutor.exchange.backup import BackupError, bring_in, export

    file = Path(given["file"]).expanduser()
    learner = learner_given(given)
    try:
        with told(lang), opened_desk({**given, "learner": None}) as desk:
            try:
                if given["action"] == "export":
                    print(say(lang, "command.backup_written", n=export(desk.store, file), path=file))
                else:
                    merged = bring_in(desk.store, file, mine=bool(given["mine"]), learner=learner)
                    print(say(lang, "command.backup_merged", n=merged.new, known=merged.known))
            except BackupError as error:
                print(f"finlit-tutor: {error.message(lang)}", file=sys.stderr)
                return FINDINGS
    except Stopped as stopped:
        return stopped.code
    return FINE
