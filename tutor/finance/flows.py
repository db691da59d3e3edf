"""The loan file of ``finlit-tutor rate``: plain values in, cash flows out.

``standard`` is ``us-reg-z``, ``eu-aprc`` or ``cn-2021-3``. ``advances``, ``charges`` and ``payments`` are lists of
``{amount, date}`` or ``{amount, at}`` with ``count`` and ``every`` for what repeats; ``at`` counts ``unit``s (day,
week, month, year). With dates ``every`` is a distance in words (``month``, ``2-week``), without them a number of units.
``year_days`` is the length of the year for daily-rate lines; a charge with ``counts: false`` is no part of the rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast

from tutor.finance import plain
from tutor.finance.dates import LONGEST_YEARS, Every, every, is_month_end, repeat
from tutor.finance.errors import FinanceError, Path

Standard = Literal["us-reg-z", "eu-aprc", "cn-2021-3"]
Kind = Literal["advances", "charges", "payments"]
TimeUnit = Literal["day", "week", "month", "year"]

STANDARDS = ("us-reg-z", "eu-aprc", "cn-2021-3")
UNITS = {"day": 366, "week": 53, "month": 12, "year": 1}
YEAR_DAYS = {
    "us-reg-z": (Decimal(365),),
    "eu-aprc": (Decimal(365), Decimal("365.25"), Decimal(366)),
    "cn-2021-3": (Decimal(365), Decimal(360)),
}
MOST = 40_000
_KEYS = ("standard", "unit", "year_days", "advances", "charges", "payments")
_FLOW_KEYS = ("amount", "date", "at", "count", "every", "counts")


@dataclass(frozen=True, slots=True)
class Flow:
    """One movement of money. ``amount`` counts the loan's smallest unit used (``Loan.unit_of`` of them make 1).

    ``place`` is a date or a number of units; ``anchor`` the day of the month it is due on before clipping. ``step`` is
    its distance from ``follows``, the one before it in its series (both None for the first).
    """

    kind: Kind
    amount: int
    place: date | Fraction
    anchor: int = 0
    counts: bool = True
    follows: date | Fraction | None = None
    step: Every | Fraction | None = None


@dataclass(frozen=True)
class Loan:
    """A loan's cash flows in order of time; ``start`` is the place of the first of them.

    That is the first advance, but where there are several, payments may begin before any (appendix J, (c), the student
    loan); before a single advance nothing can be due.
    """

    standard: Standard
    flows: tuple[Flow, ...]
    start: date | Fraction
    dated: bool
    unit: TimeUnit | None
    year_days: Decimal | None
    unit_of: int

    def places(self, kind: Kind) -> list[Flow]:
        """One flow for every place at which something of this kind happens, in order."""
        first: dict[date | Fraction, Flow] = {}
        for flow in self.flows:
            if flow.kind == kind:
                first.setdefault(flow.place, flow)
        return list(first.values())


def read(values: object) -> Loan:
    """The loan of a file. Raises ``FinanceError`` with the ``path`` of what is wrong."""
    top = plain.mapping(values, (), _KEYS, ("standard", "advances", "payments"))
    standard = cast(Standard, plain.one_of(top["standard"], STANDARDS, ("standard",), "standard_unknown"))
    unit = None
    if top.get("unit") is not None:
        unit = cast(TimeUnit, plain.one_of(top["unit"], UNITS, ("unit",), "unit_unknown"))
    entries = [_entry(kind, at, value) for kind in _lists(top) for at, value in enumerate(_entries(top, kind))]
    dated = _dated(entries, unit)
    unit_of = 10 ** max(0, *(-int(entry.amount.as_tuple().exponent) for entry in entries))
    flows = [flow for entry in entries for flow in entry.flows(unit, unit_of)]
    if len(flows) > MOST:
        raise FinanceError("too_many", {"most": MOST, "value": len(flows)}, ("payments",))
    flows = _anchored(flows) if dated else flows
    advanced = {flow.place for flow in flows if flow.kind == "advances"}
    if len(advanced) == 1:
        _check_order(entries, min(advanced, key=_order))
    start = min((flow.place for flow in flows), key=_order)
    _check_length(flows, start, unit)
    ordered = tuple(sorted(flows, key=lambda flow: _order(flow.place)))
    return Loan(standard, ordered, start, dated, unit, _year_days(top, standard), unit_of)


@dataclass(frozen=True)
class _Entry:
    """One entry of a list, its values taken apart but not yet repeated."""

    kind: Kind
    path: Path
    amount: Decimal
    place: date | Fraction
    count: int
    every: object
    counts: bool

    def flows(self, unit: TimeUnit | None, unit_of: int) -> list[Flow]:
        amount = int(self.amount * unit_of)
        if self.count == 1:
            anchor = self.place.day if isinstance(self.place, date) else 0
            return [Flow(self.kind, amount, self.place, anchor, self.counts)]
        path = (*self.path, "every")
        if self.every is None:
            raise FinanceError("key_missing", {"key": "every"}, self.path)
        if isinstance(self.place, date):
            return self._dates(self.place, amount, path)
        step = Fraction(plain.amount(self.every, path))
        if (self.place + step * self.count) > LONGEST_YEARS * UNITS[unit or "year"]:
            raise FinanceError("term_too_long", {"most": LONGEST_YEARS}, (*self.path, "count"))
        places = [self.place + at * step for at in range(self.count)]
        return [
            Flow(self.kind, amount, place, 0, self.counts, places[at - 1] if at else None, step if at else None)
            for at, place in enumerate(places)
        ]

    def _dates(self, first: date, amount: int, path: Path) -> list[Flow]:
        if not isinstance(self.every, str):
            raise FinanceError("every_unknown", {"value": plain.shown(self.every)}, path)
        try:
            step = every(self.every)
            places = repeat(first, self.count, step)
        except FinanceError as error:
            raise error.at(path) from None
        return [
            Flow(self.kind, amount, day, anchor, self.counts, places[at - 1][0] if at else None, step if at else None)
            for at, (day, anchor) in enumerate(places)
        ]


def _lists(top: Mapping[str, object]) -> list[Kind]:
    return ["advances", "charges", "payments"] if top.get("charges") is not None else ["advances", "payments"]


def _entries(top: Mapping[str, object], kind: Kind) -> list[object]:
    entries = plain.sequence(top[kind], (kind,))
    if not entries and kind != "charges":
        raise FinanceError("list_empty", {}, (kind,))
    return entries


def _entry(kind: Kind, at: int, value: object) -> _Entry:
    path: Path = (kind, at)
    entry = plain.mapping(value, path, _FLOW_KEYS, ("amount",))
    amount = plain.amount(entry["amount"], (*path, "amount"), zero=kind == "charges")
    counts = plain.truth(entry.get("counts", True), (*path, "counts"))
    if not counts and kind != "charges":
        raise FinanceError("counts_only_charges", {}, (*path, "counts"))
    if ("date" in entry) == ("at" in entry):
        raise FinanceError("when_both" if "date" in entry else "when_missing", {}, path)
    place: date | Fraction
    if "date" in entry:
        place = plain.day(entry["date"], (*path, "date"))
    else:
        place = Fraction(plain.number(entry["at"], (*path, "at")))
    times = plain.count(entry.get("count", 1), (*path, "count"), MOST)
    return _Entry(kind, path, amount, place, times, entry.get("every"), counts)


def _dated(entries: list[_Entry], unit: str | None) -> bool:
    """Whether the loan has dates; all its entries agree on it."""
    dated = isinstance(entries[0].place, date)
    for entry in entries:
        if isinstance(entry.place, date) != dated:
            raise FinanceError("dates_mixed", {}, (*entry.path, "at" if dated else "date"))
    if not dated and unit is None:
        raise FinanceError("key_missing", {"key": "unit"}, ())
    return dated


def _order(place: date | Fraction) -> Fraction | int:
    return place.toordinal() if isinstance(place, date) else place


def _check_order(entries: list[_Entry], start: date | Fraction) -> None:
    for entry in entries:
        if _order(entry.place) < _order(start):
            key = "date" if isinstance(entry.place, date) else "at"
            values = {"value": _said(entry.place), "start": _said(start)}
            raise FinanceError("before_advance", values, (*entry.path, key))


def _said(place: date | Fraction) -> str:
    return place.isoformat() if isinstance(place, date) else f"{float(place):g}"


def _check_length(flows: list[Flow], start: date | Fraction, unit: TimeUnit | None) -> None:
    longest = LONGEST_YEARS * (366 if isinstance(start, date) else UNITS[unit or "year"])
    for flow in flows:
        if _order(flow.place) - _order(start) > longest:
            raise FinanceError("term_too_long", {"most": LONGEST_YEARS}, (flow.kind,))


def _anchored(flows: list[Flow]) -> list[Flow]:
    """Single dates that all fall on one day of the month, or on the end of a shorter one, are due on that day."""
    days = [
        flow.place for flow in flows if flow.kind == "payments" and flow.step is None and isinstance(flow.place, date)
    ]
    latest = max((day.day for day in days), default=0)
    if latest < 29 and not (len(days) > 1 and all(map(is_month_end, days))):
        return flows
    if not all(day.day == latest or is_month_end(day) for day in days):
        return flows
    anchor = 31 if len(days) > 1 and all(map(is_month_end, days)) else latest
    heads = {flow.follows for flow in flows}
    return [
        Flow(flow.kind, flow.amount, flow.place, anchor, flow.counts)
        if flow.kind == "payments" and flow.step is None and flow.anchor != anchor and flow.place not in heads
        else flow
        for flow in flows
    ]


def _year_days(top: Mapping[str, object], standard: Standard) -> Decimal | None:
    if top.get("year_days") is None:
        return None
    value = plain.number(top["year_days"], ("year_days",))
    known = YEAR_DAYS[standard]
    if value not in known:
        values = {"value": str(value), "known": ", ".join(map(str, known)), "standard": standard}
        raise FinanceError("year_days_unknown", values, ("year_days",))
    return value
