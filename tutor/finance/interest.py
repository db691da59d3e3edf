"""Simple and compound interest, and rates from one length of time to another. Rates are fractions: 0.24 is 24 %."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

from tutor.finance.errors import FinanceError

PRECISION = 28
_LARGEST_EXPONENT = 400
"""Powers beyond 10**400 are no money; refusing them early keeps a typed ``1e400`` from costing minutes."""


def simple_interest(principal: Decimal, rate: Decimal, periods: Decimal) -> Decimal:
    """Interest on ``principal`` for ``periods`` at ``rate`` a period, without interest on interest."""
    return principal * rate * periods


def compound(principal: Decimal, rate: Decimal, periods: Decimal) -> Decimal:
    """What ``principal`` grows to in ``periods`` (may be fractional) at ``rate`` a period, interest on interest."""
    return principal * power(1 + rate, periods)


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """``base ** exponent`` for a positive base; raises ``FinanceError("too_large")`` beyond any sum of money."""
    if base <= 0:
        raise FinanceError("rate_total_loss", {})
    with localcontext(Context(prec=PRECISION + 6)):
        size = base.log10() * exponent
        if abs(size) > _LARGEST_EXPONENT:
            raise FinanceError("too_large", {"value": "10^" + format(size, ".0f")})
        result = base**exponent
    return +result


def effective_rate(nominal: Decimal, periods: Decimal) -> Decimal:
    """The compound annual rate of ``nominal`` a year charged in ``periods`` equal parts: (1 + nominal/n)^n − 1."""
    _positive("periods", periods)
    return power(1 + nominal / periods, periods) - 1


def nominal_from_effective(effective: Decimal, periods: Decimal) -> Decimal:
    """The rate × periods a year that compounds to ``effective``."""
    _positive("periods", periods)
    return (power(1 + effective, 1 / periods) - 1) * periods


def daily_to_annual(daily: Decimal, year_days: Decimal = Decimal(365)) -> Decimal:
    """The simple annual rate of a daily one: 0.05 % a day is 18.25 % (365 days) or 18 % (360)."""
    return daily * year_days


def annual_to_daily(annual: Decimal, year_days: Decimal = Decimal(365)) -> Decimal:
    """The daily rate of a simple annual one."""
    _positive("year_days", year_days)
    return annual / year_days


def monthly_to_annual(monthly: Decimal) -> Decimal:
    """Twelve times a monthly rate. True of interest on what is still owed, false of a fee on the original amount."""
    return monthly * 12


def doubling_time(rate: Decimal) -> Decimal:
    """Periods until a debt doubles at ``rate`` a period when nothing is paid."""
    _positive("rate", rate)
    with localcontext(Context(prec=PRECISION)):
        return Decimal(2).ln() / (1 + rate).ln()


def _positive(name: str, value: Decimal) -> None:
    if value <= 0:
        raise FinanceError("not_positive", {"name": name, "value": str(value)})
