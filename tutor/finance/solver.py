"""The rate at which what was received and what is paid are worth the same.

A flow of ``amount`` at time ``t`` and fraction ``phi`` is worth ``amount / ((1 + phi i) (1 + i)^t)`` at a rate of
``i`` a period; ``phi`` is Regulation Z's simple interest for a part of a period and zero elsewhere. All work is done in
``x = log(1 + i)``, where every flow's worth falls.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, expm1, inf, log

from tutor.finance.errors import FinanceError

_NEAR = 1e-9
"""A Newton step as small as this, beside the value, squares to nothing that a float can hold."""
_NOISE = 1e-16
_STEPS = 200
_NARROWEST = 1e-11
_LARGEST_FORCE = 700.0


@dataclass(frozen=True, slots=True)
class Run:
    """``count`` flows of ``amount`` from time ``t`` on, ``step`` periods apart, all with the same fraction."""

    amount: float
    t: float
    phi: float
    count: int = 1
    step: float = 1.0

    def worth(self, x: float) -> float:
        """The present value at force ``x`` ≥ 0."""
        return self._sum(x) * self._part(x)

    def slope(self, x: float) -> float:
        """Minus the derivative of ``worth``."""
        part = self._part(x)
        return part * (self._moment(x) + self._sum(x) * self.phi * exp(x) * part)

    def slope_within(self, low: float, high: float) -> tuple[float, float]:
        """Bounds of ``slope`` on an interval: each factor in it rises or falls throughout."""
        parts = self._part(low), self._part(high)
        sums, moments = (self._sum(low), self._sum(high)), (self._moment(low), self._moment(high))
        shares = self.phi * exp(low) * parts[0], self.phi * exp(high) * parts[1]
        return parts[1] * (moments[1] + sums[1] * shares[0]), parts[0] * (moments[0] + sums[0] * shares[1])

    def _part(self, x: float) -> float:
        return 1 / (1 + self.phi * expm1(x)) if self.phi else 1.0

    def _sum(self, x: float) -> float:
        first = self.amount * exp(-self.t * x)
        if self.count == 1:
            return first
        once = -expm1(-self.step * x)
        return first * (-expm1(-self.count * self.step * x) / once if once > 0 else self.count)

    def _moment(self, x: float) -> float:
        """Σ time × worth of the run, without the fraction."""
        if self.count == 1:
            return self.t * self.amount * exp(-self.t * x)
        spread = self.step * x
        if spread * self.count < 1e-4:
            later = (self.count - 1) / 2 - spread * (self.count * self.count - 1) / 12
        else:
            later = 1 / expm1(spread) - (self.count / expm1(self.count * spread) if self.count * spread < 700 else 0.0)
        return self._sum(x) * (self.t + self.step * later)


Flow = tuple[float, float, int]
"""Time in whole periods, fraction of a period, amount: positive when received, negative when paid.

