"""Every pair of colours can be read, in every theme; no colour where none is wanted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

import tutor.tui
from tutor.tui.app import TutorApp
from tutor.tui.theme import GROUNDS, INK, PAPER, TERMINAL, THEMES, TOKENS, suited

from .fakes import desk, place

ENOUGH = 4.5
SHEETS: tuple[list[str], ...] = (
    [],
    ["question_mark"],
    ["i"],
    ["g"],
    ["g", "x"],
    ["slash"],
    ["down", "enter"],
    ["down", "L"],
)
"""Keys that lead from home to the sheets whose colours are looked at."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_measure_itself() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [PAPER, INK], ids=lambda theme: theme.name)
def test_every_token_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    for ground in GROUNDS:
        for token in TOKENS:
            ratio = contrast(Color.parse(colours[token]), Color.parse(colours[ground]))
            assert ratio >= ENOUGH, f"{token} on {ground}: {ratio:.2f}"


def test_the_terminals_own_colours_are_its_ink_on_its_ground() -> None:
    colours = TERMINAL.to_color_system().generate() | TERMINAL.variables
    assert {colours[name] for name in (*GROUNDS, *TOKENS)} == {"ansi_default"}


def test_styles_name_tokens_only() -> None:
    """No colour stands in a style sheet or in the code but in the themes."""
    folder = Path(tutor.tui.__file__).parent
    allowed = {*TOKENS, *GROUNDS}
    for file in [*folder.rglob("*.tcss"), *folder.rglob("*.py")]:
        if file.name == "theme.py":
            continue
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{6}\b", text), file
        assert set(re.findall(r"\$([a-z][a-z-]+)", text)) <= allowed, file


@pytest.mark.parametrize("keys", SHEETS, ids=lambda keys: " ".join(keys) or "home")
@pytest.mark.parametrize("theme", [PAPER, INK], ids=lambda theme: theme.name)
async def test_what_is_drawn_can_be_read(course: Path, theme: Theme, keys: list[str]) -> None:
    app = TutorApp(desk(course, places={"look-before": place(2, done=True), "one-page": place(1)}))
    async with app.run_test() as pilot:
        app.theme = theme.name
        await pilot.press(*keys)
        await pilot.pause()
        for pair in _pairs(app):
            assert contrast(*pair) >= ENOUGH, pair


def _pairs(app: TutorApp) -> set[tuple[Color, Color]]:
    """The colours of every word on the screen, with what they lie on."""
    found = set()
    for strip in app.screen._compositor.render_strips(app.size):
        for segment in strip:
            style = segment.style
            if segment.text.strip() and style and style.color and style.bgcolor:
                found.add((Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)))
    assert found
    return found


async def test_no_color_sends_none(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        assert app.theme == TERMINAL.name
        await pilot.press("T")
        assert app.theme == TERMINAL.name, "there is nothing to change to"
        styles = {segment.style for strip in app.screen._compositor.render_strips(app.size) for segment in strip}
        assert all(style is None or (style.color is None or style.color.is_default) for style in styles)
        assert any(style and style.bold for style in styles)


async def test_the_theme_changes_on_a_key_and_is_remembered(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        for expected in (TERMINAL.name, PAPER.name, INK.name):
            await pilot.press("T")
            await pilot.pause()
            assert app.theme == expected == app.desk.store.setting("theme")
        assert set(app.available_themes) == {theme.name for theme in THEMES}


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"TERM": "xterm-256color"}, INK.name),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, INK.name),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, PAPER.name),
        ({"TERM": "linux"}, TERMINAL.name),
        ({}, INK.name),
    ],
)
def test_the_first_theme_suits_the_terminal(environ: dict[str, str], name: str) -> None:
    assert suited(environ) == name
