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
from tutor.words import LANGS, Lang

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
    number = len(desk.catalogue.lessons) + 1 + NEEDS.index("cannot-pay")
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO(f"{number}\n1\nq\n"), heard)
    lesson = desk.catalogue.pathway("cannot-pay")[0]
    told = heard.getvalue()
    assert "12356" in told and f"1. {lesson.titled('en')}" in told
    assert f"{lesson.titled('en')}\n\nStep 1 of" in told
    desk.store.close()
