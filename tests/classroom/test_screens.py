"""The projector and a seat on the screen, with a real room on loopback between them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.tui.fakes import seen
from tutor.classroom.hub import Hub
from tutor.classroom.opening import opened
from tutor.tui.classroom.choosing import Choosing, Counting
from tutor.tui.classroom.projector import ClassApp, Projector
from tutor.tui.classroom.seat import Remote, SeatApp, SeatScreen
from tutor.tui.draw import plain
from tutor.words import LANGS, Lang

from .rooms import LESSON, desk_in, everything, served


def phase(hub: Hub) -> str:
    return hub.room.phase


async def settled(pilot: Any, true: Any) -> None:
    for _ in range(100):
        await pilot.pause(0.03)
        if true():
            return
    raise AssertionError(seen(pilot.app))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_class_on_the_projector(tmp_path: Path, lang: Lang, size: tuple[int, int]) -> None:
    desk = desk_in(tmp_path)
    desk.lang = lang
    desk.store.set_setting("lang", lang)
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        assert hub.room.code in seen(app).replace(" ", "")
        people = [await hub.join("zh", f"p{number}") for number in range(6)]
        await settled(pilot, lambda: "p5" in seen(app))
        await pilot.press("n")
        await settled(pilot, lambda: "p5" not in seen(app))
        while phase(hub) != "open":
            await pilot.press("space")
            await pilot.pause(0.05)
        for number, person in enumerate(people):
            slide = hub.state(hub.look(person.token))
            assert slide is not None
            entry = slide["slide"]["entries"][number % 2]["id"]
            given = {"slide": hub.room.at, "turn": 1, "key": "k", "answer": entry, "sure": "certain"}
            await hub.answer(person.token, given)
        await settled(pilot, lambda: "6 / 6" in seen(app) or "6 of 6" in seen(app))
        assert "%" not in seen(app), "how it stands is for the teacher's notes"
        await pilot.press("p")
        await settled(pilot, lambda: "%" in seen(app))
        await pilot.press("p", "r")
        await settled(pilot, lambda: phase(hub) == "revealed")
        await pilot.press("v")
        await settled(pilot, lambda: hub.room.turn == 2)
        await pilot.press("l")
        await settled(pilot, lambda: phase(hub) == "locked")
        await pilot.press("k")
        await settled(pilot, lambda: isinstance(app.screen, Choosing))
        await pilot.press("enter")
        await settled(pilot, lambda: len(hub.room.present()) == 5)
        await pilot.press("e")
        await settled(pilot, lambda: isinstance(app.screen, Choosing))
        await pilot.press("enter")
        await settled(pilot, lambda: phase(hub) == "over" and hub.room.code in seen(app))
        await pilot.press("e")
        await pilot.pause(0.1)
    desk.store.close()


async def test_raised_hands(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0, hands=True)
    async with app.run_test() as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        while phase(hub) != "open":
            await pilot.press("space")
            await pilot.pause(0.05)
        await pilot.press("h")
        await settled(pilot, lambda: isinstance(app.screen, Counting))
        for digits in ("12", "7", "3"):
            await pilot.press(*digits, "enter")
        await settled(pilot, lambda: bool(hub.room.hands))
        await pilot.press("r")
        await settled(pilot, lambda: "12" in seen(app) and phase(hub) == "revealed")
    desk.store.close()


async def test_a_seat_on_the_screen(tmp_path: Path) -> None:
    desk = everything(tmp_path)
    desk.store.set_setting("lang", "en")
    async with served(desk, "every-kind") as talk:
        status, told = await talk.post("/api/join", {"code": talk.hub.room.code, "name": "Lin", "lang": "en"})
        assert status == 200
        app = SeatApp(desk, Remote("Class", "en"), talk.url, told["token"])
        (person,) = talk.hub.room.people.values()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot, lambda: isinstance(app.screen, SeatScreen) and bool(talk.hub.looking(told["token"])))
            screen = app.screen
            assert isinstance(screen, SeatScreen)
            await talk.to_question("choice")
            await settled(pilot, lambda: screen.play.phase == "ask")
            await pilot.press("1")
            await pilot.pause()
            if screen.play.phase == "sure":
                await pilot.press("2")
            await settled(pilot, lambda: "Kept" in seen(app))
            assert len(person.votes) == 1
            await talk.host("reveal")
            await settled(pilot, lambda: screen.play.phase == "told")
            await talk.to_question("number")
            await settled(pilot, lambda: screen.play.phase == "ask" and screen.play.writing)
            await pilot.press(*"13%", "enter")
            await pilot.pause()
            if screen.play.phase == "sure":
                await pilot.press("2")
            await settled(pilot, lambda: len(person.votes) == 2)
            await pilot.press("f2")
            await settled(pilot, lambda: person.lang == "zh" and app.lang == "zh")
            await pilot.press("f2")
            await talk.host("end")
            await settled(pilot, lambda: "--code" in seen(app) or "This class is over" in seen(app))
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_life_on_the_projector_beside_the_guesses(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, ["why-it-changed"])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        people = [await hub.join("en", f"p{number}") for number in range(7)]
        while phase(hub) != "open":
            await pilot.press("space")
            await pilot.pause(0.05)
        for number, person in enumerate(people):
            slide = hub.state(hub.look(person.token))
            assert slide is not None
            entry = slide["slide"]["entries"][min(number, 1)]["id"]
            await hub.answer(person.token, {"slide": hub.room.at, "turn": 1, "key": "k", "answer": entry})
        await pilot.press("r")
        await settled(pilot, lambda: phase(hub) == "revealed")
        await pilot.press("c")
        await settled(pilot, lambda: "What the class guessed (7)" in seen(app))
        first, second = hub.room.deck.page(hub.room.deck.slides[hub.room.at], "en").entries[:2]
        assert seen(app).count("Month 3 of 18") == 1
        rows = seen(app).splitlines()
        for n, entry in ((1, first), (6, second)):
            words = plain(entry.line)[:12]
            assert any(f"{n}  {words}" in row for row in rows), (n, words, rows)
        await pilot.press("n")
        await settled(pilot, lambda: "Month 4 of 18" in seen(app) and "What the class guessed (7)" in seen(app))
        await pilot.press("escape")
        await settled(pilot, lambda: isinstance(app.screen, Projector))
    desk.store.close()
