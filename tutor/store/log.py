"""The store: one SQLite file, an append-only log of events, and what is projected from it.

An event is on disk when ``append`` returns (WAL, ``synchronous=FULL``). Several programs may use one file at once.
"""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from tutor.learning.event import Event
from tutor.learning.memory import Asked, Card
from tutor.store import memory
from tutor.store.errors import StoreBusy, StoreError, StoreForeign, StoreFull, StoreNewer, StoreUnwritable
from tutor.store.schema import APPLICATION, MIGRATIONS

WAIT = 10.0
"""Seconds that one program waits for another one's transaction."""
PAUSE = 0.02
DEFAULT_LEARNER = "me"
INSERT: Final = (
    "INSERT INTO event (uid, learner, lesson, revision, step, kind, at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
T = TypeVar("T")


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
        with _told(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreUnwritable(path=path) from error
            connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            try:
                _patiently(lambda: _prepare(connection, path))
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, learner)

    def close(self) -> None:
        self._connection.close()

    # what happened

    def append(self, event: Event) -> None:
        """Keep one event and the place it leads to. When this returns, both are on disk."""
        with _told(self.path), self._transaction() as run:
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
        with _told(self.path), closing(self._connection.execute(query, (self.learner, *values))) as rows:
            for row in rows:
                yield _event(row, self.path)

    def places(self) -> Mapping[str, Place]:
        """Where this learner is in each lesson that was opened."""
        with _told(self.path):
            rows = self._connection.execute(
                "SELECT lesson, step, done, at FROM place WHERE learner = ?", (self.learner,)
            ).fetchall()
        return {lesson: Place(step, bool(done), datetime.fromisoformat(at)) for lesson, step, done, at in rows}

    def rebuild(self) -> None:
        """Throw all projections of this learner away and make them again from what happened, in the order of time."""
        with _told(self.path), self._transaction() as run:
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
        with _told(self.path):
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
        with _told(self.path):
            return memory.count_due(self._connection.execute, self.learner, now)

    def _projected(self, read: Callable[[Callable[..., Any], str], list[T]]) -> list[T]:
        with _told(self.path):
            stale = self._connection.execute("SELECT 1 FROM stale WHERE learner = ?", (self.learner,)).fetchone()
        if stale:
            self.rebuild()
        with _told(self.path):
            return read(self._connection.execute, self.learner)

    # learners

    def learners(self) -> list[str]:
        """Who has learnt here, by name."""
        with _told(self.path):
            rows = self._connection.execute("SELECT DISTINCT learner FROM place ORDER BY learner").fetchall()
        return [row[0] for row in rows]

    def for_learner(self, learner: str) -> Store:
        """The same file for somebody else."""
        return Store(self._connection, self.path, learner)

    # settings

    def setting(self, name: str) -> str | None:
        """What this learner has set, else what was set for this computer."""
        names = (f"{name}@{self.learner}", name)
        with _told(self.path):
            query = "SELECT value FROM setting WHERE name IN (?, ?) ORDER BY length(name) DESC"
            row = self._connection.execute(query, names).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Set for this learner; for the first one on a computer, and for all who set nothing themselves, for all."""
        key = name if self.learner == DEFAULT_LEARNER else f"{name}@{self.learner}"
        with _told(self.path), self._transaction() as run:
            run("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))

    @contextmanager
    def _transaction(self) -> Iterator[Callable[..., Any]]:
        """All or nothing; the write lock is taken at once, so that two writers wait instead of failing half way."""
        with _held_together(self._connection, "BEGIN IMMEDIATE"):
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


def _patiently(prepare: Callable[[], None]) -> None:
    """Again and again while another program holds the file: SQLite itself doesn't wait for the change to WAL."""
    until = time.monotonic() + WAIT
    while True:
        try:
            return prepare()
        except sqlite3.OperationalError as error:
            if not _held(error) or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Durable, shared, and of the present version. Only a change of what is there takes the write lock."""
    connection.execute("PRAGMA synchronous = FULL")
    with _held_together(connection, "BEGIN"):
        version = _version(connection, path)
    if version == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    with _held_together(connection, "BEGIN IMMEDIATE"):
        version = _version(connection, path)  # another program may have been quicker
        for migration in MIGRATIONS[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a store, 0 of an empty file. Raises ``StoreForeign`` and ``StoreNewer``."""
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    if not ours and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreForeign(path=path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise StoreNewer(path=path)
    return version


@contextmanager
def _held_together(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """All or nothing. A transaction that the full disk has ended already is not ended twice."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors by their names here; what is only wrong use of the module stays what it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise _named(error, path) from error


def _named(error: sqlite3.Error, path: Path) -> StoreError:
    code = _code(error)
    if _held(error):
        return StoreBusy(path=path)
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(path=path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return StoreUnwritable(path=path)
    return StoreForeign(path=path)


def _held(error: sqlite3.Error) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
