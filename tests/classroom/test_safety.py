"""What one phone could do to a class, or a stranger to a room: tried, and it doesn't come to anything."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.unit.every_kind import LESSON as ALL_KINDS
from tutor.classroom import guards, opening, views
from tutor.classroom.deck import Deck, deck_of
from tutor.classroom.guards import Doors
from tutor.classroom.journal import Journal, is_held
from tutor.classroom.opening import RoomOpen, addresses, opened, rooms
from tutor.classroom.room import Room
from tutor.store.desk import Desk
from tutor.store.errors import StoreFull

from .rooms import LESSON, Talk, desk_in, everything, served

HALF = "\ud800"
"""Half a letter: JSON can say it, no file can hold it."""


def acts(talk: Talk) -> list[dict[str, Any]]:
    return [act for _, _, act in talk.hub._journal.acts()]


# one phone against the others


async def test_half_a_letter_costs_nobody_their_answer(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        tokens = [await talk.join() for _ in range(6)]
        await talk.to_question()
        entry = (await talk.state(tokens[0]))["slide"]["entries"][0]["id"]
        good = {"slide": talk.hub.room.at, "turn": 1, "answer": entry, "sure": "guess"}
        bad = [{**good, "key": HALF}, {**good, "key": "k", "sure": HALF}, {**good, "key": "k", "answer": HALF}]
        sent = [talk.post("/api/answer", {**good, "key": "k"}, token) for token in tokens[1:]]
        sent += [talk.post("/api/answer", one, tokens[0]) for one in bad]
        sent.append(talk.post("/api/join", {"code": talk.hub.room.code, "name": f"a{HALF}b"}))
        found = await asyncio.wait_for(asyncio.gather(*sent), 10)
        assert [status for status, _ in found] == [200] * 5 + [400] * 4
        async with talk.session.ws_connect(f"{talk.url}/api/events") as socket:
            await socket.send_json({"token": tokens[0]})
            await socket.receive()
            await socket.send_str(json.dumps({"do": "answer", **bad[0]}))
            assert json.loads((await socket.receive()).data)["refused"] == "unreadable"
        assert talk.hub.trouble is None and sum(act["do"] == "answer" for act in acts(talk)) == 5


async def test_an_answer_that_was_changed_isnt_changed_back_by_a_late_copy(tmp_path: Path) -> None:
    """A phone may send again what had no receipt in time; meanwhile another answer was given."""
    desk = desk_in(tmp_path)
    async with served(desk) as talk:
        token = await talk.join()
        await talk.to_question()
        entries = [one["id"] for one in (await talk.state(token))["slide"]["entries"]]
        old = {"slide": talk.hub.room.at, "turn": 1, "key": "old", "answer": entries[0]}
        first = await talk.post("/api/answer", old, token)
        await talk.post("/api/answer", {**old, "key": "new", "answer": entries[1]}, token)
        assert await talk.post("/api/answer", old, token) == first
        assert (await talk.state(token))["mine"]["answer"] == entries[1]
    async with served(desk) as talk:
        assert await talk.post("/api/answer", old, token) == first, "and so after a restart"
        assert (await talk.state(token))["mine"]["answer"] == entries[1]
        assert sum(act["do"] == "answer" for act in acts(talk)) == 2


async def test_what_changes_nothing_fills_no_journal(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join(lang="en")
        await talk.host("next")
        before = len(acts(talk))
        for _ in range(50):
            assert (await talk.post("/api/act", {"do": "ready", "filling": "x" * 9000}, token))[0] == 200
            assert (await talk.post("/api/act", {"do": "speak", "lang": "en", "filling": "x"}, token))[0] == 200
        kept = acts(talk)[before:]
        assert [sorted(act) for act in kept] == [["do", "now", "token"]]


async def test_a_late_packet_never_counts_for_the_next_question(tmp_path: Path) -> None:
    async with served(everything(tmp_path), "every-kind") as talk:
        token = await talk.join()
        await talk.to_question("choice")
        entry = (await talk.state(token))["slide"]["entries"][0]["id"]
        late = {"do": "answer", "slide": talk.hub.room.at, "turn": 1, "key": "late", "answer": entry}
        await talk.to_question("choices")
        assert (await talk.post("/api/answer", late, token))[1]["error"] == "late"
        async with talk.session.ws_connect(f"{talk.url}/api/events") as socket:
            await socket.send_json({"token": token})
            await socket.receive()
            await socket.send_json(late)
            assert json.loads((await socket.receive()).data) == {"refused": "late", "key": "late"}
        assert not talk.hub.room.people[token].votes


async def test_a_class_that_is_over_stays_over(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join()
        await talk.to_question()
        await talk.host("end")
        for do in ("next", "back", "go", "reveal", "again", "lock", "pause", "hide", "end"):
            assert await talk.host(do) == 409, do
        assert (await talk.post("/api/act", {"do": "ready"}, token))[1]["error"] == "over"
        assert talk.hub.room.phase == "over"


async def test_nonsense_from_the_host_is_refused_too(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        await talk.join()
        await talk.to_question()
        for told in (
            {"do": "timer", "seconds": float("inf")},
            {"do": "timer", "seconds": "x"},
            {"do": "go", "slide": []},
        ):
            assert (await talk.post("/api/act", told, talk.hub.host_token))[0] == 400
        counts: Any
        for counts in ({"x": 1}, [], {"x": True}, None):
            assert await talk.host("hands", counts=counts) == 409


# one's own money


async def test_own_money_is_counted_once_and_small_counts_are_shown_to_nobody(tmp_path: Path) -> None:
    async with served(everything(tmp_path), "every-kind") as talk:
        tokens = [await talk.join() for _ in range(7)]
        await talk.to_question("poll")
        assert await talk.host("hands", counts={"never": 3}) == 409, "a raised hand is seen"
        never, once = [one["id"] for one in (await talk.state(tokens[0]))["slide"]["entries"]][:2]
        if talk.hub.room.deck.page(talk.hub.room.deck.slides[talk.hub.room.at], "zh").entries[0].id != "never":
            never, once = once, never
        for number, token in enumerate(tokens):
            given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": once if number == 0 else never}
            assert (await talk.post("/api/answer", given, token))[0] == 200
        assert "chosen" not in (await talk.state(talk.hub.host_token))["private"]
        await talk.host("reveal")
        for who in (talk.hub.host_token, tokens[1]):
            told = (await talk.state(who))["told"]
            (turn,) = told.get("result", told)["turns"]
            assert turn["n"] == 7 and turn["chosen"] == {never: None, once: None}, "six and one would tell of the one"
        assert await talk.host("again") == 409, "a second count beside the first would tell who came to it"


# getting in


async def test_guessing_is_slowed_for_right_codes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has guessed too often learns nothing faster than the pause, whether the code is right or not."""
    monkeypatch.setattr(guards, "PAUSE", 0.3)
    async with served(desk_in(tmp_path)) as talk:
        rejoin = (await talk.state(await talk.join()))["rejoin"]
        loop = asyncio.get_running_loop()
        for number in range(guards.WRONG_EACH):
            assert (await talk.post("/api/join", {"code": f"WRONG{number}"}))[0] == 404
        start = loop.time()
        assert await talk.join(), "the class itself isn't locked out"
        assert loop.time() - start >= 0.3
        found = await asyncio.gather(*(talk.post("/api/join", {"code": "WRONG"}) for _ in range(60)))
        assert {status for status, _ in found} == {429}
        many = await asyncio.gather(*(talk.post("/api/join", {"code": talk.hub.room.code}) for _ in range(60)))
        assert Counter(status for status, _ in many)[200] <= guards.WAITING_EACH, "no more are looked at together"
        status, _ = await talk.post("/api/join", {"code": talk.hub.room.code, "rejoin": rejoin})
        assert status == 429, "and nobody's place is found by trying"


