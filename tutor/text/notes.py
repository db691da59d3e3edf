"""The teacher's notes on a second terminal: how the open question stands, for nobody else's eyes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, TextIO

from tutor.text.classroom import block_told, kind_told, line_told
from tutor.words import Lang, say
from tutor.words.lines import fold

COLUMNS: Final = 72
IN_PLACE: Final = 0.2
"""Seconds between two drawings where the old one is wiped away."""
IN_TURN: Final = 5.0
"""Seconds between two tellings one below the other; a new question is told at once."""
MISSING: Final = 8
"""Names of people who haven't answered that are told at most."""
WIPE: Final = "\x1b[H\x1b[2J\x1b[3J"


class NoRoom(Exception):
    """No room is being served on this machine."""


async def follow(url: str, token: str, lang: Lang, stdout: TextIO, *, in_place: bool) -> None:
    """Tell how it stands whenever that changes, until the class is over. Raises ``NoRoom``."""
    from aiohttp import ClientError, ClientSession

    notes = _Notes(lang, stdout, in_place)
    telling = asyncio.create_task(notes.tell())
    try:
        async with ClientSession() as session, session.ws_connect(f"{url}/api/events", max_msg_size=0) as socket:
            await socket.send_json({"token": token})
            async for message in socket:
                state = json.loads(message.data).get("state")
                if state is not None:
                    notes.take(state)
                    if state["phase"] == "over":
                        return
            raise NoRoom
    except (ClientError, OSError) as error:
        raise NoRoom from error
    finally:
        telling.cancel()
        notes.tell_now()


class _Notes:
    """The newest state, told again when it has changed, but not for every single answer of three hundred."""

    def __init__(self, lang: Lang, stdout: TextIO, in_place: bool) -> None:
        self._lang = lang
        self._out = stdout
        self._in_place = in_place
        self._state: dict[str, Any] | None = None
        self._news = asyncio.Event()
        self._moved = asyncio.Event()
        self._shown: list[str] = []

    def take(self, state: dict[str, Any]) -> None:
        before, self._state = self._state, state
        if before is None or any(before[name] != state[name] for name in ("phase", "at", "turn")):
            self._moved.set()
        self._news.set()

    async def tell(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            self._moved.clear()
            self.tell_now()
            if self._in_place:
                await asyncio.sleep(IN_PLACE)
            else:
                try:
                    await asyncio.wait_for(self._moved.wait(), IN_TURN)
                except TimeoutError:
                    continue

    def tell_now(self) -> None:
        told = [] if self._state is None else [one for line in lines(self._state, self._lang) for one in _cut(line)]
        if told and told != self._shown:
            self._shown = told
            first = WIPE if self._in_place else "\n"
            print(first + "\n".join(told), file=self._out, flush=True)


def _cut(line: str) -> list[str]:
    return fold(line, COLUMNS) if line else [""]


def lines(state: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """All that the teacher may want to know now."""

    def told(key: str, **values: object) -> str:
        return say(lang, f"room.{key}", **values)

    present, phase = state["present"], told(f"phase_{state['phase']}")
    if state["phase"] in ("lobby", "over"):
        yield f"{phase}  {told('people', n=present)}"
        return
    again = f"  {told('turn_2')}" if state["turn"] > 1 else ""
    yield f"{state['at'] + 1} / {state['of']}  {phase}{again}"
    slide, private = state["slide"][lang], state["private"]
    if not state["asks"]:
        yield line_told(slide["title"])
        return
    ready = state["phase"] == "read"
    yield told("ready_count" if ready else "answered", n=state["ready" if ready else "answered"], of=present)
    missing = [one["name"] for one in state["people"] if not one["answered"]]
    if state["phase"] == "open" and 0 < len(missing) <= MISSING:
        yield told("missing", names=told("comma").join(missing))
    yield ""
    for block in slide["question"]:
        yield from block_told(block)
    yield from _standing(slide, private, lang)
    for one in private.get("waiting", ()):
        yield f"{one['name']}: {one['words']}"
    if private["discuss"]:
        yield told("discuss")
    if private["solution"][lang] and not private["right_ids"]:
        yield ""
        yield told("solution")
        yield from (f"- {line_told(one)}" for one in private["solution"][lang])
    if private["hints"][lang]:
        yield ""
        yield told("hints")
        for number, hint in enumerate(private["hints"][lang], 1):
            yield f"{number}. {' '.join(line for block in hint for line in block_told(block))}"


def _standing(slide: Mapping[str, Any], private: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """What was answered so far, what is right, which mistakes are behind it, how sure they were."""
    chosen = private.get("chosen", {})
    for entry in slide["entries"] if "chosen" in private else ():
        sign = say(lang, "report.is_right") if entry["id"] in private["right_ids"] else ""
        yield f"{chosen.get(entry['id'], 0):>4}  {line_told(entry['line'])}" + (f"  ({sign})" if sign else "")
    for one in private.get("kinds", ()):
        yield f"{one['n']:>4}  {kind_told(one, lang)}"
    if private["right"] is not None:
        yield say(lang, "room.right_share", share=f"{private['right']:.0%}")
    for one in () if "kinds" in private else private["mistakes"][:3]:
        yield f"{one['n']:>4}  {one['name'] if lang == 'zh' else one['name_en']}"
    for sure, counts in private["confidence"].items():
        if counts["right"] + counts["wrong"]:
            yield say(lang, "room.sure_line", sure=say(lang, f"verdict.{sure}"), **counts)
