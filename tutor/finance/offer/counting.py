"""Says what a count is: the term, the instalments, a free beginning, an interval, or nothing of the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.finance.offer.figures import Figure
from tutor.finance.offer.stated import Stated

_FREE_LEFT = re.compile(
    r"(?:前|首|头|白用|免|免息|免息期|免息期(?:最)?长?达?|0息|0利息|无息|免费用|\bfirst|\binitial|(?:%(?: apr|"
    r" interest)?|interest[- ]free|no interest|free)"
    r"[a-z, ]{0,24} (?:for|in|within)(?: the first| your first| up to)?)[ ]?$"
)
_FREE_RIGHT = re.compile(
    r"^(?:内)?(?:的)?(?:免息|0利息|0息|无息|免费|白用|无利息)|^[ -](?:interest[- ]free|free\b|of no interest)"
)
_FREE = re.compile(r"免|(?<![0-9.])0(?:利息|息|%)|无息|白用|无利息|\bfree\b|\b(?:no|zero|without) interest")
_SKIP_LEFT = re.compile(r"(?:第|剩余|其余|余下|后|满|近|过去|提前|还有|\bafter the|\bbefore|\blast|\bpast)[ ]?$")
_MOST_LEFT = re.compile(
    r"(?:最长|最多|最高|最久|长达|高达|不超过|可分|可选|\bup to|\bas long as|\bor|\bto|"
    r"\bmaximum(?: term)?(?: of)?)[^0-9,]{0,8}$"
)
_OPTIONS = re.compile(r" ?(?:[-~至到/或和、,]|,? ?\b(?:or|to|and)\b) ?")
_TERM_LEFT = re.compile(
    r"(?:期限|借期|还款期|账期|贷款期|分|为期|用|使用|借|贷|周期|共|总|:|还|周转|元|块|^|,|\b(?:over|for|term|in|"
    r"within|after|period|tenure|duration|of|is|spread|across)"
    r"(?: (?:of|is|just|only|a|the|full))?)[ (]*$"
)
_TERM_RIGHT = re.compile(
    r"^[ ]?(?:期|分期|后|还|到期|内(?:还|归还|付)|结清|之后|期限|归还|1次|term|loan|later|repay|[,)]|$|每)"
)


def count(figure: Figure, last: Figure | None) -> Iterator[Stated]:
    """What a count of days, months or instalments says of the loan; nothing where it is no term."""
    left, right = figure.left, figure.right
    if figure.value <= 0 or (figure.value != int(figure.value) and figure.unit not in ("year", "month")):
        return
    if re.search(r"(?:每|\bevery|\bper|\beach)[ ]?(?:隔)?$", left):
        yield Stated("every", figure.value, figure.unit)
    elif _SKIP_LEFT.search(left):
        return
    elif _FREE_LEFT.search(figure.before[-48:]) or _FREE_RIGHT.match(right):
        yield Stated(
            "free" if _FREE.search(figure.before[-30:] + "#" + figure.after[:24]) else "early",
            figure.value,
            figure.unit,
        )
        if figure.unit == "instalment" and not _FREE_LEFT.search(figure.before[-48:]):
            yield Stated("instalments", figure.value, figure.unit)
    elif (
        _MOST_LEFT.search(left)
        or (last and last.kind == "number" and last.value <= 120 and _OPTIONS.fullmatch(left))
        or (last and last.kind == "count" and last.unit == figure.unit and _OPTIONS.fullmatch(left))
    ):
        yield Stated("most-term", figure.value, figure.unit)
    elif figure.unit == "instalment":
        yield Stated("instalments", figure.value, figure.unit)
    elif _TERM_LEFT.search(left) or _TERM_RIGHT.match(right):
        yield Stated("term", figure.value, figure.unit)
