"""Everything a front end needs on the table: the course, what was learnt so far, and a session for any lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tutor.course.catalogue import Catalogue, index_name, lessons_dir
from tutor.learning.event import Event
from tutor.store.log import DEFAULT_LEARNER, Place, Store
from tutor.store.paths import Paths
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.course.lesson import Lesson
    from tutor.course.library import Library
    from tutor.credit.terms import World
    from tutor.learning.event import Happening
    from tutor.learning.session import Session
    from tutor.store.memory import Plan
    from tutor.store.reviewing import Review

__all__ = ["Desk", "Place", "open_desk"]

Kept = Literal["yes", "no", "later"]


@dataclass
class Desk:
    """``lang`` is the language to speak; ``clock`` gives the time in UTC; ``chance`` a fresh seed."""

    catalogue: Catalogue
    library: Library
    store: Store
    paths: Paths
    lang: Lang
    clock: Callable[[], datetime]
    chance: Callable[[], int]

    def open_lesson(self, name: str, lang: Lang, step: str | None = None) -> Session:
        """The session where the learner left it, or at ``step``.

        Raises KeyError for an unknown lesson or step, ``Broken`` for one that can't be read, ``StoreError``.
        """
        from tutor.learning.session import Session

        session = Session(
            self.lesson(name, lang),
            library=self.library,
            lang=lang,
            seed=self.chance(),
            clock=self.clock,
            record=self.store.append,
            history=self.store.history(name),
        )
        if step is not None:
            session.go(step)
        return session

    def switch(self, session: Session, lang: Lang) -> None:
        """The same session in another language."""
        session.switch(lang, self.lesson(session.lesson.id, lang))

    def lesson(self, name: str, lang: Lang) -> Lesson:
        from tutor.course.loading import load_lesson

        return load_lesson(self.catalogue.folder(name), lang)

    def review(self, minutes: int | None = None) -> Review:
        """What is due today, in at most ``minutes``, else in what is left of the day's."""
        from tutor.store.reviewing import review_of

        return review_of(self, minutes)

    def bring_home(self, code: str) -> int:
        """Keep what a code says was missed in class, so that reviews ask it; how many questions that were.

        A question that is known to be wanting already is not kept again. Raises ``CodeError`` and ``StoreError``.
        """
        from tutor.course.diagnostics import Broken
        from tutor.learning.take_home import read

        lessons = {}
        for listed in self.catalogue.lessons:
            try:
                lessons[listed.id] = self.lesson(listed.id, "zh")
            except Broken:
                continue
        missed = read(code, {name: [step.id for step in lesson.steps] for name, lesson in lessons.items()})
        wanting = {(one.lesson, one.step) for one in self.store.asked() if one.failed}
        kept = 0
        for name, steps in missed.items():
            for step in lessons[name].steps:
                competence = getattr(step, "competence", None)
                if step.id in steps and competence and (name, step.id) not in wanting:
                    told = {"kind": step.kind, "outcome": "wrong", "score": 0.0, "competence": competence}
                    self._keep(name, step.id, "answer", {**told, "review": True, "class": True})
                    kept += 1
        return kept

    def note(self, lesson: str, step: str, text: str) -> None:
        """Keep a note on a step; an empty one takes it away."""
        self._keep(lesson, step, "note", {"text": text})

    def plan_words(self, plan: Plan) -> str:
        """A plan in the present language: one that was chosen by its id is read from its lesson."""
        from tutor.course.compose import line
        from tutor.course.diagnostics import Broken
        from tutor.course.lesson import CommitStep

        try:
            steps = self.lesson(plan.lesson, self.lang).steps
        except (Broken, KeyError):
            return plan.given
        found = next((step for step in steps if step.id == plan.step and isinstance(step, CommitStep)), None)
        text = next((one.text for one in found.plans if one.id == plan.given), None) if found else None
        if text is None:
            return plan.given
        return "".join(getattr(span, "text", "") for span in line(text, {}, self.library, self.lang))

    def settle(self, plan: Plan, kept: Kept) -> None:
        """Keep what became of a plan."""
        self._keep(plan.lesson, plan.step, "kept", {"kept": kept})

    def _keep(self, lesson: str, step: str, kind: Happening, data: Mapping[str, Any]) -> None:
        known = {one.id: one.revision for one in self.catalogue.lessons}
        self.store.append(Event(lesson, known.get(lesson, 1), step, kind, self.clock(), data))

    def world(self, name: str) -> World:
        """A world of the course. Raises ``Broken``, and KeyError where there is none."""
        from tutor.course.worlds import load_world

        return load_world(self.library.folder, name)

    def progress(self) -> dict[str, Any]:
        """What was done so far and what it shows, as plain values (``store.progress``)."""
        from tutor.store.progress import progress

        return progress(self)


def open_desk(
    where: Paths,
    *,
    lang: Lang | None,
    system: Lang,
    lessons: Path | None = None,
    learner: str | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    chance: Callable[[], int] | None = None,
) -> Desk:
    """A desk on the course in ``lessons`` (the shipped one by default) and the store in ``where``.

    ``lang`` is what was asked for, else what was set before, else the ``system``'s. Raises ``Broken`` and
    ``StoreError``.
    """
    from random import SystemRandom

    from tutor.course.library import Library

    shipped = lessons_dir()
    root = lessons or shipped
    catalogue = Catalogue.open(root, where.cache / index_name(root))
    store = Store.open(where.store, learner or DEFAULT_LEARNER)
    kept = store.setting("lang")
    spoken: Lang = lang or ("zh" if kept == "zh" else "en" if kept == "en" else system)
    library = Library(root, None if root == shipped else shipped)
    return Desk(catalogue, library, store, where, spoken, clock, chance or (lambda: SystemRandom().getrandbits(48)))
