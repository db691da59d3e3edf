"""Sentences of the credit world: what happened, why a lender acted, what would have avoided it. For every front end."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tutor.credit.decisions import DecisionError
from tutor.credit.futures import Futures
from tutor.credit.score import FACTORS, MOST, RANGE, band
from tutor.credit.signals import INDEX, SIGNALS
from tutor.credit.story import Decided, Event, Input, Month
from tutor.credit.terms import World
from tutor.credit.why import Change, rights
from tutor.words import Lang, figures, known, say

MONEY = frozenset({"cost", "amount", "arrived", "limit", "owed", "paid", "room"})


def yuan(fen: int, lang: Lang) -> str:
    """A sum as it is told; whole yuan, for fen only clutter a life."""
    return figures.money(round(fen / 100) * 100, "CNY", lang)


def lender(world: World, at: int, lang: Lang) -> str:
    return world.lenders[at].name[lang]


def score(hundredths: int, lang: Lang) -> str:
    """The score as a range with its band."""
    low, high = max(0, hundredths - RANGE) // 100, min(10_000, hundredths + RANGE) // 100
    return say(lang, "world.score", low=low, high=high, band=say(lang, f"world.band_{band(hundredths)}"))


def factors(month: Month, lang: Lang) -> Iterator[str]:
    """Each factor with what it gives of what it could."""
    for name, have, most in zip(FACTORS, month.factors, MOST, strict=True):
        told = say(lang, f"world.factor_{name}")
        yield say(lang, "world.factor_line", name=told, have=have // 100, most=most // 100)


def event(world: World, one: Event, lang: Lang) -> str:
    """What happened, in a sentence."""
    values = dict(one.values)
    kind = one.kind
    if values.get("lender") is not None:
        values["lender"] = lender(world, values["lender"], lang)
    if kind == "shock":
        key = f"world.shock_{values['shock']}"
        what = say(lang, key if known(key) else "world.shock_other", cost=yuan(abs(values["cost"]), lang))
        return say(lang, "world.event_shock", what=what)
    if kind == "report-ordered" and values["wrong"]:
        return say(lang, "world.event_report-wrong", lender=lender(world, values["wrong"][0], lang))
    if kind == "dispute-answered" and not values["corrected"]:
        kind = "dispute-kept"
    if kind == "arrangement" and not values["granted"]:
        kind = "arrangement-refused"
    if kind == "family" and values["amount"] < 0:
        kind, values["amount"] = "family-back", -values["amount"]
    told = {name: yuan(value, lang) if name in MONEY else value for name, value in values.items()}
    if told.get("lender") is None:
        told["lender"] = ""
    return say(lang, f"world.event_{kind}", **told)


def reading(one: Input, lang: Lang) -> str:
    """A signal that a rule looked at, with its value and its line."""
    unit = SIGNALS[INDEX[one.signal]].unit
    name = say(lang, f"world.signal_{one.signal}")
    if unit == "yes":
        return say(lang, "world.input_yes", name=name, value=say(lang, "world.yes" if one.value else "world.no"))

    def shown(value: int) -> str:
        return say(lang, f"world.unit_{unit}", value=figures.number(value, lang))

    low, high = one.low, one.high
    kind = "both" if low is not None and high is not None else "low" if low is not None else "high"
    lines = {"low": shown(low) if low is not None else "", "high": shown(high) if high is not None else ""}
    return say(lang, f"world.input_{kind}", name=name, value=shown(one.value), **lines)


def why(one: Decided, lang: Lang) -> Iterator[str]:
    """What was told, what really happened, what was looked at."""
    yield say(lang, "why.told", says=one.rule.says[lang])
    yield say(lang, "why.truth", truth=one.rule.truth[lang])
    yield say(lang, "why.inputs")
    for each in one.inputs:
        yield "- " + reading(each, lang)
    yield say(lang, "why.lines")


def change(world: World, one: Decided, found: Change | None, lang: Lang) -> str:
    """What would have avoided it, or truthfully that nothing would."""
    if found is None:
        return say(lang, "why.nobody" if one.nobodys_fault else "why.none")
    values: dict[str, object] = {"month": found.month, "amount": yuan(found.amount, lang), "n": found.amount}
    if found.lender is not None:
        values["lender"] = lender(world, found.lender, lang)
    return say(lang, f"why.change_{found.kind}", **values)


def may(one: Decided, lang: Lang) -> Iterator[str]:
    """What a person may do about it."""
    for name in rights(one):
        yield say(lang, f"why.may_{name}")


def fan(found: Futures, lang: Lang) -> Iterator[str]:
    """A thousand futures in sentences: the twin of the fan chart."""
    yield say(lang, "world.futures", n=found.lives)
    for name, count in (("insolvent", found.insolvent), ("skipped", found.skipped)):
        share = figures.percent(Decimal(count) / found.lives, lang, 1)
        yield say(lang, f"world.futures_{name}", share=share)
    _, low, middle, high, _ = (yuan(value, lang) for value in found.debts[-1])
    yield say(lang, "world.futures_debt", month=found.months, low=low, middle=middle, high=high)
    yield say(lang, "world.futures_cost", middle=yuan(found.cost[2], lang), high=yuan(found.cost[4], lang))


def refused(world: World, error: DecisionError, lang: Lang) -> str:
    """Why a decision can't be carried out."""
    values = dict(error.values)
    at = error.decision.lender or 0
    values |= {"month": error.decision.month, "lender": lender(world, at, lang)}
    if "state" in values:
        values["state"] = say(lang, f"world.state_{values['state']}")
    if "room" in values:
        values["room"] = yuan(int(str(values["room"])), lang)
    return say(lang, f"world.{error.code}", **values)
