"""What a lesson came to: what one can do now, and what is worth seeing again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.course import compose
from tutor.course.lesson import AnyStep, CommitStep, Lang, Lesson, Question
from tutor.course.library import Library
from tutor.course.page import Blocks, Line
from tutor.learning.verdict import Outcome

if TYPE_CHECKING:
    from tutor.learning.session import Passed


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


def recap(
    lesson: Lesson,
    passed: Mapping[str, Passed],
    library: Library,
    lang: Lang,
    line: Callable[[str], Line],
) -> Recap:
    counted = [step for step in lesson.steps if isinstance(step, Question) and not step.predict]
    first = {step.id: passed[step.id].first if step.id in passed else None for step in counted}
    again = [_seen(step, passed, library, lang, line) for step in counted if first[step.id] != "right"]
    plan, days = _plan(lesson, passed, line)
    return Recap(
        can_do=compose.blocks(lesson.can_do, {}, library, lang),
        right=sum(outcome == "right" for outcome in first.values()),
        asked=len(counted),
        again=tuple(sorted(again, key=_urgency)),
        plan=plan,
        plan_days=days,
        facts=_facts(lesson),
    )


def _seen(
    step: Question, passed: Mapping[str, Passed], library: Library, lang: Lang, line: Callable[[str], Line]
) -> Seen:
    here = passed.get(step.id)
    entries = library.misconceptions.entries
    named = tuple(entries[name].name[lang] for name in (here.misconceptions if here else ()) if name in entries)
    certain = here is not None and here.first in ("wrong", "partly") and here.first_sure == "certain"
    return Seen(step.id, line(step.question), here.first if here else None, certain, named)


def _urgency(seen: Seen) -> int:
    if seen.certain:
        return 0
    return {"wrong": 1, "partly": 2}.get(seen.outcome or "", 3)


def _plan(lesson: Lesson, passed: Mapping[str, Passed], line: Callable[[str], Line]) -> tuple[Line, int | None]:
    for step in lesson.steps:
        given = passed[step.id].given if step.id in passed else None
        if isinstance(step, CommitStep) and isinstance(given, str):
            chosen = next((plan.text for plan in step.plans if plan.id == given), None)
            return (line(chosen) if chosen is not None else _plain(given)), step.days
    return (), None


def _plain(words: str) -> Line:
    from tutor.course.page import Text

    return (Text(words),)


def _facts(lesson: Lesson) -> tuple[str, ...]:
    steps: tuple[AnyStep, ...] = lesson.steps
    return tuple(dict.fromkeys([*lesson.facts, *(fact for step in steps for fact in step.facts)]))
