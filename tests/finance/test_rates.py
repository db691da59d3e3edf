"""Annual rates against published examples, against an independent solver, and where there is none."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.finance.errors import FinanceError
from tutor.finance.rates import rate

EXAMPLES = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"), parse_float=Decimal)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_published_examples(example: dict[str, dict[str, object]]) -> None:
    result = rate(example["loan"])
    expected = dict(example["expect"])
    within = float(str(expected.pop("tolerance")))
    for name, value in expected.items():
        found = getattr(result, name)
        assert found == value if isinstance(value, str) else abs(float(found) - float(str(value))) <= within, name


def loan(
    advances: Sequence[tuple[object, ...]], payments: Sequence[tuple[object, ...]], **more: object
) -> dict[str, object]:
    """A loan file from short tuples: (amount, place) and (amount, place, count, every)."""

    def entry(line: tuple[object, ...]) -> dict[str, object]:
        key = "date" if isinstance(line[1], str | date) else "at"
        return {"amount": line[0], key: line[1], **({"count": line[2], "every": line[3]} if len(line) > 2 else {})}

    return {"advances": [entry(line) for line in advances], "payments": [entry(line) for line in payments], **more}


@pytest.mark.parametrize(
    ("loan_file", "unit_period"),
    [
        (loan([(1000, "2023-01-31")], [(1020, "2023-02-28")]), "month"),  # last day to last day
        (loan([(1000, "2022-08-31")], [(1050, "2023-02-28")]), "6-month"),
        (loan([(1000, "2023-01-01")], [(1010, "2023-01-11")]), "10-day"),
        (loan([(1000, "2023-01-01")], [(1200, "2024-01-01")]), "year"),
        (loan([(1000, "2023-01-01")], [(1010, "2023-01-22")]), "21-day"),
        (loan([(1000, "2023-01-31")], [(350, "2023-02-28"), (350, "2023-03-31"), (350, "2023-04-30")]), "month"),
        (loan([(1000, "2023-01-02")], [(350, "2023-01-16"), (350, "2023-01-30"), (350, "2023-02-13")]), "2-week"),
        (loan([(1000, "2023-01-01")], [(350, "2023-01-16"), (350, "2023-02-01"), (350, "2023-02-16")]), "semimonth"),
        (
            loan([(1000, "2023-01-01")], [(550, "2023-02-01"), (550, "2023-04-01")]),
            "month",
        ),  # mean of 1 and 2, the lower
        (loan([(1000, "2023-01-01")], [(250, "2024-01-01", 5, "2-year")]), "year"),  # never more than a year
        (loan([(1000, "2023-01-01")], [(50, "2023-02-01", 30, "11-week")]), "11-week"),
        (loan([(1000, "2023-01-01")], [(300, "2023-02-01", 2, "month"), (300, "2023-05-01", 2, "2-month")]), "month"),
        (loan([(1000, 0)], [(90, 1, 12, 1)], unit="month"), "month"),
        (loan([(1000, 0)], [(290, 3, 4, 3)], unit="month"), "3-month"),
        (loan([(1000, 0)], [(50, Decimal("0.5"), 24, Decimal("0.5"))], unit="month"), "semimonth"),
        (loan([(1000, 0)], [(1050, 6)], unit="month"), "6-month"),
        (loan([(1000, 0)], [(30, 1, 40, 1)], unit="week"), "week"),
        (loan([(1000, 0)], [(300, 1, 5, 1)], unit="year"), "year"),
    ],
)
def test_unit_periods(loan_file: dict[str, object], unit_period: str) -> None:
    assert rate({"standard": "us-reg-z", **loan_file}).unit_period == unit_period


def test_single_payment_under_a_year_is_simple_interest() -> None:
    """(b)(5)(vi), (vii): 5 % for half a year is 10 %, for 73 days 25 %."""
    half = rate({"standard": "us-reg-z", **loan([(1000, "2023-01-15")], [(1050, "2023-07-15")])})
    days = rate({"standard": "us-reg-z", **loan([(1000, "2023-01-01")], [(1050, "2023-03-15")])})
    assert half.nominal_annual_rate_percent == pytest.approx(10, abs=1e-10)
    assert days.nominal_annual_rate_percent == pytest.approx(25, abs=1e-10)


def test_dates_and_units_agree() -> None:
    dated = loan([(5000, "2023-01-10")], [(230, "2023-02-10", 24, "month")])
    counted = loan([(5000, 0)], [(230, 1, 24, 1)], unit="month")
    for standard in ("us-reg-z", "eu-aprc", "cn-2021-3"):
        one, other = rate({"standard": standard, **dated}), rate({"standard": standard, **counted})
        assert one.nominal_annual_rate_percent == pytest.approx(other.nominal_annual_rate_percent, abs=1e-10)
        assert one.effective_annual_rate_percent == pytest.approx(other.effective_annual_rate_percent, abs=1e-10)


def test_a_series_and_its_single_dates_agree() -> None:
    """Clipped at month ends, the 31st is the last day of every month, however it is written."""
    series = loan([(5000, "2023-01-31")], [(900, "2023-03-31", 6, "month")])
    ends = ["2023-03-31", "2023-04-30", "2023-05-31", "2023-06-30", "2023-07-31", "2023-08-31"]
    single = loan([(5000, "2023-01-31")], [(900, end) for end in ends])
    for standard in ("us-reg-z", "eu-aprc", "cn-2021-3"):
        one, other = (rate({"standard": standard, **file}) for file in (series, single))
        assert one.nominal_annual_rate_percent == pytest.approx(other.nominal_annual_rate_percent, abs=1e-10)


def test_european_days_are_parts_of_the_year_that_ends_with_them() -> None:
    """Annex I, remark (c): 59 days ending on 29 February 2024 are 59/365 … in a year of 365 or 366 days."""
    plain = rate({"standard": "eu-aprc", "unit": "day", **loan([(1000, "2022-01-01")], [(1100, "2022-07-02")])})
    leap = rate({"standard": "eu-aprc", "unit": "day", **loan([(1000, "2024-01-01")], [(1100, "2024-07-01")])})
    assert plain.effective_annual_rate_percent == pytest.approx(100 * (1.1 ** (365 / 182) - 1), abs=1e-9)
    assert leap.effective_annual_rate_percent == pytest.approx(100 * (1.1 ** (366 / 182) - 1), abs=1e-9)


def test_european_months_are_counted_back_before_days() -> None:
    """One month and 14 days from 17 January to 3 March: the days run to 3 February."""
    file = loan([(1000, "2023-01-20")], [(1100, "2023-03-03")])
    found = rate({"standard": "eu-aprc", "unit": "month", **file}).effective_annual_rate_percent
    assert found == pytest.approx(100 * (1.1 ** (1 / (1 / 12 + 14 / 365)) - 1), abs=1e-9)
    weeks = rate({"standard": "eu-aprc", "unit": "week", **file}).effective_annual_rate_percent
    assert weeks == pytest.approx(100 * (1.1 ** (52 / 6) - 1), abs=1e-9)


@pytest.mark.parametrize(("year_days", "nominal"), [(365, 18.25), (360, 18)])
def test_daily_lines_count_their_own_year(year_days: int, nominal: float) -> None:
    """0.05 % a day, interest at the end of 31 days."""
    file = {"standard": "cn-2021-3", "year_days": year_days, **loan([(10000, "2026-01-15")], [(10155, "2026-02-15")])}
    assert rate(file).nominal_annual_rate_percent == pytest.approx(nominal, abs=1e-9)


def test_the_announcement_s_own_example() -> None:
    file = {"standard": "cn-2021-3", "unit": "month", **loan([(100000, 0)], [("8833.3", 1, 12, 1)])}
    result = rate({**file, "charges": [{"amount": 1000, "at": 0}]})
    assert round(result.nominal_annual_rate_percent, 2) == 12.80
    assert round(result.effective_annual_rate_percent or 0, 2) == 13.58


def test_a_charge_that_does_not_count_changes_nothing() -> None:
    file = {"standard": "eu-aprc", "unit": "month", **loan([(1000, 0)], [(90, 1, 12, 1)])}
    with_charge = {**file, "charges": [{"amount": 50, "at": 0, "counts": False}]}
    assert rate(with_charge) == rate(file)


def test_sums_hold_together() -> None:
    file = {"standard": "us-reg-z", "unit": "month", **loan([(1000, 0)], [("93.50", 1, 12, 1)])}
    result = rate({**file, "charges": [{"amount": 20, "at": 0}, {"amount": 5, "at": 6}]})
    assert result.amount_financed == Decimal(980)
    assert result.total_of_payments == Decimal(1127)
    assert result.finance_charge == Decimal(147)


def refused(file: object) -> FinanceError:
    with pytest.raises(FinanceError) as error:
        rate(file)
    assert error.value.message("zh")
    assert error.value.message("en")
    return error.value


def test_less_repaid_than_received_is_refused() -> None:
    assert (
        refused({"standard": "cn-2021-3", "unit": "month", **loan([(1000, 0)], [(90, 1, 10, 1)])}).code == "repays_less"
    )


def test_equal_totals_are_zero_per_cent() -> None:
    file = {"standard": "us-reg-z", "unit": "month", **loan([(1000, 0)], [(100, 1, 10, 1)])}
    assert rate(file).nominal_annual_rate_percent == 0


def test_two_rates_are_refused_and_named() -> None:
    file = loan([(100, 0), (132, 2)], [(230, 1)], standard="cn-2021-3", unit="month")
    error = refused(file)
    assert error.code == "several_rates"
    assert error.values["rates"] == pytest.approx([0.1, 0.2])


def test_several_changes_of_direction_with_one_rate_are_fine() -> None:
    file = loan([(1000, 0), (300, 2)], [(500, 1), (900, 3)], standard="us-reg-z", unit="year")
    found = rate(file).nominal_annual_rate_percent / 100
    assert 1000 - 500 / (1 + found) + 300 / (1 + found) ** 2 - 900 / (1 + found) ** 3 == pytest.approx(0, abs=1e-9)


def test_payments_may_begin_before_several_advances() -> None:
    """Appendix J allows it for student loans: the lowest of the rates is the loan's, the other is absurd."""
    september = [(1800, f"{year}-09-05") for year in (1978, 1979, 1980, 1981)]
    january = [(1000, f"{year}-01-05") for year in (1979, 1980, 1981, 1982)]
    file = loan([*september, *january], [(240, "1978-07-01", 50, "month")])
    assert rate({"standard": "us-reg-z", **file}).nominal_annual_rate_percent == pytest.approx(32.04, abs=0.01)
    assert refused({"standard": "cn-2021-3", **file}).code == "several_rates"


