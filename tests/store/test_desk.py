"""The desk: sessions that are kept, and what was done so far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.learning.attempt import LONGEST
from tutor.learning.event import Event
from tutor.store.desk import Desk, open_desk
from tutor.store.paths import paths

LESSON = "total-debt"
START = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def now() -> list[datetime]:
    """The time, to be set."""
    return [START]


@pytest.fixture
def desk(tmp_path: Path, now: list[datetime]) -> Iterator[Desk]:
    desk = open_desk(paths(tmp_path, {}), lang=None, system="zh", clock=lambda: now[0], chance=lambda: 7)
    yield desk
    desk.store.close()


def answered(step: str, outcome: str, lesson: str = LESSON, **more: object) -> Event:
    data = {"answer": "x", "outcome": outcome, "competence": "add-up", "seconds": 30, **more}
    return Event(lesson, 1, step, "answer", START, data)


def test_nothing_done_is_nothing_to_tell(desk: Desk) -> None:
    assert desk.lang == "zh"
    told = desk.progress()
    assert (told["lessons"], told["competences"], told["minutes"], told["mastery"]) == ([], {}, 0, [])


def test_a_session_is_found_again_with_its_numbers_in_either_language(desk: Desk, tmp_path: Path) -> None:
    session = desk.open_lesson(LESSON, "en", step="all-of-it")
    session.answer("1200", "certain")
    other = open_desk(paths(tmp_path, {}), lang="en", system="zh", clock=lambda: START, chance=lambda: 8)
    again = other.open_lesson(LESSON, "en")
    assert (again.page, again.given, again.sure) == (session.page, "1200", "certain")
    other.switch(again, "zh")
    assert (again.page.lang, again.page.step, again.given) == ("zh", "all-of-it", "1200")


def test_what_there_is_not(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.open_lesson("no-such-lesson", "en")
    with pytest.raises(KeyError):
        desk.open_lesson(LESSON, "en", step="no-such-step")


def test_first_tries_are_counted(desk: Desk) -> None:
    for event in (
        answered("one", "wrong"), answered("one", "right"), answered("two", "right"), answered("two", "wrong"),
        answered("three", "partly"), answered("guess", "wrong", predict=True), answered("poll", "noted"),
    ):  # fmt: skip
        desk.store.append(event)
    desk.store.append(Event(LESSON, 1, "three", "show", START, {"place": 3, "of": 9}))
    told = desk.progress()
    assert told["competences"] == {"add-up": {"asked": 3, "right": 1}}
    assert told["minutes"] == 3.5
    (lesson,) = told["lessons"]
    assert {name: lesson[name] for name in ("id", "step", "done", "asked", "right")} == {
        "id": LESSON, "step": 3, "done": False, "asked": 3, "right": 1,
    }  # fmt: skip
    assert lesson["title"] != LESSON and lesson["of"] > 3 and lesson["last"] == START.isoformat()


def test_a_lesson_that_is_gone_or_shorter_is_still_told(desk: Desk) -> None:
    for name in ("long-gone", LESSON):
        desk.store.append(Event(name, 1, "x", "show", START, {"place": 900, "of": 999}))
    told = {lesson["id"]: lesson for lesson in desk.progress()["lessons"]}
    assert told["long-gone"]["title"] == "long-gone" and told["long-gone"]["step"] == 900
    assert told[LESSON]["step"] == told[LESSON]["of"] < 900


def test_who_went_away_was_not_learning(desk: Desk, now: list[datetime]) -> None:
    session = desk.open_lesson(LESSON, "en", step="all-of-it")
    now[0] += timedelta(days=400)
    session.answer("1200")
    assert desk.progress()["minutes"] == LONGEST / 60
    now[0] -= timedelta(days=800)
    session.answer("1300")
    assert desk.progress()["minutes"] == LONGEST / 60, "a clock set back takes nothing away"
    assert desk.open_lesson(LESSON, "en").given == "1300"


def test_what_another_version_wrote_is_no_hindrance(desk: Desk) -> None:
    desk.store.append(Event(LESSON, 1, "one", "answer", START, {"outcome": "brilliant", "seconds": "many"}))
    desk.store.append(Event(LESSON, 1, "one", "answer", START, {}))
    assert desk.progress()["competences"] == {} and desk.progress()["minutes"] == 0
