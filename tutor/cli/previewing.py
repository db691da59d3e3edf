"""``preview``: a lesson as learners see it, beside the editor in which it is written."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import Given
from tutor.cli.desk import Stopped, known_lesson, lessons_folder, opened_desk, told
from tutor.cli.front import screen_possible
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.course.watching import Watched


def preview(given: Given, lang: Lang) -> int:
    """Follow every save of a lesson; nothing that is pressed here is kept."""
    from tutor.course.watching import Watched

    watched = Watched(_folder(given))
    if given["plain"] or not screen_possible(os.environ, sys.stdin, sys.stdout):
        return _plain(watched, given["lang"] or lang)
    try:
        with (
            TemporaryDirectory(prefix="finlit-preview-") as data,
            told(lang),
            opened_desk({**given, "lang": given["lang"] or lang, "data": data, "lessons": None}) as desk,
        ):
            from tutor import tui

            return tui.preview(desk, watched)
    except Stopped as stopped:
        return stopped.code


def _folder(given: Given) -> Path:
    """The lesson's folder, by its name or by a file in it. Raises ``WrongUse``."""
    from tutor.course.catalogue import Catalogue, lessons_dir
    from tutor.course.loading import LESSON_FILE

    path = Path(given["file"]).expanduser()
    folder = path if path.is_dir() else path.parent
    if path.exists() and (folder / LESSON_FILE).is_file():
        return folder
    if path.exists():
        raise WrongUse("preview_no_lesson", path=path)
    if len(path.parts) > 1 or path.suffix:
        raise WrongUse("no_path", path=path)
    catalogue = Catalogue.open(lessons_folder(given) or lessons_dir())
    return catalogue.folder(known_lesson(catalogue, given["file"]))


def _plain(watched: Watched, lang: Lang) -> int:
    """Everything once; on a terminal again after every save, until Ctrl+C."""
    from tutor.text.preview import follow, tell

    if not sys.stdout.isatty():
        return FINE if tell(watched, lang, sys.stdout) else FINDINGS
    try:
        follow(watched, lang, sys.stdout)
    except KeyboardInterrupt:
        return FINE
    return FINE
