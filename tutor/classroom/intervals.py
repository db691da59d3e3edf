"""How far a figure can be trusted: intervals that hold the true value in 95 of 100 such classes, and one exact test."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

Z: Final = 1.959963984540054
"""The 97.5 per cent point of the normal distribution."""
_TINY: Final = 1e-18
"""A variance below this is rounding: nothing varies."""


class Interval(NamedTuple):
    low: float
    high: float


def mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def covariance(some: Sequence[float], others: Sequence[float]) -> float:
    """Of a sample: divided by one less than its size. Takes two or more pairs; exactly 0 where it is only rounding."""
    m, k = mean(some), mean(others)
    found = math.fsum((x - m) * (y - k) for x, y in zip(some, others, strict=True)) / (len(some) - 1)
    return found if abs(found) > _TINY else 0.0


def variance(values: Sequence[float]) -> float:
    return covariance(values, values)


def wilson(share: float, n: int) -> Interval | None:
    """The score interval of Wilson (1927) for a share of ``n``; None for nobody.

    For a mean of marks between 0 and 1 it is too wide rather than too narrow, since such marks vary at most as much as
    right and wrong do.
    """
    if n <= 0:
        return None
    z2 = Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z / (1 + z2 / n) * math.sqrt(max(0.0, share * (1 - share)) / n + z2 / (4 * n * n))
    return Interval(max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def mean_interval(values: Sequence[float]) -> Interval | None:
    """Student's (1908) interval of a mean; None for fewer than two values."""
    n = len(values)
    if n < 2:
        return None
    reach = t_point(n - 1) * math.sqrt(variance(values) / n)
    return Interval(mean(values) - reach, mean(values) + reach)


def ratio_interval(tops: Sequence[float], bottoms: Sequence[float]) -> Interval | None:
    """The interval of mean(tops) / mean(bottoms), measured in pairs (Fieller 1954).

    None where the lower mean can't be told from zero: then no finite interval is honest.
    """
    n = len(tops)
    if n < 2:
        return None
    t2 = t_point(n - 1) ** 2 / n
    top, bottom = mean(tops), mean(bottoms)
    a = bottom**2 - t2 * variance(bottoms)
    b = top * bottom - t2 * covariance(tops, bottoms)
    c = top**2 - t2 * variance(tops)
    if a <= 1e-12:
        return None
    root = math.sqrt(max(0.0, b * b - a * c))
    return Interval((b - root) / a, (b + root) / a)


def mcnemar(became_right: int, became_wrong: int) -> float:
    """The exact two-sided p of McNemar's test (1947): how often chance alone, a coin for everybody who changed, would
    give a split at least so uneven. 1 where nobody changed.
    """
    n = became_right + became_wrong
    tail = sum(math.comb(n, i) for i in range(min(became_right, became_wrong) + 1))
    return min(1.0, 2 * tail / (1 << n))


@cache
def t_point(freedom: int) -> float:
    """The 97.5 per cent point of Student's t, found by halving. Takes one degree of freedom or more."""
    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def within(t: float, freedom: int) -> float:
    """The probability that Student's t lies between −t and t (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle)
    if freedom % 2:
        total, term = 0.0, cosine
        for i in range(1, freedom - 1, 2):
            total += term
            term *= cosine * cosine * (i + 1) / (i + 2)
        return 2 / math.pi * (angle + math.sin(angle) * total)
    total, term = 0.0, 1.0
    for i in range(0, freedom - 1, 2):
        total += term
        term *= cosine * cosine * (i + 1) / (i + 2)
    return math.sin(angle) * total
