"""One answer to one question, as it is remembered: made from the log, which other versions may have written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, get_args

from tutor.learning.event import Event
from tutor.learning.verdict import Confidence, Outcome

WEIGHED: Final = frozenset({"right", "partly", "wrong"})
LONGEST: Final = 600.0
"""Seconds that count for one answer: whoever takes longer has been away, or the clock was set."""


@dataclass(frozen=True)
class Attempt:
    """``score`` is 0 … 1, ``seconds`` at most ``LONGEST``; ``predict`` marks a guess asked for ahead of the teaching,
    ``review`` an answer in a review, ``test`` one in the test before or after.
    """

    lesson: str
    step: str
    revision: int
    at: datetime
    competence: str
    outcome: Outcome
    score: float
    sure: Confidence | None
    hints: int
    seconds: float
    variant: int
    predict: bool
    review: bool
    test: bool
    misconceptions: tuple[str, ...]

    @property
    def item(self) -> tuple[str, str]:
        return self.lesson, self.step

    @property
    def certain_and_wrong(self) -> bool:
        return self.sure == "certain" and self.outcome != "right"


def attempt_of(event: Event) -> Attempt | None:
    """The attempt that an event tells of; None where it tells of none: a poll, a plan, another version's words."""
    data = event.data
    if event.kind != "answer" or data.get("outcome") not in WEIGHED or not isinstance(data.get("competence"), str):
        return None
    sure = data.get("sure")
    return Attempt(
        lesson=event.lesson,
        step=event.step,
        revision=event.revision,
        at=event.at,
        competence=data["competence"],
        outcome=data["outcome"],
        score=_score(data),
        sure=sure if sure in get_args(Confidence) else None,
        hints=_whole(data.get("hints")),
        seconds=seconds_of(data),
        variant=_whole(data.get("variant")),
        predict=data.get("predict") is True,
        review=data.get("review") is True,
        test=data.get("test") is True,
        misconceptions=tuple(name for name in data.get("misconceptions") or () if isinstance(name, str)),
    )


def seconds_of(data: Mapping[str, Any]) -> float:
    """Seconds that an answer took, as far as they count."""
    took = data.get("seconds")
    return min(max(0.0, float(took)), LONGEST) if isinstance(took, int | float) else 0.0


def _score(data: Mapping[str, Any]) -> float:
    score = data.get("score")
    if isinstance(score, int | float):
        return min(1.0, max(0.0, float(score)))
    return 1.0 if data["outcome"] == "right" else 0.0


def _whole(found: Any) -> int:
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0
