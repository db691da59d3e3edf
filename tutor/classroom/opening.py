"""Opening a room: a new one, or the one that was cut off; its addresses; serving it."""

from __future__ import annotations

import asyncio
import errno
import re
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import randbits
from typing import TYPE_CHECKING, Any, Final

from tutor.classroom.deck import deck_of
from tutor.classroom.hub import CODE, Hub, letters, restored
from tutor.classroom.journal import Journal, is_held
from tutor.store.desk import Desk
from tutor.store.errors import StoreBusy, StoreError

if TYPE_CHECKING:
    from aiohttp.web import AppRunner

PORTS: Final = range(8420, 8430)
FRESH: Final = timedelta(hours=12)
"""Time in which a room that was not ended is taken up again."""
IDLE: Final = 75.0
"""Seconds for which a connection is kept on which nothing more is asked."""
FOLDER: Final = "rooms"
PORT_FILE: Final = ".port"
"""Beside a journal: where the room is served."""
ANY: Final = ("0.0.0.0", "::")
_PROBES: Final = ("198.51.100.1", "10.42.0.254", "192.168.137.254", "192.168.2.254", "192.168.1.254", "172.20.10.14")
"""Addresses somewhere, and in the networks that laptops and phones open as hotspots."""
_ROUTES: Final = Path("/proc/net/fib_trie")


class PortUsed(Exception):
    """Another program has this port, or it is not for everybody."""


class AddressNone(Exception):
    """This machine has no such address."""


class RoomOpen(Exception):
    """A room on these lessons is being served on this machine: its ``code`` and ``url``."""

    def __init__(self, code: str, url: str) -> None:
        super().__init__(code, url)
        self.code = code
        self.url = url


@dataclass(frozen=True)
class Served:
    """A room that is served: ``port`` is the one it got."""

    hub: Hub
    runner: AppRunner
    port: int
    addresses: tuple[str, ...]
    bind: str
    watch: asyncio.Task[None]
    """Ends connections that say nothing."""

    @property
    def urls(self) -> tuple[str, ...]:
        """Where phones find it, the most likely first."""
        return self._at(self.addresses)

    def found(self) -> tuple[str, ...]:
        """The same, of the addresses that the machine has by now."""
        return self._at(addresses() if self.bind in ANY else self.addresses)

    def _at(self, hosts: Sequence[str]) -> tuple[str, ...]:
        return tuple(f"http://{f'[{host}]' if ':' in host else host}:{self.port}" for host in hosts)

    async def close(self) -> None:
        self.hub.journal_path.with_suffix(PORT_FILE).unlink(missing_ok=True)
        self.watch.cancel()
        await self.runner.cleanup()
        await self.hub.close()


def rooms(desk: Desk) -> list[Path]:
    """The journals there are, the newest first."""
    folder = desk.paths.data / FOLDER
    return sorted(folder.glob("*.room"), key=lambda path: path.stat().st_mtime, reverse=True) if folder.is_dir() else []


def journal_of(desk: Desk, name: str) -> Path | None:
    """The journal of a room by its code or its file."""
    if Path(name).is_file():
        return Path(name)
    wanted = name.strip().upper()
    return next((path for path in rooms(desk) if code_of(path) == wanted), None)


def opened(
    desk: Desk, lessons: Sequence[str], *, anew: bool = False, file: Path | None = None, unwanted: Sequence[str] = ()
) -> Hub:
    """The room that was cut off on these lessons within half a day, at the same question; else a new one, in which no
    name holds one of the words ``unwanted``.

    Raises ``Broken``, KeyError for a lesson that isn't there, ``RoomOpen`` and ``StoreError``.
    """
    path = file or (None if anew else _cut_off(desk, lessons))
    journal = Journal.open(path or desk.paths.data / FOLDER / _file_name())
    try:
        journal.hold()
    except StoreBusy as busy:
        journal.close()
        raise RoomOpen(code_of(journal.path), url_of(journal.path)) from busy
    about = journal.about()
    if not about:
        about = {**_about(lessons, journal.path), "unwanted": list(unwanted)}
        journal.begin(about)
    deck = deck_of(about["lessons"], desk.lesson, desk.library, about["seed"])
    room, receipts = restored(deck, journal)
    hub = Hub(room, journal, about["host_token"], _milliseconds, lambda: datetime.now(UTC).isoformat(), randbits)
    hub.receipts(receipts)
    return hub


