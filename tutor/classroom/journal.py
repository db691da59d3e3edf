"""The journal of a room: every act in the order it was done, on disk before anybody is told that it is kept.

SQLite with WAL and ``synchronous=FULL``; acts that come while one batch is being written go together into the next.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from tutor.store.errors import StoreBusy, StoreError, StoreForeign, StoreNewer
from tutor.store.file import WAIT, held_together, told

APPLICATION: Final = 0x66696E63
"""SQLite's application_id: "finc"."""
VERSION: Final = 1
LEASE: Final = ".lease"
"""Beside a journal: held by the process that serves the room."""
_encoded: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TABLES: Final = (
    "CREATE TABLE act (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, told TEXT NOT NULL) STRICT",
    "CREATE TABLE tally (slide INTEGER PRIMARY KEY, told TEXT NOT NULL) STRICT",
    "CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, told TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


class Journal:
    """An open journal. ``about`` says which lessons, which seed, which code; it never changes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._lease: sqlite3.Connection | None = None
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Journal:
        """The journal in ``path``, made where there is none. Every failure of the file is a ``StoreError``."""
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA secure_delete = ON")
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    @classmethod
    def of_room(cls, path: Path) -> Journal:
        """The journal of a room that there was. Raises ``StoreError``, also for a file in which no room was begun: that
        stays as it is.
        """
        if not path.stat().st_size:
            raise StoreForeign(path=path)
        journal = cls.open(path)
        try:
            if not journal.about():
                raise StoreForeign(path=path)
        except StoreError:
            journal.close()
            raise
        return journal

    def hold(self) -> None:
        """Be the only one who serves this room, until this is closed or the process ends, however it ends.

        A transaction on a file beside it that is never ended. Raises ``StoreBusy`` where another process holds it.
        """
        self._lease = sqlite3.connect(self.path.with_suffix(LEASE), timeout=0, isolation_level=None)
        with told(self.path):
            self._lease.execute("BEGIN EXCLUSIVE")

    def close(self) -> None:
        if self._lease is not None:
            self._lease.close()
        self._connection.close()

    def about(self) -> dict[str, Any]:
        with told(self.path):
            rows = self._connection.execute("SELECT name, told FROM about").fetchall()
        return {name: json.loads(text) for name, text in rows}

    def begin(self, about: Mapping[str, Any]) -> None:
        """Write what the room is about, once."""
        with told(self.path), held_together(self._connection, "BEGIN IMMEDIATE"):
            rows = [(name, json.dumps(value, ensure_ascii=False)) for name, value in about.items()]
            self._connection.executemany("INSERT INTO about VALUES (?, ?)", rows)

    def append(self, acts: Sequence[tuple[str, Mapping[str, Any]]]) -> int:
        """Keep acts, each with the time of the wall clock, all of them or none; the number of the last one.

        The counts of an anonymous poll overwrite each other: a row for each answer would tell who said what.
        """
        with told(self.path), held_together(self._connection, "BEGIN IMMEDIATE"):
            rows = []
            for at, act in acts:
                told_ = _encoded(act)
                if act["do"] == "counted":
                    self._connection.execute("INSERT OR REPLACE INTO tally VALUES (?, ?)", (act["slide"], told_))
                    told_ = '{"do":"counted-one"}'
                rows.append((at, told_))
            self._connection.executemany("INSERT INTO act (at, told) VALUES (?, ?)", rows)
            return int(self._connection.execute("SELECT max(seq) FROM act").fetchone()[0])

    def tallies(self) -> list[dict[str, Any]]:
        """The counts of anonymous polls, as acts."""
        with told(self.path):
            rows = self._connection.execute("SELECT told FROM tally").fetchall()
        return [json.loads(text) for (text,) in rows]

    def acts(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """All acts, oldest first, with their numbers and times."""
        with told(self.path), closing(self._connection.execute("SELECT seq, at, told FROM act ORDER BY seq")) as rows:
            for seq, at, text in rows:
                yield seq, at, json.loads(text)


def is_held(path: Path) -> bool:
    """Whether some process serves the room of this journal."""
    if not path.with_suffix(LEASE).is_file():
        return False
    with closing(sqlite3.connect(path.with_suffix(LEASE), timeout=0, isolation_level=None)) as asked:
        try:
            with told(path):
                asked.execute("BEGIN EXCLUSIVE")
        except StoreBusy:
            return True
    return False


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    with held_together(connection, "BEGIN IMMEDIATE"):
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
        if not ours and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreForeign(path=path)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise StoreNewer(path=path)
        if version == 0:
            for table in _TABLES:
                connection.execute(table)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
