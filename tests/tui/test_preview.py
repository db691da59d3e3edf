"""A lesson beside its editor: every save is followed, at the same step, and nothing is kept."""

from __future__ import annotations

import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tutor.course.catalogue import lessons_dir
from tutor.course.watching import Watched
from tutor.store.desk import open_desk
from tutor.store.paths import paths
from tutor.tui.preview import BrokenLeaf, LaidOpen, PreviewApp, PreviewScreen

from .fakes import seen

WITHIN = 0.3
"""Seconds in which a save is on the screen."""


@asynccontextmanager
async def previewed(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Any, PreviewApp, Path]]:
    course = Path(shutil.copytree(lessons_dir(), folder / "course"))
    desk = open_desk(paths(folder / "data", {}), lang="en", system="en")
    desk.store.set_setting("lang", "en")
    lesson = course / "price" / "flat-fee"
    app = PreviewApp(desk, Watched(lesson))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app, lesson
    desk.store.close()


async def shown(pilot: Any, app: PreviewApp, words: str) -> float:
    """Seconds until the words stand on the screen."""
    start = time.perf_counter()
    while words not in seen(app):
        await pilot.pause(0.01)
        assert time.perf_counter() - start < 5, seen(app)
    return time.perf_counter() - start


def save(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_a_save_is_followed_at_the_same_step(tmp_path: Path, size: tuple[int, int]) -> None:
    async with previewed(tmp_path, size) as (pilot, app, lesson):
        assert isinstance(app.screen, PreviewScreen)
        await pilot.press("f9", "f9")
        before = app.screen.session.step.id
        old, times = str(app.screen.session.step.title), []  # type: ignore[union-attr]
        for number in range(5):
            save(lesson / "en.yaml", old, f"It is round {number}")
            times.append(await shown(pilot, app, f"It is round {number}"))
            assert app.screen.session.step.id == before
            old = f"It is round {number}"
        assert sorted(times)[2] < WITHIN, times


async def test_what_is_broken_is_said_and_comes_back(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (pilot, app, lesson):
        await pilot.press("f9")
        step = app.screen.session.step.id  # type: ignore[attr-defined]
        save(lesson / "lesson.yaml", "kind: show", "kind: sow")
        await shown(pilot, app, "sow")
        assert isinstance(app.screen, BrokenLeaf) and "lesson.yaml:" in seen(app).replace("\n", "").replace(" ", "")
        save(lesson / "lesson.yaml", "kind: sow", "kind: show")
        await shown(pilot, app, "Preview: Less")
        assert isinstance(app.screen, PreviewScreen) and app.screen.session.step.id == step


async def test_a_step_laid_open_follows_as_well(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (pilot, app, lesson):
        await pilot.press("ctrl+f")
        await shown(pilot, app, "slips.1.feedback")
        assert isinstance(app.screen, LaidOpen)
        save(lesson / "en.yaml", "By feel, what would that be", "At a guess, what would that be")
        await shown(pilot, app, "At a guess")
        await pilot.press("escape", "f2")
        await shown(pilot, app, "边写边看")
        await pilot.press("f2")
        await shown(pilot, app, "At a guess")


async def test_other_numbers_and_nothing_kept(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (pilot, app, _):
        numbers = set()
        for _ in range(8):
            await pilot.press("ctrl+n")
            await pilot.pause()
            numbers.add(seen(app))
        assert len(numbers) > 2
        await pilot.press(*"13%", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.store.history("flat-fee") == []
        for _ in range(30):
            await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, PreviewScreen), "after the last step it begins again"


async def test_a_translation_that_cannot_be_read_is_said_in_its_language_only(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (pilot, app, lesson):
        await pilot.press("f9")
        step = app.screen.session.step.id  # type: ignore[attr-defined]
        text = (lesson / "en.yaml").read_text(encoding="utf-8")
        (lesson / "en.yaml").write_text(text + "x: [\n", encoding="utf-8")
        await shown(pilot, app, "This bracket is not closed")
        assert isinstance(app.screen, BrokenLeaf) and "en.yaml" in seen(app)
        await pilot.press("L")
        await shown(pilot, app, "边写边看：每月")
        assert isinstance(app.screen, PreviewScreen) and app.screen.session.step.id == step
        await pilot.press("f2")
        await shown(pilot, app, "This bracket is not closed")
        (lesson / "en.yaml").write_text(text, encoding="utf-8")
        await shown(pilot, app, "Preview: Less")
        assert app.screen.session.step.id == step


async def test_what_is_not_translated_is_counted(tmp_path: Path) -> None:
    async with previewed(tmp_path, (120, 40)) as (pilot, app, lesson):
        text = (lesson / "en.yaml").read_text(encoding="utf-8")
        kept = [line for line in text.splitlines(keepends=True) if not line.startswith("guess.question ")]
        (lesson / "en.yaml").write_text("".join(kept), encoding="utf-8")
        await shown(pilot, app, "Preview (1 text not translated)")
        (lesson / "en.yaml").unlink()
        await shown(pilot, app, "texts not translated)")
        await pilot.press("f2")
        await shown(pilot, app, "边写边看：每月")


async def test_a_shelf_that_cannot_be_read_is_said_and_comes_back(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (pilot, app, lesson):
        glossary = lesson.parents[1] / "glossary.yaml"
        text = glossary.read_text(encoding="utf-8")
        glossary.write_text(text + "- {id: [\n", encoding="utf-8")
        await shown(pilot, app, "glossary.yaml")
        assert isinstance(app.screen, BrokenLeaf)
        glossary.write_text(text, encoding="utf-8")
        await shown(pilot, app, "Preview: Less")


async def test_a_lesson_taken_away_and_put_back(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (pilot, app, lesson):
        aside = lesson.rename(lesson.with_name("aside"))
        await shown(pilot, app, "no such file")
        assert "Preview: flat-fee" in seen(app)
        aside.rename(lesson)
        await shown(pilot, app, "Preview: Less")
