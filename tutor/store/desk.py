"""Everything a front end needs on the table: the course, what was learnt so far, and a session for any lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.course.catalogue import Catalogue, Listed, index_name, lessons_dir
from tutor.store.log import Place, Store
from tutor.store.paths import Paths
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.course.lesson import Lesson
    from tutor.course.library import Library
    from tutor.credit.terms import World
    from tutor.learning.session import Session

__all__ = ["Desk", "Place", "open_desk"]

WEIGHED = ("right", "partly", "wrong")
LONGEST_SITTING = 600.0
"""Seconds that count for one answer: whoever takes longer has been away, or the clock was set."""


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

    def world(self, name: str) -> World:
        """A world of the course. Raises ``Broken``, and KeyError where there is none."""
        from tutor.course.worlds import load_world

        return load_world(self.library.folder, name)

    def progress(self) -> dict[str, Any]:
        """What was done so far, as plain values: ``lessons``, ``competences`` (first tries only), ``minutes``."""
        places = self.store.places()
        lessons: dict[str, dict[str, Any]] = {}
        competences: dict[str, dict[str, int]] = {}
        first: set[tuple[str, str]] = set()
        seconds = 0.0
        for event in self.store.attempts():
            took = event.data.get("seconds")
            seconds += min(took, LONGEST_SITTING) if isinstance(took, int | float) else 0
            told = lessons.setdefault(event.lesson, {"asked": 0, "right": 0})
            item = (event.lesson, event.step)
            if event.data.get("outcome") not in WEIGHED or event.data.get("predict") or item in first:
                continue
            first.add(item)
            competence = competences.setdefault(str(event.data.get("competence")), {"asked": 0, "right": 0})
            for tally in (told, competence):
                tally["asked"] += 1
                tally["right"] += event.data.get("outcome") == "right"
        known = {lesson.id: lesson for lesson in self.catalogue.lessons}
        none = {"asked": 0, "right": 0}
        listed = [self._row(name, place, known.get(name), lessons.get(name, none)) for name, place in places.items()]
        return {"lessons": listed, "competences": competences, "minutes": round(seconds / 60, 1)}

    def _row(self, name: str, place: Place, known: Listed | None, tally: Mapping[str, int]) -> dict[str, Any]:
        """A lesson that is gone since keeps its id for a title."""
        return {
            "id": name,
            "title": known.titled(self.lang) if known else name,
            "step": min(place.step, known.steps) if known else place.step,
            "of": known.steps if known else place.step,
            "done": place.done,
            **tally,
            "last": place.at.isoformat(),
        }


def open_desk(
    where: Paths,
    *,
    lang: Lang | None,
    system: Lang,
    lessons: Path | None = None,
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
    store = Store.open(where.store)
    kept = store.setting("lang")
    spoken: Lang = lang or ("zh" if kept == "zh" else "en" if kept == "en" else system)
    library = Library(root, None if root == shipped else shipped)
    return Desk(catalogue, library, store, where, spoken, clock, chance or (lambda: SystemRandom().getrandbits(48)))
