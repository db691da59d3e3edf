"""What happened, in the order it happened. Everything that is known about a learner is made from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

Happening: TypeAlias = Literal["open", "show", "answer", "hint", "again", "end", "note", "kept"]


@dataclass(frozen=True)
class Event:
    """One thing that happened in a lesson.

    ``at`` is aware and in UTC. ``data`` is plain JSON: ``open`` {seed, lang}; ``show`` {place, of}; ``answer``
    {kind, answer, sure, outcome, score, misconceptions, competence, predict, variant, hints, seconds, lang, days,
    review, test}; ``hint`` {rung}; ``again`` {variant}; ``end`` {asked, answered, right}; ``note``
    {text}; ``kept`` {kept: yes, no, later}, what became of a plan. ``step`` is empty for what concerns the lesson.
    """

    lesson: str
    revision: int
    step: str
    kind: Happening
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)
