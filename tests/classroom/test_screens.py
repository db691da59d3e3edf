"""The projector and a seat on the screen, with a real room on loopback between them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

import tutor.tui.app
from tests.tui.fakes import seen
from tutor.classroom.hub import Hub
from tutor.classroom.opening import Served, opened
from tutor.classroom.sent import hidden
from tutor.tui.classroom.choosing import Choosing, Counting
from tutor.tui.classroom.lobby import qr
from tutor.tui.classroom.projector import ClassApp, Projector
from tutor.tui.classroom.seat import Remote, SeatApp, SeatScreen
from tutor.tui.draw import plain
from tutor.tui.glyphs import ASCII, UNICODE
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


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_how_one_gets_in_fits_every_screen(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The QR code whole, the address, the code, the newest names; in the middle of class, too."""
    monkeypatch.setattr(tutor.tui.app, "glyphs_for", lambda _encoding: UNICODE)
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        screen = app.screen
        assert isinstance(screen, Projector)
        url = "http://192.168.100.123:8420"
        screen.urls = (url, "http://127.0.0.1:8420")
        for number in range(60):
            await hub.join("zh", f"student {number}")
        drawn = qr(f"{url}/{hub.room.code}")
        await settled(pilot, lambda: all(line.strip() in seen(app) for line in drawn))
        await settled(pilot, lambda: "student 59" in seen(app) and "student 58" in seen(app))
        assert url in seen(app) and " ".join(hub.room.code) in seen(app) and len(drawn) <= 15
        while phase(hub) != "open":
            await pilot.press("space")
            await pilot.pause(0.05)
        await settled(pilot, lambda: url not in seen(app))
        monkeypatch.setattr(Served, "found", lambda _: (url, "http://127.0.0.1:8420"))
        await pilot.press("a")
        await settled(pilot, lambda: url in seen(app) and drawn[4].strip() in seen(app))
        await pilot.press("a")
        await settled(pilot, lambda: "Only this very computer" in seen(app))
        at = hub.room.at
        await pilot.press("space")
        await settled(pilot, lambda: "http" not in seen(app))
        assert (hub.room.at, phase(hub)) == (at, "open"), "space shows the question again first"
    desk.store.close()


async def test_a_terminal_without_the_signs_of_a_qr_code_shows_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tutor.tui.app, "glyphs_for", lambda _encoding: ASCII)
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "zh")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        assert isinstance(app.screen, Projector)
        app.screen.urls = ("http://192.168.100.123:8420",)
        await hub.join("zh", "Lin")
        await settled(pilot, lambda: "192.168.100.123:8420" in seen(app) and "Lin" in seen(app))
        assert "▀" not in seen(app) and "█" not in seen(app)
    desk.store.close()


async def test_leaving_without_ending(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test() as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        await pilot.press("space")
        await settled(pilot, lambda: hub.room.at == 0)
        await pilot.press("e")
        await settled(pilot, lambda: isinstance(app.screen, Choosing) and "the same command" in seen(app))
        await pilot.press("down", "enter")
        await pilot.pause(0.2)
    again = opened(desk, [LESSON])
    assert (again.room.code, again.room.at, again.room.phase) == (hub.room.code, 0, "read")
    await again.close()
    desk.store.close()


async def test_no_network_is_said(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test() as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector) and "in no network" in seen(app))
        assert "--hands" in seen(app) and "▀" not in seen(app), "no QR code that leads nowhere"
    desk.store.close()


