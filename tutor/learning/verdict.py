"""What comes back when a learner has answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tutor.course.page import Blocks, Entry

Answer: TypeAlias = str | tuple[str, ...] | Mapping[str, str]
"""What a learner gives, in plain values that fit JSON.

``choice``, ``poll``: the id. ``choices``, ``spot``: ids chosen, in any order. ``order``: all ids, in order.
``story``: ids of the turns taken. ``match``, ``classify``: ``{entry id: target id}``. ``fill``: ``{blank id:
words}``. ``number``: what was typed. ``reflect``: words. ``commit``: a plan's id, or own words.
"""

Confidence: TypeAlias = Literal["guess", "fairly", "certain"]
Outcome: TypeAlias = Literal["right", "partly", "wrong", "noted"]
"""``noted`` is what has no right answer: poll, story, reflect, commit."""


@dataclass(frozen=True)
class Note:
    """What is to be said about one thing the learner chose, typed, placed or left out.

    ``about`` is the entry's or blank's id (empty for the answer as a whole); ``chosen`` and ``right`` say what was
    done and what should have been; ``belongs`` is where it goes (match, classify, order: words ready to show).
    ``slip`` numbers the slip of the step or the blank that the answer is, from 0.
    """

    about: str
    chosen: bool
    right: bool
    says: Blocks
    belongs: tuple[Entry, ...] = ()
    misconception: str | None = None
    slip: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The answer weighed. ``score`` is 0 … 1; ``solution`` is an ``Answer`` that would be right (None where none is).

    ``understood`` repeats a typed number as it was read. ``misconceptions`` are ids, the most telling first;
    ``named`` are their names in the learner's language. ``again`` says that a variant with other numbers can be tried.
    ``given`` is the answer as it was read: what is kept of it.
    """

    outcome: Outcome
    score: float
    notes: tuple[Note, ...]
    explain: Blocks
    solution: Answer | None = None
    shown_solution: tuple[Entry, ...] = ()
    understood: str | None = None
    misconceptions: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    again: bool = False
    given: Answer | None = None


class Unread(Exception):
    """An answer that can't be weighed yet: nothing chosen, no number in it, a blank left empty. It is not counted.

    ``code`` is a key of ``words`` with its area, ``values`` are for it; ``about`` names the blank or entry.
    """

    def __init__(self, code: str, values: Mapping[str, object] | None = None, about: str = "") -> None:
        super().__init__(code, dict(values or {}), about)
        self.code = code
        self.values: Mapping[str, object] = dict(values or {})
        self.about = about
