"""A room and its report from the command line."""

from __future__ import annotations

import asyncio
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tutor.classroom.names import EN
from tutor.classroom.opening import opened, rooms
from tutor.text.classroom import Unreachable, Wrong, admitted, join
from tutor.text.notes import WIPE, follow

from ..classroom.rooms import LESSON, desk_in, served
from .test_commands import ROOT, run


@pytest.fixture
async def room(tmp_path: Path) -> Path:
    """The data folder of a class of twelve that answered one question twice."""
    async with served(desk_in(tmp_path)) as talk:
        tokens = [await talk.join(name=f"学生{number}") for number in range(12)]
        await talk.to_question()
        for turn in (1, 2):
            entries = (await talk.state(tokens[0]))["slide"]["entries"]
            for number, token in enumerate(tokens):
                given = {
                    "slide": talk.hub.room.at, "turn": turn, "key": f"{turn}", "sure": "certain",
                    "answer": entries[(number + turn) % len(entries)]["id"],
                }  # fmt: skip
                assert (await talk.post("/api/answer", given, token))[0] == 200
            await talk.host("reveal")
            if turn == 1:
                await talk.host("again")
        await talk.host("end")
    return tmp_path


async def test_a_report_in_every_form(room: Path) -> None:
    (path,) = rooms(desk_in(room))
    code = path.stem.rpartition("-")[2]
    assert json.loads(run("report", "--json", data=room).stdout)["rooms"][0]["code"] == code
    found = json.loads(run("report", code, "--json", "--lang", "en", data=room).stdout)
    assert found["people"] == 12 and found["questions"][0]["second"]["n"] == 12
    page, sheet, book = room / "r.html", room / "r.csv", room / "g.csv"
    done = run("report", code.lower(), "--html", str(page), "--csv", str(sheet), "--gradebook", str(book), data=room)
    assert done.returncode == 0, done.stderr
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html and "学生3" in html and sheet.read_bytes().startswith("\ufeff".encode())
    assert "学生3" in book.read_text(encoding="utf-8")
    shared = run("report", code, "--shared", "--html", str(page), data=room)
    assert shared.returncode == 0 and "学生3" not in page.read_text(encoding="utf-8")
    assert run("report", code, "--gradebook", str(book), "--for", "canvas", data=room).returncode == 2
    told = run("class", "--replay", code, "--lang", "en", data=room).stdout
    assert "answer" in told and "reveal" in told and "学生3" in told
    assert told.count("answers  ") == 24 and "12 people came, 24 answers were kept, now: over." in told
    assert run("class", "--replay", str(path), "--lang", "zh", data=room / "elsewhere").stdout.count("学生3  ") == 3
    assert run("report", code, "--purge", data=room).returncode == 0 and rooms(desk_in(room)) == []
    assert run("report", code, data=room).returncode == 2


def test_wrong_use_is_one_line(tmp_path: Path) -> None:
    for words in (
        ["class"],
        ["class", "no-such"],
        ["class", LESSON, "--headless", "--port", "x"],
        ["class", "--notes"],
    ):
        done = run(*words, data=tmp_path)
        assert done.returncode == 2 and len(done.stderr.strip().splitlines()) <= 2, done.stderr


async def test_a_room_that_is_open_is_neither_opened_twice_nor_purged(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        for words in (("class", LESSON, "--headless"), ("report", talk.hub.room.code, "--purge")):
            done = await asyncio.to_thread(run, *words, "--lang", "en", data=tmp_path)
            assert done.returncode == 2 and talk.url in done.stderr and "--new" in done.stderr, done.stderr
            assert len(done.stderr.strip().splitlines()) == 1
        assert talk.hub.journal_path.is_file() and await talk.join()


def test_files_that_are_no_rooms_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "rooms"
    folder.mkdir()
    (folder / "20260101-000000-ACDEFH.room").write_bytes(b"")
    (folder / "20260101-000001-CDEFHJ.room").write_bytes(b"noise" * 99)
    done = run("report", "--lang", "en", data=tmp_path)
    assert done.returncode == 0 and len(done.stderr.splitlines()) == 2 and "Traceback" not in done.stderr
    for words in (("report", "ACDEFH"), ("class", "--replay", "CDEFHJ"), ("class", "--replay", "ACDEFH")):
        done = run(*words, "--lang", "en", data=tmp_path)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1, done.stderr
    done = run("class", LESSON, "--headless", "--bind", "203.0.113.9", "--lang", "zh", data=tmp_path)
    assert done.returncode == 2 and "203.0.113.9" in done.stderr and "--bind" in done.stderr


async def test_the_teachers_notes(tmp_path: Path) -> None:
    """All that helps to decide what to do next, told again in place or one below the other."""
    async with served(desk_in(tmp_path)) as talk:
        tokens = [await talk.join(name=f"p{number}", lang="en") for number in range(3)]
        out = io.StringIO()
        telling = asyncio.ensure_future(follow(talk.url, talk.hub.host_token, "en", out, in_place=True))
        await talk.to_question()
        entries = (await talk.state(tokens[0]))["slide"]["entries"]
        for token in tokens[:2]:
            given = {"slide": talk.hub.room.at, "turn": 1, "key": "k", "answer": entries[0]["id"], "sure": "guess"}
            assert (await talk.post("/api/answer", given, token))[0] == 200
        await _until(lambda: "Not yet: p2" in out.getvalue())
        last = out.getvalue().rpartition(WIPE)[2]
        assert "2 of 3 answered" in last and "(right)" in last and "Hints" in last and "a guess:" in last
        assert "   2  " in last, "how many chose what"
        await talk.host("end")
        await asyncio.wait_for(telling, 5)
        assert "over" in out.getvalue().rpartition(WIPE)[2]


async def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path / "one")) as talk:
        port = str(talk.place.port)
        command = ["-m", "tutor", "class", LESSON, "--headless", "--port", port, "--data", str(tmp_path / "two")]
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, *command],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=30,
            check=False,
        )
        assert done.returncode == 2 and port in done.stderr and "Traceback" not in done.stderr


