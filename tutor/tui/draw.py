"""Composed blocks as Textual ``Content``, folded where Unicode's rules allow a break.

What comes back is folded already: put it into a widget with ``text-wrap: nowrap`` that is at least as wide. Styles name
tokens of ``theme``, so a drawing survives a change of theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from textual.content import Content, Span
from textual.style import Style

from tutor.course.page import Block, Blocks, Bullets, Gap, Line, Paragraph, Table, Term, Text

from .fold import beside, cells_of, cut, fold, hung
from .glyphs import UNICODE, Glyphs

__all__ = ["beside", "cells_of", "cut", "draw", "fold", "hung", "plain"]

STRONG = "bold"
EMPHASIS = "italic"
FIGURE = "$accent bold"
TERM = "$accent underline"
TERM_FOCUSED = "$accent bold reverse"
NARROWEST = 6
"""A table column narrower than this is not read; the table becomes a list instead."""
BETWEEN = 2
"""Cells between two columns of a table."""


class GapText(Protocol):
    """What to show in a blank: the words typed so far, or what stands for an empty one."""

    def __call__(self, gap: str) -> Content: ...


def draw(
    blocks: Blocks,
    cells: int,
    *,
    glyphs: Glyphs = UNICODE,
    ink: Ink | None = None,
) -> Content:
    """All blocks, a blank line between two, folded at ``cells``. Texts that share a count of terms share an ``ink``."""
    used = ink or Ink()
    parts = [Content("\n").join(_block(block, cells, glyphs, used)) for block in blocks]
    return Content("\n\n").join(parts)


def plain(line: Line, gap: str = "____") -> str:
    """The words of a line without any style."""
    return "".join(gap if isinstance(span, Gap) else span.text for span in line)


class Ink:
    """Turns spans into styled content. ``passed`` are the marked terms so far, in reading order; ``focused`` is the
    place of the one that has focus.
    """

    def __init__(self, gap: GapText | None = None, focused: int | None = None) -> None:
        self._gap = gap
        self._focused = focused
        self.passed: list[Term] = []

    def inline(self, line: Line) -> Content:
        text, spans = "", []
        for span in line:
            piece = self._piece(span)
            spans += [Span(one.start + len(text), one.end + len(text), one.style) for one in piece.spans]
            text += piece.plain
        return Content(text, spans)

    def _piece(self, span: Text | Term | Gap) -> Content:
        if isinstance(span, Gap):
            return self._gap(span.id) if self._gap else Content.styled("____", "$accent")
        if isinstance(span, Term):
            style = TERM_FOCUSED if len(self.passed) == self._focused else TERM
            self.passed.append(span)
            click = Style.from_meta({"@click": f"app.term({span.id!r})"})
            return Content(span.text, [Span(0, len(span.text), style), Span(0, len(span.text), click)])
        style = " ".join(
            name for name, holds in ((STRONG, span.strong), (EMPHASIS, span.emphasis), (FIGURE, span.figure)) if holds
        )
        return Content(span.text, [Span(0, len(span.text), style)] if style and span.text else [])


def _block(block: Block, cells: int, glyphs: Glyphs, ink: Ink) -> Iterator[Content]:
    if isinstance(block, Paragraph):
        yield from fold(ink.inline(block.line), cells)
    elif isinstance(block, Bullets):
        for number, item in enumerate(block.items, 1):
            yield from hung(ink.inline(item), cells, f"{number}. " if block.numbered else f"{glyphs.bullet} ")
    else:
        yield from _table(block, cells, glyphs, ink)


def _table(table: Table, cells: int, glyphs: Glyphs, ink: Ink) -> Iterator[Content]:
    head = [ink.inline(line) for line in table.head]
    rows = [[ink.inline(line) for line in row] for row in table.rows]
    widths = _fitted([max(row[i].cell_length for row in [head, *rows]) for i in range(len(head))], table.right, cells)
    if widths is None:
        yield from _listed(head, rows, cells, glyphs)
        return
    yield from _row([cell.stylize(STRONG) for cell in head], widths, table.right)
    yield Content.styled(glyphs.rule * (sum(widths) + BETWEEN * (len(widths) - 1)), "$quiet")
    for row in rows:
        yield from _row(row, widths, table.right)


def _fitted(natural: list[int], right: Sequence[bool], cells: int) -> list[int] | None:
    """Column widths that fit into ``cells``, taken from the widest columns of words; None where none stays readable."""
    widths = list(natural)
    over = sum(widths) + BETWEEN * (len(widths) - 1) - cells
    while over > 0:
        words = [i for i, figures in enumerate(right) if not figures and widths[i] > NARROWEST]
        if not words:
            return None
        widest = max(words, key=lambda i: widths[i])
        widths[widest] -= 1
        over -= 1
    return widths


def _row(row: Sequence[Content], widths: Sequence[int], right: Sequence[bool]) -> Iterator[Content]:
    folded = [fold(cell, cells) for cell, cells in zip(row, widths, strict=True)]
    for number in range(max(map(len, folded))):
        pieces: list[Content] = []
        for lines, cells, figures in zip(folded, widths, right, strict=True):
            piece = lines[number] if number < len(lines) else Content("")
            room = max(0, cells - piece.cell_length)
            pieces.append(piece.pad_left(room) if figures else piece.pad_right(room))
        yield Content(" " * BETWEEN).join(pieces).rstrip()


def _listed(
    head: Sequence[Content], rows: Sequence[Sequence[Content]], cells: int, glyphs: Glyphs
) -> Iterator[Content]:
    """A table too wide for the screen: one entry a row, each figure after the name of its column."""
    for row in rows:
        yield from hung(row[0].stylize(STRONG), cells, f"{glyphs.bullet} ")
        for name, cell in list(zip(head, row, strict=True))[1:]:
            yield from hung(name + Content(": ") + cell, cells, "  ", "    ")
