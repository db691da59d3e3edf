"""An offer as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tutor.finance.offer.gaps import missing, warnings
from tutor.finance.offer.length import spell, term_days, term_months
from tutor.finance.offer.price import Range, implied
from tutor.finance.offer.stated import Stated, What
from tutor.finance.offer.terms import Terms, read_terms

Known = Decimal | int | str | bool


@dataclass(frozen=True)
class Offer:
    """What a text states, leaves out and implies. All empty where it offers no credit.

    ``known`` has, where stated, in this order: ``currency`` (CNY, USD …) · money in major units: ``principal``,
    ``limit`` (the most one could borrow), ``received``, ``down_payment``, ``payment`` with ``payment_per``,
    ``total`` (all that is paid back), ``interest`` (with ``interest_per`` where it repeats), ``daily_cost`` and its
    ``cost_basis`` (the sum it is for) · per cents as they are written: ``rate_percent``, ``rate_high_percent``,
    ``rate_per`` (``rate_after_percent``, ``rate_after_per`` for what follows a beginning), ``fee_percent`` or
    ``fee``, ``fee_per``, ``fee_basis`` (``original``), ``upfront_fee_percent`` or ``upfront_fee``,
    ``membership_fee``, ``down_payment_percent``, ``default_cost`` or ``default_cost_percent`` · counts:
    ``instalments`` (or ``instalments_offered`` with ``fees_offered_percent``, lists in words, where one can
    choose), ``term_months``, ``term_days``, ``interest_free_instalments``, ``interest_free_months``,
    ``interest_free_days``, ``introductory_instalments``, ``introductory_months``, ``introductory_days`` · words:
    ``repayment`` (``equal-payment``, ``equal-principal``, ``interest-only``, ``bullet``, ``balloon``,
    ``revolving``, ``minimum``), ``no_interest``, ``no_fees``, ``lender``.

    ``missing`` and ``warnings`` are in the order of ``gaps.MISSING`` and ``gaps.WARNINGS``. ``annual_percent`` is the
    nominal annual rate from lowest to highest (``price`` says by which rules).
    """

    known: Mapping[str, Known]
    missing: tuple[str, ...]
    warnings: tuple[str, ...]
    annual_percent: Range | None

    @property
    def is_offer(self) -> bool:
        """Whether the text offers credit at all."""
        return bool(self.missing or self.known or self.warnings)


def read_offer(text: str) -> Offer:
    """The offer in a text in Chinese or English. Never raises."""
    terms = read_terms(text)
    if not terms.is_offer:
        return Offer({}, (), (), None)
    return Offer(_known(terms), missing(terms), warnings(terms), implied(terms))


def _known(terms: Terms) -> dict[str, Known]:
    sums: tuple[What, ...] = ("principal", "limit", "received")
    known: dict[str, Known | None] = {
        "currency": terms.currency,
        **{name: one.value for name in sums if (one := _sum(terms, name))},
    }
    for one in terms.all("down"):
        known["down_payment_percent" if one.percent else "down_payment"] = _size(one.value, one.percent)
    payment = terms.first("payment")
    if payment:
        known |= {"payment": payment.value, "payment_per": payment.per}
    total = _sum(terms, "total")
    known |= {"total": total.value if total else None, "interest": terms.value("interest")}
    cost = terms.first("cost")
    if cost:
        known |= {"daily_cost": cost.value} if cost.per == "day" else {"interest": cost.value, "interest_per": cost.per}
    known["cost_basis"] = terms.value("base")
    known |= _rates(terms) | _fees(terms)
    known |= {**_plans(terms), "term_months": term_months(terms)}
    known["term_days"] = term_days(terms)
    free = terms.first("free")
    if free and free.unit in ("instalment", "month", "day"):
        known[f"interest_free_{free.unit}s"] = int(free.value)
    early = terms.first("early")
    if early and early.unit in ("instalment", "month", "day"):
        known[f"introductory_{early.unit}s"] = int(early.value)
    known |= {
        "repayment": terms.repayment or ("equal-payment" if spell(terms) and payment else None),
        "no_interest": terms.zero_interest or None,
        "no_fees": terms.zero_fees or None,
        "lender": terms.lender,
    }
    return {name: value for name, value in known.items() if value is not None}


def _sum(terms: Terms, name: What) -> Stated | None:
    """What was said of a sum of money, unless it is only one part in ten of another."""
    one = terms.first(name)
    return one if one and one.unit != "ratio" else None


def _rates(terms: Terms) -> dict[str, Known | None]:
    known: dict[str, Known | None] = {}
    rates = terms.all("rate")
    for name, found in (("rate", [r for r in rates if not r.later]), ("rate_after", [r for r in rates if r.later])):
        if found:
            first = min(found, key=lambda one: (one.per != "year", one.value))
            same = [one for one in found if one.per == first.per]
            high = max(one.high or one.value for one in same)
            known[f"{name}_percent"] = first.value * 100
            known[f"{name}_high_percent"] = high * 100 if high > first.value else None
            known[f"{name}_per"] = first.per
    return known


def _fees(terms: Terms) -> dict[str, Known | None]:
    known: dict[str, Known | None] = {}
    offered = list(dict.fromkeys(fee.value for fee in terms.all("fee") if fee.percent and not fee.upfront))
    if len(offered) > 1:
        known["fees_offered_percent"] = ", ".join(f"{(value * 100).normalize():f}" for value in offered)
    for fee in terms.all("fee"):
        if len(offered) > 1 and fee.value in offered:
            continue
        name = "upfront_fee" if fee.upfront else "membership_fee" if fee.member else "fee"
        known.setdefault(f"{name}_percent" if fee.percent else name, _size(fee.value, fee.percent))
        if name == "fee":
            known.setdefault("fee_per", fee.per)
            known.setdefault("fee_basis", "original" if fee.flat else None)
    for one in terms.all("penalty"):
        known["default_cost_percent" if one.percent else "default_cost"] = _size(one.value, one.percent)
    return known


def _size(value: Decimal, percent: bool) -> Decimal:
    return value * 100 if percent else value


def _plans(terms: Terms) -> dict[str, Known]:
    """The number of instalments, or all numbers where one can choose."""
    counts = list(dict.fromkeys(int(one.value) for one in terms.all("instalments")))
    if len(counts) < 2:
        return {"instalments": counts[0]} if counts else {}
    return {"instalments_offered": ", ".join(map(str, counts))}