async def test_taking_part_from_a_terminal(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        host = talk.url.removeprefix("http://")
        with pytest.raises(Wrong, match="wrong_code"):
            await join(host, "NOCODE", "", "en", "", io.StringIO(), io.StringIO())
        with pytest.raises(Unreachable):
            await join("127.0.0.1:9", "NOCODE", "", "en", "", io.StringIO(), io.StringIO())
        _, first = await admitted(host, talk.hub.room.code, "Ann", "en")
        assert (await admitted(host, talk.hub.room.code, "", "en", first["rejoin"].lower()))[1] == first
        out = io.StringIO()
        lines = _Lines()
        sitting = asyncio.ensure_future(join(host, talk.hub.room.code, "Lin", "en", "", lines, out))  # type: ignore[arg-type]
        await _until(lambda: len(talk.hub.room.people) == 2)
        while talk.hub.room.slide is None or talk.hub.room.slide.kind != "choice":
            await talk.host("next")
        await _until(lambda: "press Enter when you have" in out.getvalue())
        lines.say("")
        await _until(lambda: any(person.ready for person in talk.hub.room.people.values()))
        await talk.host("next")
        await _until(lambda: "Type a number" in out.getvalue())
        lines.say("nonsense")
        await _until(lambda: "can't be read" in out.getvalue())
        lines.say("1")
        await _until(lambda: "How sure" in out.getvalue())
        lines.say("3")
        await _until(lambda: "Kept" in out.getvalue())
        _, person = talk.hub.room.people.values()
        assert person.name == "Lin" and [vote.sure for vote in person.votes.values()] == ["certain"]
        await talk.host("reveal")
        await _until(lambda: "Right" in out.getvalue() or "Not" in out.getvalue())
        await talk.host("end")
        await asyncio.wait_for(sitting, 5)
        lines.say(None)
        assert "over" in out.getvalue()


class _Lines:
    """An input that somebody types into."""

    def __init__(self) -> None:
        from queue import Queue

        self._lines: Queue[str | None] = Queue()

    def say(self, line: str | None) -> None:
        self._lines.put(line)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.get(timeout=20)
        if line is None:
            raise StopIteration
        return line


async def _until(true: object) -> None:
    assert callable(true)
    for _ in range(200):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come")


def test_rooms_are_not_kept_for_ever(room: Path) -> None:
    (path,) = rooms(desk_in(room))
    assert run("report", "--keep", "30", data=room).returncode == 0 and path.exists()
    long_ago = time.time() - 31 * 86_400
    for file in path.parent.glob(f"{path.stem}.*"):
        os.utime(file, (long_ago, long_ago))
    assert run("report", "--json", data=room).returncode == 0 and path.exists(), "looking takes nothing away"
    done = run("report", "--keep", "0", "--lang", "en", data=room)
    assert "until you" in done.stderr and path.exists()
    done = run("report", "--keep", "30", "--lang", "en", data=room)
    assert "1 room older than 30 days was purged" in done.stderr and rooms(desk_in(room)) == []
    assert run("report", "--keep", "x", data=room).returncode == 2


async def test_words_that_no_name_may_hold(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    async with served(desk, unwanted=("Fool", "笨蛋", " ")) as talk:
        for name in ("a f0 o l!", "大笨蛋", "FOOLish"):
            person = talk.hub.room.people[await talk.join(name=name, lang="en")]
            assert person.name.split()[0] in EN[0], person.name
        assert talk.hub.room.people[await talk.join(name="Lin")].name == "Lin"
    assert hub_names(tmp_path) == [one.name for one in talk.hub.room.people.values()], "and again from the journal"


def hub_names(folder: Path) -> list[str]:
    hub = opened(desk_in(folder), (LESSON,))
    return [one.name for one in hub.room.people.values()]


def test_a_word_list_that_cannot_be_read(tmp_path: Path) -> None:
    done = run("class", LESSON, "--headless", "--name-words", str(tmp_path / "none.txt"), "--lang", "en", data=tmp_path)
    assert done.returncode == 2 and "one word a line" in done.stderr
