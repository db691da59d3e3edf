"""Where things live on this computer, by the habits of each system."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "finlit-tutor"


@dataclass(frozen=True)
class Paths:
    """``data`` keeps what must not be lost; ``cache`` what can be made again."""

    data: Path
    cache: Path

    @property
    def store(self) -> Path:
        return self.data / "progress.sqlite3"


def paths(override: Path | None, environ: Mapping[str, str], platform: str = sys.platform) -> Paths:
    """The folders to use: ``override`` (``--data``), else FINLIT_TUTOR_DATA, else the system's own places."""
    named = environ.get("FINLIT_TUTOR_DATA")
    if override is not None or named:
        base = (override or Path(named or "")).expanduser()
        return Paths(base, base / "cache")
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if platform == "win32":
        local = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return Paths(local / NAME, local / NAME / "cache")
    if platform == "darwin":
        return Paths(home / "Library" / "Application Support" / NAME, home / "Library" / "Caches" / NAME)
    data = _absolute(environ.get("XDG_DATA_HOME")) or home / ".local" / "share"
    cache = _absolute(environ.get("XDG_CACHE_HOME")) or home / ".cache"
    return Paths(data / NAME, cache / NAME)


def _absolute(named: str | None) -> Path | None:
    """A relative XDG path is to be ignored (XDG base directory specification)."""
    return Path(named) if named and Path(named).is_absolute() else None
