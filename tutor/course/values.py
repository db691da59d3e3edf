"""One drawing of a lesson's values: picks drawn, expressions worked out, money rounded to the fen.

What is drawn depends on nothing but the numbers that the passed-in ``random`` gives: one for each ``pick`` and
``whole``, in the order of the file.
"""

from __future__ import annotations

import random as chance
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from tutor.course import quantity
from tutor.course.diagnostics import Broken, Diagnostic, nearest
from tutor.course.expression import ExpressionError, evaluate, parse
from tutor.course.lesson import Drawn, Head, Scalar
from tutor.course.quantity import Quantity, Unfit, Unit


class Undrawable(Broken):
    """A lesson whose value ``name`` can't be worked out, in this drawing at least. ``error`` counts after the ``=``."""

    def __init__(self, lesson: str, name: str, error: ExpressionError) -> None:
        super().__init__(
            [Diagnostic(f"{lesson}: values: {name}", 1, 1 + error.offset, f"check.{error.code}", error.values)]
        )
        self.name = name
        self.error = error


_LITERAL = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?%?")


def seeded(seed: int) -> Callable[[], float]:
    """Random numbers from 0 to below 1, the same for a seed on every machine."""
    return chance.Random(seed).random


def draw(lesson: Head, random: Callable[[], float]) -> Mapping[str, Quantity]:
    """The lesson's values by name. Raises ``Undrawable``."""
    names: dict[str, Quantity] = {}
    listed = lesson.values or {}
    for name, drawn in listed.items():
        try:
            names[name] = _drawn(drawn, names, random)
        except Unfit as unfit:
            raise Undrawable(lesson.id, name, ExpressionError(unfit.code, unfit.values)) from None
        except ExpressionError as error:
            raise Undrawable(lesson.id, name, _below(error, listed)) from None
    return names


def varying(lesson: Head) -> frozenset[str]:
    """The names that may differ from one drawing to the next."""
    found: set[str] = set()
    for name, drawn in (lesson.values or {}).items():
        picked = drawn.whole is not None or (drawn.pick is not None and len(set(drawn.pick)) > 1)
        if picked or found & _needs(drawn):
            found.add(name)
    return frozenset(found)


def calculation(scalar: Scalar | None) -> str | None:
    """The expression after the ``=`` of a text that is one, else None."""
    return scalar[1:] if isinstance(scalar, str) and scalar.startswith("=") else None


def constant(scalar: Scalar) -> Quantity:
    """What a scalar of the file means: ``6`` a number, ``0.6%`` a rate, true and false a truth, other words a text."""
    if isinstance(scalar, bool):
        return quantity.truth(scalar)
    if isinstance(scalar, int | Decimal):
        return Quantity(quantity.in_bounds(Decimal(scalar)))
    written = _LITERAL.fullmatch(scalar)
    return evaluate(parse(scalar), {}) if written else quantity.text(scalar)


def _drawn(drawn: Drawn, names: Mapping[str, Quantity], random: Callable[[], float]) -> Quantity:
    unit: Unit | None = drawn.unit
    if drawn.pick is not None:
        chosen: Scalar | None = drawn.pick[_below_count(random, len(drawn.pick))]
    elif drawn.whole is not None:
        low, high, step = drawn.whole if len(drawn.whole) == 3 else (*drawn.whole, 1)
        chosen = low + step * _below_count(random, (high - low) // step + 1)
    else:
        chosen = drawn.be
    if (written := calculation(chosen)) is not None:
        return quantity.settled(evaluate(parse(written), names), unit)
    if unit == "text":
        return quantity.text(str(chosen))
    return quantity.settled(constant(chosen if chosen is not None else ""), unit)


def _below_count(random: Callable[[], float], count: int) -> int:
    return min(int(random() * count), count - 1)


def _needs(drawn: Drawn) -> frozenset[str]:
    found: set[str] = set()
    for scalar in (*(drawn.pick or ()), drawn.be):
        if (written := calculation(scalar)) is not None:
            try:
                found |= parse(written).names
            except ExpressionError:
                continue
    return frozenset(found)


def _below(error: ExpressionError, listed: Iterable[str]) -> ExpressionError:
    """A name that stands further down is known, only not yet: that is worth saying."""
    if error.code == "expression-unknown-name":
        name = str(error.values["name"])
        if name in set(listed):
            return ExpressionError("expression-name-below", {"name": name}, error.offset)
        return ExpressionError(error.code, {"name": name, "nearest": nearest(name, listed)}, error.offset)
    return error


def worked(written: str, names: Mapping[str, Quantity]) -> Quantity:
    """What the field of a lesson comes to that holds ``= an expression`` or a constant. Raises ``ExpressionError``."""
    calculated = calculation(written)
    return constant(written) if calculated is None else evaluate(parse(calculated), names)
