"""A loan as agreed: what is lent and how it is to be repaid, and the file that says it (``finlit-tutor schedule``).

``kind``: ``equal-payment``, ``equal-principal``, ``interest-only``, ``bullet`` (all at the end, simple interest),
``flat-fee``, ``irregular`` or ``card``.

Always: ``principal`` (money, at most to the minor unit) and, but for ``flat-fee``, ``rate`` as it is typed (``6%`` is a
year's, ``0.5%/month``, ``0.05%/day``). Then

- ``count``: how many instalments (not for ``irregular`` and ``card``); ``every``: ``month`` unless said otherwise.
- ``date``: when the money is lent; ``first``: when the first instalment is due (one ``every`` later unless said).
- ``days: actual`` charges interest for the real days between dates over ``year_days`` (365); a rate a day implies it.
- ``fee``: for ``flat-fee``, the fee a period on the original amount (``0.6%``).
- ``fees``: list of ``{amount}`` or ``{share: 2%}`` with ``at`` (period; 0 is the day of lending) or ``each: true``.
- ``deducted``: money kept back on the first day, or ``interest`` for all interest taken in advance (砍头息).
- ``grace``: first periods without principal; ``grace_interest``: ``paid`` (as usual) or ``added`` to what is owed.
- ``late``: list of ``{at, days, rate, fee}``: an instalment paid late, its penalty interest and fee.
- ``settle``: ``{at, rebate, fee}``: all repaid after instalment ``at``; ``rebate`` is ``actuarial``, ``rule-of-78`` or
  ``none``; ``fee`` a share of what is repaid early.
- ``payments``: for ``irregular``, list of ``{date, amount}``; the last takes whatever is left.
- ``minimum``: for ``card``, ``{style: share | interest-plus, share: 10%, floor: 50}``; ``pay``: a fixed sum instead.
- ``currency`` (CNY) and ``standard`` for the annual rate (``cn-2021-3``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from tutor.finance.dates import Every
from tutor.finance.flows import Standard

PlanKind = Literal["equal-payment", "equal-principal", "interest-only", "bullet", "flat-fee", "irregular", "card"]
Rebate = Literal["actuarial", "rule-of-78", "none"]

MOST = 1200
"""Periods: a hundred years of months."""
MONTHLY = Every(1, "month")


@dataclass(frozen=True)
class Fee:
    """``amount`` minor units due with period ``at`` (0: on the day of lending; None: with every period)."""

    amount: int
    at: int | None


@dataclass(frozen=True)
class Late:
    """Instalment ``at`` paid ``days`` late: ``daily`` penalty rate on it, and a ``fee`` in minor units."""

    at: int
    days: int
    daily: Fraction
    fee: int


@dataclass(frozen=True)
class Settle:
    """All repaid after instalment ``at``; ``fee`` is a share of the balance then repaid."""

    at: int
    rebate: Rebate
    fee: Fraction


@dataclass(frozen=True)
class Minimum:
    """A card's minimum payment: ``share`` of the balance (with its interest, or on top of it), at least ``floor``."""

    style: Literal["share", "interest-plus"]
    share: Fraction
    floor: int


@dataclass(frozen=True)
class Plan:
    """A loan as agreed. ``yearly`` is the annual rate (``periodic`` a period's, for flat-fee); sums are minor units."""

    kind: PlanKind
    principal: int
    yearly: Fraction
    count: int = 0
    periodic: Fraction = Fraction(0)
    step: Every = MONTHLY
    start: date | None = None
    first: date | None = None
    actual: bool = False
    year_days: int = 365
    fees: tuple[Fee, ...] = ()
    deducted: int = 0
    interest_deducted: bool = False
    grace: int = 0
    grace_added: bool = False
    late: tuple[Late, ...] = ()
    settle: Settle | None = None
    payments: tuple[tuple[date, int], ...] = ()
    minimum: Minimum | None = None
    pay: int | None = None
    currency: str = "CNY"
    standard: Standard = "cn-2021-3"