def _about(lessons: Sequence[str], path: Path) -> dict[str, Any]:
    return {
        "lessons": list(lessons),
        "seed": randbits(40),
        "code": code_of(path),
        "secret": f"{randbits(128):032x}",
        "host_token": f"{randbits(192):048x}",
        "opened": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def code_of(path: Path) -> str:
    """The code of the room of a journal."""
    return path.stem.rpartition("-")[2]


def url_of(path: Path) -> str:
    """Where the room of a journal is served, or was served last."""
    beside = path.with_suffix(PORT_FILE)
    return f"http://{beside.read_text(encoding='ascii').strip()}" if beside.is_file() else ""


def _file_name() -> str:
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{letters(randbits, CODE)}.room"


def _cut_off(desk: Desk, lessons: Sequence[str]) -> Path | None:
    """The newest journal on these lessons that was not ended."""
    for path in rooms(desk)[:20]:
        journal = None
        try:
            journal = Journal.of_room(path)
            about, acts = journal.about(), [act["do"] for _, _, act in journal.acts()]
        except (StoreError, ValueError):
            continue
        finally:
            if journal is not None:
                journal.close()
        since = datetime.now(UTC) - datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if about.get("lessons") == list(lessons) and "end" not in acts and since < FRESH:
            return path
    return None


async def serve(hub: Hub, bind: str, port: int | None) -> Served:
    """Serve the room. ``port`` 0 takes any that is free; None one that is easy to type.

    Raises ``PortUsed``, and ``AddressNone`` where ``bind`` is no address of this machine.
    """
    from aiohttp import web

    from tutor.classroom.guards import Doors
    from tutor.classroom.server import Server

    found = _listening(bind, port)
    number = int(found.getsockname()[1])
    hosts = addresses() if bind in ANY else (bind,)
    server = Server(hub, Doors((*hosts, socket.gethostname()), number))
    runner = web.AppRunner(server.app(), access_log=None, keepalive_timeout=IDLE)
    await runner.setup()
    assert runner.server is not None, "it was set up"
    open_now = runner.server
    watch = asyncio.create_task(server.hang_up(lambda: open_now.connections))
    await web.SockSite(runner, found, backlog=1024).start()
    hub.journal_path.with_suffix(PORT_FILE).write_text(
        f"{bind if bind not in ANY else '127.0.0.1'}:{number}", encoding="ascii"
    )
    return Served(hub, runner, number, hosts, bind, watch)


def _listening(bind: str, port: int | None) -> socket.socket:
    for number in (*PORTS, 0) if port is None else (port,):
        found = socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET, socket.SOCK_STREAM)
        try:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may take the port beside us
                found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((bind, number))
        except OSError as error:
            found.close()
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise AddressNone(bind) from error
            continue
        return found
    raise PortUsed(port)


def addresses() -> tuple[str, ...]:
    """Where phones may find this machine, the most likely first; the machine itself last."""
    found: list[str] = []
    for somewhere in _PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
            probe.connect((somewhere, 9))  # sends nothing; tells which address would be used
            found.append(probe.getsockname()[0])
    with suppress(OSError):
        found += [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    with suppress(OSError):  # where the system tells all of them, as Linux does
        found += re.findall(r"\|-- (\S+)\n\s*/32 host LOCAL", _ROUTES.read_text(encoding="ascii"))
    return tuple(dict.fromkeys([*(one for one in found if not one.startswith("127.")), "127.0.0.1"]))


def _milliseconds() -> int:
    return time.monotonic_ns() // 1_000_000


def served_here(desk: Desk) -> tuple[str, str] | None:
    """Address and host token of the room that is being served on this machine; None where there is none."""
    for path in rooms(desk):
        if is_held(path) and (url := url_of(path)):
            journal = Journal.of_room(path)
            try:
                return url, str(journal.about()["host_token"])
            finally:
                journal.close()
    return None


async def until_over(served: Served) -> None:
    """Until the teacher has ended the room, and a moment for everybody to hear of it."""
    while served.hub.room.phase != "over":
        await asyncio.sleep(0.1)
    await asyncio.sleep(0.3)
