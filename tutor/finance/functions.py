"""The functions that lesson expressions may call, by name, with the units of what goes in and comes out.

Values are Decimals: money in major units, rates as fractions (0.006 for 0.6 %). Each call raises ``FinanceError`` with
a code and values when there is no honest answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from tutor.finance import interest, lending

Unit: TypeAlias = Literal["money", "rate", "number"]


@dataclass(frozen=True)
class Parameter:
    """One argument: its name, its unit, and what it is when left out (None: it has to be given)."""

    name: str
    unit: Unit
    default: Decimal | None = None


@dataclass(frozen=True)
class Function:
    """``call`` takes Decimals in the order of ``parameters`` (or by their names) and gives a Decimal in ``result``."""

    name: str
    call: Callable[..., Decimal]
    parameters: tuple[Parameter, ...]
    result: Unit
    doc: str


def _function(call: Callable[..., Decimal], result: Unit, *parameters: Parameter) -> tuple[str, Function]:
    doc = (call.__doc__ or "").strip().partition("\n")[0]
    return call.__name__, Function(call.__name__, call, parameters, result, doc)


_PRINCIPAL = Parameter("principal", "money")
_PAYMENT = Parameter("payment", "money")
_MONTHS = Parameter("months", "number")
_ANNUAL = Parameter("annual_rate", "rate")
_RATE = Parameter("rate", "rate")
_PERIODS = Parameter("periods", "number")
_TWELVE = Parameter("periods", "number", Decimal(12))
_YEAR_DAYS = Parameter("year_days", "number", Decimal(365))
_CARD = (Parameter("balance", "money"), _ANNUAL, Parameter("share", "rate"), Parameter("floor", "money", Decimal(0)))

FUNCTIONS: Mapping[str, Function] = dict(
    (
        _function(interest.simple_interest, "money", _PRINCIPAL, _RATE, _PERIODS),
        _function(interest.compound, "money", _PRINCIPAL, _RATE, _PERIODS),
        _function(interest.effective_rate, "rate", Parameter("nominal", "rate"), _TWELVE),
        _function(interest.nominal_from_effective, "rate", Parameter("effective", "rate"), _TWELVE),
        _function(interest.daily_to_annual, "rate", Parameter("daily", "rate"), _YEAR_DAYS),
        _function(interest.annual_to_daily, "rate", Parameter("annual", "rate"), _YEAR_DAYS),
        _function(interest.monthly_to_annual, "rate", Parameter("monthly", "rate")),
        _function(interest.doubling_time, "number", _RATE),
        _function(lending.nominal_rate, "rate", _PRINCIPAL, _PAYMENT, _MONTHS),
        _function(lending.payment, "money", _PRINCIPAL, _ANNUAL, _MONTHS),
        _function(lending.total_interest, "money", _PRINCIPAL, _ANNUAL, _MONTHS),
        _function(lending.equal_principal_interest, "money", _PRINCIPAL, _ANNUAL, _MONTHS),
        _function(lending.balance_after, "money", _PRINCIPAL, _ANNUAL, _MONTHS, Parameter("paid", "number")),
        _function(lending.months_to_repay, "number", _PRINCIPAL, _ANNUAL, _PAYMENT),
        _function(lending.flat_payment, "money", _PRINCIPAL, Parameter("fee", "rate"), _MONTHS),
        _function(lending.flat_rate, "rate", Parameter("fee", "rate"), _MONTHS),
        _function(lending.rate_with_fee, "rate", _PRINCIPAL, _ANNUAL, _MONTHS, Parameter("fee", "money")),
        _function(lending.discount_rate, "rate", _RATE),
        _function(lending.minimum_months, "number", *_CARD),
        _function(lending.minimum_interest, "money", *_CARD),
        _function(
            lending.rule_of_78, "money", Parameter("total_interest", "money"), _MONTHS, Parameter("left", "number")
        ),
    )
)
