"""Review, progress, plans, notes, settings and learners on the screen, with the real course and a real store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.lesson import Question
from tutor.course.library import Library
from tutor.learning.event import Event
from tutor.store.desk import Desk
from tutor.store.log import Store
from tutor.store.paths import Paths
from tutor.store.progress import by_name
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import Home
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.measuring import FormScreen, Measured
from tutor.tui.screens.plans import NoteSheet, Plans, PlanSheet
from tutor.tui.screens.progress import ProgressScreen
from tutor.tui.screens.review import ReviewEnd, ReviewScreen
from tutor.tui.screens.settings import SettingsScreen
from tutor.tui.widgets.menu import Menu
from tutor.words import LANGS, Lang

from .fakes import seen

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root, where = lessons_dir(), Paths(tmp_path, tmp_path)
    store = Store.open(where.store)
    store.set_setting("lang", "en")
    store.set_setting("theme", "ink")
    yield Desk(Catalogue.open(root), Library(root), store, where, "en", lambda: NOW, lambda: 7)
    store.close()


def remember(desk: Desk, step: str = "which-is-dear", outcome: str = "wrong", days: int = 30) -> str:
    lesson = desk.lesson("score-report-decision", "en")
    question = next(one for one in lesson.steps if one.kind == "choice")
    told = {
        "answer": "x",
        "outcome": outcome,
        "competence": question.competence,
        "score": float(outcome == "right"),
        "sure": "certain",
    }
    del step
    desk.store.append(Event(lesson.id, 1, question.id, "answer", NOW - timedelta(days=days), told))
    return question.id


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_a_review_is_done_by_keys(desk: Desk, size: tuple[int, int], lang: Lang) -> None:
    desk.lang = lang
    remember(desk)
    app = TutorApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        for _ in range(12):
            if isinstance(app.screen, ReviewEnd):
                break
            assert isinstance(app.screen, ReviewScreen)
            await pilot.press("1")
            await pilot.pause()
            if app.screen.play.phase == "sure":
                await pilot.press("2")
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, ReviewEnd)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Home)
    assert sum(event.data.get("review") is True for event in desk.store.attempts()) >= 1


async def test_a_review_is_left_in_the_middle_and_stays_due(desk: Desk) -> None:
    remember(desk)
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "1 thing to think of again" in seen(app)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen) and "certain last time" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Home) and "1 thing to think of again" in seen(app)


async def test_after_two_misses_one_is_led_to_where_it_is_taught(desk: Desk) -> None:
    step = remember(desk)
    app = TutorApp(desk)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        options = screen.play.page.entries
        solution = None
        for number in range(len(options)):
            await pilot.press(str(number + 1))
            await pilot.pause()
            if screen.play.phase == "sure":
                await pilot.press("2")
                await pilot.pause()
            solution = screen.session.verdict
            break
        assert solution is not None
        if solution.outcome != "right":
            assert "Missed twice" in seen(app)
            await pilot.press("t")
            await pilot.pause()
            assert type(app.screen) is LessonScreen and app.screen.play.page.kind == "show"
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is screen and screen.play.page.step == step


async def test_with_nothing_due_the_end_says_so(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewEnd) and "Nothing to review now" in seen(app)


@pytest.mark.parametrize("lang", LANGS)
async def test_progress_says_how_it_holds(desk: Desk, lang: Lang) -> None:
    desk.lang = lang
    for days in (30, 20, 10, 2):
        remember(desk, outcome="right", days=days)
    remember(desk, days=1)
    app = TutorApp(desk)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, ProgressScreen)
        shown = seen(app)
        assert ("of 10" in shown or "十道" in shown) and ("Brier" not in shown)
        known = len(desk.library.competences.entries)
        assert (f"{known - 1} not met yet" if lang == "en" else f"还没答过 {known - 1}。") in shown
        assert any("█" in line and "·" in line for line in shown.splitlines()), "a day of a few seconds has its mark"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Home)


async def test_what_one_was_certain_and_wrong_about_stands_there_once(desk: Desk) -> None:
    lesson = desk.lesson("flat-fee", "en")
    asked = [one for one in lesson.steps if isinstance(one, Question)][:3]
    for number, question in enumerate(asked):
        told = {"answer": "x", "outcome": "wrong", "competence": "flat-fee", "score": 0.0, "sure": "certain"}
        told["misconceptions"] = ["flat-is-annual"]
        desk.store.append(Event(lesson.id, 1, question.id, "answer", NOW - timedelta(days=3 - number), told))
    named = desk.library.misconceptions.entries["flat-is-annual"].name["en"]
    assert by_name(desk, desk.progress(), "en") == [(named, {**desk.progress()["certain_and_wrong"][0]}, 3)]
    app = TutorApp(desk)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, ProgressScreen)
        (line,) = (line for line in seen(app).splitlines() if named in line)
        assert line.rstrip().endswith("3 questions")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen) and app.screen.play.page.step == asked[-1].id


async def test_a_competence_leads_to_the_lesson_that_teaches_it(desk: Desk) -> None:
    remember(desk)
    (one,) = desk.progress()["mastery"]
    app = TutorApp(desk)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        while app.screen.query_one(Menu).chosen != f"can:{one['competence']}":
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        assert one["competence"] in app.screen.session.lesson.teaches


async def test_a_note_is_kept_and_found_again(desk: Desk) -> None:
    app = TutorApp(desk, "flat-fee")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, NoteSheet)
        await pilot.press(*"mine", "enter")
        await pilot.pause()
        (note,) = desk.store.notes()
        assert note.text == "mine" and note.lesson == "flat-fee"
        app.open_plans()
        await pilot.pause()
        assert "mine" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen) and app.screen.play.page.step == note.step


async def test_a_plan_is_asked_for_when_it_is_due(desk: Desk) -> None:
    told = {"kind": "commit", "answer": "my own words", "outcome": "noted", "days": 3}
    desk.store.append(Event("flat-fee", 1, "plan", "answer", NOW - timedelta(days=4), told))
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "a plan of yours is due" in seen(app)
        app.open_plans()
        await pilot.pause()
        assert isinstance(app.screen, Plans)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanSheet) and "my own words" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.store.plans()[0].kept == "yes"
        await pilot.press("escape")
        await pilot.pause()
        assert "is due" not in seen(app)


async def test_settings_hold_at_once_and_are_kept(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("comma")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert "⏎ change" in seen(app) and "looser" not in seen(app)
        await pilot.press("right")
        await pilot.pause()
        assert "设置" in seen(app), "sideways changes it as the help says"
        await pilot.press("left")
        await pilot.pause()
        assert "Settings" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.lang == "zh" and "设置" in seen(app)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.theme == "paper" and desk.store.setting("lang") == "en"
        await pilot.press("down", "enter", "down", "enter", "down", "enter", "down", "enter")
        await pilot.pause()
        kept = {name: desk.store.setting(name) for name in ("motion", "minutes", "reminders", "keys")}
        assert kept == {"motion": "none", "minutes": "15", "reminders": "on", "keys": "functions"}
        assert app.animation_level == "none"
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("g", "p", "r")
        await pilot.pause()
        assert isinstance(app.screen, Home), "single letters do nothing now"
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert isinstance(app.screen, ProgressScreen)


async def test_somebody_else_sits_down(desk: Desk) -> None:
    desk.store.append(Event("flat-fee", 1, "", "open", NOW))
    other = desk.store.for_learner("Lin")
    other.append(Event("flat-fee", 1, "", "open", NOW))
    other.set_setting("lang", "zh")
    app = TutorApp(desk)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        assert "Lin" in seen(app)
        app.set_learner("Lin")
        await pilot.pause()
        assert app.lang == "zh" and desk.store.learner == "Lin" and "谁在学" in seen(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_form_is_taken_without_a_word(desk: Desk, size: tuple[int, int]) -> None:
    app = TutorApp(desk, first=Measured)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Measured)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen) and app.screen.play.page.place == 1
        while isinstance(app.screen, FormScreen):
            place = app.screen.play.page.place
            if place == 3:
                await pilot.press("escape", "escape")
                await pilot.pause()
                assert isinstance(app.screen, Measured)
                await pilot.press("end", "enter")
                await pilot.pause()
                assert isinstance(app.screen, FormScreen) and app.screen.play.page.place == 3
            await pilot.press("f9")
            await pilot.pause()
        assert isinstance(app.screen, Measured)
        assert "0" in seen(app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen) and app.screen.play.page.place == 1
