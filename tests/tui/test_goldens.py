"""A few whole screens as text, to be read. After a wanted change: ``GOLDENS=write python -m pytest tests/tui``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import tutor.tui.app
from tutor.tui.app import TutorApp
from tutor.tui.glyphs import ASCII
from tutor.words import Lang

from .fakes import desk, place, seen

GOLDENS = Path(__file__).parent / "goldens"
PLACES = {"look-before": place(2, done=True), "small-steps": place(2, day=2)}
SCREENS: dict[str, tuple[Lang, tuple[int, int], list[str]]] = {
    "home-80x24-en": ("en", (80, 24), []),
    "home-80x24-zh": ("zh", (80, 24), []),
    "home-60x20-zh": ("zh", (60, 20), ["down"]),
    "home-40x12-en": ("en", (40, 12), []),
    "home-200x60-zh": ("zh", (200, 60), ["end"]),
    "help-80x24-en": ("en", (80, 24), ["question_mark"]),
    "need-60x20-zh": ("zh", (60, 20), ["down", "enter"]),
    "need-80x24-en": ("en", (80, 24), ["down", "enter"]),
    "find-60x20-en": ("en", (60, 20), ["slash", *"ste"]),
}


async def compare(name: str, app: TutorApp, size: tuple[int, int], keys: list[str]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        text = seen(app).rstrip("\n") + "\n"
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("GOLDENS") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCREENS)
async def test_screen(course: Path, name: str) -> None:
    lang, size, keys = SCREENS[name]
    await compare(name, TutorApp(desk(course, lang, PLACES)), size, keys)


async def test_first_run(course: Path) -> None:
    await compare("language-80x24", TutorApp(desk(course, "zh", first=True)), (80, 24), [])


async def test_home_without_unicode_signs(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tutor.tui.app, "glyphs_for", lambda _encoding: ASCII)
    await compare("home-80x24-gbk", TutorApp(desk(course, "zh", PLACES)), (80, 24), [])
