"""The four calculators: known prices, what was understood, every bad input answered beside its field."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.finance.calculator import Calculator, Rate, Result, told
from tutor.finance.calculators import CALCULATORS
from tutor.finance.money import Money
from tutor.words import LANGS, say

TRUE, PAY_OFF, AFFORD, COMPARE = (CALCULATORS[name] for name in ("true-price", "pay-off", "afford", "compare"))


def rate(result: Result) -> str:
    assert isinstance(result.number, Rate)
    return f"{result.number.value * 100:.2f}"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"form": "fee", "principal": "12000", "fee": "0.6%", "count": "12"}, "13.03"),
        ({"form": "fee", "principal": "1.2万", "fee": "每月0.6%", "count": "1年"}, "13.03"),
        ({"form": "daily", "principal": "１００００", "daily": "万五", "count": "12"}, "18.25"),
        ({"form": "daily", "principal": "10000", "daily": "0.05%", "count": "12"}, "18.25"),
        ({"form": "annual", "principal": "100000", "annual": "6%", "opening": "2%", "count": "12"}, "9.80"),
        ({"form": "annual", "principal": "100000", "annual": "6%", "opening": "0", "count": "12"}, "6.00"),
        ({"form": "payments", "principal": "12000", "payment": "1000", "count": "12"}, "0.00"),
        ({"form": "free", "principal": "12000", "service": "864", "when": "spread", "count": "12"}, "13.03"),
        ({"form": "once", "received": "4500", "repaid": "5000", "days": "30"}, "135.19"),
        ({"form": "once", "received": "4500", "repaid": "5000", "days": "1个月"}, None),
        ({"form": "advert", "text": "借1万，分12期，每期还900"}, "14.45"),
    ],
)
def test_true_price(typed: dict[str, str], expected: str | None) -> None:
    result = TRUE.work(typed)
    if expected is None:
        assert result.number is None and "days" in result.complaints
    else:
        assert rate(result) == expected and not result.complaints


def test_the_price_rises_when_money_is_kept_back() -> None:
    rates = [
        Decimal(rate(TRUE.work({"form": "cut", "principal": "10000", "annual": "12%", "cut": cut, "count": "6"})))
        for cut in ("0", "200", "5%", "2000")
    ]
    assert rates == sorted(rates) and len(set(rates)) == 4 and rates[0] == Decimal("12.00")


def test_what_is_owed_and_paid_fits_the_schedule() -> None:
    result = TRUE.work({})
    curve = result.pictures[0]
    owed, paid = curve.series
    assert owed.points[0] == 1_200_000 and owed.points[-1] == 0 and paid.points[-1] == 1_286_400
    assert result.sheet is not None and len(result.sheet.rows) == 12 and len(curve.labels) == len(owed.points)


def test_pay_off_tells_what_the_order_saves() -> None:
    result = PAY_OFF.work({"debts": "card 8000 18% min 10% floor 100\nSkylark 60000 24% 1500", "budget": "3500"})
    assert not result.complaints and isinstance(result.number, int) and result.number < 40
    says = " ".join(told(one, "en") for one in result.says)
    assert "Dearest first" in says and "Smallest first" in says


def test_pay_off_says_which_payment_never_ends() -> None:
    result = PAY_OFF.work({"debts": "Lantern 60000 24% 1000", "budget": ""})
    assert result.headline is not None and result.headline.code == "headline_never" and result.number is None
    assert any(one.code == "stuck" for one in result.says)


def test_afford_never_lends_more_than_the_payment_repays() -> None:
    result = AFFORD.work({"income": "6500", "essentials": "3600", "existing": "600", "buffer": "10%"})
    assert result.number == Money(165_000)
    short = AFFORD.work({"income": "4000", "essentials": "3600", "existing": "600", "buffer": "10%"})
    assert short.number == Money(0) and any(one.code == "short" for one in short.says)


def test_compare_ranks_and_shares_a_rank() -> None:
    typed = {"form_1": "fee", "price_1": "0.6%", "form_2": "payments", "price_2": "1072", "form_3": "none"}
    result = COMPARE.work(typed)
    assert result.sheet is not None and [row[0] for row in result.sheet.rows] == [1, 1]
    assert COMPARE.work({**typed, "form_2": "none"}).complaints[""]


BAD = ["", "-5", "0", "1e400", "abc", "12a", "9" * 400, "１e9999", "--3", "3 4", "∞", "NaN", "%", "5%%", "1000年"]


@pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)
@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_answered_beside_its_field(calculator: Calculator, bad: str) -> None:
    for field in calculator.fields:
        if field.kind == "choice":
            continue
        typed = {field.id: bad}
        if field.shown is not None:
            typed[field.shown[0]] = field.shown[1][0]
        result = calculator.work(typed)
        for name, complaint in result.complaints.items():
            assert name in {"", *(one.id for one in calculator.fields)}
            for lang in LANGS:
                assert complaint.message(lang).strip()
        if not result.complaints and not (field.optional and not bad):
            assert result.number is not None or field.kind == "lines", (field.id, bad)


def typed_into(calculator: Calculator) -> st.SearchStrategy[dict[str, str]]:
    texts = st.one_of(st.text(max_size=30), st.from_regex(r"[0-9０-９.,万%‰/日月年 -]{0,12}", fullmatch=True))
    return st.fixed_dictionaries(
        {},
        optional={one.id: st.sampled_from(one.options) if one.kind == "choice" else texts for one in calculator.fields},
    )


@pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_whatever_is_typed_is_answered_in_both_languages(calculator: Calculator, data: st.DataObject) -> None:
    """``work`` never raises, and everything that it gives can be said."""
    result = calculator.work(data.draw(typed_into(calculator)))
    said = [*result.understood.values(), *result.says, *(one.twin for one in result.pictures)]
    for lang in LANGS:
        assert all(told(one, lang).strip() for one in [*said, *filter(None, [result.headline])])
        assert all(one.message(lang).strip() for one in result.complaints.values())
    for picture in result.pictures:
        assert {len(one.points) for one in picture.series} == {len(picture.labels)}


@pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)
def test_every_part_has_words(calculator: Calculator) -> None:
    for lang in LANGS:
        say(lang, f"tools.{calculator.id}_does")
        for field in calculator.fields:
            say(lang, f"tools.field_{field.id}"), say(lang, f"tools.example_{field.id}")
            for option in field.options:
                say(lang, f"tools.option_{option}")
