"""A store with a million answers of a thousand learners beside an empty one; and search for every key.

``FINLIT_ANSWERS`` sets how many answers there are.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.course.catalogue import Catalogue, index_name, lessons_dir
from tutor.course.library import Library
from tutor.course.search import documents, find
from tutor.learning.mastery import mastery
from tutor.learning.memory import Card
from tutor.learning.review import queue
from tutor.store.log import INSERT, Store

from .terminal import first_paint, report

ANSWERS = int(os.environ.get("FINLIT_ANSWERS", "1000000"))
LEARNERS = 1000
NOW = datetime(2026, 11, 23, tzinfo=UTC)
TYPED = ("逾", "逾期", "逾期 征信", "l", "la", "late", "late fee", "利率", "e", "one page")


def main() -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full, empty = folder / "full", folder / "empty"
        items = _items()
        _fill(full / "progress.sqlite3", items)
        Store.open(empty / "progress.sqlite3").close()
        results = [_home(full, empty), *_queries(full / "progress.sqlite3", items)]
    return all([*results, _search()])


def _items() -> list[tuple[str, str, str]]:
    """320 questions of 32 competences in 40 lessons."""
    return [(f"lesson-{number // 8}", f"step-{number % 8}", f"competence-{number % 32}") for number in range(320)]


def _fill(path: Path, items: list[tuple[str, str, str]]) -> None:
    store = Store.open(path)
    chance = random.Random(1)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.executemany(INSERT, (_row(number, items, chance) for number in range(ANSWERS)))
        raw.execute("INSERT OR IGNORE INTO stale SELECT DISTINCT learner FROM event")
        raw.execute(
            "INSERT OR IGNORE INTO place SELECT learner, lesson, 3, 0, max(at) FROM event GROUP BY learner, lesson"
        )
        raw.commit()
    start = time.perf_counter()
    for number in range(LEARNERS):
        store.for_learner(f"learner-{number}").cards()
    print(f"  projections of {LEARNERS:,} learners from {ANSWERS:,} answers: {time.perf_counter() - start:.1f} s")
    store.close()


def _row(number: int, items: list[tuple[str, str, str]], chance: random.Random) -> tuple[object, ...]:
    lesson, step, competence = items[chance.randrange(len(items))]
    at = NOW - timedelta(days=300) + timedelta(seconds=number * 300 * 86400 / ANSWERS)
    right = chance.random() < 0.7
    told = {
        "kind": "choice", "answer": "one", "outcome": "right" if right else "wrong", "score": float(right),
        "competence": competence, "sure": chance.choice(["guess", "fairly", "certain"]), "seconds": 31.4, "variant": 0,
    }  # fmt: skip
    learner = "me" if number % LEARNERS == 0 else f"learner-{number % LEARNERS}"
    data = json.dumps(told, separators=(",", ":"))
    return (f"{number:x}", learner, lesson, 1, step, "answer", at.isoformat(timespec="milliseconds"), data)


def _home(full: Path, empty: Path) -> bool:
    """The program in a terminal until home is painted, the two stores in turn."""
    seconds: dict[Path, list[float]] = {full: [], empty: []}
    for folder in (full, empty):
        store = Store.open(folder / "progress.sqlite3")
        store.set_setting("lang", "en")
        store.cards()
        store.close()
    for turn in range(13):
        for folder in (full, empty) if turn % 2 else (empty, full):
            command = [sys.executable, "-m", "tutor", "--data", str(folder)]
            found = first_paint(command, "I need help now", {})
            if turn:
                seconds[folder].append(found.seconds)
    ratio = statistics.median(seconds[full]) / statistics.median(seconds[empty])
    return report("home with a million answers / with none", ratio, 1.2)


def _queries(path: Path, items: list[tuple[str, str, str]]) -> list[bool]:
    store = Store.open(path, "learner-7")
    units = {lesson: f"unit-{number % 8}" for number, (lesson, _, _) in enumerate(items)}
    due = _milliseconds(lambda: queue(store.cards(), store.asked(), NOW, 13, units))
    table = _milliseconds(lambda: [mastery(card) for many in _class(store) for card in many])
    with closing(sqlite3.connect(path)) as raw:
        chance = random.Random(2)
        rows = (_row(number, items, chance) for number in range(ANSWERS, ANSWERS + 10_000))
        raw.executemany(INSERT, ((one[0], "busy", *one[2:]) for one in rows))
        raw.commit()
    busy = store.for_learner("busy")
    rebuilt = _milliseconds(busy.rebuild, 3)
    store.close()
    return [
        report("review queue of one learner / 20 ms", due / 20, 1.0),
        report("mastery table of a class of 40 / 100 ms", table / 100, 1.0),
        report("projections of 10,000 answers made again / 1 s", rebuilt / 1000, 1.0),
    ]


def _class(store: Store) -> list[list[Card]]:
    return [list(store.for_learner(f"learner-{number}").cards()) for number in range(1, 41)]


def _search() -> bool:
    root = lessons_dir()
    with tempfile.TemporaryDirectory() as name:
        catalogue = Catalogue.open(root, Path(name) / index_name(root))
        start = time.perf_counter()
        read = list(documents(catalogue, Library(root)))
        print(f"  {len(read):,} texts read for search in {time.perf_counter() - start:.2f} s")
    worst = max(_milliseconds(lambda typed=typed: find(read, typed, "zh")) for typed in TYPED)  # type: ignore[misc]
    return report(f"search, slowest of {len(TYPED)} / 30 ms", worst / 30, 1.0)


def _milliseconds(work: Callable[[], object], runs: int = 7) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000

    return statistics.median(once() for _ in range(runs))


if __name__ == "__main__":
    sys.exit(not main())
