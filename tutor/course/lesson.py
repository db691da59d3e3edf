"""What a lesson is made of: frozen values, as the author wrote them.

These types are the one definition of the lesson format. ``validate`` turns plain YAML values into them, ``schema``
tells editors of them; everybody else only reads them. Texts are still markup with ``{expressions}`` in them; ``page``
composes what a learner sees from them, a drawing of the values and a language.

Pydantic reads ``__pydantic_config__`` from the classes; nothing here imports it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeAlias

from tutor.course.entries import (
    Accept,
    Bin,
    Blank,
    Drawn,
    Item,
    Line,
    Node,
    Option,
    Outcome,
    Pair,
    Reply,
    Slip,
    Sorted,
    Tool,
    Turn,
    with_given,
)
from tutor.course.marks import STRICT, Prose, Scalar, Truth, Whole
from tutor.words import Lang

__all__ = [
    "Accept", "AnyStep", "Bin", "Blank", "CalculatorStep", "ChoiceStep", "ChoicesStep", "ClassifyStep", "CommitStep",
    "Drawn", "FillStep", "GradedStep", "Head", "Item", "Lang", "Lesson", "Line", "MatchStep", "Node", "NumberStep",
    "Option", "OrderStep", "Outcome", "Pair", "PollStep", "Question", "ReflectStep", "Reply", "Scalar", "Show",
    "SimulateStep", "Slip",
    "Sorted", "SpotStep", "Step", "StoryStep", "Tool", "Turn",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Step:
    """What every step has. ``facts`` are the ids in facts.yaml of what the step leans on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question(Step):
    """What every graded step has.

    ``text`` leads in. ``question`` asks. ``competence`` is the id of what it tests. ``hints`` is a ladder, its last
    rung a worked solution. ``explain`` is shown after right answers too. ``difficulty`` goes from 1, easy, to 5.
    ``sure`` asks how certain one is. ``predict`` marks a guess before the lesson has taught the point: it gets its
    verdict but never counts as a failure. ``template`` names the pattern an item was made from. ``tool`` is a
    calculator that can be opened beside it.
    """

    question: Prose
    competence: str
    explain: Prose
    hints: tuple[Prose, ...] = ()
    text: Prose | None = None
    difficulty: Whole = 2
    sure: Truth = True
    predict: Truth = False
    template: str | None = None
    tool: Tool | None = None


@dataclass(frozen=True, kw_only=True)
class Show(Step):
    """Something to read."""

    kind: Literal["show"] = "show"
    text: Prose
    title: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class CalculatorStep(Step, Tool):
    """A calculator to try, its fields filled in; ``text`` says what for."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {**STRICT, "alias_generator": with_given}
    kind: Literal["calculator"] = "calculator"
    text: Prose
    title: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class ChoiceStep(Question):
    """Exactly one of ``options`` is correct. They change places each time unless ``shuffle`` is false."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...]
    shuffle: Truth = True


@dataclass(frozen=True, kw_only=True)
class ChoicesStep(Question):
    """Those of ``options`` that are correct are all to be ticked; some are partly right. They change places each
    time unless ``shuffle`` is false.
    """

    kind: Literal["choices"] = "choices"
    options: tuple[Option, ...]
    shuffle: Truth = True


