"""Adverts, messages and contract pages as people paste them, with everything that is to be read in them."""

import json
from pathlib import Path
from time import perf_counter
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.finance.offer import offer_json, offer_lines, read_offer
from tutor.finance.offer.gaps import MISSING, WARNINGS
from tutor.words import Lang, known

WORDINGS = Path(__file__).parent / "wordings"


def stored(name: str) -> Any:
    return json.loads((WORDINGS / f"{name}.json").read_text(encoding="utf-8"))


OFFERS = [one for name in ("chinese", "english", "advertisers") for one in stored(name)]


@pytest.mark.parametrize("expected", OFFERS, ids=[one["text"][:40] for one in OFFERS])
def test_wording(expected: dict[str, Any]) -> None:
    found = offer_json(read_offer(expected["text"]), "en")
    assert found["known"] == expected["known"]
    assert found["missing"] == expected["missing"]
    assert found["warnings"] == expected["warnings"]
    assert found["nominal_annual_rate_percent"] == (
        expected["annual"] and [pytest.approx(end, rel=1e-6, abs=1e-6) if end else end for end in expected["annual"]]
    )


@pytest.mark.parametrize("text", stored("silent"))
def test_what_offers_no_credit_says_nothing(text: str) -> None:
    offer = read_offer(text)
    assert not offer.is_offer
    assert offer_json(offer, "zh") == {
        "known": {},
        "missing": [],
        "ask": [],
        "nominal_annual_rate_percent": None,
        "warnings": [],
    }


def annual(text: str) -> object:
    return read_offer(text).annual_percent


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("日息0.05%", "日 息 ０．０５ ％"),
        ("日息万五", "每日利率万分之五"),
        ("借10,000元，分12期，每月还900元", "借1万元\n分十二期\n每月还九百元"),
        ("1.5% a month", "1.5 percent per month"),
        ("borrow $1,000, repay $1,100 in 30 days", "Borrow $1000; repay $1100 in thirty days."),
        ("年利率百分之七点二", "年利率7.2%"),
        ("萬元日息2元", "万元日息2元"),
    ],
)
def test_spellings_of_one_offer_agree(one: str, other: str) -> None:
    assert annual(one) is not None
    assert annual(one) == annual(other)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("放款前不收取任何费用，年利率10%", "fee-first"),
        ("无需押金，年利率10%", "fee-first"),
        ("No advance fee before release. 10% APR", "fee-first"),
        ("借款1万元，年利率10%，零手续费", "flat-fee"),
        ("年利率7.2%", "lowest-only"),
        ("最低7.2%，最高24%，年利率", "lowest-only"),
        ("贷款年利率7.2%，提现到银行卡", "not-called-a-loan"),
    ],
)
def test_negations_are_heeded(text: str, code: str) -> None:
    assert code not in read_offer(text).warnings


def test_no_fees_is_no_fee_unstated() -> None:
    assert "fees" not in read_offer("借1万，年利率12%，无任何手续费").missing
    assert "fees" not in read_offer("Loan of 5,000 at 12% a year, no hidden fees").missing
    assert "fees" in read_offer("借1万，年利率12%").missing


@pytest.mark.parametrize(
    "noise",
    [
        "通过率98%",
        "客服热线400-123-4567",
        "2026年11月20日起",
        "最快30秒放款",
        "额度最高20万",
        "年满18-60周岁",
        "已有300万用户",
        "京ICP备12345678号",
        "rated 4.9 stars",
        "call 0800 123 4567",
        "24/7 support",
        "20% off shoes",
    ],
)
def test_numbers_that_are_no_terms_change_nothing(noise: str) -> None:
    plain = offer_json(read_offer("借款10000元。年利率12%。期限6个月。"), "zh")
    noisy = offer_json(read_offer(f"{noise}。借款10000元。{noise}。年利率12%。期限6个月。{noise}"), "zh")
    assert {**noisy, "known": None} == {**plain, "known": None}
    assert read_offer(f"年利率12%。{noise}").known.keys() <= {"rate_percent", "rate_per", "limit"}


def test_a_contract_page_with_a_table_and_much_else() -> None:
    page = """个人借款合同（编号：2026-0012345）
    甲方通过率高，客服电话 95588。
    项目 | 内容
    借款金额 | 100,000元
    期限 | 12个月
    还款方式 | 等额本息
    年利率（单利）
    6%
    一次性手续费 2%，放款时从本金中扣除
    逾期罚息 日利率0.05%
    放款机构：晴川示范银行股份有限公司"""
    offer = read_offer(page)
    assert offer.annual_percent == pytest.approx((9.79996, 9.79996), abs=1e-4)
    assert offer.missing == ()
    assert offer.warnings == ("deducted-upfront",)
    assert offer.known["repayment"] == "equal-payment"


def test_capital_numerals_of_a_contract() -> None:
    assert read_offer("借款金额：人民币伍万元整（50,000元），年利率10.8%").known["principal"] == 50_000


def test_every_code_and_name_has_words() -> None:
    names = {name for one in OFFERS for name in one["known"]}
    keys = [f"ask_{code}" for code in MISSING] + [f"warn_{code}" for code in WARNINGS] + [f"known_{n}" for n in names]
    assert [key for key in keys if not known(f"offer.{key}")] == []


def test_one_question_for_each_thing_missing_in_both_languages() -> None:
    for lang in get_args(Lang):
        found = offer_json(read_offer("日息低至0.02%"), lang)
        assert isinstance(found["ask"], list)
        assert isinstance(found["missing"], list)
        assert len(found["ask"]) == len(found["missing"]) == 6
        assert all("{" not in line for line in offer_lines(read_offer("前6期0利息，之后每期服务费0.75%"), lang))


def test_a_report_begins_with_the_rate_and_ends_with_the_notice() -> None:
    lines = offer_lines(read_offer("12000元分12期，每期手续费0.6%"), "en")
    assert "13.03%" in lines[0]
    assert "- fee: 0.6%" in lines
    assert lines[-1].startswith("Education only")
    assert len(offer_lines(read_offer("床前明月光"), "zh")) == 1


PIECES = (
    "日息 低至 借 1万 每天 利息 元 % 0.05 12 期 分 手续费 前 之后 0 免息 到手 还 月 年化 起 ， 。 ％ ￥ 一 百分之 万 "
    "-5 borrow $ 100 get for weeks payments of no interest fee a day then 1e400 99999999999999999999"
)
SCRAPS = st.lists(st.sampled_from(PIECES.split()), max_size=40).flatmap(
    lambda words: st.sampled_from(["", " ", "\n"]).map(lambda between: between.join(words))
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), SCRAPS))
def test_no_text_breaks_the_reader(text: str) -> None:
    offer = read_offer(text)
    found = json.loads(json.dumps(offer_json(offer, "zh"), allow_nan=False))
    assert set(found["missing"]) <= set(MISSING)
    assert set(found["warnings"]) <= set(WARNINGS)
    for lang in get_args(Lang):
        assert offer_lines(offer, lang)
    if offer.annual_percent:
        low, high = offer.annual_percent
        assert low >= 0
        assert high is None or high >= low


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "一",
        "一千",
        "日息万三，",
        "每",
        "先交",
        "fee ",
        "0% for ",
        "Aa ",
        "银行",
        "x1 ",
        "逾期",
        "前6期0利息",
        " \n",
    ],
)
def test_no_pattern_runs_away(unit: str) -> None:
    def seconds(length: int) -> float:
        start = perf_counter()
        read_offer((unit * length)[:length])
        return perf_counter() - start

    assert min(seconds(5000) for _ in range(3)) < 0.2
