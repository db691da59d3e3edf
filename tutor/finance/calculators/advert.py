"""An advert as it stands, told by what it states, what it leaves out and the rate that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tutor.finance.calculator import Rate, Result, Said
from tutor.finance.calculators.fields import Complaint, Fields, per_cent
from tutor.finance.offer import Offer, read_offer
from tutor.words import known

MOST = 5000
"""Characters of a text that are read while it is being typed."""
_PERCENT = "_percent"


def read(fields: Fields) -> Result:
    """What the text in the field ``text`` offers."""
    text = fields.text("text")
    if not text.strip():
        fields.complain("text", Complaint("no_text"))
        return fields.unanswered()
    if len(text) > MOST:
        fields.complain("text", Complaint("long_text", {"most": MOST}))
        return fields.unanswered()
    offer = read_offer(text)
    if not offer.is_offer:
        fields.complain("text", Complaint("no_offer"))
        return fields.unanswered()
    headline, number = _price(offer)
    return Result(headline=headline, number=number, says=tuple(_says(offer)))


def _price(offer: Offer) -> tuple[Said, Rate | None]:
    """The rate that is implied. Of a range the upper end is the number, for that is what it may come to."""
    if offer.annual_percent is None:
        return Said("advert_none"), None
    low, high = (None if one is None else Rate(Decimal(str(one)) / 100) for one in offer.annual_percent)
    if low is None or high is None:
        return Said("advert_from"), low
    if low == high:
        return Said("headline_price"), high
    return Said("advert_up_to", {"low": low}), high


def _says(offer: Offer) -> Iterator[Said]:
    if offer.known:
        yield Said("advert_states")
    for name, value in offer.known.items():
        if isinstance(value, bool):
            yield Said(f"known_{name}")
        elif isinstance(value, str) and known(f"tools.known_{name}_{value}"):
            yield Said(f"known_{name}_{value}")
        elif isinstance(value, Decimal) and name.endswith(_PERCENT):
            yield Said(f"known_{name}", {"value": per_cent(float(value) / 100)})
        else:
            yield Said(f"known_{name}", {"value": value})
    for heading, prefix, codes in (("beware", "warn", offer.warnings), ("missing", "ask", offer.missing)):
        if codes:
            yield Said(f"advert_{heading}")
        for code in codes:
            yield Said(f"{prefix}_{code}")
