"""The annual rate of a loan under a named standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import expm1, log1p

from tutor.finance import periods, years
from tutor.finance.errors import FinanceError
from tutor.finance.flows import Flow, Loan, Standard, read
from tutor.finance.solver import solve

_LARGEST_LOG = 34.0
"""Compound rates beyond 10**15 are given as None: the number would mean nothing."""


@dataclass(frozen=True)
class RateResult:
    """What a loan costs. Rates are percents, unrounded; sums are in major units.

    ``nominal_annual_rate_percent`` is the rate of one ``unit_period`` times their number in a year,
    ``effective_annual_rate_percent`` the same compounded (None beyond any use). ``us-reg-z`` discloses the first,
    ``eu-aprc`` the second, ``cn-2021-3`` either with its name. ``amount_financed`` is what the borrower really gets,
    ``total_of_payments`` all that is paid later, ``finance_charge`` the difference.
    """

    standard: Standard
    unit_period: str
    nominal_annual_rate_percent: float
    effective_annual_rate_percent: float | None
    amount_financed: Decimal
    finance_charge: Decimal
    total_of_payments: Decimal


def rate(values: object) -> RateResult:
    """The annual rate of a loan file's plain values (see ``flows``).

    Raises ``FinanceError`` with ``path`` where a value is wrong, without one where the flows as a whole have no rate:
    ``repays_less``, ``no_rate``, ``several_rates``, ``no_flows``, ``charges_exceed``.
    """
    return of_loan(read(values))


def of_loan(loan: Loan) -> RateResult:
    """The annual rate of a loan already read."""
    counted = [flow for flow in loan.flows if flow.counts]
    financed, later = _sums(loan, counted)
    if financed <= 0:
        raise FinanceError("charges_exceed", {"value": str(Decimal(financed) / loan.unit_of)})
    name, per_year, period_rate = _european(loan, counted) if loan.standard == "eu-aprc" else _by_period(loan, counted)
    return _result(loan.standard, name, per_year, period_rate, (financed, later, loan.unit_of))


def of_periods(
    standard: Standard, flows: Sequence[tuple[float, float, int]], span: periods.Span, unit: int
) -> RateResult:
    """The annual rate of flows already counted in whole periods of ``span``, as ``solver.solve`` takes them."""
    financed = sum(amount for t, _, amount in flows if t == 0)
    later = -sum(amount for t, _, amount in flows if t > 0)
    return _result(standard, span.name, span.per_year(Fraction(365)), solve(flows, unit), (financed, later, unit))


def _result(
    standard: Standard, name: str, per_year: Fraction, period_rate: float, sums: tuple[int, int, int]
) -> RateResult:
    financed, later, unit = sums
    power = float(per_year) * log1p(period_rate)
    return RateResult(
        standard,
        name,
        100 * period_rate * float(per_year),
        100 * expm1(power) if power < _LARGEST_LOG else None,
        Decimal(financed) / unit,
        Decimal(later - financed) / unit,
        Decimal(later) / unit,
    )


def _by_period(loan: Loan, counted: list[Flow]) -> tuple[str, Fraction, float]:
    """Unit-period, their number a year, and the rate of one (appendix J; simple interest for fractions only there).

    ``year_days`` in a loan under the Chinese standard says that it is a daily-rate line: time is then real days.
    """
    year_days = periods.days_in_year(loan)
    span = periods.unit_period(loan)
    simple = loan.standard == "us-reg-z"
    per_year = span.per_year(year_days)
    if loan.year_days and not simple:
        time, per_year = periods.day_clock(loan, span, year_days)
    else:
        time = periods.clock(loan, span, Fraction(30) if simple else year_days / 12, year_days)
    flows = []
    for flow in counted:
        whole, part = time(flow)
        amount = flow.amount if flow.kind == "advances" else -flow.amount
        flows.append((float(whole), float(part), amount) if simple else (float(whole + part), 0.0, amount))
    return span.name, per_year, solve(flows, loan.unit_of, prepaid=simple)


def _european(loan: Loan, counted: list[Flow]) -> tuple[str, Fraction, float]:
    unit = years.counting_unit(loan)
    time = years.clock(loan, unit)
    flows = [(float(time(flow)), 0.0, flow.amount if flow.kind == "advances" else -flow.amount) for flow in counted]
    return unit, Fraction(years.PER_YEAR[unit]), solve(flows, loan.unit_of)


def _sums(loan: Loan, counted: list[Flow]) -> tuple[int, int]:
    """What is really received, net of charges on the first day, and what is paid after it."""
    financed = later = 0
    for flow in counted:
        if flow.kind == "advances":
            financed += flow.amount
        elif flow.kind == "charges" and flow.place == loan.start:
            financed -= flow.amount
        else:
            later += flow.amount
    return financed, later
