"""Where a learner is in a lesson and what has happened on its steps, made from events alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from tutor.course.lesson import AnyStep
from tutor.learning.event import Event
from tutor.learning.verdict import Answer, Confidence, Outcome

MOST: Final = 10_000
"""Variants of a step that are told apart."""


@dataclass
class Passed:
    """What has happened on one step. ``variant`` counts its drawings; ``first`` is how the very first answer went."""

    variant: int = 0
    hints: int = 0
    given: Answer | None = None
    sure: Confidence | None = None
    first: Outcome | None = None
    first_sure: Confidence | None = None
    misconceptions: tuple[str, ...] = ()
    misses: int = 0
    """Answers in a row that were not right."""

    def again(self, variant: int) -> None:
        self.variant, self.hints = variant, 0
        self.forget()

    def forget(self) -> None:
        """Leave the last answer behind; how the first one went stays known."""
        self.given, self.sure = None, None

    def answered(self, data: Mapping[str, Any]) -> None:
        if "answer" not in data or data.get("outcome") not in get_args(Outcome):
            return  # another version's, or somebody's hand: nothing that this one can tell of
        sure = data.get("sure")
        self.misses = 0 if data["outcome"] in ("right", "noted") else self.misses + 1
        self.given, self.sure = _thawed(data["answer"]), sure if sure in get_args(Confidence) else None
        if self.first is None:
            self.first, self.first_sure = data["outcome"], self.sure
            self.misconceptions = tuple(data.get("misconceptions", ()))


@dataclass
class Trail:
    """``place`` counts from 0; ``ended`` says that the last step has been left behind."""

    place: int = 0
    ended: bool = False
    passed: dict[str, Passed] = field(default_factory=dict)

    def on(self, step: str) -> Passed:
        return self.passed.setdefault(step, Passed())

    def move(self, event: Event, steps: Sequence[AnyStep]) -> None:
        """Move by one event. What it names may be gone since: then it moves nothing, and is kept all the same."""
        if event.data.get("review") or event.data.get("test"):
            return  # asked elsewhere, with other numbers
        match event.kind:
            case "show":
                self.ended = False
                self.place = _nearest(event, steps)
            case "end":
                self.ended = True
            case "again":
                self.on(event.step).again(_count(event.data, "variant", MOST))
            case "hint":
                self.on(event.step).hints = _count(event.data, "rung", MOST)
            case "answer":
                self.on(event.step).answered(event.data)


def _nearest(event: Event, steps: Sequence[AnyStep]) -> int:
    """Where the step shown stands now; where it is gone, what has moved into its place."""
    at = next((number for number, step in enumerate(steps) if step.id == event.step), None)
    return at if at is not None else min(max(0, _count(event.data, "place", MOST) - 1), len(steps) - 1)


def _count(data: Mapping[str, Any], name: str, most: int) -> int:
    """A count out of an event, which another version or somebody's hand may have written."""
    found = data.get(name)
    return max(0, min(found, most)) if isinstance(found, int) else 0


def _thawed(answer: Any) -> Answer:
    """An answer as it came back from JSON."""
    return tuple(answer) if isinstance(answer, list) else answer
