"""A typed number beside the number asked for: what was understood, how near it is, and which mistake it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tutor.course.expression import ExpressionError
from tutor.course.lesson import Lang, NumberStep, Slip
from tutor.course.library import Library
from tutor.course.misconception import slip_value, wrong_values
from tutor.course.quantity import Quantity
from tutor.course.settle import Names
from tutor.course.shown import shown
from tutor.course.values import worked
from tutor.finance import typed
from tutor.finance.errors import Unreadable
from tutor.learning.verdict import Unread

MOST_PLACES: Final = 4
USUAL_PLACES: Final = 2


@dataclass(frozen=True)
class Mistake:
    """The wrong calculation that a typed number agrees with; ``slip`` is the author's own answer to it, if there is
    one.
    """

    misconception: str | None
    slip: Slip | None = None


def understood(text: str, unit: str) -> Quantity:
    """What somebody typed, in the unit that is asked for; ``13`` for a rate is 13 %. Raises ``Unread``."""
    try:
        if unit == "money":
            return Quantity(typed.amount(text).major, "money")
        if unit == "rate":
            return Quantity(typed.rate(text).value, "rate")
        return Quantity(typed.number(text))
    except Unreadable as error:
        raise Unread(f"money.{error.code}", error.values) from None


def tolerance(step: NumberStep, key: Quantity) -> Decimal:
    """How far a right answer may be off: what the lesson says, else half a unit of the last place that is shown."""
    if step.accept is None:
        return half_unit(key)
    try:
        return abs(worked(str(step.accept.within), {}).amount) * (abs(key.amount) if _is_share(step) else 1)
    except ExpressionError:
        return half_unit(key)


def _is_share(step: NumberStep) -> bool:
    """Whether the tolerance is a part of the answer (``1%``) rather than an amount of its own unit."""
    return step.accept is not None and str(step.accept.within).endswith("%")


def half_unit(key: Quantity) -> Decimal:
    """Half a unit of the last decimal in which ``shown`` writes the quantity."""
    if key.unit == "money":
        return Decimal("0.5") if key.amount == key.amount.to_integral_value() else Decimal("0.005")
    percent = key.amount.scaleb(2) if key.unit == "rate" else key.amount
    exponent = percent.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    places = places if places <= MOST_PLACES else USUAL_PLACES
    return Decimal(5).scaleb(-places - (3 if key.unit == "rate" else 1))


def told(quantity: Quantity, lang: Lang) -> str:
    """The number as it was understood, ready to show."""
    return shown(quantity, lang)


def mistake(step: NumberStep, typed_as: Quantity, key: Quantity, names: Names, library: Library) -> Mistake | None:
    """The mistake that the typed number shows: first the slips of the step, then every misconception with a
    calculation.
    """
    allowed = min(tolerance(step, key), max(half_unit(key), abs(key.amount) / 200))
    for found, wrong in _wrongs(step, names, library):
        comparable = wrong.unit == key.unit or {wrong.unit, key.unit} == {"rate", "number"}
        if not comparable or abs(wrong.amount - key.amount) <= tolerance(step, key):
            continue
        if wrong.amount < 0 < key.amount:  # nobody who works it out that way believes the answer
            continue
        if abs(wrong.amount - typed_as.amount) <= max(allowed, half_unit(Quantity(wrong.amount, key.unit))):
            return found
    return None


def _wrongs(step: NumberStep, names: Names, library: Library) -> Iterator[tuple[Mistake, Quantity]]:
    for slip in step.slips:
        if (value := slip_value(slip, names, library)) is not None:
            yield Mistake(slip.misconception, slip), value
    for entry, value in wrong_values(library, names):
        yield Mistake(entry.id), value
