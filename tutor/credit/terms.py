"""What a world is made of: lenders with their products and rules, a household, shocks. Frozen; made by ``course``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from tutor.credit.decisions import Decision

RATE: Final = 10**8
"""A rate of one, in the unit of this house."""
DAYS: Final = 30
"""Days of a month."""
ProductKind = Literal["line", "flat", "card", "loan", "cash"]
"""``line``: a daily rate on what is owed, principal in equal parts. ``flat``: a monthly fee on the original amount.
``card``: a monthly rate, a minimum payment. ``loan``: equal payments. ``cash``: one payment, part kept back at once."""
State = Literal[
    "none", "active", "reduced", "suspended", "frozen", "closed-user", "closed-temporary", "closed-permanent",
    "reassessing", "restored", "reopened", "declined",
]  # fmt: skip
STATES: Final[tuple[State, ...]] = (
    "none", "active", "reduced", "suspended", "frozen", "closed-user", "closed-temporary", "closed-permanent",
    "reassessing", "restored", "reopened", "declined",
)  # fmt: skip
NONE, ACTIVE, REDUCED, SUSPENDED, FROZEN, CLOSED_USER, CLOSED, PERMANENT, REASSESSING, RESTORED, REOPENED, DECLINED = (
    range(12)
)
USABLE: Final = frozenset({ACTIVE, REDUCED, RESTORED, REOPENED})
"""States in which one can borrow."""
Act = Literal[
    "reduce", "suspend", "freeze", "close", "close-for-good", "reassess", "restore", "reopen", "raise", "decline",
    "approve",
]  # fmt: skip
BECOMES: Final[Mapping[str, int]] = {
    "reduce": REDUCED, "suspend": SUSPENDED, "freeze": FROZEN, "close": CLOSED, "close-for-good": PERMANENT,
    "reassess": REASSESSING, "restore": RESTORED, "reopen": REOPENED, "raise": ACTIVE,
}  # fmt: skip
AGAINST: Final = frozenset({"reduce", "suspend", "freeze", "close", "close-for-good", "decline"})
"""Acts that take something from the borrower."""
Lit = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Condition:
    """``signal`` is at least ``low`` and at most ``high``; each lender of a seed has its own threshold within
    ``spread`` of it.
    """

    signal: int
    low: int | None = None
    high: int | None = None
    spread: int = 0


@dataclass(frozen=True)
class Rule:
    """All of ``when`` hold while the account is in one of ``states``: the lender acts. ``share`` is per cent of the
    limit before. ``says`` is what the customer gets, ``truth`` what really happened; ``review`` rules wait for the
    lender's next review, others act at once.
    """

    id: str
    when: tuple[Condition, ...]
    act: Act
    says: Lit
    truth: Lit
    states: frozenset[int]
    share: int = 100
    review: bool = False


@dataclass(frozen=True)
class Product:
    """``rate`` a month and ``penalty`` a day in hundred-millionths; ``fee`` a month on the original amount likewise.

    ``term`` is in months. A card asks ``share`` per cent of what is owed, ``floor`` fen at least, ``plus_interest`` on
    top where it says so. ``kept_back`` per cent of a cash loan never arrive.
    """

    kind: ProductKind
    rate: int = 0
    fee: int = 0
    term: int = 12
    share: int = 0
    floor: int = 0
    plus_interest: bool = False
    kept_back: int = 0
    penalty: int = 0
    late_fee: int = 0


@dataclass(frozen=True)
class Lender:
    """``first`` fen and ``of_income`` per cent of income bound a new limit, ``most`` any. ``sees`` is the credit report
    of the month before (``file``), of this month (``live``), or nothing beside its own account (``own``). ``cadence``
    is the months between reviews. ``promotes`` per cent more is borrowed under its promotions after an approval.
    """

    id: str
    name: Lit
    licence: str
    product: Product
    rules: tuple[Rule, ...] = ()
    underwriting: tuple[Rule, ...] = ()
    first: int = 0
    most: int = 0
    of_income: int = 100
    sees: Literal["own", "file", "live"] = "file"
    reports: bool = True
    cadence: int = 3
    promotes: int = 0
    due_day: int = 15
    collects: tuple[int, int] = (8, 20)


@dataclass(frozen=True)
class Household:
    """A month's money in fen; ``payday`` is the day that income arrives."""

    income: int
    essential: int
    discretionary: int
    savings: int
    payday: int = 10
    dependants: int = 0


@dataclass(frozen=True)
class Shock:
    """``chance`` a month in millionths. ``cost`` fen are lost (or gained, below zero), ``income`` per cent of it fail
    for ``months``; ``long`` per cent of such shocks last four times as long.
    """

    id: str
    chance: int
    cost: int = 0
    income: int = 0
    months: int = 1
    long: int = 0


@dataclass(frozen=True)
class Opening:
    """An account at the start of a life."""

    lender: int
    limit: int
    owed: int = 0
    months: int = 12
    usual: int = 1
    """Draws in a usual month."""


@dataclass(frozen=True)
class Happening:
    """Something that is not the borrower's doing, in a month: ``kind`` is a signal of the lender, or a shock's id."""

    month: int
    kind: str
    lender: int | None = None


@dataclass(frozen=True)
class World:
    """A world as its file tells it. ``script`` is the story's own decisions, ``policy`` plays what it leaves open."""

    id: str
    title: Lit
    about: Lit
    months: int
    household: Household
    lenders: tuple[Lender, ...]
    accounts: tuple[Opening, ...] = ()
    shocks: tuple[Shock, ...] = ()
    happenings: tuple[Happening, ...] = ()
    script: tuple[Decision, ...] = ()
    policy: str = "careful"
    crowd: tuple[tuple[str, int], ...] = ()
    """Policies with their weights, for a world that is a portfolio."""
    seed: int = 1
    tightening: int = 0
    """Chance a month, in millionths, that all lenders tighten: the economy."""
    errors: int = 0
    """Chance a month, in millionths, that the report gets an entry that is wrong."""
    ends: tuple[Ending, ...] = ()
    names: Mapping[str, int] = field(default_factory=dict)
    """Lender ids by their place."""


@dataclass(frozen=True)
class Ending:
    """What a story comes to, as its test sees it: in ``month``, ``lender`` is in one of ``states``, its limit is from
    ``low`` to ``high`` per cent of the first, the score has risen or fallen since ``since``.
    """

    month: int
    lender: int | None = None
    states: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    score: Literal["higher", "lower", "same-or-higher"] | None = None
    since: int = 0
    rule: str | None = None
