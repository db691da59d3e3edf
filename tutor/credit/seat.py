"""Be the lender: rules for a crowd of applicants, who gets a loan, what is lost, who is shut out.

Each applicant has a file, and a chance to default that nobody sees and that the loan itself raises. All of it invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tutor.credit.chance import MILLION, stream
from tutor.credit.life import Life

LOAN: Final = 800_000
"""Fen that each applicant asks for, for a year."""
EARNS: Final = 12
"""Per cent that a loan earns which is repaid."""
LOSES: Final = 70
"""Per cent of a loan that is lost when it is not."""
HEAVY: Final = 300
"""Debt in per cent of a month's income from which one more loan counts as over-lending."""
DECLARED: Final = 40
"""Per cent of their debts that people state where nobody can look."""


@dataclass(frozen=True)
class Applicant:
    """``debt`` in per cent of a month's ``income`` (fen), ``late`` the worst days of the last year."""

    income: int
    lenders: int
    debt: int
    late: int
    inquiries: int
    months: int
    risk: int
    """Chance to default on the loan, in millionths."""
    fate: int


@dataclass(frozen=True)
class Bar:
    """What a lender asks; None asks nothing."""

    lenders: int | None = 3
    debt: int | None = 200
    late: int | None = 29
    inquiries: int | None = 4
    income: int | None = 300_000
    months: int | None = 6


BARS: Final = ("lenders", "debt", "late", "inquiries", "income", "months")


@dataclass(frozen=True)
class Outcome:
    """``shut_out`` would have repaid and were declined; ``over_lent`` were approved though they owed heavily."""

    applicants: int
    approved: int
    defaults: int
    lost: int
    earned: int
    shut_out: int
    over_lent: int

    @property
    def result(self) -> int:
        """What the lender is left with, in fen."""
        return self.earned - self.lost


def applicants(count: int, seed: int) -> tuple[Applicant, ...]:
    """A crowd, always the same for a seed."""
    return tuple(_drawn(count, seed))


def _drawn(count: int, seed: int) -> Iterator[Applicant]:
    draw = stream(seed)
    for _ in range(count):
        income = 250_000 + (draw() + draw()) * 6 // 10
        many = draw()
        lenders = next((n for n, most in enumerate((300_000, 580_000, 760_000)) if many < most), 3)
        lenders += max(0, many - 760_000) // 60_000
        debt = lenders * (20 + draw() * 110 // MILLION)
        roll = draw()
        late = 0 if roll < 780_000 else 5 + roll % 20 if roll < 900_000 else 30 + roll % 100
        inquiries = min(9, draw() * (2 + 2 * lenders) // MILLION)
        months = draw() * 60 // MILLION
        risk = 12_000 + debt * 380 + lenders * 6_000 + late * 2_200 + inquiries * 5_000 + max(0, 12 - months) * 2_500
        yield Applicant(income, lenders, debt, late, inquiries, months, min(risk, 850_000), draw())


def of_life(life: Life) -> Applicant:
    """One's own file, as a lender with shared information sees it."""
    report, household = life.report, life.purse.household
    oldest = max((life.month - account.opened for account in life.accounts if account.state), default=0)
    lenders, asked, late, _, _, debt, _, _ = report.file
    return Applicant(household.income, lenders, debt, late, asked, oldest, 0, 1)


def passes(bar: Bar, person: Applicant, *, shared: bool) -> tuple[str, ...]:
    """Which parts of the bar a person fails; without shared information a lender sees only what people state."""
    lenders, debt, late, inquiries = person.lenders, person.debt, person.late, person.inquiries
    if not shared:
        lenders, debt = min(lenders, 1), debt * DECLARED // 100
        late, inquiries = (late if person.fate % 4 == 0 else 0), 0
    failed = []
    for name, value, most in (
        ("lenders", lenders, bar.lenders),
        ("debt", debt, bar.debt),
        ("late", late, bar.late),
        ("inquiries", inquiries, bar.inquiries),
    ):
        if most is not None and value > most:
            failed.append(name)
    if bar.income is not None and person.income < bar.income:
        failed.append("income")
    if shared and bar.months is not None and person.months < bar.months:
        failed.append("months")
    return tuple(failed)


def lend(bar: Bar, crowd: Sequence[Applicant], *, shared: bool) -> Outcome:
    """A year of lending by these rules."""
    approved = defaults = shut_out = over_lent = 0
    for person in crowd:
        repays = person.fate >= person.risk
        if passes(bar, person, shared=shared):
            shut_out += repays
            continue
        approved += 1
        defaults += not repays
        over_lent += person.debt >= HEAVY
    lost = defaults * LOAN * LOSES // 100
    earned = (approved - defaults) * LOAN * EARNS // 100
    return Outcome(len(crowd), approved, defaults, lost, earned, shut_out, over_lent)
