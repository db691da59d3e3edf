"""What a text states, one thing at a time, before it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

What = Literal[
    "principal", "limit", "received", "total", "payment", "cost", "interest", "rate", "fee", "down", "penalty", "base",
    "term", "instalments", "free", "early", "every", "most-term",
]  # fmt: skip
Per = Literal["year", "month", "day", "week", "weeks2", "period"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure and what it is.

    ``value`` is money in major units, a fraction for what is stated in per cent (``percent``), or a count of ``unit``.
    ``lowest``: advertised as the least ("as low as"), ``most`` as the highest. ``flat``: reckoned on the amount first
    borrowed; ``owed``: said to be on what is still owed. ``teaser``: for a beginning only; ``later``: for what comes
    after it. ``upfront``: taken at the start; ``member``: a membership's price. ``tenth``: 分 or 厘 without a period;
    ``vague``: neither called interest nor a fee.
    """

    what: What
    value: Decimal
    unit: str = ""
    per: Per | None = None
    high: Decimal | None = None
    percent: bool = False
    lowest: bool = False
    most: bool = False
    flat: bool = False
    owed: bool = False
    teaser: bool = False
    later: bool = False
    upfront: bool = False
    taken: bool = False
    member: bool = False
    tenth: bool = False
    vague: bool = False
