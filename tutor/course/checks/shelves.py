"""The files beside the lessons: their types, what they name, the calculations of misconceptions."""

from __future__ import annotations

from pathlib import Path

from tutor.course import markup
from tutor.course.checks.subject import Course, Found
from tutor.course.diagnostics import nearest
from tutor.course.expression import ExpressionError, parse
from tutor.course.guide import FILE as GUIDE
from tutor.course.guide import read_guide
from tutor.course.library import Library, read_course, read_unit
from tutor.course.loading import LESSON_FILE
from tutor.course.source import read
from tutor.course.template import TermLink
from tutor.course.values import calculation


def shelf_rules(root: Path, course: Course) -> Found:
    """Whatever is wrong with the course beside its lessons."""
    yield from course.library.diagnostics()
    yield from _units(root, course.library)
    yield from _misconceptions(course.library)
    yield from _competences(course.library)
    yield from _reviews(course)
    yield from _glossary(course.library)
    yield from _needs(course.library)


def _units(root: Path, library: Library) -> Found:
    """Units and lessons that are listed are there, and those that are there are listed."""
    file = root / "course.yaml"
    if not file.is_file():
        return
    course, found = read_course(file)
    yield from found
    if course is None:
        return
    source = read(file)
    lessons: set[str] = set()
    for one in sorted(root.glob(f"*/{LESSON_FILE}")):
        yield read(one).finding("check.lesson-outside", ("id",), known=", ".join(course.units))
    tests = {*course.measurement.forms, course.measurement.later} if course.measurement else set()
    for one in sorted(root.glob("*/unit.yaml")):
        held = _held(one.parent)
        if one.parent.name not in course.units and not (held and held <= tests):
            yield source.finding("check.unit-not-listed", ("units",), key=True, name=one.parent.name)
    for number, name in enumerate(course.units):
        if not (root / name / "unit.yaml").is_file():
            yield source.finding("check.no-such-unit", ("units", number), name=name)
            continue
        yield from unit_rules(root / name, library)
        lessons |= _held(root / name)
    for number, way in enumerate(course.pathways):
        for place, lesson in enumerate(way.lessons):
            if lesson not in lessons:
                here = ("pathways", number, "lessons", place)
                yield source.finding("check.no-such-lesson", here, name=lesson, nearest=nearest(lesson, lessons))


def unit_rules(folder: Path, library: Library) -> Found:
    """Whatever is wrong with a unit beside its lessons: its list of them, and its teacher's guide."""
    unit, wrong = read_unit(folder / "unit.yaml")
    yield from wrong
    own, there = read(folder / "unit.yaml"), _held(folder)
    listed = set(unit.lessons) if unit else there
    for place, lesson in enumerate(unit.lessons if unit else ()):
        if lesson not in there:
            near = nearest(lesson, there)
            yield own.finding("check.no-such-lesson", ("lessons", place), name=lesson, nearest=near)
    for lesson in sorted(there - listed):
        yield own.finding("check.lesson-not-listed", ("lessons",), key=True, name=lesson)
    if (folder / GUIDE).is_file():
        yield from read_guide(folder, library)[1]


def _held(unit: Path) -> set[str]:
    """The lessons that lie in a unit's folder."""
    return {one.parent.name for one in unit.glob(f"*/{LESSON_FILE}")}


def _misconceptions(library: Library) -> Found:
    """A mistaken calculation can be read and uses just the names it says."""
    shelf = library.misconceptions
    for name, one in shelf.entries.items():
        if one.wrong is None:
            continue
        here = (*shelf.where[name], "wrong")
        written = calculation(one.wrong)
        if written is None:
            yield shelf.source.finding("check.no-equals-sign", here)
            continue
        try:
            parsed = parse(written)
        except ExpressionError as error:
            yield shelf.source.finding(f"check.{error.code}", here, offset=error.offset + 1, **error.values)
            continue
        if parsed.names != set(one.given):
            yield shelf.source.finding("check.given-differs", here, wanted=", ".join(sorted(parsed.names)))


def _competences(library: Library) -> Found:
    shelf = library.competences
    for name, one in shelf.entries.items():
        if not one.can.zh.strip() or not one.can.en.strip():
            yield shelf.source.finding("check.empty-text", (*shelf.where[name], "can"))


def _reviews(course: Course) -> Found:
    """Facts that nobody has looked at for too long, whether a lesson leans on them or not."""
    shelf = course.library.facts
    for name, fact in shelf.entries.items():
        if fact.review < course.today:
            here = (*shelf.where[name], "review")
            yield shelf.source.finding("check.fact-past-review", here, name=name, review=fact.review.isoformat())
        if fact.checked > course.today:
            yield shelf.source.finding("check.fact-checked-later", (*shelf.where[name], "checked"), name=name)
        if not fact.source.zh.strip() or not fact.source.en.strip():
            yield shelf.source.finding("check.empty-text", (*shelf.where[name], "source"))


def _glossary(library: Library) -> Found:
    """Terms that entries lead to are there."""
    shelf = library.glossary
    for name, one in shelf.entries.items():
        for lang, text in (("zh", one.says.zh), ("en", one.says.en)):
            for piece in markup.parse(text).pieces():
                if isinstance(piece, TermLink) and piece.id not in shelf.entries:
                    here = (*shelf.where[name], "says", lang)
                    near = nearest(piece.id, shelf.entries)
                    yield shelf.source.finding("check.unknown-term", here, name=piece.id, nearest=near)


def _needs(library: Library) -> Found:
    """Whoever somebody in need may turn to is there."""
    shelf, known = library.needs, library.contacts.entries
    for name, one in shelf.entries.items():
        for number, contact in enumerate(one.contacts):
            if contact not in known:
                here = (*shelf.where[name], "contacts", number)
                yield shelf.source.finding("check.no-such-contact", here, name=contact, nearest=nearest(contact, known))