async def test_what_the_projector_tells_before_and_after_the_reveal(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector))
        people = [await hub.join("en", f"p{number}") for number in range(6)]
        while phase(hub) != "open":
            await pilot.press("space")
            await pilot.pause(0.05)
        slide, deck = hub.room.deck.slides[hub.room.at], hub.room.deck
        entries = deck.page(slide, "en").entries
        names = sorted((one.id for one in entries), key=lambda name: deck.grade(slide, name, "en").outcome != "right")
        for number, person in enumerate(people):
            given = {"answer": hidden(hub.room, names[number % 2]), "sure": ("certain", "guess")[number % 2]}
            if number == 5:
                await pilot.pause(0.2)
                assert "talk with your neighbour" not in seen(app).lower(), "somebody is still thinking"
            await hub.answer(person.token, {"slide": hub.room.at, "turn": 1, "key": "k", **given})
        await settled(pilot, lambda: "Talk with your neighbour" in seen(app))
        assert "%" not in seen(app) and "right (" not in seen(app).replace("right (r)", "")
        await pilot.press("r")
        await settled(pilot, lambda: phase(hub) == "revealed" and "certain:" in seen(app))
        explain = getattr(hub.room.deck.step(hub.room.deck.slides[hub.room.at], "en"), "explain", "")
        assert explain[:20] in " ".join(seen(app).split()), "why, on the projector, too"
        assert "a guess:" in seen(app)
    desk.store.close()


async def test_raised_hands(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0, hands=True)
    async with app.run_test() as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Projector) and "No phones" in seen(app))
        while phase(hub) != "open":
            await pilot.press("space")
            await pilot.pause(0.05)
        await pilot.press("h")
        await settled(pilot, lambda: isinstance(app.screen, Counting))
        await pilot.press(*"many", "enter")
        await settled(pilot, lambda: "whole number" in seen(app))
        await pilot.press(*["backspace"] * 4)
        for digits in ("12", "7", "3"):
            await pilot.press(*digits, "enter")
        await settled(pilot, lambda: bool(hub.room.hands) and "22 hands" in seen(app))
        await pilot.press("r")
        await settled(pilot, lambda: "12" in seen(app) and phase(hub) == "revealed")
        told = hub.state(hub.look("", host=True))
        assert told is not None and told["told"]["mistake"]["n"] in (12, 7, 3), "the mistake behind most hands"
        await pilot.press("v")
        await settled(pilot, lambda: hub.room.turn == 2)
        await pilot.press("h")
        await settled(pilot, lambda: isinstance(app.screen, Counting))
        for digits in ("2", "19", "1"):
            await pilot.press(*digits, "enter")
        await settled(pilot, lambda: len(hub.room.hands) == 2)
        await pilot.press("r")
        await settled(pilot, lambda: "Second vote" in seen(app) and "19" in seen(app))
        assert "Changed:" not in seen(app), "nobody knows whose hand it was"
        while hub.room.slide is None or hub.room.slide.kind not in ("number", "fill", "order", "match", "classify"):
            await pilot.press("space")
            await pilot.pause(0.05)
        await settled(pilot, lambda: "on paper" in seen(app))
    desk.store.close()


async def test_a_seat_on_the_screen(tmp_path: Path) -> None:
    desk = everything(tmp_path)
    desk.store.set_setting("lang", "en")
    async with served(desk, "every-kind") as talk:
        status, told = await talk.post("/api/join", {"code": talk.hub.room.code, "name": "Lin", "lang": "en"})
        assert status == 200
        app = SeatApp(desk, Remote(f"Class {told['rejoin']}", "en"), talk.url, told["token"])
        (person,) = talk.hub.room.people.values()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot, lambda: isinstance(app.screen, SeatScreen) and bool(talk.hub.looking(told["token"])))
            screen = app.screen
            assert isinstance(screen, SeatScreen)
            assert told["rejoin"] in seen(app)
            while talk.hub.room.slide is None or talk.hub.room.slide.kind != "choice":
                await talk.host("next")
            await settled(pilot, lambda: "press Enter when you have" in seen(app))
            await pilot.press("escape", "enter")
            await settled(pilot, lambda: person.ready and isinstance(app.screen, SeatScreen))
            await talk.host("next")
            await settled(pilot, lambda: screen.play.phase == "ask")
            await pilot.press("1")
            await pilot.pause()
            if screen.play.phase == "sure":
                await pilot.press("2")
            await settled(pilot, lambda: "Kept" in seen(app))
            assert len(person.votes) == 1
            await talk.host("reveal")
            await settled(pilot, lambda: screen.play.phase == "told" and "The class (1)" in seen(app))
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