Amounts are whole numbers of any unit small enough, so that what cancels cancels exactly.
"""


def solve(flows: Iterable[Flow], unit: int = 1, *, prepaid: bool = False) -> float:
    """The one rate a period, from zero upwards, at which the flows balance.

    Raises ``FinanceError``: ``no_flows`` (nothing is received, or nothing paid), ``repays_less`` (less is paid than
    received), ``no_rate`` and ``several_rates`` (with ``rates``). Several changes of direction are fine while one rate
    holds; that is decided by bounds on whole intervals, not by where an iteration happens to end. ``unit`` of the
    amounts' own unit make one of the unit that complaints name.

    ``prepaid`` allows payments before anything is received. Such flows balance at an even number of rates, the higher
    ones meaning that the borrower's first payments outgrow the whole loan; then the lowest is the rate.
    """
    net = _net(flows)
    received = sum(amount for *_, amount in net if amount > 0)
    paid = -sum(amount for *_, amount in net if amount < 0)
    totals = {"received": f"{received / unit:.2f}", "paid": f"{paid / unit:.2f}"}
    if not received or not paid:
        raise FinanceError("no_flows", totals)
    changes = sum(1 for one, other in pairwise(net) if (one[2] > 0) != (other[2] > 0))
    if changes == 1 and net[0][2] > 0:
        if paid < received:
            raise FinanceError("repays_less", totals)
        return 0.0 if paid == received else expm1(_climb(*_sides(net)))
    roots = _roots(net, received - paid)
    if len(roots) > 1 and not (prepaid and net[0][2] < 0):
        raise FinanceError("several_rates", {"count": len(roots), "rates": [expm1(root) for root in roots]})
    if not roots:
        raise FinanceError("repays_less" if paid < received else "no_rate", totals)
    return expm1(roots[0])


def _net(flows: Iterable[Flow]) -> list[Flow]:
    """The flows in order of time, those of one moment taken together, those that cancel left out."""
    listed = list(flows)
    if all(flow[2] for flow in listed) and all(
        one[0] + one[1] < other[0] + other[1] for one, other in pairwise(listed)
    ):
        return listed
    at: dict[tuple[float, float], int] = {}
    for t, phi, amount in listed:
        at[t, phi] = at[t, phi] + amount if (t, phi) in at else amount
    return [(t, phi, at[t, phi]) for t, phi in sorted(at, key=sum) if at[t, phi]]


def _sides(net: Sequence[Flow]) -> tuple[list[Run], list[Run]]:
    """What is received and what is paid, both positive, equal amounts at equal distances taken together."""
    return _runs([flow for flow in net if flow[2] > 0]), _runs(
        [(t, phi, -amount) for t, phi, amount in net if amount < 0]
    )


def _runs(flows: Sequence[Flow]) -> list[Run]:
    runs: list[Run] = []
    at = 0
    while at < len(flows):
        t, phi, amount = flows[at]
        count, step = 1, 1.0
        if at + 1 < len(flows):
            step = flows[at + 1][0] - t
            while (
                at + count < len(flows)
                and flows[at + count][2] == amount
                and flows[at + count][1] == phi
                and flows[at + count][0] == t + count * step
            ):
                count += 1
        runs.append(Run(float(amount), t, phi, count, step if count > 1 else 1.0))
        at += count
    return runs


def _climb(received: list[Run], paid: list[Run]) -> float:
    """The root where everything received comes before everything paid.

    There the logarithm of what is received over what is paid only rises, because later flows lose faster: one root.
    Newton's steps are kept inside a bracket that each of them narrows.
    """
    low, high, x = 0.0, inf, 0.0
    for _ in range(_STEPS):
        in_worth, out_worth = sum(run.worth(x) for run in received), sum(run.worth(x) for run in paid)
        if out_worth <= 0 or in_worth <= 0:
            high, gap, rise = x, 1.0, 0.0
        else:
            gap = log(in_worth / out_worth)
            rise = sum(run.slope(x) for run in paid) / out_worth - sum(run.slope(x) for run in received) / in_worth
            low, high = (x, high) if gap < 0 else (low, x)
        if gap == 0:
            return x
        step = -gap / rise if rise > 0 else inf
        nearer = x + step
        if not low <= nearer <= high or nearer == inf:
            nearer = (low + high) / 2 if high < inf else 2 * low + 1e-3
        if abs(nearer - x) <= _NEAR * nearer + _NOISE or nearer in (low, high):
            return nearer
        x = nearer
    return x


def _roots(net: Sequence[Flow], total: int) -> list[float]:
    """All forces x ≥ 0 at which the flows balance, found by leaving out intervals that can hold none."""
    received, paid = _sides(net)
    found = [0.0] if total == 0 else []
    pending = [(0.0, _beyond(received, paid, net))]
    doubtful: list[tuple[float, float]] = []
    while pending:
        low, high = pending.pop()
        bounds = _value_within(received, paid, low, high)
        if bounds[0] > 0 or bounds[1] < 0:
            continue
        falls, rises = _slope_within(received, paid, low, high)
        if falls > 0 or rises < 0:
            at_low = _value(received, paid, low) if low > 0 else float(total)
            at_high = _value(received, paid, high)
            if at_low * at_high < 0:
                found.append(_bisect(received, paid, low, high, at_low))
            elif at_high == 0:
                found.append(high)
        elif high - low < _NARROWEST * max(1.0, high):
            doubtful.append((low, high))
        else:
            middle = (low + high) / 2
            pending += [(low, middle), (middle, high)]
    return sorted(_apart(found + _touching(received, paid, doubtful)))


def _value(received: list[Run], paid: list[Run], x: float) -> float:
    return sum(run.worth(x) for run in received) - sum(run.worth(x) for run in paid)


def _value_within(received: list[Run], paid: list[Run], low: float, high: float) -> tuple[float, float]:
    """Bounds of the balance on an interval: worths only fall."""
    least = sum(run.worth(high) for run in received) - sum(run.worth(low) for run in paid)
    most = sum(run.worth(low) for run in received) - sum(run.worth(high) for run in paid)
    return least, most


def _slope_within(received: list[Run], paid: list[Run], low: float, high: float) -> tuple[float, float]:
    """Bounds of minus the balance's derivative on an interval."""
    ins = [run.slope_within(low, high) for run in received]
    outs = [run.slope_within(low, high) for run in paid]
    return (
        sum(least for least, _ in ins) - sum(most for _, most in outs),
        sum(most for _, most in ins) - sum(least for least, _ in outs),
    )


