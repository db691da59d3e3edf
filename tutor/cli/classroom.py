"""``class``: a room for people to answer together."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import Given, path_given
from tutor.cli.desk import Stopped, known_lesson, opened_desk, told
from tutor.cli.front import screen_possible
from tutor.cli.gathered import tidied
from tutor.words import Lang, known, say

if TYPE_CHECKING:
    from tutor.classroom.hub import Hub
    from tutor.store.desk import Desk


def open_class(given: Given, lang: Lang) -> int:
    """Open a room, or take up the one that was cut off."""
    try:
        with told(lang), opened_desk(given) as desk:
            return _opened(desk, given, lang)
    except Stopped as stopped:
        return stopped.code


def _opened(desk: Desk, given: Given, lang: Lang) -> int:
    from tutor.classroom.opening import PortUsed, journal_of, opened

    if given["replay"]:
        path = journal_of(desk, given["replay"])
        if path is None:
            raise WrongUse("room_unknown", value=given["replay"])
        return _replay(desk, path, lang)
    if given["notes"]:
        return _notes(desk, lang)
    lessons = [known_lesson(desk.catalogue, name) for name in given["lesson"]]
    if not lessons:
        raise WrongUse("class_which")
    if given["rehearse"] is not None:
        return _rehearse(desk, lessons, given, lang)
    _port(given)  # a wrong one opens no room
    tidied(desk, lang)
    hub = opened(desk, lessons, anew=bool(given["new"]), unwanted=_unwanted(given))
    try:
        if given["headless"] or not screen_possible(os.environ, sys.stdin, sys.stdout):
            return asyncio.run(_headless(hub, given, lang))
        from tutor import tui

        return tui.classroom(desk, hub, given["bind"] or "0.0.0.0", _port(given), hands=bool(given["hands"]))
    except PortUsed as used:
        raise WrongUse("port_used", value=used.args[0]) from used


def _unwanted(given: Given) -> tuple[str, ...]:
    """The words of the teacher's list that no name may hold."""
    path = path_given(given, "name_words")
    if path is None:
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error if isinstance(error, OSError) else "UTF-8"
        raise WrongUse("name_words_bad", path=path, why=why) from error
    return tuple(word for line in text.splitlines() if (word := line.strip()))


def _notes(desk: Desk, lang: Lang) -> int:
    """How the open question stands, on a second terminal."""
    from tutor.classroom.opening import served_here
    from tutor.text.notes import NoRoom, follow

    here = served_here(desk)
    try:
        if here is None:
            raise NoRoom
        asyncio.run(follow(*here, desk.lang, sys.stdout))
    except NoRoom:
        raise WrongUse("no_room") from None
    del lang
    return FINE


def _port(given: Given) -> int | None:
    port = given["port"]
    if port is None:
        return None
    if not (port.isdecimal() and int(port) < 65536):
        raise WrongUse("option_number", option="--port", low=0, high=65535, value=port)
    return int(port)


async def _headless(hub: Hub, given: Given, lang: Lang) -> int:
    """Serve without a screen until the host ends the room or the process is told to stop."""
    from tutor.classroom.opening import serve, until_over

    served = await serve(hub, given["bind"] or "127.0.0.1", _port(given))
    told_ = {"url": served.urls[0], "code": hub.room.code, "host_token": hub.host_token}
    if given["json"]:
        print(json.dumps(told_), flush=True)
    else:
        print(say(lang, "room.headless", url=served.urls[0], code=hub.room.code), flush=True)
    over = asyncio.ensure_future(until_over(served))
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows has no handlers in a loop; there Ctrl+C ends it
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, over.cancel)
    with suppress(asyncio.CancelledError):
        await over
    await served.close()
    return FINE


def join_class(given: Given, lang: Lang) -> int:
    """Take part in a room from a terminal, on the screen or line by line."""
    from tutor.text.classroom import Unreachable, Wrong, admitted, join

    spoken: Lang = given["lang"] or lang
    who = (given["host"], given["code"], given["name"] or "", spoken)
    try:
        if given["plain"] or not screen_possible(os.environ, sys.stdin, sys.stdout):
            asyncio.run(join(*who, sys.stdin, sys.stdout))
            return FINE
        url, told_ = asyncio.run(admitted(*who))
        from tutor import tui

        with told(lang), opened_desk({**given, "lang": spoken}) as desk:
            return tui.seat(desk, url, told_)
    except Unreachable:
        print(f"finlit-tutor: {say(lang, 'room.join_unreachable', host=given['host'])}", file=sys.stderr)
        return FINDINGS
    except Wrong as wrong:
        code = wrong.code if known(f"room.{wrong.code}") else "not_now"
        print(f"finlit-tutor: {say(lang, f'room.{code}')}", file=sys.stderr)
        return FINDINGS
    except Stopped as stopped:
        return stopped.code


def _replay(desk: Desk, path: Path, lang: Lang) -> int:
    """Tell what happened in a room, act by act."""
    from tutor.classroom.journal import Journal

    journal = Journal.open(path)
    try:
        about = journal.about()
        print(say(lang, "room.replay", code=about["code"], lessons=", ".join(about["lessons"]), opened=about["opened"]))
        names: dict[str, str] = {}
        for number, at, act in journal.acts():
            if act["do"] == "join":
                names[act["token"]] = act["name"] or act["rejoin"]
            who = names.get(str(act.get("token")), "")
            rest = {
                key: value
                for key, value in act.items()
                if key not in ("do", "token", "now", "key", "seed", "draw", "who")
            }
            said = json.dumps(rest, ensure_ascii=False) if rest else ""
            print(f"{number:>5}  {at[11:19]}  {act['do']:<8} {who:<12} {said}".rstrip())
    finally:
        journal.close()
    del desk
    return FINE


def _rehearse(desk: Desk, lessons: list[str], given: Given, lang: Lang) -> int:
    from tutor.classroom.rehearsal import rehearse

    people = given["rehearse"]
    if not (people.isdecimal() and 1 <= int(people) <= 1000):
        raise WrongUse("option_number", option="--rehearse", low=1, high=1000, value=people)
    found = asyncio.run(rehearse(desk, lessons, int(people), given["bind"] or "0.0.0.0"))
    if given["json"]:
        print(json.dumps(found))
        return FINE
    print(say(lang, "room.rehearsed", **found))
    print(
        say(lang, "room.rehearsed_well" if found["worst_ms"] <= 500 and found["lost"] == 0 else "room.rehearsed_badly")
    )
    return FINE
