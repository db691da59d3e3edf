"""Statistics of questions and of a whole paper. Marks are shares, 0 … 1, and every question weighs the same.

Facility, standard deviation, discrimination index, discriminative efficiency, internal consistency and standard error
are defined as in Moodle's quiz statistics, but as shares and not in per cent. *Rest* is the score in all other
questions of the paper. Variances and covariances are a sample's: divided by one less than the number of people.
Each gives None where it is not defined: nobody differs, or there is no rest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tutor.classroom.intervals import Interval, covariance, mean, mean_interval, variance
from tutor.classroom.responses import Paper, Question, Responses

FEWEST: Final = 10
"""People below which no index is given: it would be chance."""
GROUP: Final = 0.27
"""The share of the class in the upper and in the lower group (Kelley 1939)."""


@dataclass(frozen=True)
class Item:
    """The indices of a question over the ``n`` people who were there for the whole paper."""

    n: int
    discrimination: float | None
    efficiency: float | None
    upper_lower: float | None


@dataclass(frozen=True)
class Whole:
    """A paper over the ``n`` people who were there for all of it. ``mean``, ``median``, ``sd`` and ``standard_error``
    are shares of the full mark; the last two and ``alpha`` are None under ``FEWEST`` people.
    """

    n: int
    questions: int
    mean: float | None
    interval: Interval | None
    median: float | None
    sd: float | None
    alpha: float | None
    standard_error: float | None


def facility(marks: Sequence[float]) -> float | None:
    """The mean mark: the share of the full mark that the class earned."""
    return mean(marks) if marks else None


def standard_deviation(marks: Sequence[float]) -> float | None:
    return math.sqrt(variance(marks)) if len(marks) > 1 else None


def discrimination(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """The correlation of the mark with the rest: whether those who do well elsewhere do well here. −1 … 1."""
    if len(marks) < 2:
        return None
    spread = variance(marks) * variance(rest)
    return _clipped(covariance(marks, rest) / math.sqrt(spread)) if spread > 0 else None


def efficiency(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """The covariance of mark and rest, as a share of the largest that these very marks could have: with both sorted,
    the best marks beside the best rests. It doesn't blame a very easy or very hard question for its facility.
    """
    if len(marks) < 2:
        return None
    most = covariance(sorted(marks), sorted(rest))
    return min(1.0, covariance(marks, rest) / most) if most > 0 else None


def upper_lower(marks: Sequence[float], totals: Sequence[float]) -> float | None:
    """The facility in the best 27 per cent of the class by total score, less that in the weakest 27 per cent.

    People who tie at the edge of a group share the places that are left, so no order of names decides.
    """
    if len(marks) < 2:
        return None
    size = max(1, round(GROUP * len(marks)))
    return _edge(marks, totals, size, 1) - _edge(marks, totals, size, -1)


def _edge(marks: Sequence[float], totals: Sequence[float], size: int, side: int) -> float:
    """The mean mark of the ``size`` highest totals, or of the lowest where ``side`` is −1."""
    ranked = [round(side * total, 9) for total in totals]
    cut = sorted(ranked, reverse=True)[size - 1]
    above = [mark for mark, rank in zip(marks, ranked, strict=True) if rank > cut]
    tied = [mark for mark, rank in zip(marks, ranked, strict=True) if rank == cut]
    return (math.fsum(above) + mean(tied) * (size - len(above))) / size


def alpha(columns: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha (1951), Moodle's coefficient of internal consistency: k/(k−1) · (1 − Σ variances of the marks /
    variance of the totals), for the marks of k questions. 1 is the most; a bad paper can fall below 0.
    """
    k = len(columns)
    if k < 2 or len(columns[0]) < 2:
        return None
    spread = variance(_totals(columns))
    return k / (k - 1) * (1 - math.fsum(variance(one) for one in columns) / spread) if spread > 0 else None


def standard_error(columns: Sequence[Sequence[float]]) -> float | None:
    """How far a person's score lies from the one that they would get on average, in marks: sd · √(1 − alpha)."""
    found = alpha(columns)
    if found is None:
        return None
    return math.sqrt(variance(_totals(columns)) * max(0.0, 1 - found))


def rests(columns: Sequence[Sequence[float]], at: int) -> list[float]:
    """The score of each person in all questions but the one at ``at``."""
    return [math.fsum(row[:at] + row[at + 1 :]) for row in zip(*columns, strict=True)]


def marks(table: Responses, question: Question) -> list[float]:
    """The mark of everybody who was there, by their first vote; 0 for no answer."""
    return [cell.first.fraction if cell.first else 0.0 for cell in table.at(question.id)]


def complete(table: Responses, paper: Paper) -> tuple[tuple[str, ...], tuple[tuple[float, ...], ...]]:
    """The people who were there for every question of the paper, and a column of their marks for each question."""
    by_question = [
        {cell.person: cell.first.fraction if cell.first else 0.0 for cell in table.at(one.id)}
        for one in table.of(paper)
    ]
    who = tuple(one.id for one in table.people if by_question and all(one.id in marks for marks in by_question))
    return who, tuple(tuple(marks[name] for name in who) for marks in by_question)


def item(columns: Sequence[Sequence[float]], at: int) -> Item:
    """The indices of the question at ``at``; withheld under ``FEWEST`` people."""
    n = len(columns[at])
    if n < FEWEST:
        return Item(n, None, None, None)
    own, totals = columns[at], _totals(columns)
    if len(columns) == 1:
        return Item(n, None, None, None)  # no rest, and a total that is the mark itself
    rest = rests(columns, at)
    return Item(n, discrimination(own, rest), efficiency(own, rest), upper_lower(own, totals))


def whole(columns: Sequence[Sequence[float]]) -> Whole:
    k, n = len(columns), len(columns[0]) if columns else 0
    if not n:
        return Whole(0, k, None, None, None, None, None, None)
    totals = [total / k for total in _totals(columns)]
    enough = n >= FEWEST
    error = standard_error(columns) if enough else None
    interval = mean_interval(totals)
    return Whole(
        n,
        k,
        mean(totals),
        Interval(max(0.0, interval.low), min(1.0, interval.high)) if interval else None,
        _median(totals),
        standard_deviation(totals) if enough else None,
        alpha(columns) if enough else None,
        error / k if error is not None else None,
    )


def _totals(columns: Sequence[Sequence[float]]) -> list[float]:
    return [math.fsum(row) for row in zip(*columns, strict=True)]


def _median(values: Sequence[float]) -> float:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _clipped(value: float) -> float:
    return max(-1.0, min(1.0, value))
