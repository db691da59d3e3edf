"""The closed language of calculations: what it works out, what it refuses and where."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tutor.course.expression import ExpressionError, evaluate, parse
from tutor.course.quantity import Quantity
from tutor.finance.errors import FinanceError
from tutor.finance.functions import FUNCTIONS as REAL
from tutor.finance.functions import Function, Parameter


def _interest(principal: Decimal, rate: Decimal, years: Decimal) -> Decimal:
    return principal * rate * years


def _refusing(principal: Decimal) -> Decimal:
    raise FinanceError("no_rate", {"principal": principal})


_PRINCIPAL = Parameter("principal", "money")
_YEARS = Parameter("years", "number", Decimal(1))
"""What is left out is what the parameter says; the function itself may need to be told."""
FUNCTIONS = {
    "interest": Function("interest", _interest, (_PRINCIPAL, Parameter("rate", "rate"), _YEARS), "money", ""),
    "refuse": Function("refuse", _refusing, (_PRINCIPAL,), "money", ""),
}
NAMES = {
    "price": Quantity(Decimal(6000), "money"),
    "paid": Quantity(Decimal(1500), "money"),
    "fee": Quantity(Decimal("0.006"), "rate"),
    "months": Quantity(Decimal(12)),
    "lender": Quantity(Decimal(0), "text", "云雀借"),
    "other": Quantity(Decimal(0), "text", "青苗"),
}


def value(text: str) -> Quantity:
    return evaluate(parse(text), NAMES, FUNCTIONS)


def refused(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        value(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("1 + 2 * 3", "7", "number"),
        ("(1 + 2) * 3", "9", "number"),
        ("-2 ** 2", "-4", "number"),
        ("0.6%", "0.006", "rate"),
        ("0.6% * 12", "0.072", "rate"),
        ("1 - fee", "0.994", "rate"),
        ("price * fee", "36.000", "money"),
        ("price / 12", "500", "money"),
        ("price / paid", "4", "number"),
        ("fee / 0.3%", "2", "number"),
        ("(1 + 10%) ** 2 - 1", "0.21", "rate"),
        ("price - paid if price > paid else paid", "4500", "money"),
        ("min(price, paid)", "1500", "money"),
        ("max(1, 2, 3)", "3", "number"),
        ("round(price / 7, 1)", "857.1", "money"),
        ("floor(7 / 2)", "3", "number"),
        ("ceil(7 / 2)", "4", "number"),
        ("abs(paid - price)", "4500", "money"),
        ("interest(price, rate=fee)", "36.000", "money"),
        ("interest(principal=price, rate=2)", "12000", "money"),
        ("interest(price, fee, years=2)", "72.000", "money"),
        ("\n  months + 1 ", "13", "number"),
        ("0 ** 0", "1", "number"),
    ],
)
def test_works_out(text: str, amount: str, unit: str) -> None:
    found = value(text)
    assert (found.amount, found.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("1 < 2 <= 2", True),
        ("1 < 2 < 2", False),
        ("fee < 1", True),
        ("price > paid and not paid > price", True),
        ("price < paid or 1 == 2", False),
        ("lender == other", False),
        ("lender != other", True),
    ],
)
def test_compares(text: str, holds: bool) -> None:
    found = value(text)
    assert found.unit == "truth"
    assert found.true is holds


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("", "expression-empty", 0),
        ("   ", "expression-empty", 0),
        ("price + 1", "units-together", 0),
        ("1 + (price * price)", "units-together", 5),
        ("2 / price", "units-together", 0),
        ("price ** 2", "units-together", 0),
        ("price > 1", "units-together", 0),
        ("lender < other", "units-together", 0),
        ("-lender", "units-together", 0),
        ("price and paid", "unit-change", 0),
        ("1 if price else 2", "unit-change", 5),
        ("round(lender)", "unit-change", 0),
        ("interest(months, fee)", "units-argument", 0),
        ("1 + pricee", "expression-unknown-name", 4),
        ("1 + nominal(price)", "expression-unknown-function", 4),
        ("interest(price)", "expression-arguments", 0),
        ("interest(price, fee, 3, 4)", "expression-arguments", 0),
        ("interest(price, principal=price)", "expression-arguments", 0),
        ("min(1)", "expression-arguments", 0),
        ("refuse(price)", "expression-finance", 0),
        ("1 / 0", "division-by-zero", 0),
        ("0 ** -1", "division-by-zero", 0),
        ("(0 - 8) ** 0.5", "root-of-negative", 0),
        ("9 ** 9999", "power", 0),
        ("9 ** 1000", "too-large", 0),
        ("999999999 * 999999999", "too-large", 0),
        ("round(1, 9)", "places", 0),
        ("1 +", "expression-syntax", 2),
        ("1) + (2", "expression-syntax", 1),
        (" 1) + (2", "expression-syntax", 2),
        ("price paid", "expression-syntax", 6),
        ("1,200", "expression-not-allowed", 0),
        ("a.b", "expression-character", 1),
        ("a[0]", "expression-character", 1),
        ("'text'", "expression-character", 0),
        ("__import__", "expression-character", 0),
        ("price × 2", "expression-character", 6),
        ("本金 * 2", "expression-character", 0),
        ("fe\u0435", "expression-character", 2),
        ("Price", "expression-character", 0),
        ("007", "expression-number", 0),
        ("1_000", "expression-number", 0),
        ("2j", "expression-number", 0),
        ("1e9", "expression-number", 0),
        ("price % 2", "expression-character", 6),
        ("5%%", "expression-number", 0),
        ("lambda", "expression-not-allowed", 0),
        ("1 in months", "expression-not-allowed", 2),
        ("min(*price)", "expression-not-allowed", 4),
        ("interest(**price)", "expression-not-allowed", 0),
        ("interest(price, rate=fee, rate=fee)", "expression-not-allowed", 0),
        ("(price)(paid)", "expression-unknown-function", 0),
        ("1234567890123456789", "expression-digits", 0),
        ("(" * 31 + "1" + ")" * 31, "expression-deep", 30),
        ("-" * 60 + "1", "expression-deep", 30),
        ("2**" * 60 + "1", "expression-deep", 60),
        ("1+" * 300 + "1", "expression-long", 400),
    ],
)
def test_refuses_with_the_offset(text: str, code: str, offset: int) -> None:
    error = refused(text)
    assert error.code == code
    if code != "expression-deep":
        assert error.offset == offset


def test_names_and_calls_are_known() -> None:
    parsed = parse("interest(price, fee) if months > 6 else paid")
    assert parsed.names == {"price", "fee", "months", "paid"}
    assert parsed.calls == {"interest"}


def test_an_unknown_name_comes_with_the_nearest() -> None:
    assert refused("prise * 2").values["nearest"] == "price"
    assert refused("interst(price, fee)").values["nearest"] == "interest"


def test_the_branch_not_taken_costs_nothing() -> None:
    assert value("1 if months > 6 else 1 / 0").amount == 1
    assert not value("1 > 2 and 1 / 0 > 1").true
    assert value("1 < 2 or 1 / 0 > 1").true


def test_the_functions_are_those_of_finance() -> None:
    found = evaluate(parse("nominal_rate(principal=price, payment=price / 12 + price * fee, months=12)"), NAMES)
    assert found.unit == "rate"
    assert round(found.amount, 4) == Decimal("0.1303")
    assert "nominal_rate" in REAL
