"""The real program in a real terminal, killed at random moments: every verdict that was seen has its answer on disk."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tutor.store.log import Store

KILLS = int(os.environ.get("FINLIT_KILLS", "4"))
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and SIGKILL are POSIX")


class Robot:
    """Answers the first question of a lesson, sees the verdict, takes other numbers, answers again, until it is
    killed.
    """

    def __init__(self, data: Path) -> None:
        import pty

        self.verdicts = 0
        master, slave = pty.openpty()
        os.set_blocking(master, False)
        self._fd = master
        environ = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        command = [sys.executable, "-m", "tutor", "total-debt", "--lang", "en", "--data", str(data)]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=environ, start_new_session=True
        )
        os.close(slave)

    def live(self, seconds: float) -> None:
        """Go on until the time is over, wherever that is."""
        end = time.monotonic() + seconds
        if not self._see(b"four places", end):
            return
        while True:
            for key, answer in ((b"1", b"How sure"), (b"3", b"other numbers"), (b"v", b"answer")):
                os.write(self._fd, key)
                if not self._see(answer, end):
                    return
                self.verdicts += key == b"3"

    def _see(self, words: bytes, end: float) -> bool:
        seen = b""
        while time.monotonic() < end:
            if select.select([self._fd], [], [], 0.005)[0]:
                seen += os.read(self._fd, 65536)
                if words in seen:
                    return True
        return False

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._fd)


def test_every_verdict_seen_is_on_disk(tmp_path: Path) -> None:
    chance, seen = random.Random(23), 0
    for _life in range(KILLS):
        robot = Robot(tmp_path)
        robot.live(0.4 + chance.random() * 1.2)
        robot.kill()
        seen += robot.verdicts
        store = Store.open(tmp_path / "progress.sqlite3")
        events = store.history("total-debt")
        kept = [event for event in events if event.kind == "answer"]
        assert seen <= len(kept) <= seen + 1, "at most one answer a life was kept and not yet shown"
        assert {event.step for event in events if event.step} <= {"first-look"}
        seen = len(kept)
        store.close()
    assert seen >= KILLS
