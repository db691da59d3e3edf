"""How well a competence is held, with how sure one can be of that."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from tutor.learning.memory import Card

Level = Literal["unknown", "shaky", "growing", "firm"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
WEIGHTS: Final = (("first", 1.0), ("later", 1.5), ("varied", 0.5))
"""A try after a gap says more than a first one, another drawing on the same day less."""
ENOUGH: Final = 2.5
"""Weighted answers from which anything is said."""
SPREAD: Final = 1.2816
"""Standard deviations of the interval that holds four fifths."""
SHAKY, FIRM = 0.7, 0.7


@dataclass(frozen=True)
class Mastery:
    """The share of questions one would answer rightly: ``mean``, and the interval that holds it four times of five
    (normal approximation to the Beta distribution that a uniform one becomes). ``delayed`` says that a try after a
    gap was right.
    """

    competence: str
    mean: float
    low: float
    high: float
    answers: int
    delayed: bool
    level: Level


def mastery(card: Card) -> Mastery:
    """What the tallies of a competence allow to say."""
    tallies = [(getattr(card, name), weight) for name, weight in WEIGHTS]
    right = 1.0 + sum(tally.score * weight for tally, weight in tallies)
    wrong = 1.0 + sum((tally.n - tally.score) * weight for tally, weight in tallies)
    total = right + wrong
    mean, spread = right / total, SPREAD * math.sqrt(right * wrong / (total * total * (total + 1)))
    low, high = max(0.0, mean - spread), min(1.0, mean + spread)
    answers = sum(tally.n for tally, _ in tallies)
    delayed = card.later.score >= 1.0
    level = _level(total - 2.0, low, high, delayed)
    return Mastery(card.competence, mean, low, high, answers, delayed, level)


def _level(weight: float, low: float, high: float, delayed: bool) -> Level:
    if weight < ENOUGH:
        return "unknown"
    if high < SHAKY:
        return "shaky"
    return "firm" if low >= FIRM and delayed else "growing"


def worth_repeating(found: Iterable[Mastery], taught: Mapping[str, Collection[str]]) -> tuple[str, str] | None:
    """A lesson that teaches the shakiest competence, and that competence; ``taught`` gives lessons by competence."""
    shaky = sorted((one for one in found if one.level == "shaky"), key=lambda one: one.mean)
    names = [one.competence for one in shaky if taught.get(one.competence)]
    return (next(iter(taught[names[0]])), names[0]) if names else None


def brier(pairs: Iterable[tuple[str, bool]]) -> tuple[float, int] | None:
    """The mean squared distance between how sure one was and what came true (Brier 1950), and of how many answers.

    A guess counts as one half, fairly sure as 0.75, certain as 0.95. 0 is perfect; always saying one half gives 0.25.
    """
    weights = {"guess": 0.5, "fairly": 0.75, "certain": 0.95}
    found = [(weights[sure] - right) ** 2 for sure, right in pairs if sure in weights]
    return (sum(found) / len(found), len(found)) if found else None
