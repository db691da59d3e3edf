"""Every kind of step on the screen, in a small course of its own: keys, mouse, marked words, the smallest sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.every_kind import changed
from tutor.course.catalogue import Catalogue
from tutor.course.library import Library
from tutor.course.page import READ
from tutor.store.desk import Desk
from tutor.store.log import Store
from tutor.store.paths import Paths
from tutor.tui.app import TutorApp
from tutor.tui.screens.glossary import Entry
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.life import LifeScreen
from tutor.tui.screens.recap import RecapScreen
from tutor.tui.screens.tool import ToolScreen

from .fakes import seen
from .test_player import by_keys, by_mouse, session_of


@pytest.fixture
def desk(tmp_path: Path, course: Path) -> Iterator[Desk]:
    root, where = tmp_path / "course", Paths(tmp_path, tmp_path)
    lesson = root / "only" / "every-kind" / "lesson.yaml"
    lesson.parent.mkdir(parents=True)
    explained = "hints: [Look., Look again.]\n    explain: "
    lesson.write_bytes(changed(f"{explained}Because.", f"{explained}It is an [instalment](term:instalment)."))
    (root / "glossary.yaml").write_bytes((course / "glossary.yaml").read_bytes())
    store = Store.open(where.store)
    store.set_setting("lang", "en")
    now = datetime(2026, 11, 23, tzinfo=UTC)
    yield Desk(Catalogue.open(root), Library(root), store, where, "en", lambda: now, lambda: 7)
    store.close()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("way", ["keys", "mouse"])
async def test_every_kind_is_finished(desk: Desk, way: str, size: tuple[int, int]) -> None:
    app = TutorApp(desk, "every-kind")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        kinds = []
        for _ in range(60):
            if not isinstance(app.screen, LessonScreen):
                break
            kinds.append(session_of(app).page.kind)
            await (by_keys(pilot, app) if way == "keys" else by_mouse(pilot, app))
            await pilot.pause()
        assert isinstance(app.screen, RecapScreen)
        assert len(set(kinds)) == 15
        steps = {event.step for event in desk.store.attempts()}
        assert steps == {step.id for step in desk.lesson("every-kind", "en").steps if step.kind not in READ}


async def test_a_word_marked_in_the_verdict_is_reached_by_tab(desk: Desk) -> None:
    app = TutorApp(desk, "every-kind", "one")
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "1", "2")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.play.phase == "told" and app.screen.play.term is None
        await pilot.press("home", "tab")
        await pilot.pause()
        assert app.screen.play.term == 0 and "instalment" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Entry)
        await pilot.press("escape", "tab", "tab", "enter")
        await pilot.pause()
        assert session_of(app).page.step == "some"


async def test_a_step_opens_its_calculator_with_its_numbers(desk: Desk) -> None:
    app = TutorApp(desk, "every-kind", "try")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, ToolScreen)
        assert app.screen._typed["principal"] in ("6000", "12000") and app.screen._digits.number == "13.03%"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert session_of(app).page.step == "run"


async def test_a_run_opens_only_after_the_prediction(desk: Desk) -> None:
    app = TutorApp(desk, "every-kind", "run")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen), "who predicts hasn't seen the run"
        await pilot.press("1")
        await pilot.pause()
        if app.screen.play.phase == "sure":
            await pilot.press("3")
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, LifeScreen) and len(app.screen.game.story.months) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert session_of(app).page.step == "run"


def given(desk: Desk) -> list[object]:
    return [event.data["answer"] for event in desk.store.attempts()]


@pytest.mark.parametrize("way", [["tab"], ["down"] * 9, ["tab", "tab", "tab"], ["tab", "up", "down", "down", "down"]])
async def test_a_plan_of_ones_own_is_written_with_keys_alone(desk: Desk, way: list[str]) -> None:
    app = TutorApp(desk, "every-kind", "plan")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Tab write your own" in seen(app)
        await pilot.press(*way)
        await pilot.pause()
        await pilot.press(*"quit later")
        await pilot.pause()
        assert "Tab write your own" in seen(app), "the way back is shown as well"
        await pilot.press("enter")
        await pilot.pause()
        assert given(desk) == ["quit later"]
        assert "You wrote: quit later" in seen(app)


async def test_a_plan_is_still_picked_after_a_look_into_the_field(desk: Desk) -> None:
    app = TutorApp(desk, "every-kind", "plan")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("tab", "up", "1")
        await pilot.pause()
        assert given(desk) == ["wait"] and "You wrote" not in seen(app)


async def test_tab_in_a_text_with_blanks_is_named_for_what_it_does(desk: Desk) -> None:
    step = next(one.id for one in desk.lesson("every-kind", "en").steps if one.kind == "fill")
    app = TutorApp(desk, "every-kind", step)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Tab next blank" in seen(app) and "Tab words" not in seen(app)
        await pilot.press(*"nonsense", "enter")
        assert isinstance(app.screen, LessonScreen)
        for _ in range(4):
            await pilot.pause()
            if app.screen.play.phase == "ask":
                await pilot.press(*"x", "enter")
            elif app.screen.play.phase == "sure":
                await pilot.press("1")
        await pilot.pause()
        assert "nonsense ✗" in seen(app), "which blank is wrong is marked where it stands"
