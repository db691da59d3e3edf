"""What people type: read exactly, or refused with a reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.finance import typed
from tutor.finance.errors import Unreadable
from tutor.finance.money import Money
from tutor.finance.typed import TypedRate

NUMBERS = {
    "1,200": "1200",
    "１２００": "1200",
    "１，２００": "1200",
    "1 200": "1200",
    "1'200": "1200",
    "1.2万": "12000",
    "1,200万": "12000000",
    "１．２万": "12000",
    "1.2w": "12000",
    "3k": "3000",
    "一千二": "1200",
    "一千零二": "1002",
    "两万": "20000",
    "1万2千": "12000",
    "1万2": "12000",
    "一万零二百": "10200",
    "十二": "12",
    "二十五万": "250000",
    "一点二万": "12000",
    "一点二五": "1.25",
    "三千五百": "3500",
    "2千5": "2500",
    "两百五": "250",
    "百万": "1000000",
    "一亿二千万": "120000000",
    "二〇二六": "2026",
    "-5": "-5",
    "−5": "-5",
    "负五": "-5",
    "+7": "7",
    ".5": "0.5",
    "24%": "0.24",
    "百分之三": "0.03",
    "约13": "13",
    "about 13.5": "13.5",
    "13.5。": "13.5",
    "twelve hundred": "1200",
    "one hundred and five": "105",
    "three thousand two hundred": "3200",
    "1.5 million": "1500000",
    "12期": "12",
    "1200 元": "1200",
}
REFUSED = {
    "": "empty",
    "   ": "empty",
    "。": "empty",
    "abc": "not_number",
    "半": "not_number",
    "nan": "not_number",
    "10²": "not_number",
    "٣": "not_number",
    "１２ 13": "several",
    "5-8": "several",
    "1 200,50": "separators",
    "1,2": "separators",
    "1.200,50": "separators",
    "1,20,000": "separators",
    "12,0000": "separators",
    "0.5.1": "separators",
    "1e3": "exponent",
    "1e400": "exponent",
    "9" * 20: "too_large",
    "9" * 100: "too_long",
}
RATES = {
    "24%": ("0.24", None),
    "２４％": ("0.24", None),
    "0.6%/月": ("0.006", "month"),
    "0.6 % / month": ("0.006", "month"),
    "月费率0.75%": ("0.0075", "month"),
    "月利率0.6%": ("0.006", "month"),
    "月息1分": ("0.01", "month"),
    "月息一分五": ("0.015", "month"),
    "1.5分/月": ("0.015", "month"),
    "月8厘": ("0.008", "month"),
    "年息8厘": ("0.08", "year"),
    "年息1分": ("0.1", "year"),
    "年化24%": ("0.24", "year"),
    "一年百分之二十四": ("0.24", "year"),
    "年利率 12.5 ％": ("0.125", "year"),
    "日息万三": ("0.0003", "day"),
    "日利率0.05%": ("0.0005", "day"),
    "每日万分之五": ("0.0005", "day"),
    "0.02%每天": ("0.0002", "day"),
    "万五": ("0.0005", None),
    "万2.5": ("0.00025", None),
    "万分之五": ("0.0005", None),
    "百分之三": ("0.03", None),
    "千分之三": ("0.003", None),
    "5‰": ("0.005", None),
    "3 percent a year": ("0.03", "year"),
    "three percent": ("0.03", None),
    "3 per cent p.a.": ("0.03", "year"),
    "18% APR": ("0.18", "year"),
    "annual rate 12%": ("0.12", "year"),
    "0.65% monthly": ("0.0065", "month"),
    "0.05% per day": ("0.0005", "day"),
    "50 bps": ("0.005", None),
    "-5%": ("-0.05", None),
    "0%": ("0", None),
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers_are_read(text: str, value: str) -> None:
    assert typed.number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_is_no_number_or_two_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        typed.number(text)
    assert refused.value.code == code


@pytest.mark.parametrize(("text", "found"), RATES.items())
def test_rates_are_read_with_their_period(text: str, found: tuple[str, typed.Per | None]) -> None:
    assert typed.rate(text) == TypedRate(Decimal(found[0]), found[1])


@pytest.mark.parametrize(
    ("text", "code"),
    {
        "0.6": "rate_bare",
        "1分": "rate_fen",
        "两分利": "rate_fen",
        "日利率0.05%/年": "rate_two_periods",
        "5%-8%": "several",
    }.items(),
)
def test_rates_that_could_mean_two_things_are_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        typed.rate(text)
    assert refused.value.code == code


def test_a_rate_without_its_sign_says_so() -> None:
    assert typed.rate("13.03") == TypedRate(Decimal("0.1303"), None, bare=True)


@pytest.mark.parametrize(
    ("text", "minor"),
    {
        "¥1,200": 120_000,
        "￥１，２００．５０": 120_050,
        "1.2万元": 1_200_000,
        "三块五": 350,
        "3元5角6分": 356,
        "五角": 50,
        "5分": 5,
        "5块零5分": 505,
        "100块钱": 10_000,
        "人民币壹万贰仟元整": 1_200_000,
        "RMB 300": 30_000,
        "-¥5": -500,
        "12.345": 1235,
        "0": 0,
    }.items(),
)
def test_amounts_are_read(text: str, minor: int) -> None:
    assert typed.amount(text) == Money(minor)


@pytest.mark.parametrize(
    ("text", "code"), {"$5": "other_currency", "24%": "amount_is_rate", "元": "not_number"}.items()
)
def test_amounts_of_another_kind_are_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        typed.amount(text)
    assert refused.value.code == code


@given(
    st.text(alphabet="0123456789.,-%‰ 万千百十亿零一二三五两半点分厘元块角月日年息/aekw１，", max_size=12)
    | st.text(max_size=80)
)
def test_anything_typed_is_read_or_refused(text: str) -> None:
    for read in (typed.number, typed.amount, typed.rate):
        try:
            read(text)
        except Unreadable as refused:
            assert refused.code


@given(st.integers(0, 10**14))
def test_digits_are_read_as_they_are(value: int) -> None:
    assert typed.number(f"{value:,}") == typed.number(str(value)) == value


def _spoken(value: int) -> str:
    """The Chinese numeral of a number below 10,000, the way it is written out in full."""
    digits, units, text, gap = "零一二三四五六七八九", ("千", "百", "十", ""), "", False
    for digit, unit in zip(f"{value:04d}", units, strict=True):
        if digit == "0":
            gap = bool(text)
        else:
            text += ("零" if gap else "") + digits[int(digit)] + unit
            gap = False
    return text or "零"


@given(st.integers(0, 9999), st.integers(1, 9999))
def test_chinese_numerals_are_read_as_they_are_spoken(low: int, high: int) -> None:
    assert typed.number(_spoken(low)) == low
    join = "万零" if low < 1000 else "万"
    assert typed.number(_spoken(high) + join + (_spoken(low) if low else "")) == high * 10_000 + low
