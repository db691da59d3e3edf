"""Start a program in a real pseudo-terminal and measure when it has painted and how much memory it then holds.

POSIX only: benchmarks are run by developers and CI, not by learners.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """``seconds`` from spawn until ``marker`` was on the wire; ``kilobytes`` resident half a second later."""

    seconds: float
    kilobytes: int


def first_paint(command: Sequence[str], marker: str, env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> Run:
    """Run ``command`` in a pty of ``size`` (columns, lines) until it has written ``marker``, then end it.

    Raises TimeoutError when the marker does not come within 20 seconds.
    """
    start = time.perf_counter()
    with running(command, env, size) as terminal:
        seconds = terminal.until(marker) - start
        terminal.drain(0.5)
        return Run(seconds, _resident(terminal.pid))


@dataclass(frozen=True)
class Terminal:
    """A program that runs; ``fd`` is what it writes to."""

    pid: int
    fd: int

    def until(self, marker: str) -> float:
        """The moment at which ``marker`` was on the wire. Raises TimeoutError when it does not come in 20 seconds."""
        data, wanted, deadline = b"", marker.encode(), time.perf_counter() + 20
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([self.fd], [], [], 0.05)
            if ready:
                data += os.read(self.fd, 65536)
                if wanted in data:
                    return time.perf_counter()
        raise TimeoutError(f"never painted {marker!r}; it wrote {data[-400:]!r}")

    def drain(self, seconds: float) -> None:
        """Let it write for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if select.select([self.fd], [], [], 0.05)[0]:
                os.read(self.fd, 65536)


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """``command`` in a pty of ``size`` (columns, lines); it is ended afterwards."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONDONTWRITEBYTECODE": "", **env})
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.execvp(command[0], list(command))
    try:
        yield Terminal(pid, fd)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def _resident(pid: int) -> int:
    """Resident memory in kB, from the kernel."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def interleaved(runs: int, subjects: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median of each subject, measured in turn so that a noisy machine disturbs all of them alike."""
    found: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(runs + 1):
        for name, measure in subjects.items():
            value = measure()
            if number:  # the first round warms files and byte code
                found[name].append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def report_milliseconds(title: str, seconds: float, bound: float) -> bool:
    """The same for a time and a bound in seconds."""
    fine = seconds <= bound
    print(f"{title:<58} {seconds * 1000:6.0f} ms  bound {bound * 1000:.0f} ms  {'ok' if fine else 'OVER'}")
    return fine


def report(title: str, ratio: float, bound: float) -> bool:
    """Print one line of a result and say whether it is within its bound."""
    fine = ratio <= bound
    print(f"{title:<58} {ratio:6.2f}x   bound {bound:.2f}x   {'ok' if fine else 'OVER'}")
    return fine
