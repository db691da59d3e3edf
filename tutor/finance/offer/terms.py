"""What a text states as a whole: the single figures put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from tutor.finance.offer import cues, marks
from tutor.finance.offer.clean import clean, sentences
from tutor.finance.offer.reading import stated
from tutor.finance.offer.stated import Per, Stated, What

_IN_OUT = re.compile(r"([0-9]|[一二三四五六七八九])出([0-9]{1,2}|十[一二三四五六七八九]?)归")
_PAY_IN = re.compile(
    r"\b(?:pay|split|spread) (?:it |the cost |your purchase |the payment )?(?:in|into|over) ([2-9]|"
    r"1[0-2])\b(?! ?(?:months|weeks|days|years|minutes))"
)


@dataclass(frozen=True)
class Terms:
    """Everything stated. ``said`` are the figures in order; the rest are words of the whole text."""

    text: str
    said: tuple[Stated, ...]
    repayment: str | None
    zero_interest: bool
    zero_fees: bool
    lender: str | None
    is_offer: bool

    def all(self, *what: What) -> list[Stated]:
        """What was said of these kinds, in order."""
        return [one for one in self.said if one.what in what]

    def first(self, what: What) -> Stated | None:
        """The first said of this kind."""
        return next((one for one in self.said if one.what == what), None)

    def value(self, what: What) -> Decimal | None:
        """The figure of the first said of this kind."""
        one = self.first(what)
        return one.value if one else None

    @property
    def amount(self) -> Decimal | None:
        """The amount first borrowed, less a deposit; None where two amounts could be it."""
        principal = self.value("principal")
        if len({one.value for one in self.all("principal")}) > 1:
            return None
        down = self.first("down")
        if principal is None or down is None or down.value == 0:
            return principal
        return principal * (1 - down.value) if down.percent else principal - down.value

    @property
    def currency(self) -> str | None:
        return next((one.unit for one in self.said if one.unit.isupper()), None)

    @property
    def price_said(self) -> bool:
        """Whether a rate, a fee, a payment or anything else with a price in it is stated."""
        return bool(self.all("rate", "fee", "payment", "cost", "interest", "total")) or self.zero_interest


_MOST = 120
"""Figures that are read; an offer has fewer."""


def read_terms(text: str) -> Terms:
    """The terms of a text as it stands."""
    cleaned = clean(text)
    said = list(islice((one for sentence in dict.fromkeys(sentences(cleaned)) for one in stated(sentence)), _MOST))
    said = list(dict.fromkeys(_in_out(cleaned, said)))
    pay_in = _PAY_IN.search(cleaned)
    if pay_in and not any(one.what == "instalments" for one in said):
        said.append(Stated("instalments", Decimal(pay_in[1]), "instalment"))
    zero_interest = bool(cues.ZERO_INTEREST.search(cleaned))
    terms = Terms(
        cleaned,
        tuple(said),
        next((name for name, pattern in marks.REPAYMENT if pattern.search(cleaned)), None),
        zero_interest,
        bool(cues.ZERO_FEES.search(cleaned)),
        _lender(text, cleaned),
        False,
    )
    return terms if not _is_offer(terms) else replace(terms, is_offer=True)


def _in_out(cleaned: str, said: list[Stated]) -> list[Stated]:
    """九出十三归: nine out, thirteen back, for ten borrowed."""
    found = _IN_OUT.search(cleaned)
    if found is None:
        return said
    digits = "零一二三四五六七八九"
    out = Decimal(digits.index(found[1]) if found[1] in digits else found[1])
    back = found[2]
    total = Decimal(back) if back.isdigit() else 10 + Decimal(digits.index(back[1]) if len(back) > 1 else 0)
    principal = next((one.value for one in said if one.what == "principal"), Decimal(10))
    kept = [one for one in said if one.what not in ("received", "total", "principal")]
    ten = principal / 10
    parts: list[tuple[What, Decimal]] = [("principal", principal), ("received", out * ten), ("total", total * ten)]
    return [*(Stated(what, value, "ratio" if principal == 10 else "") for what, value in parts), *kept]


def _lender(text: str, cleaned: str) -> str | None:
    named = marks.LENDER_NAMED.search(text[:20_000])
    if named:
        return named[0]
    found = marks.LENDER.search(cleaned)
    return found[0] if found else None


def _is_offer(terms: Terms) -> bool:
    text = terms.text
    credit, disguise = marks.CREDIT.search(text), marks.DISGUISE.search(text)
    if (
        marks.FEE_FIRST.search(marks.NO_FEE_FIRST.sub("", text))
        and (credit or disguise)
        and not marks.NOT_CREDIT.search(text)
    ):
        return True
    if marks.NOT_CREDIT.search(text) and not (terms.all("instalments", "principal") and terms.price_said):
        return False
    rate = any(one.value or one.high for one in terms.all("rate", "fee", "cost"))
    if not credit and not disguise and not terms.all("rate", "fee") and not _PRICED.search(text):
        rate = False
    if rate and (credit or any(one.per or one.tenth or one.teaser for one in terms.all("rate", "fee", "cost"))):
        return True
    if any(one.flat for one in terms.said) or (terms.all("fee") and terms.all("instalments")):
        return True
    if terms.all("principal") and terms.all("total", "interest") and terms.all("term"):
        return True
    if terms.all("base") and terms.all("interest", "cost"):
        return True
    if terms.zero_interest and terms.all("free"):
        return True
    if terms.zero_interest or terms.all("payment", "total"):
        return bool(credit or disguise or (terms.all("instalments", "term", "principal") and terms.price_said))
    if re.search(r"pre-?approved|approve[ds]?(?: you)? for", text) and terms.all("principal", "limit"):
        return True
    if terms.all("limit", "received") and (credit or disguise):
        return True
    return bool(
        disguise
        and (
            marks.PAYMENT_UNSAID.search(text)
            or terms.all("instalments")
            or marks.TEASER.search(text)
            or marks.SMALL.search(text)
        )
    )


_PRICED = re.compile(r"息|仅|只要|只需|只收|才|低至|\b(?:only|just|as little as|as low as|interest|per [$£€])|gets you")


PERIODS: dict[Per, Decimal] = {
    "year": Decimal(1), "month": Decimal(12), "period": Decimal(12), "week": Decimal(52), "weeks2": Decimal(26),
    "day": Decimal(365),
}  # fmt: skip
"""How many of each there are in a year, as rates are multiplied; an instalment (期) is a month unless it says."""
