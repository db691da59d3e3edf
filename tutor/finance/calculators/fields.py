"""What stands in a calculator's fields, read as people type it. What can't be read is a complaint beside its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import cast

from tutor.finance import typed
from tutor.finance.calculator import Field, Rate, Result, Said, Value, told
from tutor.finance.errors import FinanceError
from tutor.finance.money import Money, half_up
from tutor.finance.typed import Per
from tutor.words import Lang

MOST_MONEY = 10**13
"""Minor units: a hundred thousand million. Beyond it a float no longer holds every fen of a schedule."""
MOST_COUNT = 1200
MOST_DAYS = 3660
HIGHEST = 1000
"""The highest annual rate, as a fraction: a hundred thousand per cent."""
PER_YEAR: Mapping[Per, int] = {"year": 1, "month": 12, "day": 365}
MOST_PLACES = 6
_UNITS = (
    (re.compile(r"(.+?)\s*(?:个月|月|期|次|months?|mo|instal?lments?|payments?|times)", re.IGNORECASE), "months", 1),
    (re.compile(r"(.+?)\s*(?:年|years?|yrs?)", re.IGNORECASE), "months", 12),
    (re.compile(r"(.+?)\s*(?:天|日|days?)", re.IGNORECASE), "days", 1),
    (re.compile(r"(.+?)\s*(?:个?星期|周|weeks?|wks?)", re.IGNORECASE), "days", 7),
)


class Complaint(FinanceError):
    """What is wrong with a field or with all of them together; its words are ``tools.wrong_CODE``.

    A value may be another complaint, whose sentence is then set in.
    """

    def message(self, lang: Lang) -> str:
        values = {
            name: value.message(lang) if isinstance(value, FinanceError) else cast(Value, value)
            for name, value in self.values.items()
        }
        return told(Said(f"wrong_{self.code}", values), lang)


class Fields:
    """Reads the fields of one calculator; keeps what was understood and what was wrong.

    Every reader gives None where there is a complaint.
    """

    def __init__(self, fields: tuple[Field, ...], typed_in: Mapping[str, str]) -> None:
        self._fields = {one.id: one for one in fields}
        self._typed = typed_in
        self.understood: dict[str, Said] = {}
        self.complaints: dict[str, FinanceError] = {}

    def text(self, name: str) -> str:
        """What stands in the field."""
        return self._typed.get(name, self._fields[name].initial)

    def empty(self, name: str) -> bool:
        """Whether a field that may be left out was left out."""
        return self._fields[name].optional and not self.text(name).strip()

    def choice(self, name: str) -> str | None:
        """The option chosen."""
        wanted = self.text(name)
        if wanted in self._fields[name].options:
            return wanted
        self.complain(name, Complaint("choice"))
        return None

    def money(self, name: str, *, zero: bool = False) -> int | None:
        """A sum in minor units, above zero (or from zero on)."""
        try:
            amount = sum_of(self.text(name), zero=zero)
        except FinanceError as error:
            self.complain(name, error)
            return None
        self.understood[name] = Said("read_money", {"amount": Money(amount)})
        return amount

    def part(self, name: str, whole: int | None) -> int | None:
        """A sum, or a share of ``whole``, in minor units; less than the whole."""
        text = self.text(name)
        try:
            share = share_of(text)
            amount = sum_of(text, zero=True) if share is None else half_up((whole or 0) * share)
        except FinanceError as error:
            self.complain(name, error)
            return None
        if whole is None:
            return None
        if amount >= whole:
            self.complain(name, Complaint("takes_all", {"whole": Money(whole)}))
            return None
        if share is None:
            self.understood[name] = Said("read_money", {"amount": Money(amount)})
        else:
            self.understood[name] = Said("read_share", {"rate": per_cent(share), "amount": Money(amount)})
        return amount

    def rate(self, name: str, per: Per) -> Fraction | None:
        """A rate per year, month or day as a fraction, from zero on; whatever other time it was typed for."""
        try:
            value = rate_of(self.text(name), per)
        except FinanceError as error:
            self.complain(name, error)
            return None
        self.understood[name] = Said(f"read_{per}", {"rate": per_cent(value)})
        return value

    def count(self, name: str) -> int | None:
        """A number of months or monthly payments."""
        return self._counted(name, "months", MOST_COUNT)

    def days(self, name: str) -> int | None:
        """A number of days."""
        return self._counted(name, "days", MOST_DAYS)

    def _counted(self, name: str, unit: str, most: int) -> int | None:
        try:
            number = count_of(self.text(name), unit, most)
        except FinanceError as error:
            self.complain(name, error)
            return None
        self.understood[name] = Said(f"read_{unit}", {"n": number})
        return number

    def complain(self, name: str, error: FinanceError) -> None:
        """Keep a complaint beside a field; the first one stands."""
        self.complaints.setdefault(name, error)
        self.understood.pop(name, None)

    def unanswered(self) -> Result:
        """What can be told while something is wrong."""
        return Result(self.understood, self.complaints)


def sum_of(text: str, *, zero: bool = False) -> int:
    """A sum of money as typed, in minor units. Raises ``FinanceError``."""
    minor = typed.amount(text).minor
    if minor < 0:
        raise Complaint("negative")
    if not minor and not zero:
        raise Complaint("zero")
    if minor > MOST_MONEY:
        raise Complaint("much", {"most": Money(MOST_MONEY)})
    return minor


def share_of(text: str) -> Fraction | None:
    """A share typed in per cent, below one; None where it is not in per cent at all. Raises ``FinanceError``."""
    try:
        typed.amount(text)
    except FinanceError as error:
        if error.code != "amount_is_rate":
            return None
    else:
        return None
    said = typed.rate(text)
    if said.per is not None:
        raise Complaint("share_once")
    if said.value < 0:
        raise Complaint("negative")
    return Fraction(said.value)


def rate_of(text: str, per: Per) -> Fraction:
    """A rate per ``per``; one typed for another time is converted. Raises ``FinanceError``."""
    said = typed.rate(text)
    if said.value < 0:
        raise Complaint("negative")
    value = Fraction(said.value) * PER_YEAR[said.per or per] / PER_YEAR[per]
    if value * PER_YEAR[per] > HIGHEST:
        raise Complaint("rate_high", {"most": Rate(Decimal(HIGHEST), 0)})
    return value


def count_of(text: str, unit: str, most: int) -> int:
    """A whole number of ``unit`` (months or days); a year is twelve months, a week seven days.

    Raises ``FinanceError``.
    """
    times = 1
    for pattern, said, size in _UNITS:
        found = pattern.fullmatch(text.strip()) if len(text) < typed.LONGEST else None
        if found:
            if said != unit:
                raise Complaint(f"not_{unit}")
            text, times = found[1], size
            break
    number = typed.number(text) * times
    if number < 0:
        raise Complaint("negative")
    if number != number.to_integral_value() or number < 1:
        raise Complaint("not_whole")
    if number > most:
        raise Complaint(f"long_{unit}", {"most": most})
    return int(number)


def per_cent(value: Fraction | float, places: int = MOST_PLACES) -> Rate:
    """A fraction to be shown in per cent with as many places as it needs, ``places`` at most."""
    exact = Decimal(f"{float(value) * 100:.{places}f}").normalize()
    exponent = exact.as_tuple().exponent
    return Rate(exact / 100, max(0, -exponent) if isinstance(exponent, int) else 0)
