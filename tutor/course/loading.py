"""A lesson from its folder, in the language asked for."""

from __future__ import annotations

from pathlib import Path

from tutor.course.lesson import Head, Lesson
from tutor.course.source import Source, read
from tutor.words import Lang

LESSON_FILE = "lesson.yaml"


def load_lesson(folder: Path, lang: Lang | None = None) -> Lesson:
    """The lesson in ``folder``, in its own language or, as far as it is translated, in ``lang``.

    Raises ``Broken`` when ``lesson.yaml`` doesn't fit. A translation that is missing, stale or broken is no reason to
    refuse a lesson: what it lacks stands in the source language.
    """
    lesson = load_source(folder)[0]
    if lang is None or lang == lesson.lang:
        return lesson
    from tutor.course.translation import translated

    return translated(lesson, folder, lang)


def load_source(folder: Path) -> tuple[Lesson, Source]:
    """The lesson as its author wrote it, and the source that knows where each of its values stands.

    Raises ``Broken``.
    """
    from tutor.course.validate import lesson_from  # brings pydantic, which nothing before the first lesson needs

    source = read(folder / LESSON_FILE)
    lesson = lesson_from(source, folder.resolve().name)
    if any(step.kind == "simulate" for step in lesson.steps):
        from tutor.course.runs import settled

        lesson = settled(lesson, source, folder.resolve())
    return lesson, source


def warm() -> None:
    """Bring what the first lesson needs, some tens of milliseconds' worth: for a thread, once home is painted."""
    from tutor.course import validate

    read(b"")
    for kind in (Head, *validate.KINDS.values()):
        validate.adapter(kind)
