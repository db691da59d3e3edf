"""A verdict as lines: how it went, what it shows, what each choice was about, what is right, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from tutor.learning.verdict import Note, Verdict
from tutor.words import say

from ..draw import plain
from ..fold import fold, hung
from .paper import Row
from .telling import Telling

STYLES = {"right": "$right bold", "partly": "$cost bold", "wrong": "$danger bold", "noted": "$accent bold"}
MOST_NAMES = 2
"""Misconceptions that are named above what is said about each choice."""
LONGEST_NAME = 28
"""Characters of an entry that stand before what is said about it."""


def judged(telling: Telling, verdict: Verdict) -> Iterator[Row]:
    """The lines below a question once it is answered. The first has the zone ``verdict``."""
    page, lang = telling.page, telling.lang
    if page.kind == "story":
        return
    yield Row(Content(""))
    yield _outcome(telling, verdict)
    if verdict.understood:
        yield from _folded(telling, say(lang, "player.understood", number=verdict.understood))
    if verdict.named and verdict.outcome not in ("noted", "right"):
        shows = say(lang, "player.shows", names=("；" if lang == "zh" else "; ").join(verdict.named[:MOST_NAMES]))
        yield from _folded(telling, shows, "bold")
    names = {entry.id: plain(entry.line) for entry in page.entries}
    if page.kind == "order":
        yield from _in_order(telling, verdict, names)
    else:
        for note in verdict.notes:
            yield from _note(telling, note, "" if page.kind == "choice" else names.get(note.about, ""))
    yield from _solution(telling, verdict)
    if verdict.explain:
        yield Row(Content(""))
        yield from telling.blocks(verdict.explain)


def _outcome(telling: Telling, verdict: Verdict) -> Row:
    glyphs = telling.glyphs
    signs = {"right": glyphs.right, "partly": glyphs.partly, "wrong": glyphs.wrong, "noted": glyphs.right}
    sign, key, style = signs[verdict.outcome], f"verdict.{verdict.outcome}", STYLES[verdict.outcome]
    if telling.page.predict and verdict.outcome != "right":
        sign, key, style = glyphs.right_arrow, "player.predicted", STYLES["noted"]
    return Row(Content.styled(f"{sign} {say(telling.lang, key)}", style), "verdict")


def _note(telling: Telling, note: Note, name: str) -> Iterator[Row]:
    if not note.says:
        return
    rows = list(telling.blocks(note.says))
    if not name:
        yield from rows
        return
    sign = telling.glyphs.right if note.right and note.chosen else telling.glyphs.wrong
    style = "$right" if note.right and note.chosen else "$cost" if note.right else "$danger"
    missed = say(telling.lang, "player.missed") if note.right and not note.chosen else ""
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + telling.glyphs.more
    for line in hung(Content.styled(short + missed, style), telling.cells, f"{sign} "):
        yield Row(line)
    for row in telling.blocks(note.says):
        for line in hung(row.content, telling.cells, "  "):
            yield Row(line)


def _in_order(telling: Telling, verdict: Verdict, names: Mapping[str, str]) -> Iterator[Row]:
    """The lines in their right order, each with why it stands there; what stood there already has a tick."""
    if verdict.outcome != "right":
        yield Row(Content(""))
        yield Row(Content.styled(say(telling.lang, "player.right_order"), "$right bold"))
    for number, note in enumerate(verdict.notes, 1):
        sign = telling.glyphs.right if note.right else " "
        for line in hung(Content.styled(names[note.about], "bold"), telling.cells, f"{sign} {number}. "):
            yield Row(line)
        for row in telling.blocks(note.says):
            for line in hung(row.content, telling.cells, "     "):
                yield Row(line)


def _solution(telling: Telling, verdict: Verdict) -> Iterator[Row]:
    """What is right, where it does not stand on the page already."""
    if verdict.outcome == "right" or telling.page.kind not in ("number", "fill") or not verdict.shown_solution:
        return
    yield Row(Content(""))
    yield Row(Content.styled(say(telling.lang, "player.solution"), "$right bold"))
    for entry in verdict.shown_solution:
        for line in hung(Content(plain(entry.line)), telling.cells, "  "):
            yield Row(line)


def _folded(telling: Telling, words: str, style: str = "") -> Iterator[Row]:
    for line in fold(Content.styled(words, style) if style else Content(words), telling.cells):
        yield Row(line)
