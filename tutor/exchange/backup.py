"""One's progress as a file: written, read back, merged between machines. Reading the same file twice changes nothing.

A file is JSON Lines in UTF-8: a head ``{"format", "version", "owner"}``, then an event a line with its own ``uid``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, get_args

from tutor.learning.event import Happening
from tutor.store.log import Kept, Store
from tutor.words import Lang, say

FORMAT: Final = "finlit-tutor-progress"
VERSION: Final = 1
MOST: Final = 200_000_000
"""Bytes of the largest file that is read."""


class BackupError(Exception):
    """A file that can't be brought in, or not unasked. ``code`` is a key of words, area ``command``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def message(self, lang: Lang) -> str:
        return say(lang, f"command.{self.code}", **self.values)


@dataclass(frozen=True)
class Merged:
    """How many events were new, how many there already, and whose they are."""

    new: int
    known: int
    learners: tuple[str, ...]


def export(store: Store, file: Path) -> int:
    """Write everything of every learner to ``file``, whole or not at all; gives the number of events."""
    beside = file.with_name(f".{file.name}.part")
    count = 0
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as out:
            head = {"format": FORMAT, "version": VERSION, "owner": store.owner()}
            out.write(json.dumps(head) + "\n")
            for one in store.everything():
                out.write(json.dumps(one._asdict(), ensure_ascii=False) + "\n")
                count += 1
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BackupError("backup_unwritable", path=file, why=error) from error
    return count


def bring_in(store: Store, file: Path, *, mine: bool = False, learner: str | None = None) -> Merged:
    """Merge ``file``, all of it or nothing.

    A file of another machine comes in only where nothing was learnt yet, where ``mine`` says that it is the same
    person's, or as ``learner``. Raises ``BackupError`` and ``StoreError``.
    """
    head, kept = _read(file)
    owner = str(head["owner"])
    if learner is None and not mine and not store.knows(owner):
        raise BackupError("backup_foreign", path=file)
    renamed = [one._replace(learner=learner) if learner else one for one in kept]
    new = store.merge(renamed, owner=None if learner else owner)
    return Merged(new, len(renamed) - new, tuple(sorted({one.learner for one in renamed})))


def _read(file: Path) -> tuple[Mapping[str, Any], list[Kept]]:
    try:
        if file.stat().st_size > MOST:
            raise BackupError("backup_large", path=file)
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BackupError("backup_unreadable", path=file, why=error) from error
    except UnicodeDecodeError as error:
        raise BackupError("backup_strange", path=file) from error
    head = _mapping(lines[0]) if lines else None
    if head is None or head.get("format") != FORMAT or not isinstance(head.get("owner"), str):
        raise BackupError("backup_strange", path=file)
    if head.get("version") != VERSION:
        raise BackupError("backup_newer", path=file)
    return head, list(_events(file, lines))


def _events(file: Path, lines: list[str]) -> Iterator[Kept]:
    for number, line in enumerate(lines[1:], 2):
        found = _mapping(line)
        try:
            assert found is not None
            one = Kept(**found)
            assert isinstance(json.loads(one.data), dict) and isinstance(one.revision, int)
            assert all(isinstance(text, str) for text in (one.uid, one.learner, one.lesson, one.step, one.kind))
            assert one.uid and one.kind in get_args(Happening) and datetime.fromisoformat(one.at).tzinfo is not None
        except (AssertionError, TypeError, ValueError):
            raise BackupError("backup_broken", path=file, line=number) from None
        yield one


def _mapping(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
