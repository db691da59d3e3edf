"""The store: one SQLite file, an append-only log of events, and what is projected from it.

An event is on disk when ``append`` returns (WAL, ``synchronous=FULL``). Several programs may use one file at once.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from tutor.learning.event import Event
from tutor.learning.memory import Asked, Card
from tutor.store import memory
from tutor.store.errors import StoreForeign, StoreUnwritable
from tutor.store.file import WAIT, held_together, patiently, prepare, told

DEFAULT_LEARNER = "me"
OWNER: Final = "owner"
INSERT: Final = (
    "INSERT INTO event (uid, learner, lesson, revision, step, kind, at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
T = TypeVar("T")


class Kept(NamedTuple):
    """An event as the file holds it; ``data`` is JSON."""

    uid: str
    learner: str
    lesson: str
    revision: int
    step: str
    kind: str
    at: str
    data: str


@dataclass(frozen=True)
class Place:
    """How far a learner is in a lesson: the step last shown (from 1), whether it was finished, when it was last
    open.
    """

    step: int
    done: bool
    at: datetime


class Store:
    """An open store. Every failure of the file is a ``StoreError``."""

    def __init__(self, connection: sqlite3.Connection, path: Path, learner: str) -> None:
        self._connection = connection
        self.path = path
        self.learner = learner

    @classmethod
    def open(cls, path: Path, learner: str = DEFAULT_LEARNER) -> Store:
        """The store in ``path``, made or brought up to date where needed."""
        with told(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreUnwritable(path=path) from error
            connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            try:
                patiently(lambda: prepare(connection, path))
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, learner)

    def close(self) -> None:
        self._connection.close()

    # what happened

    def append(self, event: Event) -> None:
        """Keep one event and the place it leads to. When this returns, both are on disk."""
        with told(self.path), self._transaction() as run:
            row = (*_columns(event), memory.written(event.at), memory.told(event))
            run(INSERT, (uuid.uuid4().hex, self.learner, *row))
            _project(run, self.learner, event)
            memory.project(run, self.learner, event)

    def history(self, lesson: str) -> list[Event]:
        """Everything this learner did in a lesson, oldest first."""
        return list(self._events("lesson = ?", (lesson,)))

    def attempts(self) -> Iterator[Event]:
        """Every answer this learner gave, oldest first."""
        return self._events("kind = 'answer'", ())

    def _events(self, which: str, values: tuple[object, ...]) -> Iterator[Event]:
        query = f"SELECT lesson, revision, step, kind, at, data FROM event WHERE learner = ? AND {which} ORDER BY id"
        with told(self.path), closing(self._connection.execute(query, (self.learner, *values))) as rows:
            for row in rows:
                yield _event(row, self.path)

    def places(self) -> Mapping[str, Place]:
        """Where this learner is in each lesson that was opened."""
        with told(self.path):
            rows = self._connection.execute(
                "SELECT lesson, step, done, at FROM place WHERE learner = ?", (self.learner,)
            ).fetchall()
        return {lesson: Place(step, bool(done), datetime.fromisoformat(at)) for lesson, step, done, at in rows}

    def rebuild(self) -> None:
        """Throw all projections of this learner away and make them again from what happened, in the order of time."""
        with told(self.path), self._transaction() as run:
            events = sorted(self._events("1", ()), key=lambda event: event.at)
            run("DELETE FROM place WHERE learner = ?", (self.learner,))
            for event in events:
                _project(run, self.learner, event)
            memory.rebuild(run, self.learner, events)

    # what is remembered

    def cards(self) -> list[Card]:
        """What is remembered of each competence that was asked."""
        return self._projected(memory.cards)

    def cards_of_all(self) -> dict[str, list[Card]]:
        """The cards of every learner here."""
        with told(self.path):
            return memory.cards_of_all(self._connection.execute)

    def asked(self) -> list[Asked]:
        """How each question went that was answered."""
        return self._projected(memory.asked)

    def plans(self) -> list[memory.Plan]:
        """What was planned, the next to be due first."""
        return self._projected(memory.plans)

    def notes(self) -> list[memory.Jotted]:
        """The notes, newest first."""
        return self._projected(memory.notes)

    def due(self, now: datetime) -> int:
        """How many competences are due."""
        with told(self.path):
            return memory.count_due(self._connection.execute, self.learner, now)

    def reviewed_since(self, at: datetime) -> int:
        """How many answers were given in reviews since then."""
        query = "SELECT count(*) FROM event WHERE learner = ? AND kind = 'answer' AND at >= ? AND data LIKE ?"
        with told(self.path):
            values = (self.learner, memory.written(at), '%"review":true%')
            return int(self._connection.execute(query, values).fetchone()[0])

    def _projected(self, read: Callable[[Callable[..., Any], str], list[T]]) -> list[T]:
        with told(self.path):
            stale = self._connection.execute("SELECT 1 FROM stale WHERE learner = ?", (self.learner,)).fetchone()
        if stale:
            self.rebuild()
        with told(self.path):
            return read(self._connection.execute, self.learner)

    # learners

    def learners(self) -> list[str]:
        """Who has learnt here, by name."""
        with told(self.path):
            rows = self._connection.execute("SELECT DISTINCT learner FROM place ORDER BY learner").fetchall()
        return [row[0] for row in rows]

    def for_learner(self, learner: str) -> Store:
        """The same file for somebody else."""
        return Store(self._connection, self.path, learner)

    # settings

    def setting(self, name: str) -> str | None:
        """What this learner has set, else what was set for this computer."""
        names = (f"{name}@{self.learner}", name)
        with told(self.path):
            query = "SELECT value FROM setting WHERE name IN (?, ?) ORDER BY length(name) DESC"
            row = self._connection.execute(query, names).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Set for this learner; for the first one on a computer, and for all who set nothing themselves, for all."""
        key = name if self.learner == DEFAULT_LEARNER else f"{name}@{self.learner}"
        with told(self.path), self._transaction() as run:
            run("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))

    # between machines

    def owner(self) -> str:
        """What tells this store from all others, made when it is first asked for."""
        found = self.setting(OWNER)
        if found is None:
            found = uuid.uuid4().hex
            self._connection.execute("INSERT OR IGNORE INTO setting VALUES (?, ?)", (OWNER, found))
        return self.setting(OWNER) or found

    def knows(self, owner: str) -> bool:
        """Whether a file of ``owner`` may come in unasked: its own, one that came in before, or all is empty here."""
        with told(self.path):
            empty = self._connection.execute("SELECT 1 FROM event").fetchone() is None
        return empty or owner == self.owner() or self.setting(f"{OWNER}:{owner}") is not None

    def everything(self) -> Iterator[Kept]:
        """All events of all learners, in the order they were kept."""
        query = "SELECT uid, learner, lesson, revision, step, kind, at, data FROM event ORDER BY id"
        with told(self.path), closing(self._connection.execute(query)) as rows:
            yield from map(Kept._make, rows)

    def merge(self, events: Sequence[Kept], owner: str | None = None) -> int:
        """Keep those that are not there yet, all or none, and make the projections of their learners again."""
        insert = INSERT.replace("INSERT", "INSERT OR IGNORE", 1)
        with told(self.path), self._transaction() as run:
            before = run("SELECT count(*) FROM event").fetchone()[0]
            for one in events:
                run(insert, one)
            new = int(run("SELECT count(*) FROM event").fetchone()[0]) - int(before)
            if owner is not None:
                run("INSERT OR REPLACE INTO setting VALUES (?, '1')", (f"{OWNER}:{owner}",))
        for learner in sorted({one.learner for one in events}) if new else ():
            self.for_learner(learner).rebuild()
        return new

    @contextmanager
    def _transaction(self) -> Iterator[Callable[..., Any]]:
        """All or nothing; the write lock is taken at once, so that two writers wait instead of failing half way."""
        with held_together(self._connection, "BEGIN IMMEDIATE"):
            yield self._connection.execute


def _project(run: Callable[..., Any], learner: str, event: Event) -> None:
    """Where the learner is after ``event``. A lesson is done once its end was reached with nothing left unanswered."""
    at = memory.written(event.at)
    if event.data.get("review") or event.data.get("test") or event.kind in ("note", "kept"):
        return  # it leads nowhere in the lesson
    if event.kind == "open":
        run("INSERT OR IGNORE INTO place VALUES (?, ?, 1, 0, ?)", (learner, event.lesson, at))
    elif event.kind == "show":
        run(
            "INSERT INTO place VALUES (?, ?, ?, 0, ?) ON CONFLICT DO UPDATE SET step = excluded.step, at = excluded.at",
            (learner, event.lesson, int(event.data.get("place", 1)), at),
        )
    elif event.kind == "end" and not event.data.get("unanswered"):
        run("UPDATE place SET done = 1, at = ? WHERE learner = ? AND lesson = ?", (at, learner, event.lesson))
    else:
        run("UPDATE place SET at = ? WHERE learner = ? AND lesson = ?", (at, learner, event.lesson))


def _columns(event: Event) -> tuple[str, int, str, str]:
    return event.lesson, event.revision, event.step, event.kind


def _event(row: tuple[Any, ...], path: Path) -> Event:
    lesson, revision, step, kind, at, data = row
    try:
        told, when = json.loads(data), datetime.fromisoformat(at)
    except ValueError as error:
        raise StoreForeign(path=path) from error
    if not isinstance(told, dict):
        raise StoreForeign(path=path)
    return Event(lesson, revision, step, kind, when, told)
