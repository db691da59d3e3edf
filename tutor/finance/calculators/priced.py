"""One sum of money in its disguises, each worked out to the same thing: rows, what is received, a true annual rate.

Months are twelfths of a year, a day's rate is one of 365. The annual rate is that of one month (or day) times their
number in a year, on what is really still owed (``cn-2021-3``), with the compound one beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import expm1, log1p
from typing import Literal

from tutor.finance.annuity import annuity_factor, annuity_rate
from tutor.finance.calculators.fields import Complaint
from tutor.finance.instalments import Row
from tutor.finance.lending import decimal
from tutor.finance.money import Money
from tutor.finance.plan import Fee, Plan
from tutor.finance.schedules import Schedule, of_plan
from tutor.finance.solver import solve

_LARGEST_LOG = 9.3
"""Compound rates from about a million per cent on are not told: the number would mean nothing."""


@dataclass(frozen=True)
class Priced:
    """A loan that was worked out. Sums in minor units, rates a year as fractions; ``compound`` is None beyond any use.

    ``received`` is what reaches the borrower, ``upfront`` what was kept back of it. ``times`` are the months, or
    ``unit``s, after which each row is paid.
    """

    received: int
    upfront: int
    rows: tuple[Row, ...]
    times: tuple[int, ...]
    nominal: Decimal
    compound: Decimal | None
    unit: Literal["month", "day"] = "month"

    @property
    def paid(self) -> int:
        """All that is paid after the first day."""
        return sum(row.payment + row.fee for row in self.rows)

    @property
    def cost(self) -> int:
        return self.paid - self.received


def flat_fee(principal: int, monthly: Fraction, count: int) -> Priced:
    """A fee every month on the original amount, beside equal parts of the principal."""
    return _of_schedule(of_plan(Plan("flat-fee", principal, Fraction(0), count, periodic=monthly)))


def by_day(principal: int, daily: Fraction, count: int) -> Priced:
    """A day's rate on what is still owed, in equal monthly payments."""
    return yearly(principal, daily * 365, count, 0)


def yearly(principal: int, rate: Fraction, count: int, upfront: int) -> Priced:
    """An annual rate in equal monthly payments, with ``upfront`` kept back on the first day."""
    fees = (Fee(upfront, 0),) if upfront else ()
    schedule = of_plan(Plan("equal-payment", principal, rate, count, fees=fees))
    if abs(schedule.rounding) * 2 > schedule.rows[0].payment:
        raise Complaint("hardly_repaid", {"interest": Money(schedule.rows[0].interest)}, ("count",))
    return _of_schedule(schedule)


def service_fee(principal: int, fee: int, count: int, *, spread: bool) -> Priced:
    """No interest but a service fee: on the first day, or spread over the payments (the last takes what is left)."""
    each, left = divmod(fee, count)
    spreads = (Fee(each, None), *((Fee(left, count),) if left else ()))
    fees = spreads if spread else ((Fee(fee, 0),) if fee else ())
    return _of_schedule(of_plan(Plan("flat-fee", principal, Fraction(0), count, fees=fees)))


def fixed_payments(principal: int, payment: int, count: int, told: str) -> Priced:
    """Equal payments of which only the sum is known.

    Raises ``Complaint`` about the field ``told`` where they return less than was received.
    """
    total = payment * count
    if total < principal:
        raise Complaint("repays_less", {"paid": Money(total), "received": Money(principal)}, (told,))
    rate = annuity_rate(principal, payment, count)
    balances = [principal, *(round(payment * annuity_factor(rate, left)) for left in range(count - 1, 0, -1)), 0]
    rows = []
    for at in range(count):
        repaid = min(balances[at] - balances[at + 1], payment)
        rows.append(Row(at + 1, None, balances[at], payment - repaid, repaid, payment, 0, balances[at + 1]))
    return Priced(principal, 0, tuple(rows), tuple(range(1, count + 1)), decimal(12 * rate), _compound(rate, 12))


def once(received: int, repaid: int, days: int) -> Priced:
    """One sum now against one sum after some days: simple interest of 365 days a year."""
    if repaid < received:
        raise Complaint("repays_less", {"paid": Money(repaid), "received": Money(received)}, ("repaid",))
    cost = repaid - received
    row = Row(1, None, received, cost, received, repaid, 0, 0)
    growth = log1p(cost / received) * 365 / days
    compound = decimal(expm1(growth)) if growth < _LARGEST_LOG else None
    return Priced(received, 0, (row,), (days,), decimal(cost / received * 365 / days), compound, "day")


def _of_schedule(schedule: Schedule) -> Priced:
    rows = schedule.rows
    rate = _monthly(schedule.received, [row.payment + row.fee for row in rows])
    times = tuple(row.number for row in rows)
    return Priced(schedule.received, schedule.upfront, rows, times, decimal(12 * rate), _compound(rate, 12))


def _monthly(received: int, payments: Sequence[int]) -> float:
    """The rate a month of payments at the end of each."""
    if sum(payments) == received:
        return 0.0
    flows = [(0.0, 0.0, received)]
    flows += [(float(at), 0.0, -payment) for at, payment in enumerate(payments, 1) if payment]
    return solve(flows, 100)


def _compound(rate: float, periods: int) -> Decimal | None:
    power = periods * log1p(rate)
    return decimal(expm1(power)) if power < _LARGEST_LOG else None
