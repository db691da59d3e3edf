"""Lives on the screen: lived, explained, gone back in, compared, seen a thousand times; the lender's seat."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.library import Library
from tutor.credit.seat import BARS
from tutor.store.desk import Desk
from tutor.store.log import Store
from tutor.store.paths import Paths
from tutor.tui.app import TutorApp
from tutor.tui.screens.life import ChoiceSheet, LifeScreen, WhySheet
from tutor.tui.screens.seat import STEPS, SeatScreen
from tutor.tui.screens.worlds import Worlds
from tutor.words import LANGS, Lang

from .fakes import seen


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root, where = lessons_dir(), Paths(tmp_path, tmp_path)
    store = Store.open(where.store)
    store.set_setting("lang", "en")
    clock = datetime(2026, 11, 23, tzinfo=UTC)
    yield Desk(Catalogue.open(root), Library(root), store, where, "en", lambda: clock, lambda: 7)


def life(app: TutorApp) -> LifeScreen:
    assert isinstance(app.screen, LifeScreen)
    return app.screen


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_two_years_are_lived_by_keys_and_kept(desk: Desk, size: tuple[int, int], lang: Lang) -> None:
    desk.lang = lang
    app = TutorApp(desk)
    async with app.run_test(size=size) as pilot:
        app.open_world("two-years")
        await pilot.pause()
        for month in range(24):
            assert life(app).game.month == month
            await pilot.press("n")
        await pilot.pause()
        for view in "12345":
            await pilot.press(view)
            await pilot.pause()
            assert not any(line.rstrip().endswith("…") for line in seen(app).splitlines()[2:3])
        assert life(app).game.over
    again = TutorApp(desk)
    async with again.run_test(size=size) as pilot:
        again.open_world("two-years")
        await pilot.pause()
        assert life(again).game.month == 24


async def test_a_loan_is_previewed_taken_back_and_taken(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        app.open_world("two-years")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceSheet) and "500 yuan received; from next month on about" in seen(app)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "borrow 500 yuan" in seen(app) and "take back" in seen(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert not life(app).game.planned
        await pilot.press("down", "enter", "enter", "enter")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert "500 yuan borrowed from Skylark Credit" in seen(app) and life(app).life.accounts[0].drawn == 50_000


async def test_a_decision_is_explained_and_would_have_been_avoided(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test(size=(80, 30)) as pilot:
        app.open_world("spiral")
        await pilot.pause()
        await pilot.press("n", "n", "n", "4", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WhySheet)
        told = seen(app)
        assert "What really happened" in told and "its line is" in told and "would have avoided it" in told
        await pilot.press("escape", "L", "4")
        await pilot.pause()
        assert "为什么" in seen(app)


async def test_one_goes_back_and_both_lives_stand_side_by_side(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test(size=(80, 40)) as pilot:
        app.open_world("spiral")
        await pilot.pause()
        await pilot.press(*"nnnn5")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert life(app).game.month == 1 and life(app).game.other is not None
        await pilot.press("n", "5")
        await pilot.pause()
        assert "The one before" in seen(app) and "|" in seen(app)


async def test_a_thousand_futures_come_from_a_process_that_can_be_stopped(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test(size=(80, 40)) as pilot:
        app.open_world("two-years")
        await pilot.pause()
        await pilot.press("6")
        await pilot.pause()
        first = life(app)._worker
        assert first is not None and first.found is None and "of 1000" in seen(app)
        await pilot.press("1")
        for _ in range(300):
            if first.found is not None:
                break
            await asyncio.sleep(0.05)
        assert first.found is not None and first.found.lives == 1000
        await pilot.press("n", "6")
        second = life(app)._worker
        assert second is not None and second is not first
        await pilot.press("n")
        await pilot.pause()
        assert life(app)._worker is None and second._process.poll() is not None, "another month ends it"


async def test_the_list_opens_a_story_and_a_broken_world_is_left_out(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        app.open_credit("all")
        await pilot.pause()
        assert isinstance(app.screen, Worlds) and "Two years" in seen(app) and "A crowd" not in seen(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert life(app).world.id == "spiral"


async def test_the_seat_answers_every_change_of_the_rules(desk: Desk) -> None:
    app = TutorApp(desk)
    async with app.run_test() as pilot:
        app.open_credit("seat")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SeatScreen)
        before = seen(app)
        await pilot.press("plus")
        await pilot.pause()
        assert screen.bar.lenders == 4 and seen(app) != before
        await pilot.press("minus", "minus")
        assert screen.bar.lenders == 2
        for name in BARS:
            for _ in STEPS[name]:
                await pilot.press("enter")
            await pilot.press("down")
        assert screen.bar.lenders == 2, "Enter goes round"
