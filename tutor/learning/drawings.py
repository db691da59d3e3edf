"""The numbers of a lesson for one learner, and other ones for each variant of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tutor.course import compose
from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.expression import ExpressionError
from tutor.course.lesson import AnyStep, Lesson, NumberStep
from tutor.course.quantity import Quantity
from tutor.course.values import draw, varying, worked
from tutor.learning.chance import stream

TRIES: Final = 12
"""Drawings looked at for a variant whose numbers differ from the last ones."""

Names = Mapping[str, Quantity]


class Drawings:
    """What ``seed`` draws for ``lesson``. Raises ``Broken`` where its values or answers can't be worked out."""

    def __init__(self, lesson: Lesson, seed: int) -> None:
        self._lesson = lesson
        self._seed = seed
        self._first = draw(lesson, stream(seed, "values"))
        self._others: dict[tuple[str, int], Names] = {}
        for step in lesson.steps:
            _answered(lesson, step, self._first)

    def names(self, step: AnyStep, variant: int) -> Names:
        """The values for a variant of a step: the lesson's own for 0, then drawings that differ from the last one."""
        names = self._first
        for number in range(1, variant + 1):
            if (step.id, number) not in self._others:
                self._others[step.id, number] = self._other(step, number, names)
            names = self._others[step.id, number]
        return names

    def order(self, step: AnyStep, variant: int) -> Callable[[], float]:
        """Random numbers for the order of what is shuffled."""
        return stream(self._seed, step.id, variant, "order")

    def _other(self, step: AnyStep, variant: int, before: Names) -> Names:
        shown = compose.needs(step) & varying(self._lesson)
        names = before
        for attempt in range(TRIES):
            try:
                drawn = draw(self._lesson, stream(self._seed, "values", step.id, variant, attempt))
                _answered(self._lesson, step, drawn)
            except Broken:  # these numbers don't go together; others do
                continue
            names = drawn
            if any(names[name] != before[name] for name in shown):
                break
        return names


def _answered(lesson: Lesson, step: AnyStep, names: Names) -> None:
    if not isinstance(step, NumberStep):
        return
    try:
        worked(step.answer, names)
    except ExpressionError as error:
        where = f"{lesson.id}: {step.id}: answer"
        raise Broken([Diagnostic(where, 1, 1 + error.offset, f"check.{error.code}", error.values)]) from None
