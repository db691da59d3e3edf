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
from tutor.course.loading import LESSON_FILE, load_source
from tutor.course.texts import texts
from tutor.course.translation import compare, laid_over, read_overlay

SHELVES: Final = ("facts", "glossary", "misconceptions", "competences")
OVERLAYS: Final = ("en.yaml", "zh.yaml")
COURSE_FILE: Final = "course.yaml"
WANTING: Final = frozenset({"source.untranslated", "source.stale"})

Stamp = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Reading:
    """The lesson as it stands in its files, or what is wrong with them; ``library`` is what it refers to.

    ``untranslated`` counts the texts that stand in the language it was written in for want of a fresh translation.
    """

    lesson: Lesson | None
    library: Library
    diagnostics: tuple[Diagnostic, ...] = ()
    untranslated: int = 0


class Watched:
    """The lesson in ``folder``. ``changed`` says once for each save that there is something new to read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = _root(folder)
        self._seen = self._stamp()
        self._shelves: tuple[Stamp, Library, tuple[Diagnostic, ...]] | None = None

    def changed(self) -> bool:
        stamp = self._stamp()
        before, self._seen = self._seen, stamp
        return stamp != before

    def read(self, lang: Lang) -> Reading:
        """The lesson in ``lang``. A file that can't be read at all is told, be it a translation or one beside it."""
        library, found = self._library()
        try:
            lesson, source = load_source(self.folder)
        except Broken as broken:
            return Reading(None, library, tuple(broken.diagnostics))
        file = self.folder / f"{lang}.yaml"
        overlay = read_overlay(file) if lang != lesson.lang and file.exists() else None
        if overlay is not None and not overlay.readable:
            found += overlay.diagnostics
        if found:
            return Reading(None, library, found)
        if overlay is None:
            return Reading(lesson, library, untranslated=0 if lang == lesson.lang else len(tuple(texts(lesson))))
        wanting = [one for one in compare(lesson, source, overlay, lang) if one.code in WANTING]
        return Reading(laid_over(lesson, overlay, lang), library, untranslated=len(wanting))

    def _library(self) -> tuple[Library, tuple[Diagnostic, ...]]:
        """What lessons refer to, read again when it was saved, and what of it can't be read."""
        stamp = tuple(_date(self.root / f"{name}.yaml") for name in SHELVES)
        if self._shelves is None or self._shelves[0] != stamp:
            shipped = lessons_dir()
            library = Library(self.root, shipped if shipped.resolve() != self.root.resolve() else None)
            sources = [library.source(name) for name in SHELVES]
            found = [one for source in sources if source.data is None for one in source.diagnostics]
            self._shelves = stamp, library, tuple(found)
        return self._shelves[1:]

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
