"""Open places of a text filled: what ``markup`` has read becomes what ``page`` shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeAlias

from tutor.course import quantity
from tutor.course.expression import ExpressionError, evaluate
from tutor.course.lesson import Lang
from tutor.course.page import Block, Blocks, Bullets, Gap, Line, Paragraph, Span, Table, Term, Text
from tutor.course.quantity import Quantity, Unfit
from tutor.course.shown import reads_in_wan, shown
from tutor.course.template import (
    BlockOf,
    BulletsOf,
    FactHole,
    GapMark,
    Hole,
    Markup,
    ParagraphOf,
    Piece,
    Pieces,
    TermLink,
    Words,
)
from tutor.course.values import constant
from tutor.words.figures import day

Names: TypeAlias = Mapping[str, Quantity]


class Facts(Protocol):
    """The part of ``Library`` that texts need."""

    def fact(self, name: str) -> Any: ...


def settle(text: Markup, names: Names, library: Facts, lang: Lang) -> Blocks:
    """Every block with its values in it."""
    settling = _Settling(names, library, lang)
    return tuple(settling.block(block) for block in text.blocks)


def settle_line(pieces: Pieces, names: Names, library: Facts, lang: Lang) -> Line:
    return _Settling(names, library, lang).line(pieces)


def settle_lines(lines: Sequence[Pieces], names: Names, library: Facts, lang: Lang) -> tuple[Line, ...]:
    """Lines that are read side by side: their money is counted in one unit."""
    settling = _Settling(names, library, lang)
    wan = settling.in_wan([piece for line in lines for piece in line])
    return tuple(settling.line(line, wan) for line in lines)


def fact_figure(library: Facts, name: str, field: str, lang: Lang) -> Quantity | None:
    """The figure ``field`` of a fact, or None where there is none; a day in the words of the language."""
    try:
        figures = library.fact(name).values or {}
    except KeyError:
        return None
    if field not in figures:
        return None
    figure = figures[field]
    if figure.unit == "text":
        return quantity.text(str(figure.be))
    try:
        if figure.unit == "day":
            return quantity.text(day(date.fromisoformat(str(figure.be)), lang))
        return quantity.settled(constant(figure.be), figure.unit)
    except (Unfit, ValueError):
        return None


class _Settling:
    """The values, facts and language of one text."""

    def __init__(self, names: Names, library: Facts, lang: Lang) -> None:
        self._names = names
        self._library = library
        self._lang: Lang = lang

    def block(self, block: BlockOf) -> Block:
        if isinstance(block, ParagraphOf):
            return Paragraph(self.line(block.line))
        if isinstance(block, BulletsOf):
            return Bullets(tuple(self.line(item) for item in block.items), block.numbered)
        head = tuple(self.line(cell, False) for cell in block.head)
        rows = tuple(tuple(self.line(cell, False) for cell in row) for row in block.rows)
        right = tuple(_figures(row[column] for row in rows) for column in range(len(head)))
        return Table(head, rows, right)

    def line(self, pieces: Pieces, wan: bool | None = None) -> Line:
        counted = self.in_wan(pieces) if wan is None else wan
        return tuple(self._span(piece, counted) for piece in pieces)

    def in_wan(self, pieces: Sequence[Piece]) -> bool:
        """Whether the money of this line is counted in 万."""
        if self._lang != "zh":
            return False
        amounts = [value for piece in pieces if isinstance(piece, Hole | FactHole) and (value := self._value(piece))]
        return reads_in_wan(one for one in amounts if one.unit == "money")

    def _span(self, piece: Piece, wan: bool) -> Span:
        if isinstance(piece, Words):
            return Text(piece.text, piece.strong, piece.emphasis)
        if isinstance(piece, TermLink):
            return Term(piece.text, piece.id)
        if isinstance(piece, GapMark):
            return Gap(piece.id)
        value = self._value(piece)
        if value is None:
            return Text("{" + piece.written + "}", piece.strong, piece.emphasis)
        words = shown(value, self._lang, piece.format, wan)
        return Text(words, piece.strong, piece.emphasis, figure=value.unit != "text")

    def _value(self, piece: Hole | FactHole) -> Quantity | None:
        if isinstance(piece, FactHole):
            return fact_figure(self._library, piece.id, piece.field, self._lang)
        try:
            return evaluate(piece.expression, self._names)
        except ExpressionError:
            return None


_FIGURE = re.compile(r"[-−+≈~]?[¥$€£]?[\d,.]+(?:\s?(?:%|[^\W\d_]{1,6}))?|[—–-]?")


def _figures(cells: Iterator[Line]) -> bool:
    """Whether a column holds figures only, so that it lines up on the right."""
    words = ["".join("" if isinstance(span, Gap) else span.text for span in cell).strip() for cell in cells]
    return any(words) and all(_FIGURE.fullmatch(one) for one in words)
