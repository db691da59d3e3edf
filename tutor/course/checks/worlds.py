"""Every world is lived, by its story and by every habit: no fen is lost, nobody is stuck, every rule can happen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.source import read
from tutor.course.worlds import FOLDER, LENDERS, load_world, names, neighbour
from tutor.credit.audit import missing
from tutor.credit.decisions import DecisionError
from tutor.credit.life import Life
from tutor.credit.play import by_month, plan_of
from tutor.credit.policies import POLICIES
from tutor.credit.risk import Ready
from tutor.credit.telling import refused
from tutor.credit.terms import REASSESSING, World

SEEDS, DEEP = 20, 1000
STUCK: Final = 12
"""Months of reassessment after which nobody will decide any more."""


class _Watch:
    """Listens to lives as a ``Month`` would, and remembers which rules happened."""

    def __init__(self) -> None:
        self.happened: set[tuple[str, str]] = set()

    def event(self, kind: str, *, hidden: bool = False, **values: Any) -> None:
        """Nothing is told here."""

    def decide(self, life: Life, account: Any, ready: Ready, seen: Sequence[int], before: tuple[int, int]) -> None:
        del life, seen, before
        self.happened.add((account.lender.id, ready.rule.id))


def world_rules(root: Path, deep: bool, some: Collection[str]) -> Iterator[Diagnostic]:
    """All that is wrong with ``some`` worlds of the course in ``root``.

    Whether every rule of a lender can happen shows only where all are lived.
    """
    watch = _Watch()
    known = names(root)
    used: set[str] = set()
    whole = set(some) >= set(known)
    for name in some:
        file = root / FOLDER / f"{name}.yaml"
        try:
            world = load_world(root, name)
        except Broken as broken:
            yield from broken.diagnostics
            whole = False
            continue
        used |= {lender.id for lender in world.lenders}
        yield from _lived(file, world, watch, DEEP if deep else SEEDS)
        beside = neighbour(root, name)
        if beside is not None and beside not in known:
            yield read(file).finding("check.no-world", ("beside",), name=beside)
    if whole:
        yield from _unreached(root, used, watch)


def _lived(file: Path, world: World, watch: _Watch, seeds: int) -> Iterator[Diagnostic]:
    source = read(file)
    habits = (world.policy, *sorted(POLICIES))
    for number in range(seeds):
        own = not number  # the story itself comes first, by its own habit and seed
        seed = world.seed if own else number
        habit = POLICIES[world.policy if own else habits[number % len(habits)]]
        life = Life(world, seed)
        deciding = by_month(world.script)
        waiting = [0] * len(life.accounts)
        for month in range(1, world.months + 1):
            try:
                plan = plan_of(life, habit(life), deciding.get(month, ()), strict=own)
            except DecisionError as error:
                at = world.script.index(error.decision)
                why = refused(world, error, "en")
                yield source.finding("check.script", ("decisions", at), why=why)
                return
            life.live(plan, watch)  # type: ignore[arg-type]  # it hears what a Month hears
            if missing(life):
                yield source.finding("check.money-lost", ("id",), seed=seed, month=month, fen=missing(life))
                return
            for account in life.accounts:
                waiting[account.at] = waiting[account.at] + 1 if account.state == REASSESSING else 0
                if waiting[account.at] > STUCK:
                    name = account.lender.id
                    yield source.finding("check.stuck", ("id",), lender=name, seed=seed, month=month)
                    return


def _unreached(root: Path, used: set[str], watch: _Watch) -> Iterator[Diagnostic]:
    for name in sorted(used):
        source = read(root / FOLDER / LENDERS / f"{name}.yaml")
        data = source.data if isinstance(source.data, dict) else {}
        for field in ("rules", "underwriting"):
            listed = data.get(field)
            for number, rule in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(rule, dict) and (name, str(rule.get("id"))) not in watch.happened:
                    where = (field, number, "id")
                    yield source.finding("check.rule-unreached", where, severity="warning", name=rule.get("id"))
