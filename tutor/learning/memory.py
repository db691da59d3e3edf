"""What is remembered of a competence, and of each question that asked it.

A competence is what is learnt and forgotten: its ``Card`` is scheduled by FSRS (Ye 2022; the ``fsrs`` package, fuzzing
off). A question is one way to ask: its ``Asked`` says how that went. Both are made from attempts alone, in order.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from tutor.learning.attempt import Attempt

if TYPE_CHECKING:
    from fsrs import Scheduler

Rating = Literal["again", "hard", "good", "easy"]
RATINGS: Final[tuple[Rating, ...]] = ("again", "hard", "good", "easy")
QUICK: Final = 45.0
"""Seconds within which a certain and right answer was easy."""
SLOW: Final = 180.0
"""Seconds from which a right answer was hard to get at."""
LATER: Final = timedelta(hours=20)
"""From this long after the last time, an answer shows what was kept and not what was just read."""
RETENTION: Final = 0.9
LONGEST_GAP: Final = 365
"""Days after which everything is asked again at the latest."""


@dataclass(frozen=True)
class Tally:
    """``n`` answers whose scores add up to ``score``."""

    n: int = 0
    score: float = 0.0

    def with_(self, score: float) -> Tally:
        return Tally(self.n + 1, self.score + score)


@dataclass(frozen=True)
class Card:
    """A competence. ``first`` tallies first tries at each question, ``later`` tries after a gap, ``varied`` the others
    with other numbers.
    """

    competence: str
    stability: float
    difficulty: float
    seen: datetime
    due: datetime
    first: Tally = Tally()
    later: Tally = Tally()
    varied: Tally = Tally()


@dataclass(frozen=True)
class Asked:
    """A question. ``failed`` counts the last answers in a row that were not right; ``wound`` says that the last one was
    certain and wrong.
    """

    lesson: str
    step: str
    competence: str
    revision: int
    seen: datetime
    times: int
    failed: int
    wound: bool


def rating(attempt: Attempt) -> Rating:
    """How well it was remembered. Wrong or mostly wrong: again. Half right, or right with a hint, by a guess or very
    slowly: hard. Right, certain and quick: easy. Right otherwise: good.
    """
    if attempt.outcome != "right":
        return "hard" if attempt.score > 0.5 else "again"
    if attempt.hints or attempt.sure == "guess" or attempt.seconds > SLOW:
        return "hard"
    return "easy" if attempt.sure == "certain" and attempt.seconds <= QUICK else "good"


def remembered(card: Card | None, asked: Asked | None, attempt: Attempt) -> tuple[Card, Asked]:
    """Both after one more attempt. A clock that was set back counts as no time gone by."""
    at = attempt.at if card is None else max(attempt.at, card.seen)
    seen = _scheduler().review_card(_fsrs(card, attempt.competence, at), _rated(rating(attempt)), at)[0]
    before = card or Card(attempt.competence, 0.0, 0.0, at, at)
    after = replace(
        _tallied(before, asked, attempt, at),
        stability=seen.stability or 0.0,
        difficulty=seen.difficulty or 0.0,
        seen=at,
        due=seen.due,
    )
    right = attempt.outcome == "right"
    return after, Asked(
        attempt.lesson,
        attempt.step,
        attempt.competence,
        attempt.revision,
        at,
        asked.times + 1 if asked else 1,
        0 if right else (asked.failed if asked else 0) + 1,
        attempt.certain_and_wrong,
    )


def is_due(card: Card, now: datetime) -> bool:
    """Whether to ask again. One that was seen in what is still to come was seen by a wrong clock: it is due."""
    return card.due <= now or card.seen > now + timedelta(days=1)


def _tallied(card: Card, asked: Asked | None, attempt: Attempt, at: datetime) -> Card:
    if asked is None:
        return replace(card, first=card.first.with_(attempt.score))
    if at - asked.seen >= LATER:
        return replace(card, later=card.later.with_(attempt.score))
    if attempt.variant or attempt.review:
        return replace(card, varied=card.varied.with_(attempt.score))
    return card


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_GAP,
        enable_fuzzing=False,
    )


def _rated(name: Rating) -> Any:
    from fsrs import Rating as Grade

    return Grade(RATINGS.index(name) + 1)


def _fsrs(card: Card | None, competence: str, at: datetime) -> Any:
    """FSRS's own card; its id is made from the competence, so that the same log gives the same cards everywhere."""
    from fsrs import Card as Theirs
    from fsrs import State

    number = zlib.crc32(competence.encode())
    if card is None:
        return Theirs(card_id=number, due=at)
    return Theirs(
        card_id=number,
        state=State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.seen,
    )
