"""The same plan under a thousand streams of shocks: how many end insolvent, how debt and score spread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutor.credit.decisions import Decision
from tutor.credit.life import Life
from tutor.credit.play import by_month, plan_of
from tutor.credit.policies import POLICIES
from tutor.credit.risk import desk
from tutor.credit.terms import World

QUANTILES = (5, 25, 50, 75, 95)
PORTION = 25
"""Lives between two reports of progress."""


@dataclass(frozen=True)
class Futures:
    """``debts`` and ``scores``: for each month the five quantiles of ``QUANTILES``, in fen and hundredths of a point.

    ``insolvent`` and ``skipped`` count lives that became insolvent, and in which essentials were not paid in full
    once at least; ``smarted`` those in which that was so after the first shock.
    """

    lives: int
    months: int
    insolvent: int
    skipped: int
    smarted: int
    debts: tuple[tuple[int, ...], ...]
    scores: tuple[tuple[int, ...], ...]
    cost: tuple[int, ...]
    """Quantiles of all interest and fees."""

    @property
    def share_insolvent(self) -> float:
        return self.insolvent / self.lives


def futures(
    world: World,
    decisions: Sequence[Decision] = (),
    *,
    lives: int = 1000,
    seed: int | None = None,
    months: int | None = None,
    policy: str | None = None,
    progress: Callable[[int], bool] | None = None,
) -> Futures | None:
    """``lives`` lives of the plan. ``progress`` is told how many are done and may answer False: then there is None."""
    length = world.months if months is None else months
    settled = world.seed if seed is None else seed
    debts: list[list[int]] = [[] for _ in range(length)]
    scores: list[list[int]] = [[] for _ in range(length)]
    insolvent = skipped = smarted = 0
    cost: list[int] = []
    for number, life in enumerate(_lives(world, decisions, lives, settled, length, policy, debts, scores), 1):
        insolvent += life.insolvent > 0
        skipped += life.purse.skipped > 0
        smarted += bool(life.purse.smarted)
        cost.append(life.cost())
        if progress is not None and not number % PORTION and not progress(number):
            return None
    return Futures(
        lives, length, insolvent, skipped, smarted, tuple(map(_quantiles, debts)), tuple(map(_quantiles, scores)),
        _quantiles(cost),
    )  # fmt: skip


def _lives(
    world: World,
    decisions: Sequence[Decision],
    lives: int,
    seed: int,
    months: int,
    policy: str | None,
    debts: list[list[int]],
    scores: list[list[int]],
) -> Iterator[Life]:
    desks = tuple(desk(lender, seed) for lender in world.lenders)
    habit = POLICIES[policy or world.policy]
    deciding = by_month(decisions)
    for number in range(lives):
        life = Life(world, seed, seed * 1_000_003 + number, desks)
        for month in range(1, months + 1):
            plan = habit(life)
            if month in deciding:
                plan = plan_of(life, plan, deciding[month], strict=False)
            life.live(plan)
            debts[month - 1].append(life.debts)
            scores[month - 1].append(life.report.score)
        yield life


def _quantiles(values: list[int]) -> tuple[int, ...]:
    ordered = sorted(values)
    last = len(ordered) - 1
    return tuple(ordered[(last * share + 50) // 100] for share in QUANTILES) if ordered else (0,) * len(QUANTILES)
