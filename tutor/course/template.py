"""A text of a lesson, read but not yet worked out: blocks like those of ``page``, with places still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tutor.course.expression import Expression


@dataclass(frozen=True)
class Words:
    text: str
    offset: int
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class TermLink:
    """Words that open the glossary entry ``id``."""

    text: str
    id: str
    offset: int


@dataclass(frozen=True)
class GapMark:
    id: str
    offset: int


@dataclass(frozen=True)
class Hole:
    """A computed place. ``format`` is empty where the value's own unit decides. ``offset`` is that of its brace."""

    expression: Expression
    format: str
    written: str
    offset: int
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class FactHole:
    """A figure of a fact: its ``field`` in facts.yaml."""

    id: str
    field: str
    format: str
    written: str
    offset: int
    strong: bool = False
    emphasis: bool = False


Piece: TypeAlias = Words | TermLink | GapMark | Hole | FactHole
Pieces: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True)
class ParagraphOf:
    line: Pieces


@dataclass(frozen=True)
class BulletsOf:
    items: tuple[Pieces, ...]
    numbered: bool


@dataclass(frozen=True)
class TableOf:
    head: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]


BlockOf: TypeAlias = ParagraphOf | BulletsOf | TableOf


@dataclass(frozen=True)
class Problem:
    """What can't be read, at ``offset`` of the text. ``code`` belongs to ``words`` area ``check``."""

    code: str
    offset: int
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Markup:
    blocks: tuple[BlockOf, ...]
    problems: tuple[Problem, ...] = ()

    def lines(self) -> Iterator[Pieces]:
        for block in self.blocks:
            if isinstance(block, ParagraphOf):
                yield block.line
            elif isinstance(block, BulletsOf):
                yield from block.items
            else:
                yield from block.head
                for row in block.rows:
                    yield from row

    def pieces(self) -> Iterator[Piece]:
        for line in self.lines():
            yield from line
