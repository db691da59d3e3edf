"""Reading and validating every lesson, beside PyYAML's C loader on the same bytes, in one run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import yaml

from tutor.course.source import read
from tutor.course.validate import lesson_from

from .courses import LESSONS
from .terminal import interleaved, report


def main(runs: int = 30) -> bool:
    files = sorted(LESSONS.glob("*/*/lesson.yaml"))
    texts = [file.read_bytes() for file in files]

    def ours() -> None:
        for file, text in zip(files, texts, strict=True):
            lesson_from(read(text, str(file)))

    def theirs() -> None:
        for text in texts:
            yaml.load(text, yaml.CSafeLoader)

    def events() -> None:
        for file, text in zip(files, texts, strict=True):
            read(text, str(file))

    found = interleaved(runs, {"loader": _timed(theirs), "reader": _timed(events), "both": _timed(ours)})
    for name, seconds in found.items():
        print(f"  {name:<14} {seconds * 1000:7.2f} ms for {sum(map(len, texts)) / 1024:.0f} kB")
    return all(
        [
            report("reader alone / C loader", found["reader"] / found["loader"], 1.0),
            report("reading and validating / C loader", found["both"] / found["loader"], 2.0),
        ]
    )


def _timed(work: Callable[[], None]) -> Callable[[], float]:
    def measure() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return measure


if __name__ == "__main__":
    sys.exit(not main())
