"""An offer told: for scripts, and in plain words with questions one could send to the lender."""

from __future__ import annotations

from decimal import Decimal

from tutor.finance.offer.offer import Known, Offer
from tutor.words import Lang, figures, known, say

_PERCENTS = "_percent"


def offer_json(offer: Offer, lang: Lang) -> dict[str, object]:
    """The offer as plain values: ``known``, ``missing``, ``ask`` (one question for each missing, in its order),
    ``nominal_annual_rate_percent`` and ``warnings``. Money in major units, per cents as numbers."""
    return {
        "known": {name: _number(value) for name, value in offer.known.items()},
        "missing": list(offer.missing),
        "ask": [say(lang, f"offer.ask_{code}") for code in offer.missing],
        "nominal_annual_rate_percent": list(offer.annual_percent) if offer.annual_percent else None,
        "warnings": list(offer.warnings),
    }


def offer_lines(offer: Offer, lang: Lang) -> list[str]:
    """The offer in plain words, line by line; an empty line between its parts."""
    if not offer.is_offer:
        return [say(lang, "offer.nothing")]
    lines = [_rate(offer, lang), ""]
    if offer.known:
        lines += [say(lang, "offer.states"), *(_fact(name, value, lang) for name, value in offer.known.items()), ""]
    if offer.warnings:
        lines += [say(lang, "offer.beware"), *(_item(say(lang, f"offer.warn_{code}")) for code in offer.warnings), ""]
    if offer.missing:
        lines += [say(lang, "offer.missing"), *(_item(say(lang, f"offer.ask_{code}")) for code in offer.missing), ""]
    return [*lines, say(lang, "common.education")]


def _rate(offer: Offer, lang: Lang) -> str:
    if offer.annual_percent is None:
        return say(lang, "offer.rate_none")
    low, high = offer.annual_percent
    shown = _percent(low, lang)
    if high is None:
        return say(lang, "offer.rate_from", low=shown)
    if _percent(high, lang) == shown:
        return say(lang, "offer.rate_one", low=shown)
    return say(lang, "offer.rate_range", low=shown, high=_percent(high, lang))


def _percent(value: float, lang: Lang) -> str:
    return figures.percent(Decimal(str(value)) / 100, lang)


def _fact(name: str, value: Known, lang: Lang) -> str:
    shown = str(value)
    if isinstance(value, bool):
        return _item(say(lang, f"offer.known_{name}"))
    if isinstance(value, Decimal | int):
        shown = figures.number(value, lang) + ("%" if name.endswith(_PERCENTS) else "")
    elif known(f"offer.value_{value}"):
        shown = say(lang, f"offer.value_{value}")
    return _item(say(lang, "offer.fact", name=say(lang, f"offer.known_{name}"), value=shown))


def _item(text: str) -> str:
    return f"- {text}"


def _number(value: Known) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
