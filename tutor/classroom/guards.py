"""What keeps a room from being guessed into, read by other pages, or drowned."""

from __future__ import annotations

import ipaddress
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

WRONG_EACH: Final = 60
"""Wrong codes a minute from one address: a class behind one address may mistype, a program may not search."""
WRONG_ALL: Final = 300
MINUTE: Final = 60_000


class Guesses:
    """Counts wrong codes of the last minute, by address and in all. Right ones are never counted or refused."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._all: deque[int] = deque()
        self._each: dict[str, deque[int]] = {}

    def wrong(self, address: str) -> bool:
        """Count one more; False once there were too many."""
        now = self._now()
        each = self._each.setdefault(address, deque())
        for times in (self._all, each):
            while times and times[0] <= now - MINUTE:
                times.popleft()
            times.append(now)
        if len(self._each) > 10_000:
            self._each = {address: each}
        return len(each) <= WRONG_EACH and len(self._all) <= WRONG_ALL


class Doors:
    """The names under which this server is called. Others are turned away, so that no page elsewhere reaches it by a
    name of its own (DNS rebinding), or with a visitor's browser (cross-origin requests).
    """

    def __init__(self, hosts: Iterable[str], port: int) -> None:
        self._named = {f"{_bracketed(host)}:{port}" for host in (*hosts, "localhost", "127.0.0.1", "::1")}
        if port == 80:
            self._named |= {name.removesuffix(":80") for name in self._named}

    def host_allowed(self, host: str | None) -> bool:
        return host is not None and host.lower() in self._named

    def origin_allowed(self, origin: str | None) -> bool:
        """Programs that are no browser send none; a browser's has to be this very server."""
        return origin is None or origin.lower().removeprefix("http://") in self._named


def _bracketed(host: str) -> str:
    try:
        return f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        return host.lower()
