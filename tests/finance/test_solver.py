"""The solver alone: how many rates there are, and which."""

from decimal import Decimal
from fractions import Fraction
from math import lcm

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.finance.annuity import annuity_factor, annuity_rate
from tutor.finance.errors import FinanceError
from tutor.finance.functions import FUNCTIONS
from tutor.finance.solver import Flow, irr, solve

FACTORS = st.fractions(Fraction(1, 20), Fraction(99, 100), max_denominator=100)


def flows_with_rates(factors: list[Fraction], others: list[Fraction]) -> list[Flow]:
    """Whole flows, a period apart, that balance at exactly these discount factors (``others`` lie outside 0 … 1)."""
    polynomial = [Fraction(1)]
    for root in [*factors, *others]:
        shifted = [Fraction(0), *polynomial]
        polynomial = [a - root * b for a, b in zip(shifted, [*polynomial, Fraction(0)], strict=True)]
    unit = lcm(*(term.denominator for term in polynomial))
    sign = 1 if polynomial[0] > 0 else -1
    return [(float(at), 0.0, sign * int(term * unit)) for at, term in enumerate(polynomial)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(FACTORS, max_size=4, unique=True),
    st.lists(st.sampled_from([Fraction(-1, 2), Fraction(-3), Fraction(5, 2), Fraction(3, 2)]), max_size=3),
)
def test_rates_are_counted(factors: list[Fraction], others: list[Fraction]) -> None:
    flows = flows_with_rates(factors, others)
    if len(factors) == 1:
        assert solve(flows) == pytest.approx(float(1 / factors[0] - 1), rel=1e-7)
        return
    with pytest.raises(FinanceError) as refused:
        solve(flows)
    if factors:
        assert refused.value.code == "several_rates"
        expected = sorted(float(1 / factor - 1) for factor in factors)
        assert refused.value.values["rates"] == pytest.approx(expected, rel=1e-6)
    else:
        assert refused.value.code in ("no_rate", "repays_less", "no_flows")


def test_a_rate_that_only_touches_is_one_rate() -> None:
    assert solve(flows_with_rates([Fraction(9, 10), Fraction(9, 10)], [])) == pytest.approx(1 / 9, rel=1e-6)


def test_fractions_of_a_period_earn_simple_interest() -> None:
    """(b)(6): 100 grows to 100 (1 + i/2)(1 + i)."""
    rate = solve([(0.0, 0.0, 100_000), (1.0, 0.5, -115_500)])
    assert (1 + rate / 2) * (1 + rate) == pytest.approx(1.155, rel=1e-12)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**7), st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_irr_agrees_with_an_independent_solver(advance: int, payments: list[int]) -> None:
    payments = payments if sum(payments) > advance else [*payments, advance]
    expected = pyxirr.irr([-advance, *payments])
    if expected is not None:
        assert irr([-advance, *payments]) == pytest.approx(expected, rel=1e-7, abs=1e-9)
        assert irr([advance, *(-payment for payment in payments)]) == pytest.approx(expected, rel=1e-7, abs=1e-9)


@settings(max_examples=300, deadline=None)
@given(st.floats(1e-8, 100), st.integers(1, 1200))
def test_equal_payments_give_back_their_rate(rate: float, count: int) -> None:
    assert annuity_rate(annuity_factor(rate, count), 1, count) == pytest.approx(rate, rel=1e-6, abs=1e-13)


def test_equal_payments_without_a_rate() -> None:
    assert annuity_rate(1200, 100, 12) == 0
    with pytest.raises(FinanceError, match="repays_less"):
        annuity_rate(1200, 99, 12)
    with pytest.raises(FinanceError, match="not_positive"):
        annuity_rate(1200, 0, 12)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("nominal_rate", ("10000", "893.333333333", "12"), "0.1303"),
        ("effective_rate", ("0.1303", "12"), "0.1384"),
        ("flat_rate", ("0.006", "12"), "0.1303"),
        ("flat_payment", ("12000", "0.006", "12"), "1072"),
        ("payment", ("100000", "0.06", "12"), "8606.64"),
        ("payment", ("1200", "0", "12"), "100"),
        ("total_interest", ("100000", "0.06", "12"), "3279.72"),
        ("equal_principal_interest", ("120000", "0.06", "12"), "3900"),
        ("rate_with_fee", ("100000", "0.06", "12", "2000"), "0.0980"),
        ("simple_interest", ("10000", "0.0005", "30"), "150"),
        ("compound", ("1000", "0.2", "4"), "2073.6"),
        ("daily_to_annual", ("0.0005", "360"), "0.18"),
        ("daily_to_annual", ("0.0005",), "0.1825"),
        ("doubling_time", ("0.2",), "3.8018"),
        ("months_to_repay", ("3000", "0.12", "100"), "36"),
        ("balance_after", ("12000", "0.06", "12", "12"), "0"),
        ("discount_rate", ("0.2",), "0.25"),
        ("minimum_months", ("10000", "0.18", "0.1", "50"), "45"),
        ("minimum_interest", ("10000", "0.18", "0.1", "50"), "1693.04"),
        ("rule_of_78", ("780", "12", "3"), "60"),
        ("nominal_from_effective", ("0.1384",), "0.1303"),
        ("annual_to_daily", ("0.1825",), "0.0005"),
        ("monthly_to_annual", ("0.006",), "0.072"),
    ],
)
def test_functions_for_lessons(name: str, values: tuple[str, ...], expected: str) -> None:
    function = FUNCTIONS[name]
    given = [Decimal(value) for value in values]
    filled = given + [parameter.default for parameter in function.parameters[len(given) :]]
    found = function.call(*filled)
    assert abs(found - Decimal(expected)) <= abs(Decimal(expected)) * Decimal("0.001") + Decimal("1e-9")
    named = {parameter.name: value for parameter, value in zip(function.parameters, filled, strict=True)}
    assert function.call(**named) == found


def test_every_function_is_tested_and_explained() -> None:
    assert all(function.doc and function.name == name for name, function in FUNCTIONS.items())


def test_interest_that_outruns_the_payment_is_named() -> None:
    """1 % a month on 3,000 is 30: paying 30 never ends."""
    with pytest.raises(FinanceError) as refused:
        FUNCTIONS["months_to_repay"].call(Decimal(3000), Decimal("0.12"), Decimal(30))
    assert refused.value.code == "never_repays"
