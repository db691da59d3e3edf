"""Unit-periods and the time between dates counted in them (12 CFR 1026, appendix J, (b)(3)–(b)(5)).

The Chinese standard names no such rule; it is given the same unit-periods, so that "a year" there is the number of
payment periods in one, with ``year_days`` in place of 365.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tutor.finance.dates import Every, add_months, months_back, whole_months
from tutor.finance.flows import Flow, Loan

_MONTH_DAYS = Fraction(365, 12)

Time = tuple[int, Fraction]
"""Whole unit-periods and the fraction of one that comes before them."""


@dataclass(frozen=True)
class Span:
    """A length of time: ``size`` days or months, or one half month. ``term`` marks a single payment's whole term."""

    size: Fraction
    unit: str
    term: bool = False

    def __hash__(self) -> int:
        return hash((self.size.numerator, self.size.denominator, self.unit))

    @property
    def days(self) -> Fraction:
        """About how long it is."""
        return self.size * {"day": Fraction(1), "semimonth": _MONTH_DAYS / 2, "month": _MONTH_DAYS}[self.unit]

    @property
    def name(self) -> str:
        """``month``, ``3-month``, ``year``, ``2-week``, ``255-day``, ``semimonth``."""
        size, unit = self.size, self.unit
        if unit == "month" and size == 12:
            return "year"
        if unit == "day" and size % 7 == 0 and not self.term:
            size, unit = size / 7, "week"
        shown = f"{float(size):g}"
        return unit if shown == "1" else f"{shown}-{unit}"

    def per_year(self, year_days: Fraction) -> Fraction:
        """How many of them make a year: 12 months, 24 half months, 52 weeks, ``year_days`` days."""
        if self.unit == "month":
            return 12 / self.size
        if self.unit == "semimonth":
            return Fraction(24)
        if self.size % 7 == 0 and not self.term:
            return 52 / (self.size / 7)
        return year_days / self.size


_YEAR = Span(Fraction(12), "month")


def unit_period(loan: Loan) -> Span:
    """The unit-period of a loan: a single payment's term up to a year, else the commonest period, else the average."""
    advances, payments = loan.places("advances"), loan.places("payments")
    if len(advances) == 1 and len(payments) == 1:
        return _term(loan, payments[0])
    spans = _spans(loan, advances) + _spans(loan, payments)
    often: Counter[Span] = Counter()
    for span, times in Counter(spans).items():
        often[_capped(span)] += times
    most = max(often.values())
    if most > 1:
        return min((span for span, times in often.items() if times == most), key=lambda span: span.days)
    return _average(spans)


def _capped(span: Span) -> Span:
    """A period longer than a year counts as a year."""
    return _YEAR if span.days > 365 or (span.unit == "day" and span.size == 365) else span


def _term(loan: Loan, payment: Flow) -> Span:
    """(b)(4)(ii), (b)(5)(vi) and (vii): the term in whole months or else in days, never more than a year."""
    if isinstance(loan.start, date) and isinstance(payment.place, date):
        months = whole_months(loan.start, payment.place)
        days = (payment.place - loan.start).days
        if add_months(loan.start, 12, loan.start.day) <= payment.place:
            return _YEAR
        if loan.year_days and loan.standard == "cn-2021-3":
            return Span(Fraction(max(days, 1)), "day", True)
        return Span(Fraction(months), "month", True) if months else Span(Fraction(max(days, 1)), "day", True)
    span = _steps(loan, _undated(payment.place) - _undated(loan.start))
    if span.days >= 365 or span.size == 0:
        return _YEAR
    return Span(span.size, span.unit, True)


def _undated(place: date | Fraction) -> Fraction:
    return Fraction(place.toordinal()) if isinstance(place, date) else place


def _steps(loan: Loan, units: Fraction) -> Span:
    """A length in the loan's own unit as days or months."""
    factor, unit = {"day": (1, "day"), "week": (7, "day"), "month": (1, "month"), "year": (12, "month")}[
        loan.unit or "day"
    ]
    size = units * factor
    return Span(Fraction(1), "semimonth") if unit == "month" and size == Fraction(1, 2) else Span(size, unit)


def _spans(loan: Loan, flows: Sequence[Flow]) -> list[Span]:
    """The periods between flows of one kind, the one from the start to the first included."""
    if not isinstance(loan.start, date):
        places = [loan.start, *(flow.place for flow in flows if flow.place != loan.start)]
        return [_steps(loan, _undated(late) - _undated(early)) for early, late in pairwise(places)]
    pairs = _pairs(loan.start, flows)
    halves = _half_months(pairs)
    series: dict[Every, Span] = {}
    ways = [_ways(early, flow, at in halves, series) for at, (early, flow) in enumerate(pairs)]
    often = Counter(span for one in ways for span in one)
    order = ("month", "semimonth", "day")
    return [
        one[0] if len(one) == 1 else max(one, key=lambda span: (often[span], -order.index(span.unit))) for one in ways
    ]


def _pairs(start: date, flows: Sequence[Flow]) -> list[tuple[date, Flow]]:
    places = [start, *(flow.place for flow in flows if isinstance(flow.place, date) and flow.place != start)]
    later = [flow for flow in flows if flow.place != start]
    return [(early, flow) for early, flow in zip(places, later, strict=False) if isinstance(early, date)]


