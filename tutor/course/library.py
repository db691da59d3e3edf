"""The files beside the lessons, each read when it is first asked for.

An entry that doesn't fit is left out and told in ``diagnostics``; it never hides the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from tutor.course.diagnostics import Diagnostic, in_order
from tutor.course.shelf import Competence, Contact, Course, Fact, Glossed, Help, Misconception, Need, Unit
from tutor.course.source import Source, Where, read

T = TypeVar("T")
E = TypeVar("E", bound="Fact | Glossed | Competence | Misconception | Contact | Need")

FILES: Final = ("course", "facts", "glossary", "competences", "misconceptions", "help")


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """The entries of one file by id, where each stands (``source.at(where[id])``), and what is wrong with the file."""

    source: Source
    entries: dict[str, T]
    where: dict[str, Where]
    diagnostics: tuple[Diagnostic, ...]


class Library:
    """What lessons refer to. ``folder`` is a course; what it lacks comes from ``base``, the course that is shipped."""

    def __init__(self, folder: Path, base: Path | None = None) -> None:
        self.folder = folder
        self.base = base

    def fact(self, name: str) -> Fact:
        """Raises ``KeyError``, as do the others."""
        return self.facts.entries[name]

    def term(self, name: str) -> Glossed:
        return self.glossary.entries[name]

    def competence(self, name: str) -> Competence:
        return self.competences.entries[name]

    def misconception(self, name: str) -> Misconception:
        return self.misconceptions.entries[name]

    @cached_property
    def facts(self) -> Shelf[Fact]:
        return _shelf(self.source("facts"), Fact)

    @cached_property
    def glossary(self) -> Shelf[Glossed]:
        return _shelf(self.source("glossary"), Glossed)

    @cached_property
    def competences(self) -> Shelf[Competence]:
        return _shelf(self.source("competences"), Competence)

    @cached_property
    def misconceptions(self) -> Shelf[Misconception]:
        return _shelf(self.source("misconceptions"), Misconception)

    @cached_property
    def needs(self) -> Shelf[Need]:
        return _shelf(self.source("help"), Need, "needs")

    @cached_property
    def contacts(self) -> Shelf[Contact]:
        return _shelf(self.source("help"), Contact, "contacts")

    @property
    def help(self) -> Help:
        return Help(needs=tuple(self.needs.entries.values()), contacts=tuple(self.contacts.entries.values()))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything wrong with the types of these files."""
        shelves = (self.facts, self.glossary, self.competences, self.misconceptions, self.needs, self.contacts)
        return in_order(one for shelf in shelves for one in shelf.diagnostics)

    def source(self, name: str) -> Source:
        """The file ``name.yaml`` of this course, or else of ``base``; empty when neither has it."""
        for folder in (self.folder, self.base):
            if folder is not None and (file := folder / f"{name}.yaml").is_file():
                return read(file)
        return Source(str(self.folder / f"{name}.yaml"), "", [])


def _shelf(source: Source, kind: type[E], part: str | None = None) -> Shelf[E]:
    from tutor.course.structure import distinct_ids
    from tutor.course.validate import fit, without_echoes

    data: Any = source.data
    where: Where = ()
    found: list[Diagnostic] = []
    if part is not None:
        where = (part,)
        if isinstance(data, dict):
            found += [source.finding("source.unknown-key", (key,), key=True, name=key, known="needs, contacts")
                      for key in data if key not in ("needs", "contacts")]  # fmt: skip
            data = data.get(part, [])
        elif data:
            found.append(source.finding("source.mapping-wanted", found=source.written(where)))
            data = []
    if not isinstance(data, list):
        if data is not None:
            found.append(source.finding("source.list-wanted", where, found=source.written(where)))
        data = []
    entries: dict[str, E] = {}
    places: dict[str, Where] = {}
    fitting = []
    for number, value in enumerate(data):
        entry, wrong = fit(source, kind, value, (*where, number))
        found += wrong
        if entry is not None:
            fitting.append((number, entry))
            entries.setdefault(entry.id, entry)
            places.setdefault(entry.id, (*where, number))
    found += distinct_ids(source, fitting, where)
    return Shelf(source, entries, places, in_order([*source.diagnostics, *without_echoes(source, found)]))


def read_course(file: Path) -> tuple[Course | None, tuple[Diagnostic, ...]]:
    """``course.yaml``: the order of units, and pathways."""

    def rules(source: Source, course: Course) -> Iterator[Diagnostic]:
        from tutor.course.structure import distinct_ids, references

        yield from references(source, course.units, ("units",))
        yield from distinct_ids(source, enumerate(course.pathways), ("pathways",))
        for number, way in enumerate(course.pathways):
            yield from references(source, way.lessons, ("pathways", number, "lessons"))

    return whole(file, Course, rules)


def read_unit(file: Path) -> tuple[Unit | None, tuple[Diagnostic, ...]]:
    """``unit.yaml``: a unit's title and the order of its lessons."""

    def rules(source: Source, unit: Unit) -> Iterator[Diagnostic]:
        from tutor.course.structure import references

        yield from references(source, unit.lessons, ("lessons",))

    return whole(file, Unit, rules)


def whole(
    file: Path, kind: type[T], rules: Callable[[Source, T], Iterator[Diagnostic]]
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """A file that is one value of ``kind`` and keeps ``rules``; None, with what is wrong, where it is none."""
    from tutor.course.validate import fit, without_echoes

    source = read(file)
    if source.data is None:
        return None, source.diagnostics
    value, found = fit(source, kind, source.data)
    if value is not None:
        found += rules(source, value)
    told = in_order([*source.diagnostics, *without_echoes(source, found)])
    return (None if told else value), told
