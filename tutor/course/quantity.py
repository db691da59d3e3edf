"""Numbers that know what they are: money, a rate, a plain number. What may be done with which, and what comes of it.

Money stands in major units (yuan, not fen) while one calculates and is rounded to the fen when it gets a name. Rates
are fractions. Everything is bounded, so that no lesson can ask for a number that takes long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Any, Final, Literal, TypeAlias

Unit: TypeAlias = Literal["money", "rate", "number", "text", "truth"]

LARGEST: Final = Decimal(10) ** 15
LARGEST_EXPONENT: Final = 1200
"""A hundred years of months."""
CONTEXT: Final = Context(prec=34, Emin=-999, Emax=999, traps=[InvalidOperation, DivisionByZero, Overflow])
FEN: Final = Decimal("0.01")


@dataclass(frozen=True)
class Quantity:
    """A value with its unit. ``words`` is what a text says; a truth is 1 or 0."""

    amount: Decimal
    unit: Unit = "number"
    words: str = ""

    @property
    def true(self) -> bool:
        return self.amount != 0


@dataclass(frozen=True)
class Unfit(Exception):
    """Quantities that don't go together, or a result out of bounds. ``code`` belongs to ``words`` area ``check``."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


def truth(holds: bool) -> Quantity:
    return Quantity(Decimal(int(holds)), "truth")


def text(words: str) -> Quantity:
    return Quantity(Decimal(0), "text", words)


def settled(quantity: Quantity, unit: Unit | None = None) -> Quantity:
    """The quantity as a name holds it: in ``unit`` if one is given, money rounded to the fen.

    A number may become money or a rate and a rate a number; nothing else changes its kind. Raises ``Unfit``.
    """
    wanted = unit or quantity.unit
    if wanted != quantity.unit and (quantity.unit, wanted) not in _MAY_BECOME:
        raise Unfit("unit-change", {"found": quantity.unit, "wanted": wanted})
    if wanted == "money":
        return Quantity(quantity.amount.quantize(FEN, ROUND_HALF_UP, CONTEXT), "money")
    return quantity if wanted == quantity.unit else Quantity(quantity.amount, wanted)


_MAY_BECOME: Final = {("number", "money"), ("number", "rate"), ("rate", "number")}


def combined(operator: str, left: Quantity, right: Quantity) -> Quantity:
    """``left operator right`` for ``+ - * / **``. Raises ``Unfit``."""
    unit = _UNITS[operator].get((left.unit, right.unit))
    if unit is None:
        raise Unfit("units-together", {"operator": operator, "left": left.unit, "right": right.unit})
    if operator == "**":
        return _bounded(_power, left.amount, right.amount, unit)
    return _bounded(_OPERATIONS[operator], left.amount, right.amount, unit)


def negative(quantity: Quantity) -> Quantity:
    """Raises ``Unfit`` for what has no sign."""
    if quantity.unit in ("text", "truth"):
        raise Unfit("units-together", {"operator": "-", "left": "number", "right": quantity.unit})
    return Quantity(-quantity.amount, quantity.unit)


def compared(operator: str, left: Quantity, right: Quantity) -> bool:
    """``left operator right`` for ``< <= > >= == !=``. Raises ``Unfit``."""
    alike = left.unit == right.unit or {left.unit, right.unit} == {"rate", "number"}
    if not alike or (left.unit in ("text", "truth") and operator not in ("==", "!=")):
        raise Unfit("units-together", {"operator": operator, "left": left.unit, "right": right.unit})
    if left.unit == "text":
        return (left.words == right.words) is (operator == "==")
    return _COMPARISONS[operator](left.amount, right.amount)


def rounded(quantity: Quantity, places: Quantity | None = None) -> Quantity:
    """Half up, to whole units or to ``places`` decimals (0 … 8)."""
    return _quantized(quantity, places, ROUND_HALF_UP)


def lowered(quantity: Quantity) -> Quantity:
    """The next whole number below."""
    return _quantized(quantity, None, ROUND_FLOOR)


def raised(quantity: Quantity) -> Quantity:
    """The next whole number above."""
    return _quantized(quantity, None, ROUND_CEILING)


def absolute(quantity: Quantity) -> Quantity:
    return negative(quantity) if quantity.amount < 0 else quantity


def least(*quantities: Quantity) -> Quantity:
    found = quantities[0]
    for one in quantities[1:]:
        found = one if compared("<", one, found) else found
    return found


def most(*quantities: Quantity) -> Quantity:
    found = quantities[0]
    for one in quantities[1:]:
        found = one if compared(">", one, found) else found
    return found


def in_bounds(amount: Decimal) -> Decimal:
    """Raises ``Unfit`` for what no household has to do with."""
    if not amount.is_finite() or abs(amount) > LARGEST:
        raise Unfit("too-large")
    return amount


def _quantized(quantity: Quantity, places: Quantity | None, rounding: str) -> Quantity:
    digits = places.amount if places is not None else Decimal(0)
    if digits != digits.to_integral_value() or not 0 <= digits <= 8:
        raise Unfit("places")
    if quantity.unit in ("text", "truth"):
        raise Unfit("unit-change", {"found": quantity.unit, "wanted": "number"})
    return Quantity(quantity.amount.quantize(Decimal(1).scaleb(-int(digits)), rounding, CONTEXT), quantity.unit)


def _bounded(operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal, unit: Unit) -> Quantity:
    try:
        return Quantity(in_bounds(operation(left, right)), unit)
    except DivisionByZero:
        raise Unfit("division-by-zero") from None
    except DecimalException:
        raise Unfit("too-large" if operation is not CONTEXT.divide else "division-by-zero") from None


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > LARGEST_EXPONENT:
        raise Unfit("power", {"limit": LARGEST_EXPONENT})
    if base < 0 and exponent != exponent.to_integral_value():
        raise Unfit("root-of-negative")
    if base == 0 and exponent < 0:
        raise Unfit("division-by-zero")
    return CONTEXT.power(base, exponent) if exponent else Decimal(1)


_OPERATIONS: Final[Mapping[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": CONTEXT.add,
    "-": CONTEXT.subtract,
    "*": CONTEXT.multiply,
    "/": CONTEXT.divide,
}
_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
_SUMS: Final[Mapping[tuple[Unit, Unit], Unit]] = {
    ("money", "money"): "money",
    ("rate", "rate"): "rate",
    ("rate", "number"): "rate",
    ("number", "rate"): "rate",
    ("number", "number"): "number",
}
_UNITS: Final[Mapping[str, Mapping[tuple[Unit, Unit], Unit]]] = {
    "+": _SUMS,
    "-": _SUMS,
    "*": {
        ("money", "rate"): "money",
        ("money", "number"): "money",
        ("rate", "money"): "money",
        ("number", "money"): "money",
        ("rate", "rate"): "rate",
        ("rate", "number"): "rate",
        ("number", "rate"): "rate",
        ("number", "number"): "number",
    },
    "/": {
        ("money", "money"): "number",
        ("money", "rate"): "money",
        ("money", "number"): "money",
        ("rate", "rate"): "number",
        ("rate", "number"): "rate",
        ("number", "rate"): "number",
        ("number", "number"): "number",
    },
    "**": {
        ("rate", "number"): "rate",
        ("rate", "rate"): "rate",
        ("number", "rate"): "number",
        ("number", "number"): "number",
    },
}
