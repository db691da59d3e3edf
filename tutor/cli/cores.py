"""Long work over many things, shared out among the cores of this machine, its progress told on a terminal."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tutor.words import Lang, say

T = TypeVar("T")
R = TypeVar("R")
FEW = 6
"""So few things are done sooner than other processes have begun."""
MOST = 32
"""More processes than this gain nothing, and Windows waits for 61 at most."""
BATCH = 4
"""Things sent at once: what they have in common (a course, its facts) is then sent and read once."""


def each(work: Callable[[T], R], things: Sequence[T], lang: Lang) -> Iterator[R]:
    """What ``work`` makes of each thing, in no order. ``work`` and things can be pickled."""
    cores = min(os.cpu_count() or 1, len(things))
    done = map(work, things) if len(things) <= FEW or cores == 1 else _shared_out(work, things, cores)
    try:
        for number, one in enumerate(done, 1):
            _tell(say(lang, "command.progress", done=number, of=len(things)))
            yield one
    finally:
        _tell("")


def _shared_out(work: Callable[[T], R], things: Sequence[T], cores: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor, as_completed

    batches = [things[start : start + BATCH] for start in range(0, len(things), BATCH)]
    pool = ProcessPoolExecutor(min(cores, len(batches), MOST), initializer=_mortal)
    try:
        for future in as_completed([pool.submit(_all, work, batch) for batch in batches]):
            yield from future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _all(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    return [work(thing) for thing in things]


def _mortal() -> None:
    """Ctrl+C reaches every process of a terminal: these end at once and without a word, the parent says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _tell(words: str) -> None:
    """One line that is written over again, where somebody looks on."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
