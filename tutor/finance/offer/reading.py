"""Says what each figure of a sentence is, by the words beside it (``cues``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import cast

from tutor.finance.offer import cues
from tutor.finance.offer.counting import count
from tutor.finance.offer.figures import Figure, figures
from tutor.finance.offer.stated import Per, Stated, What

_PAYMENTS_OF = re.compile(r"^[ ]*(?:of|at|@|x|for|,)?[ ]*(?:just|only|about)? ?$|^,?(?:每期|每月)[^0-9,]{0,6}$")
_BASE = re.compile(r"(?:每|\bper|\bfor every|\bfor each)[ ]?$")
_ITS_PRICE = re.compile(
    r"(?:借款)?(?:的)?(?:每天|每日|日息|日利息|日费用?|每月|月息|(?:用|借)?每天|1天)| costs?(?: you)?(?: just|"
    r" only)? $"
)
"""What stands behind a sum whose price follows (万元日息2元)."""
_RANGE = re.compile(r" ?[-~至到] ?[¥$€£]?")
_ON_BASE = re.compile(r"^ (?:(?:fee|charge|interest) )?(?:per|for every|on every|for each) $")
_ROLE_NEAR = 6
_LEAST = 100
"""The least that is taken for a sum by its place alone."""
_BEHIND = 14
_NEARBY = 40
_AFTER_PER = re.compile(r"$|[,;)计收起算]")
_ITS_OWN = re.compile(r"(?:的|为|是|:)?(?![0-9¥$€£低仅约只才每])")
"""What a word behind a figure is followed by when it does not belong to the next figure instead."""


def stated(sentence: str) -> list[Stated]:
    """Everything one cleaned sentence states in figures."""
    found = figures(sentence)
    marked = _tenths(sentence)
    for last, figure in pairwise([None, *found]):
        assert figure is not None
        marked.extend(_one(figure, last))
    return marked


def _one(figure: Figure, last: Figure | None) -> Iterator[Stated]:
    if figure.kind == "percent":
        yield from _percent(figure, last)
    elif figure.kind == "count":
        yield from count(figure, last)
    else:
        yield from _money(figure, last)


# roles


def _segment(figure: Figure) -> str:
    """The words before a figure in its own clause; the whole distance to the figure before where that says nothing."""
    own = re.split(r"[,(]", figure.left)[-1]
    if cues.ROLE.search(own) or cues.PER.search(own) or re.match(r" ?(?:/|per |a |each )", figure.right):
        return own
    return figure.left if len(figure.left) <= _NEARBY and "□" not in figure.left else own


def _role(figure: Figure) -> str | None:
    behind = figure.after.lstrip(" (")
    right = cues.RIGHT_ROLE.match(behind)
    if right and not right[0].isascii() and not _ITS_OWN.match(behind, right.end()):
        right = None
    names = [found.lastgroup for found in cues.ROLE.finditer(_segment(figure))]
    if right and right.lastgroup == "fee" and "taken" in names:
        return "taken"
    if "penalty" in names:
        return "penalty"
    if right and not (right.lastgroup == "interest" and names and names[-1] == "fee"):
        return right.lastgroup
    if "taken" in names and names[-1] in ("interest", "fee"):
        return "taken"
    if names and names[-1] == "fee" and "upfront" in names:
        return "upfront"
    return names[-1] if names else None


def _per(figure: Figure) -> Per | None:
    """The time a figure is for: right behind it, or the nearest before it."""
    right = figure.after.lstrip(" (")
    found = cues.PER.search(right[:28])
    if found and not re.search(r"[,;0-9]", right[: found.start()]):
        word = found[0]
        if word.isascii() and (found.start() <= 1 or word[0] != "/"):
            return cast(Per, found.lastgroup)
        if found.start() == 0 and (word[0] == "/" or _AFTER_PER.match(right[found.end() :])):
            return cast(Per, found.lastgroup)
    segment = _segment(figure)
    said = list(cues.PER.finditer(segment))
    roles = [hit for hit in cues.ROLE.finditer(segment) if hit.lastgroup in ("received", "principal", "limit")]
    if not said or (roles and roles[-1].start() >= said[-1].end()):
        return None
    return cast(Per, said[-1].lastgroup)


def _bounds(figure: Figure) -> tuple[bool, bool]:
    """Whether a figure is advertised as the lowest, and as the highest."""
    segment = _segment(figure)
    right = figure.right
    low = bool(cues.LOW.search(segment) or cues.LOW_RIGHT.match(right))
    return low, bool(cues.HIGH.search(segment) or cues.HIGH_RIGHT.match(right))


def _place(figure: Figure) -> tuple[bool, bool]:
    """Whether a figure belongs to the beginning of a loan only, and whether to what comes after that."""
    ends = [found.end() for found in cues.AFTER.finditer(figure.before)]
    before = figure.before[ends[-1] :] if ends else figure.before
    ahead = cues.AFTER.search(figure.after)
    after = figure.after[: ahead.start()] if ahead else figure.after
    around = re.split(r"[;]", before)[-1] + "%" * (figure.kind == "percent")
    near = re.split(r",(?!之|此|then)", after)[0]
    behind = ahead is not None and ahead.start() < _BEHIND and not re.search(r"[,;0-9]", figure.after[: ahead.start()])
    later = bool(ends) or (behind and ahead is not None and ahead[0].isascii() and ahead[0] != "then")
    return bool(cues.TEASER.search(around[-40:] + near[:40])) and not later, later


def _taken(figure: Figure) -> bool:
    return bool(cues.TAKEN_RIGHT.match(figure.after))


# per cents


def _percent(figure: Figure, last: Figure | None) -> Iterator[Stated]:
    role, per = _role(figure), _per(figure)
    if role is None and per is None and last and last.kind == "percent":
        if any(_bounds(figure)):
            role, per = _role(last), _per(last)
        elif cues.LOWERED.match(last.right):
            role, per = "interest", _per(last)
    if cues.LOWERED.match(figure.right):
        return
    if role is None and per is None and last and last.kind == "count" and not figure.left.strip(": "):
        role = next((hit.lastgroup for hit in reversed(list(cues.ROLE.finditer(figure.before)))), None)
    value = figure.value / 100
    if role == "noise" or value > 100:
        return
    if role in ("penalty", "down"):
        yield Stated(cast(What, role), value, percent=True, per=per)
        return
    lowest, most = _bounds(figure)
    if most and re.match(r" of (?:the|your) ", figure.right):
        return
    teaser, later = _place(figure)
    around = figure.before[-60:] + "#" + figure.after[:50]
    high = figure.high / 100 if figure.high is not None else None
    fee = role in ("fee", "upfront", "taken", "member")
    if not fee and per is None and role != "interest":
        if value == 0:
            yield Stated("rate", value, percent=True, teaser=teaser)
        return
    flat = bool(cues.FLAT.search(around)) or (fee and per in ("month", "period", "week", "weeks2"))
    yield Stated(
        "fee" if fee else "rate",
        value,
        per=per,
        high=high,
        percent=True,
        lowest=lowest,
        most=most,
        flat=flat and not cues.OWED.search(around),
        owed=bool(cues.OWED.search(around)),
        teaser=teaser,
        later=later,
        upfront=role in ("upfront", "taken") or _taken(figure),
        taken=role == "taken" or _taken(figure),
        member=role == "member",
        vague=role is None and re.search(r"[\u4e00-\u9fff]", figure.left) is not None,
    )


_TENTH = re.compile(r"(?<![年月日天息率0-9.])([0-9](?:\.[0-9])?)(分|毛)([0-9])?(?:的)?(?:利息|利|息)")


def _tenths(sentence: str) -> list[Stated]:
    """2分利 without a period: 2 % a month or 20 % a year."""
    found = []
    for hit in _TENTH.finditer(sentence):
        size = Decimal(hit[1]) + (Decimal(hit[3]) / 10 if hit[3] else 0)
        value = size * (Decimal("0.01") if hit[2] == "分" else Decimal("0.1"))
        found.append(Stated("rate", value, percent=True, tenth=True))
    return found


# money


def _money(figure: Figure, last: Figure | None) -> Iterator[Stated]:
    role, per = _role(figure), _per(figure)
    if figure.value <= 0:
        return
    if last is not None and last.kind == "count" and last.unit == "instalment" and _PAYMENTS_OF.search(figure.left):
        yield Stated("payment", figure.value, figure.unit, per=per, lowest=_bounds(figure)[0])
        return
    if _BASE.search(figure.left) or (role is None and _ITS_PRICE.match(figure.right)):
        yield Stated("base", figure.value, figure.unit)
        return
    if what := _placed(figure, last):
        yield Stated(what, figure.value, figure.unit)
        return
    if figure.kind == "number" and (not _said_of(figure, role) or _RANGE.fullmatch(figure.right)):
        return
    what = "interest" if _ON_BASE.match(figure.right) else _what(figure, role, per)
    if what is None:
        return
    lowest, most = _bounds(figure)
    teaser, later = _place(figure)
    yield Stated(
        what,
        figure.value,
        figure.unit,
        per=per if what in ("payment", "cost", "fee", "penalty") else None,
        lowest=lowest,
        most=most,
        teaser=teaser,
        later=later,
        upfront=role in ("upfront", "taken") or _taken(figure),
        taken=role == "taken" or _taken(figure),
        member=role == "member",
    )


def _what(figure: Figure, role: str | None, per: Per | None) -> What | None:
    if role == "noise":
        return None
    if role == "fee" and per == "day":
        return "cost"
    if role in ("fee", "upfront", "member", "taken"):
        return "fee"
    if role in ("penalty", "down", "limit") or (role == "received" and per != "day"):
        return cast(What, role)
    if role == "interest":
        return "cost" if per else "interest"
    if per == "day" and role in (None, "total", "payment", "principal", "received"):
        return "cost"
    if role == "payment" or (role in (None, "total") and per):
        return "payment"
    if role == "total":
        return "total"
    if role == "principal":
        return "principal" if per in (None, "day", "month", "period") else "payment"
    if re.match(r",?(?:分|用|借|贷|[0-9]{1,3}(?:期|个月))", figure.after) or re.match(
        r"[,]? ?(?:over|for|in) $", figure.right
    ):
        return "principal"
    return None


_OVER = re.compile(
    r" (?:over|across|spread over) [0-9]{1,3} (?:monthly |weekly |equal )*(?:months|years|weeks|instal?ments|payments)"
)
_LATER = re.compile(r" (?:in|after) [0-9]{1,3} (?:days|weeks|months)")


def _placed(figure: Figure, last: Figure | None) -> What | None:
    """What a sum is by its place alone: ``10,000 over 12 months``, ``payments of 900 on 10,000``, ``2,000 now, 2,240 in
    6 weeks``.
    """
    if figure.value < _LEAST or figure.kind not in ("number", "money"):
        return None
    if _OVER.match(figure.after) and _role(figure) is None:
        return "principal"
    summed = last is not None and last.kind in ("number", "money")
    if summed and figure.left == " on " and re.search(r"payments? (?:of|at) .{0,12} on $", figure.before):
        return "principal"
    if (
        summed
        and re.match(r" (?:now|today)\b", figure.before[len(figure.before) - len(figure.left) :])
        and _LATER.match(figure.after)
    ):
        return "total"
    return None


def _said_of(figure: Figure, role: str | None) -> bool:
    """Whether a bare number stands right beside the word that makes it money."""
    if cues.RIGHT_ROLE.match(figure.right.lstrip()) and role in ("principal", "total", "upfront"):
        return figure.value >= 5
    if (
        role not in ("principal", "received", "total", "payment", "limit", "fee", "taken", "upfront", "interest")
        or figure.value < 5
    ):
        return False
    segment = _segment(figure)
    ends = [found.end() for found in cues.ROLE.finditer(segment)]
    return bool(ends) and len(segment) - ends[-1] <= _ROLE_NEAR and "#" not in segment[ends[-1] :]
