"""How long a loan runs: its instalments and how many of them make a year, its term in months or days."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tutor.finance.offer.terms import PERIODS, Terms


@dataclass(frozen=True)
class Spell:
    """``count`` periods of which ``per_year`` make a year."""

    count: int
    per_year: float


def spell(terms: Terms) -> Spell | None:
    """The instalments and their number in a year; None where the number is not stated once."""
    counts = {one.value for one in terms.all("instalments")}
    if len(counts) == 1:
        return Spell(int(counts.pop()), _per_year(terms))
    months = term_months(terms)
    payment = terms.first("payment")
    if counts or months is None:
        days = term_days(terms)
        if days and payment and payment.per in ("day", "week", "weeks2"):
            each = {"day": 1, "week": 7, "weeks2": 14}[payment.per]
            return Spell(int(days // each), 365 if each == 1 else 364 / each) if days >= each else None
        return None
    per_year = float(PERIODS[payment.per]) if payment and payment.per and payment.per != "year" else 12.0
    count = round(float(months) * per_year / 12)
    return Spell(count, per_year) if count else None


def _per_year(terms: Terms) -> float:
    every = terms.first("every")
    if every and every.unit in ("day", "week", "month", "quarter"):
        length = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0}[every.unit]
        return length / float(every.value)
    if terms.all("cost") or any(one.per == "weeks2" for one in terms.all("payment")) or "every 2 weeks" in terms.text:
        return 26.0 if "every 2 weeks" in terms.text else 12.0
    pers = [one.per for one in terms.all("payment") if one.per in ("week", "day", "year", "month")]
    if pers and pers[0]:
        return float(PERIODS[pers[0]])
    return 52.0 if "weekly" in terms.text else 12.0


def term_months(terms: Terms) -> Decimal | None:
    """The term in months, where one is stated in months, quarters or years."""
    size = {"month": 1, "quarter": 3, "year": 12}
    found = {one.value * size[one.unit] for one in terms.all("term") if one.unit in size}
    return found.pop() if len(found) == 1 else None


def term_days(terms: Terms) -> Decimal | None:
    """The term in days, where one is stated in days or weeks."""
    size = {"day": 1, "week": 7}
    found = {one.value * size[one.unit] for one in terms.all("term") if one.unit in size}
    return found.pop() if len(found) == 1 else None
