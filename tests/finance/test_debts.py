"""All debts on one page: what any plan obeys, and the file that says it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.finance.comparison import compare
from tutor.finance.debts import (
    Debt,
    as_now,
    consolidated,
    dearest_first,
    minimums,
    needed_to_end,
    paid_off,
    smallest_first,
)
from tutor.finance.debts_file import read, report
from tutor.finance.errors import FinanceError
from tutor.words import LANGS

RATES = st.integers(0, 60).map(lambda percent: Fraction(percent, 100))
DEBTS = st.builds(
    Debt,
    name=st.sampled_from("abcdef"),
    owed=st.integers(10_000, 3_000_000),
    rate=RATES,
    payment=st.integers(20_000, 200_000),
)
SEVERAL = st.lists(DEBTS, min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(SEVERAL, st.integers(0, 300_000))
def test_money_is_conserved(debts: list[Debt], more: int) -> None:
    for payoff in (
        as_now(debts),
        paid_off(debts, minimums(debts) + more, dearest_first),
        paid_off(debts, minimums(debts) + more, smallest_first),
    ):
        assert payoff.balances[0] == sum(debt.owed for debt in debts)
        assert payoff.balances[0] + payoff.interest == payoff.paid + payoff.balances[-1]
        assert (payoff.months is None) == bool(payoff.balances[-1]) == bool(payoff.stuck)


@settings(max_examples=80, deadline=None)
@given(st.lists(DEBTS, min_size=2, max_size=3), st.integers(10_000, 200_000))
def test_dearest_first_costs_least(debts: list[Debt], more: int) -> None:
    """Beside every fixed order, up to a fen a month and debt that rounding may move."""
    budget = minimums(debts) + more
    best = paid_off(debts, budget, dearest_first)
    for order in permutations(range(len(debts))):

        def fixed(_debts: Sequence[Debt], _owed: Sequence[int], order: Sequence[int] = order) -> Sequence[int]:
            return order

        other = paid_off(debts, budget, fixed)
        if best.months is not None and other.months is not None:
            assert best.interest <= other.interest + other.months * len(debts)


@settings(max_examples=100, deadline=None)
@given(SEVERAL, st.integers(1_000, 100_000), st.integers(1_000, 100_000))
def test_paying_more_is_never_slower_nor_dearer(debts: list[Debt], more: int, still: int) -> None:
    less = paid_off(debts, minimums(debts) + more, dearest_first)
    more_ = paid_off(debts, minimums(debts) + more + still, dearest_first)
    if less.months is not None:
        assert more_.months is not None and more_.months <= less.months
        assert more_.interest <= less.interest + less.months * len(debts)


@settings(max_examples=100, deadline=None)
@given(SEVERAL, DEBTS)
def test_one_more_debt_never_lowers_the_interest(debts: list[Debt], extra: Debt) -> None:
    before, after = as_now(debts), as_now([*debts, extra])
    if before.months is not None and after.months is not None:
        assert after.interest >= before.interest and after.months >= before.months


def test_a_debt_that_never_ends_says_so_and_what_would_end_it() -> None:
    """The question one in three get right: 1,000 at 1 % a month, paying 10 a month or a little less."""
    debt = Debt("card", 100_000, Fraction(12, 100), payment=1_000)
    payoff = as_now([debt])
    assert payoff.months is None and payoff.stuck == ("card",)
    assert needed_to_end(debt) == 1_001
    assert as_now([Debt("card", 100_000, Fraction(12, 100), payment=1_100)]).months is not None


def test_a_share_with_a_floor_ends() -> None:
    payoff = as_now([Debt("card", 800_000, Fraction(18, 100), share=Fraction(1, 10), floor=5_000)])
    assert payoff.months == 42 and payoff.order == ("card",)
    assert payoff.balances == tuple(sorted(payoff.balances, reverse=True))


def test_a_share_without_a_floor_ends_too() -> None:
    """The last few fen are not rounded to a payment of nothing; a share below the month's interest still never ends."""
    payoff = as_now([Debt("card", 800_000, Fraction(18, 100), share=Fraction(1, 10))])
    assert payoff.months is not None and payoff.balances[-1] == 0 and not payoff.stuck
    assert as_now([Debt("card", 800_000, Fraction(24, 100), share=Fraction(1, 100))]).months is None


def test_orders() -> None:
    debts = [
        Debt("big", 900_000, Fraction(30, 100), payment=30_000),
        Debt("small", 100_000, Fraction(10, 100), payment=5_000),
    ]
    assert paid_off(debts, 100_000, smallest_first).order == ("small", "big")
    assert paid_off(debts, 100_000, dearest_first).order[-1] == "small"
    with pytest.raises(FinanceError) as caught:
        paid_off(debts, 10_000, dearest_first)
    assert caught.value.code == "budget_small" and caught.value.path == ("budget",)


