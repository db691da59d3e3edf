"""Four ways for somebody in need: what to do today, read in under three minutes, then lessons; on both front ends."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tutor import text
from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.checks.room import reading
from tutor.course.library import Library
from tutor.store.desk import open_desk
from tutor.store.paths import paths
from tutor.tui.app import TutorApp
from tutor.tui.screens.need import NeedSheet
from tutor.tui.screens.tool import ToolScreen
from tutor.words import LANGS, Lang
from tutor.words.figures import day

NEEDS = ("about-to-borrow", "limit-cut", "cannot-pay", "fix-record")
MINUTES = 3


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("id", NEEDS)
def test_what_to_do_today_is_read_in_under_three_minutes(id: str, lang: Lang) -> None:
    library = Library(lessons_dir(), None)
    need, contacts = library.needs.entries[id], library.contacts.entries
    told = [one[lang] for one in need.first]
    told += [f"{contacts[one].name[lang]} {contacts[one].says[lang]}" for one in need.contacts]
    assert len(need.first) >= 3 and sum(reading(one, lang) for one in told) < MINUTES


@pytest.mark.parametrize("id", NEEDS)
def test_lessons_go_on_from_there(id: str) -> None:
    lessons = Catalogue.open(lessons_dir()).pathway(id)
    assert len(lessons) >= 3 and all(lesson.minutes <= 9 for lesson in lessons)


def test_somebody_in_need_opens_a_lesson_line_by_line(tmp_path: Path) -> None:
    desk = open_desk(paths(tmp_path, {}), lang="en", system="en")
    desk.store.set_setting("lang", "en")
    number = 1 + NEEDS.index("cannot-pay")
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO(f"{number}\n2\nq\n"), heard)
    lesson = desk.catalogue.pathway("cannot-pay")[0]
    told = heard.getvalue()
    assert told.index(f"{number}. I can't pay") < told.index("The course")
    assert "12356, Mental-health line (China, checked 20 Nov 2026): " in told
    assert "1. Pay-off plan" in told and f"2. {lesson.titled('en')}" in told
    assert f"{lesson.titled('en')}\n\nStep 1 of" in told
    desk.store.close()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("id", NEEDS)
def test_a_need_is_told_whole_line_by_line(id: str, lang: Lang, tmp_path: Path) -> None:
    """Every step and everybody to turn to, with the day somebody checked the number; no number twice."""
    desk = open_desk(paths(tmp_path, {}), lang=lang, system=lang)
    desk.store.set_setting("lang", lang)
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO(f"{1 + NEEDS.index(id)}\nq\n"), heard)
    need, contacts = desk.library.needs.entries[id], desk.library.contacts.entries
    page = heard.getvalue().split(f"\n\n{need.title[lang]}\n", 1)[1]
    lines = page.splitlines()
    assert [line for line in lines if line.startswith("- ")] == [f"- {first[lang]}" for first in need.first]
    for one in (contacts[name] for name in need.contacts):
        (told,) = (line for line in lines if one.name[lang] in line and one.says[lang] in line)
        assert one.number in told and day(one.checked, lang) in told
    numbers = [line.split(".")[0] for line in lines if line.split(".")[0].isdecimal()]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    desk.store.close()


@pytest.mark.parametrize("id", NEEDS)
def test_there_is_somewhere_to_turn_in_every_region(id: str) -> None:
    library = Library(lessons_dir(), None)
    regions = {library.contacts.entries[one].region for one in library.needs.entries[id].contacts}
    assert {"cn", "us", "uk"} <= regions


async def test_a_need_opens_its_calculators(tmp_path: Path) -> None:
    desk = open_desk(paths(tmp_path, {}), lang="en", system="en")
    desk.store.set_setting("lang", "en")
    app = TutorApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(NeedSheet("about-to-borrow"))
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ToolScreen) and "What can I afford" in app.screen.heading()
