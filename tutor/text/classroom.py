"""A room from a terminal, line by line: the same questions, the same receipts."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from secrets import token_hex
from typing import Any, TextIO

from tutor.classroom.rehearsal import scene_walk
from tutor.words import Lang, known, say
from tutor.words.lines import fold

COLUMNS = 72


class Unreachable(Exception):
    """Nobody serves a room there."""


class Wrong(Exception):
    """The room said no; ``code`` is a key of words, area ``room``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def join(host: str, code: str, name: str, lang: Lang, rejoin: str, stdin: TextIO, stdout: TextIO) -> None:
    """Take part until the class is over or the input ends. Raises ``Unreachable`` and ``Wrong``."""
    from aiohttp import ClientSession

    url, told = await admitted(host, code, name, lang, rejoin)
    async with ClientSession() as session:
        await _Seat(session, url, told, lang, stdin, stdout).sit()


async def admitted(host: str, code: str, name: str, lang: Lang, rejoin: str = "") -> tuple[str, dict[str, str]]:
    """The room's address, and who one is there: ``token``, ``name``, ``rejoin``. With a code to ``rejoin`` one is who
    one was. Raises ``Unreachable`` and ``Wrong``.
    """
    from aiohttp import ClientError, ClientSession

    url = host if host.startswith("http://") else f"http://{host}"
    asked = {"code": code, "name": name, "lang": lang, "rejoin": rejoin}
    async with ClientSession() as session:
        try:
            async with session.post(f"{url}/api/join", json=asked) as reply:
                told = await reply.json()
        except (ClientError, OSError, ValueError) as error:
            raise Unreachable(host) from error
    if reply.status != 200:
        raise Wrong(str(told.get("error")))
    return url, told


class _Seat:
    """One person's place: what is said, what is typed, what is kept."""

    def __init__(self, session: Any, url: str, told: dict[str, Any], lang: Lang, stdin: TextIO, stdout: TextIO) -> None:
        self._session = session
        self._url = url
        self._token = told["token"]
        self._rejoin = told["rejoin"]
        self._lang: Lang = lang
        self._out = stdout
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._state: dict[str, Any] | None = None
        self._shown: tuple[object, ...] = ()
        self._read: tuple[object, ...] = ()
        self._pending: dict[str, Any] | None = None
        self._socket: Any = None
        self._say("join_in", name=told["name"], rejoin=told["rejoin"])
        loop = asyncio.get_running_loop()
        threading.Thread(
            target=_read,
            args=(stdin, lambda line: loop.call_soon_threadsafe(self._lines.put_nowait, line)),
            daemon=True,
        ).start()

    async def sit(self) -> None:
        """Listen and answer, and come back when the line was cut."""
        from aiohttp import ClientError

        typing = asyncio.create_task(self._type())
        try:
            while not typing.done() and not (self._state and self._state["phase"] == "over"):
                try:
                    await self._listen()
                except (ClientError, OSError):
                    self._say("join_off")
                    await asyncio.sleep(1.0)
        finally:
            typing.cancel()

    async def _listen(self) -> None:
        async with self._session.ws_connect(f"{self._url}/api/events", max_msg_size=0, heartbeat=20) as socket:
            self._socket = socket
            await socket.send_json({"token": self._token})
            if self._pending:
                await socket.send_json(self._pending)
            async for message in socket:
                told = json.loads(message.data)
                if "error" in told:
                    raise Wrong(told["error"])
                if "state" in told:
                    self._take(told["state"])
                    if told["state"]["phase"] == "over":
                        return
                elif self._pending and told.get("key") == self._pending["key"]:
                    self._pending = None
                    if "receipt" in told:
                        self._say("join_kept", receipt=told["receipt"])
                    else:
                        self._say(told["refused"] if known(f"room.{told['refused']}") else "not_now")
        await asyncio.sleep(0.5)

    def _take(self, state: dict[str, Any]) -> None:
        self._state = state
        here = (state["at"], state["turn"], state["phase"], state["paused"])
        if here == self._shown:
            return
        self._shown = here
        slide = state.get("slide")
        if state["phase"] == "over":
            self._say("over")
            if state.get("take_home"):
                self._say("take_home", code=state["take_home"])
        elif slide and state["phase"] in ("read", "open"):
            self._show(state, slide)
        elif state["phase"] == "revealed":
            self._told(state)
        elif state["phase"] == "locked":
            self._say("phase_locked")

    def _show(self, state: dict[str, Any], slide: dict[str, Any]) -> None:
        read, self._read = self._read, (state["at"], state["turn"])
        if state["phase"] == "open" and read == self._read:
            self._say("opened")
            self._tell(say(self._lang, f"join.{_asks(slide['kind'])}"))
            return
        self._tell("")
        self._tell(f"{state['at'] + 1} / {state['of']}  {line_told(slide['title'])}")
        for block in (*slide["body"], *slide["question"]):
            for line in block_told(block):
                self._tell(line)
        for number, entry in enumerate(slide["targets"] or slide["entries"], 1):
            self._tell(f"{number}. {line_told(entry['line'])}")
        if slide["targets"]:
            for letter, entry in zip("abcdefghijklmnop", slide["entries"], strict=False):
                self._tell(f"   {letter}. {line_told(entry['line'])}")
        if slide["own_money"]:
            self._say("own_money")
        if state["phase"] == "open":
            self._tell(say(self._lang, f"join.{_asks(slide['kind'])}"))
        elif state["asks"]:
            self._say("read_first")

    def _told(self, state: dict[str, Any]) -> None:
        told = state["told"]
        if told.get("outcome"):
            self._tell(say(self._lang, f"verdict.{told['outcome']}"))
        for note in told.get("notes", ()):
            for block in note["says"]:
                for line in block_told(block):
                    self._tell(line)
        if told.get("outcome") != "right" and told.get("solution_shown"):
            self._say("solution")
            for line in told["solution_shown"]:
                self._tell(f"- {line_told(line)}")
        for block in told.get("explain", ()):
            for line in block_told(block):
                self._tell(line)
        self._class(state["slide"], told["result"])
        mistake = told["result"].get("mistake")
        if mistake:
            self._say("mistake", name=mistake["name"][self._lang], n=mistake["n"])

    def _class(self, slide: dict[str, Any], result: dict[str, Any]) -> None:
        """How all answered, in the last vote."""
        turn = result["turns"][-1]
        if not turn["n"]:
            return
        self._say("whole_class", n=turn["n"])
        for entry in slide["entries"] if "chosen" in turn else ():
            n = turn["chosen"].get(entry["id"], 0)
            self._tell(f"{'–' if n is None else n}  {line_told(entry['line'])}")
        for one in turn.get("kinds", ()):
            if one["n"]:
                self._tell(f"{one['n']}  {kind_told(one, self._lang)}")
        for words in result.get("words", ()):
            self._tell(f"- {words}")

    async def _type(self) -> None:
        """Every line is an answer to what is open."""
        while (line := await self._lines.get()) is not None:
            state = self._state
            if line == "q":
                self._say("come_back", rejoin=self._rejoin)
                return
            if state is not None and state["phase"] == "read" and state["asks"] and not line:
                await self._socket.send_json({"do": "ready"})
                self._say("is_ready")
                continue
            if state is None or state["phase"] != "open" or not state["asks"]:
                self._say("join_wait" if state and state["phase"] != "lobby" else "not_open")
                continue
            answer = answer_of(state["slide"], line)
            if answer is None:
                self._say("unreadable")
                continue
            self._pending = {
                "do": "answer", "slide": state["at"], "turn": state["turn"], "key": token_hex(8), "answer": answer,
                "sure": await self._sure() if state["slide"]["sure"] else None,
            }  # fmt: skip
            await self._socket.send_json(self._pending)

    async def _sure(self) -> str | None:
        """How sure one is; anything but a number from 1 to 3 says nothing of it."""
        self._say("how_sure")
        return {"1": "guess", "2": "fairly", "3": "certain"}.get(await self._lines.get() or "")

    def _say(self, key: str, **values: object) -> None:
        self._tell(say(self._lang, f"room.{key}", **values))

    def _tell(self, text: str) -> None:
        for line in fold(text, COLUMNS) if text else [""]:
            print(line, file=self._out, flush=True)


