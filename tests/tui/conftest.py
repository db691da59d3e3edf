from __future__ import annotations

from pathlib import Path

import pytest

import tutor.tui.app
from tutor.tui.glyphs import UNICODE

from .fakes import write_course


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course that tests only read."""
    return write_course(tmp_path_factory.mktemp("tui") / "course")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colours and Unicode, whatever the developer's own is."""
    monkeypatch.setattr(tutor.tui.app, "glyphs_for", lambda _encoding: UNICODE)
    for name in ("NO_COLOR", "COLORFGBG", "TEXTUAL_THEME", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
