"""The room over HTTP and WebSocket, as PROTOCOL.md says. One process, loaded late: aiohttp is imported here only."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

from aiohttp import WSCloseCode, WSMsgType, web

from tutor.classroom.guards import Doors, Guesses
from tutor.classroom.hub import Hub, Looker
from tutor.classroom.room import Person, Refused
from tutor.store.errors import StoreError

BODY: Final = 16_384
"""Bytes of the largest message."""
SOCKETS: Final = 2500
EACH: Final = 6
"""Sockets of one person."""
HELLO: Final = 10.0
"""Seconds in which a socket has to say who it is."""
SLOW: Final = 15.0
"""Seconds after which a client that takes nothing is let go."""
GOODBYE: Final = 1.0
"""Seconds in which a socket that is closed may answer: a phone asleep doesn't, and nobody waits for it."""
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PAGE: Final = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
}
UNREADABLE: Final = (ValueError, TypeError, KeyError, OverflowError, RecursionError)
"""What comes of messages that make no sense."""
_encoded: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves ``hub``; ``doors`` are the names it may be called by."""

    def __init__(self, hub: Hub, doors: Doors) -> None:
        self.hub = hub
        self.doors = doors
        self._guesses = Guesses(hub.now)
        self._sockets: set[web.WebSocketResponse] = set()
        self._spoken: set[object] = set()
        self._came: dict[str, set[str]] = {}
        """Who came from which address. Not kept: nobody needs to know it after class."""

    def app(self) -> web.Application:
        made = web.Application(client_max_size=BODY, middlewares=[self._guarded])
        made.on_shutdown.append(self._close)
        made.add_routes(
            [
                *(web.get(path, self._file) for path in PAGE),
                web.get("/{code:[A-Za-z]{6}}", self._file),
                web.get("/test", self._test),
                web.post("/api/join", self._join),
                web.get("/api/state", self._state),
                web.post("/api/answer", self._answer),
                web.post("/api/act", self._act),
                web.get("/api/events", self._events),
            ]
        )
        return made

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self._spoken.add(request.protocol)
        host = request.headers.get("Host")
        if host is None or not self.doors.host_allowed(host, _reached(request)):
            return _said(421, "wrong_address")
        if not self.doors.origin_allowed(request.headers.get("Origin"), host):
            return _said(403, "wrong_origin")
        try:
            response = await handler(request)
        except Refused as refused:
            return _said({"stranger": 401, "not_host": 403}.get(refused.code, 409), refused.code)
        except StoreError:
            return _said(507, "not_kept")
        except web.HTTPException as error:
            return _said(error.status, "unreadable" if error.status == 413 else "not_found")
        except TimeoutError:
            return _said(408, "unreadable")
        except UNREADABLE:
            return _said(400, "unreadable")
        if not isinstance(response, web.WebSocketResponse):
            response.headers.update(_headers(host))
        return response

    async def hang_up(self, connections: Callable[[], Sequence[web.RequestHandler]]) -> None:
        """As long as the server runs, end connections that ask for nothing within ``HELLO`` seconds: a program could
        hold so many of them that no phone gets in.
        """
        since: dict[web.RequestHandler, float] = {}
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(HELLO / 10)
            open_now = connections()
            self._spoken &= set(open_now)
            since = {one: since.get(one, loop.time()) for one in open_now if one not in self._spoken}
            for one, first in since.items():
                if loop.time() - first > HELLO:
                    one.force_close()

    async def _close(self, app: web.Application) -> None:
        """The server goes: every socket is told at the same time."""
        del app
        away = [one.close(code=WSCloseCode.GOING_AWAY) for one in self._sockets]
        await asyncio.gather(*away, return_exceptions=True)

    # pages

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """A part of the page; under the room's code, as the QR code has it, the page itself."""
        name, kind = PAGE.get(request.path, PAGE["/"])
        text = files("tutor.classroom").joinpath("page", name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=kind, charset="utf-8")

    async def _test(self, request: web.Request) -> web.StreamResponse:
        """For a phone to see whether it gets here at all."""
        del request
        return web.Response(text="OK finlit-tutor", content_type="text/plain", charset="utf-8")

    # players

    async def _join(self, request: web.Request) -> web.StreamResponse:
        given, address = await _json(request), request.remote or ""
        code, rejoin = str(given.get("code") or ""), str(given.get("rejoin") or "")
        if not await self._guesses.turn(address):
            return _said(429, "too_many")
        wrong = "".join(code.upper().split()) != self.hub.room.code
        if not wrong and not rejoin:
            return await self._come(given, address)
        throttled = self._guesses.too_many(address)
        person = None if wrong or throttled else self.hub.by_rejoin(rejoin)  # a found one would be somebody's place
        if person is None:
            self._guesses.wrong(address)
            return _said(429, "too_many") if throttled else _said(404, "wrong_code")
        self._came.setdefault(address, set()).add(person.token)
        return _admitted(person)

    async def _come(self, given: Mapping[str, Any], address: str) -> web.StreamResponse:
        """Somebody new, unless all who came from this address were removed: then it is most likely one of them."""
        came = self._came.get(address, set())
        if came and came <= self.hub.room.removed:
            return _said(403, "removed")
        person = await self.hub.join(
            str(given.get("lang") or "zh"), str(given.get("name") or "")[:400], str(given.get("key") or "")
        )
        self._came.setdefault(address, set()).add(person.token)
        return _admitted(person)

    async def _state(self, request: web.Request) -> web.StreamResponse:
        state = self.hub.state(self._looker(_token(request)))
        return _said(401, "stranger") if state is None else web.json_response(state)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        given = await _json(request)
        receipt = await self.hub.answer(_token(request), given)
        return web.json_response({"receipt": receipt, "key": given.get("key")})

    async def _act(self, request: web.Request) -> web.StreamResponse:
        """What the host does, or what a player does beside answering."""
        given, token = await _json(request), _token(request)
        act = self.hub.host_act(given) if self.hub.is_host(token) else self.hub.player_act(token, given)
        return web.json_response({"receipt": await act})

    def _looker(self, token: str) -> Looker:
        return Looker(token, self.hub.is_host(token))

    # events

    async def _events(self, request: web.Request) -> web.StreamResponse:
        if len(self._sockets) >= SOCKETS:
            return _said(503, "full")
        socket = web.WebSocketResponse(max_msg_size=BODY, heartbeat=25.0, compress=False, timeout=GOODBYE)
        await socket.prepare(request)
        self._sockets.add(socket)
        looker = None
        try:
            looker = await self._hello(socket)
            if looker is not None:
                await self._talk(socket, looker)
        finally:
            self._sockets.discard(socket)
            if looker is not None:
                self.hub.leave(looker)
            await socket.close()
        return socket

    async def _hello(self, socket: web.WebSocketResponse) -> Looker | None:
        """The first message says who it is."""
        try:
            first = await socket.receive_json(timeout=HELLO)
        except (TimeoutError, TypeError, ValueError):
            return None
        token = str(first.get("token") or "") if isinstance(first, dict) else ""
        host = self.hub.is_host(token)
        person = self.hub.room.people.get(token)
        if not host and (person is None or not person.here):
            await socket.send_json({"error": "removed" if person is not None else "stranger"})
            return None
        if self.hub.looking(token) >= EACH:
            await socket.send_json({"error": "too_many"})
            return None
        return self.hub.look(token, host=host)

    async def _talk(self, socket: web.WebSocketResponse, looker: Looker) -> None:
        sender = asyncio.create_task(self._send(socket, looker))
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                await self._heard(socket, looker, message.data)
        finally:
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await sender

    async def _send(self, socket: web.WebSocketResponse, looker: Looker) -> None:
        """The newest state whenever there is news; a client that can't keep up gets fewer, never older ones."""
        while not socket.closed:
            await looker.news.wait()
            looker.news.clear()
            state = self.hub.state(looker)
            if state is None:
                await socket.send_json({"error": "removed"})
                await socket.close()
                return
            try:
                async with asyncio.timeout(SLOW):
                    await socket.send_str(_encoded({"state": state}))
            except (TimeoutError, ConnectionError):
                await socket.close()
                return

    async def _heard(self, socket: web.WebSocketResponse, looker: Looker, text: str) -> None:
        """An answer or an act over the socket; what is refused is said, with the key that it came with."""
        key: Any = None
        try:
            given = _read(text)
            key = given.get("key")
            if looker.host:
                receipt = await self.hub.host_act(given)
            elif given.get("do") == "answer":
                receipt = await self.hub.answer(looker.token, given, looker)
            else:
                receipt = await self.hub.player_act(looker.token, given)
        except Refused as refused:
            await socket.send_json({"refused": refused.code, "key": key})
        except StoreError:
            await socket.send_json({"refused": "not_kept", "key": key})
        except UNREADABLE:
            await socket.send_json({"refused": "unreadable", "key": key})
        else:
            await socket.send_str(_encoded({"receipt": receipt, "key": key}))


