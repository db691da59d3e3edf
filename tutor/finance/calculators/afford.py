"""What one can afford: what is left of an income for a payment, and the loan that such a payment repays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from tutor.finance.calculator import Calculator, Field, Picture, Result, Said, Series, Sheet
from tutor.finance.calculators.fields import Fields, per_cent
from tutor.finance.instalments import level_payment
from tutor.finance.money import Money

FIELDS = (
    Field("income", "money", initial="6500"),
    Field("essentials", "money", initial="3600"),
    Field("existing", "money", initial="600"),
    Field("buffer", "money", initial="10%"),
    Field("annual", "rate", initial="18%"),
    Field("count", "count", initial="12"),
)
TERMS = (6, 12, 24, 36)
"""Months that are always compared with the one typed."""


def work(typed: Mapping[str, str]) -> Result:
    """The largest payment for what stands in the fields, and the loans that it repays."""
    fields = Fields(FIELDS, typed)
    income = fields.money("income")
    essentials, existing = fields.money("essentials", zero=True), fields.money("existing", zero=True)
    buffer, rate, count = fields.part("buffer", income), fields.rate("annual", "year"), fields.count("count")
    if income is None or essentials is None or existing is None or buffer is None:
        return fields.unanswered()
    left = income - essentials - existing - buffer
    payment = max(0, left)
    loans = _loans(payment, rate, count) if payment and rate is not None and count else {}
    return Result(
        fields.understood,
        fields.complaints,
        Said("headline_afford"),
        Money(payment),
        tuple(_says(income, existing, left, loans.get(count or 0))),
        tuple(_pictures(loans)),
        _sheet(loans),
    )


Loans = Mapping[int, tuple[int, int]]
"""Months to the largest loan and its interest."""


def _loans(payment: int, rate: Fraction, count: int) -> Loans:
    loans = {}
    for months in sorted({*TERMS, count}):
        principal = repaid_by(payment, rate, months)
        if principal:
            loans[months] = principal, payment * months - principal
    return loans


def repaid_by(payment: int, rate: Fraction, months: int) -> int:
    """The largest loan, in minor units, that ``months`` payments repay at an annual ``rate``."""
    monthly = rate / 12
    scale = 10**9
    of_scale = level_payment(scale, [monthly] * months)
    most = payment * scale // of_scale + 1
    while most > 0 and level_payment(most, [monthly] * months) > payment:
        most -= 1
    return most


def _says(income: int, existing: int, left: int, loan: tuple[int, int] | None) -> Iterator[Said]:
    if left > 0:
        yield Said("left", {"left": Money(left)})
        if loan is not None:
            principal, interest = loan
            sums = {"amount": principal, "interest": interest, "paid": principal + interest}
            yield Said("borrow", {name: Money(one) for name, one in sums.items()})
    else:
        yield Said("nothing_left") if left == 0 else Said("short", {"short": Money(-left)})
    if existing:
        yield Said("burden", {"share": per_cent(Fraction(existing, income), places=1)})


def _pictures(loans: Loans) -> Iterator[Picture]:
    """Each term's loan and its interest, stacked: a longer term lends more and costs more."""
    if len(loans) < 2:
        return
    layers = (
        Series("principal", tuple(principal for principal, _ in loans.values())),
        Series("interest", tuple(interest for _, interest in loans.values())),
    )
    (short, (some, less)), *_, (long, (amount, more)) = loans.items()
    sums = {"some": some, "less": less, "amount": amount, "more": more}
    twin = Said("twin_afford", {**{name: Money(one) for name, one in sums.items()}, "short": short, "long": long})
    yield Picture("bars", layers, tuple(map(str, loans)), twin)


def _sheet(loans: Loans) -> Sheet | None:
    rows = tuple(
        (months, Money(principal), Money(interest), Money(principal + interest))
        for months, (principal, interest) in loans.items()
    )
    return Sheet(("months", "borrow", "interest", "paid"), rows) if rows else None


CALCULATOR = Calculator("afford", FIELDS, work)
