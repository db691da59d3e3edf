"""Dates that repeat, months measured back, clipped at month ends. Only the calendar; nothing here knows money."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tutor.finance.errors import FinanceError

LONGEST_YEARS = 100
Unit = Literal["day", "week", "semimonth", "month", "year"]


@dataclass(frozen=True)
class Every:
    """A distance between dates: ``count`` days, months or half months. Weeks are days, quarters and years months."""

    count: int
    unit: Literal["day", "semimonth", "month"]


_NAMED = re.compile(r"(?:([1-9][0-9]{0,4})-)?(day|week|semimonth|month|quarter|year)")
_AS: dict[str, tuple[int, Literal["day", "semimonth", "month"]]] = {
    "day": (1, "day"),
    "week": (7, "day"),
    "semimonth": (1, "semimonth"),
    "month": (1, "month"),
    "quarter": (3, "month"),
    "year": (12, "month"),
}


def every(text: str) -> Every:
    """``day``, ``week``, ``semimonth``, ``month``, ``quarter``, ``year`` or a multiple such as ``2-week``.

    Raises ``FinanceError("every_unknown")``.
    """
    found = _NAMED.fullmatch(text.strip())
    if found is None or (found[2] == "semimonth" and found[1] not in (None, "1")):
        raise FinanceError("every_unknown", {"value": text})
    size, unit = _AS[found[2]]
    return Every(int(found[1] or 1) * size, unit)


def month_end(year: int, month: int) -> int:
    """The last day of a month."""
    return monthrange(year, month)[1]


def is_month_end(day: date) -> bool:
    return day.day == month_end(day.year, day.month)


def add_months(day: date, months: int, anchor: int) -> date:
    """The date ``months`` later (or earlier) on day ``anchor``, or on the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(anchor, month_end(year, month + 1)))


def months_back(start: date, end: date, anchor: int) -> tuple[int, int]:
    """Full months measured back from ``end`` (due on day ``anchor``) to ``start``, and the days left before them."""
    months = (end.year - start.year) * 12 + end.month - start.month
    reached = add_months(end, -months, anchor)
    if reached < start:
        months -= 1
        reached = add_months(end, -months, anchor)
    return months, (reached - start).days


def whole_months(start: date, end: date, anchor: int | None = None) -> int | None:
    """The months between two dates where they are whole, clipped at month ends in either direction; else None."""
    months, days = months_back(start, end, anchor or end.day)
    if days == 0:
        return months
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months, start.day) == end else None


def repeat(first: date, count: int, step: Every) -> list[tuple[date, int]]:
    """``count`` dates from ``first`` on, each with the day of the month it is due on (before clipping).

    Raises ``FinanceError("term_too_long")`` past a hundred years.
    """
    last = {"day": step.count, "semimonth": 15, "month": 30 * step.count}[step.unit] * (count - 1)
    if last > LONGEST_YEARS * 366 or first.year + last // 360 > date.max.year - 2:
        raise FinanceError("term_too_long", {"most": LONGEST_YEARS})
    if step.unit == "day":
        days = [first + timedelta(days=at * step.count) for at in range(count)]
        return [(day, day.day) for day in days]
    if step.unit == "month":
        return [(add_months(first, at * step.count, first.day), first.day) for at in range(count)]
    return [_half_month(first, at) for at in range(count)]


def _half_month(first: date, at: int) -> tuple[date, int]:
    """The date ``at`` half months after ``first``: the same day, or the one fifteen days off it."""
    if at % 2 == 0:
        return add_months(first, at // 2, first.day), first.day
    if first.day <= 15:
        return add_months(first, at // 2, first.day + 15), first.day + 15
    return add_months(first, at // 2 + 1, first.day - 15), first.day - 15
