"""The annual rate that stated terms imply, or the range of it.

Rules. A rate on what is owed is multiplied by its periods in a year (365 days, 52 weeks, 12 months). A fee or rate on
the amount first borrowed, with a number of instalments, is the internal rate of return of equal payments × periods.
Money now against one sum later is what it costs over what is received × 365 / days (12 / months). What is taken at the
start is taken from what is received. "As low as" gives a lowest and no highest; "up to" alone gives zero as lowest.
A free beginning without the rate after it, and no interest while fees are not said, imply nothing; with the rate
after it, they imply anything between. Where two readings are possible the range holds both: a monthly per cent called
neither interest nor fee, 分 without a period, a fee said once without when, a sum over months without how, and
a table of plans from the cheapest to the dearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tutor.finance.errors import FinanceError
from tutor.finance.offer import marks
from tutor.finance.offer.length import Spell, spell, term_days, term_months
from tutor.finance.offer.stated import Stated
from tutor.finance.offer.terms import PERIODS, Terms
from tutor.finance.solver import solve

_UNIT = 10**8
Range = tuple[float, float | None]


def implied(terms: Terms) -> Range | None:
    """The lowest and highest nominal annual rate in per cent that the terms imply; None where they imply nothing."""
    try:
        found = _by_money(terms) or _by_rates(terms)
    except FinanceError:
        return None
    if found is None or not all(0 <= rate < 1e7 for rate in found if rate is not None):
        return None
    return (round(found[0], 6) + 0.0, None if found[1] is None else round(found[1], 6) + 0.0)


# sums of money


def _by_money(terms: Terms) -> Range | None:
    amount, received = terms.amount, terms.value("received")
    got = received if received is not None else amount
    if got is not None and got == amount:
        got -= sum((_sum(fee, amount) for fee in terms.all("fee") if fee.upfront), Decimal(0))
    payment, total = terms.first("payment"), terms.value("total")
    if total is None and (interest := terms.value("interest")) is not None:
        base = terms.value("base") or amount
        if base is not None:
            total, got = base + interest, base if received is None else received
    parts = spell(terms)
    if got is None or got <= 0:
        return None
    if payment and parts and payment.per != "day":
        each = payment.value + (_beside(terms) if payment.value * parts.count == amount else 0)
        return _bounded(_annual(got, _even(each, parts.count)[1:], parts.per_year), payment)
    if (
        total is None
        and received is not None
        and amount is not None
        and not terms.all("rate", "fee", "payment", "cost")
    ):
        total = amount
    if total is None:
        return None
    if terms.all("instalments") and parts and parts.count > 1:
        return _point(_annual(got, _even(total / parts.count, parts.count)[1:], parts.per_year))
    return _single(terms, got, total, parts)


def _beside(terms: Terms) -> Decimal:
    """Interest and fees in money that come on top of equal parts of the principal."""
    costs = [one.value for one in terms.all("cost", "fee") if not one.percent and one.per in ("period", "month")]
    return sum(costs, Decimal(0))


def _single(terms: Terms, got: Decimal, total: Decimal, parts: Spell | None) -> Range | None:
    """One sum for another. Over several months it may be paid in parts: then both readings are given."""
    days, months = term_days(terms), term_months(terms)
    if total < got or not (days or months):
        return None
    per_year = Decimal(365) / days if days else Decimal(12) / months if months else Decimal(0)
    once = float((total - got) / got * per_year * 100)
    if parts is None or parts.count < 2 or terms.repayment == "bullet" or marks.AT_THE_END.search(terms.text):
        return once, once
    in_parts = _annual(got, _even(total / parts.count, parts.count)[1:], parts.per_year)
    return (in_parts if marks.IN_PARTS.search(terms.text) else once), in_parts


def _sum(fee: Stated, amount: Decimal | None) -> Decimal:
    return fee.value * (amount or 0) if fee.percent else fee.value


def _even(payment: Decimal, count: int) -> list[Decimal]:
    return [Decimal(0), *[payment] * count]


def _annual(got: Decimal, payments: Sequence[Decimal], per_year: float) -> float:
    """IRR × periods of ``got`` now against payments at the ends of periods. Raises ``FinanceError``."""
    flows = [(0.0, 0.0, int(got * _UNIT))]
    flows += [(float(at), 0.0, -int(payment * _UNIT)) for at, payment in enumerate(payments, 1) if payment]
    if sum(amount for _, _, amount in flows) == 0:
        return 0.0
    return 100 * per_year * solve(flows, _UNIT)


def _point(rate: float) -> Range:
    return rate, rate


def _bounded(rate: float, one: Stated) -> Range:
    return (rate, None) if one.lowest and not one.most else (0.0, rate) if one.most and not one.lowest else (rate, rate)


# rates and fees


def _by_rates(terms: Terms) -> Range | None:
    daily = _daily_cost(terms)
    rates = [one for one in terms.all("rate") if one.per and (one.value or one.high)]
    tenths = [one for one in terms.all("rate") if one.tenth]
    fees = [one for one in terms.all("fee") if one.value]
    yearly = [one for one in rates if one.per == "year" and not one.flat]
    if tenths and not rates:
        return float(tenths[0].value * 1000), float(tenths[0].value * 1200)
    if daily and not yearly:
        return daily
    if not rates and not fees:
        return _nothing_charged(terms)
    if teased(terms):
        return _after_teaser(terms, rates, fees)
    if any(one.flat for one in [*rates, *fees]) or (fees and not _all_in(terms, yearly)):
        return _by_flows(terms, rates, fees)
    return _with_flat(terms, rates) if not yearly and any(one.vague for one in rates) else _span(yearly or rates)


def _with_flat(terms: Terms, rates: list[Stated]) -> Range:
    """A rate called neither interest nor fee: on what is owed at least, on the original amount at most."""
    low, high = _span(rates)
    parts = spell(terms)
    if parts is None or len(rates) > 1 or high is None or not rates[0].per or rates[0].owed:
        return low, high
    each = rates[0].value * PERIODS[rates[0].per] / Decimal(parts.per_year) + Decimal(1) / parts.count
    return low, _annual(Decimal(1), _even(each, parts.count)[1:], parts.per_year)


def _daily_cost(terms: Terms) -> Range | None:
    """A coin a day (or an interest a month) on a stated sum."""
    cost = terms.first("cost")
    base = terms.value("base") or terms.amount or terms.value("received")
    if cost is None or cost.per is None or not base or cost.teaser:
        return None
    parts = spell(terms)
    if cost.per != "day" and parts and terms.repayment not in ("interest-only", "bullet", "revolving"):
        payment = base / parts.count + cost.value
        return _bounded(_annual(base, _even(payment, parts.count)[1:], parts.per_year), cost)
    rate = float(cost.value / base * PERIODS[cost.per] * 100)
    return (0.0, rate) if teased(terms) and not cost.lowest else _bounded(rate, cost)


def _nothing_charged(terms: Terms) -> Range | None:
    if terms.zero_interest and terms.zero_fees and not teased(terms):
        return 0.0, 0.0
    return None


def teased(terms: Terms) -> bool:
    """Whether the terms are for a beginning only, and a rest follows."""
    free = terms.first("free")
    if free is None:
        return any(one.teaser or one.later for one in terms.all("rate", "fee")) or bool(marks.TEASER.search(terms.text))
    parts = spell(terms)
    return parts is None or free.unit == "day" or free.value < parts.count


def _all_in(terms: Terms, yearly: Iterable[Stated]) -> bool:
    return any(yearly) and bool(marks.ALL_IN.search(terms.text))


def _span(rates: Sequence[Stated]) -> Range:
    """From the lowest to the highest of what is stated; open where only a lowest is advertised."""
    every = [(float(one.value * PERIODS[one.per] * 100), one) for one in rates if one.per]
    tops = [float(one.high * PERIODS[one.per] * 100) for one in rates if one.per and one.high is not None]
    low, high = min(rate for rate, _ in every), max([rate for rate, _ in every] + tops)
    if all(one.most for _, one in every) and not tops:
        return 0.0, high
    open_ended = any(one.lowest for _, one in every) and not tops and not any(one.most for _, one in every)
    return (low, None) if open_ended else (low, high)


def _after_teaser(terms: Terms, rates: list[Stated], fees: list[Stated]) -> Range | None:
    later = [one for one in [*rates, *fees] if one.later or not one.teaser]
    if not later or not (any(one.later for one in later) or terms.first("free") or terms.zero_interest):
        return None
    free, parts = terms.first("free"), spell(terms)
    if any(one.flat for one in later):
        if parts is None or free is None or free.unit not in ("instalment", "month"):
            return None
        if any(not one.percent and not terms.amount for one in later):
            return None
        shares = [(_share(one, terms.amount), free.value if one.later else 0) for one in later]
        each = Decimal(1) / parts.count
        payments = [each + sum(share for share, start in shares if at >= start) for at in range(parts.count)]
        return _point(_annual(Decimal(1), payments, parts.per_year))
    if fees:
        return None
    first = [one for one in rates if one.teaser] or [Stated("rate", Decimal(0), per="year", percent=True)]
    low, high = _span([*first, *later])
    return low, None if any(one.lowest for one in later) else high


def _by_flows(terms: Terms, rates: list[Stated], fees: list[Stated]) -> Range | None:
    """Rates and fees together, as payments on an amount of 1 (or on the amount stated)."""
    plans = _plans(terms, fees)
    if plans:
        found = [_annual(Decimal(1), _even(Decimal(1) / n + fee, n)[1:], 12.0) for n, fee in plans]
        return min(found), max(found)
    parts = spell(terms)
    amount = terms.amount
    if any(not fee.percent and not amount for fee in fees):
        return None
    if parts is None:
        return _short(terms, rates, fees, amount)
    found = [
        _cost(parts, rates, fees, amount, method=method, spread=spread)
        for method in _methods(terms, any(one.flat for one in [*rates, *fees]))
        for spread in ((True, False) if any(_unplaced(fee) for fee in fees) else (False,))
    ]
    low, high = min(found), max(found)
    return (low, None) if any(one.lowest for one in [*rates, *fees]) else (low, high)


def _short(terms: Terms, rates: list[Stated], fees: list[Stated], amount: Decimal | None) -> Range | None:
    """One sum back after some days; or, without a term, at least the interest that is stated."""
    days = term_days(terms)
    once = sum((_share(fee, amount) for fee in fees if not fee.per), Decimal(0))
    if (
        days
        and not any(one.flat or one.per not in ("year", "month", "day") for one in rates)
        and all(not f.per for f in fees)
    ):
        interest = sum((one.value * PERIODS[one.per] * days / 365 for one in rates if one.per), Decimal(0))
        got = 1 - sum((_share(fee, amount) for fee in fees if fee.upfront), Decimal(0))
        owed = 1 + interest + sum((_share(fee, amount) for fee in fees if not fee.upfront), Decimal(0))
        return _point(float((owed - got) / got * 365 / days * 100)) if got > 0 else None
    steady = [one for one in rates if not one.flat]
    if steady and once:
        return _span(steady)[0], None
    return None


def _share(fee: Stated, amount: Decimal | None) -> Decimal:
    return fee.value if fee.percent else fee.value / (amount or 1)


def _unplaced(fee: Stated) -> bool:
    """A fee said once, without a word about when it is taken."""
    return not fee.per and not fee.upfront


def _plans(terms: Terms, fees: list[Stated]) -> list[tuple[int, Decimal]]:
    """A table of plans: as many fees per period as numbers of instalments."""
    counts = [int(one.value) for one in terms.all("instalments")]
    charged = [fee for fee in fees if fee.percent and not fee.upfront]
    if len(set(counts)) < 2 or len(counts) != len(charged):
        return []
    return [(n, fee.value if fee.per else fee.value / n) for n, fee in zip(counts, charged, strict=True)]


def _methods(terms: Terms, flat: bool) -> tuple[str, ...]:
    if terms.repayment in ("interest-only", "bullet", "equal-principal", "equal-payment"):
        return (str(terms.repayment),)
    return ("equal-payment",) if flat or terms.all("instalments", "payment") else ("equal-payment", "interest-only")


def _cost(
    parts: Spell, rates: list[Stated], fees: list[Stated], amount: Decimal | None, *, method: str, spread: bool
) -> float:
    """The annual rate of 1 lent under a method, with each fee where it belongs."""
    per_year = Decimal(parts.per_year)
    steady = sum((one.value * PERIODS[one.per] / per_year for one in rates if one.per and not one.flat), Decimal(0))
    flat = sum((one.value * PERIODS[one.per] / per_year for one in rates if one.per and one.flat), Decimal(0))
    flat += sum(
        (_share(fee, amount) * PERIODS[fee.per] / per_year for fee in fees if fee.per and not fee.upfront), Decimal(0)
    )
    once = sum((_share(fee, amount) for fee in fees if not fee.per or fee.upfront), Decimal(0))
    n = parts.count
    got = Decimal(1) if spread else 1 - once
    extra = flat + (once / n if spread else 0)
    balance, payments = Decimal(1), []
    level = steady / (1 - (1 + steady) ** -n) if steady else Decimal(1) / n
    for at in range(1, n + 1):
        interest = balance * steady
        part = {"interest-only": Decimal(at == n), "bullet": Decimal(at == n), "equal-principal": Decimal(1) / n}.get(
            method, level - interest
        )
        payments.append(part + interest + extra)
        balance -= part
    if method == "bullet":
        payments = [Decimal(0)] * (n - 1) + [1 + n * (steady + extra)]
    return _annual(got, payments, parts.per_year)
