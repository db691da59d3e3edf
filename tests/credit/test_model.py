"""The rules that the model obeys, as credit-world.md states them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.credit import score
from tutor.credit.audit import missing
from tutor.credit.crowd import rolls
from tutor.credit.decisions import Decision
from tutor.credit.futures import Futures, futures
from tutor.credit.life import Life
from tutor.credit.plan import Plan
from tutor.credit.play import by_month, lived, play
from tutor.credit.policies import POLICIES
from tutor.credit.risk import desk
from tutor.credit.seat import Bar, applicants, lend
from tutor.credit.terms import CLOSED_USER, RATE, Product, World
from tutor.finance.instalments import level_payment

from .worlds import drawn, rate, shipped, small

TWO_YEARS, CROWD, LEAN = shipped("two-years"), shipped("crowd"), shipped("lean")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(POLICIES)), st.integers(0, 10**6), st.sampled_from([TWO_YEARS, CROWD, LEAN]))
def test_money_is_conserved_every_month(policy: str, seed: int, world: World) -> None:
    life = Life(world, seed)
    habit = POLICIES[policy]
    for _ in range(24):
        life.live(habit(life))
        assert missing(life) == 0
        assert life.purse.cash >= 0 and all(account.owed >= 0 for account in life.accounts)


def test_an_audit_that_can_fail() -> None:
    life = Life(LEAN, 1)
    life.live(POLICIES["careful"](life))
    life.purse.cash += 1
    assert missing(life) == 1
    life.purse.cash -= 1
    life.accounts[0].owed += 2
    assert missing(life) == 2


AMOUNTS = st.integers(10_000, 2_000_000)


@settings(max_examples=40, deadline=None)
@given(AMOUNTS, st.integers(3, 24))
def test_a_line_paid_on_time_costs_what_finance_computes(amount: int, term: int) -> None:
    """Equal parts of principal, a month's interest on what is owed: rounding apart, the sum has a closed form."""
    life = drawn(small(Product("line", rate("18%"), term=term)), amount, term + 2)
    account = life.accounts[0]
    exact = Fraction(rate("18%"), RATE) * amount * (term + 1) / 2
    assert account.owed == 0 and abs(account.interest - exact) <= term * 2


