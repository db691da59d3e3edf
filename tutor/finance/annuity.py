"""Equal instalments: their size, the rate in them, the balance after some of them. Rates here are per period."""

from __future__ import annotations

from math import expm1, log, log1p

from tutor.finance.errors import FinanceError

_STEPS = 60
_NEAR = 1e-9
"""A Newton step as small as this, beside the value, squares to nothing that a float can hold."""


def annuity_rate(principal: float, payment: float, count: int) -> float:
    """The rate a period at which ``count`` equal payments, the first after one period, repay ``principal``.

    Newton on the logarithm of the annuity factor as a function of log(1 + rate). That curve is concave, so that the
    iteration climbs to the root from any point left of it; the first guess is the tangent at zero, which lies left.
    Raises ``FinanceError("not_positive" | "repays_less")``.
    """
    for name, value in (("principal", principal), ("payment", payment), ("count", count)):
        if not value > 0:
            raise FinanceError("not_positive", {"name": name, "value": value})
    excess = log(payment / principal * count)
    if excess <= 0:
        if payment * count >= principal:
            return 0.0
        raise FinanceError("repays_less", {"paid": payment * count, "received": principal})
    if count == 1:
        return payment / principal - 1
    least = force = 2 * excess / (count + 1)
    force *= 1 + excess * (count - 1) / (6 * (count + 1))
    target = log(principal / payment)
    for _ in range(_STEPS):
        grown = expm1(count * force) if count * force < 700 else 1e300
        once = expm1(force)
        gap = target - log(grown / (1 + grown) / once)
        step = gap / (1 + 1 / once - count / grown)
        force -= step
        if force < least:
            step, force = 1.0, least
        if abs(step) <= _NEAR * force:
            break
    return expm1(force)


def annuity_factor(rate: float, count: float) -> float:
    """What ``count`` payments of 1 at the end of each period are worth now, at ``rate`` a period."""
    return count if rate == 0 else -expm1(-count * log1p(rate)) / rate
