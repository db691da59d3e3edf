"""The one stream of chance: integers from a linear congruential generator, alike on every machine."""

from __future__ import annotations

from collections.abc import Callable

MILLION = 1_000_000
_MASK = (1 << 64) - 1
_STEP = 6364136223846793005
_ADD = 1442695040888963407


def stream(seed: int) -> Callable[[], int]:
    """A function that gives whole numbers from 0 to 999,999, all alike likely.

    The multiplier and the increment are Knuth's for 64 bits (MMIX); the upper bits are used.
    """
    state = (seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) & _MASK

    def draw() -> int:
        nonlocal state
        state = (state * _STEP + _ADD) & _MASK
        return ((state >> 33) * MILLION) >> 31

    for _ in range(3):  # seeds beside each other begin apart
        draw()
    return draw


def spread(seed: int, *names: str) -> int:
    """A whole number from 0 to 999,999 that is always the same for a seed and names, whatever else is drawn."""
    state = seed & _MASK
    for letter in "\0".join(names).encode():
        state = ((state ^ letter) * 0x100000001B3) & _MASK
    return stream(state)()
