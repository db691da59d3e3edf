"""What is missing to know the price, and what to beware of, in a stated order."""

from __future__ import annotations

from tutor.finance.offer import marks
from tutor.finance.offer.length import spell, term_days, term_months
from tutor.finance.offer.price import teased
from tutor.finance.offer.terms import Terms

MISSING = ("principal", "basis", "rate-after", "payment", "term", "repayment", "fees", "default-cost", "lender")
"""Every code of something missing, in the order in which they are listed and asked."""

WARNINGS = (
    "fee-first", "deducted-upfront", "not-called-a-loan", "no-annual-rate", "lowest-only", "small-unit", "flat-fee",
    "teaser",
)  # fmt: skip
"""Every code of a warning, in the order in which they are listed."""


def missing(terms: Terms) -> tuple[str, ...]:
    """Codes of what the text leaves out."""
    absent = {
        "principal": not any(one.unit != "ratio" for one in terms.all("principal")),
        "basis": _no_basis(terms),
        "rate-after": _no_rate_after(terms),
        "payment": _no_price(terms),
        "term": not (term_months(terms) or term_days(terms) or spell(terms)),
        "repayment": _no_repayment(terms),
        "fees": _no_fees(terms),
        "default-cost": not (terms.all("penalty") or marks.DEFAULT_COST.search(terms.text)),
        "lender": terms.lender is None,
    }
    return tuple(code for code in MISSING if absent[code])


def _no_basis(terms: Terms) -> bool:
    """A price without what it is reckoned on or what time it is for."""
    if any(not one.per and (one.value or one.tenth) for one in terms.all("rate")) and not terms.all("base"):
        return True
    if any(one.vague and one.per in ("month", "period") and spell(terms) for one in terms.all("rate")):
        return True
    if any(cost.per == "day" for cost in terms.all("cost")) and not (
        terms.value("base") or terms.value("principal") or terms.value("received")
    ):
        return True
    return any(fee.percent and not fee.per and not fee.upfront and fee.value for fee in terms.all("fee"))


def _no_rate_after(terms: Terms) -> bool:
    if not teased(terms):
        return False
    after = [one for one in terms.all("rate", "fee", "payment", "cost") if one.value and not one.member]
    return not any(one.later or (terms.zero_interest and not one.teaser) for one in after)


def _no_price(terms: Terms) -> bool:
    if terms.all("payment", "total"):
        return False
    if marks.PAYMENT_UNSAID.search(terms.text):
        return True
    return not (terms.all("rate", "fee", "cost", "interest") or terms.zero_interest or terms.all("received"))


def _no_repayment(terms: Terms) -> bool:
    if terms.repayment:
        return False
    if terms.value("total") is not None and (term_days(terms) or term_months(terms)):
        return False
    if terms.all("payment") and spell(terms):
        return False
    parts = terms.all("instalments")
    return not (
        parts and (terms.all("payment") or any(fee.flat for fee in terms.all("fee", "rate")) or terms.zero_interest)
    )


def _no_fees(terms: Terms) -> bool:
    if terms.zero_fees:
        return False
    priced = [fee for fee in terms.all("fee") if fee.value]
    return not priced and not marks.ALL_IN.search(terms.text)


def warnings(terms: Terms) -> tuple[str, ...]:
    """Codes of what the text does that hides its price, or worse."""
    text = terms.text
    priced = terms.all("rate", "fee", "cost", "payment", "interest")
    present = {
        "fee-first": bool(marks.FEE_FIRST.search(marks.NO_FEE_FIRST.sub(" ", text))),
        "deducted-upfront": _deducted(terms),
        "not-called-a-loan": bool(marks.DISGUISE.search(text))
        and not marks.CALLED.search(marks.NEGATED_CREDIT.sub(" ", text)),
        "no-annual-rate": not any(rate.per == "year" for rate in terms.all("rate", "fee")),
        "lowest-only": any(one.lowest and not one.most and one.high is None for one in priced) and not _topped(terms),
        "small-unit": bool(marks.SMALL.search(text))
        or any(one.per == "day" for one in terms.all("rate", "cost", "fee", "payment")),
        "flat-fee": any(one.flat for one in terms.all("rate", "fee")) or _flat_money(terms),
        "teaser": any(one.teaser for one in terms.all("rate", "fee", "cost", "payment"))
        or (teased(terms) and bool(terms.all("free")))
        or bool(marks.TEASER.search(text)),
    }
    return tuple(code for code in WARNINGS if present[code])


def _deducted(terms: Terms) -> bool:
    if any(fee.taken for fee in terms.all("fee")) or marks.TAKEN.search(terms.text):
        return True
    received, principal = terms.value("received"), terms.value("principal")
    return received is not None and principal is not None and received < principal


def _topped(terms: Terms) -> bool:
    """Whether a highest is stated beside the lowest."""
    return any(one.most or one.high is not None for one in terms.all("rate", "fee", "cost"))


def _flat_money(terms: Terms) -> bool:
    """A fee in money for every instalment is on the amount first borrowed, whatever is still owed."""
    if terms.all("instalments") and any(
        fee.percent and not fee.per and not fee.upfront and fee.value for fee in terms.all("fee")
    ):
        return True
    return any(
        not fee.percent and fee.per in ("period", "month", "week") and not fee.member for fee in terms.all("fee")
    )
