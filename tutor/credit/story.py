"""A life as it is shown: months with accounts, score, money, what lenders decided and why, what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tutor.credit import score
from tutor.credit.risk import NEVER, Ready
from tutor.credit.signals import NOBODYS_FAULT, SIGNALS
from tutor.credit.terms import AGAINST, NONE, STATES, Rule

if TYPE_CHECKING:
    from tutor.credit.account import Account
    from tutor.credit.life import Life


@dataclass(frozen=True)
class Input:
    """A signal that a rule looked at: its value, and the threshold it was held against."""

    signal: str
    value: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Decided:
    """What a lender decided: a decision record. ``before`` and ``after`` are the limit in fen."""

    month: int
    lender: int
    rule: Rule
    inputs: tuple[Input, ...]
    state_before: str
    state: str
    before: int
    after: int

    @property
    def against(self) -> bool:
        """Whether it took something from the borrower."""
        return self.rule.act in AGAINST

    @property
    def nobodys_fault(self) -> bool:
        """Whether it rested on nothing that the borrower did."""
        return all(one.signal in NOBODYS_FAULT for one in self.inputs)


@dataclass(frozen=True)
class Event:
    """Something that happened; ``kind`` is a key of words, area ``world``, after ``event_``. A hidden one is not
    told.
    """

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True)
class Shown:
    """An account at the end of a month. Sums in fen."""

    lender: int
    state: str
    limit: int
    owed: int
    due: int
    late: int


class Month:
    """Collects one month while it is lived; frozen in all but name once it is over."""

    __slots__ = (
        "accounts", "cash", "debts", "decided", "drop", "events", "factors", "insolvent", "month", "pot", "score",
    )  # fmt: skip

    def __init__(self) -> None:
        self.month = self.score = self.cash = self.debts = self.pot = self.drop = self.insolvent = 0
        self.factors: tuple[int, ...] = ()
        self.accounts: tuple[Shown, ...] = ()
        self.decided: list[Decided] = []
        self.events: list[Event] = []

    def event(self, kind: str, *, hidden: bool = False, **values: Any) -> None:
        self.events.append(Event(kind, values, hidden))

    def decide(self, life: Life, account: Account, ready: Ready, seen: Sequence[int], before: tuple[int, int]) -> None:
        inputs = tuple(
            Input(SIGNALS[at].name, seen[at], None if low <= -NEVER else low, None if high >= NEVER else high)
            for at, low, high in ready.when
        )
        states = STATES[before[0]], STATES[account.state]
        self.decided.append(Decided(life.month, account.at, ready.rule, inputs, *states, before[1], account.limit))

    def close(self, life: Life, score_before: int) -> None:
        """Look at the life as it stands after the month."""
        self.month, self.cash, self.pot = life.month, life.purse.cash, life.purse.pot
        self.debts, self.score, self.factors = life.debts, life.report.score, life.report.factors
        self.drop = score_before - self.score
        self.insolvent = life.insolvent
        self.accounts = tuple(
            Shown(one.at, STATES[one.state], one.limit, one.owed, one.due, one.late)
            for one in life.accounts
            if one.state != NONE
        )

    @property
    def band(self) -> str:
        return score.band(self.score)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The factors that cost the most, the dearest first."""
        lost = sorted(
            ((most - have, name) for most, have, name in zip(score.MOST, self.factors, score.FACTORS, strict=True)),
            reverse=True,
        )
        return tuple(name for points, name in lost if points >= 200)[:3]


@dataclass(frozen=True)
class Totals:
    """What a life is judged by; sums in fen. Never whether a limit came back."""

    cost: int
    months_late: int
    lenders: int
    burden: int
    net_worth: int
    band: str
    months_short: int
    skipped: int
    contacts: int
    insolvent: int


def totals(life: Life) -> Totals:
    """The sum of a life so far."""
    net = life.purse.cash + life.purse.pot - life.debts
    return Totals(
        life.cost(),
        life.months_late,
        life.report.lenders,
        life.report.burden,
        net,
        score.band(life.report.score),
        life.short,
        life.purse.skipped,
        life.contacts,
        life.insolvent,
    )