def _beyond(received: list[Run], paid: list[Run], net: Sequence[Flow]) -> float:
    """A force past which the first flow outweighs all others, so that no root lies there."""
    first = Run(abs(float(net[0][2])), net[0][0], net[0][1])
    x = 1e-3
    while x < _LARGEST_FORCE:
        everything = sum(run.worth(x) for run in received) + sum(run.worth(x) for run in paid)
        alone = first.worth(x)
        if alone > 0 and everything < 2 * alone * (1 - 1e-9):
            return x
        x *= 2
    return _LARGEST_FORCE


def _bisect(received: list[Run], paid: list[Run], low: float, high: float, at_low: float) -> float:
    """The one root between two forces of opposite sign, to the last digit."""
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if (_value(received, paid, middle) > 0) == (at_low > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _touching(received: list[Run], paid: list[Run], doubtful: list[tuple[float, float]]) -> list[float]:
    """Roots where the balance touches zero without crossing it, as far as floats can tell."""
    near = []
    for low, high in doubtful:
        middle = (low + high) / 2
        scale = sum(run.worth(middle) for run in received)
        if middle > 2 * _NARROWEST and abs(_value(received, paid, middle)) <= 1e-13 * scale:
            near.append(middle)
    return near


def _apart(roots: list[float]) -> list[float]:
    """The roots without those that are one and the same for any use."""
    kept: list[float] = []
    for root in sorted(roots):
        if not kept or root - kept[-1] > 1e-6 * max(1e-3, root):
            kept.append(root)
    return kept


def irr(flows: Sequence[float]) -> float:
    """The rate a period of flows one period apart, the first now: received positive and paid negative, or the reverse.

    The quick way for the usual loan; whatever changes direction more than once goes to ``solve``.
    """
    sign = 1.0 if flows and flows[0] > 0 else -1.0
    changes, before, into, out, late, early = 0, 1.0, 0.0, 0.0, 0.0, 0.0
    for at, flow in enumerate(flows):
        amount = sign * flow
        if amount * before < 0:
            changes, before = changes + 1, amount
        if amount > 0:
            into, early = into + amount, early + at * amount
        else:
            out, late = out - amount, late - at * amount
    if changes != 1 or out <= into:
        return solve(*_exact(flows, sign))
    low, high = 0.0, inf
    rate = expm1(log(out / into) / (late / out - early / into))
    backwards = flows[::-1]
    for _ in range(_STEPS):
        factor = 1 / (1 + rate)
        value = slope = 0.0
        for flow in backwards:
            slope = slope * factor + value
            value = value * factor + flow
        value, slope = sign * value, -sign * slope * factor * factor
        low, high = (rate, high) if value < 0 else (low, rate)
        nearer = rate - value / slope if slope else inf
        if not low <= nearer <= high or nearer == inf:
            nearer = (low + high) / 2 if high < inf else 2 * rate + 1e-3
        if abs(nearer - rate) <= _NEAR * nearer + _NOISE:
            return nearer
        rate = nearer
    return rate


def _exact(flows: Sequence[float], sign: float) -> tuple[list[Flow], int]:
    """The flows as whole numbers of a power of two small enough for all of them."""
    ratios = [(sign * flow).as_integer_ratio() for flow in flows]
    unit = max((below for _, below in ratios), default=1)
    return [(float(at), 0.0, above * (unit // below)) for at, (above, below) in enumerate(ratios)], unit
