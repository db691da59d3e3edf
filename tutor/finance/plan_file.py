"""Reads a plan from plain values; ``plan`` says what they are. Everything wrong is named with its path."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import cast

from tutor.finance import plain, typed
from tutor.finance.dates import Every, every
from tutor.finance.errors import FinanceError, Path, Unreadable
from tutor.finance.flows import STANDARDS, Standard
from tutor.finance.money import digits, to_minor
from tutor.finance.plan import MOST, Fee, Late, Minimum, Plan, PlanKind, Rebate, Settle

KINDS = ("equal-payment", "equal-principal", "interest-only", "bullet", "flat-fee", "irregular", "card")
HIGHEST = 100_000
"""Per cent a year."""
_BASE = ("kind", "principal", "currency", "standard", "fees")
_TIMED = ("count", "every", "date", "first", "days", "year_days", "deducted", "late", "settle")
_KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(KINDS[:3], (*_BASE, *_TIMED, "rate", "grace", "grace_interest")),
    "bullet": (*_BASE, *_TIMED, "rate"),
    "flat-fee": (*_BASE, *_TIMED, "fee"),
    "irregular": (*_BASE, "rate", "date", "year_days", "deducted", "payments"),
    "card": (*_BASE, "rate", "date", "minimum", "pay"),
}
_NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(KINDS[:4], ("principal", "rate", "count")),
    "flat-fee": ("principal", "fee", "count"),
    "irregular": ("principal", "rate", "date", "payments"),
    "card": ("principal", "rate"),
}


def read(values: object) -> Plan:
    """The plan of a file. Raises ``FinanceError`` with the ``path`` of what is wrong."""
    if isinstance(values, Mapping) and values.get("kind") not in KINDS:
        code = "key_missing" if values.get("kind") is None else "kind_unknown"
        named = {"key": "kind", "value": plain.shown(values.get("kind")), "known": ", ".join(KINDS)}
        raise FinanceError(code, named, () if code == "key_missing" else ("kind",))
    kind = cast(PlanKind, values["kind"] if isinstance(values, Mapping) else "equal-payment")
    top = plain.mapping(values, (), _KEYS[kind], _NEEDED[kind])
    currency = _currency(top)
    principal = _money(top["principal"], currency, ("principal",), "principal")
    rate = _rate(top["rate"], ("rate",)) if "rate" in top else None
    count = plain.count(top["count"], ("count",), MOST) if "count" in top else 0
    start = plain.day(top["date"], ("date",)) if top.get("date") is not None else None
    actual = _actual(top, rate, start)
    year_days = _year_days(top)
    return Plan(
        kind,
        principal,
        yearly=_yearly(rate, year_days) if rate else Fraction(0),
        count=count,
        periodic=_share(top["fee"], ("fee",)) if "fee" in top else Fraction(0),
        step=_step(top),
        start=start,
        first=_first(top, start),
        actual=actual,
        year_days=year_days,
        fees=_fees(top, principal, currency, count),
        deducted=_deducted(top, currency, principal),
        interest_deducted=top.get("deducted") == "interest",
        grace=_grace(top, count),
        grace_added=_choice(top, "grace_interest", ("paid", "added"), "paid") == "added",
        late=_late(top, currency, count),
        settle=_settle(top, count),
        payments=_payments(top, currency, start),
        minimum=_minimum(top, currency) if kind == "card" else None,
        pay=_money(top["pay"], currency, ("pay",), "payment") if top.get("pay") is not None else None,
        currency=currency,
        standard=_standard(top),
    )


def _currency(top: Mapping[str, object]) -> str:
    value = top.get("currency", "CNY")
    try:
        digits(str(value))
    except FinanceError as error:
        raise error.at(("currency",)) from None
    return str(value)


def _standard(top: Mapping[str, object]) -> Standard:
    value = top.get("standard", "cn-2021-3")
    return cast(Standard, plain.one_of(value, STANDARDS, ("standard",), "standard_unknown"))


def _money(value: object, currency: str, path: Path, name: str, *, zero: bool = False) -> int:
    """A sum that the currency can pay out."""
    try:
        exact = plain.amount(value, path, zero=zero)
    except FinanceError as error:
        raise type(error)(
            error.code, {**error.values, **({"name": name} if "name" in error.values else {})}, path
        ) from None
    minor = to_minor(exact, currency)
    if Decimal(minor).scaleb(-digits(currency)) != exact:
        raise FinanceError("too_precise", {"value": str(exact)}, path)
    return minor


def _rate(value: object, path: Path) -> typed.TypedRate:
    """A rate with its sign, as it is typed; zero may go without."""
    try:
        rate = typed.rate(value if isinstance(value, str) else str(plain.number(value, path)))
    except Unreadable as error:
        raise error.at(path) from None
    if rate.bare:
        raise FinanceError("rate_bare", {"text": plain.shown(value), "number": plain.shown(value)}, path)
    if rate.value < 0:
        raise FinanceError("negative", {"name": "rate", "value": plain.shown(value)}, path)
    if _yearly(rate, 366) * 100 > HIGHEST:
        raise FinanceError("rate_too_high", {"most": HIGHEST}, path)
    return rate


def _yearly(rate: typed.TypedRate, year_days: int) -> Fraction:
    return Fraction(rate.value) * {"year": 1, "month": 12, "day": year_days, None: 1}[rate.per]


def _share(value: object, path: Path) -> Fraction:
    return Fraction(_rate(value, path).value)


def _actual(top: Mapping[str, object], rate: typed.TypedRate | None, start: date | None) -> bool:
    """Whether interest runs by real days, which takes a date."""
    actual = _choice(top, "days", ("actual", "equal"), "equal") == "actual" or top["kind"] == "irregular"
    if rate is not None and rate.per == "day" and top["kind"] not in ("card", "flat-fee"):
        actual = True
    if actual and start is None:
        raise FinanceError("key_missing", {"key": "date"}, ())
    return actual


def _year_days(top: Mapping[str, object]) -> int:
    value = plain.number(top.get("year_days", 365), ("year_days",))
    if value not in (365, 360):
        values = {"value": str(value), "known": "365, 360", "standard": "cn-2021-3"}
        raise FinanceError("year_days_unknown", values, ("year_days",))
    return int(value)


def _step(top: Mapping[str, object]) -> Every:
    try:
        return every(str(top.get("every", "month")))
    except FinanceError as error:
        raise error.at(("every",)) from None


def _first(top: Mapping[str, object], start: date | None) -> date | None:
    if top.get("first") is None:
        return None
    if start is None:
        raise FinanceError("key_missing", {"key": "date"}, ())
    first = plain.day(top["first"], ("first",))
    if first <= start:
        raise FinanceError("before_advance", {"value": first.isoformat(), "start": start.isoformat()}, ("first",))
    return first


def _choice(top: Mapping[str, object], key: str, known: tuple[str, ...], default: str) -> str:
    return plain.one_of(top.get(key, default), known, (key,), "choice_unknown")


def _fees(top: Mapping[str, object], principal: int, currency: str, count: int) -> tuple[Fee, ...]:
    fees = []
    for number, value in enumerate(plain.sequence(top.get("fees", []), ("fees",))):
        path: Path = ("fees", number)
        fee = plain.mapping(value, path, ("amount", "share", "at", "each"))
        if ("amount" in fee) == ("share" in fee):
            raise FinanceError("key_missing", {"key": "amount"}, path)
        if "amount" in fee:
            amount = _money(fee["amount"], currency, (*path, "amount"), "fee", zero=True)
        else:
            amount = to_minor(
                Fraction(principal, 10 ** digits(currency)) * _share(fee["share"], (*path, "share")), currency
            )
        each = plain.truth(fee.get("each", False), (*path, "each"))
        fees.append(Fee(amount, None if each else _period(fee.get("at", 0), (*path, "at"), 0, count or MOST)))
    return tuple(fees)


def _period(value: object, path: Path, least: int, most: int) -> int:
    exact = plain.number(value, path)
    if exact != exact.to_integral_value() or not least <= exact <= most:
        raise FinanceError("at_outside", {"value": str(exact), "least": least, "most": most}, path)
    return int(exact)


def _deducted(top: Mapping[str, object], currency: str, principal: int) -> int:
    if top.get("deducted") in (None, "interest"):
        return 0
    deducted = _money(top["deducted"], currency, ("deducted",), "deducted", zero=True)
    if deducted >= principal:
        raise FinanceError("deducted_all", {}, ("deducted",))
    return deducted


def _grace(top: Mapping[str, object], count: int) -> int:
    grace = _period(top.get("grace", 0), ("grace",), 0, MOST)
    if grace and grace >= count:
        raise FinanceError("grace_too_long", {}, ("grace",))
    return grace


def _late(top: Mapping[str, object], currency: str, count: int) -> tuple[Late, ...]:
    late = []
    for number, value in enumerate(plain.sequence(top.get("late", []), ("late",))):
        path: Path = ("late", number)
        entry = plain.mapping(value, path, ("at", "days", "rate", "fee"), ("at", "days"))
        rate = _rate(entry.get("rate", 0), (*path, "rate"))
        daily = Fraction(rate.value) if rate.per == "day" else _yearly(rate, 365) / 365
        fee = _money(entry.get("fee", 0), currency, (*path, "fee"), "fee", zero=True)
        days = plain.count(entry["days"], (*path, "days"), 3660)
        late.append(Late(_period(entry["at"], (*path, "at"), 1, count), days, daily, fee))
    return tuple(late)


def _settle(top: Mapping[str, object], count: int) -> Settle | None:
    if top.get("settle") is None:
        return None
    path: Path = ("settle",)
    entry = plain.mapping(top["settle"], path, ("at", "rebate", "fee"), ("at",))
    rebate = plain.one_of(
        entry.get("rebate", "actuarial"), ("actuarial", "rule-of-78", "none"), (*path, "rebate"), "choice_unknown"
    )
    fee = _share(entry.get("fee", 0), (*path, "fee"))
    return Settle(_period(entry["at"], (*path, "at"), 1, max(count - 1, 1)), cast(Rebate, rebate), fee)


def _payments(top: Mapping[str, object], currency: str, start: date | None) -> tuple[tuple[date, int], ...]:
    payments: list[tuple[date, int]] = []
    values = plain.sequence(top.get("payments", []), ("payments",))
    if "payments" in top and not values:
        raise FinanceError("list_empty", {}, ("payments",))
    before = start
    for number, value in enumerate(values):
        path: Path = ("payments", number)
        entry = plain.mapping(value, path, ("date", "amount"), ("date", "amount"))
        due = plain.day(entry["date"], (*path, "date"))
        if before is not None and due <= before:
            raise FinanceError("date_order", {"value": due.isoformat(), "before": before.isoformat()}, (*path, "date"))
        payments.append((due, _money(entry["amount"], currency, (*path, "amount"), "amount")))
        before = due
    return tuple(payments)


def _minimum(top: Mapping[str, object], currency: str) -> Minimum:
    path: Path = ("minimum",)
    entry = plain.mapping(top.get("minimum", {}), path, ("style", "share", "floor"))
    style = plain.one_of(entry.get("style", "share"), ("share", "interest-plus"), (*path, "style"), "choice_unknown")
    floor = _money(entry.get("floor", 0), currency, (*path, "floor"), "floor", zero=True)
    share = _share(entry.get("share", "10%"), (*path, "share"))
    return Minimum("share" if style == "share" else "interest-plus", share, floor)
