"""Ready answers in Decimal for lessons and front ends: payments, totals, months, rates. Annual rates are fractions."""

from __future__ import annotations

from decimal import ROUND_CEILING, Context, Decimal, localcontext
from fractions import Fraction

from tutor.finance import cards
from tutor.finance.annuity import annuity_rate
from tutor.finance.errors import FinanceError
from tutor.finance.interest import PRECISION, power
from tutor.finance.money import to_major, to_minor
from tutor.finance.plan import Minimum

MONTHS = Decimal(12)
LONGEST = 1200
"""Instalments: a hundred years of months."""


def decimal(value: float) -> Decimal:
    """A float as Decimal with twelve significant digits: what is left after that is noise, and differs by machine."""
    return Decimal(f"{value:.12g}")


def payment(principal: Decimal, annual_rate: Decimal, months: Decimal) -> Decimal:
    """The equal monthly payment (等额本息) that repays ``principal`` in ``months`` at ``annual_rate`` / 12 a month."""
    count = whole("months", months)
    monthly = not_negative("annual_rate", annual_rate) / MONTHS
    if monthly == 0:
        return principal / count
    with localcontext(Context(prec=PRECISION)):
        return principal * monthly / (1 - 1 / power(1 + monthly, Decimal(count)))


def nominal_rate(principal: Decimal, payment: Decimal, months: Decimal) -> Decimal:
    """The annual rate in equal monthly payments: monthly IRR × 12, on what is actually still owed.

    Raises ``FinanceError("repays_less")`` when the payments do not even return the principal.
    """
    positive("principal", principal)
    positive("payment", payment)
    return decimal(12 * annuity_rate(float(principal), float(payment), whole("months", months)))


def total_interest(principal: Decimal, annual_rate: Decimal, months: Decimal) -> Decimal:
    """All interest of a loan in equal monthly payments."""
    return payment(principal, annual_rate, months) * months - principal


def equal_principal_interest(principal: Decimal, annual_rate: Decimal, months: Decimal) -> Decimal:
    """All interest of a loan repaid in equal parts of principal (等额本金)."""
    return principal * not_negative("annual_rate", annual_rate) / MONTHS * (whole("months", months) + 1) / 2


def balance_after(principal: Decimal, annual_rate: Decimal, months: Decimal, paid: Decimal) -> Decimal:
    """What is still owed after ``paid`` of ``months`` equal monthly payments."""
    done = whole("paid", paid, least=0)
    left = whole("months", months) - done
    if left < 0:
        raise FinanceError("beyond_term", {"paid": done, "months": str(months)})
    monthly = annual_rate / MONTHS
    if monthly == 0:
        return principal * left / months
    with localcontext(Context(prec=PRECISION)):
        return payment(principal, annual_rate, months) * (1 - 1 / power(1 + monthly, Decimal(left))) / monthly


def months_to_repay(principal: Decimal, annual_rate: Decimal, payment: Decimal) -> Decimal:
    """Whole months until equal payments (the last one smaller) have repaid ``principal``.

    Raises ``FinanceError("never_repays")`` when a payment does not even cover a month's interest.
    """
    positive("principal", principal)
    positive("payment", payment)
    monthly = not_negative("annual_rate", annual_rate) / MONTHS
    interest = principal * monthly
    if payment <= interest:
        raise FinanceError("never_repays", {"payment": str(payment), "interest": str(interest)})
    with localcontext(Context(prec=PRECISION)):
        months = principal / payment if monthly == 0 else -(1 - interest / payment).ln() / (1 + monthly).ln()
        return (months - Decimal("1e-18")).to_integral_value(ROUND_CEILING)


def flat_payment(principal: Decimal, fee: Decimal, months: Decimal) -> Decimal:
    """The monthly payment of an instalment plan with ``fee`` a month on the original amount (分期手续费)."""
    return principal / whole("months", months) + principal * not_negative("fee", fee)


def flat_rate(fee: Decimal, months: Decimal) -> Decimal:
    """The annual rate (monthly IRR × 12) of a fee of ``fee`` a month on the original amount: about twice fee × 12."""
    return nominal_rate(Decimal(1), flat_payment(Decimal(1), fee, months), months)


def rate_with_fee(principal: Decimal, annual_rate: Decimal, months: Decimal, fee: Decimal) -> Decimal:
    """The annual rate (monthly IRR × 12) of equal payments on ``principal`` when ``fee`` (money) is kept at the start.

    So with 砍头息, an arrangement fee, or interest taken in advance: what is received is ``principal - fee``.
    """
    return nominal_rate(principal - fee, payment(principal, annual_rate, months), months)


def discount_rate(rate: Decimal) -> Decimal:
    """The true rate of a period when interest at ``rate`` is taken in advance and the full amount repaid at its end."""
    if not 0 <= rate < 1:
        raise FinanceError("rate_total_loss", {})
    return rate / (1 - rate)


def minimum_months(balance: Decimal, annual_rate: Decimal, share: Decimal, floor: Decimal) -> Decimal:
    """Months until a card is repaid by its minimum payment: ``share`` of all that is owed, at least ``floor``."""
    return Decimal(len(_minimum_rows(balance, annual_rate, share, floor)))


def minimum_interest(balance: Decimal, annual_rate: Decimal, share: Decimal, floor: Decimal) -> Decimal:
    """All interest of a card repaid by its minimum payment."""
    return to_major(sum(line[3] for line in _minimum_rows(balance, annual_rate, share, floor)))


def _minimum_rows(balance: Decimal, annual_rate: Decimal, share: Decimal, floor: Decimal) -> list[cards.Line]:
    positive("principal", balance)
    yearly = Fraction(not_negative("annual_rate", annual_rate))
    minimum = Minimum("share", Fraction(positive("percentage", share)), to_minor(not_negative("floor", floor)))
    return list(cards.months(to_minor(balance), yearly, minimum))


def rule_of_78(total_interest: Decimal, months: Decimal, left: Decimal) -> Decimal:
    """The interest given back when ``left`` of ``months`` equal instalments are settled early under the rule of 78."""
    count, rest = whole("months", months), whole("left", left, least=0)
    if rest > count:
        raise FinanceError("beyond_term", {"paid": rest, "months": str(months)})
    return total_interest * rest * (rest + 1) / (count * (count + 1))


def positive(name: str, value: Decimal) -> Decimal:
    """``value``, or ``FinanceError("not_positive")``."""
    if not value > 0:
        raise FinanceError("not_positive", {"name": name, "value": str(value)})
    return value


def not_negative(name: str, value: Decimal) -> Decimal:
    """``value``, or ``FinanceError("negative")``."""
    if not value >= 0:
        raise FinanceError("negative", {"name": name, "value": str(value)})
    return value


def whole(name: str, value: Decimal, least: int = 1) -> int:
    """``value`` as a count of periods, or ``FinanceError("not_whole" | "too_long_term")``."""
    if not value.is_finite() or value != int(value) or value < least:
        raise FinanceError("not_whole", {"name": name, "value": str(value)})
    if value > LONGEST:
        raise FinanceError("too_long_term", {"most": LONGEST, "value": str(value)})
    return int(value)
