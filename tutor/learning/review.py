"""What to ask again today: competences that are due, each by a question that was met, mixed across units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from tutor.learning.memory import Asked, Card, is_due

SECONDS_EACH: Final = 45
"""What one question of a review takes."""
MINUTES: Final = 10
"""A day's load where nothing else was set."""

Why = Literal["wound", "failed", "due"]


@dataclass(frozen=True)
class Due:
    """A question to ask, and why: certain and wrong last time, wrong last time, or its competence is due. ``others``
    are further questions of the competence, should this one be gone.
    """

    lesson: str
    step: str
    competence: str
    why: Why
    failed: int = 0
    """How often in a row it was not right."""
    others: tuple[tuple[str, str], ...] = ()


def room(minutes: int, done_today: int = 0) -> int:
    """How many questions fit into what is left of a day's minutes."""
    return max(0, minutes * 60 // SECONDS_EACH - done_today)


def queue(
    cards: Iterable[Card], asked: Iterable[Asked], now: datetime, most: int, units: Mapping[str, str]
) -> tuple[Due, ...]:
    """At most ``most`` questions for today.

    First what was certain and wrong, whenever that was (but not within the hour); then what is due, longest overdue
    first. Neighbours come from different units where that can be (``units``: unit by lesson), so that look-alikes meet.
    A lesson that has no unit is gone.
    """
    ways: dict[str, list[Asked]] = {}
    for one in asked:
        if one.lesson in units:
            ways.setdefault(one.competence, []).append(one)
    wounds = [_due(one, ways, "wound") for many in ways.values() for one in many if one.wound and _rested(one, now)]
    there = {(one.lesson, one.step) for one in wounds}
    due = []
    for card in sorted(cards, key=lambda card: _overdue(card, now), reverse=True):
        many = ways.get(card.competence)
        if many and is_due(card, now):
            best = min(many, key=lambda one: (not one.failed, one.seen, one.step))
            if (best.lesson, best.step) not in there:
                due.append(_due(best, ways, "failed" if best.failed else "due"))
    return (*_mixed(wounds[:most], units), *_mixed(due[: max(0, most - len(wounds))], units))


def _due(one: Asked, ways: Mapping[str, Sequence[Asked]], why: Why) -> Due:
    others = sorted((other for other in ways[one.competence] if other != one), key=lambda other: other.seen)
    return Due(
        one.lesson, one.step, one.competence, why, one.failed, tuple((other.lesson, other.step) for other in others)
    )


def _rested(one: Asked, now: datetime) -> bool:
    return not 0 <= (now - one.seen).total_seconds() < 3600


def _overdue(card: Card, now: datetime) -> float:
    """How far past its date, against how long it was to last."""
    return (now - card.due).total_seconds() / max(3600.0, (card.due - card.seen).total_seconds())


def _mixed(found: Sequence[Due], units: Mapping[str, str]) -> tuple[Due, ...]:
    """The same, each next to one of another unit while there is one, keeping the order otherwise."""
    rest, mixed = list(found), list[Due]()
    while rest:
        last = units.get(mixed[-1].lesson) if mixed else None
        at = next((number for number, one in enumerate(rest) if units.get(one.lesson) != last), 0)
        mixed.append(rest.pop(at))
    return tuple(mixed)
