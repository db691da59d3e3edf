"""One step as a learner meets it: a language, a drawing of the values and an order of options settled.

A ``Page`` is all that a front end needs to draw a step, on a screen, line by line or on a phone. It never carries what
is right: solutions stay in the lesson and come out only in a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Text:
    """Plain words. ``strong`` and ``emphasis`` may both hold; ``figure`` marks a computed value."""

    text: str
    strong: bool = False
    emphasis: bool = False
    figure: bool = False


@dataclass(frozen=True)
class Term:
    """Words that open the glossary entry ``id``."""

    text: str
    id: str


@dataclass(frozen=True)
class Gap:
    """A blank of a ``fill`` question."""

    id: str


Span: TypeAlias = Text | Term | Gap
Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph:
    line: Line


@dataclass(frozen=True)
class Bullets:
    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """``right[i]`` says that column i holds figures and lines up on the right."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    right: tuple[bool, ...]


Block: TypeAlias = Paragraph | Bullets | Table
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True)
class Entry:
    """Something with a name that can be chosen, moved, matched or filled."""

    id: str
    line: Line


@dataclass(frozen=True)
class Scene:
    """One node of a story: what happens and what one may do; an ending has no turns and says how it went."""

    id: str
    body: Blocks
    turns: tuple[tuple[Entry, str], ...]
    """Each turn with the id of the scene it leads to."""
    ending: Literal["well", "mixed", "badly"] | None = None


WORLD = "world"
"""The name of a tool that is not a calculator but a life in the credit world."""


@dataclass(frozen=True)
class Opening:
    """A calculator that can be opened beside a step, with what is typed into its fields; or ``WORLD``, with its id,
    the month and the goal.
    """

    tool: str
    typed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """A step ready to be drawn.

    ``entries`` are options, items, lefts, replies, plans or lines by kind; ``targets`` are the bins or rights they go
    to; ``multiple`` says that several entries may be chosen; ``unit`` says what a number question expects.
    """

    lesson: str
    step: str
    kind: str
    lang: Literal["zh", "en"]
    place: int
    """Position of the step in the lesson, from 1."""
    of: int
    title: Line = ()
    body: Blocks = ()
    question: Blocks = ()
    entries: tuple[Entry, ...] = ()
    targets: tuple[Entry, ...] = ()
    multiple: bool = False
    scenes: tuple[Scene, ...] = ()
    genre: str | None = None
    unit: Literal["money", "rate", "number"] | None = None
    hints: int = 0
    sure: bool = False
    drawn: bool = False
    """The question has other numbers to offer: a variant can be tried."""
    predict: bool = False
    own_money: bool = False
    facts: tuple[str, ...] = ()
    days: int | None = None
    opening: Opening | None = None

    @property
    def graded(self) -> bool:
        return self.kind in GRADED


READ = frozenset({"show", "calculator"})
"""Kinds that ask for nothing."""
GRADED = frozenset({"choice", "simulate", "choices", "number", "fill", "order", "match", "classify", "spot"})