@settings(max_examples=40, deadline=None)
@given(AMOUNTS, st.integers(3, 24))
def test_a_flat_fee_costs_the_fee_each_month(amount: int, term: int) -> None:
    life = drawn(small(Product("flat", fee=RATE * 6 // 1000, term=term)), amount, term + 2)
    account = life.accounts[0]
    assert account.owed == 0 and account.fees == term * ((amount * (RATE * 6 // 1000) + RATE // 2) // RATE)


@settings(max_examples=30, deadline=None)
@given(AMOUNTS, st.integers(3, 36))
def test_a_loan_costs_its_equal_payments(amount: int, term: int) -> None:
    life = drawn(replace(small(Product("loan", rate("9%"), term=term)), months=40), amount, term + 2)
    account = life.accounts[0]
    payment = level_payment(amount, [Fraction(rate("9%"), RATE)] * term)
    assert account.owed == 0 and abs(account.paid - payment * term) <= payment


def test_a_card_on_the_minimum_shrinks_as_finance_says() -> None:
    life = drawn(small(Product("card", rate("18%"), share=5, floor=5000)), 500_000, 13)
    owed = 500_000
    for _ in range(12):
        owed += round(Fraction(rate("18%") * owed, RATE))
        owed -= max(owed * 5 // 100, 5000)
    assert abs(life.accounts[0].owed - owed) <= 12


# the score


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 4500), st.integers(1, 400))
def test_a_missed_payment_never_heals_and_a_better_file_falls_at_least_as_far(harm: int, days: int) -> None:
    after = score.blemish(harm, days)
    assert harm <= after <= score.MOST[score.RECORD] or after == score.MOST[score.RECORD]
    better = max(0, harm - 500)
    assert score.blemish(better, days) - better >= after - harm


def test_orders_of_harm() -> None:
    harms = [score.blemish(0, days) for days in (15, 30, 60, 90, 180)]
    assert harms == sorted(harms) and len(set(harms)) == 5
    assert score.NEAR < score.blemish(0, 30) < score.blemish(0, 90) < score.blemish(0, 180)


def test_quiet_months_heal_slowly() -> None:
    harm, months = score.blemish(0, 90), 0
    while harm:
        before, harm, months = harm, score.blemish(harm, 0), months + 1
        assert harm < before
    assert 36 <= months <= 72


@pytest.mark.parametrize("owed", [0, 30_000])
def test_closing_an_unused_line_never_lowers_the_band(owed: int) -> None:
    quiet = replace(TWO_YEARS, shocks=())
    for seed in range(20):
        kept, closed = Life(quiet, seed), Life(quiet, seed)
        for month in range(1, 12):
            plans = Plan(), Plan()
            for plan in plans:
                plan.spare = 100_000
                if month == 2 and owed:
                    plan.draws.append((0, owed, "want"))
            if month == 8:
                plans[1].deeds.append(("close", 0, 0))
            kept.live(plans[0])
            closed.live(plans[1])
        assert closed.accounts[0].state == CLOSED_USER
        bands = [score.BANDS.index(score.band(life.report.score)) for life in (kept, closed)]
        assert bands[1] >= bands[0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 200), st.integers(0, 400), st.integers(0, 5), st.integers(0, 15), st.integers(0, 200))
def test_the_score_stays_within_its_range(burden: int, debt: int, near: int, asked: int, months: int) -> None:
    for harm in (0, 2000, 4500):
        assert 0 <= sum(score.factors(harm, burden, debt, near, asked, months, 6)) <= 10_000


# a crowd


def test_roll_rates_lie_in_the_published_ranges() -> None:
    found = rolls(CROWD, 1200)
    assert 10_000 <= found.current <= 50_000
    assert 300_000 <= found.thirty <= 500_000
    assert 550_000 <= found.sixty <= 750_000
    assert 600_000 <= found.ninety <= 800_000


def ahead(world: World, policy: str, *decisions: Decision, lives: int = 300) -> Futures:
    found = futures(world, decisions, lives=lives, policy=policy)
    assert found is not None
    return found


def test_extra_credit_smooths_a_shock_and_worsens_insolvency() -> None:
    apply = Decision(1, "apply", 1)
    without, with_it = ahead(LEAN, "minimum-payer"), ahead(LEAN, "minimum-payer", apply)
    assert with_it.smarted < without.smarted and with_it.insolvent > 2 * without.insolvent
    planned, planned_more = ahead(LEAN, "budgeter"), ahead(LEAN, "budgeter", apply)
    assert planned_more.insolvent <= planned.insolvent + 6, "for a budgeter it need not rise"
    assert planned_more.insolvent < with_it.insolvent // 5


def test_promotions_rise_after_an_approval_and_move_a_budgeter_less() -> None:
    apply = Decision(1, "apply", 1)
    quiet = replace(LEAN, lenders=tuple(replace(one, promotes=0) for one in LEAN.lenders), shocks=())
    loud = replace(LEAN, shocks=())
    borrowed = {}
    for policy in ("minimum-payer", "budgeter"):
        for name, world in (("quiet", quiet), ("loud", loud)):
            life = lived(
                world, by_month((apply,)), seed=5, shocks=5, months=6, policy=policy,
                desks=tuple(desk(one, 5) for one in world.lenders),
            )  # fmt: skip
            borrowed[policy, name] = sum(account.drawn for account in life.accounts)
    more = {policy: borrowed[policy, "loud"] - borrowed[policy, "quiet"] for policy in ("minimum-payer", "budgeter")}
    assert more["minimum-payer"] > 0 and more["budgeter"] < more["minimum-payer"] // 2


def test_shared_information_lends_less_to_the_indebted_and_shuts_more_out() -> None:
    crowd = applicants(10_000, 1)
    for bar in (Bar(), Bar(lenders=2, debt=150), Bar(lenders=5, debt=299, late=60)):
        apart, shared = lend(bar, crowd, shared=False), lend(bar, crowd, shared=True)
        assert shared.over_lent < apart.over_lent and shared.shut_out > apart.shut_out
        assert shared.defaults < apart.defaults


# lenders


def thresholds(seed: int) -> Iterator[tuple[int, int, int]]:
    for lender in TWO_YEARS.lenders:
        for rules in desk(lender, seed).by_state:
            for ready in rules:
                yield from ready.when


def test_thresholds_differ_from_seed_to_seed() -> None:
    assert len({tuple(thresholds(seed)) for seed in range(10)}) == 10
    assert tuple(thresholds(3)) == tuple(thresholds(3))


def test_lenders_disagree_with_each_other() -> None:
    """Somebody whom one lender declines is approved by another."""
    late = (Decision(1, "borrow", 0, 700_000, "want"), Decision(3, "pay", 0, 0))
    decisions = (*late, *(Decision(5, "apply", at) for at in (1, 2, 3, 4)))
    answers = set()
    for seed in range(30):
        story = play(TWO_YEARS, decisions, seed=seed, months=5, policy="minimum-payer")
        states = tuple(one.state for one in story.months[-1].accounts if one.lender)
        answers.add("declined" in states and "active" in states)
    assert True in answers


# one kernel


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(POLICIES)), st.integers(0, 10**6))
def test_the_life_that_is_shown_is_the_life_that_is_counted(policy: str, seed: int) -> None:
    shown = play(TWO_YEARS, seed=seed, policy=policy)
    desks = tuple(desk(one, seed) for one in TWO_YEARS.lenders)
    counted = lived(TWO_YEARS, {}, seed=seed, shocks=seed, months=24, policy=policy, desks=desks)
    last = shown.months[-1]
    assert (last.cash, last.debts, last.score) == (counted.purse.cash, counted.debts, counted.report.score)
    assert [(one.limit, one.owed, one.late) for one in last.accounts] == [
        (one.limit, one.owed, one.late) for one in counted.accounts if one.state
    ]


def test_a_life_is_the_same_every_time_and_decisions_do_not_move_the_shocks() -> None:
    def shocks(*decisions: Decision) -> list[tuple[int, str]]:
        story = play(TWO_YEARS, decisions, seed=11)
        return [(m.month, e.values["shock"]) for m in story.months for e in m.events if e.kind == "shock"]

    assert shocks() == shocks() == shocks(Decision(2, "borrow", 0, 100_000), Decision(5, "spend", None, 0))
    one, other = (play(TWO_YEARS, seed=11).months[-1] for _ in range(2))
    assert (one.cash, one.score, one.accounts) == (other.cash, other.score, other.accounts)
