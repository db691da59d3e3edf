"""The true price: an offer in any of its disguises, and what it costs a year."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate

from tutor.finance.calculator import Calculator, Field, Picture, Rate, Result, Said, Series, Sheet
from tutor.finance.calculators import advert, disguises, priced
from tutor.finance.calculators.disguises import MONTHLY
from tutor.finance.calculators.fields import Fields, per_cent
from tutor.finance.calculators.priced import Priced
from tutor.finance.errors import FinanceError
from tutor.finance.money import Money

FORMS = (*MONTHLY, "once", "advert")
_TOLD = {
    "fee": ("fee",),
    "daily": ("daily",),
    "payments": ("payment",),
    "free": ("service",),
    "cut": ("annual", "cut"),
    "annual": ("annual", "opening"),
}
"""The fields that tell each form's price."""
FIELDS = (
    Field("form", "choice", FORMS, "fee"),
    Field("principal", "money", initial="12000", shown=("form", MONTHLY)),
    Field("fee", "rate", initial="0.6%", shown=("form", ("fee",))),
    Field("daily", "rate", initial="0.05%", shown=("form", ("daily",))),
    Field("payment", "money", initial="1100", shown=("form", ("payments",))),
    Field("service", "money", initial="7.2%", shown=("form", ("free",))),
    Field("when", "choice", ("start", "spread"), "spread", shown=("form", ("free",))),
    Field("cut", "money", initial="600", shown=("form", ("cut",))),
    Field("annual", "rate", initial="12%", shown=("form", ("cut", "annual"))),
    Field("opening", "money", initial="2%", shown=("form", ("annual",))),
    Field("count", "count", initial="12", shown=("form", MONTHLY)),
    Field("received", "money", initial="4500", shown=("form", ("once",))),
    Field("repaid", "money", initial="5000", shown=("form", ("once",))),
    Field("days", "count", initial="30", shown=("form", ("once",))),
    Field("text", "lines", shown=("form", ("advert",))),
)


def work(typed: Mapping[str, str]) -> Result:
    """The price of what stands in the fields."""
    fields = Fields(FIELDS, typed)
    form = fields.choice("form")
    if form == "advert":
        return advert.read(fields)
    try:
        found = _priced(form, fields) if form is not None else None
    except FinanceError as error:
        fields.complain(str(error.path[0]) if error.path else "", error)
        return fields.unanswered()
    if found is None or form is None:
        return fields.unanswered()
    return Result(
        fields.understood,
        headline=Said("headline_price"),
        number=Rate(found.nominal),
        says=tuple(_says(form, found, fields)),
        pictures=pictures(found),
        sheet=sheet(found),
    )


# reading


def _priced(form: str, fields: Fields) -> Priced | None:
    """The loan that the fields describe; None where one of them has a complaint. Raises ``FinanceError``."""
    if form == "once":
        received, repaid, days = fields.money("received"), fields.money("repaid"), fields.days("days")
        return priced.once(received, repaid, days) if received and repaid and days else None
    money = fields.money("principal"), fields.count("count")
    spread = form != "free" or fields.choice("when") == "spread"
    return disguises.price(form, fields, money, *_TOLD[form], spread=spread)


# telling


def _says(form: str, found: Priced, fields: Fields) -> list[Said]:
    compound = Said("compound", {"rate": Rate(found.compound)}) if found.compound is not None else Said("compound_huge")
    sums = {"received": Money(found.received), "paid": Money(found.paid), "cost": Money(found.cost)}
    says = [compound, Said("sums", sums)]
    if form != "once":
        first = found.rows[0]
        says.append(Said("each_payment", {"payment": Money(first.payment + first.fee), "n": len(found.rows)}))
    return [*says, _why(form, found, fields)]


def _why(form: str, found: Priced, fields: Fields) -> Said:
    """One sentence on why the price is not the number in the advert."""
    if not found.cost:
        return Said("why_nothing")
    rate = Rate(found.nominal)
    if form == "fee":
        monthly = fields.understood["fee"].values["rate"]
        shown = monthly.value * 12 if isinstance(monthly, Rate) else 0
        return Said("why_fee", {"shown": per_cent(Fraction(shown)), "rate": rate})
    if form == "once":
        share = per_cent(Fraction(found.cost, found.received), places=2)
        return Said("why_once", {"n": found.times[-1], "share": share, "rate": rate})
    if form in ("cut", "annual") and found.upfront:
        return Said(f"why_{form}", {"upfront": Money(found.upfront), "received": Money(found.received)})
    return Said(f"why_{'plain' if form in ('cut', 'annual') else form}")


def pictures(found: Priced) -> tuple[Picture, ...]:
    """What is still owed beside what has been paid, and what every payment is made of."""
    owed = (found.rows[0].opening, *(row.closing for row in found.rows))
    paid = tuple(accumulate((row.payment + row.fee for row in found.rows), initial=found.upfront))
    curve = Picture(
        "curve",
        (Series("owed", owed), Series("paid", paid)),
        ("0", *map(str, found.times)),
        _twin_of_curve(found, owed, paid),
    )
    if len(found.rows) < 2:
        return (curve,)
    start = ((0, found.upfront, "0"),) if found.upfront else ()
    parts = [*start, *((row.principal, row.interest + row.fee, str(row.number)) for row in found.rows)]
    principal, costs, labels = zip(*parts, strict=True)
    layers = (Series("principal", principal), Series("interest", costs))
    return curve, Picture("bars", layers, labels, _twin_of_bars(found))


def _twin_of_curve(found: Priced, owed: tuple[int, ...], paid: tuple[int, ...]) -> Said:
    if len(found.rows) < 2:
        sums = {"received": Money(found.received), "paid": Money(paid[-1])}
        return Said(f"twin_once_{found.unit}", {**sums, "n": found.times[-1]})
    half = len(found.rows) // 2
    sums = {"owed": Money(owed[half]), "so_far": Money(paid[half]), "paid": Money(paid[-1])}
    if found.upfront:
        return Said("twin_owed_upfront", {**sums, "n": half, "upfront": Money(found.upfront)})
    return Said("twin_owed", {**sums, "n": half})


def _twin_of_bars(found: Priced) -> Said:
    first, last = (Money(row.interest + row.fee) for row in (found.rows[0], found.rows[-1]))
    if found.upfront:
        return Said("twin_bars_upfront", {"upfront": Money(found.upfront), "first": first, "last": last})
    return (
        Said("twin_bars_even", {"first": first}) if first == last else Said("twin_bars", {"first": first, "last": last})
    )


def sheet(found: Priced) -> Sheet:
    """The schedule: each payment, the principal and the cost in it, what is owed after it."""
    upfront, owed = Money(found.upfront), Money(found.rows[0].opening)
    start = ((0, upfront, Money(0), upfront, owed),) if found.upfront else ()
    rows = tuple(
        (time, Money(row.payment + row.fee), Money(row.principal), Money(row.interest + row.fee), Money(row.closing))
        for time, row in zip(found.times, found.rows, strict=True)
    )
    return Sheet((found.unit, "payment", "principal", "interest", "owed"), (*start, *rows))


CALCULATOR = Calculator("true-price", FIELDS, work)
