"""What a lesson came to: what one can do now, and what is worth seeing again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tutor.course import compose
from tutor.course.lesson import AnyStep, CommitStep, Lang, Lesson, Question
from tutor.course.library import Library
from tutor.course.page import Blocks, Line, Text
from tutor.course.settle import Names
from tutor.learning.trail import Passed, Trail
from tutor.learning.verdict import Outcome


@dataclass(frozen=True)
class Seen:
    """A question worth seeing again. ``outcome`` is how the first answer went, None when there was none."""

    step: str
    title: Line
    outcome: Outcome | None
    certain: bool
    named: tuple[str, ...]


@dataclass(frozen=True)
class Recap:
    """``right`` of ``asked`` questions were right at the first try; guesses ahead of the teaching are not among them.

    ``again`` lists what was sure and wrong first, then wrong, then half right, then not answered. ``plan`` is what
    the learner meant to do, ready to show. ``facts`` are the ids of all facts the lesson leans on.
    """

    can_do: Blocks
    right: int
    asked: int
    again: tuple[Seen, ...]
    plan: Line
    plan_days: int | None
    facts: tuple[str, ...]


def recap(lesson: Lesson, trail: Trail, library: Library, lang: Lang, names: Names) -> Recap:
    """What ``lesson`` came to for whoever left this ``trail``; ``names`` are the numbers it began with."""
    line = partial(compose.line, names=names, library=library, lang=lang)
    counted = [step for step in lesson.steps if isinstance(step, Question) and not step.predict]
    passed = {step.id: trail.passed.get(step.id, Passed()) for step in lesson.steps}
    again = [_seen(step, passed[step.id], library, lang, line) for step in counted if passed[step.id].first != "right"]
    plan, days = _plan(lesson, passed, line)
    return Recap(
        can_do=compose.blocks(lesson.can_do, names, library, lang),
        right=len(counted) - len(again),
        asked=len(counted),
        again=tuple(sorted(again, key=_urgency)),
        plan=plan,
        plan_days=days,
        facts=_facts(lesson),
    )


def _seen(step: Question, here: Passed, library: Library, lang: Lang, line: Callable[[str], Line]) -> Seen:
    entries = library.misconceptions.entries
    named = tuple(entries[name].name[lang] for name in here.misconceptions if name in entries)
    certain = here.first in ("wrong", "partly") and here.first_sure == "certain"
    return Seen(step.id, line(step.question), here.first, certain, named)


def _urgency(seen: Seen) -> int:
    if seen.certain:
        return 0
    return {"wrong": 1, "partly": 2}.get(seen.outcome or "", 3)


def _plan(lesson: Lesson, passed: dict[str, Passed], line: Callable[[str], Line]) -> tuple[Line, int | None]:
    for step in lesson.steps:
        given = passed[step.id].given
        if isinstance(step, CommitStep) and isinstance(given, str):
            chosen = next((plan.text for plan in step.plans if plan.id == given), None)
            return (line(chosen) if chosen is not None else (Text(given),)), step.days
    return (), None


def _facts(lesson: Lesson) -> tuple[str, ...]:
    steps: tuple[AnyStep, ...] = lesson.steps
    return tuple(dict.fromkeys([*lesson.facts, *(fact for step in steps for fact in step.facts)]))