def _ways(early: date, flow: Flow, half: bool, series: dict[Every, Span]) -> list[Span]:
    """What a period may be called: the file's own word in a series, else whole months, half a month, or days."""
    if isinstance(flow.step, Every) and flow.follows == early:
        return [series.setdefault(flow.step, Span(Fraction(flow.step.count), flow.step.unit))]
    late = flow.place
    if not isinstance(late, date):
        return []
    ways = [Span(Fraction((late - early).days), "day")]
    months = whole_months(early, late, flow.anchor)
    if months:
        ways.append(Span(Fraction(months), "month"))
    if half:
        ways.append(Span(Fraction(1), "semimonth"))
    return ways


def _half_months(pairs: Sequence[tuple[date, Flow]]) -> set[int]:
    """Which periods are one of two that make a month together, or end a half month after they begin."""
    found = set()
    for at, ((early, _), (middle, late)) in enumerate(pairwise(pairs)):
        if not isinstance(late.place, date) or (isinstance(late.step, Every) and late.step.unit == "month"):
            continue
        lengths = (middle - early).days, (late.place - middle).days
        if all(13 <= length <= 18 for length in lengths) and whole_months(early, late.place, late.anchor) == 1:
            found |= {at, at + 1}
    for at, (early, flow) in enumerate(pairs):
        if isinstance(flow.place, date) and flow.step is None and (flow.place - early).days == 15:
            found.add(at)
    return found


def _average(spans: Sequence[Span]) -> Span:
    """(b)(4)(i)(B): the average of all periods, rounded to the nearest standard interval, the lower of two as near."""
    if all(span.unit == "month" for span in spans):
        mean = sum((span.size for span in spans), Fraction(0)) / len(spans)
        nearest = -((1 - 2 * mean) // 2)
        lower = nearest - 1 if nearest - mean == Fraction(1, 2) else nearest
        return Span(Fraction(min(max(lower, 1), 12)), "month")
    mean = sum((span.days for span in spans), Fraction(0)) / len(spans)
    standard = [Span(Fraction(1), "day"), Span(Fraction(1), "semimonth")]
    standard += [Span(Fraction(7 * weeks), "day") for weeks in range(1, 52)]
    standard += [Span(Fraction(months), "month") for months in range(1, 13)]
    return min(standard, key=lambda span: (abs(span.days - mean), span.days))


def clock(loan: Loan, span: Span, month_days: Fraction, year_days: Fraction) -> Callable[[Flow], Time]:
    """The function that counts a flow's time from the start in unit-periods of ``span`` (b)(5)."""
    start = loan.start
    if not isinstance(start, date):
        return lambda flow: _split(_steps_in(loan, _undated(flow.place) - start, span, year_days))
    return lambda flow: _between(start, flow, span, month_days, year_days)


def _steps_in(loan: Loan, units: Fraction, span: Span, year_days: Fraction) -> Fraction:
    """A length in the loan's unit counted in ``span``; days are put beside months only when a term passes a year."""
    length = _steps(loan, units)
    if length.unit == span.unit:
        return length.size / span.size
    in_months = {"day": length.size * 12 / year_days, "semimonth": length.size / 2, "month": length.size}[length.unit]
    return in_months / (span.size if span.unit == "month" else Fraction(1, 2))


def _between(start: date, flow: Flow, span: Span, month_days: Fraction, year_days: Fraction) -> Time:
    place = flow.place
    if not isinstance(place, date) or place <= start:
        return 0, Fraction(0)
    if span.term:
        return 1, Fraction(0)
    if span.unit == "day":
        return _split(Fraction((place - start).days) / span.size)
    months, days = months_back(start, place, flow.anchor)
    if span.unit == "semimonth":
        return _split((months * month_days + days) / (month_days / 2))
    if span.size == 12:
        years, rest = divmod(months, 12)
        if days == 0:
            return years, Fraction(rest, 12)
        return years, Fraction((add_months(place, -12 * years, flow.anchor) - start).days) / year_days
    if span.size == 1:
        return months, days / month_days
    return _split((months * month_days + days) / (month_days * span.size))


def _split(periods: Fraction) -> Time:
    whole = periods.numerator // periods.denominator
    return whole, periods - whole


def days_in_year(loan: Loan) -> Fraction:
    """The loan's own year in days, 365 where it says nothing."""
    return Fraction(loan.year_days or Decimal(365))


def day_clock(loan: Loan, span: Span, year_days: Fraction) -> tuple[Callable[[Flow], Time], Fraction]:
    """For a daily-rate line: a flow's time in ``span`` by real days, and the number of ``span`` in its year of days."""
    start = loan.start
    if not isinstance(start, date):
        return clock(loan, span, year_days / 12, year_days), year_days / span.size if span.unit == "day" else _year(
            span
        )
    days = span.size if span.unit == "day" else year_days / _year(span)
    return lambda flow: _split((_undated(flow.place) - start.toordinal()) / days), year_days / days


def _year(span: Span) -> Fraction:
    return Fraction(24) if span.unit == "semimonth" else 12 / span.size
