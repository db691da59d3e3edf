"""Before and after: two parallel forms of a test, and how far apart they lie. Never more than the data allow.

Items of two forms are parallel by their ids. The interval of a gain is Student's t over the differences of the items
(Student 1908), as if they were drawn from many such; normalized gain is Hake's (1998), and where it fell, the
normalized change of Marx and Cummings (2007).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

FEWEST: Final = 5
"""Items below which nothing is said of a cluster."""
LATER: Final = (timedelta(days=7), timedelta(days=30))
"""When the delayed form is to be taken, after the second."""
_T: Final = {
    4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 11: 2.201, 12: 2.179, 13: 2.160, 14: 2.145,
    15: 2.131, 16: 2.120, 17: 2.110, 18: 2.101, 19: 2.093, 24: 2.064, 29: 2.045, 39: 2.023, 59: 2.001,
}  # fmt: skip
"""97.5 per cent points of Student's t by degrees of freedom."""

Verdict = Literal["higher", "lower", "unclear"]


@dataclass(frozen=True)
class Gain:
    """``before`` and ``after`` are mean scores 0 … 1 over ``n`` parallel items, ``low`` to ``high`` the interval of
    their difference that holds it in 95 of 100 cases. ``won`` and ``lost`` count items that became right, or stopped
    being so. ``normalized`` is None where there was nothing to gain and nothing was lost.
    """

    n: int
    before: float
    after: float
    low: float
    high: float
    normalized: float | None
    won: int
    lost: int

    @property
    def gain(self) -> float:
        return self.after - self.before

    @property
    def verdict(self) -> Verdict:
        """Whether the difference is more than chance among the items."""
        return "higher" if self.low > 0 else "lower" if self.high < 0 else "unclear"


def gain(before: Mapping[str, float], after: Mapping[str, float]) -> Gain | None:
    """The gain over the items that both have, scores by id; None for fewer than ``FEWEST``."""
    shared = sorted(before.keys() & after.keys())
    n = len(shared)
    if n < FEWEST:
        return None
    steps = [after[name] - before[name] for name in shared]
    first, second = (math.fsum(one[name] for name in shared) / n for one in (before, after))
    mean = second - first
    spread = math.sqrt(math.fsum((step - mean) ** 2 for step in steps) / (n - 1))
    reach = _t(n - 1) * spread / math.sqrt(n)
    return Gain(
        n,
        first,
        second,
        max(-1.0, mean - reach),
        min(1.0, mean + reach),
        normalized(first, second),
        sum(before[name] < 1 <= after[name] for name in shared),
        sum(after[name] < 1 <= before[name] for name in shared),
    )


def normalized(before: float, after: float) -> float | None:
    """The share of what could be gained that was, or of what could be lost; None where neither was possible."""
    if after >= before:
        return (after - before) / (1 - before) if before < 1 else None
    return (after - before) / before


def by_cluster(
    before: Mapping[str, float], after: Mapping[str, float], clusters: Iterable[str]
) -> dict[str, Gain | None]:
    """The gain of each cluster; an item's cluster is its id up to the last hyphen."""
    return {
        name: gain(
            *({item: score for item, score in one.items() if cluster_of(item) == name} for one in (before, after))
        )
        for name in clusters
    }


def cluster_of(item: str) -> str:
    return item.rpartition("-")[0]


def order_of(forms: Sequence[str], learner: str) -> tuple[str, ...]:
    """The forms in the order that this learner takes them: half of all begin with the second one."""
    turn = zlib.crc32(f"forms:{learner}".encode()) % len(forms) if forms else 0
    return (*forms[turn:], *forms[:turn])


def later_due(after: datetime) -> tuple[datetime, datetime]:
    """From when until when the delayed form says something, after the second form was finished."""
    return after + LATER[0], after + LATER[1]


def _t(freedom: int) -> float:
    """The next smaller number of degrees in the table, which makes the interval a little too wide, never too narrow."""
    known = [degrees for degrees in _T if degrees <= freedom]
    return _T[max(known)]