@dataclass(frozen=True, kw_only=True)
class SimulateStep(ChoiceStep):
    """Predict, then run: how will a life in ``world`` go on from the end of ``month``? The right one of ``options`` is
    read from the run. After the answer the world can be opened there; ``goal`` says what to try.
    """

    kind: Literal["simulate"] = "simulate"  # type: ignore[assignment]  # a kind of its own
    world: str
    options: tuple[Outcome, ...]
    month: Whole = 0
    goal: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class NumberStep(Question):
    """A number to work out. ``answer`` is an expression. ``accept`` says how near is near enough. ``slips`` are wrong
    answers that show how they came about; ``high`` and ``low`` answer other values on either side.
    """

    kind: Literal["number"] = "number"
    answer: str
    high: Prose
    low: Prose
    accept: Accept | None = None
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FillStep(Question):
    """Gaps to fill with words or numbers. ``blanks`` are the gaps; ``[[id]]`` in the question says where they stand."""

    kind: Literal["fill"] = "fill"
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, kw_only=True)
class OrderStep(Question):
    """``items`` stand in the right order; credit is the share of neighbouring pairs kept in order."""

    kind: Literal["order"] = "order"
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class MatchStep(Question):
    """``pairs`` are shown apart and to be joined again. ``extra`` are rights that belong to none."""

    kind: Literal["match"] = "match"
    pairs: tuple[Pair, ...]
    extra: tuple[Reply, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClassifyStep(Question):
    """Things to be put under headings. ``bins`` are the headings. ``items`` are the things."""

    kind: Literal["classify"] = "classify"
    bins: tuple[Bin, ...]
    items: tuple[Sorted, ...]


@dataclass(frozen=True, kw_only=True)
class SpotStep(Question):
    """Find the lines of a fictional document that are wrong or a trap. ``genre`` says what it pretends to be.
    ``heading`` stands above it. ``lines`` keep their order.
    """

    kind: Literal["spot"] = "spot"
    genre: Literal["advert", "contract", "cost-table", "report", "chat", "call", "article", "message", "page", "note"]
    heading: Prose
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class StoryStep(Step):
    """Branches; not graded, what was chosen is kept. ``nodes`` are the scenes: the first opens, turns lead on, endings
    close. ``competence`` is the id of what it practises.
    """

    kind: Literal["story"] = "story"
    nodes: tuple[Node, ...]
    competence: str | None = None
    title: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class PollStep(Step):
    """A question without a right answer. ``question`` asks. ``replies`` are what can be answered. ``after`` is shown
    when it is answered. ``own_money`` marks a private one.
    """

    kind: Literal["poll"] = "poll"
    question: Prose
    replies: tuple[Reply, ...]
    after: Prose
    own_money: Truth = False


@dataclass(frozen=True, kw_only=True)
class ReflectStep(Step):
    """Words of one's own, which stay on this computer. ``question`` asks. ``after`` offers thoughts to compare with."""

    kind: Literal["reflect"] = "reflect"
    question: Prose
    after: Prose


@dataclass(frozen=True, kw_only=True)
class CommitStep(Step):
    """One small thing to do. ``text`` begins the sentence. ``plans`` offer endings; own words are always possible.
    ``after`` is shown when one is chosen. ``days`` is when to ask how it went.
    """

    kind: Literal["commit"] = "commit"
    text: Prose
    plans: tuple[Reply, ...]
    after: Prose
    days: Whole = 7


AnyStep: TypeAlias = (
    Show
    | CalculatorStep
    | ChoiceStep
    | ChoicesStep
    | NumberStep
    | FillStep
    | OrderStep
    | MatchStep
    | ClassifyStep
    | SimulateStep
    | SpotStep
    | StoryStep
    | PollStep
    | ReflectStep
    | CommitStep
)
GradedStep: TypeAlias = (
    ChoiceStep | SimulateStep | ChoicesStep | NumberStep | FillStep | OrderStep | MatchStep | ClassifyStep | SpotStep
)


@dataclass(frozen=True, kw_only=True)
class Head:
    """All of a lesson but its steps.

    ``id`` is also the name of the lesson's folder, and never changes. ``lang`` is the language the lesson is written
    in. ``revision`` counts up when a right answer changes. ``minutes`` is how long it takes. ``teaches`` are the ids
    of competences. ``can_do`` says what somebody can do after it (recap). ``needs`` are the ids of competences that
    come first. ``facts`` are the ids in facts.yaml of what all of it leans on. ``values`` are the numbers and words of
    the lesson by name, drawn anew for each learner. ``test`` makes it a form of the test before and after: asked
    without hints or teaching, and listed nowhere as a lesson.
    """

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
    test: Truth = False


@dataclass(frozen=True, kw_only=True)
class Lesson(Head):
    """A lesson in one language. ``steps`` come in the order of the file.

    An overlay in another language gives another ``Lesson``.
    """

    steps: tuple[AnyStep, ...]
