"""The pay-off plan: all debts together, three ways to repay them, and what the better way saves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tutor.finance.calculator import Calculator, Field, Picture, Result, Said, Series, Sheet, Value
from tutor.finance.calculators import debt_lines
from tutor.finance.calculators.fields import Complaint, Fields, per_cent
from tutor.finance.debts import (
    BEYOND,
    Debt,
    Payoff,
    as_now,
    dearest_first,
    minimums,
    needed_to_end,
    paid_off,
    smallest_first,
)
from tutor.finance.errors import FinanceError
from tutor.finance.money import Money

FIELDS = (
    Field("debts", "lines", initial="A 8000 18% 10% 100\nB 6000 24% 300"),
    Field("budget", "money", initial="1500", optional=True),
)
LEAST_SHOWN = 24
"""Months that a picture shows where nothing ever ends."""
Plans = Mapping[str, Payoff]
"""By the name of the way: ``as-now``, ``avalanche``, ``snowball``; the latter two only with a budget that covers."""


def work(typed: Mapping[str, str]) -> Result:
    """The plans for what stands in the fields. Minimums alone are told even where the budget does not cover them."""
    fields = Fields(FIELDS, typed)
    debts, budget = _debts(fields), None
    if not fields.empty("budget"):
        budget = fields.money("budget")
    if debts is None:
        return fields.unanswered()
    least = minimums(debts)
    if fields.empty("budget"):
        budget = least
        fields.understood["budget"] = Said("read_least", {"amount": Money(least)})
    if budget is not None and budget < least:
        fields.complain("budget", Complaint("budget_small", {"least": Money(least)}))
        budget = None
    plans = _plans(debts, budget)
    headline, months = _headline(plans)
    series, labels = _balances(debts, plans)
    picture = Picture("curve", series, labels, _twin(series))
    return Result(
        fields.understood,
        fields.complaints,
        headline,
        months,
        tuple(_says(debts, plans, budget)),
        (picture,),
        _sheet(series),
    )


def _debts(fields: Fields) -> tuple[Debt, ...] | None:
    try:
        debts = debt_lines.read(fields.text("debts"))
    except FinanceError as error:
        fields.complain("debts", error)
        return None
    sums = {"owed": sum(debt.owed for debt in debts), "interest": sum(debt.interest(debt.owed) for debt in debts)}
    fields.understood["debts"] = Said("read_debts", {"n": len(debts), **{key: Money(one) for key, one in sums.items()}})
    return debts


def _plans(debts: Sequence[Debt], budget: int | None) -> Plans:
    plans = {"as-now": as_now(debts)}
    if budget is not None:
        plans["avalanche"] = paid_off(debts, budget, dearest_first)
        plans["snowball"] = paid_off(debts, budget, smallest_first)
    return plans


# telling


def _headline(plans: Plans) -> tuple[Said | None, int | None]:
    if "avalanche" not in plans:
        return None, None
    months = plans["avalanche"].months
    return Said("headline_never" if months is None else "headline_months"), months


def _says(debts: Sequence[Debt], plans: Plans, budget: int | None) -> Iterator[Said]:
    if budget is not None:
        yield from _saved(debts, plans, budget)
    for name, plan in plans.items():
        if plan.months is None:
            yield Said(f"never_{name}")
        else:
            sums = {"interest": Money(plan.interest), "paid": Money(plan.paid)}
            yield Said(f"plan_{name}", {**sums, "n": plan.months})
    for debt in debts:
        if debt.name in plans["as-now"].stuck:
            yield Said("stuck", {"name": debt.name, "needed": Money(needed_to_end(debt))})
    for debt in debts:
        yield _read(debt)


def _saved(debts: Sequence[Debt], plans: Plans, budget: int) -> Iterator[Said]:
    """Which way saves how much."""
    now, dearest, smallest = plans["as-now"], plans["avalanche"], plans["snowball"]
    if dearest.months is None:
        yield Said("needed", {"interest": Money(sum(debt.interest(debt.owed) for debt in debts))})
        return
    if now.months is None:
        yield Said("saves_end", {"n": dearest.months})
    saved, beside = now.interest - dearest.interest, smallest.interest - dearest.interest
    if smallest.months is not None and beside < 0:
        yield Said("saves_dearer", {"saved": Money(-beside)})
    elif now.months is not None and saved > 0 and smallest.months is not None and beside > 0:
        yield Said("saves_both", {"saved": Money(saved), "beside": Money(beside)})
    elif now.months is not None and saved > 0:
        yield Said("saves_now", {"saved": Money(saved)})
    elif budget == minimums(debts):
        yield Said("saves_none")


def _read(debt: Debt) -> Said:
    """The debt as it was read."""
    values: dict[str, Value] = {"name": debt.name, "owed": Money(debt.owed), "rate": per_cent(debt.rate)}
    if debt.payment is not None or not debt.share:
        return Said("debt_payment", {**values, "payment": Money(debt.payment or debt.floor)})
    if debt.floor:
        return Said("debt_floor", {**values, "share": per_cent(debt.share), "floor": Money(debt.floor)})
    return Said("debt_share", {**values, "share": per_cent(debt.share)})


# showing


def _balances(debts: Sequence[Debt], plans: Plans) -> tuple[tuple[Series, ...], tuple[str, ...]]:
    """What is owed month by month in each way, all as long as the longest that ends."""
    ending = [plan.months for plan in plans.values() if plan.months is not None]
    months = max([*ending, 0 if ending else LEAST_SHOWN])
    series = []
    for name, plan in plans.items():
        points = plan.balances if name != "as-now" or plan.months is not None else _going_on(debts, months)
        padding = (0,) * (months + 1 - len(points)) if plan.months is not None else ()
        series.append(Series(name, (*points[: months + 1], *padding)))
    length = min(len(one.points) for one in series)
    return (
        tuple(Series(one.code, one.points[:length]) for one in series),
        tuple(str(month) for month in range(length)),
    )


def _going_on(debts: Sequence[Debt], months: int) -> tuple[int, ...]:
    """What is owed where minimums never end it: month after month, or until it is absurd."""
    owed = [debt.owed for debt in debts]
    balances = [sum(owed)]
    while len(balances) <= months and balances[-1] <= BEYOND * balances[0]:
        grown = [one + debt.interest(one) for debt, one in zip(debts, owed, strict=True)]
        owed = [one - debt.minimum(one) for debt, one in zip(debts, grown, strict=True)]
        balances.append(sum(owed))
    return tuple(balances)


def _twin(series: Sequence[Series]) -> Said:
    """What is owed halfway in each way."""
    half = max(1, len(series[0].points) // 2)
    then = [Money(int(one.points[half])) for one in series]
    if len(series) < 3:
        return Said("twin_now", {"today": Money(int(series[0].points[0])), "n": half, "now": then[0]})
    return Said("twin_debts", {"n": half, "now": then[0], "avalanche": then[1], "snowball": then[2]})


def _sheet(series: Sequence[Series]) -> Sheet:
    rows = zip(*(one.points for one in series), strict=True)
    return Sheet(
        ("month", *(one.code for one in series)),
        tuple((month, *(Money(int(point)) for point in row)) for month, row in enumerate(rows)),
    )


CALCULATOR = Calculator("pay-off", FIELDS, work)
