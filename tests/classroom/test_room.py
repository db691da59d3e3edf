"""The room over its own protocol: what each may do, what each may see, what is kept."""

from __future__ import annotations

import asyncio
import json
import random
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tutor.classroom.acts import HOSTS, PLAYERS
from tutor.classroom.hub import restored
from tutor.classroom.journal import Journal
from tutor.classroom.opening import rooms
from tutor.classroom.rehearsal import something
from tutor.course.lesson import NumberStep
from tutor.course.misconception import slip_value
from tutor.course.values import worked
from tutor.text.classroom import answer_of
from tutor.text.prose import spoken as plain

from .rooms import desk_in, everything, served


async def test_a_class_from_the_lobby_to_the_end(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    async with served(desk) as talk:
        one, two = await talk.join(lang="zh", name="小林"), await talk.join(lang="en")
        assert (await talk.state(one))["phase"] == "lobby" and (await talk.state(one))["name"] == "小林"
        await talk.to_question()
        state = await talk.state(one)
        assert state["phase"] == "open" and state["slide"]["kind"] == "choice" and "told" not in state
        ids = [entry["id"] for entry in state["slide"]["entries"]]
        given = {"slide": state["at"], "turn": 1, "key": "k1", "answer": ids[0], "sure": "certain"}
        status, first = await talk.post("/api/answer", given, one)
        assert status == 200 and first["receipt"] > 0
        assert (await talk.post("/api/answer", given, one))[1] == first, "the same again is the same receipt"
        assert (await talk.state(one))["mine"] == {
            "answered": True, "receipt": first["receipt"], "ready": False, "answer": ids[0], "sure": "certain",
        }  # fmt: skip
        host = await talk.state(talk.hub.host_token)
        assert (host["answered"], host["present"]) == (1, 2) and "told" not in host
        assert await talk.host("reveal") == 200
        told = (await talk.state(two))["told"]
        assert told["result"]["turns"][0]["n"] == 1 and told["solution"] in ids and "outcome" not in told
        assert (await talk.state(one))["told"]["outcome"] in ("right", "wrong")
        status, refused = await talk.post("/api/answer", {**given, "key": "k2"}, two)
        assert (status, refused["error"]) == (409, "not_open")
        assert await talk.host("again") == 200
        assert (await talk.post("/api/answer", {**given, "key": "k3"}, one))[1]["error"] == "late"
        await talk.post("/api/answer", {**given, "turn": 2, "key": "k4", "answer": ids[1]}, one)
        await talk.host("reveal")
        host = await talk.state(talk.hub.host_token)
        assert len(host["told"]["turns"]) == 2 and sum(host["told"]["changed"].values()) == 1
        assert await talk.host("again") == 409, "two votes are enough"
        assert await talk.host("end") == 200
        missed = (await talk.state(two))["take_home"]
        assert missed and desk.bring_home(missed) == 1 and desk.store.asked()[0].failed == 1
        assert desk.bring_home(missed) == 0, "once is enough"
        assert (await talk.post("/api/join", {"code": talk.hub.room.code}))[1]["error"] == "over"


def ids_in(told: object) -> set[str]:
    """All texts in what was sent."""
    if isinstance(told, dict):
        return {text for key, value in told.items() for text in (key, *ids_in(value))}
    if isinstance(told, list):
        return {text for value in told for text in ids_in(value)}
    return {told} if isinstance(told, str) else set()


async def test_nothing_tells_what_is_right_before_the_reveal(tmp_path: Path) -> None:
    """With every kind of question: neither the lesson's own ids, nor feedback, nor a mark on the right one goes out."""
    async with served(everything(tmp_path), "every-kind") as talk:
        token = await talk.join(lang="en")
        room = talk.hub.room
        seen = 0
        while await talk.host("next") == 200:
            slide = room.slide
            assert slide is not None
            if not slide.graded:
                continue
            for _ in range(2):
                state = await talk.state(token)
                text = json.dumps(state)
                step = room.deck.step(slide, "en")
                own = [entry.id for entry in room.deck.page(slide, "en").entries]
                page = room.deck.page(slide, "en")
                told = {plain(entry.line) for entry in (*page.entries, *page.targets)}
                assert not ({name for name in own if len(name) > 3} - told) & ids_in(state), slide
                for word in ("correct", "feedback", "solution", "explain", "misconception", "right_ids"):
                    assert f'"{word}"' not in text
                explain = getattr(step, "explain", None)
                assert not (explain and len(explain) > 12 and explain in text)
                if room.phase == "read":
                    await talk.host("next")
            answer = something((await talk.state(token))["slide"])
            given = {"slide": room.at, "turn": 1, "key": f"k{room.at}", "answer": answer}
            status, reply = await talk.post("/api/answer", given, token)
            assert status == 200 or reply["error"] == "unreadable", (slide.kind, reply)
            assert await talk.host("reveal") == 200
            assert "told" in await talk.state(token)
            seen += 1
        assert seen >= 8


async def test_every_kind_is_answered_by_lines_too(tmp_path: Path) -> None:
    lines = {
        "choice": "1", "simulate": "1", "choices": "1 2", "number": "13%", "fill": "a; b; c", "order": None,
        "match": None, "classify": None, "spot": "1", "story": "1", "poll": "1", "reflect": "words", "commit": "1",
    }  # fmt: skip
    async with served(everything(tmp_path), "every-kind") as talk:
        token = await talk.join(lang="en")
        answered = set()
        while await talk.host("next") == 200:
            slide = talk.hub.room.slide
            if slide is None or not slide.asks or talk.hub.room.phase != "read":
                continue
            await talk.host("next")
            shown = (await talk.state(token))["slide"]
            line = lines[slide.kind]
            if line is None:
                line = " ".join(
                    str(number + 1 if slide.kind == "order" else 1) for number in range(len(shown["entries"]))
                )
            if slide.kind == "fill":
                gaps = [span for block in shown["question"] for span in block.get("p", ()) if "gap" in span]
                line = "; ".join("x" for _ in gaps)
            answer = answer_of(shown, line)
            assert answer is not None, slide.kind
            given = {"slide": talk.hub.room.at, "turn": 1, "key": str(talk.hub.room.at), "answer": answer}
            status, reply = await talk.post("/api/answer", given, token)
            assert status == 200, (slide.kind, reply)
            answered.add(slide.kind)
        assert answered == set(lines)


async def test_who_may_do_what(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join()
        for do in ("next", "reveal", "end", "remove", "hands", "join", "time-up", "counted", "nonsense"):
            assert (await talk.post("/api/act", {"do": do}, token))[0] == 403
        assert (await talk.post("/api/act", {"do": "ready"}, "nobody"))[1]["error"] == "stranger"
        assert talk.hub.room.phase == "lobby"
        for do in ("join", "time-up", "counted", "answer", "nonsense"):
            assert (await talk.post("/api/act", {"do": do}, talk.hub.host_token))[0] == 409
        async with talk.session.get(talk.url + "/api/state") as reply:
            assert reply.status == 401


async def test_whoever_is_removed_stays_out(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join(name="one")
        rejoin = (await talk.state(token))["rejoin"]
        await talk.to_question()
        socket = await talk.session.ws_connect(talk.url + "/api/events")
        await socket.send_json({"token": token})
        await socket.receive()
        assert await talk.host("remove", number=0) == 200
        assert "removed" in str((await socket.receive()).data)
        assert (await talk.post("/api/join", {"code": talk.hub.room.code, "rejoin": rejoin}))[0] == 404
        given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": "x"}
        assert (await talk.post("/api/answer", given, token))[0] == 409


async def test_a_phone_comes_back_by_its_short_code(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join(name="one")
        rejoin = (await talk.state(token))["rejoin"]
        status, told = await talk.post(
            "/api/join", {"code": talk.hub.room.code.lower(), "rejoin": f" {rejoin.lower()} "}
        )
        assert status == 200 and told["token"] == token
        assert len(talk.hub.room.people) == 1


async def test_the_room_comes_back_as_it_was(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    async with served(desk) as talk:
        tokens = [await talk.join(name=f"p{number}") for number in range(5)]
        await talk.to_question()
        entries = (await talk.state(tokens[0]))["slide"]["entries"]
        receipts = {}
        for number, token in enumerate(tokens):
            given = {"slide": talk.hub.room.at, "turn": 1, "key": token, "answer": entries[number % len(entries)]["id"]}
            receipts[token] = (await talk.post("/api/answer", given, token))[1]["receipt"]
        before = await talk.state(talk.hub.host_token)
        code, host = talk.hub.room.code, talk.hub.host_token
    async with served(desk) as again:
        assert (again.hub.room.code, again.hub.host_token) == (code, host)
        assert await again.state(host) == before
        for token in tokens:
            state = await again.state(token)
            assert state["mine"]["receipt"] == receipts[token] and state["phase"] == "open"
        await again.host("end")
    async with served(desk) as new:
        assert new.hub.room.code != code and len(rooms(desk)) == 2


async def test_polls_about_ones_own_money_name_nobody(tmp_path: Path) -> None:
    async with served(everything(tmp_path), "every-kind") as talk:
        tokens = [await talk.join() for _ in range(4)]
        await talk.to_question("poll")
        entries = (await talk.state(tokens[0]))["slide"]["entries"]
        for number, token in enumerate(tokens):
            given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": entries[number % 2]["id"]}
            assert (await talk.post("/api/answer", given, token))[0] == 200
            assert (await talk.post("/api/answer", given, token))[0] == 200, "sent again, it is kept"
            other = {**given, "key": "z", "answer": entries[0]["id"]}
            assert (await talk.post("/api/answer", other, token))[1]["error"] == "counted", "not said to be kept"
        at, path = talk.hub.room.at, talk.hub._journal.path
        assert talk.hub.room.anonymous[at] == {"never": 2, "once": 2}
        assert not any(person.votes for person in talk.hub.room.people.values())
        answers = [act for _, _, act in talk.hub._journal.acts() if act["do"] in ("answer", "counted")]
        assert answers == [], "no row says who answered what, or in which order"
        deck = talk.hub.room.deck
    journal = Journal.open(path)
    assert restored(deck, journal)[0].anonymous[at] == {"never": 2, "once": 2}
    journal.close()


async def test_codes_are_not_guessed_and_a_class_is_not_locked_out(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        found = [(await talk.post("/api/join", {"code": f"WRONG{number}"}))[0] for number in range(80)]
        assert found[0] == 404 and found[-1] == 429
        assert await talk.join(), "who has the code gets in all the same"


async def test_other_pages_and_names_are_turned_away(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        joined = {"code": talk.hub.room.code}
        assert (await talk.post("/api/join", joined, Origin="http://elsewhere.example"))[0] == 403
        assert (await talk.post("/api/join", joined, Host="elsewhere.example"))[0] == 421
        assert (await talk.post("/api/join", joined, Origin=talk.url))[0] == 200
        async with talk.session.get(talk.url + "/") as reply:
            text = await reply.text()
            assert "default-src 'self'" in reply.headers["Content-Security-Policy"] and "http" not in text
        sizes = 0
        for path in ("/", "/page.css", "/page.js"):
            async with talk.session.get(talk.url + path) as reply:
                body = await reply.read()
                sizes += len(body)
                assert reply.status == 200 and b"//" not in body.replace(b'"ws://"', b"").replace(b"// ", b""), path
        assert sizes < 50_000


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_a_player_sends_changes_nothing_it_may_not(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    odd: list[Any] = [
        None, True, -1, 0, 1, 1e300, "", "x" * 9000, "\u202e\x1b[2J", [], {}, [[]], {"a": {"b": 1}}, ["a"] * 200,
        "next", {"do": "end"},
    ]  # fmt: skip
    async with served(desk_in(tmp_path)) as talk:
        token, other = await talk.join(name="one"), await talk.join(name="two")
        await talk.to_question()
        room = talk.hub.room
        before = (room.phase, room.at, room.turn, len(room.people), dict(room.people[other].votes))
        socket = await talk.session.ws_connect(talk.url + "/api/events")
        await socket.send_json({"token": token})
        keys = ("do", "slide", "turn", "key", "answer", "sure", "token", "now", "lang", "number", "seconds", "name")
        for _ in range(60):
            told = {key: chance.choice(odd) for key in keys if chance.random() < 0.5}
            if chance.random() < 0.5:
                told |= {"do": chance.choice(["answer", "ready", "speak"]), "slide": room.at, "turn": 1}
            status, _ = await talk.post(chance.choice(["/api/answer", "/api/act"]), told, token)
            assert status in (200, 400, 403, 409, 413), (status, told)
            await socket.send_str(json.dumps(chance.choice([told, *odd[:6]])))
        await asyncio.sleep(0.1)
        assert (room.phase, room.at, room.turn, len(room.people), dict(room.people[other].votes)) == before
        assert (await talk.state(other))["name"] == "two"
        async with talk.session.post(talk.url + "/api/answer", data=b"x" * 40_000) as reply:
            assert reply.status in (400, 413)


async def test_a_lost_reply_to_joining_doubles_nobody(tmp_path: Path) -> None:
    """The phone asks again with its key, at the same time or after the laptop came back."""
    key, other = "k" * 16, "o" * 16
    async with served(desk_in(tmp_path)) as talk:
        tokens = await asyncio.gather(*(talk.join(name="Lin", key=key) for _ in range(20)))
        assert len(set(tokens)) == 1 and await talk.join(name="Lin", key=other) not in tokens
        short = {await talk.join(key="k" * 15) for _ in range(2)}
        assert len(short) == 2, "a key that could be guessed is none"
        assert len(talk.hub.room.people) == 4
        joined = [act for _, _, act in talk.hub._journal.acts() if act["do"] == "join"]
        assert len(joined) == 4 and key not in json.dumps(joined), "the key itself is not kept"
    async with served(desk_in(tmp_path)) as talk:
        assert await talk.join(name="Lin", key=key) == tokens[0]


async def test_a_double_and_a_hundredfold_send_store_one_answer(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join()
        await talk.to_question()
        entry = (await talk.state(token))["slide"]["entries"][0]["id"]
        given = {"slide": talk.hub.room.at, "turn": 1, "key": "same", "answer": entry}
        found = await asyncio.gather(*(talk.post("/api/answer", given, token) for _ in range(100)))
        assert {status for status, _ in found} == {200}
        stored = [act for _, _, act in talk.hub._journal.acts() if act["do"] == "answer"]
        assert len(stored) == 1 and len({told["receipt"] for _, told in found}) == 1


async def test_time_runs_out_with_two_seconds_of_grace(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join()
        await talk.to_question()
        room = talk.hub.room
        assert await talk.host("timer", seconds=5) == 200 and room.until is not None
        entry = (await talk.state(token))["slide"]["entries"][0]["id"]
        given = {"slide": room.at, "turn": 1, "key": "a", "answer": entry}
        room.until = talk.hub.now() - 1500
        assert (await talk.post("/api/answer", given, token))[0] == 200
        room.until = talk.hub.now() - 2500
        assert (await talk.post("/api/answer", {**given, "key": "b"}, token))[1]["error"] == "too_late"


async def test_hands_and_words(tmp_path: Path) -> None:
    async with served(everything(tmp_path), "every-kind") as talk:
        token = await talk.join(name="one")
        await talk.to_question("choice")
        slide = talk.hub.room.slide
        assert slide is not None
        names = [entry.id for entry in talk.hub.room.deck.page(slide, "en").entries]
        assert await talk.host("hands", counts={"nonsense": 3}) == 409
        assert await talk.host("hands", counts={names[0]: 12, names[1]: 8}) == 200
        await talk.host("reveal")
        assert (await talk.state(talk.hub.host_token))["told"]["turns"][0]["n"] == 20
        await talk.to_question("reflect")
        given = {"slide": talk.hub.room.at, "turn": 1, "key": "a", "answer": " a  thought\n<b>"}
        assert (await talk.post("/api/answer", given, token))[0] == 200
        (waiting,) = (await talk.state(talk.hub.host_token))["private"]["waiting"]
        assert waiting["words"] == "a thought <b>"
        await talk.host("approve", number=0)
        assert talk.hub.room.approved[talk.hub.room.at] == ["a thought <b>"]
        assert not (await talk.state(talk.hub.host_token))["private"]["waiting"], "let through, it waits no more"


async def test_points_only_when_they_are_wanted(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        tokens = [await talk.join(name=f"p{number}") for number in range(3)]
        await talk.to_question()
        entries = (await talk.state(tokens[0]))["slide"]["entries"]
        for token, entry in zip(tokens, entries, strict=False):
            given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": entry["id"]}
            assert (await talk.post("/api/answer", given, token))[0] == 200
        await talk.host("reveal")
        assert "points" not in await talk.state(tokens[0]) and "board" not in await talk.state(talk.hub.host_token)
        await talk.host("points")
        board = (await talk.state(talk.hub.host_token))["board"]
        assert [one["points"] > 100 for one in board] == [True, False, False], "fast and right earns more than right"
        mine = [(await talk.state(token))["points"] for token in tokens]
        assert sorted(mine)[:2] == [0, 0] and max(mine) == board[0]["points"]
        await talk.host("hide")
        assert (await talk.state(talk.hub.host_token))["board"][0]["name"] == ""


async def test_kinds_of_error_where_everybody_has_other_numbers(tmp_path: Path) -> None:
    """A number drawn for each: what they have in common is how it went wrong, slips of the author's included."""
    desk = desk_in(tmp_path)
    async with served(desk, "minimum-payment") as talk:
        tokens = [await talk.join(lang="en") for _ in range(4)]
        room = talk.hub.room
        while True:
            await talk.to_question("number")
            slide = room.slide
            step = room.deck.step(slide, "en") if slide else None
            if slide is not None and isinstance(step, NumberStep) and not slide.shared:
                unnamed = next((one for one in step.slips if not one.misconception), None)
                if unnamed is not None:
                    break
        said = []
        for number, token in enumerate(tokens):
            person = room.people[token]
            names = room.deck._drawn(slide, person.seed).names(step, 0)
            right, wrong = worked(step.answer, names), slip_value(unnamed, names, desk.library)
            typed = right if number == 0 else wrong if number < 3 else None
            assert wrong is not None
            said.append("7654321" if typed is None else f"{typed.amount * (100 if typed.unit == 'rate' else 1):f}")
            given = {"slide": room.at, "turn": 1, "key": "k", "answer": said[-1]}
            assert (await talk.post("/api/answer", given, token))[0] == 200
        private = (await talk.state(talk.hub.host_token))["private"]
        assert "kinds" not in json.dumps(await talk.state(tokens[0])), "nothing before the reveal"
        await talk.host("reveal")
        kinds = (await talk.state(talk.hub.host_token))["told"]["turns"][0]["kinds"]
        assert kinds == private["kinds"]
        assert [(one["kind"], one["n"]) for one in kinds] == [("right", 1), ("error", 2), ("other", 1)], said
        assert kinds[1]["name"]["en"] and kinds[1]["name"]["zh"] and kinds[1]["name"]["zh"] != kinds[1]["name"]["en"]
        assert (await talk.state(tokens[0]))["told"]["result"]["turns"][0]["kinds"] == kinds


def fields(told: object) -> set[str]:
    """Names of fields, at any depth; ids are none."""
    if isinstance(told, dict):
        own = {name for name in told if not (len(name) == 12 and set(name) <= set("0123456789abcdef"))}
        return own.union(*map(fields, told.values()))
    return set().union(*map(fields, told)) if isinstance(told, list) else set()


async def test_the_protocol_is_written_down(tmp_path: Path) -> None:
    """Every field that is sent and every act that can be done is in PROTOCOL.md."""
    written = set(
        re.findall(r"[a-z_]+(?:-[a-z]+)?", files("tutor.classroom").joinpath("PROTOCOL.md").read_text("utf-8"))
    )
    assert written >= (HOSTS | PLAYERS), (HOSTS | PLAYERS) - written
    seen: set[str] = set()
    async with served(everything(tmp_path), "every-kind") as talk:
        tokens = [await talk.join(lang="en") for _ in range(2)]
        await talk.host("points")
        seen |= fields(await talk.state(tokens[0])) | fields(await talk.state(talk.hub.host_token))
        while await talk.host("next") == 200:
            slide, room = talk.hub.room.slide, talk.hub.room
            if slide is None or not slide.asks or room.phase != "read":
                continue
            await talk.host("next")
            for turn in (1, 2):
                for token in tokens:
                    answer = something((await talk.state(token))["slide"])
                    given = {"slide": room.at, "turn": turn, "key": f"{turn}", "answer": answer, "sure": "guess"}
                    await talk.post("/api/answer", given, token)
                seen |= fields(await talk.state(tokens[0])) | fields(await talk.state(talk.hub.host_token))
                await talk.host("approve", number=0)
                await talk.host("reveal")
                seen |= fields(await talk.state(tokens[0])) | fields(await talk.state(talk.hub.host_token))
                if turn == 2 or await talk.host("again") != 200:
                    break
        await talk.host("end")
        seen |= fields(await talk.state(tokens[0])) | fields(await talk.state(talk.hub.host_token))
    assert seen - written <= {"zh", "en", "name_en"}, seen - written
    assert {"understood", "kinds", "changed", "words", "waiting", "board", "take_home", "scenes"} <= seen
