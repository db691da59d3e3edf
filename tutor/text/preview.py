"""A lesson laid open line by line for its author: every step, in every language, with all that answers are told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final, TextIO

from tutor.course.anatomy import anatomy, drawn_values
from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.lesson import Lesson
from tutor.course.library import Library
from tutor.course.watching import Watched
from tutor.learning.drawings import Drawings
from tutor.text.prose import lines_of
from tutor.words import LANGS, Lang, say
from tutor.words.lines import fold

DRAWN: Final = 3
"""Drawings that are told."""
SEEDS: Final = range(40)
POLLED: Final = 0.15
"""Seconds between two looks at the files."""
COLUMNS: Final = 78


def follow(watched: Watched, lang: Lang, stdout: TextIO) -> None:
    """Tell the lesson, and again after every save, until interrupted."""
    tell(watched, lang, stdout)
    while True:
        time.sleep(POLLED)
        if watched.changed():
            print("\n" + "=" * 40, file=stdout)
            tell(watched, lang, stdout)


def tell(watched: Watched, lang: Lang, stdout: TextIO) -> bool:
    """The whole lesson in every language it speaks; False where it can't be read, with what is to be mended."""
    lines: list[str] = []
    fine = True
    for spoken in (lang, *(one for one in LANGS if one != lang)):
        reading = watched.read(spoken)
        if reading.lesson is None:
            lines += [line for one in reading.diagnostics for line in _place(one, lang)]
            fine = False
            break
        try:
            lines += _lesson(reading.lesson, reading.library, spoken)
        except Broken as broken:
            lines += [line for one in broken.diagnostics for line in _place(one, lang)]
            fine = False
            break
    print("\n".join(lines), file=stdout, flush=True)
    return fine


def _place(found: Diagnostic, lang: Lang) -> Iterator[str]:
    yield f"{found.file}:{found.line}:{found.column}: {found.message(lang)}"
    if found.excerpt:
        yield f"    {found.excerpt.strip()[:COLUMNS]}"


def _different(lesson: Lesson) -> list[Drawings]:
    """The first drawings that differ, as far as the lesson's values can differ."""
    found: list[Drawings] = []
    for seed in SEEDS:
        drawn = Drawings(lesson, seed)
        step = lesson.steps[0]
        if len(found) < DRAWN and all(one.names(step, 0) != drawn.names(step, 0) for one in found):
            found.append(drawn)
    return found


def _lesson(lesson: Lesson, library: Library, lang: Lang) -> Iterator[str]:
    drawings = _different(lesson)
    yield from ("", f"# {lesson.title} ({lang})", "")
    for number, drawn in enumerate(drawings, 1):
        values = ", ".join(f"{name} = {value}" for name, value in drawn_values(drawn.names(lesson.steps[0], 0), lang))
        if values:
            yield from fold(say(lang, "preview.drawing", n=number) + values, COLUMNS)
    for place, step in enumerate(lesson.steps, 1):
        yield from ("", f"## {place}. {step.id} ({step.kind})")
        for part in anatomy(lesson, step, drawings[0].names(step, 0), library, lang):
            sign = "+ " if part.key else ""
            yield f"{sign}{part.name}" + (f" [{part.note}]" if part.note else "")
            for block in part.blocks:
                for line in lines_of(block, lang):
                    yield from (f"    {one}" for one in fold(line, COLUMNS - 4))