def test_construction_loan() -> None:
    """Three advances, then 240 monthly payments: 10.25 %."""
    advances = [(20000, "1979-04-10"), (20000, "1979-06-12"), (20000, "1979-09-18")]
    file = loan(advances, [("612.36", "1979-12-10", 240, "month")])
    assert round(rate({"standard": "us-reg-z", **file}).nominal_annual_rate_percent, 2) == 10.25


def test_money_on_one_day_has_no_rate() -> None:
    assert refused(loan([(100, 0)], [(110, 0)], standard="cn-2021-3", unit="month")).code == "no_flows"


def test_charges_that_eat_the_loan_are_refused() -> None:
    file = loan([(100, 0)], [(110, 1)], standard="cn-2021-3", unit="month", charges=[{"amount": 100, "at": 0}])
    assert refused(file).code == "charges_exceed"


def test_thousands_of_per_cent() -> None:
    assert rate(loan([(100, 0)], [(200, 1)], standard="cn-2021-3", unit="week")).nominal_annual_rate_percent > 5000
    found = rate(loan([(100, 0)], [(10_000, 1)], standard="cn-2021-3", unit="day"))
    assert found.nominal_annual_rate_percent == pytest.approx(99 * 36500)
    assert found.effective_annual_rate_percent is None


ONCE = {"amount": 5, "date": "2026-03-01"}
BASE = {"standard": "us-reg-z", "advances": [{"amount": 1000, "date": "2026-01-10"}]}
WRONG: list[tuple[dict[str, object], str, tuple[str | int, ...]]] = [
    ({"standard": "x"}, "standard_unknown", ("standard",)),
    ({"payment": []}, "key_unknown", ("payment",)),
    ({"unit": "fortnight"}, "unit_unknown", ("unit",)),
    ({"year_days": 360}, "year_days_unknown", ("year_days",)),
    ({"advances": []}, "list_empty", ("advances",)),
    ({"advances": {}}, "not_list", ("advances",)),
    ({"payments": [5]}, "not_mapping", ("payments", 0)),
    ({"payments": [{"amount": 5}]}, "when_missing", ("payments", 0)),
    ({"payments": [{"amount": 5, "at": 1}]}, "dates_mixed", ("payments", 0, "at")),
    ({"payments": [{"amount": 5, "at": 1, "date": "2026-03-01"}]}, "when_both", ("payments", 0)),
    ({"payments": [{"amount": -5, "date": "2026-03-01"}]}, "not_positive", ("payments", 0, "amount")),
    ({"payments": [{"amount": 0, "date": "2026-03-01"}]}, "not_positive", ("payments", 0, "amount")),
    ({"payments": [{"amount": "many", "date": "2026-03-01"}]}, "not_number", ("payments", 0, "amount")),
    ({"payments": [{"amount": True, "date": "2026-03-01"}]}, "not_number", ("payments", 0, "amount")),
    ({"payments": [{"amount": "1e400", "date": "2026-03-01"}]}, "exponent", ("payments", 0, "amount")),
    ({"payments": [{"amount": Decimal("1e400"), "date": "2026-03-01"}]}, "too_large", ("payments", 0, "amount")),
    ({"payments": [{"amount": float("nan"), "date": "2026-03-01"}]}, "not_finite", ("payments", 0, "amount")),
    ({"payments": [{"amount": 5, "date": "2027-02-29"}]}, "date_not_there", ("payments", 0, "date")),
    ({"payments": [{"amount": 5, "date": "1 March"}]}, "date_bad", ("payments", 0, "date")),
    ({"payments": [{"amount": 5, "date": "2026-01-09"}]}, "before_advance", ("payments", 0, "date")),
    ({"payments": [{**ONCE, "count": 12000, "every": "month"}]}, "term_too_long", ("payments", 0, "every")),
    ({"payments": [{"amount": 5, "date": "3026-03-01"}]}, "term_too_long", ("payments",)),
    ({"payments": [{**ONCE, "count": 2}]}, "key_missing", ("payments", 0)),
    ({"payments": [{**ONCE, "count": 2, "every": 1}]}, "every_unknown", ("payments", 0, "every")),
    ({"payments": [{**ONCE, "count": 2, "every": "0-day"}]}, "every_unknown", ("payments", 0, "every")),
    ({"payments": [{**ONCE, "count": 0}]}, "not_whole", ("payments", 0, "count")),
    ({"payments": [{**ONCE, "count": 10**9, "every": "day"}]}, "too_many", ("payments", 0, "count")),
    ({"payments": [{**ONCE, "counts": False}]}, "counts_only_charges", ("payments", 0, "counts")),
    ({"payments": [{**ONCE, "counts": 1}]}, "not_truth", ("payments", 0, "counts")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "path"), WRONG, ids=[f"{code}-{at}" for at, (_, code, _) in enumerate(WRONG)]
)
def test_wrong_files_are_named_with_their_place(
    change: dict[str, object], code: str, path: tuple[str | int, ...]
) -> None:
    error = refused({**BASE, "payments": [{"amount": 1100, "date": "2026-03-01"}], **change})
    assert (error.code, error.path) == (code, path)


