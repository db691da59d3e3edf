"""A rehearsal before class: simulated learners join over the network and answer, and one sees whether it holds."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.classroom.opening import Served, opened, serve
from tutor.store.desk import Desk
from tutor.store.paths import Paths

if TYPE_CHECKING:
    from aiohttp import ClientSession

QUESTIONS = 5
"""Questions that are answered at most."""


async def rehearse(desk: Desk, lessons: Sequence[str], people: int, bind: str) -> dict[str, Any]:
    """``people`` learners answer the first questions of ``lessons`` all at once; nothing of it is kept.

    Gives ``people``, ``answers``, ``middle_ms``, ``worst_ms`` (from sending to receipt) and ``lost``.
    """
    from aiohttp import ClientSession, TCPConnector

    with tempfile.TemporaryDirectory() as folder:
        aside = replace(desk, paths=Paths(Path(folder), desk.paths.cache))
        served = await serve(opened(aside, lessons, anew=True), bind, 0)
        try:
            async with ClientSession(connector=TCPConnector(limit=0)) as session:
                return await _lesson(session, served, people)
        finally:
            await served.close()


async def _lesson(session: ClientSession, served: Served, people: int) -> dict[str, Any]:
    url = f"http://127.0.0.1:{served.port}" if "127.0.0.1" in served.addresses else served.urls[0]
    hub = served.hub
    joined = [_join(session, url, hub.room.code, number) for number in range(people)]
    tokens = await asyncio.gather(*joined)
    sockets = await asyncio.gather(*(_connected(session, url, token) for token in tokens))
    host = {"Authorization": f"Bearer {hub.host_token}"}
    times: list[float] = []
    asked = 0
    while asked < QUESTIONS and hub.room.at + 1 < len(hub.room.deck.slides):
        await session.post(f"{url}/api/act", json={"do": "next"}, headers=host)
        slide = hub.room.slide
        if slide is None or not slide.graded:
            continue
        await session.post(f"{url}/api/act", json={"do": "next"}, headers=host)
        times += await asyncio.gather(*(_answer(socket, hub.room.at, hub.room.turn) for socket in sockets))
        await session.post(f"{url}/api/act", json={"do": "reveal"}, headers=host)
        asked += 1
    kept = sum(len(person.votes) for person in hub.room.people.values())
    for socket in sockets:
        await socket.close()
    return {
        "people": people,
        "answers": len(times),
        "middle_ms": round(statistics.median(times) * 1000) if times else 0,
        "worst_ms": round(max(times, default=0.0) * 1000),
        "lost": len(times) - kept,
    }


async def _join(session: ClientSession, url: str, code: str, number: int) -> str:
    async with session.post(f"{url}/api/join", json={"code": code, "lang": ("zh", "en")[number % 2]}) as reply:
        return str((await reply.json())["token"])


async def _connected(session: ClientSession, url: str, token: str) -> Any:
    socket = await session.ws_connect(f"{url}/api/events", max_msg_size=0)
    await socket.send_json({"token": token})
    await socket.receive()
    return socket


async def _answer(socket: Any, at: int, turn: int) -> float:
    """Answer the open question with the first thing that fits; the seconds until the receipt."""
    slide = None
    while slide is None:
        state = json.loads((await socket.receive()).data).get("state")
        if state and (state["phase"], state["at"]) == ("open", at):
            slide = state["slide"]
    start = time.perf_counter()
    given = {"do": "answer", "slide": at, "turn": turn, "key": f"{at}", "answer": something(slide), "sure": "guess"}
    await socket.send_json(given)
    while True:
        told = json.loads((await socket.receive()).data)
        if told.get("key") == f"{at}":
            return time.perf_counter() - start


def something(slide: dict[str, Any]) -> Any:
    """Any answer to a slide as a player sees it."""
    names = [entry["id"] for entry in slide["entries"]]
    kind = slide["kind"]
    if kind in ("choice", "simulate", "poll", "commit"):
        return names[0] if names else "words"
    if kind in ("choices", "spot"):
        return names[:1]
    if kind == "order":
        return names
    if slide["targets"]:
        return dict.fromkeys(names, slide["targets"][0]["id"])
    if kind == "fill":
        return {span["gap"]: "?" for block in slide["question"] for span in block.get("p", ()) if "gap" in span}
    if kind == "story":
        return scene_walk(slide)
    return "12"


def scene_walk(slide: dict[str, Any], numbers: Sequence[int] = ()) -> list[str] | None:
    """The turns with these numbers, and the first one of every further scene; None for a number that isn't there."""
    scenes = {scene["id"]: scene for scene in slide["scenes"]}
    here, path = slide["scenes"][0], list[str]()
    while here["turns"]:
        number = numbers[len(path)] if len(path) < len(numbers) else 1
        if not 1 <= number <= len(here["turns"]):
            return None
        turn = here["turns"][number - 1]
        path.append(turn["id"])
        here = scenes[turn["to"]]
    return path
