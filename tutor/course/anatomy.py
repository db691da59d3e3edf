"""A step taken apart for its author: every text under its name, with what the learner sees only after answering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.course import compose
from tutor.course.expression import ExpressionError
from tutor.course.lesson import AnyStep, Lang, Lesson, NumberStep
from tutor.course.library import Library
from tutor.course.misconception import slip_value
from tutor.course.page import Blocks
from tutor.course.quantity import Quantity
from tutor.course.shown import shown
from tutor.course.texts import texts
from tutor.course.values import worked

FIRST: Final = ("title", "heading", "text", "question", "answer")
LAST: Final = ("slips", "high", "low", "hints", "explain", "after")


@dataclass(frozen=True)
class Part:
    """A text of a step. ``name`` is its name within the step; ``key`` that it is right; ``note`` the number or the
    misconception behind it.
    """

    name: str
    blocks: Blocks
    key: bool = False
    note: str = ""


def anatomy(lesson: Lesson, step: AnyStep, names: Mapping[str, Quantity], library: Library, lang: Lang) -> list[Part]:
    """All of the step's texts, in the order of the file, with the values ``names`` in them."""
    notes = _notes(step, names, library, lang)
    keys = _keys(step)
    found = []
    for text in texts(lesson):
        place, _, name = text.name.partition(".")
        if place != step.id or not name:
            continue
        words = text.words if isinstance(text.words, str) else " / ".join(text.words)
        inside = name.rpartition(".")[0]
        shows = name.endswith((".text", ".right")) or (name.startswith("slips.") and name.endswith(".feedback"))
        found.append(
            Part(
                name,
                compose.blocks(words, names, library, lang),
                key=inside in keys and name.endswith(".text"),
                note=notes.get(inside, "") if shows else "",
            )
        )
    if isinstance(step, NumberStep):
        key = _number(step.answer, names, lang)
        found.append(Part("answer", compose.blocks(key, {}, library, lang), key=True))
    return sorted(found, key=lambda part: _place(part.name.partition(".")[0]))


def _place(field: str) -> int:
    """What is read first, what is asked, then the rest as it stands, what helps and what is told at the end."""
    return FIRST.index(field) if field in FIRST else len(FIRST) + (LAST.index(field) + 1 if field in LAST else 0)


def _keys(step: AnyStep) -> frozenset[str]:
    """Where the right ones stand: ``options.flat``."""
    return frozenset(
        f"{field}.{one.id}"
        for field in ("options", "lines")
        for one in getattr(step, field, ())
        if getattr(one, "correct", False) or getattr(one, "trap", False)
    )


def _notes(step: AnyStep, names: Mapping[str, Quantity], library: Library, lang: Lang) -> dict[str, str]:
    """By the place of an entry or a slip, its misconception and, for a slip, the number that it is."""
    notes: dict[str, str] = {}
    for field in ("options", "lines", "pairs", "items"):
        for one in getattr(step, field, ()):
            notes[f"{field}.{one.id}"] = _told(getattr(one, "misconception", None), library, lang)
    for number, slip in enumerate(getattr(step, "slips", ()), 1):
        value = slip_value(slip, names, library)
        parts = [shown(value, lang)] if value is not None else []
        notes[f"slips.{number}"] = " · ".join(filter(None, [*parts, _told(slip.misconception, library, lang)]))
    return notes


def _told(misconception: str | None, library: Library, lang: Lang) -> str:
    entries: Mapping[str, Any] = library.misconceptions.entries
    return entries[misconception].name[lang] if misconception and misconception in entries else misconception or ""


def _number(written: str, names: Mapping[str, Quantity], lang: Lang) -> str:
    try:
        return shown(worked(written, names), lang)
    except ExpressionError:
        return written


def drawn_values(names: Mapping[str, Quantity], lang: Lang) -> Iterator[tuple[str, str]]:
    """Each value by its name, as it would be shown."""
    for name, value in names.items():
        yield name, shown(value, lang)