def test_29_february_is_clipped_in_other_years() -> None:
    file = loan([(1000, "2024-02-29")], [(400, "2025-02-28", 3, "year")])
    found = rate({"standard": "us-reg-z", **file})
    assert found.unit_period == "year"
    exact = rate({"standard": "us-reg-z", "unit": "year", **loan([(1000, 0)], [(400, 1, 3, 1)])})
    assert found.nominal_annual_rate_percent == pytest.approx(exact.nominal_annual_rate_percent, abs=0.05)


AMOUNTS = st.integers(1, 10**7)


@settings(max_examples=150, deadline=None)
@given(st.integers(10**3, 10**8), st.lists(AMOUNTS, min_size=1, max_size=40))
def test_agrees_with_an_independent_solver(advance: int, payments: list[int]) -> None:
    if sum(payments) <= advance:
        payments = [*payments, advance]
    file = loan(
        [(advance, 0)], [(amount, at) for at, amount in enumerate(payments, 1)], standard="eu-aprc", unit="year"
    )
    expected = pyxirr.irr([-advance, *payments])
    assert expected is not None
    assert rate(file).effective_annual_rate_percent == pytest.approx(100 * expected, rel=1e-7, abs=1e-7)


@settings(max_examples=100, deadline=None)
@given(st.integers(10**4, 10**7), st.lists(st.tuples(st.integers(20, 400), AMOUNTS), min_size=2, max_size=12))
def test_agrees_with_an_independent_solver_on_dates(advance: int, payments: list[tuple[int, int]]) -> None:
    start = date(2023, 3, 1)
    days = [start + timedelta(sum(gap for gap, _ in payments[: at + 1])) for at in range(len(payments))]
    amounts = [amount for _, amount in payments]
    amounts[-1] += max(0, advance + advance // 50 - sum(amounts))
    file = loan(
        [(advance, start)], list(zip(amounts, days, strict=True)), standard="eu-aprc", unit="day", year_days="365"
    )
    expected = pyxirr.xirr([start, *days], [-advance, *amounts])
    found = rate(file).effective_annual_rate_percent
    if expected is not None and found is not None:
        assert found == pytest.approx(100 * expected, rel=1e-6, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.integers(1000, 10**6), st.integers(2, 60), st.integers(1, 500), st.integers(1, 100))
def test_rates_rise_with_payments_and_charges(principal: int, count: int, extra: int, charge: int) -> None:
    def nominal(payment: int, fee: int) -> float:
        file = loan([(principal, 0)], [(payment, 1, count, 1)], standard="us-reg-z", unit="month")
        return rate({**file, "charges": [{"amount": fee, "at": 0}]}).nominal_annual_rate_percent

    payment = principal // count + 1
    rates = [nominal(payment, 0), nominal(payment + extra, 0), nominal(payment + extra, charge)]
    assert all(low < high for low, high in pairwise(rates))


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats() | st.decimals(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["amount", "date", "at", "count", "every", "x"]), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    st.sampled_from(["standard", "unit", "year_days", "advances", "charges", "payments"]),
)
def test_any_value_anywhere_is_used_or_refused(value: object, key: str) -> None:
    file = {"standard": "cn-2021-3", "unit": "month", **loan([(1000, 0)], [(100, 1, 12, 1)]), key: value}
    try:
        rate(file)
    except FinanceError as error:
        assert error.message("zh")
        assert error.message("en")
