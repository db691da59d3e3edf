"""Numbers for a step from the one seed of a lesson, the same on every machine and at every replay."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from tutor.course.values import seeded


def stream(seed: int, *about: object) -> Callable[[], float]:
    """A stream of random numbers of its own for what ``about`` names."""
    named = ":".join(map(str, (seed, *about)))
    return seeded(int.from_bytes(hashlib.sha256(named.encode()).digest()[:8], "big"))
