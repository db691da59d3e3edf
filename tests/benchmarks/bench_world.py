"""The credit world: a borrower's month in bulk, a thousand futures beside a screen in use, the lender's seat."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tutor.course.catalogue import lessons_dir
from tutor.course.worlds import load_world
from tutor.credit.futures import futures
from tutor.credit.seat import Bar, applicants, lend
from tutor.credit.terms import Opening, World
from tutor.store.desk import open_desk
from tutor.store.paths import paths
from tutor.tui.app import TutorApp
from tutor.tui.screens.life import LifeScreen

from .bench_tools import FRAMES, keys_timed
from .terminal import report

MONTHS = 24
COUNTS = (1, 2, 3, 5, 8, 12, 16)


def main() -> bool:
    world = load_world(lessons_dir(), "two-years")
    months = {count: _month(_with(world, count)) for count in COUNTS}
    most = max(months.values())
    for count, micros in months.items():
        print(f"  {count:>2} lenders  {micros:6.1f} µs  {'#' * round(40 * micros / most)}")
    results = [report("a month with five lenders / 50 µs", months[5] / 50, 1.0)]
    grown = (months[16] / months[2]) / (16 / 2)
    results.append(report("cost of 16 lenders beside 2 / eight times", grown, 1.0))
    thousand = _seconds(lambda: futures(world, lives=1000, months=MONTHS), 3)
    print(f"  1,000 futures of {MONTHS} months: {thousand:.2f} s")
    results.append(report("1,000 futures of 24 months / 1.5 s", thousand / 1.5, 1.0))
    crowd = applicants(10_000, 1)
    swap = _seconds(lambda: (lend(Bar(), crowd, shared=False), lend(Bar(), crowd, shared=True)), 3)
    results.append(report("10,000 applicants, information apart and shared / 1 s", swap, 1.0))
    results.append(_screen())
    return all(results)


def _with(world: World, count: int) -> World:
    """The world with accounts at ``count`` lenders, each in use."""
    kinds = world.lenders
    lenders = tuple(replace(kinds[at % len(kinds)], id=f"{kinds[at % len(kinds)].id}-{at}") for at in range(count))
    accounts = tuple(Opening(at, 600_000, owed=100_000, months=10) for at in range(count))
    income = replace(world.household, income=650_000 + 50_000 * count)
    names = {lender.id: at for at, lender in enumerate(lenders)}
    return replace(world, lenders=lenders, accounts=accounts, household=income, names=names, script=(), happenings=())


def _month(world: World, lives: int = 150) -> float:
    return _seconds(lambda: futures(world, lives=lives, months=MONTHS), 3) / lives / MONTHS * 1e6


def _seconds(work: Callable[[], object], runs: int) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return statistics.median(once() for _ in range(runs))


def _screen() -> bool:
    """Keys on the screen of a life while its thousand futures are lived in the other process."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(paths(Path(folder), {}), lang="zh", system="zh")
        try:
            desk.store.set_setting("lang", "zh")
            return asyncio.run(_pressed(TutorApp(desk)))
        finally:
            desk.store.close()


async def _pressed(app: TutorApp) -> bool:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_world("two-years")
        await pilot.pause()
        times = []
        for _ in range(6):
            await pilot.press("6")
            await pilot.pause()
            assert isinstance(app.screen, LifeScreen)
            times.append((await keys_timed(app, 8, ("2", "6")))[1])
            await pilot.press("1")
        wall = statistics.median(times)
        print(f"  a key while futures run: {wall * 1000:.1f} ms")
        return report("a key while futures run / two frames (wall)", wall / FRAMES, 1.0)


if __name__ == "__main__":
    sys.exit(not main())
