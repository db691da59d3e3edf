"""One learner in one lesson: a state machine that is moved by what the learner does and rebuilt from what was recorded.

The session records before it moves: when ``answer`` returns, the answer is kept. Replaying its events gives the same
session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

from tutor.course import compose
from tutor.course.lesson import AnyStep, CommitStep, Lang, Lesson, Question
from tutor.course.library import Library
from tutor.course.page import READ, Blocks, Page
from tutor.learning.drawings import Drawings, Names
from tutor.learning.event import Event, Happening
from tutor.learning.grading import grade
from tutor.learning.recap import Recap, recap
from tutor.learning.trail import MOST, Passed, Trail
from tutor.learning.verdict import Answer, Confidence, Unread, Verdict


class Session:
    """A walk through ``lesson``.

    ``seed`` settles its numbers; ``clock`` gives the time in UTC; ``record`` keeps an event and raises when it can't,
    in which case nothing has moved. ``history`` are the events recorded so far, oldest first. Raises ``Broken`` for a
    lesson whose numbers can't be worked out.
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
        kept = opened.data.get("seed") if opened else None
        self.seed = kept if isinstance(kept, int) else seed
        self._drawings = Drawings(lesson, self.seed)
        self._trail = Trail()
        self._pages: dict[tuple[str, int, Lang], Page] = {}
        self._verdict: Verdict | None = None
        for event in history:
            self._trail.move(event, lesson.steps)
        if opened is None:
            self._keep("open", "", {"seed": self.seed, "lang": lang})
        self._settle()
        self._shown_at = clock()

    # what is there

    @property
    def step(self) -> AnyStep:
        return self.lesson.steps[self._trail.place]

    @property
    def page(self) -> Page:
        """The present step, composed."""
        return self._page(self._trail.place)

    @property
    def names(self) -> Names:
        """The values of the present step, in its present variant."""
        return self._drawings.names(self.step, self._here.variant)

    def peek(self) -> Page | None:
        """The next step's page, made ahead of time."""
        following = self._trail.place + 1
        return self._page(following) if following < len(self.lesson.steps) else None

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
        return self._trail.ended

    @property
    def misses(self) -> int:
        """How many answers in a row to the present question were not right."""
        return self._here.misses

    @property
    def taught_by(self) -> str | None:
        """The step that teaches what the present one asks: the last one before it that only tells."""
        before = [step.id for step in self.lesson.steps[: self._trail.place] if step.kind in READ]
        return before[-1] if before else None

    def recap(self) -> Recap:
        """What the lesson came to."""
        return recap(self.lesson, self._trail, self.library, self.lang, self._drawings.names(self.step, 0))

    # what one may do

    def answer(self, answer: Answer, sure: Confidence | None = None) -> Verdict:
        """Weigh and keep an answer. Raises ``Unread`` when it can't be weighed, and whatever ``record`` raises."""
        if sure is not None and sure not in get_args(Confidence):
            raise Unread("verdict.how-sure")
        verdict = self._weigh(answer)
        self._keep("answer", self.step.id, self._told(verdict, sure))
        self._verdict = verdict
        return verdict

    def look_at(self, answer: Answer) -> None:
        """Raises ``Unread`` if the answer can't be weighed yet; keeps and tells nothing."""
        self._weigh(answer)

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
        self._keep("again", self.step.id, {"variant": min(self._here.variant + 1, MOST)})
        return self._settle()

    def teach(self) -> Page:
        """Back to the step that teaches the point; the question waits with other numbers. Raises KeyError."""
        step = self.taught_by
        if step is None:
            raise KeyError(self.step.id)
        self.again()
        return self.go(step)

    def next(self) -> Page:
        """One step on. After the last one the lesson is at its end, and stays there."""
        if self._trail.place + 1 < len(self.lesson.steps):
            return self._show(self._trail.place + 1)
        if not self.done:
            found = self.recap()
            left = sum(not self._trail.on(step.id).first for step in self.lesson.steps if isinstance(step, Question))
            told = {"asked": found.asked, "right": found.right, "unanswered": left}
            self._keep("end", "", told)
        return self.page

    def back(self) -> Page:
        """One step back; from the end, to the last step."""
        return self._show(self._trail.place if self.done else max(0, self._trail.place - 1))

    def go(self, step: str) -> Page:
        """To the step with this id. Raises KeyError."""
        place = next((number for number, one in enumerate(self.lesson.steps) if one.id == step), None)
        if place is None:
            raise KeyError(step)
        return self._show(place)

    def switch(self, lang: Lang, lesson: Lesson) -> Page:
        """Go on in another language at the same place; ``lesson`` is the same lesson in it."""
        here = self.step.id
        drawings = Drawings(lesson, self.seed)
        self.lesson, self.lang, self._drawings = lesson, lang, drawings
        places = {step.id: number for number, step in enumerate(lesson.steps)}
        self._trail.place = places.get(here, min(self._trail.place, len(lesson.steps) - 1))
        self._pages.clear()
        return self._settle()

    # how it is kept

    def _show(self, place: int) -> Page:
        step = self.lesson.steps[place]
        self._keep("show", step.id, {"place": place + 1, "of": len(self.lesson.steps)})
        return self._settle()

    def _keep(self, kind: Happening, step: str, data: Mapping[str, Any]) -> None:
        event = Event(self.lesson.id, self.lesson.revision, step, kind, self._clock(), data)
        self._record(event)
        self._trail.move(event, self.lesson.steps)

    def _told(self, verdict: Verdict, sure: Confidence | None) -> dict[str, Any]:
        step, given = self.step, verdict.given
        return {
            "kind": step.kind,
            "answer": list(given) if isinstance(given, tuple) else given,
            "sure": sure,
            "outcome": verdict.outcome,
            "score": verdict.score,
            "misconceptions": list(verdict.misconceptions),
            "competence": getattr(step, "competence", None),
            "predict": getattr(step, "predict", False),
            "variant": self._here.variant,
            "hints": self._here.hints,
            **({"days": step.days} if isinstance(step, CommitStep) else {}),
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
                self._verdict = self._weigh(here.given)
            except Unread:  # the question has changed since: it is asked again
                here.forget()
        return self.page

    # how it is made

    @property
    def _here(self) -> Passed:
        return self._trail.on(self.step.id)

    def _page(self, place: int) -> Page:
        step = self.lesson.steps[place]
        variant = self._trail.on(step.id).variant
        key = (step.id, variant, self.lang)
        if key not in self._pages:
            self._pages[key] = compose.compose(
                self.lesson,
                step,
                names=self._drawings.names(step, variant),
                library=self.library,
                lang=self.lang,
                order=self._drawings.order(step, variant),
            )
        return self._pages[key]

    def _weigh(self, answer: Answer) -> Verdict:
        names = self._drawings.names(self.step, self._here.variant)
        return grade(self.lesson, self.step, names, answer, self.library, self.lang)

    def _blocks(self, text: str) -> Blocks:
        return compose.blocks(text, self._drawings.names(self.step, self._here.variant), self.library, self.lang)
