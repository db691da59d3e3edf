"""Reads amounts, rates and numbers as people type them, half or full width, in Chinese or English.

Nothing is guessed: what could mean two things is refused with a code that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tutor.finance import numerals
from tutor.finance.errors import Unreadable
from tutor.finance.money import Money, to_minor

Per = Literal["year", "month", "day"]

LONGEST = 60
LARGEST = Decimal(10) ** 15


@dataclass(frozen=True)
class TypedRate:
    """A rate as it was typed: ``value`` is a fraction (0.006 for 0.6 %), ``per`` the time it is for.

    ``per`` is None where none was said; the caller decides or asks. ``bare``: the percent sign was left out.
    """

    value: Decimal
    per: Per | None = None
    bare: bool = False


def number(text: str) -> Decimal:
    """A number: ``1,200``, ``１２００``, ``1.2万``, ``一千二``, ``24%`` (0.24), ``-5``, ``12期``.

    Raises ``Unreadable``.
    """
    clean = _COUNTER.sub("", _clean(text))
    fraction = _fraction(clean)
    return fraction if fraction is not None else _plain(clean, text)


def amount(text: str, currency: str = "CNY") -> Money:
    """An amount of money: also ``¥1,200``, ``1.2万元``, ``三块五``, ``3元5角``. Raises ``Unreadable``.

    A currency sign other than ``currency``'s own is refused (``other_currency``).
    """
    clean = _clean(text)
    if _PERCENT.search(clean):
        raise Unreadable("amount_is_rate", {"text": text.strip()})
    clean = _strip_currency(clean, currency, text)
    coins = _coins(clean, text)
    return Money(to_minor(coins if coins is not None else _plain(clean, text), currency), currency)


def rate(text: str) -> TypedRate:
    """A rate: ``24%``, ``0.6%/月``, ``日息万三``, ``万分之五``, ``月息1分``, ``3 percent a year``.

    A number from 1 upwards without a sign is read as percent (``bare``); below 1 it could be 0.6 % or 60 % and is
    refused (``rate_bare``), as is 分 or 厘 without a period (``rate_fen``). Raises ``Unreadable``.
    """
    clean = _clean(text)
    per, rest = _period(clean, text)
    value = _fen(rest, per, text)
    if value is None:
        value = _fraction(rest)
    if value is None:
        value = _ten_thousandth(rest)
    if value is not None:
        return TypedRate(value, per)
    plain = _plain(rest, text)
    if 0 < abs(plain) < 1:
        raise Unreadable("rate_bare", {"text": text.strip(), "number": str(plain)})
    return TypedRate(plain / 100, per, bare=plain != 0)


# what every reading begins with

_ABOUT = re.compile(r"^(?:大约|大概|约|差不多|about|approximately|approx\.?|roughly|around|~|≈|=)\s*", re.IGNORECASE)
_HALF_WIDTH: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "−–—﹣‐‑‒"), "-"),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2007\u2009\u202f\t"), " "),
    **dict(zip(map(ord, "￥﹪￡。"), "¥%£.", strict=True)),
}
"""Full width to half. Not NFKC, which makes 102 of 10²."""


def _clean(text: str) -> str:
    """Half-width, trimmed, lower case, without "about" and an ending full stop. Raises for nothing and for too much."""
    if len(text) > 4 * LONGEST:
        raise Unreadable("too_long", {"most": LONGEST})
    clean = text.translate(_HALF_WIDTH).strip().lower()
    clean = _ABOUT.sub("", clean).strip()
    clean = re.sub(r"[.!,;、]+$", "", clean).strip()
    if not clean:
        raise Unreadable("empty", {})
    if len(clean) > LONGEST:
        raise Unreadable("too_long", {"most": LONGEST})
    return clean


# plain numbers

_GROUPED = re.compile(r"[0-9]{1,3}(?:([, '’])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_COUNTER = re.compile(r"(?<=.)\s*(?:个月|期|次|笔|家|个|天|元|块|times?|instal?lments?|months?|days?|yuan|lenders?)$")
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_EXPONENT = re.compile(r"[0-9.]+e[+-]?[0-9]+")
_LATIN_SCALE = re.compile(r"([0-9., '’]*[0-9])\s*(w|k|m)")
_SCALES = {"w": 10**4, "k": 10**3, "m": 10**6}


def _plain(clean: str, text: str) -> Decimal:
    """A number without sign of percent or currency; a minus or 负 may lead."""
    negative = clean.startswith(("-", "负", "minus "))
    body = re.sub(r"^(?:-|负|minus |\+)\s*", "", clean)
    value = _unsigned(body, text)
    if value >= LARGEST:
        raise Unreadable("too_large", {"text": text.strip()})
    return -value if negative else value


def _unsigned(body: str, text: str) -> Decimal:
    if _EXPONENT.fullmatch(body):
        raise Unreadable("exponent", {"text": text.strip()})
    found = _digits(body)
    if found is not None:
        return found
    scaled = _LATIN_SCALE.fullmatch(body)
    if scaled and (digits := _digits(scaled[1].strip())) is not None:
        return digits * _SCALES[scaled[2]]
    spoken = numerals.chinese(_joined(body))
    if spoken is None and re.search(r"[a-z]", body):
        spoken = numerals.english(_joined(body))
    if spoken is not None:
        return spoken
    raise _why_not(body, text)


def _digits(body: str) -> Decimal | None:
    """Digits with or without marks between thousands; None for anything else."""
    if _GROUPED.fullmatch(body):
        return Decimal(re.sub(r"[, '’]", "", body))
    return Decimal("0" + body if body.startswith(".") else body.rstrip(".")) if _DECIMAL.fullmatch(body) else None


def _joined(body: str) -> str:
    """Well-formed thousands marks taken out (1,200万); spaces beside Chinese characters too."""
    joined = re.sub(r"(?<![0-9,.])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9,])", lambda found: found[1].replace(",", ""), body)
    return joined if re.search(r"[a-z]", joined) else re.sub(r"(?<![0-9.]) | (?![0-9.])", "", joined)


def _why_not(body: str, text: str) -> Unreadable:
    shown = {"text": text.strip()}
    if re.fullmatch(r"[0-9., '’]+", body):
        return Unreadable("separators" if re.search(r"[,.']", body) else "several", shown)
    if len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", body)) > 1:
        return Unreadable("several", shown)
    return Unreadable("not_number", shown)


# money

_SIGNS = {
    "CNY": ("人民币", "rmb", "cny", "¥", "yuan", "元", "圆", "块钱", "块", "大洋"),
    "USD": ("us$", "usd", "$", "dollars", "dollar", "bucks", "美元", "美金"),
    "EUR": ("eur", "€", "euros", "euro", "欧元"),
    "GBP": ("gbp", "£", "pounds", "pound", "英镑"),
    "HKD": ("hk$", "hkd", "港元", "港币"),
    "JPY": ("jpy", "日元", "yen"),
}
_BY_LENGTH = sorted(((sign, code) for code, signs in _SIGNS.items() for sign in signs), key=lambda pair: -len(pair[0]))
_COINS = re.compile(
    rf"(?:(?P<yuan>[{numerals.CHARS}0-9.,]+)(?:元|块))?(?:零)?(?:(?P<jiao>[{numerals.CHARS}0-9])(?P<jiao_unit>角|毛)?)?"
    rf"(?:(?P<fen>[{numerals.CHARS}0-9])分?)?(?:钱|整|正)?"
)


def _strip_currency(clean: str, currency: str, text: str) -> str:
    """The amount without its sign, before or behind; a sign inside (3块5) stays for ``_coins``."""
    body = re.sub(r"(?:钱|整|正)$", "", clean)
    for sign, code in _BY_LENGTH:
        minus = "-" if body.startswith("-") else ""
        bare = body.removeprefix("-").strip()
        if bare.startswith(sign) or bare.endswith(sign):
            if code != currency and not (sign == "¥" and currency == "JPY"):
                raise Unreadable("other_currency", {"text": text.strip(), "currency": currency})
            rest = bare.removeprefix(sign) if bare.startswith(sign) else bare.removesuffix(sign)
            return _strip_currency(minus + rest.strip(), currency, text) if rest.strip() else body
    return body


def _coins(clean: str, text: str) -> Decimal | None:
    """三块五, 3元5角6分, 五角: None where no coin is named."""
    if not re.search(r"[元块角毛分]", clean):
        return None
    found = _COINS.fullmatch(clean.replace(" ", ""))
    if found is None or not any(found.group("yuan", "jiao", "fen")):
        return None
    if found["jiao"] and not found["jiao_unit"] and not found["yuan"] and not clean.endswith("分"):
        return None
    jiao, fen = found["jiao"], found["fen"]
    if jiao and not found["jiao_unit"] and clean.endswith("分") and not fen:
        jiao, fen = None, jiao
    parts = ((found["yuan"], Decimal(1)), (jiao, Decimal("0.1")), (fen, Decimal("0.01")))
    return sum((_plain(part, text) * unit for part, unit in parts if part), Decimal(0))


# rates

_PERCENT = re.compile(r"[%‰‱]|percent|per cent|pct|分之|basis points?|\bbps?\b|个基点|基点|个点|个百分点")
_FRACTION_UNITS = (
    (re.compile(r"(.+?)\s*(?:%|percentage points?|percent|per cent|pct|个百分点|个点)"), Decimal("0.01")),
    (re.compile(r"(.+?)\s*(?:‰)"), Decimal("0.001")),
    (re.compile(r"(.+?)\s*(?:‱|basis points?|bps?|个?基点)"), Decimal("0.0001")),
)
_PARTS_OF = re.compile(rf"(-|负)?([{numerals.CHARS}0-9]+)分之([{numerals.CHARS}0-9.点]+)")
_SHORT_PARTS = re.compile(rf"(万|萬|千)([{numerals.CHARS}0-9.点]+)")


def _fraction(clean: str) -> Decimal | None:
    """``24%``, ``5‰``, ``3 percent``, ``百分之三``, ``万分之五`` as a fraction; None for anything else."""
    for unit, size in _FRACTION_UNITS:
        found = unit.fullmatch(clean)
        if found:
            return _plain(found[1], clean) * size
    found = _PARTS_OF.fullmatch(clean.replace(" ", ""))
    if found is None:
        return None
    whole = numerals.chinese(found[2]) if len(found[2]) > 1 or found[2] not in "百千万" else _ONE[found[2]]
    part = numerals.chinese(found[3])
    if not whole or part is None:
        return None
    return (-part if found[1] else part) / whole


_ONE = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000)}


def _ten_thousandth(clean: str) -> Decimal | None:
    """万五, 万2.5, 千三: parts of ten thousand or of a thousand, as they are spoken."""
    found = _SHORT_PARTS.fullmatch(clean.replace(" ", ""))
    part = numerals.chinese(found[2]) if found else None
    return part / _ONE[found[1].replace("萬", "万")] if found and part is not None else None


_YEAR, _MONTH, _DAY = "year", "month", "day"
_PREFIXES: tuple[tuple[re.Pattern[str], Per], ...] = (
    (re.compile(r"^(?:年化综合|综合年化|年化|年)(?:利率|费率|息率|收益率|成本|息|利|率)?|^每年|^一年"), "year"),
    (re.compile(r"^(?:annual(?:ly)?|yearly|apr)\b"), "year"),
    (re.compile(r"^(?:每个月|每月|一个月|按月|月)(?:利率|费率|手续费率|手续费|息率|息|利|率)?|^monthly"), "month"),
    (re.compile(r"^(?:每天|每日|一天|按日|日|天)(?:利率|费率|息率|息|利|率)?|^daily"), "day"),
)
_SUFFIXES: tuple[tuple[re.Pattern[str], Per], ...] = (
    (re.compile(r"(?:/|每|一|per|a|an|each|every)?\s*(?:年化|年|years?|yr|annum|annually|annual|yearly|apr)$"), "year"),
    (re.compile(r"\bp\.?\s?a\.?$"), "year"),
    (re.compile(r"(?:/|每|一|按|per|a|each|every)?\s*(?:个月|月|months?|mo|monthly)$"), "month"),
    (re.compile(r"(?:/|每|一|按|per|a|each|every)?\s*(?:天|日|days?|daily)$"), "day"),
)


def _period(clean: str, text: str) -> tuple[Per | None, str]:
    """The time a rate is for, and the text without it. Two that differ are refused (``rate_two_periods``)."""
    found: set[Per] = set()
    rest = clean
    for pattern, per in _PREFIXES:
        hit = pattern.match(rest)
        if hit:
            found.add(per)
            rest = re.sub(r"^[\s:：=为是]+|^(?:rate|interest|fee|of|is)\b\s*", "", rest[hit.end() :].strip()).strip()
            break
    for pattern, per in _SUFFIXES:
        hit = pattern.search(rest)
        if hit and hit.start() > 0:
            found.add(per)
            rest = rest[: hit.start()].strip().rstrip("/").strip()
            break
    if len(found) > 1:
        raise Unreadable("rate_two_periods", {"text": text.strip()})
    return (found.pop() if found else None), rest


_FEN = re.compile(
    rf"(?:(?P<fen>[{numerals.CHARS}0-9.点]+)\s*分利?(?![之]))?(?:(?P<li>[{numerals.CHARS}0-9.点]+)\s*厘?)?"
    r"(?:(?P<hao>[0-9.]+)\s*毫)?利?息?"
)
_FEN_SIZE: dict[Per, Decimal] = {"year": Decimal("0.1"), "month": Decimal("0.01"), "day": Decimal("0.001")}


def _fen(rest: str, per: Per | None, text: str) -> Decimal | None:
    """月息1分 (1 %), 月息8厘 (0.8 %), 年息1分 (10 %), 一分五 (1.5 %): the old names of tenths; None if none is used."""
    if not re.search(r"分(?!之)|厘|毫", rest) or "百分点" in rest:
        return None
    found = _FEN.fullmatch(rest)
    if found is None or not any(found.groups()):
        return None
    if per is None:
        raise Unreadable("rate_fen", {"text": text.strip()})
    size = _FEN_SIZE[per]
    parts = ((found["fen"], size), (found["li"], size / 10), (found["hao"], size / 100))
    return sum((_plain(part, text) * unit for part, unit in parts if part), Decimal(0))
