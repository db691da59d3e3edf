"""``preview`` in a real terminal: from a save, as editors save, until the new words are on the wire.

The lesson is a large one of the course, copied with all that it refers to. Each save puts other words into the question
of the step that is shown, in ``lesson.yaml``, on which everything hangs: it is read, validated and painted anew.
The moments of the saves are spread over the time between two looks at the files.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tutor.course.loading import load_lesson

from .courses import LESSONS
from .terminal import report_milliseconds, running

PREVIEW = [sys.executable, "-m", "tutor", "preview", "--lang", "zh"]
SAVES = 20
BOUND = 0.3
"""Seconds within which a save is on the screen."""
SETTLED = 0.35
QUESTION = re.compile(r"(?m)^    question: .*$")


def main(saves: int = SAVES) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        course = Path(shutil.copytree(LESSONS, Path(folder) / "course"))
        file = max(course.glob("*/*/lesson.yaml"), key=_size_where_a_question_comes_first)
        print(f"  {file.parent.name}: {file.stat().st_size} bytes, {saves} saves")
        times = _measure(file, saves)
        load_lesson(file.parent)  # what was shown was the lesson, not what keeps it from being read
    return all(
        [
            report_milliseconds("a save until it is painted, median", statistics.median(times), BOUND),
            report_milliseconds("a save until it is painted, worst", max(times), BOUND),
        ]
    )


def _size_where_a_question_comes_first(file: Path) -> int:
    """Bytes; none for a lesson that would have to be turned to its first question, and for the tests."""
    text = file.read_text(encoding="utf-8")
    first = text.split("\nsteps:\n", 1)[1].split("\n\n", 1)[0]
    return len(text.encode()) if QUESTION.search(first) and "\ntest: true" not in text else 0


def _measure(file: Path, saves: int) -> list[float]:
    text = file.read_text(encoding="utf-8")
    with running([*PREVIEW, str(file)], {}) as terminal:
        terminal.until("1 / ")
        terminal.drain(1.0)
        times = []
        for number in range(saves):
            words = f"Save {number:02d} is here?"
            time.sleep(SETTLED + number * 0.0137)
            start = time.perf_counter()
            _save(file, QUESTION.sub(f"    question: {words}", text, count=1))
            times.append(terminal.until(words) - start)
            terminal.drain(0.1)
    return times


def _save(file: Path, text: str) -> None:
    """Beside the file, then in its place."""
    beside = file.with_suffix(".saving")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


if __name__ == "__main__":
    sys.exit(not main())
