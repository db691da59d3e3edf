"""Numbers, money, rates and days as each language writes them. Thousands are separated; nothing is rounded twice."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from tutor.words import Lang

WAN = 10_000
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}
_NAMES = {"CNY": ("元", "yuan"), "USD": ("美元", "dollars"), "EUR": ("欧元", "euros"), "GBP": ("英镑", "pounds")}


def number(value: Decimal | int, lang: Lang, places: int | None = None) -> str:
    """``1,234.5``. ``places`` rounds half up to so many decimals and keeps its zeros; None shows what is there."""
    del lang  # both languages of the course separate thousands with a comma
    exact = Decimal(value)
    last = Decimal(1).scaleb(-places) if places is not None else None
    exact = exact.normalize(_WIDE) if last is None else exact.quantize(last, context=_WIDE)
    return f"{exact:,f}".replace("-", "−")


def percent(fraction: Decimal, lang: Lang, places: int = 2) -> str:
    """A fraction as per cent: 0.1303 is ``13.03%``."""
    return number(fraction.scaleb(2, _WIDE), lang, places) + "%"


def money(minor: int, currency: str, lang: Lang, prose: bool = False) -> str:
    """An amount in minor units (fen, cents) with its currency.

    ``1,072元`` in Chinese, ``1,072 yuan`` in English; fen are shown where there are any. ``prose`` lets Chinese count in 万
    where that is shorter and loses nothing (``1.2万元``).
    """
    name = _NAMES.get(currency, (currency, currency))[lang == "en"]
    major = Decimal(minor).scaleb(-2, _WIDE)
    if prose and lang == "zh" and abs(major) >= WAN and minor % WAN == 0:
        return f"{number(major / WAN, lang)}万{name}"
    figure = number(major, lang, 2 if minor % 100 else 0)
    return f"{figure}{name}" if lang == "zh" else f"{figure} {name}"


def sign(currency: str) -> str:
    """What stands before an amount in a column: ``¥``; the code where there is no sign."""
    return _SIGNS.get(currency, currency)


def day(when: date, lang: Lang) -> str:
    """``2026年8月1日``; ``1 Aug 2026``."""
    if lang == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
