"""Turning pages in the lesson player, beside one plain ``Static`` that is given the same text, in one run.

Both run headless at 80×24. Measured is the work (processor time) from the key's action to the last paint it led to, and
the wall time, in which Textual's frame clock shows. The pages are those of a real lesson, two texts before each
question: each is turned to from the text before it, with nothing remembered of it but what the player prepared while
that was being read. The Static is updated with the very words that the player shows. What the player records goes
nowhere here; the time that a durable commit adds is printed beside it.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tutor.course.lesson import AnyStep, Lesson
from tutor.course.page import Page
from tutor.learning.event import Event
from tutor.learning.session import Session
from tutor.store.desk import Desk, open_desk
from tutor.store.paths import paths
from tutor.tui.app import TutorApp
from tutor.tui.screens.lesson import LessonScreen
from tutor.words.lines import _units

from .terminal import report

LESSON = "need-or-want"
CHOSEN = ("classify", "order", "spot", "choice", "choices")
SETTLED = 0.04
"""Seconds in which a paint may still come: the frame clock ticks every sixtieth."""
Times: TypeAlias = tuple[float, float]
"""Processor time and wall time, in seconds."""


class OneStatic(App[None]):
    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("")


def main(runs: int = 60) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(paths(Path(folder), {}), lang="en", system="en")
        try:
            return asyncio.run(_measure(desk, runs))
        finally:
            desk.store.close()


async def _measure(desk: Desk, runs: int) -> bool:
    desk.store.set_setting("lang", "en")
    lesson = _texts_first(desk.lesson(LESSON, "en"))
    texts = [step.id for step in lesson.steps[1::3]]
    questions = [step.id for step in lesson.steps[2::3]]
    session = _session(desk, lesson, lambda _event: None)
    words = {name: _words(session.go(name)) for name in (*texts, *questions)}
    player = await _player(desk, session, texts, questions, runs)
    static = await _static([words[name] for name in texts], [words[name] for name in questions], runs)
    commit = statistics.median(_commits(desk))
    for name, (text, question) in (("static", static), ("player", player)):
        print(f"  {name:<8} text {_ms(text)}   question {_ms(question)}")
    print(f"  a durable commit adds {commit * 1000:.2f} ms")
    results = []
    for at, kind in enumerate(("work", "wall")):
        results += [
            report(f"page turn, to a text / one Static ({kind})", player[0][at] / static[0][at], 1.3),
            report(f"page turn, to a question / one Static ({kind})", player[1][at] / static[1][at], 2.2),
        ]
    return all(results)


def _texts_first(lesson: Lesson) -> Lesson:
    """A text, another text and a question, for each question of the lesson that is answered without a field."""
    one, other = [step for step in lesson.steps if step.kind == "show"][:2]
    steps: list[AnyStep] = []
    for number, question in enumerate(step for step in lesson.steps if step.kind in CHOSEN):
        for text in (one, other) if number % 2 else (other, one):
            steps.append(replace(text, id=f"{text.id}-{number}"))
        steps.append(question)
    return replace(lesson, steps=tuple(steps))


def _ms(times: Times) -> str:
    return f"{times[0] * 1000:6.2f} ms work, {times[1] * 1000:6.2f} ms wall"


def _session(desk: Desk, lesson: Lesson, record: Callable[[Event], None]) -> Session:
    return Session(lesson, library=desk.library, lang="en", seed=1, clock=lambda: datetime.now(UTC), record=record)


def _words(page: Page) -> str:
    """All words of a page, as one would put them into a Static."""
    from tutor.text.prose import lines_of, spoken

    parts = [line for block in (*page.body, *page.question) for line in (*lines_of(block, "en"), "")]
    return "\n".join([spoken(page.title), "", *parts, *(spoken(entry.line) for entry in page.entries)])


async def _player(
    desk: Desk, session: Session, texts: list[str], questions: list[str], runs: int
) -> tuple[Times, Times]:
    app = TutorApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = LessonScreen(session)
        app.push_screen(screen)
        await pilot.pause()

        def turn_to(name: str) -> Callable[[], None]:
            def act() -> None:
                session.go(name)
                screen._do(screen.play.begin)  # what every turn of a page comes to

            return act

        def before(name: str) -> Callable[[], None]:
            pages = [step.id for step in session.lesson.steps]
            _units.cache_clear()
            session._pages.clear()
            return turn_to(pages[pages.index(name) - 1])

        return await _alternate(app, texts, questions, turn_to, before, runs)


async def _static(texts: list[str], questions: list[str], runs: int) -> tuple[Times, Times]:
    app = OneStatic()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        static = app.query_one(Static)

        def put(words: str) -> Callable[[], None]:
            return lambda: static.update(words)

        return await _alternate(app, texts, questions, put, lambda words: put(words[::-1]), runs)


async def _alternate(
    app: App[Any],
    texts: list[str],
    questions: list[str],
    turn: Callable[[str], Callable[[], None]],
    before: Callable[[str], Callable[[], None]],
    runs: int,
) -> tuple[Times, Times]:
    """Medians: to a text, and to a question, each from the text before it."""
    plain: list[Times] = []
    asked: list[Times] = []
    for text, question in itertools.islice(zip(itertools.cycle(texts), itertools.cycle(questions), strict=False), runs):
        for page, found in ((text, plain), (question, asked)):
            await _timed(app, before(page))
            found.append(await _timed(app, turn(page)))
    return _medians(plain[3:]), _medians(asked[3:])


def _medians(times: list[Times]) -> Times:
    return statistics.median(work for work, _ in times), statistics.median(wall for _, wall in times)


async def _timed(app: App[Any], act: Callable[[], None]) -> Times:
    """The work that ``act`` led to, and the wall time to its last paint."""
    painted: list[Times] = []
    display = app._display  # Textual's one way to the terminal

    def seen(screen: Any, renderable: Any) -> None:
        display(screen, renderable)
        painted.append((time.process_time(), time.perf_counter()))

    app._display = seen  # type: ignore[method-assign]  # to see when a frame goes out
    try:
        start, work = time.perf_counter(), time.process_time()
        act()
        for _ in range(3):
            done = asyncio.Event()
            app.screen.call_after_refresh(done.set)
            await done.wait()
        await asyncio.sleep(SETTLED)
        return painted[-1][0] - work, painted[-1][1] - start
    finally:
        app._display = display  # type: ignore[method-assign]  # as it was


def _commits(desk: Desk) -> list[float]:
    found = []
    for number in range(40):
        start = time.perf_counter()
        desk.store.append(Event(LESSON, 1, "x", "show", datetime.now(UTC), {"place": number}))
        found.append(time.perf_counter() - start)
    return found


if __name__ == "__main__":
    sys.exit(not main())
