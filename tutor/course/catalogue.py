"""Which lessons there are, at the price of one look at the file dates.

Home, ``list`` and completion need titles, not lessons. They stand in an index file that remembers date and size of
every file it was made from. Opening compares those and reads again only what has changed. An index that is corrupt,
foreign or can't be written costs time, never an error.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.marks import Bilingual
from tutor.words import Lang

FORMAT: Final = 2
"""Counts up when what the index holds changes."""


def lessons_dir() -> Path:
    """Where the course is that comes with the program: packaged with it, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "_lessons"
    return packaged if packaged.is_dir() else package.parent / "lessons"


def index_name(lessons: Path) -> str:
    """A file name for the index of the course in ``lessons``, so that two courses don't overwrite each other's."""
    return f"catalogue-{zlib.crc32(os.fsencode(lessons.resolve())):08x}.json"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A lesson as the catalogue knows it. ``title`` has every language that it is written in.

    ``place`` is its folder below the course (``Catalogue.folder`` gives the path); ``unit`` is empty for a lesson that
    stands in none. ``broken`` says that it can't be opened; then ``title`` may be only its folder's name. ``examined``
    says that all of it was checked against the types, not only read.
    """

    id: str
    unit: str
    place: str
    title: Mapping[str, str]
    lang: Lang = "zh"
    minutes: int = 0
    revision: int = 1
    teaches: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    steps: int = 0
    questions: int = 0
    test: bool = False
    broken: bool = False
    examined: bool = False

    def titled(self, lang: Lang) -> str:
        """The title in ``lang``, or in the language it was written in."""
        return self.title.get(lang) or self.title.get(self.lang) or self.id


@dataclass(frozen=True, kw_only=True)
class Part:
    """A unit: its title and its lessons in order, by id."""

    id: str
    title: Bilingual
    about: Bilingual
    lessons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A pathway or an "I need help now": where it leads."""

    id: str
    title: Bilingual
    lessons: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """The test before and after: its parallel forms, the delayed one, and the clusters with their titles."""

    forms: tuple[str, ...]
    later: str | None
    clusters: tuple[tuple[str, Bilingual], ...]


@dataclass(frozen=True)
class Catalogue:
    """The course in ``root``, in its order. ``tests`` are the forms of the test, which are no lessons."""

    root: Path
    units: tuple[Part, ...]
    lessons: tuple[Listed, ...]
    pathways: tuple[Way, ...]
    needs: tuple[Way, ...]
    tests: tuple[Listed, ...] = ()
    measurement: Measured | None = None
    index: Path | None = None

    @classmethod
    def open(cls, root: Path, index: Path | None = None) -> Catalogue:
        """The catalogue of the course in ``root``; ``index`` is the file to remember it in.

        Raises ``Broken`` when ``root`` is no folder that can be looked into.
        """
        from tutor.course import survey

        try:
            stamps = survey.stamps(root)
        except OSError as error:
            told = {"why": error}
            raise Broken([Diagnostic(str(root), 1, 1, "source.no-course", told)]) from error
        known = _remembered(index, root)
        if known is None or known["stamps"] != stamps:
            known = survey.survey(root, stamps, known)
            _remember(index, known)
        return cls(root, *_parts(known), tuple(map(_listed, known["tests"])), _measured(known["measurement"]), index)

    def lesson(self, name: str) -> Listed:
        """Raises ``KeyError``."""
        return self._by_id[name]

    def unit(self, name: str) -> Part:
        """Raises ``KeyError``."""
        return {unit.id: unit for unit in self.units}[name]

    def folder(self, name: str) -> Path:
        """Where a lesson is. Raises ``KeyError``."""
        return self.root / self._by_id[name].place

    def examined(self) -> Catalogue:
        """The same catalogue after a thorough look at lessons that were only skimmed: ``broken`` is certain then.

        It reads and validates each of them once, which takes some milliseconds a lesson; the result is remembered.
        """
        from tutor.course import survey

        lessons = tuple(one if one.examined else survey.examine(self.root, one) for one in self.lessons)
        known = _remembered(self.index, self.root)
        if lessons != self.lessons and known is not None:
            _remember(self.index, {**known, "lessons": [asdict(one) for one in lessons]})
        return replace(self, lessons=lessons)

    def pathway(self, id: str) -> tuple[Listed, ...]:
        """The lessons of the pathway with this id, as far as the course has them, in its order."""
        found = next((way.lessons for way in self.pathways if way.id == id), ())
        return tuple(self._by_id[name] for name in found if name in self._by_id)

    @cached_property
    def _by_id(self) -> dict[str, Listed]:
        return {one.id: one for one in (*self.lessons, *self.tests)}


def _remembered(index: Path | None, root: Path) -> dict[str, Any] | None:
    """What the index file says, if it is whole and about this course."""
    if index is None:
        return None
    try:
        known = json.loads(index.read_bytes())
        if known["format"] != FORMAT or known["root"] != str(root.resolve()):
            return None
        units, lessons, _, _ = _parts(known)
        _measured(known["measurement"]), tuple(map(_listed, known["tests"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    whole = [name for unit in units for name in unit.lessons] == [one.id for one in lessons]
    return known if whole and isinstance(known["stamps"], dict) else None


def _parts(known: Mapping[str, Any]) -> tuple[tuple[Part, ...], tuple[Listed, ...], tuple[Way, ...], tuple[Way, ...]]:
    return (
        tuple(map(_part, known["units"])),
        tuple(map(_listed, known["lessons"])),
        tuple(map(_way, known["pathways"])),
        tuple(map(_way, known["needs"])),
    )


def _part(one: Mapping[str, Any]) -> Part:
    return Part(
        id=one["id"], title=Bilingual(**one["title"]), about=Bilingual(**one["about"]), lessons=tuple(one["lessons"])
    )


def _listed(one: Mapping[str, Any]) -> Listed:
    return Listed(**{**one, "teaches": tuple(one["teaches"]), "needs": tuple(one["needs"])})


def _measured(one: Mapping[str, Any] | None) -> Measured | None:
    if one is None:
        return None
    clusters = tuple((name, Bilingual(**title)) for name, title in one["clusters"])
    return Measured(tuple(one["forms"]), one["later"], clusters)


def _way(one: Mapping[str, Any]) -> Way:
    return Way(id=one["id"], title=Bilingual(**one["title"]), lessons=tuple(one["lessons"]))


def _remember(index: Path | None, known: Mapping[str, Any]) -> None:
    """Write the index, all of it or nothing; not being able to is no reason to stop."""
    if index is None:
        return
    beside = index.with_name(f"{index.name}.{os.getpid()}")
    try:
        index.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")
        beside.replace(index)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
