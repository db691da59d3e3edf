"""The test before and after, for one learner: which form is next, taking it, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from tutor.course.lesson import Lesson
from tutor.learning.attempt import attempt_of
from tutor.learning.drawings import Names
from tutor.learning.event import Event
from tutor.learning.measurement import Gain, by_cluster, gain, later_due, order_of
from tutor.learning.session import Session
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.store.desk import Desk

Stage = Literal["before", "after", "later"]
STAGES: tuple[Stage, ...] = ("before", "after", "later")


@dataclass(frozen=True)
class Taken:
    """A form that was finished: scores by item."""

    stage: Stage
    form: str
    at: datetime
    scores: dict[str, float]

    @property
    def right(self) -> int:
        return sum(score >= 1 for score in self.scores.values())


@dataclass(frozen=True)
class Standing:
    """What was taken and what is next: ``open_from`` is when the delayed form begins to say something; None for now."""

    taken: tuple[Taken, ...]
    next: tuple[Stage, str] | None
    open_from: datetime | None = None


class Form(Session):
    """A form being taken: every answer is kept, marked as a test's, and nothing is told on the way."""

    def __init__(self, desk: Desk, lesson: Lesson, lang: Lang) -> None:
        self._keeps: Callable[[Event], None] = desk.store.append
        super().__init__(
            lesson,
            library=desk.library,
            lang=lang,
            seed=desk.chance(),
            clock=desk.clock,
            record=self._marked,
            history=[_bare(event) for event in desk.store.history(lesson.id)],
        )

    @property
    def names(self) -> Names:
        """The numbers of the form."""
        return self._drawings.names(self.step, 0)

    def look(self, step: str) -> None:
        """Turn to a step, to look at it; nothing is kept from now on. Raises KeyError."""
        self._keeps = _kept_nowhere
        self._trail.place = {one.id: number for number, one in enumerate(self.lesson.steps)}[step]
        self._trail.ended = False
        self._settle()

    def _marked(self, event: Event) -> None:
        self._keeps(replace(event, data={**event.data, "test": True}))


def standing(desk: Desk) -> Standing:
    """Where this learner is between before and after."""
    measured = desk.catalogue.measurement
    if measured is None:
        return Standing((), None)
    forms = order_of(measured.forms, f"{desk.store.owner()}/{desk.store.learner}")[:2]
    planned = [*zip(STAGES, forms, strict=False)]
    if measured.later:
        planned.append(("later", measured.later))
    taken: list[Taken] = []
    for stage, form in planned:
        found = _taken(desk, stage, form)
        if found is None:
            opens = later_due(taken[-1].at)[0] if stage == "later" else None
            return Standing(tuple(taken), (stage, form), opens if opens and opens > desk.clock() else None)
        taken.append(found)
    return Standing(tuple(taken), None)


def take(desk: Desk, form: str, lang: Lang) -> Form:
    """The form where it was left, or from its beginning."""
    return Form(desk, desk.lesson(form, lang), lang)


def gains(desk: Desk, found: Standing) -> dict[str, Any]:
    """``all`` and ``clusters`` from before to after, and ``kept`` from after to later, where there are both."""
    by_stage = {one.stage: one.scores for one in found.taken}
    measured = desk.catalogue.measurement
    names = [name for name, _ in measured.clusters] if measured else []
    told: dict[str, Any] = {}
    if "before" in by_stage and "after" in by_stage:
        told["all"] = gain(by_stage["before"], by_stage["after"])
        told["clusters"] = by_cluster(by_stage["before"], by_stage["after"], names)
    if "after" in by_stage and "later" in by_stage:
        told["kept"] = gain(by_stage["after"], by_stage["later"])
    return told


def as_plain(desk: Desk) -> dict[str, Any]:
    """For ``--json``."""
    found = standing(desk)
    told = gains(desk, found)
    return {
        "taken": [
            {"stage": one.stage, "form": one.form, "at": one.at.isoformat(), "right": one.right, "of": len(one.scores)}
            for one in found.taken
        ],
        "next": {"stage": found.next[0], "form": found.next[1]} if found.next else None,
        "open_from": found.open_from.isoformat() if found.open_from else None,
        "gain": _plain(told.get("all")),
        "clusters": {name: _plain(one) for name, one in told.get("clusters", {}).items()},
        "kept": _plain(told.get("kept")),
    }


def _plain(found: Gain | None) -> dict[str, Any] | None:
    if found is None:
        return None
    values = {
        name: getattr(found, name)
        for name in ("n", "before", "after", "gain", "low", "high", "normalized", "won", "lost")
    }
    return {
        **{name: round(one, 3) if isinstance(one, float) else one for name, one in values.items()},
        "verdict": found.verdict,
    }


def _taken(desk: Desk, stage: Stage, form: str) -> Taken | None:
    """The form, if it was finished; what was skipped counts as not right."""
    events = desk.store.history(form)
    ended = next((event for event in reversed(events) if event.kind == "end"), None)
    if ended is None:
        return None
    items = [step.id for step in desk.lesson(form, desk.lang).steps]
    scores = dict.fromkeys(items, 0.0)
    for event in events:
        attempt = attempt_of(event)
        if attempt is not None and attempt.step in scores:
            scores[attempt.step] = attempt.score
    return Taken(stage, form, ended.at, scores)


def _kept_nowhere(event: Event) -> None:
    del event


def _bare(event: Event) -> Event:
    return replace(event, data={name: value for name, value in event.data.items() if name != "test"})
