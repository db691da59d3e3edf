"""Several offers of money, in whatever disguise, ranked by what they cost (the file of ``finlit-tutor compare``).

.. code-block:: yaml

    standard: cn-2021-3       # under which the annual rates are worked out
    offers:
      - {name: A, kind: flat-fee, principal: 10000, fee: 0.6%, count: 12}
      - {name: B, kind: equal-payment, principal: 10000, rate: 0.05%/day, count: 12, date: 2026-11-23}
      - name: C
        unit: month
        advances: [{amount: 10000, at: 0}]
        payments: [{amount: 900, at: 1, count: 12, every: 1}]

An offer is a plan as ``schedule`` takes it (it has a ``kind``) or a loan as ``rate`` takes it (it has ``advances``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tutor.finance import plain
from tutor.finance.errors import FinanceError, Path
from tutor.finance.flows import STANDARDS
from tutor.finance.rates import RateResult, rate
from tutor.finance.schedules import schedule

MOST_OFFERS = 50
SAME = 1e-6
"""Rates that differ by less, in per cent, are the same."""


@dataclass(frozen=True)
class Ranked:
    """One offer in its place. ``rank`` counts from 1, the cheapest; offers that cost the same share one. Sums in
    major units.
    """

    rank: int
    name: str
    result: RateResult


@dataclass(frozen=True)
class Comparison:
    """Offers from the cheapest up, and whether they give the same money for the same sum of time.

    ``amounts_differ`` warns that not the same money is offered: then the rate says which is cheaper, the totals do not.
    """

    offers: tuple[Ranked, ...]
    amounts_differ: bool


def compare(values: object) -> Comparison:
    """The comparison of a file's plain values. Raises ``FinanceError`` with the ``path`` of what is wrong."""
    top = plain.mapping(values, (), ("standard", "offers"), ("offers",))
    standard = plain.one_of(top.get("standard", "cn-2021-3"), STANDARDS, ("standard",), "standard_unknown")
    listed = plain.sequence(top["offers"], ("offers",))
    if not listed:
        raise FinanceError("key_missing", {"key": "offers"}, ("offers",))
    if len(listed) > MOST_OFFERS:
        raise FinanceError("too_many", {"most": MOST_OFFERS, "value": str(len(listed))}, ("offers",))
    found = [_offer(one, ("offers", at), standard) for at, one in enumerate(listed)]
    found.sort(key=lambda one: (one[1].nominal_annual_rate_percent, one[1].finance_charge))
    ranked: list[Ranked] = []
    for at, (name, result) in enumerate(found):
        before = ranked[-1] if ranked else None
        percent = result.nominal_annual_rate_percent
        tie = before is not None and abs(before.result.nominal_annual_rate_percent - percent) < SAME
        ranked.append(Ranked(before.rank if tie and before else at + 1, name, result))
    amounts: set[Decimal] = {one.result.amount_financed for one in ranked}
    return Comparison(tuple(ranked), len(amounts) > 1)


def _offer(value: object, path: Path, standard: str) -> tuple[str, RateResult]:
    if not isinstance(value, Mapping):
        raise FinanceError("not_mapping", {"keys": "name, kind, principal, …"}, path)
    at = path[-1]
    name = str(value.get("name") or (at + 1 if isinstance(at, int) else at))
    terms = {"standard": standard, **{key: one for key, one in value.items() if key != "name"}}
    try:
        return name, rate(terms) if "advances" in terms else schedule(terms).rate()
    except FinanceError as error:
        raise error.at((*path, *error.path)) from None


def priced(terms: object) -> RateResult:
    """What one loan costs, told as a plan (it has a ``kind``) or as its flows. Raises ``FinanceError``."""
    return schedule(terms).rate() if isinstance(terms, Mapping) and "kind" in terms else rate(terms)


def report(comparison: Comparison) -> dict[str, object]:
    """The comparison as JSON may hold it."""
    return {
        "offers": [_row(one) for one in comparison.offers],
        "amounts_differ": comparison.amounts_differ,
    }


def _row(one: Ranked) -> dict[str, object]:
    result = one.result
    return {
        "rank": one.rank,
        "name": one.name,
        "nominal_annual_rate_percent": result.nominal_annual_rate_percent,
        "effective_annual_rate_percent": result.effective_annual_rate_percent,
        "amount_financed": result.amount_financed,
        "finance_charge": result.finance_charge,
        "total_of_payments": result.total_of_payments,
    }
