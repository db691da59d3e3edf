"""A teacher's guide to a unit, ``guide.yaml``: aim, two plans, questions to vote on twice, mistakes, a life to live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from tutor.course.diagnostics import Diagnostic, nearest
from tutor.course.library import Library, whole
from tutor.course.loading import LESSON_FILE
from tutor.course.marks import STRICT
from tutor.course.shelf import Bilingual
from tutor.course.source import Source, read
from tutor.course.worlds import names

FILE: Final = "guide.yaml"
PLANS: Final = {"plan45": 45, "plan90": 90}
"""Minutes that the parts of a plan come to."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Something a class does, and for how many minutes."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    minutes: int
    do: Bilingual


@dataclass(frozen=True, kw_only=True)
class Revote:
    """A question worth a second vote, and why."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    lesson: str
    step: str
    why: Bilingual


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """What people get wrong, and what helps."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    misconception: str
    say: Bilingual


@dataclass(frozen=True, kw_only=True)
class Activity:
    """Something to do with a life in the credit world."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    world: str
    do: Bilingual


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One page for a teacher."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    aim: Bilingual
    plan45: tuple[Part, ...]
    plan90: tuple[Part, ...]
    revote: tuple[Revote, ...]
    mistakes: tuple[Mistake, ...]
    activity: Activity
    take_home: Bilingual


def read_guide(folder: Path, library: Library) -> tuple[Guide | None, tuple[Diagnostic, ...]]:
    """The guide in a unit's ``folder``, or None with what is wrong with it."""
    return whole(folder / FILE, Guide, lambda source, guide: _rules(source, guide, folder, library))


def _rules(source: Source, guide: Guide, folder: Path, library: Library) -> Iterator[Diagnostic]:
    for name, minutes in PLANS.items():
        total = sum(part.minutes for part in getattr(guide, name))
        if total != minutes:
            yield source.finding("check.guide-minutes", (name,), found=total, wanted=minutes)
    lessons = sorted(path.parent.name for path in folder.glob(f"*/{LESSON_FILE}"))
    for number, one in enumerate(guide.revote):
        here = ("revote", number)
        if one.lesson not in lessons:
            found = nearest(one.lesson, lessons)
            yield source.finding("check.no-such-lesson", (*here, "lesson"), name=one.lesson, nearest=found)
            continue
        steps = _steps(folder / one.lesson / LESSON_FILE)
        if one.step not in steps:
            found = nearest(one.step, steps)
            yield source.finding(
                "check.guide-no-step", (*here, "step"), name=one.step, lesson=one.lesson, nearest=found
            )
    known = library.misconceptions.entries
    for number, mistake in enumerate(guide.mistakes):
        if mistake.misconception not in known:
            found = nearest(mistake.misconception, known)
            where = ("mistakes", number, "misconception")
            yield source.finding("check.unknown-misconception", where, name=mistake.misconception, nearest=found)
    worlds = names(library.folder)
    if guide.activity.world not in worlds:
        found = nearest(guide.activity.world, worlds)
        yield source.finding("check.no-world", ("activity", "world"), name=guide.activity.world, nearest=found)


def _steps(file: Path) -> list[str]:
    data = read(file).data
    steps = data.get("steps", []) if isinstance(data, dict) else []
    return [str(one.get("id")) for one in steps if isinstance(one, dict)] if isinstance(steps, list) else []