def test_consolidation_may_cost_more_for_a_smaller_payment() -> None:
    debts = [Debt("a", 800_000, Fraction(18, 100), payment=80_000)]
    loan = consolidated(debts, Fraction(15, 100), 60, Fraction(3, 100))
    now = as_now(debts)
    assert loan.payment < 80_000 and loan.paid > now.paid
    assert loan.months == 60 and loan.paid == 800_000 + loan.fee + loan.interest


FILE: dict[str, Any] = {
    "income": 6500,
    "essentials": 3600,
    "buffer": 300,
    "budget": 2600,
    "debts": [
        {"name": "A", "owed": 8000, "rate": "18%", "minimum": "10%", "floor": 50, "due": 20},
        {"name": "B", "owed": "6,000", "rate": "0.05%/day", "payment": 400},
    ],
    "extra": {"owed": 3000, "rate": "36%", "payment": 300},
    "consolidate": {"rate": "12%", "count": 36, "fee": "2%"},
}


def test_the_page() -> None:
    found: Any = report(read(FILE))
    assert found["totals"]["owed"] == "14000.00" and found["totals"]["affordable"] == "2600.00"
    assert found["debts"][1]["annual_rate_percent"] == pytest.approx(18.25)
    assert set(found["plans"]) == {"as-now", "avalanche", "snowball"}
    for plan in found["plans"].values():
        assert plan["balances"][0] == "14000.00" and plan["balances"][-1] == "0.00"
        assert len(plan["balances"]) == plan["months"] + 1
    assert found["extra"]["plans"]["avalanche"]["months"] >= found["plans"]["avalanche"]["months"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"debts": []}, ("debts",)),
        ({"debts": "none"}, ("debts",)),
        ({"debts": [{"owed": 1, "rate": "1%"}]}, ("debts", 0)),
        ({"debts": [{"owed": -1, "rate": "1%", "payment": 1}]}, ("debts", 0, "owed")),
        ({"debts": [{"owed": 1, "rate": 18, "payment": 1}]}, ("debts", 0, "rate")),
        ({"debts": [{"owed": 1, "rate": "-1%", "payment": 1}]}, ("debts", 0, "rate")),
        ({"debts": [{"owed": 1, "rate": "18%", "payment": 1, "due": 32}]}, ("debts", 0, "due")),
        ({"debts": [{"owed": 1, "rate": "18%", "paymnt": 1}]}, ("debts", 0, "paymnt")),
        ({"income": "a lot"}, ("income",)),
        ({"budget": 3}, ("budget",)),
        ({"consolidate": {"rate": "12%", "count": 0}}, ("consolidate", "count")),
    ],
)
def test_a_wrong_file_is_located_in_both_languages(change: dict[str, Any], path: tuple[str | int, ...]) -> None:
    with pytest.raises(FinanceError) as caught:
        report(read(FILE | change))
    assert caught.value.path == path
    assert all(caught.value.message(lang) for lang in LANGS)


def test_disguises_of_the_same_money_are_ranked_by_what_they_cost() -> None:
    """0.6 % a month flat, 900 twelve times, 12 % with 3 % deducted, 0.05 % a day: each looks cheap in its own way."""
    found = compare(
        {
            "offers": [
                {"name": "daily", "kind": "equal-payment", "principal": 10000, "rate": "0.05%/day", "count": 12,
                 "date": "2026-11-23"},
                {"name": "count", "unit": "month", "advances": [{"amount": 10000, "at": 0}],
                 "payments": [{"amount": 900, "at": 1, "count": 12, "every": 1}]},
                {"name": "flat", "kind": "flat-fee", "principal": 10000, "fee": "0.6%", "count": 12},
                {"name": "again", "kind": "flat-fee", "principal": 10000, "fee": "0.6%", "count": 12},
                {"name": "deducted", "kind": "equal-payment", "principal": 10000, "rate": "12%", "count": 12,
                 "deducted": 300},
            ]
        }
    )  # fmt: skip
    assert [(one.rank, one.name) for one in found.offers] == [
        (1, "flat"),
        (1, "again"),
        (3, "count"),
        (4, "deducted"),
        (5, "daily"),
    ]
    assert found.amounts_differ
    assert found.offers[0].result.nominal_annual_rate_percent == pytest.approx(13.03, abs=0.01)
    with pytest.raises(FinanceError) as caught:
        compare({"offers": [{"name": "x", "kind": "flat-fee", "principal": 10000, "fee": "0.6%", "count": 0}]})
    assert caught.value.path == ("offers", 0, "count")
