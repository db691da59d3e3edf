"""Home as people meet it: what it says first, how one moves, what opens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from tutor.course.catalogue import lessons_dir
from tutor.store.errors import StoreFull
from tutor.tui.app import INTERRUPTED, TutorApp
from tutor.tui.screens.home import Home
from tutor.tui.screens.language import LanguageChoice
from tutor.tui.screens.need import NeedSheet
from tutor.tui.widgets.menu import Menu
from tutor.words import LANGS, Lang

from .fakes import FakeDesk, FakePlace, desk, place, seen, write_course


def asked(app: TutorApp) -> list[tuple[str, str | None]]:
    return cast(FakeDesk, app.desk).asked


def cursor(app: TutorApp) -> str:
    return app.screen.query_one(Menu).chosen


async def test_the_first_run_asks_the_language_and_then_offers_the_first_lesson(course: Path) -> None:
    app = TutorApp(desk(course, "zh", first=True))
    async with app.run_test() as pilot:
        assert isinstance(app.screen, LanguageChoice)
        assert cursor(app) == "zh", "the language of the system is under the cursor"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Home)
        assert app.lang == "en" and app.desk.store.setting("lang") == "en"
        assert "Begin" in seen(app) and "Education only" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert asked(app) == [("look-before", None)]


async def test_a_number_chooses_the_language_too(course: Path) -> None:
    app = TutorApp(desk(course, "en", first=True))
    async with app.run_test() as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, Home) and "今天" in seen(app)


async def test_a_lesson_named_on_the_command_line_opens_after_the_language(course: Path) -> None:
    app = TutorApp(desk(course, "en", first=True), "one-page", "two")
    async with app.run_test() as pilot:
        assert asked(app) == []
        await pilot.press("enter")
        await pilot.pause()
        assert asked(app) == [("one-page", "two")]


async def test_a_lesson_named_on_the_command_line_opens_at_once(course: Path) -> None:
    app = TutorApp(desk(course), "one-page")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert asked(app) == [("one-page", None)]
        assert "no lesson called" in seen(app), "the fake desk knows no lesson, and that is said calmly"
        await pilot.press("escape")
        assert isinstance(app.screen, Home)


async def test_today_goes_on_where_one_left(course: Path) -> None:
    places = {"look-before": place(2, done=True), "one-page": place(2, day=3), "small-steps": place(1, day=2)}
    app = TutorApp(desk(course, places=places))
    async with app.run_test() as pilot:
        text = seen(app)
        assert "Continue  All debts on one page" in text
        assert "step 2 of 2" in text and "finished" in text and "1 of 3" in text
        await pilot.press("enter")
        await pilot.pause()
        assert asked(app) == [("one-page", None)]


async def test_after_a_lesson_home_shows_what_comes_next(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        cast(dict[str, FakePlace], app.desk.store.places())["look-before"] = place(2, done=True)
        await pilot.press("escape")
        await pilot.pause()
        assert "Next      Small steps" in seen(app)
        assert cursor(app) == "today:small-steps"


async def test_when_all_is_done_home_says_so(course: Path) -> None:
    ids = ("look-before", "small-steps", "one-page")
    app = TutorApp(desk(course, places={id: place(2, done=True, day=day) for day, id in enumerate(ids, 1)}))
    async with app.run_test():
        assert "finished every lesson" in seen(app)
        assert cursor(app) == "today:look-before"


async def test_an_empty_course_says_what_will_be_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = TutorApp(desk(tmp_path / "empty"))
    async with app.run_test() as pilot:
        assert "there are none yet" in seen(app)
        await pilot.press("down", "enter", "1", "left")


async def test_arrows_reach_everything_and_stop_at_the_ends(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("up")
        assert cursor(app) == "today:look-before"
        await pilot.press("down")
        assert cursor(app) == "need:about-to-borrow"
        await pilot.press("right")
        assert cursor(app) == "need:cannot-pay"
        await pilot.press("right", "down")
        assert cursor(app) == "unit:first"
        await pilot.press("end", "down")
        assert cursor(app) == "tool:true-price"
        await pilot.press("home")
        assert cursor(app) == "today:look-before"


async def test_a_number_goes_to_a_unit_and_enter_opens_its_first_lesson(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("2", "enter")
        await pilot.pause()
        assert asked(app) == [("one-page", None)]


async def test_a_unit_folds_into_its_marks_and_opens_again(course: Path) -> None:
    app = TutorApp(desk(course, places={"look-before": place(2, done=True)}))
    async with app.run_test() as pilot:
        await pilot.press("1", "up", "enter")
        await pilot.pause()
        assert "✓○" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "✓○" not in seen(app)


async def test_the_mouse_opens_what_it_points_at(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = seen(app).splitlines()
        row = next(number for number, line in enumerate(lines) if "I can't pay" in line)
        await pilot.click(offset=(lines[row].index("I can't pay") + 2, row))
        await pilot.pause()
        assert isinstance(app.screen, NeedSheet)
        await pilot.press("escape")
        await pilot.click(offset=(lines[-1].index("中文"), 23))
        await pilot.pause()
        assert app.lang == "zh", "a key at the foot can be clicked"
        await pilot.click(offset=(seen(app).splitlines()[0].index("English"), 0))
        await pilot.pause()


async def test_a_click_beside_everything_opens_nothing(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = seen(app).splitlines()
        for row in (number for number, line in enumerate(lines) if not line.strip(" \u2584\u2588")):
            await pilot.click(offset=(10, row))
        await pilot.pause()
        assert isinstance(app.screen, Home) and asked(app) == []


async def test_the_language_changes_in_place(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("down", "right", "L")
        await pilot.pause()
        assert cursor(app) == "need:cannot-pay"
        assert "▸ 这个月我还不上了" in seen(app)
        assert app.desk.store.setting("lang") == "zh"


async def test_quitting_never_asks(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert app.return_value == 0
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
    assert app.return_value == INTERRUPTED


async def test_escape_at_home_does_nothing(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert isinstance(app.screen, Home)


async def test_a_broken_lesson_is_marked_and_never_stands_under_today(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    (root / "first" / "look-before" / "lesson.yaml").write_text("id: [", encoding="utf-8")
    app = TutorApp(desk(root))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "to be mended" in seen(app)
        assert cursor(app) == "today:small-steps"


async def test_three_hundred_lessons_are_counted_not_drawn(tmp_path: Path) -> None:
    app = TutorApp(desk(write_course(tmp_path / "course", copies=297)))
    async with app.run_test() as pilot:
        assert "0 of 299" in seen(app)
        await pilot.press("1")
        await pilot.pause()
        text = seen(app)
        assert "1 Before you borrow" in text and "More 3" in text, "the unit lies open from its top"
        await pilot.press("up", "enter", "end")
        await pilot.pause()
        assert cursor(app) == "tool:true-price"
        assert len(list(app.screen.walk_children())) < 12, "no widget per lesson"


async def test_below_forty_columns_there_is_a_polite_line(course: Path) -> None:
    app = TutorApp(desk(course))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.resize_terminal(39, 12)
        await pilot.pause()
        assert "a little larger: 40 × 12" in " ".join(seen(app).split())
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert isinstance(app.screen, Home) and cursor(app) == "need:about-to-borrow"


async def test_a_window_that_is_small_from_the_start_waits_politely(course: Path) -> None:
    app = TutorApp(desk(course, first=True))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        assert "a little larger" in " ".join(seen(app).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, LanguageChoice)
        await pilot.resize_terminal(30, 10)
        await pilot.press("q")
    assert app.return_value == 0, "one can leave even then"


async def test_what_cannot_be_remembered_is_said_and_still_holds(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_name: str, _value: str) -> None:
        raise StoreFull(path="progress.db")

    app = TutorApp(desk(course))
    monkeypatch.setattr(app.desk.store, "set_setting", full)
    async with app.run_test() as pilot:
        await pilot.press("L")
        await pilot.pause()
        assert app.lang == "zh" and "磁盘满了" in seen(app)
        await pilot.press("escape")
        assert isinstance(app.screen, Home) and "今天" in seen(app)


@pytest.mark.parametrize("lang", LANGS)
async def test_the_whole_course_fits_the_usual_terminal(lang: Lang) -> None:
    """At 80 × 24 nothing of home has to be scrolled to, though something is due and something is begun."""
    app = TutorApp(desk(lessons_dir(), lang, {"flat-fee": place(2)}))
    cast(FakeDesk, app.desk).store.to_review = 7
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.query_one(Menu).max_scroll_y == 0
        units = [row for row in seen(app).splitlines() if re.match(r" *[1-4] ", row)]
        numbers = ["".join(re.findall(r"(?:^|  )([1-8]) ", row)) for row in units]
        assert numbers == ["15", "26", "37", "48"], "units stand in two columns"
        await pilot.press("7")
        assert cursor(app) == "lesson:fee-first"
        await pilot.press("up")
        assert cursor(app) == "unit:reports", "from a lesson one gets to the row of its unit"
        await pilot.press("right", "enter")
        assert cursor(app) == "unit:scams" and "▾" not in seen(app), "Enter closes an open unit"


def test_home_is_painted_without_what_it_does_not_need(course: Path) -> None:
    """What takes long to import waits until something is opened."""
    code = f"""
import asyncio, sys
from pathlib import Path
from tests.tui.fakes import desk
from tutor.tui.app import TutorApp

async def paint():
    async with TutorApp(desk(Path({str(course)!r}))).run_test() as pilot:
        await pilot.pause()

asyncio.run(paint())
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    seen_modules = set(done.stdout.split())
    assert "textual" in seen_modules
    assert not seen_modules & {"pydantic", "pygments", "uniseg", "wcwidth", "markdown_it", "aiohttp"}
