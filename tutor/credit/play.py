"""Play a world: its script and further decisions over a policy, month by month, shown or only counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tutor.credit.decisions import FULL, MINIMUM, WITH_LENDER, Decision, DecisionError
from tutor.credit.deeds import can_apply
from tutor.credit.life import Life
from tutor.credit.plan import Plan
from tutor.credit.policies import POLICIES
from tutor.credit.risk import Desk
from tutor.credit.story import Month, Totals, totals
from tutor.credit.terms import NONE, STATES, USABLE, World


@dataclass(frozen=True)
class Story:
    """A life that was shown."""

    world: World
    seed: int
    shocks: int
    decisions: tuple[Decision, ...]
    months: tuple[Month, ...]
    totals: Totals
    policy: str
    start: int
    """The score before the first month, in hundredths."""

    def score(self, month: int) -> int:
        """The score at the end of a month, in hundredths; month 0 is the start."""
        return self.months[month - 1].score if month else self.start


def play(
    world: World,
    decisions: Sequence[Decision] = (),
    *,
    seed: int | None = None,
    shocks: int | None = None,
    months: int | None = None,
    policy: str | None = None,
) -> Story:
    """Live ``months`` of a world and show them. Raises ``DecisionError`` for a decision that can't be carried out."""
    settled = world.seed if seed is None else seed
    stream = settled if shocks is None else shocks
    life = Life(world, settled, stream)
    habit = POLICIES[policy or world.policy]
    shown = []
    start = life.report.score
    by_month = _by_month(decisions)
    for month in range(1, (world.months if months is None else months) + 1):
        told = Month()
        before = life.report.score
        life.live(plan_of(life, habit(life), by_month.get(month, ())), told)
        told.close(life, before)
        shown.append(told)
    return Story(world, settled, stream, tuple(decisions), tuple(shown), totals(life), policy or world.policy, start)


def lived(
    world: World,
    by_month: dict[int, tuple[Decision, ...]],
    *,
    seed: int,
    shocks: int,
    months: int,
    policy: str,
    desks: tuple[Desk, ...],
) -> Life:
    """The same life, only counted."""
    life = Life(world, seed, shocks, desks)
    habit = POLICIES[policy]
    for month in range(1, months + 1):
        plan = habit(life)
        deciding = by_month.get(month)
        if deciding:
            plan = plan_of(life, plan, deciding)
        life.live(plan)
    return life


def _by_month(decisions: Iterable[Decision]) -> dict[int, tuple[Decision, ...]]:
    found: dict[int, list[Decision]] = {}
    for one in decisions:
        found.setdefault(one.month, []).append(one)
    return {month: tuple(listed) for month, listed in found.items()}


by_month = _by_month


def plan_of(life: Life, plan: Plan, decisions: Iterable[Decision], *, strict: bool = True) -> Plan:
    """The habit's plan with the decisions of a month before it. Raises ``DecisionError`` where that is ``strict``; else
    what can't be carried out in this life is left undone.
    """
    applied: set[int] = set()
    own = [one for one in decisions if one.do in ("borrow", "apply")]
    if own:  # who decides about borrowing decides about all of it
        plan.draws, plan.applies = [], []
    for one in decisions:
        try:
            refuse(life, one, applied)
        except DecisionError:
            if strict:
                raise
            continue
        at = one.lender if one.lender is not None else 0
        if one.do == "pay":
            plan.pays[at] = one.amount
            if one.late:
                plan.lates[at] = one.late
        elif one.do == "borrow":
            plan.draws.append((at, one.amount, one.purpose))
        elif one.do == "apply":
            applied.add(at)
            plan.applies.append(at)
        elif one.do == "spend":
            plan.wants = one.amount
        elif one.do == "earn":
            plan.earn += one.amount
        else:
            plan.deeds.append((one.do, at, one.amount))
    return plan


def refuse(life: Life, one: Decision, applied: set[int]) -> None:
    """Raises ``DecisionError`` where a decision can't be carried out as the life stands; nothing has happened yet."""
    if one.do not in WITH_LENDER:
        return
    account = life.accounts[one.lender or 0]
    state = STATES[account.state]
    values = {"lender": account.lender.id, "state": state}
    if one.do == "apply":
        if not can_apply(life, account.at):
            raise DecisionError("has-account", one, values)
    elif account.state == NONE and account.at not in applied:
        raise DecisionError("no-account", one, values)
    elif one.do == "borrow" and account.at not in applied:
        if account.state not in USABLE:
            raise DecisionError("account-closed", one, values)
        if one.amount > account.room:
            raise DecisionError("over-limit", one, {**values, "room": account.room})
    elif one.do == "close" and account.state not in USABLE:
        raise DecisionError("account-closed", one, values)
    elif one.do == "pay" and one.amount not in (MINIMUM, FULL) and one.amount > 0 and not account.owed:
        raise DecisionError("nothing-owed", one, values)
