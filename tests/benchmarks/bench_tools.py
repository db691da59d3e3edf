"""A keystroke in a calculator, beside one in an app that is nothing but a field, in one run, headless at 80×24.

Measured is from the key until the last paint that it led to: the work (processor time) and the wall time, in which
Textual's frame clock shows. Digits are typed and deleted in turn, so that every key changes what is computed.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Input

from tutor.finance.calculators import TOOLS
from tutor.store.desk import open_desk
from tutor.store.paths import paths
from tutor.tui.app import TutorApp

from .terminal import report

FRAMES = 0.033
"""Two frames, in seconds."""
KEYS = ("7", "backspace")
ADVERT = "借1万，分12期，每期还900，另收服务费2%。" * 12
Times = tuple[float, float]


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield Input("1200", compact=True)


def main(runs: int = 60) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(paths(Path(folder), {}), lang="zh", system="zh")
        try:
            desk.store.set_setting("lang", "zh")
            return asyncio.run(_measure(TutorApp(desk), runs))
        finally:
            desk.store.close()


async def _measure(app: TutorApp, runs: int) -> bool:
    field = OneField()
    async with field.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        empty = await keys_timed(field, runs)
    print(f"  {'a field alone':<16} {_ms(empty)}")
    results = []
    async with app.run_test(size=(80, 24)) as pilot:
        for tool in TOOLS:
            for typed in ({}, {"form": "advert", "text": ADVERT}) if tool == "true-price" else ({},):
                app.open_tool(tool, dict(typed) or None)
                await pilot.pause()
                await pilot.press("tab")
                times = await keys_timed(app, runs)
                name = f"{tool}{' (advert)' if typed else ''}"
                print(f"  {name:<20} {_ms(times)}   {times[0] / empty[0]:.1f}x the work of a field alone")
                results.append(report(f"a key in {name} / two frames (wall)", times[1] / FRAMES, 1.0))
                await pilot.press("escape")
    return all(results)


def _ms(times: Times) -> str:
    return f"{times[0] * 1000:6.2f} ms work, {times[1] * 1000:6.2f} ms wall"


async def keys_timed(app: App[Any], runs: int, keys: tuple[str, ...] = KEYS, paint: int = -1) -> Times:
    """Medians of the work and the wall time of one key, after four that warm up.

    ``paint`` says to which paint: the last one by default; the first, where others come that no key led to.
    """
    found = [await _timed(app, keys[number % len(keys)], paint) for number in range(runs)][4:]
    return statistics.median(work for work, _ in found), statistics.median(wall for _, wall in found)


async def _timed(app: App[Any], key: str, paint: int) -> Times:
    painted: list[Times] = []
    display = app._display  # Textual's one way to the terminal

    def seen(screen: Any, renderable: Any) -> None:
        display(screen, renderable)
        painted.append((time.process_time(), time.perf_counter()))

    app._display = seen  # type: ignore[method-assign]  # to see when a frame goes out
    try:
        start, work = time.perf_counter(), time.process_time()
        app.simulate_key(key)
        for _ in range(8):
            done = asyncio.Event()
            app.screen.call_after_refresh(done.set)
            await done.wait()
            await asyncio.sleep(0)
        await asyncio.sleep(0.03)
        return painted[paint][0] - work, painted[paint][1] - start
    finally:
        app._display = display  # type: ignore[method-assign]  # as it was


if __name__ == "__main__":
    sys.exit(not main())
