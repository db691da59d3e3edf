"""A verdict as lines: how it went, what it shows, what each choice was about, what is right, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from tutor.learning.verdict import Note, Verdict
from tutor.words import say

from ..draw import plain
from ..fold import cells_of, cut, fold, hung
from .paper import Row
from .telling import Telling

STYLES = {"right": "$right bold", "partly": "$cost bold", "wrong": "$danger bold", "noted": "$accent bold"}
MOST_NAMES = 2
"""Misconceptions that are named above what is said about each choice."""


def judged(telling: Telling, verdict: Verdict) -> Iterator[Row]:
    """The lines below a question once it is answered. The first has the zone ``verdict``."""
    page, lang = telling.page, telling.lang
    if page.kind == "story":
        return
    yield Row(Content(""))
    yield _outcome(telling, verdict)
    if verdict.understood:
        yield from _folded(telling, say(lang, "lesson.understood", number=verdict.understood))
    if telling.draft.own_words:
        yield from _folded(telling, say(lang, "lesson.own_words", words=telling.draft.own_words))
    if verdict.named and verdict.outcome not in ("noted", "right"):
        shows = say(lang, "lesson.shows", names=("；" if lang == "zh" else "; ").join(verdict.named[:MOST_NAMES]))
        yield from _folded(telling, shows, "bold")
    names = {} if page.kind in ("choice", "simulate") else {entry.id: plain(entry.line) for entry in page.entries}
    if page.kind == "order":
        yield from _in_order(telling, verdict, names)
    open_points = [note for note in verdict.notes if not (note.right and note.chosen)]
    settled = [note for note in verdict.notes if note.right and note.chosen]
    for note in () if page.kind == "order" else open_points if names else verdict.notes:
        yield from _note(telling, note, names.get(note.about, ""))
    yield from _solution(telling, verdict)
    if verdict.explain:
        yield Row(Content(""))
        yield from telling.blocks(verdict.explain)
    if names and page.kind != "order" and any(note.says for note in settled):
        yield Row(Content(""))
        for note in settled:
            yield from _note(telling, note, names.get(note.about, ""))


def _outcome(telling: Telling, verdict: Verdict) -> Row:
    glyphs = telling.glyphs
    signs = {"right": glyphs.right, "partly": glyphs.partly, "wrong": glyphs.wrong, "noted": glyphs.right}
    sign, key, style = signs[verdict.outcome], f"verdict.{verdict.outcome}", STYLES[verdict.outcome]
    if telling.page.predict and verdict.outcome != "right":
        sign, key, style = glyphs.right_arrow, "lesson.predicted", STYLES["noted"]
    return Row(Content.styled(f"{sign} {say(telling.lang, key)}", style), "verdict")


def _note(telling: Telling, note: Note, name: str) -> Iterator[Row]:
    if not note.says:
        return
    if not name:
        yield from telling.blocks(note.says)
        return
    glyphs = telling.glyphs
    sign = glyphs.wrong if not note.right else glyphs.right if note.chosen else glyphs.warn
    style = "$right" if note.right and note.chosen else "$cost" if note.right else "$danger"
    missed = say(telling.lang, "player.missed") if note.right and not note.chosen else ""
    room = telling.cells - cells_of(f"{sign} {missed}")
    yield Row(Content.styled(f"{sign} ", style) + cut(Content.styled(name, style), room, glyphs.more) + Content(missed))
    yield from telling.blocks(note.says, indent=2)


def _in_order(telling: Telling, verdict: Verdict, names: Mapping[str, str]) -> Iterator[Row]:
    """The lines in their right order, each with why it stands there; what stood there already has a tick."""
    if verdict.outcome != "right":
        yield Row(Content(""))
        yield Row(Content.styled(say(telling.lang, "player.right_order"), "$right bold"))
    for number, note in enumerate(verdict.notes, 1):
        sign = telling.glyphs.right if note.right else " "
        for line in hung(Content.styled(names[note.about], "bold"), telling.cells, f"{sign} {number}. "):
            yield Row(line)
        yield from telling.blocks(note.says, indent=5)


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
