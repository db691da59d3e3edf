"""Schedules: every row balances, nothing is owed at the end, and the rate is the one they were made with."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.finance.errors import FinanceError
from tutor.finance.schedules import Schedule, schedule

LOAN: dict[str, object] = {"kind": "equal-payment", "principal": 100000, "rate": "6%", "count": 12}


def balances(made: Schedule) -> bool:
    """Whether all rows add up, hang together and end at nothing."""
    ends = [made.plan.principal, *(row.closing for row in made.rows)]
    return (
        all(
            row.opening + row.interest - row.payment == row.closing
            for row in made.rows
            if "in-advance" not in row.notes
        )
        and all(row.interest + row.principal == row.payment for row in made.rows)
        and all(row.opening == end for row, end in zip(made.rows, ends, strict=False))
        and sum(row.principal for row in made.rows) == made.plan.principal
        and made.rows[-1].closing == 0
    )


RATES = st.sampled_from(["0%", "0.01%", "3.65%", "6%", "24%", "36%", "500%", "0.5%/month", "0.05%/day", "万五/日"])
PLANS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["equal-payment", "equal-principal", "interest-only", "bullet"]),
        "principal": st.integers(1, 10**9),
        "rate": RATES,
        "count": st.integers(1, 60),
        "date": st.dates().filter(lambda day: 1900 < day.year < 2100),
    },
    optional={
        "every": st.sampled_from(["month", "2-week", "quarter", "semimonth", "10-day", "year"]),
        "days": st.sampled_from(["actual", "equal"]),
        "year_days": st.sampled_from([360, 365]),
    },
)


@settings(max_examples=300, deadline=None)
@given(PLANS)
def test_every_schedule_balances(plan: dict[str, object]) -> None:
    assert balances(schedule(plan))


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 60), st.integers(0, 20), st.booleans(), st.integers(1, 10**8))
def test_grace_balances(count: int, grace: int, added: bool, principal: int) -> None:
    plan = {**LOAN, "principal": principal, "count": count, "grace": min(grace, count - 1)}
    made = schedule({**plan, "grace_interest": "added" if added else "paid"})
    rows = made.rows[: min(grace, count - 1)]
    assert balances(made)
    assert all(row.payment == (0 if added else row.interest) for row in rows)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["equal-payment", "equal-principal", "interest-only"]),
    st.integers(10**6, 10**9),
    st.integers(1, 40),
    st.integers(2, 120),
)
def test_the_rate_of_a_schedule_is_the_rate_it_was_made_with(
    kind: str, principal: int, per_cent: int, count: int
) -> None:
    made = schedule({"kind": kind, "principal": principal, "rate": f"{per_cent}%", "count": count})
    assert made.rate().nominal_annual_rate_percent == pytest.approx(per_cent, abs=1e-4)


def test_the_usual_loan_to_the_fen() -> None:
    made = schedule(LOAN)
    assert {row.payment for row in made.rows[:-1]} == {860_664}
    assert (made.total_interest, made.rounding) == (327_973, 5)
    assert made.rows[-1].notes == ("rounded",)


def test_a_fee_at_the_start_raises_the_rate() -> None:
    """100,000 at 6 % over 12 months with a 2 % fee taken at once: 9.80 %."""
    made = schedule({**LOAN, "fees": [{"share": "2%"}]})
    assert made.received == 9_800_000
    assert round(made.rate().nominal_annual_rate_percent, 2) == 9.80


def test_interest_in_advance_is_no_principal() -> None:
    made = schedule({"kind": "bullet", "principal": 10000, "rate": "36%", "count": 1, "deducted": "interest"})
    assert made.received == 970_000
    assert made.total_paid == 1_000_000
    assert made.rate().nominal_annual_rate_percent == pytest.approx(1200 * 300 / 9700)


def test_bullet_interest_is_simple() -> None:
    made = schedule({"kind": "bullet", "principal": 10000, "rate": "12%", "count": 6})
    assert [row.payment for row in made.rows] == [1_060_000]


def test_daily_interest_counts_real_days() -> None:
    made = schedule(
        {"kind": "interest-only", "principal": 10000, "rate": "0.05%/day", "count": 3, "date": "2026-01-15"}
    )
    assert [row.interest for row in made.rows] == [31 * 500, 28 * 500, 31 * 500]
    assert made.rate().nominal_annual_rate_percent == pytest.approx(18.25, abs=0.01)


def test_first_instalments_fall_on_the_last_day_of_short_months() -> None:
    made = schedule({**LOAN, "date": "2024-01-31"})
    assert [str(row.due) for row in made.rows[:3]] == ["2024-02-29", "2024-03-31", "2024-04-30"]


def test_rule_of_78_keeps_more_than_the_balance() -> None:
    early = {"at": 4, "rebate": "rule-of-78"}
    hard = schedule({**LOAN, "rate": "24%", "settle": early})
    fair = schedule({**LOAN, "rate": "24%", "settle": {**early, "rebate": "actuarial"}})
    whole = schedule({**LOAN, "rate": "24%"})
    assert balances(hard)
    assert fair.total_interest < hard.total_interest < whole.total_interest
    earned = whole.total_interest - round(whole.total_interest * (8 * 9) / (12 * 13))
    assert hard.total_interest == pytest.approx(earned, abs=1)


def test_settling_a_flat_fee_without_rebate_saves_nothing() -> None:
    plan = {"kind": "flat-fee", "principal": 12000, "fee": "0.6%", "count": 12}
    assert schedule({**plan, "settle": {"at": 3, "rebate": "none"}}).cost == schedule(plan).cost
    assert schedule({**plan, "settle": {"at": 3}}).total_interest == 3 * 7200


def test_late_payment_costs_penalty_interest_and_a_fee() -> None:
    late = {"at": 2, "days": 10, "rate": "0.05%/day", "fee": 20}
    made = schedule({**LOAN, "late": [late], "date": "2026-01-10"})
    assert made.rows[1].fee == round(860_664 * 0.0005 * 10) + 2000
    assert str(made.rows[1].due) == "2026-03-20"
    assert made.rate().nominal_annual_rate_percent > 6


def test_irregular_dates_and_amounts() -> None:
    payments = [{"date": "2026-02-01", "amount": 3000}, {"date": "2026-03-15", "amount": 1}]
    made = schedule(
        {"kind": "irregular", "principal": 10000, "rate": "18.25%", "date": "2026-01-10", "payments": payments}
    )
    assert balances(made)
    assert made.rows[0].interest == 22 * 500
    assert made.rows[-1].payment == made.rows[-1].opening + made.rows[-1].interest


@pytest.mark.parametrize("style", ["share", "interest-plus"])
def test_minimum_payments_end_or_are_refused(style: str) -> None:
    card = {"kind": "card", "principal": 10000, "rate": "18%", "minimum": {"style": style, "share": "5%", "floor": 100}}
    made = schedule(card)
    assert balances(made)
    payments = [row.payment for row in made.rows]
    assert all(one >= other for one, other in pairwise(payments[:-1]))
    assert len(schedule({**card, "pay": 1000}).rows) < len(made.rows)


def test_a_minimum_below_the_interest_never_repays() -> None:
    card = {"kind": "card", "principal": 10000, "rate": "18%", "minimum": {"share": "1%"}}
    assert refused(card).code == "never_repays"


def test_flat_fee_rates_rise_with_the_term_and_then_fall() -> None:
    """0.6 % a month on the original amount: a hump, highest near two years."""
    plan = {"kind": "flat-fee", "principal": 10**8, "fee": "0.6%"}
    rates = [schedule({**plan, "count": count}).rate().nominal_annual_rate_percent for count in range(1, 121)]
    top = rates.index(max(rates))
    assert rates[0] == pytest.approx(7.2)
    assert 10 < top < 40
    assert all(low < high for low, high in pairwise(rates[: top + 1]))
    assert all(high > low for high, low in pairwise(rates[top:]))


def refused(plan: object) -> FinanceError:
    with pytest.raises(FinanceError) as error:
        made = schedule(plan)
        made.rate()
    assert error.value.message("zh")
    assert error.value.message("en")
    return error.value


WRONG: list[tuple[Mapping[str, object], str, tuple[str | int, ...]]] = [
    ({"kind": None}, "key_missing", ()),
    ({"kind": "balloon"}, "kind_unknown", ("kind",)),
    ({"principal": -5}, "not_positive", ("principal",)),
    ({"principal": 0}, "not_positive", ("principal",)),
    ({"principal": "1e400"}, "exponent", ("principal",)),
    ({"principal": "10.005"}, "too_precise", ("principal",)),
    ({"currency": "XYZ"}, "currency_unknown", ("currency",)),
    ({"rate": "24"}, "rate_bare", ("rate",)),
    ({"rate": "high"}, "not_number", ("rate",)),
    ({"rate": "-5%"}, "negative", ("rate",)),
    ({"rate": "9999999%"}, "rate_too_high", ("rate",)),
    ({"rate": "0.05%/day"}, "key_missing", ()),
    ({"count": 0}, "not_whole", ("count",)),
    ({"count": 12000}, "too_many", ("count",)),
    ({"grace": 12}, "grace_too_long", ("grace",)),
    ({"every": "fortnight"}, "every_unknown", ("every",)),
    ({"date": "2026-02-29"}, "date_not_there", ("date",)),
    ({"date": "2026-03-01", "first": "2026-02-01"}, "before_advance", ("first",)),
    ({"deducted": 100000}, "deducted_all", ("deducted",)),
    ({"fees": [{"share": "100%"}]}, "deducted_all", ("fees",)),
    ({"fees": [{"amount": 5, "at": 13}]}, "at_outside", ("fees", 0, "at")),
    ({"settle": {"at": 12}}, "at_outside", ("settle", "at")),
    ({"settle": {"at": 3, "rebate": "some"}}, "choice_unknown", ("settle", "rebate")),
    ({"late": [{"at": 3}]}, "key_missing", ("late", 0)),
    ({"minimum": {}}, "key_unknown", ("minimum",)),
]


@pytest.mark.parametrize(
    ("change", "code", "path"), WRONG, ids=[f"{code}-{at}" for at, (_, code, _) in enumerate(WRONG)]
)
def test_wrong_plans_are_named_with_their_place(
    change: Mapping[str, object], code: str, path: tuple[str | int, ...]
) -> None:
    error = refused({**LOAN, **change})
    assert (error.code, error.path) == (code, path)


@settings(max_examples=200, deadline=None)
@given(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats() | st.lists(st.integers(), max_size=2),
    st.sampled_from(
        ["principal", "rate", "count", "every", "date", "first", "fees", "deducted", "grace", "late", "settle"]
    ),
)
def test_any_value_anywhere_is_used_or_refused(value: object, key: str) -> None:
    try:
        assert balances(schedule({**LOAN, key: value}))
    except FinanceError as error:
        assert error.message("zh")
        assert error.message("en")


def test_plain_form_holds_all_rows() -> None:
    form = schedule({**LOAN, "date": "2026-01-10"}).as_plain()
    rows = form["rows"]
    assert isinstance(rows, list)
    assert rows[0]["date"] == "2026-02-10"
    assert rows[-1]["closing"] == "0.00"
