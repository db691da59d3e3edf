"""The file that the store lives in: opened, brought up to date, its troubles named."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tutor.store.errors import StoreBusy, StoreError, StoreForeign, StoreFull, StoreNewer, StoreUnwritable
from tutor.store.schema import APPLICATION, MIGRATIONS

WAIT: Final = 10.0
"""Seconds that one program waits for another one's transaction."""
PAUSE: Final = 0.02


def patiently(prepare: Callable[[], None]) -> None:
    """Again and again while another program holds the file: SQLite itself doesn't wait for the change to WAL."""
    until = time.monotonic() + WAIT
    while True:
        try:
            return prepare()
        except sqlite3.OperationalError as error:
            if not _held(error) or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Durable, shared, and of the present version. Only a change of what is there takes the write lock."""
    connection.execute("PRAGMA synchronous = FULL")
    with held_together(connection, "BEGIN"):
        version = version_of(connection, path)
    if version == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    with held_together(connection, "BEGIN IMMEDIATE"):
        version = version_of(connection, path)  # another program may have been quicker
        for migration in MIGRATIONS[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a store, 0 of an empty file. Raises ``StoreForeign`` and ``StoreNewer``."""
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    if not ours and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreForeign(path=path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise StoreNewer(path=path)
    return version


@contextmanager
def held_together(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """All or nothing. A transaction that the full disk has ended already is not ended twice."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def told(path: Path) -> Iterator[None]:
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
