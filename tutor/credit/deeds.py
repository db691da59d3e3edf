"""What decisions do: borrow, apply, close, ask, dispute, appeal, arrange, and what else a person may do in a month."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tutor.credit.account import Account
from tutor.credit.plan import Plan
from tutor.credit.terms import ACTIVE, CLOSED_USER, DECLINED, NONE, USABLE

if TYPE_CHECKING:
    from tutor.credit.life import Life
    from tutor.credit.story import Month

ARRANGED: Final = 3
"""Months of an arrangement, in which interest alone is due."""
INVESTED: Final = 3
"""Months in which a lender can tell that a loan went into an investment."""
SCAM_COST: Final = 50_000
"""What a scam takes at least, in fen."""
ADVICE_CUTS: Final = 30
"""Per cent of wants that debt advice finds to save."""


def carry_out(life: Life, plan: Plan, told: Month | None) -> None:
    """Everything but payments, in a fixed order. What is no longer possible is left undone."""
    life.tight = max(0, life.tight - 1)
    for at in plan.applies:
        apply(life, at, told)
    for at, amount, purpose in plan.draws:
        borrow(life, at, amount, purpose, told)
    for verb, at, amount in plan.deeds:
        _DEEDS[verb](life, at, amount, told)
    if life.tight:
        plan.wants = plan.wants * (100 - ADVICE_CUTS) // 100


def can_apply(life: Life, at: int) -> bool:
    account = life.accounts[at]
    return account.state == NONE or (
        account.state in (DECLINED, CLOSED_USER) and life.month - account.since >= 3 and not account.owed
    )


def apply(life: Life, at: int, told: Month | None) -> bool:
    """Ask a lender for an account: a hard inquiry, and a decision by its underwriting rules."""
    account = life.accounts[at]
    if not can_apply(life, at):
        return False
    lender = account.lender
    if lender.reports:
        life.report.pulls += 1
    before = account.state, account.limit
    seen = life.report.seen_by(life, account, asked=True)
    account.opened = account.since = life.month
    for ready in life.desks[at].underwriting:
        if ready.holds(seen):
            account.state = DECLINED
            if told is not None:
                told.decide(life, account, ready, seen, before)
            return False
    account.state = ACTIVE
    account.limit = account.best = account.was = min(
        lender.most, lender.first or lender.most, life.world.household.income * lender.of_income // 100
    )
    account.promoted = life.month
    if told is not None:
        told.event("approved", lender=at, limit=account.limit)
    return True


def borrow(life: Life, at: int, amount: int, purpose: str, told: Month | None) -> int:
    """Draw on a line, as far as there is room; what arrived."""
    account = life.accounts[at]
    amount = min(amount, account.room)
    if amount <= 0:
        return 0
    arrived = account.draw(amount)
    purse = life.purse
    purse.borrowed += arrived
    if purpose == "invest":
        account.invested = INVESTED
        purse.pot += arrived
    elif purpose == "want":
        purse.wants += arrived
    else:
        purse.cash += arrived
    if told is not None:
        told.event("borrowed", lender=at, amount=amount, arrived=arrived, purpose=purpose)
    return arrived


def _close(life: Life, at: int, _amount: int, told: Month | None) -> None:
    account = life.accounts[at]
    if account.state in USABLE:
        account.state, account.since, account.limit = CLOSED_USER, life.month, 0
        if told is not None:
            told.event("closed-by-you", lender=at, owed=account.owed)


def _cash_in(life: Life, _at: int, _amount: int, told: Month | None) -> None:
    """What was invested is sold, and is cash again."""
    purse = life.purse
    if purse.pot:
        purse.cash += purse.pot
        if told is not None:
            told.event("sold", amount=purse.pot)
        purse.pot = 0


def _ask(life: Life, at: int, _amount: int, told: Month | None) -> None:
    life.accounts[at].asked = life.month
    if told is not None:
        told.event("reason-given", lender=at)


def _report(life: Life, _at: int, _amount: int, told: Month | None) -> None:
    if told is not None:
        wrong = [account.at for account in life.accounts if account.wrong]
        told.event("report-ordered", wrong=tuple(wrong))


def _dispute(life: Life, at: int, _amount: int, told: Month | None) -> None:
    """An entry that is wrong goes within twenty days; one that is true stays."""
    account = life.accounts[at]
    found = bool(account.wrong)
    if found:
        account.wrong = 0
        life.report.harm = max(0, life.report.harm - 2000)
    if told is not None:
        told.event("dispute-answered", lender=at, corrected=found)


def _appeal(life: Life, at: int, _amount: int, told: Month | None) -> None:
    life.appeals[at] = life.month
    if told is not None:
        told.event("appealed", lender=at)


def _arrange(life: Life, at: int, _amount: int, told: Month | None) -> None:
    """Before anything is late a lender lets the principal wait; afterwards it no longer does."""
    account = life.accounts[at]
    granted = bool(account.owed) and not account.cycles and not account.arrangement and account.lender.licence != "none"
    if granted:
        account.arrangement = ARRANGED
        account.due = min(account.due, account.owed - account.part if account.owed > account.part else account.due)
    if told is not None:
        told.event("arrangement", lender=at, granted=granted, months=ARRANGED)


def _advice(life: Life, _at: int, _amount: int, told: Month | None) -> None:
    life.tight = 6
    if told is not None:
        told.event("advice")


def _family(life: Life, _at: int, amount: int, told: Month | None) -> None:
    """A loan from family: no interest, but it is owed; a negative amount pays it back."""
    purse = life.purse
    if amount < 0:
        amount = -min(-amount, purse.family, purse.cash)
    purse.family += amount
    purse.cash += amount
    if told is not None and amount:
        told.event("family", amount=amount)


def _scam(life: Life, _at: int, amount: int, told: Month | None) -> None:
    """Money paid first for a loan that never comes."""
    lost = min(max(amount, SCAM_COST), life.purse.cash)
    life.purse.cash -= lost
    life.purse.lost += lost
    life.flags["scam"] = 1
    if told is not None:
        told.event("scam", amount=lost)


def _guarantee(life: Life, _at: int, amount: int, told: Month | None) -> None:
    """Whom one stands for does not pay: a part of it comes due at once."""
    due = min(amount // 3, life.purse.cash)
    life.purse.cash -= due
    life.purse.lost += due
    if told is not None:
        told.event("guarantee", amount=amount, paid=due)


def _nothing(life: Life, at: int, amount: int, told: Month | None) -> None:
    del life, at, amount, told


_DEEDS: Final[dict[str, Callable[[Life, int, int, Month | None], None]]] = {
    "close": _close,
    "sell": _cash_in,
    "ask": _ask,
    "report": _report,
    "dispute": _dispute,
    "appeal": _appeal,
    "arrange": _arrange,
    "advice": _advice,
    "family": _family,
    "scam": _scam,
    "guarantee": _guarantee,
    "nothing": _nothing,
}


def last_resort(accounts: list[Account]) -> list[Account]:
    """Accounts with room to borrow, the cheapest first."""
    usable = [account for account in accounts if account.room > 0]
    usable.sort(key=_price)
    return usable


def _price(account: Account) -> int:
    product = account.lender.product
    return product.rate + 2 * product.fee + product.kept_back * 1_000_000
