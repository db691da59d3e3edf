"""Ways to live, by name: what somebody does each month without being told. Stated here, so that anybody can judge
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from tutor.credit.account import Account
from tutor.credit.deeds import can_apply, last_resort
from tutor.credit.plan import Plan

if TYPE_CHECKING:
    from tutor.credit.life import Life

PROMOTED = 4
"""Months in which a lender promotes more after an approval or a raise."""
GIVES_UP = 4
LEAST = 20_000
"""Fen below which nobody bothers to borrow for wants."""
SPARE = 50_000
"""Fen that careful people keep back before they pay a debt faster."""


def careful(life: Life) -> Plan:
    """Pays what is due, then the dearest debt; borrows only what essentials lack; cuts wants before that."""
    plan = Plan()
    plan.spare = max(SPARE, life.world.household.essential // 2)
    lack = _lack(life, wants=0)
    if lack > 0:
        plan.wants = 0
        _borrow(life, plan, lack)
    return plan


def budgeter(life: Life) -> Plan:
    """Like careful, and keeps a month of essentials; wants take a third less; borrows only when food is short."""
    plan = Plan()
    plan.wants = 65
    plan.spare = life.world.household.essential
    _tempted(life, plan, 10)
    lack = _lack(life, wants=0)
    if lack > 0:
        plan.wants = 0
        _borrow(life, plan, min(lack, max(0, life.world.household.essential - life.purse.cash)))
    return plan


def _gives_up(life: Life, plan: Plan) -> None:
    """From the fifth missed date on nothing is paid there any more: the letters are no longer opened."""
    for account in life.accounts:
        if account.cycles >= GIVES_UP:
            plan.pays[account.at] = 0


def _tempted(life: Life, plan: Plan, heed: int) -> None:
    """What promotions after an approval or a raise lead to: ``heed`` per cent of what they aim at is borrowed."""
    for account in life.accounts:
        promotes = account.lender.promotes
        if promotes and account.promoted and life.month - account.promoted < PROMOTED and account.room:
            amount = account.room * promotes * heed // 10_000
            if amount > LEAST:
                plan.draws.append((account.at, amount, "want"))


def minimum_payer(life: Life) -> Plan:
    """Pays the minimum, spends the rest, and lets the line pay for what the month lacks; cuts wants only when it
    can't.
    """
    plan = Plan()
    plan.wants_first = True
    _tempted(life, plan, 100)
    lack = _lack(life, wants=100)
    if lack > 0 and _borrow(life, plan, lack) > 0:
        plan.wants, plan.wants_first = 30, False
    _gives_up(life, plan)
    return plan


def roll_over(life: Life) -> Plan:
    """Pays one lender with the next one's money, and asks a new lender when the old ones have no more to give."""
    plan = Plan()
    plan.wants_first = True
    _tempted(life, plan, 100)
    lack = _lack(life, wants=100)
    if lack > 0:
        lack = _borrow(life, plan, lack, purpose="repay")
        if lack > 0:
            plan.wants = 60
            for at in range(len(life.accounts)):
                if can_apply(life, at):
                    plan.applies.append(at)
                    limit = life.world.lenders[at].first or life.world.lenders[at].most
                    plan.draws.append((at, min(lack, limit), "repay"))
                    break
    _gives_up(life, plan)
    return plan


def investor(life: Life) -> Plan:
    """Borrows to invest whenever a line has room, again and again; pays the minimum."""
    plan = Plan()
    for account in last_resort(life.accounts):
        if account.room >= 100_000 and life.month % 2 and account.lender.product.kind != "cash":
            part = account.room // 4
            plan.draws += [(account.at, part, "invest")] * 3
            break
    lack = _lack(life, wants=100)
    if lack > 0:
        if life.purse.pot:
            plan.deeds.append(("sell", 0, 0))
        else:
            _borrow(life, plan, lack)
    return plan


def relapser(life: Life) -> Plan:
    """Careful until a line is usable again; then borrows most of it for wants, and forgets every third date."""
    plan = minimum_payer(life)
    for account in life.accounts:
        if account.room > account.limit // 2 and account.limit:
            plan.draws.append((account.at, account.room * 3 // 4, "want"))
            break
    if life.month % 3 == 0:
        for account in life.accounts:
            plan.lates[account.at] = 12
    return plan


def forgetful(life: Life) -> Plan:
    """Careful, but every eighth month nobody thought of one of the due dates; the next month it is made good."""
    plan = careful(life)
    for account in life.accounts:
        if account.due and not account.cycles and (life.month + account.at * 2) % 8 == 0:
            plan.pays[account.at] = 0
    return plan


def heedless(life: Life) -> Plan:
    """Spends first and pays with what is left; asks every lender there is, in turn."""
    plan = roll_over(life)
    for account in life.accounts:
        if account.room > 200_000 and not life.month % 4:
            plan.draws.append((account.at, account.room // 3, "want"))
            break
    return plan


POLICIES: Final[Mapping[str, Callable[[Life], Plan]]] = {
    "careful": careful,
    "budgeter": budgeter,
    "minimum-payer": minimum_payer,
    "roll-over": roll_over,
    "investor": investor,
    "relapser": relapser,
    "forgetful": forgetful,
    "heedless": heedless,
}
"""By name. Each looks at a life between two months and gives the plan of the next."""


def _lack(life: Life, *, wants: int) -> int:
    """What cash and the next income fall short of essentials, payments and ``wants`` per cent of the usual wants."""
    household, purse = life.world.household, life.purse
    income = household.income * (100 - purse.out_share) // 100 if purse.out else household.income
    due = 0
    for account in life.accounts:
        if account.owed:
            due += expected(account)
    return household.essential + household.discretionary * wants // 100 + due - purse.cash - income


def expected(account: Account) -> int:
    """What the account will ask next month, as far as one can tell beforehand."""
    owed, product = account.owed, account.lender.product
    interest = owed * product.rate // 10**8
    if product.kind == "card":
        new = max(owed * product.share // 100, product.floor)
    elif product.kind == "loan":
        new = account.part
    else:
        new = account.part + account.fee + interest
    return min(owed + interest, new + account.arrears)


def _borrow(life: Life, plan: Plan, lack: int, purpose: str = "need") -> int:
    """Plan to draw what is lacking from the cheapest lines; what is still lacking then."""
    for account in last_resort(life.accounts):
        if lack <= 0:
            break
        kept = account.lender.product.kept_back
        wanted = min(account.room, lack * 100 // (100 - kept) + 1 if kept else lack)
        plan.draws.append((account.at, wanted, purpose))
        lack -= wanted * (100 - kept) // 100
    return lack
