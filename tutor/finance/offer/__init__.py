"""Reads an advert, a message or a contract page as it stands: what it states, what it leaves out, what it costs a year.

Never a guess: what can be read in two ways is given as a range or named as missing.
"""

from __future__ import annotations

from tutor.finance.offer.offer import Offer, read_offer
from tutor.finance.offer.report import offer_json, offer_lines

__all__ = ["Offer", "offer_json", "offer_lines", "read_offer"]
