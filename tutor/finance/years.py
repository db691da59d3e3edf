"""Time as the European directives count it (2008/48 and 2014/17, annex I, remark (c); 2023/2225, annex III).

Equal periods (months of 365/12 days, weeks, years) are counted backwards from the later date; the days left over are
divided by 365 or 366, the length of the year that ends on their last day. A year has 12 months or 52 weeks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from tutor.finance.dates import Every, add_months, months_back, whole_months
from tutor.finance.flows import Flow, Loan, TimeUnit

PER_YEAR: dict[TimeUnit, int] = {"day": 365, "week": 52, "month": 12, "year": 1}


def counting_unit(loan: Loan) -> TimeUnit:
    """The unit the file names; else months, weeks or days as the payments fall."""
    if loan.unit is not None:
        return loan.unit
    steps = {flow.step for flow in loan.flows if isinstance(flow.step, Every)}
    if any(step.unit == "month" for step in steps):
        return "month"
    if steps:
        return "week" if all(step.unit == "day" and step.count % 7 == 0 for step in steps) else "day"
    start = loan.start
    if not isinstance(start, date):
        return "day"
    later = [flow for flow in loan.flows if isinstance(flow.place, date) and flow.place > start]
    whole = all(isinstance(flow.place, date) and whole_months(start, flow.place, flow.anchor) for flow in later)
    return "month" if whole else "day"


def clock(loan: Loan, unit: TimeUnit) -> Callable[[Flow], Fraction]:
    """The function that gives a flow's time from the first drawdown, in years times ``PER_YEAR[unit]``."""
    start, year_days = loan.start, loan.year_days
    if isinstance(start, date):
        return lambda flow: _between(start, flow, unit, Fraction(year_days) if year_days else None)
    longer = Fraction(365) / Fraction(year_days) if year_days and unit == "day" else Fraction(1)
    return lambda flow: (flow.place - start) * longer if isinstance(flow.place, Fraction) else Fraction(0)


def _between(start: date, flow: Flow, unit: TimeUnit, year_days: Fraction | None) -> Fraction:
    place = flow.place
    if not isinstance(place, date):
        return Fraction(0)
    per_year = PER_YEAR[unit]
    if unit == "day" and year_days is not None:
        return (place - start).days * per_year / year_days
    if unit == "week":
        weeks, days = divmod((place - start).days, 7)
        return weeks + days * per_year / (year_days or _year_ending(start + timedelta(days)))
    months, days = months_back(start, place, flow.anchor)
    if unit == "month":
        return months + days * per_year / (year_days or _year_ending(start + timedelta(days)))
    years = months // 12
    days = (add_months(place, -12 * years, flow.anchor) - start).days
    return (years + days / (year_days or _year_ending(start + timedelta(days)))) * per_year


def _year_ending(day: date) -> Fraction:
    """The days of the year that ends on ``day``: 365, or 366 with a 29 February in it."""
    return Fraction((day - add_months(day, -12, day.day)).days) if day.year > 1 else Fraction(365)
