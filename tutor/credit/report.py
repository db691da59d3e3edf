"""The credit report and the teaching score: what is known of a person, renewed each month; who sees what of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.credit import score
from tutor.credit.account import Account
from tutor.credit.terms import NONE, USABLE

if TYPE_CHECKING:
    from tutor.credit.life import Life

SIX = 0x3F
NEAR = 90
"""Per cent of a limit from which a line counts as used up."""
SIX_MONTHS = 0xFFFFFF
"""Applications of six months, four bits each."""


class Report:
    """``file`` are the values of this month's report, ``before`` those of the month before, which lenders with a
    delay see.

    ``harm`` is what late payments have cost of the record; ``scores`` are the last four.
    """

    __slots__ = (
        "before", "burden", "cuts", "factors", "file", "harm", "inquiries", "late", "lenders", "negatives", "pulls",
        "scores", "unsteady",
    )  # fmt: skip

    def __init__(self) -> None:
        self.harm = self.inquiries = self.unsteady = self.cuts = self.negatives = self.pulls = 0
        self.file: tuple[int, ...] = ()
        self.before: tuple[int, ...] = ()
        self.factors: tuple[int, ...] = ()
        self.scores: list[int] = []
        self.late: tuple[int, int] = (0, 0)
        self.burden = self.lenders = 0

    @property
    def score(self) -> int:
        """In hundredths of a point."""
        return self.scores[-1]

    def renew(self, life: Life) -> None:
        """The report at the end of a month."""
        purse, month = life.purse, life.month
        income = purse.household.income or 1
        worst = second = lenders = near = due = owed = negative = oldest = 0
        for account in life.accounts:
            if account.state == NONE:
                continue
            if month - account.opened > oldest:
                oldest = month - account.opened
            if not account.lender.reports:
                continue
            late = account.late if account.late > account.wrong else account.wrong
            if late > worst:
                worst, second = late, worst
            elif late > second:
                second = late
            if late >= 90:
                negative += 1
            if account.owed:
                lenders += 1
                due += account.due
                owed += account.owed
                if account.owed * 100 > account.limit * NEAR and account.state in USABLE:
                    near += 1
        self.late = worst, second
        self.negatives = max(self.negatives, negative)
        self.burden = burden = due * 100 // income
        self.lenders = lenders
        self.harm = score.blemish(self.harm, worst)
        self.inquiries = ((self.inquiries << 4) | min(self.pulls, 15)) & SIX_MONTHS
        self.pulls = 0
        self.unsteady = ((self.unsteady << 1) | (purse.steady == 0 or purse.bills == 0)) & SIX
        asked = self.asked()
        debt, unsteady = owed * 100 // income, self.unsteady.bit_count()
        self.factors = score.factors(self.harm, burden, debt, near, asked, oldest, unsteady)
        points = sum(self.factors)
        self.scores.append(points)
        if len(self.scores) > 4:
            del self.scores[0]
        self.before = self.file or ()
        drop = (self.scores[0] - points) // 100
        self.file = (
            lenders, asked, worst, self.negatives, burden, debt, points // 100,
            drop if drop > 0 else 0,
        )  # fmt: skip
        if not self.before:
            self.before = self.file

    def asked(self) -> int:
        """Applications of the last six months."""
        total, packed = 0, self.inquiries
        while packed:
            total += packed & 15
            packed >>= 4
        return total

    def seen_by(self, life: Life, account: Account, *, asked: bool = False) -> list[int]:
        """Every signal as this account's lender sees it, in the order of ``SIGNALS``. Who is ``asked`` for an account
        in the middle of a month looks at the report of the last one.
        """
        lender, purse, flags, at = account.lender, life.purse, life.flags, account.at
        limit = account.limit or account.best or 1
        file = self.before if lender.sees == "file" and not asked else self.file
        if lender.sees == "own":
            file = (1 if account.owed else 0, 0, 0, 0, account.due * 100 // (purse.household.income or 1), 0, 50, 0)
        late = file[2]
        if late == account.late:
            late = self.late[1] if lender.sees == "live" else 0
        return [
            account.late, account.hist.bit_count(), account.clean, account.draws, account.jump,
            account.owed * 100 // limit, 1 if account.invested else 0, life.month - account.since, account.idle,
            life.month - account.opened, account.closures, account.owed // 100,
            file[0], file[1], late, file[3], file[4], file[5], file[6], file[7],
            purse.steady, purse.bills, self.cuts.bit_count() if lender.sees != "own" else 0,
            1 if "scam" in flags else 0,
            1 if flags and ("policy" in flags or f"policy:{at}" in flags) else 0,
            1 if flags and ("tightening" in flags or f"tightening:{at}" in flags) else 0,
            1 if flags and ("sweep" in flags or f"sweep:{at}" in flags) else 0,
            1 if flags and ("linked-case" in flags or f"linked-case:{at}" in flags) else 0,
            1 if at in life.appeals else 0,
            purse.household.income // 100,
        ]  # fmt: skip
