"""How a computed value reads in a text, by language, unit and the format an author may ask for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tutor.course.lesson import Lang
from tutor.course.quantity import CONTEXT, Quantity
from tutor.words import figures

WAN: Final = Decimal(10_000)
MOST_PLACES: Final = 4
"""A figure with more decimals is rounded to ``USUAL_PLACES``; a daily rate of 0.025 % is not."""
USUAL_PLACES: Final = 2


def shown(quantity: Quantity, lang: Lang, format: str = "", wan: bool = False) -> str:
    """The value ready to read. ``format`` is one of ``inline.FORMATS`` or empty; ``wan`` lets money count in 万."""
    kind, places = (format[:-1], int(format[-1])) if format[-1:].isdigit() else (format, None)
    kind = kind or quantity.unit
    if quantity.unit == "text":
        return quantity.words
    if kind == "rate":
        percent = quantity.amount.scaleb(2)
        return figures.percent(quantity.amount, lang, _places(percent) if places is None else places)
    if kind in ("money", "wan"):
        amount = quantity.amount if places is None else CONTEXT.quantize(quantity.amount, Decimal(1).scaleb(-places))
        minor = int(amount.scaleb(2).to_integral_value(ROUND_HALF_UP))
        return figures.money(minor, "CNY", lang, prose=kind == "wan" or wan)
    return figures.number(quantity.amount, lang, _places(quantity.amount) if places is None else places)


def reads_in_wan(amounts: Iterable[Quantity]) -> bool:
    """Whether Chinese prose may count these amounts of money in 万: only where each is 10,000 or more and shorter so.

    A sum like 6,000元 + 1.2万元 is harder to follow than one in a single unit.
    """
    return all(abs(one.amount) >= WAN and one.amount * 100 % WAN == 0 for one in amounts)


def _places(amount: Decimal) -> int:
    """As many decimals as it has, if they are few; else the usual number."""
    exponent = amount.normalize(CONTEXT).as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return places if places <= MOST_PLACES else USUAL_PLACES
