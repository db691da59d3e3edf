"""The one table of commands: everything that is shown of a command comes from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding

from tutor.tui.app import TutorApp
from tutor.tui.commands import COMMANDS, Command, bind, key_name, offers
from tutor.tui.glyphs import UNICODE
from tutor.tui.screens.glossary import Entry
from tutor.tui.screens.help import Help
from tutor.tui.screens.palette import Palette
from tutor.words import LANGS, Lang, say

from .fakes import desk, seen


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.id)
def test_every_command_is_told_in_both_languages(command: Command) -> None:
    for lang in LANGS:
        does = command.does(lang)
        assert command.name(lang) and does
        assert not does.endswith((".", "。")) and not does[0].isupper(), "a list of keys reads alike from top to bottom"


def test_keys_are_written_as_people_write_them() -> None:
    def named(id: str, key: str) -> str:
        return key_name(COMMANDS[id], key, UNICODE)

    assert named("open", "enter") == "⏎"
    assert named("palette", "ctrl+p") == "^P"
    assert named("help", "question_mark") == "?"
    assert named("help", "f1") == "F1"
    assert named("language", "L") == "L"
    assert named("settings", "comma") == ","
    assert named("move", "up") == "↑↓←→"


def test_a_command_with_many_keys_is_told_which_was_pressed() -> None:
    actions = [binding.action for binding in bind("unit") if isinstance(binding, Binding)]
    assert actions[:2] == ["unit('1')", "unit('2')"]


async def test_what_a_field_would_swallow_is_offered_by_its_other_key(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        found = {offer.command.id: offer.key for offer in offers(app.screen.active_bindings.values())}
        assert found["language"] == "L" and found["help"] == "question_mark" and found["quit"] == "q"
        await pilot.press("g")
        await pilot.pause()
        found = {offer.command.id: offer.key for offer in offers(app.screen.active_bindings.values())}
        assert found["language"] == "f2" and found["help"] == "f1" and found["quit"] == "ctrl+q"
        assert "glossary" not in found, "one is there already"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("cells", [40, 60, 80])
async def test_the_foot_always_shows_the_way_back(course: Path, lang: Lang, cells: int) -> None:
    app = TutorApp(desk(course, lang))
    async with app.run_test(size=(cells, 20)) as pilot:
        app.open_tool("true-price")
        await pilot.pause()
        foot = seen(app).splitlines()[-1]
        assert f"Esc {say(lang, 'screen.back')}" in foot and foot.endswith(say(lang, "screen.quit"))


async def test_a_list_below_a_field_says_that_enter_opens(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert "⏎ open" in seen(app).splitlines()[-1]
        await pilot.press(*"instal ", "backspace", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Entry) and "A part of a debt" in seen(app)


async def test_the_foot_shows_what_works_and_keeps_quitting(course: Path) -> None:
    app = TutorApp(desk(course))
    for cells in (40, 60, 80, 120):
        async with app.run_test(size=(cells, 24)):
            foot = seen(app).splitlines()[-1]
            assert "⏎ open" in foot and foot.endswith("q quit")
        app = TutorApp(desk(course))


async def test_help_walks_from_the_list_to_the_program(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        text = seen(app)
        places = [text.index(words) for words in ("Choose with the up", "Today holds", "Every answer is kept")]
        assert places == sorted(places)
        await pilot.press("L")
        await pilot.pause()
        assert "今天" in seen(app)
        await pilot.press("question_mark", "escape")
        assert not isinstance(app.screen, Help), "help does not open on help"


async def test_the_palette_runs_a_command_where_it_was_called(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"chinese")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert not isinstance(app.screen, Palette) and app.lang == "zh"


async def test_the_palette_finds_lessons_in_either_language_and_words(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("slash", *"小步")
        await pilot.pause()
        assert "▸ Small steps" in seen(app)
        await pilot.press("escape", "slash", *"apr", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "What a loan costs in a year" in seen(app)


async def test_what_is_not_found_is_said(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("slash", *"zzzz", "enter", "down")
        await pilot.pause()
        assert "Nothing found" in seen(app)
