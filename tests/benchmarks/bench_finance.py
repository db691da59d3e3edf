"""Annual rates beside pyxirr (compiled) and numpy-financial, in one run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy_financial
import pyxirr

from tutor.finance.annuity import annuity_rate
from tutor.finance.plan_file import read
from tutor.finance.schedules import of_plan
from tutor.finance.solver import irr

from .terminal import interleaved, report

YEAR = [-10000.0, *[893.33] * 12]
LOAN = {"kind": "equal-payment", "principal": 1_000_000, "rate": "6%", "count": 360}


def main(runs: int = 30) -> bool:
    plan = read(LOAN)
    payment = 5995.51
    house = [-1_000_000.0, *[payment] * 360]
    found = interleaved(
        runs,
        {
            "irr, ours": _timed(lambda: irr(YEAR), 200),
            "equal payments, ours": _timed(lambda: annuity_rate(10000, 893.33, 12), 200),
            "irr, pyxirr": _timed(lambda: pyxirr.irr(YEAR), 200),
            "irr, numpy-financial": _timed(lambda: numpy_financial.irr(YEAR), 50),
            "rate, numpy-financial": _timed(lambda: numpy_financial.rate(12, -893.33, 10000, 0), 50),
            "360 months, ours": _timed(lambda: of_plan(plan).rate(), 1),
            "360 irr, numpy-financial": _timed(lambda: numpy_financial.irr(house), 1),
            "360 rate, numpy-financial": _timed(lambda: numpy_financial.rate(360, -payment, 1_000_000, 0), 1),
        },
    )
    for name, seconds in found.items():
        print(f"  {name:<26} {seconds * 1e6:10.2f} µs")
    schedule = found["360 months, ours"]
    print(f"  for comparison: numpy-financial's rate / ours {found['360 rate, numpy-financial'] / schedule:.2f}")
    return all(
        [
            report("12 months: irr / pyxirr", found["irr, ours"] / found["irr, pyxirr"], 10.0),
            report("12 months: irr / numpy-financial irr", found["irr, ours"] / found["irr, numpy-financial"], 1.0),
            report("12 months: irr / numpy-financial rate", found["irr, ours"] / found["rate, numpy-financial"], 1.0),
            report("360 months and rate / numpy-financial irr", schedule / found["360 irr, numpy-financial"], 1 / 20),
        ]
    )


def _timed(work: Callable[[], object], times: int) -> Callable[[], float]:
    def measure() -> float:
        start = time.perf_counter()
        for _ in range(times):
            work()
        return (time.perf_counter() - start) / times

    return measure


if __name__ == "__main__":
    sys.exit(not main())
