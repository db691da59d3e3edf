"""One account: what is owed, what is due, how a month of it goes. Changed in place; the kernel of every life."""

from __future__ import annotations

from tutor.credit.terms import NONE, RATE, USABLE, Lender
from tutor.finance.instalments import level_payment

HALF = RATE // 2
YEAR = 0xFFF
"""Twelve months of one bit each."""


class Account:
    """``at`` is its lender's place. ``owed`` holds interest and fees from the month they arise.

    ``part`` is the principal (a loan's whole payment) that is due a month, ``fee`` the flat fee; ``due`` all that is
    due this month, ``arrears`` the part of it that was due before. ``cycles`` counts due dates missed in a row,
    ``late`` the days past due this month, ``hist`` has a bit for each month that was late. ``idle``, ``since`` and
    ``opened`` are months.
    """

    __slots__ = (
        "_flat", "_floor", "_kind", "_rate", "_share", "appeal", "arrangement", "arrears", "asked", "at",
        "best", "clean", "closures", "cycles", "drawn", "draws", "due", "fee", "fees", "hist", "idle",
        "interest", "invested", "jump", "kept", "late", "left", "lender", "limit", "opened", "owed", "paid",
        "part", "promoted", "since", "state", "usual", "was", "wrong",
    )  # fmt: skip

    def __init__(self, at: int, lender: Lender) -> None:
        product = lender.product
        self.at, self.lender, self.state = at, lender, NONE
        self._kind, self._rate, self._share, self._floor = product.kind, product.rate, product.share, product.floor
        self._flat = product.fee
        self.limit = self.best = self.owed = self.part = self.fee = self.due = self.arrears = 0
        self.cycles = self.late = self.hist = self.clean = self.draws = self.left = 0
        self.usual = 16  # sixteenths of a draw: a moving mean
        self.invested = self.idle = self.since = self.opened = self.closures = self.appeal = self.arrangement = 0
        self.paid = self.interest = self.fees = self.drawn = self.promoted = self.was = self.asked = self.wrong = 0
        self.jump = self.kept = 0

    @property
    def room(self) -> int:
        """What may still be borrowed."""
        return max(0, self.limit - self.owed) if self.state in USABLE else 0

    def charge(self) -> None:
        """A month's interest or fee; what is due of it, with what was due before."""
        owed = self.owed
        if not owed:
            self.due = 0
            return
        kind = self._kind
        if kind == "flat":
            added = self.fee
            self.fees += added
        else:
            added = (owed * self._rate + HALF) // RATE
            self.interest += added
        self.owed = owed = owed + added
        if self.arrangement:
            self.arrangement -= 1
            self.due = min(owed, added)
            return
        if kind == "card":
            new = max(owed * self._share // 100, self._floor)
            if self.lender.product.plus_interest:
                new += added
        elif kind == "loan":
            self.left -= 1
            new = owed if self.left <= 0 else self.part
        else:
            new = self.part + added
        due = new + self.arrears
        self.due = due if due < owed else owed

    def draw(self, amount: int) -> int:
        """Borrow; what arrives of it."""
        product = self.lender.product
        arrives = amount
        if self._kind == "cash":
            arrives -= amount * product.kept_back // 100
            self.fees += amount - arrives
            self.kept += amount - arrives  # a price that is never owed beside the loan
            self.part += amount
        elif self._kind == "loan":
            self.left = product.term
            self.part = level_of(self.owed + amount, self._rate, product.term)
        else:
            self.part += -(-amount // product.term)
            if self._kind == "flat":
                self.fee += (amount * self._flat + HALF) // RATE
        self.owed += amount
        self.drawn += amount
        self.draws += 1
        self.idle = 0
        return arrives

    def pay(self, amount: int) -> int:
        """Repay; what was taken of it."""
        if amount > self.owed:
            amount = self.owed
        self.owed -= amount
        self.paid += amount
        if not self.owed:
            self.part = self.fee = self.left = 0
        return amount

    def end_month(self, paid: int, late: int) -> None:
        """Settle what was due: ``paid`` of it, ``late`` days after its date."""
        due = self.due
        if due:
            if paid >= due:
                self.late = 30 * self.cycles + late if late or self.cycles else 0
                self.cycles = self.arrears = 0
            else:
                self.cycles += 1
                self.arrears = due - paid
                self.late = 30 * self.cycles - self.lender.due_day
                self._penalty(30 - self.lender.due_day if self.cycles == 1 else 30)
            if self.late:
                self.hist = ((self.hist << 1) | 1) & YEAR
                self.clean = 0
            else:
                self.hist = (self.hist << 1) & YEAR
                self.clean += 1
        else:
            self.late = 0
            self.hist = (self.hist << 1) & YEAR
            self.clean += 1
        self.jump = self.draws * 400 // (self.usual // 4 or 1)
        self.usual += self.draws * 4 - self.usual // 4
        self.idle += 1
        if self.invested:
            self.invested -= 1

    def _penalty(self, days: int) -> None:
        product = self.lender.product
        if self.cycles <= 6:
            added = self.arrears * product.penalty * days // RATE + product.late_fee
            self.fees += added
            self.owed += added


def level_of(owed: int, rate: int, term: int) -> int:
    """The equal payment of a loan, in fen."""
    from fractions import Fraction

    return level_payment(owed, [Fraction(rate, RATE)] * term)
