"""What keeps a room from being guessed into, read by other pages, or drowned."""

from __future__ import annotations

import asyncio
import ipaddress
from collections import Counter, deque
from collections.abc import Callable, Iterable
from typing import Final

WRONG_EACH: Final = 60
"""Wrong codes a minute from one address: a class behind one address may mistype, a program may not search."""
WRONG_ALL: Final = 300
MINUTE: Final = 60_000
PAUSE: Final = 1.0
"""Seconds that a code waits to be looked at once there were too many wrong ones."""
WAITING_EACH: Final = 20
WAITING_ALL: Final = 100
"""How many may wait so: 20 codes a second find one of 47 million in a fortnight, and a class comes in meanwhile."""


class Guesses:
    """Counts wrong codes of the last minute, by address and in all. After too many a code, right or wrong, is looked at
    only after a pause, so that a program can't tell by trying, and a class behind one address isn't locked out.
    """

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._all: deque[int] = deque()
        self._each: dict[str, deque[int]] = {}
        self._waiting: Counter[str] = Counter()

    def wrong(self, address: str) -> None:
        """Count one more."""
        now = self._now()
        if len(self._each) > 10_000:
            self._each = {}
        for times in (self._all, self._each.setdefault(address, deque())):
            times.append(now)

    def too_many(self, address: str) -> bool:
        """Whether there were too many wrong ones, from this address or in all."""
        since = self._now() - MINUTE
        each = self._each.get(address, deque())
        for times in (self._all, each):
            while times and times[0] <= since:
                times.popleft()
        return len(each) >= WRONG_EACH or len(self._all) >= WRONG_ALL

    async def turn(self, address: str) -> bool:
        """Wait until a code from this address may be looked at; False where too many wait already."""
        if not self.too_many(address):
            return True
        if self._waiting[address] >= WAITING_EACH or self._waiting.total() >= WAITING_ALL:
            return False
        self._waiting[address] += 1
        try:
            await asyncio.sleep(PAUSE)
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]
        return True


class Doors:
    """The names under which this server is called. Others are turned away, so that no page elsewhere reaches it by a
    name of its own (DNS rebinding), or with a visitor's browser (cross-origin requests).
    """

    def __init__(self, hosts: Iterable[str], port: int) -> None:
        self._named = {_at(host, port) for host in (*hosts, "localhost", "127.0.0.1", "::1")}

    def host_allowed(self, host: str | None, reached: tuple[str, int] | None = None) -> bool:
        """``reached`` is the address and port at which the request came in: who names that one is right too, so that
        the room stays open when the machine gets another address in the middle of a class.
        """
        if host is None:
            return False
        return host.lower() in self._named or (reached is not None and host.lower() == _at(*reached))

    def origin_allowed(self, origin: str | None, host: str) -> bool:
        """Programs that are no browser send none; a browser's has to be the very ``host`` that was allowed."""
        return origin is None or origin.lower() == f"http://{host.lower()}"


def _at(host: str, port: int) -> str:
    """Host and port as a browser names them."""
    try:
        named = f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        named = host.lower()
    return named if port == 80 else f"{named}:{port}"