async def _json(request: web.Request) -> Mapping[str, Any]:
    async with asyncio.timeout(HELLO):
        return _read(await request.text())


def _read(text: str) -> Mapping[str, Any]:
    """What a message holds. Raises ValueError for what is no object, and for half a letter (a lone surrogate), which no
    journal can keep: the answers written together with it would be lost.
    """
    given = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError
    if "\\u" in text:
        _encoded(given).encode("utf-8")
    return given


def _reached(request: web.Request) -> tuple[str, int] | None:
    """The address and port of this machine at which the request came in."""
    found = request.transport.get_extra_info("sockname") if request.transport is not None else None
    if not isinstance(found, tuple):
        return None
    return str(found[0]).removeprefix("::ffff:"), int(found[1])


def _headers(host: str) -> dict[str, str]:
    """``HEADERS``, with the room's own sockets named: to older phones they are not ``'self'``."""
    policy = HEADERS["Content-Security-Policy"]
    return {**HEADERS, "Content-Security-Policy": f"{policy}; connect-src 'self' ws://{host}"}


def _admitted(person: Person) -> web.Response:
    return web.json_response({"token": person.token, "name": person.name, "rejoin": person.rejoin})


def _token(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _said(status: int, code: str) -> web.Response:
    return web.json_response({"error": code}, status=status, headers=HEADERS)
