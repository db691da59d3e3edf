"""The sheets around the lessons: need, glossary, sources, notice, trouble."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from tutor.course.diagnostics import Broken, Diagnostic
from tutor.tui.app import TutorApp
from tutor.tui.screens.glossary import Entry
from tutor.tui.screens.sources import Sources
from tutor.words import Lang

from .fakes import FakeDesk, desk, seen


async def test_a_need_says_what_to_do_whom_to_ask_and_what_to_learn(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        text = seen(app)
        wanted = ["1. Sign nothing", "2. Write all", "12378", "checked 20 Nov 2026", "▸ All debts"]
        assert [text.index(words) for words in wanted] == sorted(text.index(words) for words in wanted)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert cast(FakeDesk, app.desk).asked == [("look-before", None)]


async def test_a_need_can_be_read_to_its_end_in_a_small_window(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        pages = [seen(app)]
        for _ in range(8):
            await pilot.press("down")
            await pilot.pause()
            pages.append(seen(app))
        for words in ("Sign nothing", "on which day", "12378", "▸ Look before"):
            assert any(words in page for page in pages), words


async def test_enter_opens_nothing_that_is_out_of_view(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        assert cast(FakeDesk, app.desk).asked == [] and "▸ All debts on one page" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert cast(FakeDesk, app.desk).asked == [("one-page", None)]


async def test_a_need_without_lessons_scrolls_and_closes(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "down", "enter", "down", "pagedown", "end", "up", "home", "enter")
        await pilot.pause()
        assert "Call the lender first." in seen(app)


async def test_the_glossary_finds_by_any_name_and_opens_an_entry(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert "annual rate" in seen(app) and "instalment" in seen(app)
        await pilot.press(*"年化", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Entry)
        assert "in a year, all fees included" in seen(app) and "APR" in seen(app)
        await pilot.press("L")
        await pilot.pause()
        assert "一年要付的全部成本" in seen(app) and "年化利率" in seen(app)


async def test_a_word_that_is_not_there_is_no_error(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        app.action_term("nothing-like-it")
        await pilot.pause()
        assert "not in the glossary" in seen(app)


@pytest.mark.parametrize(("lang", "wanted"), [("en", "Checked 20 Nov 2026"), ("zh", "核对于 2026年11月20日")])
async def test_sources_say_where_from_and_when_checked(course: Path, lang: Lang, wanted: str) -> None:
    app = TutorApp(desk(course, lang))
    async with app.run_test() as pilot:
        app.push_screen(Sources(["dispute-20d", "never-heard-of"]))
        await pilot.pause()
        text = seen(app)
        assert wanted in text and "never-heard-of" in text
        app.pop_screen()
        app.push_screen(Sources([]))
        await pilot.pause()


async def test_the_notice_says_everything(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("i")
        await pilot.pause()
        text = " ".join(seen(app).split())
        for words in ("ducation", "fictional", "ffiliated", "date", "this computer"):
            assert words in text, words


async def test_words_can_be_selected_with_the_mouse(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        await pilot.mouse_down(offset=(4, 2))
        await pilot.hover(offset=(23, 2))
        await pilot.mouse_up(offset=(23, 2))
        await pilot.pause()
        assert app.screen.get_selected_text() == "This is education on"


async def test_a_broken_lesson_shows_the_place_calmly(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise Broken([Diagnostic("lessons/x/lesson.yaml", 3, 7, "source.unknown-lesson", {})])

    monkeypatch.setattr(Diagnostic, "message", lambda _self, _lang: "There is a word too many.")
    app = TutorApp(desk(course))
    monkeypatch.setattr(app.desk, "open_lesson", broken)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        text = seen(app)
        assert "lessons/x/lesson.yaml:3:7" in text and "a word too many" in text and "Traceback" not in text
        await pilot.press("escape", "escape")


async def test_closed_sheets_are_let_go(course: Path) -> None:
    import gc
    import weakref

    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        kept = []
        for keys in (["question_mark"], ["i"], ["g"], ["slash"], ["down", "enter"]):
            await pilot.press(*keys)
            await pilot.pause()
            kept.append(weakref.ref(app.screen))
            await pilot.press("escape", "home")
            await pilot.pause()
        gc.collect()
        assert [ref() for ref in kept] == [None] * len(kept)
