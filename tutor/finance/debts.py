"""All debts on one page, and what becomes of them: month by month, under a plan, until they are gone or never are.

A month charges each debt a twelfth of its annual rate on what is owed, rounded once to the minor unit (half up), then
takes its payment. A minimum is a fixed sum, or a share of what is owed with a floor; never more than is owed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.finance.errors import FinanceError
from tutor.finance.money import half_up, to_major

MOST_MONTHS = 1200
"""A hundred years: what is not gone by then is never repaid."""
BEYOND = 20
"""So many times today's debt is never repaid either; less may turn, as dear debts go first."""


@dataclass(frozen=True)
class Debt:
    """What is owed to somebody. Sums in minor units; ``rate`` a year as a fraction.

    ``payment`` is a fixed monthly payment; without one, ``share`` of what is owed, at least ``floor``. ``due`` is the
    day of the month, where it is known.
    """

    name: str
    owed: int
    rate: Fraction
    payment: int | None = None
    share: Fraction = Fraction(0)
    floor: int = 0
    due: int | None = None

    def interest(self, owed: int) -> int:
        """A month's interest on ``owed``."""
        below = 12 * self.rate.denominator  # in integers: a plan asks this thousands of times
        return (2 * owed * self.rate.numerator + below) // (2 * below)

    def minimum(self, owed: int) -> int:
        """What has to be paid in a month in which ``owed`` stands after interest. No share rounds to nothing."""
        if self.payment is not None:
            return min(owed, self.payment)
        below = self.share.denominator
        part = (2 * owed * self.share.numerator + below) // (2 * below)
        return min(owed, max(part, self.floor, 1 if self.share else 0))


@dataclass(frozen=True)
class Payoff:
    """How a plan ends. ``months`` is None where it never does; then ``stuck`` names the debts that do not shrink.

    ``balances`` has what is owed in all after each month, beginning with today; ``order`` the debts as they are gone.
    ``interest`` and ``paid`` count what was simulated.
    """

    months: int | None
    interest: int
    paid: int
    balances: tuple[int, ...]
    order: tuple[str, ...]
    stuck: tuple[str, ...] = ()


Order = Callable[[Sequence[Debt], Sequence[int]], Sequence[int]]
"""Which debts get what is left of the budget, by place, the first most urgently."""


def dearest_first(debts: Sequence[Debt], owed: Sequence[int]) -> Sequence[int]:
    """Avalanche: by rate; of two alike, the smaller first."""
    return sorted(range(len(debts)), key=lambda at: (-debts[at].rate, owed[at], at))


def smallest_first(debts: Sequence[Debt], owed: Sequence[int]) -> Sequence[int]:
    """Snowball: by what is owed; of two alike, the dearer first."""
    return sorted(range(len(debts)), key=lambda at: (owed[at], -debts[at].rate, at))


def minimums(debts: Sequence[Debt]) -> int:
    """What this month asks for at least."""
    return sum(debt.minimum(debt.owed + debt.interest(debt.owed)) for debt in debts)


def as_now(debts: Sequence[Debt]) -> Payoff:
    """Every debt on its own gets its minimum, or its fixed payment, and nothing more."""
    return _run(debts, None, dearest_first)


def paid_off(debts: Sequence[Debt], budget: int, order: Order) -> Payoff:
    """Every month the whole ``budget``: the minimums first, what is left by ``order``.

    Raises ``FinanceError("budget_small")`` where the budget does not cover this month's minimums.
    """
    least = minimums(debts)
    if budget < least:
        raise FinanceError("budget_small", {"least": str(to_major(least))}, ("budget",))
    return _run(debts, budget, order)


def needed_to_end(debt: Debt) -> int:
    """The smallest fixed payment with which a debt shrinks at all: a month's interest and one minor unit."""
    return debt.interest(debt.owed) + 1


def _run(debts: Sequence[Debt], budget: int | None, order: Order) -> Payoff:
    owed = [debt.owed for debt in debts]
    balances, gone = [sum(owed)], [debt.name for debt in debts if not debt.owed]
    interest = paid = 0
    while sum(owed) and len(balances) <= MOST_MONTHS:
        before = list(owed)
        charged = [debt.interest(one) for debt, one in zip(debts, owed, strict=True)]
        owed = [one + more for one, more in zip(owed, charged, strict=True)]
        payments = _payments(debts, owed, budget, order)
        owed = [one - less for one, less in zip(owed, payments, strict=True)]
        interest, paid = interest + sum(charged), paid + sum(payments)
        balances.append(sum(owed))
        gone += [debt.name for debt, now, then in zip(debts, owed, before, strict=True) if then and not now]
        if budget is None:  # on its own, a debt that does not shrink now never will
            stuck = tuple(debt.name for debt, now, then in zip(debts, owed, before, strict=True) if now and now >= then)
            if stuck:
                return Payoff(None, interest, paid, tuple(balances), tuple(gone), stuck)
        elif balances[-1] > BEYOND * balances[0]:
            break
    months = len(balances) - 1 if not sum(owed) else None
    left = tuple(debt.name for debt, one in zip(debts, owed, strict=True) if one)
    return Payoff(months, interest, paid, tuple(balances), tuple(gone), left)


def _payments(debts: Sequence[Debt], owed: Sequence[int], budget: int | None, order: Order) -> list[int]:
    """This month's payments: minimums, then the rest of the budget one debt after another."""
    payments = [debt.minimum(one) for debt, one in zip(debts, owed, strict=True)]
    rest = 0 if budget is None else budget - sum(payments)
    if rest < 0:  # a share of a debt that has grown may ask for more than the budget: everybody waits in order
        payments, rest = [0] * len(debts), budget or 0
    for at in order(debts, owed):
        more = min(rest, owed[at] - payments[at])
        payments[at] += more
        rest -= more
    return payments


@dataclass(frozen=True)
class Consolidation:
    """One loan instead of all debts: ``payment`` a month for ``months``, ``fee`` taken on top of what is owed."""

    payment: int
    months: int
    fee: int
    interest: int
    paid: int


def consolidated(debts: Sequence[Debt], rate: Fraction, months: int, fee_share: Fraction) -> Consolidation:
    """What one loan in equal payments costs that repays all debts and its own fee."""
    owed = sum(debt.owed for debt in debts)
    fee = half_up(owed * fee_share)
    principal = owed + fee
    payment = _equal_payment(principal, rate / 12, months)
    loan = as_now([Debt("", principal, rate, payment=payment)])
    return Consolidation(payment, loan.months or months, fee, loan.interest, loan.paid)


def _equal_payment(principal: int, periodic: Fraction, count: int) -> int:
    """The equal payment that repays ``principal``, rounded up so that the last one is not a penny more."""
    if not periodic:
        return -(-principal // count)
    growth = (1 + float(periodic)) ** count
    return int(principal * float(periodic) * growth / (growth - 1)) + 1
