"""A review: questions out of many lessons, one after another, each with new numbers; it can be left anywhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tutor.course.diagnostics import Broken
from tutor.course.lesson import Lesson, Question
from tutor.course.page import READ, Page
from tutor.learning.event import Event
from tutor.learning.review import MINUTES, Due, queue, room
from tutor.learning.session import Session
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.store.desk import Desk


class OneQuestion(Session):
    """A session over a single step of a lesson. Only answers are recorded, marked as given in a review."""

    def __init__(self, review: Review, due: Due, lesson: Lesson, lang: Lang) -> None:
        desk = review.desk
        self.due = due
        self._teaching = teaching_step(lesson, due.step)
        self.at, self.of = review.at, review.of
        self._keeps: Callable[[Event], None] = desk.store.append
        super().__init__(
            _only(lesson, due.step),
            library=desk.library,
            lang=lang,
            seed=desk.chance(),
            clock=desk.clock,
            record=self._keep_answer,
        )

    @property
    def taught_by(self) -> str | None:
        return self._teaching

    @property
    def misses(self) -> int:
        return self.due.failed + super().misses

    def _keep_answer(self, event: Event) -> None:
        if event.kind == "answer":
            self._keeps(replace(event, data={**event.data, "review": True}))

    def _page(self, place: int) -> Page:
        page = super()._page(place)
        if (page.place, page.of) != (self.at, self.of):
            page = replace(page, place=self.at, of=self.of)
            self._pages[page.step, self._here.variant, self.lang] = page
        return page

    def switch(self, lang: Lang, lesson: Lesson) -> Page:
        return super().switch(lang, _only(lesson, self.due.step))


class Review:
    """What is due for one learner today, one question at a time. ``at`` counts from 1."""

    def __init__(self, desk: Desk, due: tuple[Due, ...]) -> None:
        self.desk = desk
        self.due = due
        self._left = deque(due)
        self._again: set[tuple[str, str]] = set()
        self.at, self.of = 0, len(due)
        self.right = self.answered = 0
        self.session: OneQuestion | None = None

    def next(self, lang: Lang) -> OneQuestion | None:
        """The next question; None when all is done. What is gone or broken gives way to another of its competence.

        A question that was not right comes once more at the end.
        """
        self._settle()
        self.session = None
        while self._left and self.session is None:
            due = self._left.popleft()
            self.at += 1
            self.session = self._opened(due, lang)
        return self.session

    def _settle(self) -> None:
        session = self.session
        if session is None or session.verdict is None:
            return
        self.answered += 1
        right = session.verdict.outcome == "right"
        self.right += right
        item = (session.due.lesson, session.due.step)
        if not right and item not in self._again:
            self._again.add(item)
            self._left.append(replace(session.due, failed=session.misses))
            self.of += 1

    def _opened(self, due: Due, lang: Lang) -> OneQuestion | None:
        for lesson, step in ((due.lesson, due.step), *due.others):
            try:
                whole = self.desk.lesson(lesson, lang)
                if any(one.id == step and isinstance(one, Question) for one in whole.steps):
                    return OneQuestion(self, replace(due, lesson=lesson, step=step), whole, lang)
            except (Broken, KeyError):
                continue
        return None


def review_of(desk: Desk, minutes: int | None = None) -> Review:
    """Today's review; ``minutes`` bounds it, else the setting does, less what was done today."""
    now = desk.clock()
    units = {lesson.id: lesson.unit for lesson in desk.catalogue.lessons if not lesson.broken}
    most = room(minutes) if minutes is not None else room(daily_minutes(desk), done_today(desk, now))
    return Review(desk, queue(desk.store.cards(), desk.store.asked(), now, most, units))


def daily_minutes(desk: Desk) -> int:
    kept = desk.store.setting("minutes")
    return int(kept) if kept and kept.isdecimal() else MINUTES


def done_today(desk: Desk, now: datetime) -> int:
    """Questions answered in reviews since midnight where one is."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return desk.store.reviewed_since(midnight)


def teaching_step(lesson: Lesson, step: str) -> str | None:
    """The step that teaches what ``step`` asks: the last one before it that only tells."""
    told = None
    for one in lesson.steps:
        if one.id == step:
            return told
        if one.kind in READ:
            told = one.id
    return None


def _only(lesson: Lesson, step: str) -> Lesson:
    return replace(lesson, steps=tuple(one for one in lesson.steps if one.id == step))
