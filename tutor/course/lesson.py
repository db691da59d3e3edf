"""What a lesson is made of: frozen values, as the author wrote them.

These types are the one definition of the lesson format. ``validate`` turns plain YAML values into them (and derives the
JSON Schema from them); everybody else only reads them. Texts are still markup with ``{expressions}`` in them; ``page``
composes what a learner sees from them, a drawing of the values and a language.

Pydantic reads ``__pydantic_config__`` from the classes; nothing here imports it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

Lang: TypeAlias = Literal["zh", "en"]
Difficulty: TypeAlias = Literal[1, 2, 3, 4, 5]


class Exact:
    """Marks a number or a truth that has to be one in the file already: ``"6"`` is text and never becomes 6."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        return {**handler(source), "strict": True}


class Translated:
    """Marks a text that every language has its own version of. ``texts`` finds these; nothing else is a text.

    An empty one says nothing and is refused.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        return {**handler(source), "min_length": 1}


Whole: TypeAlias = Annotated[int, Exact()]
Truth: TypeAlias = Annotated[bool, Exact()]
Prose: TypeAlias = Annotated[str, Translated()]
"""Markup in the language of the lesson."""
Spellings: TypeAlias = Annotated[tuple[str, ...], Translated()]
"""Answers in words. A translation adds its own and keeps these."""
Scalar: TypeAlias = str | Whole | Annotated[Decimal, Exact()] | Truth
"""What a YAML scalar may become. A string that begins with ``=`` is an expression."""


STRICT: dict[str, Any] = {"extra": "forbid"}


def unit_as(name: str) -> str:
    """The YAML key of a field of ``Drawn``: ``unit`` is written ``as``, a word that Python keeps for itself."""
    return "as" if name == "unit" else name


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One entry of ``values``: a constant, an expression (``= a * b``), or a random pick.

    ``pick`` draws one of a list; ``whole`` draws an integer from ``low`` to ``high`` in steps of ``step``. ``as`` names
    the unit: percent points are never used; ``number`` is the default. Exactly one of pick, whole, be is given; a bare
    scalar in YAML is read as ``be``.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {**STRICT, "alias_generator": unit_as}
    pick: tuple[Scalar, ...] | None = None
    whole: tuple[Whole, Whole] | tuple[Whole, Whole, Whole] | None = None
    be: Scalar | None = None
    unit: Literal["money", "rate", "number", "text"] | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing that can be chosen in ``choice`` and ``choices``. ``feedback`` answers the person who chose it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    feedback: Prose
    correct: Truth = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A typed answer that shows how it came about. ``when`` is an expression (number) or a text (fill).

    Without ``when`` the misconception's own function supplies the wrong value.
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
    """One gap of a ``fill``; it stands as ``[[id]]`` in the question. An overlay may add to ``answers``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    answers: Spellings
    otherwise: Prose
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of an ``order`` (listed in the right order). ``feedback`` says why it stands where it stands."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    feedback: Prose


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One pair of a ``match``; ``misconception`` is shown when the left is given another right."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    left: Prose
    right: Prose
    feedback: Prose
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Bin:
    """One heading of a ``classify``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """One thing to be put under a heading (``bin``) of a ``classify``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    bin: str
    feedback: Prose
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the document of a ``spot``. ``trap`` marks what is to be found."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    feedback: Prose
    trap: Truth = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One thing a person may do at a node of a ``story``; ``to`` names the next node."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    to: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Node:
    """One scene of a ``story``. A node without ``turns`` is an ending and says how it went (``ending``)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose
    turns: tuple[Turn, ...] = ()
    ending: Literal["well", "mixed", "badly"] | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer of a ``poll``: none is right."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    text: Prose


@dataclass(frozen=True, kw_only=True)
class Step:
    """What every step has. ``facts`` are the ids of facts.yaml that the step leans on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question(Step):
    """What every graded step has.

    ``text`` leads in, ``question`` asks. ``hints`` is a ladder, its last rung a worked solution. ``explain`` is shown
    after right answers too. ``sure`` asks how certain one is. ``predict`` marks a guess before the lesson has taught
    the point: it gets its verdict but never counts as a failure. ``template`` names the pattern an item was made from.
    """

    question: Prose
    competence: str
    explain: Prose
    hints: tuple[Prose, ...] = ()
    text: Prose | None = None
    difficulty: Difficulty = 2
    sure: Truth = True
    predict: Truth = False
    template: str | None = None


