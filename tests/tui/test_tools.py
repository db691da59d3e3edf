"""The calculators on the screen: every one opened, typed into, told in words, left; pictures that line up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tutor.tui.app
from tutor.finance.calculator import Picture, Said, Series
from tutor.finance.calculators import CALCULATORS, TOOLS
from tutor.tui.app import TutorApp
from tutor.tui.fold import cells_of
from tutor.tui.glyphs import ASCII, UNICODE
from tutor.tui.screens.home import Home
from tutor.tui.screens.tool import ToolScreen
from tutor.tui.widgets.plot import plotted
from tutor.words import LANGS, Lang

from .fakes import desk, seen


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("tool", TOOLS)
async def test_every_calculator_opens_with_an_answer(
    course: Path, tool: str, size: tuple[int, int], lang: Lang
) -> None:
    app = TutorApp(desk(course, lang))
    async with app.run_test(size=size) as pilot:
        app.open_tool(tool)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ToolScreen) and screen._result.number is not None
        assert screen._digits.display and screen.focused is screen._rows[0].control
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("escape")
        assert isinstance(app.screen, Home)


async def test_what_is_typed_is_understood_and_priced_at_once(course: Path) -> None:
    app = TutorApp(desk(course, "en"))
    async with app.run_test() as pilot:
        app.open_tool("true-price")
        await pilot.pause()
        await pilot.press("tab", "ctrl+u", *"1.2万", "tab", "ctrl+u", *"0.5%")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ToolScreen)
        assert screen._digits.number == "10.90%" and "0.5% a month on the original amount" in seen(app)
        await pilot.press("ctrl+u", *"abc")
        await pilot.pause()
        assert "“abc” does not read as a number" in " ".join(seen(app).split())
        assert not screen._digits.display, "no number where something is wrong"


async def test_a_choice_is_turned_by_key_and_mouse(course: Path) -> None:
    app = TutorApp(desk(course, "en"))
    async with app.run_test() as pilot:
        app.open_tool("true-price")
        await pilot.pause()
        await pilot.press("right")
        assert "a rate a day" in seen(app) and "Rate a day" in seen(app)
        await pilot.press("left", "left")
        assert "a pasted advert" in seen(app)
        await pilot.press("tab", *"1000 now")
        await pilot.pause()
        assert "No terms" in seen(app) or "states" in seen(app)
        await pilot.click("Turned", offset=(4, 0))
        await pilot.pause()
        assert "a fee a month" in seen(app)


async def test_nothing_is_kept_unless_asked(course: Path) -> None:
    made = desk(course, "en")
    for keep, expected in ((False, "6500"), (True, "7777"), (False, "7777")):
        app = TutorApp(made)
        async with app.run_test() as pilot:
            app.open_tool("afford")
            await pilot.pause()
            await pilot.press("ctrl+u", *"7777")
            if keep:
                await pilot.press("f8")
        again = TutorApp(made)
        async with again.run_test() as pilot:
            again.open_tool("afford")
            await pilot.pause()
            assert isinstance(again.screen, ToolScreen)
            assert again.screen._typed["income"] == expected
            if not keep and expected == "7777":
                await pilot.press("f8")
                assert not made.store.setting("tool.afford"), "asked again, it is forgotten"


async def test_the_language_changes_in_its_place(course: Path) -> None:
    app = TutorApp(desk(course, "en"))
    async with app.run_test() as pilot:
        app.open_tool("compare")
        await pilot.pause()
        await pilot.press("tab", "f2")
        await pilot.pause()
        assert "比较报价" in seen(app) and "分几个月还" in seen(app) and "Months" not in seen(app)


async def test_a_terminal_without_unicode_gets_plain_signs(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tutor.tui.app, "glyphs_for", lambda _encoding: ASCII)
    app = TutorApp(desk(course, "zh"))
    async with app.run_test(size=(80, 50)) as pilot:
        app.open_tool("true-price")
        await pilot.pause()
        shown = seen(app).replace("○", "")
        assert "真实的年利率  13.03%" in shown
        assert not any(0x2500 <= ord(sign) <= 0x28FF for sign in shown if sign not in "▄▅▆▇█▁▂▃▔▎"), shown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("tool", TOOLS)
def test_pictures_fit_and_line_up(tool: str, signs: object, lang: Lang) -> None:
    glyphs = UNICODE if signs is UNICODE else ASCII
    for cells in (40, 57, 72):
        for picture in CALCULATORS[tool].work({}).pictures:
            lines = [line.plain for line in plotted(picture, cells, 9, lang, glyphs)]
            assert max(map(cells_of, lines)) <= cells
            assert picture.kind == "ranking" or len(lines) <= 11


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 10**13)), min_size=1, max_size=400),
    st.integers(30, 72),
    st.sampled_from(["curve", "bars"]),
    st.sampled_from([UNICODE, ASCII]),
)
def test_any_numbers_can_be_drawn(points: list[tuple[int, int]], cells: int, kind: str, glyphs: object) -> None:
    lower, upper = zip(*points, strict=True)
    codes = ("owed", "paid") if kind == "curve" else ("principal", "interest")
    series = (Series(codes[0], lower), Series(codes[1], upper))
    labels = tuple(map(str, range(len(points))))
    picture = Picture("curve" if kind == "curve" else "bars", series, labels, Said("why_nothing"))
    lines = plotted(picture, cells, 8, "zh", UNICODE if glyphs is UNICODE else ASCII)
    assert all(line.cell_length <= max(cells, 34) for line in lines) and len(lines) <= 8


async def test_a_rising_line_rises() -> None:
    picture = Picture("curve", (Series("owed", (0, 50, 100)),), ("0", "1", "2"), Said("why_nothing"))
    lines = [line.plain[5:] for line in plotted(picture, 40, 8, "en", ASCII)[1:-1]]
    heights = [
        next(row for row, line in enumerate(lines) if line[column : column + 1] == "*") for column in (4, 15, 26)
    ]
    assert heights == sorted(heights, reverse=True) and len(set(heights)) == 3
