"""The teaching score: 0 to 100 points from five factors that anybody can open. Nobody's real formula.

Kept in hundredths of a point. It obeys orders, not measured points: running a line near its limit harms less than
thirty days late, that less than ninety, that less than a debt written off; a better file never falls less than a worse
one for the same event; a line that is paid off can be closed without harm; quiet months heal slowly.
"""

from __future__ import annotations

from typing import Final

RECORD, BURDEN, APPLICATIONS, LENGTH, STABILITY = range(5)
FACTORS: Final = ("record", "burden", "applications", "length", "stability")
MOST: Final = (4500, 2500, 1200, 800, 1000)
"""What each factor gives at its best."""
BANDS: Final = ("very-weak", "weak", "fair", "good", "very-good")
EDGES: Final = (2000, 4000, 6000, 8000)
RANGE: Final = 300
"""A score is shown as a range, this much to either side."""
SEVERITY: Final = ((180, 4500), (90, 3600), (60, 2800), (30, 2000), (1, 700))
"""Days past due from which a late payment costs how much of the record."""
NEAR: Final = 800
"""What lines used over 90 % cost of the burden, at most; one costs half of it."""
HEALS: Final = 60
"""What a quiet month gives back of the record."""


def severity(days: int) -> int:
    """What a payment so many days late costs of the record."""
    for least, cost in SEVERITY:
        if days >= least:
            return cost
    return 0


def blemish(before: int, worst: int) -> int:
    """The harm to the record after a month whose worst payment was ``worst`` days late."""
    if not worst:
        return before - HEALS if before > HEALS else 0
    cost = severity(worst)
    more = before + cost // 4  # another one on a blemished record
    return min(MOST[RECORD], more if more > cost else cost)


def factors(
    harm: int, burden: int, debt: int, near: int, inquiries: int, months: int, unsteady: int
) -> tuple[int, ...]:
    """The five factors, in hundredths. ``burden`` is payments and ``debt`` all that is owed, in per cent of a month's
    income, ``near`` lines over 90 %, ``inquiries`` applications of six months, ``months`` those on record, ``unsteady``
    those of the last six without income or with bills unpaid.
    """
    load = min(MOST[BURDEN] - NEAR, burden * 20 + debt * 5)
    return (
        MOST[RECORD] - harm,
        MOST[BURDEN] - load - min(NEAR, near * NEAR // 2),
        MOST[APPLICATIONS] - min(MOST[APPLICATIONS], inquiries * 200),
        min(MOST[LENGTH], months * 12),
        MOST[STABILITY] - min(MOST[STABILITY], unsteady * 200),
    )


def band(score: int) -> str:
    """The name of the band of a score in hundredths."""
    return BANDS[sum(score >= edge for edge in EDGES)]