def answer_of(slide: dict[str, Any], line: str) -> Any:
    """What a typed line means for a slide as a player sees it; None where it means nothing."""
    kind, names = slide["kind"], [entry["id"] for entry in slide["entries"]]
    if kind in ("number", "reflect"):
        return line.strip() or None
    if kind == "fill":
        gaps = [span["gap"] for block in slide["question"] for span in block.get("p", ()) if "gap" in span]
        parts = [part.strip() for part in line.replace("；", ";").split(";")]
        return dict(zip(gaps, parts, strict=True)) if len(parts) == len(gaps) and all(parts) else None
    numbers = _numbers(line)
    if kind == "commit" and numbers is None:
        return line.strip() or None
    if not numbers:
        return None
    if kind == "story":
        return scene_walk(slide, numbers)
    if slide["targets"]:
        targets = [entry["id"] for entry in slide["targets"]]
        fits = len(numbers) == len(names) and all(1 <= number <= len(targets) for number in numbers)
        return {name: targets[number - 1] for name, number in zip(names, numbers, strict=True)} if fits else None
    if not all(1 <= number <= len(names) for number in numbers):
        return None
    chosen = [names[number - 1] for number in numbers]
    if kind in ("choices", "spot"):
        return list(dict.fromkeys(chosen))
    if kind == "order":
        return chosen if sorted(chosen) == sorted(names) else None
    return chosen[0] if len(chosen) == 1 else None


def _asks(kind: str) -> str:
    groups = {
        "choices": "many", "spot": "many", "order": "order", "match": "place", "classify": "place", "number": "words",
        "reflect": "words", "fill": "fill", "story": "story",
    }  # fmt: skip
    return groups.get(kind, "one")


def _numbers(line: str) -> list[int] | None:
    parts = line.translate(str.maketrans("，、；;,", "     ")).split()
    return [int(part) for part in parts] if parts and all(part.isdecimal() for part in parts) else None


def line_told(spans: list[dict[str, Any]]) -> str:
    """A line as it was sent, in words; a blank is a row of underscores."""
    return "".join("____" if "gap" in span else span["t"] for span in spans)


def kind_told(kind: dict[str, Any], lang: Lang) -> str:
    """A kind of error in words, or that it was right or something else."""
    return str(kind["name"][lang]) if kind["name"] else say(lang, f"room.kind_{kind['kind']}")


def block_told(block: dict[str, Any]) -> list[str]:
    """A block as it was sent, line by line; tables are read row by row."""
    if "p" in block:
        return [line_told(block["p"])]
    if "list" in block:
        signs = (f"{number}." for number in range(1, 1000)) if block["numbered"] else ("-" for _ in block["list"])
        return [f"{sign} {line_told(item)}" for sign, item in zip(signs, block["list"], strict=False)]
    head = [line_told(cell) for cell in block["head"]]
    return [
        "; ".join(f"{name} {line_told(cell)}" for name, cell in zip(head, row, strict=True)) for row in block["rows"]
    ]


def _read(stdin: TextIO, heard: Callable[[str | None], object]) -> None:
    for line in stdin:
        heard(line.strip())
    heard(None)
