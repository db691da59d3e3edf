"""Small worlds for tests: one lender without rules, a household whose figures a test may set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tutor.course.catalogue import lessons_dir
from tutor.course.worlds import load_world
from tutor.credit.life import Life
from tutor.credit.plan import Plan
from tutor.credit.terms import RATE, Household, Lender, Opening, Product, World

NAMES = {"zh": "甲", "en": "A"}


def shipped(name: str) -> World:
    return load_world(Path(lessons_dir()), name)


def lender(product: Product, **more: Any) -> Lender:
    return Lender("a", NAMES, "bank", product, first=10**9, most=10**9, due_day=15, **more)


def small(product: Product, **more: Any) -> World:
    """One account with room for everything, an income that pays for everything."""
    house = Household(2_000_000, 300_000, 100_000, 5_000_000, payday=10)
    return World(
        "small", NAMES, NAMES, 36, house, (lender(product),), (Opening(0, 10**8, 0, 12),), names={"a": 0}, **more
    )


def rate(yearly: str) -> int:
    """``18%`` a year in the unit of the house, a month."""
    return round(float(yearly.rstrip("%")) / 100 / 12 * RATE)


def drawn(world: World, amount: int, months: int) -> Life:
    """A life that borrows once in its first month and pays what is due."""
    life = Life(world, 1)
    for month in range(months):
        plan = Plan()
        if not month:
            plan.draws.append((0, amount, "want"))
        life.live(plan)
    return life


def with_policy(world: World, policy: str) -> World:
    return replace(world, policy=policy)
