"""One learner in one lesson: a state machine that is moved by what the learner does and rebuilt from what was recorded.

The session records before it moves: when ``answer`` returns, the answer is kept. Replaying its events gives the same
session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tutor.course import compose
from tutor.course.lesson import AnyStep, Lang, Lesson, Question
from tutor.course.library import Library
from tutor.course.page import Blocks, Page
from tutor.course.quantity import Quantity
from tutor.course.values import draw, varying
from tutor.learning.chance import stream
from tutor.learning.event import Event, Happening
from tutor.learning.grading import grade
from tutor.learning.recap import Recap, recap
from tutor.learning.verdict import Answer, Confidence, Outcome, Unread, Verdict

TRIES = 12
"""Drawings looked at for a variant whose numbers differ from the last ones."""


@dataclass
class Passed:
    """What has happened on one step. ``variant`` counts its drawings; ``first`` is how the very first answer went."""

    variant: int = 0
    hints: int = 0
    given: Answer | None = None
    sure: Confidence | None = None
    first: Outcome | None = None
    first_sure: Confidence | None = None
    last: Outcome | None = None
    misconceptions: tuple[str, ...] = ()


class Session:
    """A walk through ``lesson``.

    ``seed`` settles its numbers; ``clock`` gives the time in UTC; ``record`` keeps an event and raises when it can't,
    in which case nothing has moved. ``history`` are the events recorded so far, oldest first.
    """

    def __init__(
        self,
        lesson: Lesson,
        *,
        library: Library,
        lang: Lang,
        seed: int,
        clock: Callable[[], datetime],
        record: Callable[[Event], None],
        history: Sequence[Event] = (),
    ) -> None:
        self.lesson = lesson
        self.library = library
        self.lang = lang
        self._clock = clock
        self._record = record
        opened = next((event for event in history if event.kind == "open"), None)
        self.seed = int(opened.data["seed"]) if opened else seed
        self._place = 0
        self._ended = False
        self._passed: dict[str, Passed] = {}
        self._pages: dict[tuple[str, int, Lang], Page] = {}
        self._names: dict[tuple[str, int], Mapping[str, Quantity]] = {}
        self._verdict: Verdict | None = None
        for event in history:
            self._apply(event)
        if opened is None:
            self._keep("open", "", {"seed": self.seed, "lang": lang})
        self._settle()
        self._shown_at = clock()

    # what is there

    @property
    def step(self) -> AnyStep:
        return self.lesson.steps[self._place]

    @property
    def page(self) -> Page:
        """The present step, composed."""
        return self._page(self._place)

    def peek(self) -> Page | None:
        """The next step's page, made ahead of time."""
        return self._page(self._place + 1) if self._place + 1 < len(self.lesson.steps) else None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the last answer to the present step, also when one comes back to it."""
        return self._verdict

    @property
    def given(self) -> Answer | None:
        """What was answered last on the present step, to its present numbers."""
        return self._here.given

    @property
    def sure(self) -> Confidence | None:
        return self._here.sure

    @property
    def hints_shown(self) -> tuple[Blocks, ...]:
        step = self.step
        if not isinstance(step, Question):
            return ()
        return tuple(self._blocks(text) for text in step.hints[: self._here.hints])

    @property
    def done(self) -> bool:
        """The last step has been left behind."""
        return self._ended

    def recap(self) -> Recap:
        """What the lesson came to."""
        return recap(self.lesson, self._passed, self.library, self.lang, self._line)

    # what one may do

    def answer(self, answer: Answer, sure: Confidence | None = None) -> Verdict:
        """Weigh and keep an answer. Raises ``Unread`` when it can't be weighed, and whatever ``record`` raises."""
        step, here = self.step, self._here
        if step.kind == "show":
            raise Unread("verdict.nothing-asked")
        verdict = grade(self.lesson, step, self._drawn(step, here.variant), answer, self.library, self.lang)
        self._keep("answer", step.id, self._told(step, answer, sure, verdict))
        self._verdict = verdict
        return verdict

    def look_at(self, answer: Answer) -> None:
        """Raises ``Unread`` if the answer can't be weighed yet; keeps and tells nothing."""
        grade(self.lesson, self.step, self._drawn(self.step, self._here.variant), answer, self.library, self.lang)

    def hint(self) -> Blocks | None:
        """The next rung of the ladder of hints; None when there is no further one."""
        step = self.step
        if not isinstance(step, Question) or self._here.hints >= len(step.hints):
            return None
        rung = self._here.hints + 1
        self._keep("hint", step.id, {"rung": rung})
        return self._blocks(step.hints[rung - 1])

    def again(self) -> Page:
        """The same question with other numbers and in another order; its last answer is left behind."""
        self._keep("again", self.step.id, {"variant": self._here.variant + 1})
        return self._settle()

    def next(self) -> Page:
        """One step on. After the last one the lesson is at its end, and stays there."""
        if self._place + 1 < len(self.lesson.steps):
            return self._show(self._place + 1)
        if not self._ended:
            found = self.recap()
            left = sum(not self._of(step.id).first for step in self.lesson.steps if isinstance(step, Question))
            told = {"asked": found.asked, "right": found.right, "unanswered": left}
            self._keep("end", "", told)
        return self.page

    def back(self) -> Page:
        """One step back; from the end, to the last step."""
        if self._ended:
            return self._show(self._place)
        return self._show(max(0, self._place - 1))

    def go(self, step: str) -> Page:
        """To the step with this id. Raises KeyError."""
        place = next((number for number, one in enumerate(self.lesson.steps) if one.id == step), None)
        if place is None:
            raise KeyError(step)
        return self._show(place)

    def switch(self, lang: Lang, lesson: Lesson) -> Page:
        """Go on in another language at the same place; ``lesson`` is the same lesson in it."""
        here = self.step.id
        self.lesson, self.lang = lesson, lang
        self._place = next((number for number, one in enumerate(lesson.steps) if one.id == here), self._place)
        self._names.clear()
        return self._settle()

    # how it is kept

    def _show(self, place: int) -> Page:
        step = self.lesson.steps[place]
        self._keep("show", step.id, {"place": place + 1, "of": len(self.lesson.steps)})
        return self._settle()

    def _keep(self, kind: Happening, step: str, data: Mapping[str, Any]) -> None:
        event = Event(self.lesson.id, self.lesson.revision, step, kind, self._clock(), data)
        self._record(event)
        self._apply(event)

    def _apply(self, event: Event) -> None:
        """Move by one event. What it names may be gone since: then it moves nothing, and is kept all the same."""
        if event.kind == "end":
            self._ended = True
        elif event.kind == "show":
            self._ended = False
            at = next((number for number, one in enumerate(self.lesson.steps) if one.id == event.step), None)
            meant = int(event.data.get("place", 1)) - 1
            self._place = at if at is not None else max(0, min(meant, len(self.lesson.steps) - 1))
        elif event.kind == "again":
            here = self._of(event.step)
            here.variant, here.given, here.sure, here.hints, here.last = int(event.data["variant"]), None, None, 0, None
        elif event.kind == "hint":
            self._of(event.step).hints = int(event.data["rung"])
        elif event.kind == "answer":
            self._answered(self._of(event.step), event.data)

    def _answered(self, here: Passed, data: Mapping[str, Any]) -> None:
        here.given, here.sure, here.last = _thawed(data["answer"]), data.get("sure"), data["outcome"]
        if here.first is None:
            here.first, here.first_sure = here.last, here.sure
            here.misconceptions = tuple(data.get("misconceptions", ()))

    def _told(self, step: AnyStep, answer: Answer, sure: Confidence | None, verdict: Verdict) -> dict[str, Any]:
        return {
            "answer": list(answer) if isinstance(answer, tuple) else answer,
            "sure": sure,
            "outcome": verdict.outcome,
            "score": verdict.score,
            "misconceptions": list(verdict.misconceptions),
            "competence": getattr(step, "competence", None),
            "predict": getattr(step, "predict", False),
            "variant": self._here.variant,
            "seconds": round(max(0.0, (self._clock() - self._shown_at).total_seconds()), 1),
            "lang": self.lang,
        }

    def _settle(self) -> Page:
        """The present page is shown anew: its verdict is worked out again from what was answered."""
        self._verdict = None
        self._shown_at = self._clock()
        here = self._here
        if here.given is not None:
            try:
                drawn = self._drawn(self.step, here.variant)
                self._verdict = grade(self.lesson, self.step, drawn, here.given, self.library, self.lang)
            except (Unread, TypeError):  # the question has changed since: it is asked again
                here.given, here.sure = None, None
        return self.page

    # how it is made

    @property
    def _here(self) -> Passed:
        return self._of(self.step.id)

    def _of(self, step: str) -> Passed:
        return self._passed.setdefault(step, Passed())

    def _page(self, place: int) -> Page:
        step = self.lesson.steps[place]
        key = (step.id, self._of(step.id).variant, self.lang)
        if key not in self._pages:
            variant = key[1]
            self._pages[key] = compose.compose(
                self.lesson,
                step,
                names=self._drawn(step, variant),
                library=self.library,
                lang=self.lang,
                order=stream(self.seed, step.id, variant, "order"),
            )
        return self._pages[key]

    def _drawn(self, step: AnyStep, variant: int) -> Mapping[str, Quantity]:
        """The values for a variant of a step: the lesson's own at first, then drawings that differ from the last
        one.
        """
        key = (step.id if variant else "", variant)
        if key not in self._names:
            self._names[key] = self._other(step, variant) if variant else draw(self.lesson, stream(self.seed, "values"))
        return self._names[key]

    def _other(self, step: AnyStep, variant: int) -> Mapping[str, Quantity]:
        before = self._drawn(step, variant - 1)
        shown = compose.needs(step) & varying(self.lesson)
        names = before
        for attempt in range(TRIES):
            names = draw(self.lesson, stream(self.seed, "values", step.id, variant, attempt))
            if any(names[name] != before[name] for name in shown):
                break
        return names

    def _blocks(self, text: str) -> Blocks:
        return compose.blocks(text, self._drawn(self.step, self._here.variant), self.library, self.lang)

    def _line(self, text: str) -> Any:
        return compose.line(text, self._drawn(self.step, 0), self.library, self.lang)


def _thawed(answer: Any) -> Answer:
    """An answer as it came back from JSON."""
    return tuple(answer) if isinstance(answer, list) else answer
