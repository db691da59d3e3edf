"""A life: the kernel that serves the one that is shown and the thousands that are only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.credit import deeds, signals
from tutor.credit.account import Account
from tutor.credit.chance import stream
from tutor.credit.decisions import FULL, MINIMUM
from tutor.credit.plan import Plan, Purse
from tutor.credit.report import Report
from tutor.credit.risk import Desk, act, desk
from tutor.credit.terms import ACTIVE, CLOSED, NONE, PERMANENT, RATE, World

if TYPE_CHECKING:
    from tutor.credit.story import Month

MONTHS_SHORT: Final = 3
"""Months running in which minimums are missed: insolvent."""
WRITTEN_OFF: Final = 180
_INVESTS: Final = (-9, 8)
"""What an investment may do in a month, in per cent of it."""


class Life:
    """``world`` lived from month 1 on. ``seed`` settles the lenders' thresholds, ``shocks`` what happens to the person.

    ``desks`` may be passed in where many lives share the same lenders.
    """

    __slots__ = (
        "_calls", "_draw", "accounts", "appeals", "contacts", "desks", "flags", "insolvent", "month", "months_late",
        "purse", "report", "short", "tight", "world", "written",
    )  # fmt: skip

    def __init__(
        self, world: World, seed: int, shocks: int | None = None, desks: tuple[Desk, ...] | None = None
    ) -> None:
        self.world = world
        self.desks = desks or tuple(desk(lender, seed) for lender in world.lenders)
        self._draw = stream(seed if shocks is None else shocks)
        self._calls = 2 * len(world.shocks) + 3
        self.accounts = [Account(at, lender) for at, lender in enumerate(world.lenders)]
        self.purse = Purse(world.household)
        self.report = Report()
        self.month = self.short = self.insolvent = self.months_late = self.contacts = self.written = 0
        self.tight = 0
        self.appeals: dict[int, int] = {}
        self.flags: dict[str, int] = {}
        for opening in world.accounts:
            self._begin(opening.lender, opening.limit, opening.owed, opening.months, opening.usual)
        self.report.renew(self)

    def _begin(self, at: int, limit: int, owed: int, months: int, usual: int) -> None:
        account = self.accounts[at]
        account.state, account.limit, account.best, account.was = ACTIVE, limit, limit, limit
        account.opened, account.clean, account.usual = -months, min(months, 12), usual * 16
        if owed:
            account.draw(owed)
            account.drawn = account.draws = 0
            account.fees = account.kept = 0

    # a month

    def live(self, plan: Plan, told: Month | None = None) -> None:
        """One month more. ``told`` collects what happened, where somebody looks."""
        self.month += 1
        draw = self._draw
        rolls = [draw() for _ in range(self._calls)]
        extra = self._shocks(rolls, told)
        accounts = self.accounts
        for account in accounts:
            account.draws = 0
            if account.owed:
                account.charge()
            else:
                account.due = 0
        deeds.carry_out(self, plan, told)
        self._pay(plan, extra, told)
        self.report.renew(self)
        self._judge(told)

    def _shocks(self, rolls: list[int], told: Month | None) -> int:
        """What befalls the person and the lenders this month; the money that it costs."""
        world, purse, month, extra = self.world, self.purse, self.month, 0
        happening = [one for one in world.happenings if one.month == month] if world.happenings else ()
        named = {one.kind for one in happening if one.lender is None} if happening else ()
        for number, shock in enumerate(world.shocks):
            if rolls[number] < shock.chance or shock.id in named:
                if shock.cost < 0:
                    purse.cash -= shock.cost
                    purse.gained -= shock.cost
                else:
                    extra += shock.cost
                if shock.income:
                    lasting = 4 if rolls[len(world.shocks) + number] < shock.long * 10_000 else 1
                    purse.out = max(purse.out, shock.months * lasting)
                    purse.out_share = shock.income
                if shock.cost > 0 or shock.income:
                    purse.struck = purse.struck or month
                if told is not None:
                    told.event("shock", shock=shock.id, cost=shock.cost, months=purse.out if shock.income else 0)
        self.flags.clear()
        if rolls[-1] < world.tightening:
            self.flags["tightening"] = 1
            if told is not None:
                told.event("tightening")
        for one in happening:
            if one.lender is not None or one.kind in signals.NOBODYS_FAULT:
                self.flags[one.kind if one.lender is None else f"{one.kind}:{one.lender}"] = 1
                if told is not None:
                    told.event(one.kind, lender=one.lender)
        if rolls[-2] < world.errors:
            self._mistake(rolls[-2], told)
        if purse.pot:
            gain = purse.pot * (_INVESTS[0] + rolls[-3] * (_INVESTS[1] - _INVESTS[0] + 1) // 1_000_000) // 100
            purse.pot += gain
            purse.gained += gain
        return extra

    def _mistake(self, roll: int, told: Month | None) -> None:
        """The report gets an entry that is wrong."""
        open_ones = [account for account in self.accounts if account.state != NONE]
        if open_ones:
            wrong = open_ones[roll % len(open_ones)]
            wrong.wrong = 60
            if told is not None:
                told.event("report-error", hidden=True, lender=wrong.at)

    # money

    def _pay(self, plan: Plan, extra: int, told: Month | None) -> None:
        purse, household = self.purse, self.world.household
        essential = household.essential + extra
        early = essential * household.payday // 30
        met = min(early, purse.cash)
        purse.cash -= met
        due = sorted((account for account in self.accounts if account.due), key=_due_day)
        waiting: list[tuple[Account, int]] = []
        paid: dict[int, tuple[int, int]] = {}
        for account in due:
            if account.lender.due_day >= household.payday or not self._pay_one(account, plan, 0, paid):
                waiting.append((account, max(0, household.payday - account.lender.due_day)))
        income = purse.income() + plan.earn
        purse.cash += income
        purse.earned += income
        if plan.emergency and essential - met > purse.cash:
            self._emergency(essential - met - purse.cash, told)
        rest = min(essential - met, purse.cash)
        purse.cash -= rest
        purse.essential += met + rest
        hungry = met + rest < essential
        if hungry:
            purse.skipped += 1
            purse.smarted = purse.smarted or 0 <= self.month - purse.struck <= 1
        purse.bills = 0 if hungry else purse.bills + 1
        if plan.wants_first:
            self._want(plan)
        for account, days in waiting:
            if not self._pay_one(account, plan, days, paid):
                part = min(purse.cash, account.due)
                if plan.pays.get(account.at, plan.mode) < 0:  # what one has, though it is not enough
                    purse.cash -= part
                    account.pay(part)
                else:
                    part = 0
                paid[account.at] = part, 0
        if not plan.wants_first:
            self._want(plan)
        if plan.spare >= 0 and purse.cash > plan.spare:
            self._spare(purse.cash - plan.spare)
        self._close_month(paid, hungry, told)

    def _pay_one(self, account: Account, plan: Plan, days: int, paid: dict[int, tuple[int, int]]) -> bool:
        """Pay what is wanted of one account, if there is the money for it."""
        wanted = plan.pays.get(account.at, plan.mode)
        amount = account.due if wanted == MINIMUM else account.owed if wanted == FULL else min(wanted, account.owed)
        cash = self.purse.cash
        if amount > cash and amount > account.due:
            amount = account.due
        if amount > cash or amount < account.due:
            if amount < account.due and wanted >= 0 and amount <= cash:
                self.purse.cash -= account.pay(amount)
                paid[account.at] = amount, 0
                return True
            return False
        self.purse.cash -= account.pay(amount)
        paid[account.at] = amount, max(days, plan.lates.get(account.at, 0))
        return True

    def _emergency(self, lack: int, told: Month | None) -> None:
        """Food and rent come from the lines that have room, the cheapest first."""
        for account in deeds.last_resort(self.accounts):
            kept = account.lender.product.kept_back
            lack -= deeds.borrow(self, account.at, lack * 100 // (100 - kept) + (kept > 0), "need", told)
            if lack <= 0:
                return

    def _want(self, plan: Plan) -> None:
        wants = min(self.world.household.discretionary * plan.wants // 100, self.purse.cash)
        self.purse.cash -= wants
        self.purse.wants += wants

    def _spare(self, money: int) -> None:
        """What is left over goes to the dearest debt."""
        for account in sorted(self.accounts, key=_dearness):
            if money <= 0:
                return
            if account.owed:
                taken = account.pay(money)
                self.purse.cash -= taken
                money -= taken

    def _close_month(self, paid: dict[int, tuple[int, int]], hungry: bool, told: Month | None) -> None:
        short = late = False
        for account in self.accounts:
            if account.state == NONE:
                continue
            amount, days = paid.get(account.at, (0, 0))
            before = account.late
            account.end_month(amount, days)
            if account.late:
                late = True
                self._collect(account, before, told)
            short = short or account.cycles > 0
        self.months_late += late
        self.short = self.short + 1 if short else 0
        if self.short >= MONTHS_SHORT and not self.insolvent:
            self.insolvent = self.month
            if told is not None:
                told.event("insolvent")
        if told is not None and hungry:
            told.event("hungry")

    def _collect(self, account: Account, before: int, told: Month | None) -> None:
        """The lender calls: once for every ten days, within its hours."""
        calls = 1 + account.late % 30 // 10
        self.contacts += calls
        if told is not None:
            first, last = account.lender.collects
            hour = first + account.late * 7 % max(1, last - first)
            told.event("collection", lender=account.at, n=calls, hour=hour, days=account.late)
        if account.late >= WRITTEN_OFF > before:
            self.written += account.owed
            if told is not None:
                told.event("written-off", lender=account.at, owed=account.owed)

    # lenders

    def _judge(self, told: Month | None) -> None:
        """Every lender looks at its account; the first rule that holds is carried out."""
        report, month = self.report, self.month
        cut = 0
        for account in self.accounts:
            if account.state == NONE:
                continue
            rules = self.desks[account.at].by_state[account.state]
            if not rules:
                continue
            seen = report.seen_by(self, account)
            review = not (month - account.opened) % account.lender.cadence
            for ready in rules:
                if (review or not ready.rule.review) and ready.holds(seen):
                    before = account.state, account.limit
                    act(account, ready.rule, month)
                    cut += account.limit < before[1] or account.state in (CLOSED, PERMANENT)
                    if told is not None:
                        told.decide(self, account, ready, seen, before)
                    break
        report.cuts = (report.cuts << 1 | (cut > 0)) & 7
        self.appeals.clear()

    @property
    def debts(self) -> int:
        """All that is owed, in fen, family too."""
        return sum(account.owed for account in self.accounts) + self.purse.family

    def cost(self) -> int:
        """Interest and fees so far."""
        return sum(account.interest + account.fees for account in self.accounts)


def _due_day(account: Account) -> int:
    return account.lender.due_day


def _dearness(account: Account) -> tuple[int, int]:
    product = account.lender.product
    return -(product.rate + 2 * product.fee), account.at


def yearly(account: Account) -> int:
    """A rough annual price of an account in per cent, for people and policies that compare."""
    product = account.lender.product
    return (product.rate + 2 * product.fee) * 12 * 100 // RATE
