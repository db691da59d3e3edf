"""What changed: between two votes on one question, and between the test before and the test after.

Normalized gain is Hake's (1998): the share of what was missing that was won. Normalized change is that of Marx and
Cummings (2007), a figure for each person that also says how much of what they had was lost.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

from tutor.classroom.intervals import Interval, mcnemar, mean, mean_interval, ratio_interval
from tutor.classroom.responses import Cell, Responses
from tutor.classroom.statistics import FEWEST, complete
from tutor.learning.verdict import Confidence

BELIEF: Final[dict[Confidence, float]] = {"guess": 0.5, "fairly": 0.75, "certain": 0.95}
"""What is taken for the probability of being right that somebody states; said wherever the score is shown."""


@dataclass(frozen=True)
class Revote:
    """Those who voted twice, by right and wrong in the first and second vote; how many voted only once.

    ``p`` is the exact McNemar test. ``gain`` is the normalized gain of their mean marks, None where nothing
    was missing.
    """

    n: int
    stayed_right: int
    became_right: int
    became_wrong: int
    stayed_wrong: int
    only_first: int
    only_second: int
    before: float
    after: float
    p: float
    gain: float | None


@dataclass(frozen=True)
class Certainty:
    """How sure × how right over first votes. ``brier`` is the mean square of (stated probability − 1 if right, else 0):
    0 is perfect, 0.25 is what a constant one half earns (Brier 1950).
    """

    right: dict[Confidence, int]
    wrong: dict[Confidence, int]
    silent_right: int
    silent_wrong: int
    brier: float | None

    @property
    def n(self) -> int:
        return sum(self.right.values()) + sum(self.wrong.values())


@dataclass(frozen=True)
class Growth:
    """The tests before and after, over the ``n`` people who sat all of both. ``gain`` is the class's normalized gain,
    its interval Fieller's; ``change`` the mean normalized change of ``changed`` people, the others had nothing to win
    or lose in both. Both are withheld under ten people, intervals also where they would not be finite.
    """

    n: int
    before: float
    after: float
    gain: float | None
    gain_interval: Interval | None
    changed: int
    change: float | None
    change_interval: Interval | None


def revote(cells: Sequence[Cell]) -> Revote | None:
    """None where nobody voted twice."""
    pairs = [(one.first, one.second) for one in cells if one.first is not None and one.second is not None]
    if not pairs:
        return None
    count = {(was, now): 0 for was in (True, False) for now in (True, False)}
    for first, second in pairs:
        count[first.right, second.right] += 1
    before = mean([first.fraction for first, _ in pairs])
    after = mean([second.fraction for _, second in pairs])
    return Revote(
        len(pairs),
        count[True, True],
        count[False, True],
        count[True, False],
        count[False, False],
        sum(one.first is not None and one.second is None for one in cells),
        sum(one.first is None and one.second is not None for one in cells),
        before,
        after,
        mcnemar(count[False, True], count[True, False]),
        normalized_gain(before, after),
    )


def normalized_gain(before: float, after: float) -> float | None:
    """(after − before) / (1 − before) of a class's means; None where nothing was missing before."""
    return (after - before) / (1 - before) if before < 1 else None


def normalized_change(before: float, after: float) -> float | None:
    """One person's: the share won of what was missing, or, negative, the share lost of what was there; None where both
    scores are 0 or both are 1, since such a person could only move one way.
    """
    if before == after:
        return None if before in (0, 1) else 0.0
    return (after - before) / (1 - before if after > before else before)


def certainty(cells: Sequence[Cell]) -> Certainty:
    levels = get_args(Confidence)
    right: dict[Confidence, int] = dict.fromkeys(levels, 0)
    wrong: dict[Confidence, int] = dict.fromkeys(levels, 0)
    silent = {True: 0, False: 0}
    errors = []
    for reply in (cell.first for cell in cells if cell.first is not None):
        if reply.sure is None:
            silent[reply.right] += 1
            continue
        (right if reply.right else wrong)[reply.sure] += 1
        errors.append((BELIEF[reply.sure] - reply.right) ** 2)
    return Certainty(right, wrong, silent[True], silent[False], mean(errors) if errors else None)


def growth(table: Responses) -> Growth | None:
    """None where there are not both tests, or nobody sat both."""
    before, after = _scores(table, "pre"), _scores(table, "post")
    both = [(before[name], after[name]) for name in before if name in after]
    if not both:
        return None
    first, second = [was for was, _ in both], [now for _, now in both]
    changes = [one for one in (normalized_change(was, now) for was, now in both) if one is not None]
    missing = ratio_interval([1 - now for now in second], [1 - was for was in first])
    enough, moved = len(both) >= FEWEST, len(changes) >= FEWEST
    return Growth(
        len(both),
        mean(first),
        mean(second),
        normalized_gain(mean(first), mean(second)) if enough else None,
        Interval(1 - missing.high, min(1.0, 1 - missing.low)) if enough and missing else None,
        len(changes),
        mean(changes) if moved else None,
        _within(mean_interval(changes)) if moved else None,
    )


def _scores(table: Responses, paper: str) -> dict[str, float]:
    who, columns = complete(table, "pre" if paper == "pre" else "post")
    return {name: math.fsum(row) / len(row) for name, row in zip(who, zip(*columns, strict=True), strict=True)}


def _within(found: Interval | None) -> Interval | None:
    return Interval(max(-1.0, found.low), min(1.0, found.high)) if found else None
