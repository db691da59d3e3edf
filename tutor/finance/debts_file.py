"""The file of ``finlit-tutor debts``: all debts on one page, and what one wants to know about them.

.. code-block:: yaml

    income: 6500            # a month, after tax; optional, as is all but debts
    essentials: 3600        # rent, food, travel
    buffer: 300             # kept aside every month
    budget: 1800            # what can go to debts each month; this month's minimums unless said
    debts:
      - {name: Skylark, owed: 8000, rate: 18%, minimum: 10%, floor: 50, due: 20}
      - {name: Pebble, owed: 6000, rate: 24%, payment: 400}
    extra: {name: Quick, owed: 3000, rate: 36%, payment: 300}     # what one more loan would do
    consolidate: {rate: 12%, count: 36, fee: 2%}                  # one loan instead of all

Rates are typed as people type them, a year unless they say otherwise (``0.05%/day``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.finance import plain, typed
from tutor.finance.debts import (
    Consolidation,
    Debt,
    Payoff,
    as_now,
    consolidated,
    dearest_first,
    minimums,
    needed_to_end,
    paid_off,
    smallest_first,
)
from tutor.finance.errors import FinanceError, Path, Unreadable
from tutor.finance.money import to_major, to_minor

MOST_DEBTS = 100
HIGHEST_RATE = 1000
"""A fraction a year: a hundred thousand per cent."""
PERIODS = {"year": 1, "month": 12, "day": 365, None: 1}
_DEBT = ("name", "owed", "rate", "payment", "minimum", "floor", "due")
_TOP = ("income", "essentials", "buffer", "budget", "debts", "extra", "consolidate")


@dataclass(frozen=True)
class Situation:
    """What the file says, in minor units; None where it says nothing."""

    debts: tuple[Debt, ...]
    income: int | None
    essentials: int | None
    buffer: int
    budget: int | None
    extra: Debt | None
    offer: tuple[Fraction, int, Fraction] | None


def read(values: object) -> Situation:
    """The situation in plain values. Raises ``FinanceError`` with the ``path`` of what is wrong."""
    top = plain.mapping(values, (), _TOP, ("debts",))
    listed = plain.sequence(top["debts"], ("debts",))
    if not listed:
        raise FinanceError("key_missing", {"key": "debts"}, ("debts",))
    if len(listed) > MOST_DEBTS:
        raise FinanceError("too_many", {"most": MOST_DEBTS, "value": str(len(listed))}, ("debts",))
    return Situation(
        tuple(_debt(one, ("debts", at)) for at, one in enumerate(listed)),
        _optional(top, "income"),
        _optional(top, "essentials"),
        _optional(top, "buffer") or 0,
        _optional(top, "budget"),
        _debt(top["extra"], ("extra",)) if top.get("extra") is not None else None,
        _offer(top["consolidate"]) if top.get("consolidate") is not None else None,
    )


def _debt(value: object, path: Path) -> Debt:
    one = plain.mapping(value, path, _DEBT, ("owed", "rate"))
    payment = _sum(one["payment"], (*path, "payment")) if one.get("payment") is not None else None
    share = _rate(one["minimum"], (*path, "minimum"), 1) if one.get("minimum") is not None else Fraction(0)
    floor = _sum(one["floor"], (*path, "floor")) if one.get("floor") is not None else 0
    if payment is None and not share and not floor:
        raise FinanceError("key_missing", {"key": "payment"}, path)
    due = plain.count(one["due"], (*path, "due"), 31) if one.get("due") is not None else None
    name = str(one.get("name") or f"{path[-1] + 1 if isinstance(path[-1], int) else path[-1]}")
    owed = _sum(one["owed"], (*path, "owed"))
    return Debt(name, owed, _rate(one["rate"], (*path, "rate"), HIGHEST_RATE), payment, share, floor, due)


def _offer(value: object) -> tuple[Fraction, int, Fraction]:
    path = ("consolidate",)
    one = plain.mapping(value, path, ("rate", "count", "fee"), ("rate", "count"))
    fee = _rate(one["fee"], (*path, "fee"), 1) if one.get("fee") is not None else Fraction(0)
    return _rate(one["rate"], (*path, "rate"), HIGHEST_RATE), plain.count(one["count"], (*path, "count"), 600), fee


def _optional(top: Mapping[str, object], key: str) -> int | None:
    return _sum(top[key], (key,)) if top.get(key) is not None else None


def _sum(value: object, path: Path) -> int:
    """A sum of money as people type it, in minor units, zero or more."""
    if isinstance(value, str):
        try:
            value = typed.amount(value).major
        except Unreadable as error:
            raise error.at(path) from None
    return to_minor(plain.amount(value, path, zero=True))


def _rate(value: object, path: Path, most: int) -> Fraction:
    """A rate a year as a fraction, zero or more."""
    if isinstance(value, str):
        try:
            said = typed.rate(value)
        except Unreadable as error:
            raise error.at(path) from None
        rate = Fraction(said.value) * PERIODS[said.per]
    else:
        raise FinanceError("rate_bare", {"text": plain.shown(value), "number": plain.shown(value)}, path)
    if rate < 0:
        raise FinanceError("negative", {"name": "rate", "value": plain.shown(value)}, path)
    if rate > most:
        raise FinanceError("too_large", {"text": plain.shown(value)}, path)
    return rate


def report(situation: Situation) -> dict[str, object]:
    """Everything about the debts as JSON may hold it, sums in major units as text.

    ``debts`` one a row; ``totals``; ``plans`` by strategy; ``extra`` and ``consolidation`` where they were asked for.
    """
    least = minimums(situation.debts)
    budget = situation.budget if situation.budget is not None else least
    found: dict[str, object] = {
        "debts": [_row(debt) for debt in situation.debts],
        "totals": _totals(situation, least, budget),
        "plans": _plans(situation.debts, budget),
    }
    if situation.extra is not None:
        more = (*situation.debts, situation.extra)
        found["extra"] = {"minimums": _figure(minimums(more)), "plans": _plans(more, max(budget, minimums(more)))}
    if situation.offer is not None:
        found["consolidation"] = _one_loan(situation, consolidated(situation.debts, *situation.offer))
    return found


def _row(debt: Debt) -> dict[str, object]:
    return {
        "name": debt.name,
        "owed": _figure(debt.owed),
        "annual_rate_percent": float(debt.rate * 100),
        "interest": _figure(debt.interest(debt.owed)),
        "minimum": _figure(debt.minimum(debt.owed + debt.interest(debt.owed))),
        "due": debt.due,
        "needed_to_end": _figure(needed_to_end(debt)),
    }


def _totals(situation: Situation, least: int, budget: int) -> dict[str, object]:
    totals: dict[str, object] = {
        "owed": _figure(sum(debt.owed for debt in situation.debts)),
        "interest_this_month": _figure(sum(debt.interest(debt.owed) for debt in situation.debts)),
        "minimums": _figure(least),
        "budget": _figure(budget),
        "share_of_income_percent": None,
        "affordable": None,
        "short": None,
    }
    if situation.income:
        totals["share_of_income_percent"] = float(Fraction(least * 100, situation.income))
    if situation.income is not None and situation.essentials is not None:
        affordable = situation.income - situation.essentials - situation.buffer
        totals["affordable"] = _figure(max(0, affordable))
        totals["short"] = _figure(max(0, least - affordable))
    return totals


def _plans(debts: Sequence[Debt], budget: int) -> dict[str, object]:
    return {
        "as-now": _plan(as_now(debts)),
        "avalanche": _plan(paid_off(debts, budget, dearest_first)),
        "snowball": _plan(paid_off(debts, budget, smallest_first)),
    }


def _plan(payoff: Payoff) -> dict[str, object]:
    ends = payoff.months is not None
    return {
        "months": payoff.months,
        "interest": _figure(payoff.interest) if ends else None,
        "total_paid": _figure(payoff.paid) if ends else None,
        "order": list(payoff.order),
        "never": list(payoff.stuck),
        "balances": [_figure(balance) for balance in payoff.balances],
    }


def _one_loan(situation: Situation, loan: Consolidation) -> dict[str, object]:
    now = as_now(situation.debts)
    return {
        "payment": _figure(loan.payment),
        "months": loan.months,
        "interest": _figure(loan.interest),
        "fees": _figure(loan.fee),
        "total_paid": _figure(loan.paid),
        "payment_change": _figure(loan.payment - minimums(situation.debts)),
        "total_change": _figure(loan.paid - now.paid) if now.months is not None else None,
        "months_change": loan.months - now.months if now.months is not None else None,
    }


def _figure(minor: int) -> str:
    return str(to_major(minor))
