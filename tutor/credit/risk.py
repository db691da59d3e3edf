"""A lender's rules, compiled once for a seed, and what they do to an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tutor.credit.account import Account
from tutor.credit.chance import spread
from tutor.credit.terms import (
    ACTIVE,
    BECOMES,
    CLOSED,
    FROZEN,
    PERMANENT,
    REDUCED,
    REOPENED,
    RESTORED,
    STATES,
    SUSPENDED,
    Lender,
    Rule,
)

NEVER: Final = 1 << 60
Bounds = tuple[int, int, int]
"""A signal, its lowest and its highest value."""


class Ready(NamedTuple):
    """A rule with its thresholds settled."""

    when: tuple[Bounds, ...]
    rule: Rule

    def holds(self, signals: Sequence[int]) -> bool:
        return all(low <= signals[signal] <= high for signal, low, high in self.when)


class Desk(NamedTuple):
    """A lender's risk desk for one seed: rules by state of the account, in their order."""

    by_state: tuple[tuple[Ready, ...], ...]
    underwriting: tuple[Ready, ...]


def desk(lender: Lender, seed: int) -> Desk:
    """Thresholds differ from lender to lender and from seed to seed, so that no number can be learnt by heart."""
    rules = tuple(_ready(lender, rule, seed) for rule in lender.rules)
    by_state = tuple(tuple(one for one in rules if state in one.rule.states) for state in range(len(STATES)))
    return Desk(by_state, tuple(_ready(lender, rule, seed) for rule in lender.underwriting))


def _ready(lender: Lender, rule: Rule, seed: int) -> Ready:
    bounds = []
    for number, condition in enumerate(rule.when):
        shift = 0
        if condition.spread:
            chance = spread(seed, lender.id, rule.id, str(number))
            shift = chance * (2 * condition.spread + 1) // 1_000_000 - condition.spread
        low = -NEVER if condition.low is None else condition.low + shift
        high = NEVER if condition.high is None else condition.high + shift
        bounds.append((condition.signal, low, high))
    return Ready(tuple(bounds), rule)


def act(account: Account, rule: Rule, month: int) -> None:
    """Carry out what a rule does."""
    state = BECOMES[rule.act]
    if state in (REDUCED, SUSPENDED, FROZEN, CLOSED, PERMANENT) and account.state in (ACTIVE, REOPENED, RESTORED):
        account.was = account.limit
    if state == REDUCED:
        account.limit = account.limit * rule.share // 100
    elif state in (CLOSED, PERMANENT):
        account.limit = 0
        account.closures += 1
    elif state in (RESTORED, REOPENED):
        account.limit = account.was * rule.share // 100
    elif state == ACTIVE:
        account.promoted = month
        account.limit = max(account.limit, min(account.lender.most, account.limit * rule.share // 100))
    account.state = state
    account.since = month
