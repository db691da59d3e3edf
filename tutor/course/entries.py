"""What the steps of a lesson are made of: options, slips, blanks, items, scenes, and the numbers a lesson draws.

``lesson`` gives these names to everybody else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from tutor.course.marks import STRICT, Exact, Prose, Scalar, Spellings, ToolId, Truth, Whole


def unit_as(name: str) -> str:
    """The YAML key of a field of ``Drawn``: ``unit`` is written ``as``, a word that Python keeps for itself."""
    return "as" if name == "unit" else name


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One entry of ``values``: a constant, an expression (``= a * b``), or a random pick.

    ``pick`` draws one of a list; ``whole`` draws a whole number, ``[low, high]`` or ``[low, high, step]``; ``be`` is
    the value itself, and a value written alone means the same. Exactly one of these is given. ``as`` names the unit: a
    rate is written ``0.6%``, percent points are never used; ``number`` is the default.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {**STRICT, "alias_generator": unit_as}
    pick: tuple[Scalar, ...] | None = None
    whole: tuple[Whole, Whole] | tuple[Whole, Whole, Whole] | None = None
    be: Scalar | None = None
    unit: Literal["money", "rate", "number", "text"] | None = None


def with_given(name: str) -> str:
    """The YAML key of a field of ``Tool``: ``given`` is written ``with``, a word that Python keeps for itself."""
    return "with" if name == "given" else name


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A calculator that can be opened beside a step. ``opens`` is its id. ``with`` fills its fields: plain values,
    calculations (``= a * b``), or texts with ``{places}`` in them.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {**STRICT, "alias_generator": with_given}
    opens: ToolId
    given: dict[str, Scalar] | None = field(default=None, hash=False)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing that can be chosen in a choice. ``feedback`` answers the person who chose it. ``correct`` marks what is
    right. ``misconception`` is the id of the mistaken idea that somebody who chooses it may have.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    feedback: Prose
    correct: Truth = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Holds:
    """What is true of a run of a world at the end of ``month``: all that is given. ``states`` are those of ``lender``'s
    account. ``over`` and ``under`` bound all debts, in yuan. ``score`` is compared with month ``since`` (0: the start).
    ``insolvent`` says whether minimum payments had been missed three months running by then.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    month: Whole
    lender: str | None = None
    states: tuple[str, ...] = ()
    over: Whole | None = None
    under: Whole | None = None
    score: Literal["higher", "lower", "same"] | None = None
    since: Whole = 0
    insolvent: Truth | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome(Option):
    """One way a run may go; it is the right answer if what it ``holds`` is true of the run."""

    holds: Holds


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A typed answer that shows how it came about. ``when`` is an expression (number) or a text (fill); without it the
    misconception's own function supplies the wrong value. ``feedback`` answers the person who typed it.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    feedback: Prose
    when: Prose | None = None
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Accept:
    """How near a number must be: ``within`` is a rate (``1%`` of the answer) or an amount in the answer's own unit."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    within: str | Whole | Annotated[Decimal, Exact()]


@dataclass(frozen=True, kw_only=True)
class Blank:
    """One gap of a fill; it stands as ``[[id]]`` in the question. ``answers`` are all accepted spellings, the best
    first; a translation may add to them. ``slips`` are wrong answers that show how they came about; ``otherwise``
    answers any other wrong one.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    answers: Spellings
    otherwise: Prose
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of an order (listed in the right order). ``feedback`` says why it stands where it stands."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    feedback: Prose


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One pair of a match: ``right`` belongs to ``left``. ``feedback`` says why. ``misconception`` is named when the
    left is given another right.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    left: Prose
    right: Prose
    feedback: Prose
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Bin:
    """One heading of a classify."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """One thing to be put under a heading of a classify. ``bin`` is the id of its heading. ``feedback`` says why."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    bin: str
    feedback: Prose
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the document of a spot. ``trap`` marks what is to be found. ``feedback`` says what is wrong with it,
    or that nothing is.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    feedback: Prose
    trap: Truth = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One thing a person may do in a scene of a story. ``to`` is the id of the next scene."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    to: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Node:
    """One scene of a story. ``turns`` are what a person may do in it; without them it is an ending, and ``ending`` says
    how it went.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    turns: tuple[Turn, ...] = ()
    ending: Literal["well", "mixed", "badly"] | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Something to choose that is neither right nor wrong."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
