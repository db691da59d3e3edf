"""What a class answered, as plain tables that reports are made from. They know no lesson, no room and no clock.

A cell is one person at one question. There is no cell where somebody was not in the room; a cell without a reply says
that they were there and gave no answer, which counts as nothing right (as in Moodle's quiz statistics).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tutor.learning.verdict import Confidence
from tutor.words import Lang, say

Paper = Literal["main", "pre", "post"]
"""Questions of one paper make one score. ``pre`` and ``post`` are the tests before and after."""


class ReportError(Exception):
    """A table or a file that no honest report can be made from: a key of words, area ``report``, with its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def message(self, lang: Lang) -> str:
        return say(lang, f"report.{self.code}", **self.values)


@dataclass(frozen=True)
class Option:
    """What could be chosen. ``misconception`` is the id of the mistake that leads there."""

    id: str
    text: str
    right: bool = False
    misconception: str = ""


@dataclass(frozen=True)
class Question:
    """``options`` is empty where nothing was chosen from a list; ``multiple`` lets somebody choose several."""

    id: str
    title: str
    options: tuple[Option, ...] = ()
    multiple: bool = False
    paper: Paper = "main"


@dataclass(frozen=True)
class Person:
    """``id`` is any name that is unique in the table, ``name`` what they called themselves."""

    id: str
    name: str


@dataclass(frozen=True)
class Reply:
    """One vote: ids of options, the share of the mark it earned (0 … 1), how sure, the mistakes that it shows."""

    chosen: tuple[str, ...] = ()
    fraction: float = 0.0
    sure: Confidence | None = None
    misconceptions: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        return self.fraction >= 1


@dataclass(frozen=True)
class Cell:
    """One person at one question: the first vote, and the second where the class voted again."""

    person: str
    question: str
    first: Reply | None = None
    second: Reply | None = None

    @property
    def last(self) -> Reply | None:
        return self.second or self.first


@dataclass(frozen=True)
class Counts:
    """Answers without persons: hands that were raised, or a poll. By option id; ``second`` after voting again."""

    question: Question
    first: Mapping[str, int]
    second: Mapping[str, int] | None = None
    own_money: bool = False
    """About one's own money: small counts are withheld even from the teacher."""


@dataclass(frozen=True)
class Responses:
    """A class. ``hands`` are questions answered by raised hands, ``polls`` have no right answer; ``misconceptions``
    says each mistake in words, in the language of the texts. Raises ``ReportError`` when made of parts that don't fit.
    """

    title: str
    people: tuple[Person, ...]
    questions: tuple[Question, ...]
    cells: tuple[Cell, ...]
    hands: tuple[Counts, ...] = ()
    polls: tuple[Counts, ...] = ()
    misconceptions: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _unique("person_twice", (one.id for one in self.people))
        _unique("question_twice", (one.id for one in (*self.questions, *(one.question for one in self.hands))))
        _unique("cell_twice", (f"{one.person} × {one.question}" for one in self.cells))
        people = {one.id for one in self.people}
        questions = {one.id: one for one in self.questions}
        for cell in self.cells:
            if cell.person not in people:
                raise ReportError("person_unknown", name=cell.person)
            if cell.question not in questions:
                raise ReportError("question_unknown", name=cell.question)
            for reply in (cell.first, cell.second):
                if reply is not None:
                    _fits(questions[cell.question], reply)
        for counts in (*self.hands, *self.polls):
            for name, n in (*counts.first.items(), *(counts.second or {}).items()):
                if name not in {option.id for option in counts.question.options}:
                    raise ReportError("option_unknown", question=counts.question.id, name=name)
                if n < 0:
                    raise ReportError("count_negative", question=counts.question.id, n=n)

    def at(self, question: str) -> list[Cell]:
        """The cells of one question, in the order of the people."""
        found = {cell.person: cell for cell in self.cells if cell.question == question}
        return [found[person.id] for person in self.people if person.id in found]

    def of(self, paper: Paper) -> tuple[Question, ...]:
        return tuple(one for one in self.questions if one.paper == paper)


def _unique(code: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ReportError(code, name=name)
        seen.add(name)


def _fits(question: Question, reply: Reply) -> None:
    if not (math.isfinite(reply.fraction) and 0 <= reply.fraction <= 1):
        raise ReportError("fraction_outside", question=question.id, value=reply.fraction)
    if not question.options:
        return
    known = {option.id for option in question.options}
    for name in reply.chosen:
        if name not in known:
            raise ReportError("option_unknown", question=question.id, name=name)
    if len(set(reply.chosen)) != len(reply.chosen) or (len(reply.chosen) > 1 and not question.multiple):
        raise ReportError("chosen_twice", question=question.id)
