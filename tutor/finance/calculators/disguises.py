"""The disguises that are repaid by the month: which fields tell each, and the price that they tell."""

from __future__ import annotations

from fractions import Fraction

from tutor.finance.calculator import Said
from tutor.finance.calculators import priced
from tutor.finance.calculators.fields import Fields, per_cent
from tutor.finance.calculators.priced import Priced

MONTHLY = ("fee", "daily", "payments", "free", "cut", "annual")
"""A fee a month on the original amount; a rate a day; fixed payments; no interest but a service fee; part deducted in
advance; a rate a year with a fee at the start."""
WITH_UPFRONT = ("cut", "annual")


def price(
    form: str,
    fields: Fields,
    money: tuple[int | None, int | None],
    told: str,
    upfront: str = "",
    *,
    spread: bool = True,
) -> Priced | None:
    """The price of ``money`` (principal and months) as the field ``told`` tells it, and ``upfront`` where there is one.

    None where a field has a complaint. Raises ``FinanceError``, with the field's id as ``path`` where it is about one.
    """
    principal, count = money
    if form in ("fee", "daily"):
        rate = fields.rate(told, "month" if form == "fee" else "day")
        if rate is None or count is None:
            return None
        fields.understood[told] = Said(f"read_{form}", {"rate": per_cent(rate), "n": count})
        return _by_rate(form, principal, rate, count)
    if form == "payments":
        payment = fields.money(told)
        return priced.fixed_payments(principal, payment, count, told) if principal and payment and count else None
    if form == "free":
        fee = fields.part(told, principal)
        return (
            priced.service_fee(principal, fee, count, spread=spread)
            if principal and count and fee is not None
            else None
        )
    rate, first = fields.rate(told, "year"), fields.part(upfront, principal)
    if not principal or not count or rate is None or first is None:
        return None
    return priced.yearly(principal, rate, count, first)


def _by_rate(form: str, principal: int | None, rate: Fraction, count: int) -> Priced | None:
    if principal is None:
        return None
    return priced.flat_fee(principal, rate, count) if form == "fee" else priced.by_day(principal, rate, count)
