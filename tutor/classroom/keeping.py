"""How long rooms are kept: their journals hold what people answered, so they don't stay for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tutor.classroom.opening import rooms
from tutor.store.desk import Desk

DAYS: Final = 180
"""How long a room is kept where the teacher has set nothing else; 0 means until it is purged by hand."""
MOST: Final = 3650
SETTING: Final = "rooms.days"


def days_kept(desk: Desk) -> int:
    kept = desk.store.setting(SETTING) or ""
    return int(kept) if kept.isdecimal() else DAYS


def keep_for(desk: Desk, days: int) -> None:
    desk.store.set_setting(SETTING, str(days))


def tidy(desk: Desk, now: datetime) -> list[Path]:
    """Purge the rooms in which nothing was done for longer than that; which they were."""
    days = days_kept(desk)
    if not days:
        return []
    before = (now - timedelta(days=days)).timestamp()
    old = [path for path in rooms(desk) if max(one.stat().st_mtime for one in _files(path)) < before]
    for path in old:
        purge(path)
    return old


def purge(path: Path) -> None:
    """Take a room away for good: its journal and what lies beside it."""
    for file in _files(path):
        file.unlink(missing_ok=True)


def _files(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.stem}.*"))
