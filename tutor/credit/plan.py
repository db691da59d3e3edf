"""What a person does in one month: a policy's habit, and the decisions that go before it."""

from __future__ import annotations

from tutor.credit.decisions import MINIMUM
from tutor.credit.terms import Household


class Plan:
    """``pays`` by account place: an amount, ``MINIMUM`` or ``FULL``; what is not named gets ``mode``. ``lates`` are
    days after the due date. ``wants`` is per cent of the usual. ``spare`` keeps so many fen back and pays the rest to
    the dearest debt. In an ``emergency`` food and rent are paid with what lines still give. ``deeds`` are all other
    decisions, as (verb, place, amount).
    """

    __slots__ = (
        "applies",
        "deeds",
        "draws",
        "earn",
        "emergency",
        "lates",
        "mode",
        "pays",
        "spare",
        "wants",
        "wants_first",
    )

    def __init__(self) -> None:
        self.mode = MINIMUM
        self.pays: dict[int, int] = {}
        self.lates: dict[int, int] = {}
        self.draws: list[tuple[int, int, str]] = []
        self.applies: list[int] = []
        self.deeds: list[tuple[str, int, int]] = []
        self.wants = 100
        self.wants_first = False
        self.spare = -1
        self.earn = 0
        self.emergency = True


class Purse:
    """The household's money, in fen. Every fen that comes or goes is counted under a name.

    ``struck`` is the month of the first shock that cost something, ``smarted`` whether essentials were not paid in full
    in that month or the next.
    """

    __slots__ = (
        "bills", "borrowed", "cash", "earned", "essential", "family", "gained", "household", "lost", "out",
        "out_share", "pot", "skipped", "smarted", "steady", "struck", "wants",
    )  # fmt: skip

    def __init__(self, household: Household) -> None:
        self.household = household
        self.cash = household.savings
        self.pot = self.family = 0
        self.earned = self.gained = self.lost = self.essential = self.wants = self.borrowed = 0
        self.out = self.out_share = self.skipped = self.struck = self.smarted = 0
        self.steady = self.bills = 12

    def income(self) -> int:
        """This month's income, after what fails of it."""
        base = self.household.income
        if self.out:
            self.out -= 1
            self.steady = 0
            return base * (100 - self.out_share) // 100
        self.steady += 1
        return base
