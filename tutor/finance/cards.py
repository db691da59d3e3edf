"""A credit card repaid by its minimum payment, or by a fixed sum. Nothing new is bought; interest runs by the month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tutor.finance.errors import FinanceError
from tutor.finance.money import half_up, to_major
from tutor.finance.plan import MOST, Minimum

Line = tuple[int, date | None, int, int, int, int, int, int]
"""A row of a schedule: number, due (None), opening, interest, principal, payment, fee, closing, in minor units."""


def months(
    balance: int, yearly: Fraction, minimum: Minimum | None, pay: int | None = None, currency: str = "CNY"
) -> Iterator[Line]:
    """The card month by month until nothing is owed.

    Raises ``FinanceError("never_repays")`` as soon as a payment does not lower the balance, or after a hundred years.
    """
    monthly = yearly / 12
    number = 0
    while balance > 0:
        number += 1
        interest = half_up(balance * monthly)
        owed = balance + interest
        payment = min(owed, pay if pay is not None else minimum_payment(balance, interest, minimum))
        if payment <= interest or number > MOST:
            values = {
                name: str(to_major(minor, currency)) for name, minor in (("payment", payment), ("interest", interest))
            }
            raise FinanceError("never_repays", values, ("minimum",) if pay is None else ("pay",))
        yield number, None, balance, interest, payment - interest, payment, 0, owed - payment
        balance = owed - payment


def minimum_payment(balance: int, interest: int, minimum: Minimum | None) -> int:
    """The least that has to be paid: a share of all that is owed, or all interest plus a share of the balance."""
    if minimum is None:
        return balance + interest
    if minimum.style == "share":
        asked = half_up((balance + interest) * minimum.share)
    else:
        asked = interest + half_up(balance * minimum.share)
    return min(balance + interest, max(asked, minimum.floor))
