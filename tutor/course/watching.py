"""A lesson that is being written: read again whenever one of its files, or of those beside the course, is saved."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutor.course.catalogue import lessons_dir
from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.lesson import Lang, Lesson
from tutor.course.library import Library
from tutor.course.loading import LESSON_FILE, load_lesson

SHELVES: Final = ("facts", "glossary", "misconceptions", "competences")
OVERLAYS: Final = ("en.yaml", "zh.yaml")
COURSE_FILE: Final = "course.yaml"

Stamp = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Reading:
    """The lesson as it stands in its files, or what is wrong with them; ``library`` is what it refers to."""

    lesson: Lesson | None
    library: Library
    diagnostics: tuple[Diagnostic, ...]


class Watched:
    """The lesson in ``folder``. ``changed`` says once for each save that there is something new to read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = _root(folder)
        self._seen = self._stamp()

    def changed(self) -> bool:
        stamp = self._stamp()
        before, self._seen = self._seen, stamp
        return stamp != before

    def read(self, lang: Lang) -> Reading:
        shipped = lessons_dir()
        library = Library(self.root, shipped if shipped.resolve() != self.root.resolve() else None)
        try:
            return Reading(load_lesson(self.folder, lang), library, ())
        except Broken as broken:
            return Reading(None, library, tuple(broken.diagnostics))

    def _stamp(self) -> Stamp:
        files = [self.folder / name for name in (LESSON_FILE, *OVERLAYS)]
        files += [self.root / f"{name}.yaml" for name in SHELVES]
        return tuple(map(_date, files))


def _date(file: Path) -> tuple[int, int]:
    try:
        found = os.stat(file)  # noqa: PTH116 (asked many times a second)
    except OSError:  # editors put a new file in the place of the old one
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _root(folder: Path) -> Path:
    """The course that a lesson belongs to: the nearest folder above with a ``course.yaml``, else its own."""
    above: Sequence[Path] = folder.resolve().parents[:2]
    return next((one for one in above if (one / COURSE_FILE).is_file()), folder.resolve().parent)
