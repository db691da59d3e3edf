"""Money: an integer number of minor units (fen, cents) with its currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tutor.finance.errors import FinanceError

DIGITS = {"CNY": 2, "USD": 2, "EUR": 2, "GBP": 2, "HKD": 2, "JPY": 0}
"""How many decimal places a currency's minor unit has."""


def digits(currency: str) -> int:
    """Decimal places of ``currency``; raises ``FinanceError("currency_unknown")``."""
    try:
        return DIGITS[currency]
    except KeyError:
        raise FinanceError("currency_unknown", {"currency": currency}) from None


def to_minor(value: Decimal | Fraction | int, currency: str = "CNY") -> int:
    """An amount in major units as whole minor units, half away from zero (``ROUND_HALF_UP``).

    The one rounding of the house. Raises ``FinanceError("not_finite")`` for NaN and infinities.
    """
    if isinstance(value, Decimal) and not value.is_finite():
        raise FinanceError("not_finite", {"value": str(value)})
    return half_up(Fraction(value) * 10 ** digits(currency))


def half_up(value: Fraction) -> int:
    """The nearest integer, halves away from zero."""
    whole = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


def to_major(minor: int, currency: str = "CNY") -> Decimal:
    """Minor units as a Decimal of major units: 860664 fen are ``Decimal("8606.64")``."""
    return Decimal(minor).scaleb(-digits(currency))


def round_money(value: Decimal, currency: str = "CNY") -> Decimal:
    """An amount in major units, rounded to the minor unit."""
    with_places = Decimal(1).scaleb(-digits(currency))
    return value.quantize(with_places, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, order=False)
class Money:
    """``minor`` whole minor units of ``currency``. Adding or comparing two currencies raises ``FinanceError``."""

    minor: int
    currency: str = "CNY"

    @classmethod
    def of(cls, value: Decimal | int, currency: str = "CNY") -> Money:
        """Money from an amount in major units, rounded."""
        return cls(to_minor(value, currency), currency)

    @property
    def major(self) -> Decimal:
        """The amount in major units."""
        return to_major(self.minor, self.currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(half_up(Fraction(self.minor) * Fraction(factor)), self.currency)

    __rmul__ = __mul__

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise FinanceError("currency_mixed", {"one": self.currency, "other": other.currency})
        return other.minor
