"""The rows of a repayment schedule. Integers throughout; every row balances and the last absorbs what rounding left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Literal, NamedTuple

from tutor.finance.dates import repeat
from tutor.finance.errors import FinanceError
from tutor.finance.money import half_up, to_major
from tutor.finance.plan import Plan

Note = Literal["rounded", "grace", "late", "settled", "in-advance", "last"]


class Row(NamedTuple):
    """One period in minor units: ``opening + interest - payment = closing``, ``payment = interest + principal``.

    ``fee`` is paid on top of ``payment``. ``due`` is None in a schedule without dates, ``notes`` say what is special:
    ``rounded`` marks the last instalment that differs from the others because it takes what rounding left.
    """

    number: int
    due: date | None
    opening: int
    interest: int
    principal: int
    payment: int
    fee: int
    closing: int
    notes: tuple[Note, ...] = ()


def regular(plan: Plan, dues: list[date] | None) -> list[Row]:
    """The rows of everything paid in regular instalments."""
    factors = charges(plan, dues)
    days: Sequence[date | None] = dues if dues else [None] * plan.count
    if plan.kind == "bullet":
        interest = half_up(plan.principal * sum(factors, Fraction(0)))
        paid = plan.principal + interest
        return [Row(plan.count, days[-1], plan.principal, interest, plan.principal, paid, 0, 0)]
    opening = _grace(plan, factors, days)
    balance = opening[-1].closing if opening else plan.principal
    rest, dated = factors[plan.grace :], days[plan.grace :]
    if plan.kind == "equal-payment":
        return opening + _level(plan.grace, balance, rest, dated)
    return opening + _by_principal(plan, balance, rest, dated)


def _grace(plan: Plan, factors: Sequence[Fraction], days: Sequence[date | None]) -> list[Row]:
    """The first periods, in which interest alone is paid, or nothing and the interest is added to what is owed."""
    rows = []
    balance = plan.principal
    for at in range(plan.grace):
        interest = half_up(balance * factors[at])
        paid = 0 if plan.grace_added else interest
        rows.append(
            Row(at + 1, days[at], balance, interest, paid - interest, paid, 0, balance + interest - paid, ("grace",))
        )
        balance += interest - paid
    return rows


def _level(before: int, balance: int, factors: Sequence[Fraction], days: Sequence[date | None]) -> list[Row]:
    """Equal payments. One rate for all periods is the usual case and worked in plain integers."""
    level = level_payment(balance, factors)
    last = len(factors) - 1
    same = factors[0] if all(factor is factors[0] for factor in factors) else None
    above, half = (2 * same.numerator, same.denominator) if same is not None else (0, 1)
    below = 2 * half
    rows = []
    for at, due in enumerate(days):
        interest = (balance * above + half) // below if same is not None else half_up(balance * factors[at])
        paid = level if at < last and level < balance + interest else balance + interest
        left = balance + interest - paid
        rows.append(Row(before + at + 1, due, balance, interest, paid - interest, paid, 0, left))
        balance = left
    return rows


def level_payment(balance: int, factors: Sequence[Fraction]) -> int:
    """The equal payment that repays ``balance`` over periods with these rates, to the nearest minor unit."""
    if not any(factors):
        return half_up(Fraction(balance, len(factors)))
    with localcontext(Context(prec=40)):
        worth, total = Decimal(1), Decimal(0)
        if all(factor is factors[0] for factor in factors):
            rate = Decimal(factors[0].numerator) / factors[0].denominator
            total = (1 - (1 + rate) ** -len(factors)) / rate
        else:
            for factor in factors:
                worth /= 1 + Decimal(factor.numerator) / factor.denominator
                total += worth
        return half_up(Fraction(Decimal(balance) / total))


def _by_principal(plan: Plan, balance: int, factors: Sequence[Fraction], days: Sequence[date | None]) -> list[Row]:
    """Equal parts of principal, or all of it at the end; a flat fee is charged on the original amount throughout."""
    count = len(factors)
    equal = 0 if plan.kind == "interest-only" else half_up(Fraction(balance, count))
    rows = []
    for at, due in enumerate(days):
        interest = half_up((plan.principal if plan.kind == "flat-fee" else balance) * factors[at])
        repaid = balance if at == count - 1 else min(equal, balance)
        rows.append(Row(plan.grace + at + 1, due, balance, interest, repaid, interest + repaid, 0, balance - repaid))
        balance -= repaid
    return rows


def charges(plan: Plan, dues: list[date] | None) -> list[Fraction]:
    """Each period's rate: a flat fee's, real days over the year's, or equal periods with the first by its own days."""
    if plan.kind == "flat-fee":
        return [plan.periodic] * plan.count
    daily = plan.yearly / plan.year_days
    if plan.actual and dues and plan.start:
        return [(late - early).days * daily for early, late in zip([plan.start, *dues[:-1]], dues, strict=True)]
    usual = [period_rate(plan)] * plan.count
    if plan.first and plan.start and repeat(plan.start, 2, plan.step)[1][0] != plan.first:
        return [(plan.first - plan.start).days * daily, *usual[1:]]
    return usual


def period_rate(plan: Plan) -> Fraction:
    """The rate of one regular period: months as twelfths of a year, days over the year's days."""
    size = {"month": Fraction(1, 12), "semimonth": Fraction(1, 24), "day": Fraction(1, plan.year_days)}[plan.step.unit]
    return plan.yearly * plan.step.count * size


def irregular(plan: Plan) -> list[Row]:
    """Payments on any dates; interest for real days, unpaid interest added to what is owed; the last takes the rest.

    Raises ``FinanceError("paid_too_much")``.
    """
    daily = plan.yearly / plan.year_days
    balance, before, rows = plan.principal, plan.start or plan.payments[0][0], []
    for number, (due, amount) in enumerate(plan.payments, 1):
        interest = half_up(balance * daily * (due - before).days)
        owed = balance + interest
        last = number == len(plan.payments)
        paid = owed if last else amount
        if paid > owed:
            values = {"value": str(to_major(amount, plan.currency)), "owed": str(to_major(owed, plan.currency))}
            raise FinanceError("paid_too_much", values, ("payments", number - 1, "amount"))
        rows.append(
            Row(number, due, balance, interest, paid - interest, paid, 0, owed - paid, ("last",) if last else ())
        )
        balance, before = owed - paid, due
    return rows


def rounding(plan: Plan, rows: Sequence[Row]) -> int:
    """By how much the last of equal instalments differs because it absorbs rounding."""
    if plan.kind not in ("equal-payment", "equal-principal", "flat-fee") or plan.count - plan.grace < 2:
        return 0
    one, other = rows[-2], rows[-1]
    return other.payment - one.payment if plan.kind == "equal-payment" else other.principal - one.principal
