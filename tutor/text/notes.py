"""The teacher's notes on a second terminal: how the open question stands, for nobody else's eyes."""

from __future__ import annotations

import json
from typing import Any, TextIO

from tutor.words import Lang, say
from tutor.words.lines import fold

COLUMNS = 72


class NoRoom(Exception):
    """No room is being served on this machine."""


async def follow(url: str, token: str, lang: Lang, stdout: TextIO) -> None:
    """Tell how it stands whenever that changes, until the class is over. Raises ``NoRoom``."""
    from aiohttp import ClientError, ClientSession

    shown: list[str] = []
    try:
        async with ClientSession() as session, session.ws_connect(f"{url}/api/events", max_msg_size=0) as socket:
            await socket.send_json({"token": token})
            async for message in socket:
                state = json.loads(message.data).get("state")
                if state is None:
                    continue
                told = list(_lines(state, lang))
                if told != shown:
                    shown = told
                    print("", *told, sep="\n", file=stdout, flush=True)
                if state["phase"] == "over":
                    return
    except (ClientError, OSError) as error:
        raise NoRoom from error


def _lines(state: dict[str, Any], lang: Lang) -> list[str]:
    def told(key: str, **values: object) -> list[str]:
        return fold(say(lang, f"room.{key}", **values), COLUMNS)

    lines = [f"{state['at'] + 1} / {state['of']}  {say(lang, 'room.phase_' + state['phase'])}"]
    lines += told("answered", n=state["answered"], of=state["present"])
    private = state.get("private")
    if private is None:
        return lines
    if private["right"] is not None:
        lines += told("right_share", share=f"{private['right']:.0%}")
    for one in private.get("kinds", ()):
        kind = one["name"][lang] if one["name"] else say(lang, f"room.kind_{one['kind']}")
        lines += fold(f"{one['n']}  {kind}", COLUMNS)
    for one in () if "kinds" in private else private["mistakes"][:3]:
        lines += told("mistake", name=one["name"] if lang == "zh" else one["name_en"], n=one["n"])
    for sure, counts in private["confidence"].items():
        if counts["right"] + counts["wrong"]:
            lines += told("sure_line", sure=say(lang, f"verdict.{sure}"), **counts)
    if private["discuss"]:
        lines += told("discuss")
    for one in private.get("waiting", ()):
        lines += fold(f"{one['name']}: {one['words']}", COLUMNS)
    return lines
