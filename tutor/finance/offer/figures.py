"""Finds the figures of a sentence: per cents, sums of money, counts of days, months and instalments, bare numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal

MOST = 120
"""Figures that are read in a sentence; an offer has fewer in the whole."""

Kind = Literal["percent", "money", "count", "number"]

_NUM = r"(?<![0-9.])[0-9]{1,12}(?:\.[0-9]{1,8})?(?![0-9]|\.[0-9])"
_SIGN = r"(?:us|hk|a|c)?\$|[¥€£]|(?:rmb|usd|cny|eur|gbp|hkd) ?"
_CURRENCY = r"元|块钱|块|圆|rmb|yuan|cny|dollars?|usd|bucks|euros?|eur|pounds?|gbp|quid"
_COUNTED = (
    r"个月|个?星期|个?季度|季度|期|年|天|日(?!息|利|费|供)|周|(?<=分[0-9])次|(?<=分[0-9][0-9])次|"
    r"(?:calendar |business )?(?:months?|weeks?|days?|years?|quarters?)\b|yrs?\b|mths?\b|mos?\b|"
    r"(?:(?:equal|easy|monthly|weekly|fixed|interest-free|affordable|small|simple|low) ){0,3}"
    r"(?:instal?ments?|payments|repayments)\b"
)
_TOKEN = re.compile(
    rf"(?P<low>{_NUM})%? ?(?:-|~|至|到|\bto\b|\band\b) ?(?P<high>{_NUM})%"
    rf"|(?P<percent>{_NUM})(?:%|个点|个百分点)"
    rf"|(?P<sign>{_SIGN}) ?(?P<signed>{_NUM})(?:元|块)?"
    rf"|(?P<yuan>{_NUM})(?:元|块)(?P<jiao>[0-9])(?:角|毛)?(?![0-9.%])"
    rf"|(?P<coin>{_NUM})(?P<coin_unit>角|毛(?!利)|分钱|p(?= a day| per day|/day)| ?cents?\b| ?pence\b|¢)"
    rf"|(?P<money>{_NUM})[余多来]? ?(?P<currency>{_CURRENCY})(?![a-z])"
    rf"|(?P<count>{_NUM})(?: |-)?(?P<unit>{_COUNTED})"
    rf"|(?P<number>{_NUM})(?![a-z%×x*])"
)
_NAMES = {
    "¥": "CNY", "元": "CNY", "块": "CNY", "圆": "CNY", "rmb": "CNY", "yuan": "CNY", "cny": "CNY", "$": "USD",
    "us$": "USD", "usd": "USD", "dollar": "USD", "buck": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP",
    "gbp": "GBP", "pound": "GBP", "quid": "GBP", "hk$": "HKD", "hkd": "HKD", "a$": "AUD", "c$": "CAD", "块钱": "CNY",
}  # fmt: skip
_UNITS = (
    ("instalment", re.compile("期|笔|次|instal|payments|repayments")),
    ("quarter", re.compile("季|quarter")),
    ("month", re.compile("月|month|mth|mo")),
    ("week", re.compile("周|星期|week")),
    ("day", re.compile("天|日|day")),
    ("year", re.compile("年|year|yr")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``unit``: a currency code (empty where none is named) for money, a unit of time or ``instalment``
    for a count. ``high`` is the upper end where a range of per cents is written.

    ``left`` and ``right`` are what stands between it and its neighbours in the sentence, ``before`` all that precedes.
    """

    kind: Kind
    value: Decimal
    unit: str
    high: Decimal | None
    left: str
    right: str
    before: str
    after: str


def figures(sentence: str) -> list[Figure]:
    """The figures of one cleaned sentence, in order."""
    found = list(islice(_TOKEN.finditer(sentence), MOST))
    figures = []
    for at, token in enumerate(found):
        kind, value, unit, high = _what(token)
        start = found[at - 1].end() if at else 0
        end = found[at + 1].start() if at + 1 < len(found) else len(sentence)
        left, right = sentence[max(start, token.start() - 60) : token.start()], sentence[token.end() : end][:60]
        before, after = sentence[max(0, token.start() - 160) : token.start()], sentence[token.end() :][:160]
        figures.append(Figure(kind, value, unit, high, left, right, before, after))
    return figures


def _what(token: re.Match[str]) -> tuple[Kind, Decimal, str, Decimal | None]:
    if token["low"]:
        low, high = sorted((Decimal(token["low"]), Decimal(token["high"])))
        return "percent", low, "%", high
    if token["percent"]:
        return "percent", Decimal(token["percent"]), "%", None
    if token["count"]:
        name = next(name for name, pattern in _UNITS if pattern.search(token["unit"]))
        return "count", Decimal(token["count"]), name, None
    if token["number"]:
        return "number", Decimal(token["number"]), "", None
    return "money", *_money(token), None


def _money(token: re.Match[str]) -> tuple[Decimal, str]:
    if token["signed"]:
        return Decimal(token["signed"]), _NAMES[token["sign"].strip()]
    if token["yuan"]:
        return Decimal(token["yuan"]) + Decimal(token["jiao"]) / 10, "CNY"
    if token["coin"]:
        unit = token["coin_unit"].strip()
        size, name = {"角": (10, "CNY"), "毛": (10, "CNY"), "分钱": (100, "CNY")}.get(unit, (100, ""))
        return Decimal(token["coin"]) / size, name
    name = token["currency"]
    return Decimal(token["money"]), _NAMES[name if name in _NAMES else name.rstrip("s")]
