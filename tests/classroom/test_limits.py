"""What drowns a room elsewhere: too large, too many, too slow. The class goes on each time."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, WSMsgType

from tutor.classroom import server
from tutor.classroom.opening import opened, serve

from .rooms import LESSON, Talk, desk_in, served

KEY = "x3JJHMbDL1EzLkh9GBhXDw=="
"""Any sixteen bytes: the key of a handshake."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HELLO", 0.4)


async def still_fine(talk: Talk) -> None:
    assert (await talk.state(await talk.join()))["phase"] == talk.hub.room.phase


async def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        token = await talk.join()
        status, _ = await talk.post("/api/answer", {"answer": "x" * server.BODY}, token)
        assert status == 413
        async with talk.session.ws_connect(f"{talk.url}/api/events") as socket:
            await socket.send_json({"token": token})
            assert "state" in json.loads((await socket.receive()).data)
            await socket.send_str(json.dumps({"do": "answer", "answer": "x" * server.BODY}))
            assert (await socket.receive()).type in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.ERROR)
        await still_fine(talk)


async def test_a_socket_has_to_say_who_it_is(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        async with talk.session.ws_connect(f"{talk.url}/api/events") as socket:
            told = await socket.receive(timeout=3)
            assert told.type in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING)
        await still_fine(talk)


async def test_a_connection_that_asks_for_nothing_is_ended(tmp_path: Path) -> None:
    async with served(desk_in(tmp_path)) as talk:
        host, port = "127.0.0.1", talk.place.port
        silent, quill = await asyncio.open_connection(host, port)
        slow, pen = await asyncio.open_connection(host, port)
        pen.write(b"GET / HTTP/1.1\r\nHost: 127.0")
        half, ink = await asyncio.open_connection(host, port)
        head = (
            "POST /api/join HTTP/1.1",
            f"Host: {host}:{port}",
            "Content-Length: 50",
            "Content-Type: application/json",
        )
        ink.write("\r\n".join([*head, "", '{"code": ']).encode())
        for one in (silent, slow):
            assert await asyncio.wait_for(one.read(), 3) == b""
        assert b" 408 " in await asyncio.wait_for(half.readline(), 3)
        for writer in (quill, pen, ink):
            writer.close()
            await writer.wait_closed()
        await still_fine(talk)


async def test_so_many_sockets_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(desk_in(tmp_path)) as talk:
        one, two = await talk.join(), await talk.join()
        sockets: list[Any] = []
        for _ in range(server.EACH + 1):
            socket = await talk.session.ws_connect(f"{talk.url}/api/events")
            await socket.send_json({"token": one})
            sockets.append((socket, json.loads((await socket.receive()).data)))
        assert [("state" in told) for _, told in sockets] == [True] * server.EACH + [False]
        assert sockets[-1][1] == {"error": "too_many"}
        monkeypatch.setattr(server, "SOCKETS", server.EACH)
        asked = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": KEY,
        }
        async with talk.session.get(f"{talk.url}/api/events", headers=asked) as reply:
            assert reply.status == 503
        assert (await talk.state(two))["phase"] == "lobby", "who gets no socket still gets the state, and can answer"
        for socket, _ in sockets:
            await socket.close()
        await still_fine(talk)


async def test_a_room_closes_at_once_though_phones_are_asleep(tmp_path: Path) -> None:
    """They don't answer the goodbye, and one has a screenful of states it never took."""
    place = await serve(opened(desk_in(tmp_path), (LESSON,)), "127.0.0.1", 0)
    async with ClientSession() as session:
        talk = Talk(session, place)
        tokens = [await talk.join(name=name) for name in ("one", "two", "three")]
        pens = [await asleep(place.port, token) for token in tokens]
        for _ in range(60):
            assert await talk.host("hide") == 200
        began = asyncio.get_running_loop().time()
        await place.close()
        assert asyncio.get_running_loop().time() - began < 5 * server.GOODBYE
        for pen in pens:
            pen.close()


async def test_nothing_is_left_to_read_once_a_class_answers(tmp_path: Path) -> None:
    """Forty answers at once waited for the file of misconceptions."""
    desk = desk_in(tmp_path)
    await opened(desk, (LESSON,)).close()
    assert {"misconceptions", "glossary", "facts", "competences"} <= vars(desk.library).keys()


async def asleep(port: int, token: str) -> asyncio.StreamWriter:
    """A phone that has said who it is and takes nothing any more."""
    _, pen = await asyncio.open_connection("127.0.0.1", port, limit=1)
    head = (
        "GET /api/events HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {KEY}",
    )
    said = json.dumps({"token": token}).encode()
    mask = bytes(4)  # clients mask what they send; by nothing is allowed
    pen.write("\r\n".join((*head, "", "")).encode() + bytes((0x81, 0x80 | len(said))) + mask + said)
    await pen.drain()
    return pen
