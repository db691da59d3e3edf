"""From a step, a drawing of the values and a language to the ``Page`` that a learner meets.

Composing never fails: a place that can't be worked out stands as the author wrote it, and ``check`` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from typing import Any, Literal, TypeVar

from tutor.course import markup
from tutor.course.expression import ExpressionError
from tutor.course.lesson import (
    AnyStep,
    CalculatorStep,
    ChoicesStep,
    ChoiceStep,
    ClassifyStep,
    CommitStep,
    Lang,
    Lesson,
    MatchStep,
    NumberStep,
    OrderStep,
    PollStep,
    Question,
    ReflectStep,
    Show,
    SimulateStep,
    SpotStep,
    StoryStep,
)
from tutor.course.opening import opening
from tutor.course.page import WORLD, Blocks, Entry, Line, Opening, Page, Scene
from tutor.course.settle import Facts, Names, settle, settle_line, settle_lines
from tutor.course.template import Hole
from tutor.course.values import calculation, varying, worked

T = TypeVar("T")
Order = Callable[[], float]


def compose(lesson: Lesson, step: AnyStep, *, names: Names, library: Facts, lang: Lang, order: Order) -> Page:
    """The step as it is shown. ``order`` gives random numbers from 0 to below 1 for the order of what is shuffled."""
    return Page(
        lesson=lesson.id,
        step=step.id,
        kind=step.kind,
        lang=lang,
        place=lesson.steps.index(step) + 1,
        of=len(lesson.steps),
        facts=step.facts,
        **_Composer(names, library, lang, order).parts(lesson, step),
    )


def blocks(text: str, names: Names, library: Facts, lang: Lang) -> Blocks:
    """A text of the lesson with its values in it."""
    return settle(markup.parse(text), names, library, lang)


def line(text: str, names: Names, library: Facts, lang: Lang) -> Line:
    """A text that is one line, whatever it begins with."""
    return settle_line(markup.parse_line(text)[0], names, library, lang)


def shuffled(things: Sequence[T], order: Order) -> tuple[T, ...]:
    """Every order alike likely (Fisher and Yates)."""
    mixed = list(things)
    for last in range(len(mixed) - 1, 0, -1):
        other = min(int(order() * (last + 1)), last)
        mixed[last], mixed[other] = mixed[other], mixed[last]
    return tuple(mixed)


def disordered(things: Sequence[T], order: Order) -> tuple[T, ...]:
    """Shuffled, but never as they stood."""
    mixed = shuffled(things, order)
    return mixed if mixed != tuple(things) else (*mixed[1:], *mixed[:1])


@lru_cache(maxsize=1024)
def needs(step: AnyStep) -> frozenset[str]:
    """The names of values that the step shows or asks for."""
    found: set[str] = set()
    for text in _texts(step):
        written = calculation(text)
        found.update(_names_in("{" + written + "}" if written is not None else text))
    return frozenset(found)


def _names_in(text: str) -> Iterator[str]:
    for piece in markup.parse(text).pieces():
        if isinstance(piece, Hole):
            yield from piece.expression.names


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))


class _Composer:
    """What every part of one page needs."""

    def __init__(self, names: Names, library: Facts, lang: Lang, order: Order) -> None:
        self._names = names
        self._order = order
        self._opening = partial(opening, names=names, library=library, lang=lang)
        self._blocks = partial(blocks, names=names, library=library, lang=lang)
        self._line = partial(line, names=names, library=library, lang=lang)
        self._lines = partial(settle_lines, names=names, library=library, lang=lang)

    def parts(self, lesson: Lesson, step: AnyStep) -> dict[str, Any]:
        match step:
            case Show():
                return {"title": self._line(step.title or ""), "body": self._blocks(step.text)}
            case CalculatorStep():
                text = {"title": self._line(step.title or ""), "body": self._blocks(step.text)}
                return {**text, "opening": self._opening(step)}
            case StoryStep():
                return {"title": self._line(step.title or ""), "scenes": tuple(self._scenes(step))}
            case PollStep():
                return {
                    "question": self._blocks(step.question),
                    "entries": self._entries(step.replies),
                    "own_money": step.own_money,
                }
            case ReflectStep():
                return {"question": self._blocks(step.question)}
            case CommitStep():
                return {"body": self._blocks(step.text), "entries": self._entries(step.plans), "days": step.days}
            case _:
                return {**self._asked(step), **self._given(step), "drawn": bool(needs(step) & varying(lesson))}

    def _asked(self, step: Question) -> dict[str, Any]:
        return {
            "body": self._blocks(step.text or ""),
            "question": self._blocks(step.question),
            "hints": len(step.hints),
            "sure": step.sure,
            "predict": step.predict,
            "opening": self._beside(step),
        }

    def _beside(self, step: Question) -> Opening | None:
        """What can be opened beside a question: a calculator, or the world that it asks about."""
        if isinstance(step, SimulateStep):
            goal = "".join(getattr(span, "text", "") for span in self._line(step.goal or ""))
            return Opening(WORLD, (("world", step.world), ("month", str(step.month)), ("goal", goal)))
        return self._opening(step.tool) if step.tool is not None else None

    def _given(self, step: Question) -> dict[str, Any]:
        match step:
            case ChoiceStep() | ChoicesStep():
                options = shuffled(step.options, self._order) if step.shuffle else step.options
                return {"entries": self._entries(options), "multiple": isinstance(step, ChoicesStep)}
            case NumberStep():
                return {"unit": self._unit(step)}
            case OrderStep():
                return {"entries": self._entries(disordered(step.items, self._order))}
            case MatchStep():
                rights = [*((one.id, one.right) for one in step.pairs), *((one.id, one.text) for one in step.extra)]
                return {
                    "entries": self._named((one.id, one.left) for one in step.pairs),
                    "targets": self._named(disordered(rights, self._order)),
                }
            case ClassifyStep():
                return {
                    "entries": self._entries(shuffled(step.items, self._order)),
                    "targets": self._entries(step.bins),
                }
            case SpotStep():
                return {
                    "title": self._line(step.heading),
                    "genre": step.genre,
                    "entries": self._entries(step.lines),
                    "multiple": True,
                }
        return {}

    def _unit(self, step: NumberStep) -> Literal["money", "rate", "number"] | None:
        try:
            unit = worked(step.answer, self._names).unit
        except ExpressionError:
            return None
        return unit if unit in ("money", "rate", "number") else None

    def _scenes(self, step: StoryStep) -> Iterator[Scene]:
        for node in step.nodes:
            turns = tuple((Entry(turn.id, self._line(turn.text)), turn.to) for turn in node.turns)
            yield Scene(node.id, self._blocks(node.text), turns, node.ending)

    def _entries(self, listed: Iterable[Any]) -> tuple[Entry, ...]:
        return self._named((one.id, one.text) for one in listed)

    def _named(self, listed: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
        """Entries that are compared with one another count their money in the same unit."""
        named = list(listed)
        lines = self._lines([markup.parse_line(text)[0] for _, text in named])
        return tuple(Entry(name, made) for (name, _), made in zip(named, lines, strict=True))