@dataclass(frozen=True, kw_only=True)
class Show(Step):
    kind: Literal["show"] = "show"
    text: Prose
    title: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class ChoiceStep(Question):
    """Exactly one option is correct. Options are shuffled unless ``shuffle`` is false."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...]
    shuffle: Truth = True


@dataclass(frozen=True, kw_only=True)
class ChoicesStep(Question):
    """All correct options are to be ticked; credit is part right when some are."""

    kind: Literal["choices"] = "choices"
    options: tuple[Option, ...]
    shuffle: Truth = True


@dataclass(frozen=True, kw_only=True)
class NumberStep(Question):
    """``answer`` is an expression. ``high`` and ``low`` answer values on either side that no slip explains."""

    kind: Literal["number"] = "number"
    answer: str
    high: Prose
    low: Prose
    accept: Accept | None = None
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FillStep(Question):
    """``question`` holds ``[[blank-id]]`` where each blank stands."""

    kind: Literal["fill"] = "fill"
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, kw_only=True)
class OrderStep(Question):
    """``items`` stand in the right order; credit is the share of neighbouring pairs kept in order."""

    kind: Literal["order"] = "order"
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class MatchStep(Question):
    """Each left has one right; ``extra`` are rights that belong to none."""

    kind: Literal["match"] = "match"
    pairs: tuple[Pair, ...]
    extra: tuple[Reply, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClassifyStep(Question):
    kind: Literal["classify"] = "classify"
    bins: tuple[Bin, ...]
    items: tuple[Sorted, ...]


@dataclass(frozen=True, kw_only=True)
class SpotStep(Question):
    """Find the lines of a fictional document that are wrong or a trap; the order of lines is kept."""

    kind: Literal["spot"] = "spot"
    genre: Literal["advert", "contract", "cost-table", "report", "chat", "call", "article", "message"]
    heading: Prose
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class StoryStep(Step):
    """Branches: the first node opens, ``turns`` lead on, endings close. Not graded; what was chosen is kept."""

    kind: Literal["story"] = "story"
    nodes: tuple[Node, ...]
    competence: str | None = None
    title: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class PollStep(Step):
    """A question without a right answer. ``after`` is shown when it is answered; ``own_money`` marks a private one."""

    kind: Literal["poll"] = "poll"
    question: Prose
    replies: tuple[Reply, ...]
    after: Prose
    own_money: Truth = False


@dataclass(frozen=True, kw_only=True)
class ReflectStep(Step):
    """Words of one's own. ``after`` offers thoughts to compare with; what is written stays on this computer."""

    kind: Literal["reflect"] = "reflect"
    question: Prose
    after: Prose


@dataclass(frozen=True, kw_only=True)
class CommitStep(Step):
    """One small thing to do. ``text`` begins the sentence, ``plans`` offer endings; own words are always possible."""

    kind: Literal["commit"] = "commit"
    text: Prose
    plans: tuple[Reply, ...]
    after: Prose
    days: Whole = 7


AnyStep: TypeAlias = (
    Show
    | ChoiceStep
    | ChoicesStep
    | NumberStep
    | FillStep
    | OrderStep
    | MatchStep
    | ClassifyStep
    | SpotStep
    | StoryStep
    | PollStep
    | ReflectStep
    | CommitStep
)
GradedStep: TypeAlias = (
    ChoiceStep | ChoicesStep | NumberStep | FillStep | OrderStep | MatchStep | ClassifyStep | SpotStep
)


@dataclass(frozen=True, kw_only=True)
class Head:
    """All of a lesson but its steps. ``can_do`` says what somebody can do after it (recap)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    lang: Lang
    revision: Whole
    title: Prose
    minutes: Whole
    teaches: tuple[str, ...]
    can_do: Prose
    needs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    values: dict[str, Drawn] | None = None


@dataclass(frozen=True, kw_only=True)
class Lesson(Head):
    """A lesson in one language. ``translation`` lays an overlay over it and gives another ``Lesson``."""

    steps: tuple[AnyStep, ...]
