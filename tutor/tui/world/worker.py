"""A thousand futures in a process of their own, so that the screen stays as quick as ever.

Started as ``python -m tutor.tui.world.worker``: it reads a pickled plan, writes how many lives are done, a line each,
and at last the outcome. Pipes and one reading thread are all it needs, on every system.
"""

from __future__ import annotations

import base64
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO

from tutor.credit.decisions import Decision
from tutor.credit.futures import Futures, futures
from tutor.credit.terms import World

LIVES = 1000


class Worker:
    """Lives ``LIVES`` futures of a plan. ``done`` counts them; ``found`` is the outcome once there is one."""

    def __init__(self, world: World, decisions: Sequence[Decision], policy: str) -> None:
        self.done = 0
        self.found: Futures | None = None
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        plan = base64.b64encode(pickle.dumps((world, tuple(decisions), policy)))
        self._reader = threading.Thread(target=self._talk, args=(plan,), daemon=True)
        self._reader.start()

    def poll(self) -> bool:
        """Whether there is more to come."""
        return self._reader.is_alive()

    def stop(self) -> None:
        """End the process, wherever it is."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(5)
        self._reader.join(5)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _talk(self, plan: bytes) -> None:
        into, out = self._process.stdin, self._process.stdout
        assert into is not None and out is not None, "both are pipes"
        try:
            into.write(plan + b"\n")
            into.flush()
            for line in out:
                word, _, rest = line.strip().partition(b" ")
                if word == b"done":
                    self.done = int(rest)
                elif word == b"found":
                    self.found = pickle.loads(base64.b64decode(rest))
        except (OSError, ValueError):  # it was stopped
            return


def work(into: IO[bytes], out: IO[bytes]) -> None:
    """What the process does."""
    world, decisions, policy = pickle.loads(base64.b64decode(into.readline()))

    def progress(done: int) -> bool:
        out.write(f"done {done}\n".encode("ascii"))
        out.flush()
        return True

    found = futures(world, decisions, lives=LIVES, policy=policy, progress=progress)
    out.write(b"found " + base64.b64encode(pickle.dumps(found)) + b"\n")
    out.flush()


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