async def test_a_removed_person_doesnt_come_in_again_as_somebody_else(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join(name="one")
        await talk.host("remove", number=0)
        joined = {"code": talk.hub.room.code, "name": "two"}
        assert await talk.post("/api/join", joined) == (403, {"error": "removed"}), "nobody else came from there"
        async with talk.session.get(f"{talk.url}/api/state", headers={"Authorization": f"Bearer {token}"}) as reply:
            assert reply.status == 401
        await talk.host("remove", number=0)
        assert (await talk.state(token))["name"] == "one", "let back in, they are who they were"
        other = await talk.join(name="three")
        await talk.host("remove", number=0)
        assert await talk.join(name="four"), "somebody behind the same address isn't locked out"
        assert (await talk.state(other))["name"] == "three"


async def test_the_room_is_found_at_a_new_address(tmp_path: Path) -> None:
    doors = Doors(["192.0.2.7"], 8420)
    assert doors.host_allowed("192.0.2.7:8420") and not doors.host_allowed("192.0.2.99:8420")
    assert doors.host_allowed("192.0.2.99:8420", ("192.0.2.99", 8420)), "reached at the address that it names"
    assert not doors.host_allowed("elsewhere.example:8420", ("192.0.2.99", 8420)), "a name of somebody else's is none"
    assert doors.origin_allowed("http://192.0.2.99:8420", "192.0.2.99:8420")
    assert not doors.origin_allowed("http://192.0.2.7:8420", "192.0.2.99:8420")
    assert not doors.origin_allowed("https://192.0.2.7:8420", "192.0.2.7:8420")
    async with served(desk_in(tmp_path)) as talk, talk.session.get(f"{talk.url}/{talk.hub.room.code}") as reply:
        policy = reply.headers["Content-Security-Policy"]
        assert reply.status == 200 and f"ws://127.0.0.1:{talk.place.port}" in policy
        assert "page.js" in await reply.text(), "the address in the QR code is the page"


def test_addresses_in_a_network_that_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hotspot of the laptop's own has no way out, so asking for the way finds nothing."""
    routes = tmp_path / "fib_trie"
    routes.write_text(
        "Local:\n  +-- 0.0.0.0/0 2 0 2\n     |-- 10.42.0.1\n        /32 host LOCAL\n     |-- 10.42.0.255\n"
        "        /32 link BROADCAST\n     |-- 127.0.0.1\n        /32 host LOCAL\n",
        encoding="ascii",
    )
    monkeypatch.setattr(opening, "_ROUTES", routes)
    monkeypatch.setattr(opening, "_PROBES", ())
    assert "10.42.0.1" in addresses() and "10.42.0.255" not in addresses() and addresses()[-1] == "127.0.0.1"


async def test_one_room_has_one_server(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    async with served(desk) as talk:
        path = talk.hub.journal_path
        assert is_held(path)
        with pytest.raises(RoomOpen) as found:
            opened(desk, [LESSON])
        assert (found.value.code, found.value.url) == (talk.hub.room.code, talk.url)
        assert await talk.join(), "the one that is open goes on"
    assert not is_held(path)
    hub = opened(desk, [LESSON])
    assert hub.journal_path == path and len(rooms(desk)) == 1
    await hub.close()


async def test_a_journal_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    from tutor.store.errors import StoreForeign

    for name, data in (("empty.room", b""), ("text.room", b"hello"), ("noise.room", bytes(range(256)) * 20)):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(StoreForeign):
            Journal.of_room(path)
        assert path.read_bytes() == data


# what is right


def sent_before_the_reveal(deck: Deck) -> list[str]:
    """All that a player gets to see of a lesson before anything is revealed."""
    room = Room(deck, "ACDEFH", "5" * 32)
    room.handle({"do": "join", "token": "t", "rejoin": "r", "lang": "en", "name": "n", "seed": 5, "draw": 1})
    seen = []
    for at in range(len(deck.slides)):
        room.handle({"do": "go", "slide": at})
        seen.append(json.dumps(views.player(room, room.people["t"], 0, None)))
    return seen


def course(folder: Path, *changes: tuple[str, str]) -> Desk:
    text = ALL_KINDS
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    lesson = folder / "course" / "only" / "every-kind" / "lesson.yaml"
    lesson.parent.mkdir(parents=True)
    lesson.write_text(text, encoding="utf-8")
    return desk_in(folder / "data", folder / "course")


def test_another_right_answer_makes_no_difference_before_the_reveal(tmp_path: Path) -> None:
    """The same lesson with other answers right is sent letter for letter as before: nothing in it can tell."""
    desks = [
        course(tmp_path / "one"),
        course(
            tmp_path / "two",
            ('feedback: "Yes.", correct: true}\n      - {id: daily', 'feedback: "Yes."}\n      - {id: daily'),
            ('feedback: "No.", misconception: flat-is-annual}', 'feedback: "No.", correct: true}'),
            ("answer: = fee * 12", "answer: = fee * 6"),
            ("answers: [year, annum]", "answers: [month]"),
            ("{when: month, feedback: Too short.}", "{when: year, feedback: Too long.}"),
            ("bin: need", "bin: want"),
            ("text: Hello, feedback: Nothing wrong.}", "text: Hello, feedback: Nothing wrong., trap: true}"),
        ),
    ]
    one, two = (sent_before_the_reveal(deck_of(["every-kind"], desk.lesson, desk.library, 7)) for desk in desks)
    assert one == two


def test_no_id_tells_what_belongs_together(tmp_path: Path) -> None:
    desk = course(tmp_path)
    deck = deck_of(["every-kind"], desk.lesson, desk.library, 7)
    for text in sent_before_the_reveal(deck):
        slide = json.loads(text)["slide"]
        ids = [one["id"] for one in (*slide["entries"], *slide["targets"])]
        assert len(ids) == len(set(ids)), (slide["kind"], "the two halves of a pair have one name in the lesson")


async def test_an_entry_is_no_target(tmp_path: Path) -> None:
    async with served(everything(tmp_path), "every-kind") as talk:
        token = await talk.join()
        await talk.to_question("match")
        entries = [one["id"] for one in (await talk.state(token))["slide"]["entries"]]
        given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": {one: one for one in entries}}
        assert (await talk.post("/api/answer", given, token))[1]["error"] == "unreadable"


def test_the_right_one_has_no_place_of_its_own(tmp_path: Path) -> None:
    desk = course(tmp_path)
    places: dict[str, set[int]] = {}
    for seed in range(40):
        deck = deck_of(["every-kind"], desk.lesson, desk.library, seed)
        for slide in deck.slides:
            right = {"choice": "flat", "choices": "fee", "match": "day"}.get(slide.kind)
            if right is not None:
                page = deck.page(slide, "en")
                shown = page.targets if slide.kind == "match" else page.entries
                places.setdefault(slide.kind, set()).add([one.id for one in shown].index(right))
    assert len(places) == 3 and all(len(found) > 1 for found in places.values()), places


# names


NASTY = (
    "=HYPERLINK(1)",
    "[red]x[/red]",
    "<b>bold</b>",
    "\x1b]0;title\x07me",
    "\u202egnol\u200b",
    "Ａ" * 40,
    "[@click=app.quit]q",
)


async def test_names_are_text_everywhere(tmp_path: Path) -> None:
    from tests.tui.fakes import seen
    from tutor.classroom.gathering import responses
    from tutor.classroom.gradebook import spreadsheet
    from tutor.classroom.report import report
    from tutor.classroom.report_page import page
    from tutor.tui.classroom.projector import ClassApp, Projector

    desk = desk_in(tmp_path)
    desk.store.set_setting("lang", "en")
    hub = opened(desk, [LESSON])
    app = ClassApp(desk, hub, "127.0.0.1", 0)
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, Projector):
            await pilot.pause(0.03)
        for name in NASTY:
            await hub.join("en", name)
        await pilot.pause(0.3)
        shown = seen(app)
        for name in (
            "=HYPERLINK(1)",
            "[red]x[/red]",
            "<b>bold</b>",
            "]0;title me",
            "gnol",
            "A" * 20,
            "[@click=app.quit]q",
        ):
            assert name[:20].strip() in shown, (name, shown)
        table = responses(hub.room, "en")
        assert "\n,,'=HYPERLINK(1)" in spreadsheet(table, "en").replace("\r", "")
        made = page(report(table, "en"))
        assert "<b>bold</b>" not in made and "&lt;b&gt;bold&lt;/b&gt;" in made
    desk.store.close()


async def test_words_that_nobody_may_be_called(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path), unwanted=("rude", "脏话")) as talk:
        for name in ("RUDE", "r u d e", "r\u200bude", "ｒｕｄｅ", "so rude 2", "说脏话的"):
            state = await talk.state(await talk.join(name=name, lang="en"))
            assert "rude" not in state["name"].lower().replace(" ", "") and "脏话" not in state["name"], name


async def test_a_disk_that_takes_nothing_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No receipt is given, the teacher is told, and after a restart the phone's second try is kept."""
    desk = desk_in(tmp_path)

    def full(journal: Journal, _: object) -> int:
        raise StoreFull(path=journal.path)

    async with served(desk) as talk:
        token = await talk.join()
        await talk.to_question()
        entry = (await talk.state(token))["slide"]["entries"][0]["id"]
        given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": entry}
        with monkeypatch.context() as broken:
            broken.setattr(Journal, "append", full)
            assert await talk.post("/api/answer", given, token) == (507, {"error": "not_kept"})
        assert (await talk.state(talk.hub.host_token))["trouble"] == "StoreFull"
        assert (await talk.state(token))["mine"]["receipt"] is None
        assert (await talk.post("/api/answer", given, token))[0] == 507, "nothing is promised any more"
    async with served(desk) as talk:
        assert "trouble" not in await talk.state(talk.hub.host_token)
        assert not (await talk.state(token))["mine"]["answered"]
        assert (await talk.post("/api/answer", given, token))[0] == 200
