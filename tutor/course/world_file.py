"""The files of the credit world as their authors write them: worlds, lenders, decision scripts. Both languages inside.

``worlds`` turns these into what ``credit`` lives by. Money is in yuan, a share or a rate in per cent (``0.05%``).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from tutor.course.marks import STRICT, Bilingual, Exact, Truth, Whole
from tutor.credit.decisions import Do, Purpose
from tutor.credit.terms import Act, ProductKind, State

Yuan: TypeAlias = Whole | Annotated[Decimal, Exact()]
Percent: TypeAlias = str
"""``0.05%``."""
_KEYS = {"states": "in", "purpose": "for", "low": "from", "high": "to"}


def key_of(name: str) -> str:
    """The YAML key of a field: with hyphens, and words that Python keeps for itself under other names."""
    return _KEYS.get(name, name.replace("_", "-"))


NAMED: dict[str, Any] = {**STRICT, "alias_generator": key_of}


@dataclass(frozen=True, kw_only=True)
class ConditionEntry:
    """``signal`` is at least ``from`` and at most ``to``; each lender of a seed has its own threshold, at most
    ``spread`` away.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    signal: str
    low: Whole | None = None
    high: Whole | None = None
    spread: Whole = 0


@dataclass(frozen=True, kw_only=True)
class RuleEntry:
    """When all of ``when`` hold and the account is in one of the states ``in``, the lender does ``act``. ``says`` is
    what the customer is told, ``truth`` what really happened. A ``review`` rule waits for the next review.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    id: str
    when: tuple[ConditionEntry, ...]
    says: Bilingual
    truth: Bilingual
    act: Act = "decline"
    states: tuple[State, ...] = ()
    share: Percent = "100%"
    review: Truth = False


@dataclass(frozen=True, kw_only=True)
class ProductEntry:
    """What a lender sells. Give ``daily``, ``monthly`` or ``yearly`` for its price, for ``flat`` a monthly ``fee``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    kind: ProductKind
    daily: Percent | None = None
    monthly: Percent | None = None
    yearly: Percent | None = None
    fee: Percent | None = None
    term: Whole = 12
    share: Percent = "0%"
    floor: Yuan = 0
    plus_interest: Truth = False
    kept_back: Percent = "0%"
    penalty: Percent = "0%"
    late_fee: Yuan = 0


@dataclass(frozen=True, kw_only=True)
class LimitEntry:
    """``first`` is the first limit, ``most`` the highest, ``of-income`` what it may be of a month's income."""

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    first: Yuan
    most: Yuan
    of_income: Percent = "100%"


@dataclass(frozen=True, kw_only=True)
class LenderFile:
    """``lenders/ID.yaml``: a fictional lender."""

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    id: str
    name: Bilingual
    licence: Literal["bank", "consumer-finance", "small-loan", "none"]
    product: ProductEntry
    limit: LimitEntry
    rules: tuple[RuleEntry, ...] = ()
    underwriting: tuple[RuleEntry, ...] = ()
    sees: Literal["own", "file", "live"] = "file"
    reports: Truth = True
    cadence: Whole = 3
    promotes: Percent = "0%"
    due_day: Whole = 15
    collects: tuple[Whole, Whole] = (8, 20)


@dataclass(frozen=True, kw_only=True)
class HouseholdEntry:
    """A month's money in yuan; income comes on ``payday``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    income: Yuan
    essential: Yuan
    discretionary: Yuan
    savings: Yuan
    payday: Whole = 10
    dependants: Whole = 0


@dataclass(frozen=True, kw_only=True)
class ShockEntry:
    """With ``chance`` a month, ``cost`` yuan are lost (gained, below zero) and ``income`` of the income fails for
    ``months``; ``long`` of such shocks last four times as long.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    id: str
    chance: Percent = "0%"
    cost: Yuan = 0
    income: Percent = "0%"
    months: Whole = 1
    long: Percent = "0%"


@dataclass(frozen=True, kw_only=True)
class AccountEntry:
    """An account at the start: ``owed`` of ``limit``, open for ``months``, ``usual`` draws a month."""

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    lender: str
    limit: Yuan
    owed: Yuan = 0
    months: Whole = 12
    usual: Whole = 1


@dataclass(frozen=True, kw_only=True)
class HappeningEntry:
    """In ``month`` something happens that nobody here decided: ``what`` is policy, tightening, sweep, linked-case, or
    the id of a shock.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    month: Whole
    what: str
    lender: str | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionEntry:
    """In ``month`` the person does something. ``amount`` is in yuan, or ``minimum`` or ``full`` for ``pay``, a share
    for ``spend``. ``late`` are days after the due date.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    month: Whole
    do: Do
    lender: str | None = None
    amount: Yuan | str | None = None
    purpose: Purpose = "need"
    late: Whole = 0


@dataclass(frozen=True, kw_only=True)
class EndingEntry:
    """What the story comes to in ``month``, which its test looks at."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    month: Whole
    lender: str | None = None
    states: tuple[State, ...] = ()
    low: Percent | None = None
    high: Percent | None = None
    score: Literal["higher", "lower", "same-or-higher"] | None = None
    since: Whole = 0
    rule: str | None = None


@dataclass(frozen=True, kw_only=True)
class WorldFile:
    """``worlds/ID.yaml``: a household, its lenders and accounts, what may happen, and a story if it tells one."""

    __pydantic_config__: ClassVar[dict[str, Any]] = NAMED
    id: str
    title: Bilingual
    about: Bilingual
    months: Whole
    household: HouseholdEntry
    lenders: tuple[str, ...]
    accounts: tuple[AccountEntry, ...] = ()
    shocks: tuple[ShockEntry, ...] = ()
    happens: tuple[HappeningEntry, ...] = ()
    decisions: tuple[DecisionEntry, ...] = ()
    ends: tuple[EndingEntry, ...] = ()
    policy: str = "careful"
    crowd: dict[str, Whole] | None = None
    seed: Whole = 1
    tightening: Percent = "0%"
    errors: Percent = "0%"
    beside: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScriptFile:
    """``--decisions FILE``: decisions beside a world."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    decisions: tuple[DecisionEntry, ...]
