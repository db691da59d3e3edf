"""Start-up and memory: home, ``--help``, ``--plain`` beside a one-``Static`` app and a bare interpreter, in one run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from .courses import course_of
from .terminal import first_paint, interleaved, report

STATIC = [sys.executable, "-m", "tests.benchmarks.static_app"]
TUTOR = [sys.executable, "-m", "tutor"]


def main(runs: int = 15) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        small, large = course_of(3, base / "small"), course_of(300, base / "large")
        for course in (small, large):  # the first start of all builds the index and asks the language
            _settle(course, base / f"data-{course.name}")
        return _measure(runs, base, small, large)


def _measure(runs: int, base: Path, small: Path, large: Path) -> bool:
    memory: dict[str, int] = {}

    def paint(name: str, command: Sequence[str], marker: str) -> float:
        run = first_paint(command, marker, {})
        memory[name] = run.kilobytes
        return run.seconds

    def home(course: Path) -> list[str]:
        return [*TUTOR, "--lang", "en", "--lessons", str(course), "--data", str(base / f"data-{course.name}")]

    found = interleaved(
        runs,
        {
            "static": lambda: paint("static", STATIC, "one static"),
            "home 3": lambda: paint("home 3", home(small), "Today"),
            "home 300": lambda: paint("home 300", home(large), "Today"),
            "plain": lambda: _first_line([*home(small), "--plain"]),
            "plain lesson": lambda: _first_line([*home(small), "--plain", "total-debt"]),
            "bare": lambda: _whole([sys.executable, "-c", "pass"]),
            "help": lambda: _whole([*TUTOR, "--help"]),
        },
    )
    for name, seconds in found.items():
        print(f"  {name:<14} {seconds * 1000:7.1f} ms   {memory.get(name, 0) / 1024:6.1f} MB")
    static = found["static"]
    return all(
        [
            report("home, 3 lessons: first paint / one Static", found["home 3"] / static, 1.5),
            report("home, 300 lessons: first paint / one Static", found["home 300"] / static, 1.5),
            report("home, 300 lessons / 3 lessons", found["home 300"] / found["home 3"], 1.1),
            report("--help / bare interpreter", found["help"] / found["bare"], 3.0),
            report("--plain home, first line / one Static", found["plain"] / static, 1.0),
            report("--plain lesson, first line / one Static", found["plain lesson"] / static, 1.0),
            report("home: resident memory / one Static", memory["home 3"] / memory["static"], 1.4),
            report("home, 300 lessons: resident memory / one Static", memory["home 300"] / memory["static"], 1.4),
        ]
    )


def _settle(course: Path, data: Path) -> None:
    """One whole visit in text mode: builds the index and answers the first run's question about the language."""
    subprocess.run(
        [*TUTOR, "--plain", "--lang", "en", "--lessons", str(course), "--data", str(data)],
        input="q\n",
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=True,
    )


def _first_line(command: Sequence[str]) -> float:
    start = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip()
        seconds = time.perf_counter() - start
        process.kill()
    return seconds


def _whole(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(not main())
