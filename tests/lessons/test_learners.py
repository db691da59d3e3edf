"""The whole course, tried by learners who never see its tags: mistakes are caught, and guessing gains nothing."""

from __future__ import annotations

import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest

from tutor.course.lesson import NumberStep
from tutor.course.misconception import slip_value, wrong_values
from tutor.course.quantity import Quantity
from tutor.course.values import worked
from tutor.learning import numbers
from tutor.learning.verdict import Unread, Verdict
from tutor.words import LANGS, Lang

from .learners import Asked, Learner, asked, guesser, library, longest, middle, third, words

SEEDS = range(3)
CLOSED = ("choice", "simulate", "choices", "spot", "order", "match", "classify")
CHOICE = ("choice", "simulate")
MOST_RATE = 3
"""Nobody takes a number above 300 % for a rate."""
SPREAD = 3.5
"""Standard deviations within which chance lands in all but one of two thousand tries."""


def mistaken(one: Asked) -> Iterator[tuple[str, Quantity, set[str]]]:
    """Every misconception by which this question can be worked out wrongly: its name, the number it gives, and the
    names of all that give the same number.
    """
    assert isinstance(one.step, NumberStep)
    key = worked(one.step.answer, one.names)
    off = numbers.tolerance(one.step, key)
    found = [
        (name, Quantity(wrong.amount, key.unit))
        for name, wrong in _wrongs(one)
        if (wrong.unit == key.unit or (wrong.unit == "number" and key.unit == "rate" and wrong.amount < MOST_RATE))
        and wrong.amount > 0
        and abs(wrong.amount - key.amount) > 2 * off
    ]
    for name, wrong in found:
        near = max(off, abs(key.amount) / 200, numbers.half_unit(wrong)) * 2
        yield name, wrong, {other for other, value in found if abs(value.amount - wrong.amount) <= near}


def _wrongs(one: Asked) -> Iterator[tuple[str, Quantity]]:
    """By the misconceptions' own calculations, and by those the lesson words anew for its own values."""
    assert isinstance(one.step, NumberStep)
    for entry, wrong in wrong_values(library(), one.names):
        yield entry.id, wrong
    for slip in one.step.slips:
        value = slip_value(slip, one.names, library())
        if slip.misconception and value is not None:
            yield slip.misconception, value


def typed(wrong: Quantity) -> str:
    """What somebody types who has got this: a rate to 0.01 %, money to the fen."""
    amount = wrong.amount * 100 if wrong.unit == "rate" else wrong.amount
    return f"{amount.quantize(Decimal('0.01')):f}" + ("%" if wrong.unit == "rate" else "")


FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(%|万)?")


def picked(one: Asked) -> Iterator[tuple[str, Verdict]]:
    """What comes of choosing the option that shows the number somebody has worked out, where one option does and it
    isn't the key's.
    """
    figures = {entry.id: [read(found) for found in FIGURE.finditer(words(entry.line))] for entry in one.page.entries}
    if not all(len(found) == 1 for found in figures.values()):
        return
    for entry, wrong in wrong_values(library(), one.names):
        fits = [id for id, ((value, off),) in figures.items() if abs(value - wrong.amount) <= off]
        if len(fits) == 1 and fits != [one.answered(fits[0]).solution]:
            yield entry.id, one.answered(fits[0])


def read(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """A figure as it is shown, and half a unit of its last place."""
    digits = found[1].replace(",", "")
    places = len(digits.partition(".")[2])
    scale = {"%": Decimal("0.01"), "万": Decimal(10_000)}.get(found[2] or "", Decimal(1))
    return Decimal(digits) * scale, Decimal(5).scaleb(-places - 1) * scale


@pytest.mark.parametrize("lang", LANGS)
def test_whoever_calculates_by_a_misconception_is_caught_and_told(lang: Lang) -> None:
    caught: dict[str, int] = defaultdict(int)
    for seed in SEEDS:
        for one in asked(lang, seed):
            if one.page.kind == "choice":
                for name, verdict in picked(one):
                    assert verdict.outcome == "wrong" and verdict.notes[0].says, (one.about, name)
                    caught[name] += name in verdict.misconceptions
            if not isinstance(one.step, NumberStep):
                continue
            slips = {slip.misconception for slip in one.step.slips if slip.misconception}
            for name, wrong, same in mistaken(one):
                verdict = one.answered(typed(wrong))
                assert verdict.outcome == "wrong", (one.about, name, typed(wrong))
                assert verdict.notes[0].says, (one.about, name)
                if verdict.misconceptions:
                    assert verdict.misconceptions[0] in same | slips, (one.about, name, verdict.misconceptions)
                    assert verdict.named, (one.about, name)
                    caught[name] += verdict.misconceptions[0] == name
                else:
                    assert verdict.notes[0].slip is not None, (one.about, name, typed(wrong), "caught by nothing")
    calculated = {entry.id for entry in library().misconceptions.entries.values() if entry.wrong is not None}
    never = sorted(calculated - {name for name, times in caught.items() if times})
    assert not never, never


def chance_of(one: Asked) -> float:
    """How likely pure guessing gets this question right."""
    n = len(one.page.entries)
    if one.page.kind in CHOICE:
        return 1 / n
    if one.page.kind in ("choices", "spot"):
        solution = one.answered((one.page.entries[0].id,)).solution
        empty = 0.5**n  # nobody hands in nothing: then one thing is ticked
        return 0.5**n + (empty / n if solution is not None and len(solution) == 1 else 0)
    if one.page.kind == "order":
        return 1 / math.factorial(n)
    if one.page.kind == "classify":
        return 1 / float(len(one.page.targets) ** n)
    return 1 / math.perm(len(one.page.targets), n)


@pytest.mark.parametrize("lang", LANGS)
def test_a_random_guesser_lands_at_chance(lang: Lang) -> None:
    """No kind is graded so mildly that guessing pays. Texts that are the same on the right of a match add a little."""
    drawn = random.Random(20261123)
    right: dict[str, float] = defaultdict(float)
    expected: dict[str, float] = defaultdict(float)
    spread: dict[str, float] = defaultdict(float)
    for seed in SEEDS:
        for one in asked(lang, seed):
            if one.page.kind not in CLOSED:
                continue
            p = chance_of(one)
            for _ in range(20):
                right[one.page.kind] += one.answered(guesser(one.page, drawn)).outcome == "right"
                expected[one.page.kind] += p
                spread[one.page.kind] += p * (1 - p)
    assert set(right) == set(CLOSED)
    for kind in CLOSED:
        off = abs(right[kind] - expected[kind])
        assert off <= SPREAD * math.sqrt(spread[kind]) + 1, (kind, right[kind], expected[kind])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("learner", [longest, middle, third])
def test_a_rule_of_thumb_gains_nothing(learner: Learner, lang: Lang) -> None:
    right = expected = variance = 0.0
    drawn = random.Random(0)
    for seed in SEEDS:
        for one in asked(lang, seed):
            if one.page.kind in CHOICE:
                p = 1 / len(one.page.entries)
                right += one.answered(learner(one.page, drawn)).outcome == "right"
                expected, variance = expected + p, variance + p * (1 - p) * (len(SEEDS) if learner is longest else 1)
    assert right <= expected + 2 * math.sqrt(variance), (right, expected)


def test_an_answer_that_is_none_is_not_weighed() -> None:
    for one in asked("en", 0):
        with pytest.raises(Unread):
            one.answered("" if one.page.kind not in ("match", "classify", "fill") else {})
