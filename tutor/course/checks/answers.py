"""The grader tries every question: keys come out right, all else does not, in every drawing and language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any, Final, NamedTuple

from tutor.course import values
from tutor.course.checks.calculations import tolerance_fits
from tutor.course.checks.subject import Found, Names, Subject, Tongue
from tutor.course.compose import needs
from tutor.course.expression import ExpressionError
from tutor.course.lesson import (
    ChoicesStep,
    ChoiceStep,
    ClassifyStep,
    FillStep,
    MatchStep,
    NumberStep,
    OrderStep,
    SpotStep,
)
from tutor.course.misconception import slip_value
from tutor.course.quantity import CONTEXT, Quantity
from tutor.course.source import Where

SHOWN_PLACES: Final = 2
"""What a learner types has been rounded: a rate to 0.01 %, a number to two decimals, money to the fen."""


class Trial(NamedTuple):
    """An answer to try. ``where`` is what is to be told when the grader sees it otherwise."""

    answer: Any
    right: bool
    where: Where
    about: str


def grading_rules(subject: Subject) -> Found:
    """Keys graded right, distractors and slips not."""
    if subject.grade is None:
        return
    for where, step in subject.questions():
        for tongue in subject.tongues:
            told: set[tuple[Where, bool]] = set()
            own = tongue.lesson.steps[int(where[1])]
            for names in subject.drawn_for(step):
                for trial in _trials(subject, own, names):
                    if (trial.where, trial.right) not in told and _misgraded(subject, tongue, own, names, trial):
                        told.add((trial.where, trial.right))
                        code = "check.key-not-right" if trial.right else "check.wrong-graded-right"
                        yield subject.source.finding(
                            code,
                            (*where, *trial.where),
                            lang=tongue.lang,
                            answer=trial.about,
                            drawn=drawn(names, step),
                        )


def _misgraded(subject: Subject, tongue: Tongue, step: Any, names: Names, trial: Trial) -> bool:
    assert subject.grade is not None
    try:
        verdict = subject.grade(tongue.lesson, step, names, trial.answer, subject.library, tongue.lang)
    except subject.unread:
        return trial.right
    return (verdict.outcome == "right") is not trial.right


def drawn(names: Names, step: Any) -> str:
    """The values behind a finding, those of the step only: ``principal = 6000, fee = 0.006``."""
    wanted = [name for name in names if name in needs(step)][:8]
    return ", ".join(f"{name} = {names[name].words or f'{names[name].amount.normalize():f}'}" for name in wanted)


def _trials(subject: Subject, step: Any, names: Names) -> Iterator[Trial]:
    match step:
        case ChoiceStep():
            for number, option in enumerate(step.options):
                yield Trial(option.id, option.correct, ("options", number, "id"), option.id)
        case ChoicesStep():
            yield from _ticked([(one.id, one.correct) for one in step.options], "options")
        case SpotStep():
            yield from _ticked([(one.id, one.trap) for one in step.lines], "lines")
        case OrderStep():
            yield from _ordered([one.id for one in step.items])
        case MatchStep():
            yield from _matched([one.id for one in step.pairs])
        case ClassifyStep():
            yield from _sorted(step)
        case FillStep():
            yield from _filled(step)
        case NumberStep():
            yield from _typed(subject, step, names)


def _ticked(listed: list[tuple[str, bool]], field: str) -> Iterator[Trial]:
    key = tuple(name for name, right in listed if right)
    yield Trial(key, True, (field,), ", ".join(key))
    for number, (name, right) in enumerate(listed):
        less = tuple(one for one in key if one != name) if right else (*key, name)
        if less:
            yield Trial(less, False, (field, number, "id"), ", ".join(less))


def _ordered(key: list[str]) -> Iterator[Trial]:
    yield Trial(tuple(key), True, ("items",), ", ".join(key))
    for number in range(1, len(key)):
        other = [*key[: number - 1], key[number], key[number - 1], *key[number + 1 :]]
        yield Trial(tuple(other), False, ("items", number, "id"), ", ".join(other))


def _matched(lefts: list[str]) -> Iterator[Trial]:
    key = {left: left for left in lefts}
    yield Trial(key, True, ("pairs",), ", ".join(lefts))
    for number, (one, other) in enumerate(pairwise(lefts)):
        yield Trial({**key, one: other, other: one}, False, ("pairs", number, "id"), f"{one} ↔ {other}")


def _sorted(step: ClassifyStep) -> Iterator[Trial]:
    key = {item.id: item.bin for item in step.items}
    yield Trial(key, True, ("items",), ", ".join(key))
    for number, item in enumerate(step.items):
        for bin in step.bins:
            if bin.id != item.bin:
                yield Trial({**key, item.id: bin.id}, False, ("items", number, "bin"), f"{item.id} → {bin.id}")


def _filled(step: FillStep) -> Iterator[Trial]:
    key = {blank.id: blank.answers[0] for blank in step.blanks}
    for number, blank in enumerate(step.blanks):
        for spelling in blank.answers:
            yield Trial({**key, blank.id: spelling}, True, ("blanks", number, "answers"), spelling)
        for place, slip in enumerate(blank.slips):
            if slip.when is not None:
                here: Where = ("blanks", number, "slips", place, "when")
                yield Trial({**key, blank.id: slip.when}, False, here, slip.when)


def _typed(subject: Subject, step: NumberStep, names: Names) -> Iterator[Trial]:
    if not tolerance_fits(step):
        return
    try:
        key = values.worked(step.answer, names)
    except ExpressionError:
        return
    yield Trial(typed(key), True, ("answer",), typed(key))
    yield Trial(typed(key, SHOWN_PLACES), True, ("answer",), typed(key, SHOWN_PLACES))
    for number, slip in enumerate(step.slips):
        value = slip_value(slip, names, subject.library)
        field = "when" if slip.when is not None else "misconception"
        if value is not None:
            alike = Quantity(value.amount, key.unit)
            yield Trial(typed(alike), False, ("slips", number, field), typed(alike))
    for far in (key.amount * 3 + 1, key.amount / 3 - 1):
        yield Trial(typed(Quantity(far, key.unit)), False, ("answer",), typed(Quantity(far, key.unit)))


def typed(quantity: Quantity, places: int | None = None) -> str:
    """A quantity as somebody would type it, in full or rounded: ``1072.33``, ``13.03%``."""
    rate = quantity.unit == "rate"
    amount = quantity.amount.scaleb(2) if rate else quantity.amount
    digits = places if places is not None else 2 if quantity.unit == "money" else 10
    rounded = amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, CONTEXT)
    shortest = rounded.normalize(CONTEXT)
    return f"{shortest:f}%" if rate else f"{shortest:f}"
