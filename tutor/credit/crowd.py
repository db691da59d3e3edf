"""A portfolio of lives: how many accounts roll from one band of lateness to the next."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.credit.life import Life
from tutor.credit.policies import POLICIES
from tutor.credit.risk import desk
from tutor.credit.terms import NONE, World

MISSED = 6
"""Due dates missed in a row at which an account is 180 days late by the next."""


@dataclass(frozen=True)
class Rolls:
    """Of the accounts in a band at one due date, the share (in millionths) in the next band at the following one; from
    90 days on, the share that is written off in the end.
    """

    current: int
    thirty: int
    sixty: int
    ninety: int
    lives: int
    insolvent: int
    skipped: int


def rolls(world: World, lives: int = 400, *, months: int | None = None, seed: int | None = None) -> Rolls:
    """The roll rates of ``lives`` people of the crowd, each behaving by its policy."""
    settled = world.seed if seed is None else seed
    desks = tuple(desk(lender, settled) for lender in world.lenders)
    habits = [name for name, weight in world.crowd for _ in range(weight)] or [world.policy]
    moved, stayed = [0] * 4, [0] * 4
    insolvent = skipped = 0
    for number in range(lives):
        life = Life(world, settled, settled * 7_919 + number, desks)
        habit = POLICIES[habits[number * len(habits) // lives]]
        before = [0] * len(life.accounts)
        for _ in range(months or world.months):
            life.live(habit(life))
            for account in life.accounts:
                if account.state != NONE and (account.due or account.cycles):
                    _count(before[account.at], account.cycles, moved, stayed)
                before[account.at] = account.cycles
        insolvent += life.insolvent > 0
        skipped += life.purse.skipped > 0
    shares = [1_000_000 * went // max(1, went + rest) for went, rest in zip(moved, stayed, strict=True)]
    return Rolls(shares[0], shares[1], shares[2], shares[3], lives, insolvent, skipped)


def _count(before: int, now: int, moved: list[int], stayed: list[int]) -> None:
    if before < 3:
        (moved if now > before else stayed)[before] += 1
    elif before < MISSED and (now == 0 or now == MISSED):  # from 90 days on it ends in one of two ways
        (moved if now == MISSED else stayed)[3] += 1
