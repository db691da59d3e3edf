"""Debts as people jot them down, one a line: ``信用卡 8000 18% 最低10%``, ``Skylark, 6,000, 24%, 300``.

A line holds a name (or none), what is owed, a rate with its sign, and what is paid a month: a sum, or a share of what
is owed, with the least sum behind it. The first sum is what is owed and the second what is paid, unless a word before
it says otherwise; the first per cent is the rate (a year's unless it says), a second one the share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from tutor.finance.calculators.fields import Complaint, rate_of, share_of, sum_of
from tutor.finance.debts import Debt
from tutor.finance.errors import FinanceError

MOST_DEBTS = 10
LONGEST_LINE = 120
Part = Literal["owed", "rate", "payment", "share", "floor"]

_HALF_WIDTH = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20, 0xA0: 0x20, 0xFFE5: 0xA5}
_A = r"\s*(?:/|a |an |per |each |every )\s*"
_JOINED = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (rf"%{_A}(day|month|year|annum|天|日|个月|月|年)", r"%/\1"),
        (r"%\s+(daily|monthly|yearly|annually|annual)\b", r"%\1"),
        (r"([日月年](?:利率|息))[:=\s]+", r"\1"),
        (rf"(?<=[0-9万千百元块k])\s*(?:yuan\s*)?{_A}(?:month\b|个月|月)", " "),
        (r"\bat least\b", "floor"),
        (r"无利?息|免息|(?<![0-9.])0利?息|\binterest[- ]free\b|\bno interest\b", " 0% "),
    )
)
"""What belongs together, made one piece; in this order."""
_BETWEEN = re.compile(r"[;、|\t]+|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|(?<=[0-9]{4}),|\s+")
_LABELS: tuple[tuple[Part | None, str], ...] = (
    ("share", r"最低还款|最低|minimum|min"),
    ("floor", r"不少于|至少|保底|floor"),
    ("owed", r"还欠|欠款|欠|余额|本金|owed|owes?|owing|balance"),
    ("payment", r"每个?月还款?|月还款?|月供|月付|每月|还款|还|paying|payment|pays?"),
    ("rate", r"年化利率|年利率|利率|年化|interest|rate|apr"),
    (None, r"元|块|yuan|rmb|cny|¥|@|at|of|and|个月|及"),
)
_LABEL = tuple((part, re.compile(rf"(?:{words})[:=]?", re.IGNORECASE)) for part, words in _LABELS)
_NUMERAL = "0-9零〇一二两三四五六七八九十百千万"
_FIGURE = re.compile(rf"[{_NUMERAL}%‰‱]|分之")
_RATE = re.compile(rf"[%‰‱]|分之|^(?:日|月|年)(?:利|息)|^[万千][{_NUMERAL}]")
_TIMES = frozenset(["daily", "weekly", "monthly", "yearly", "annual", "annually", "day", "week", "month", "year"])


def read(text: str) -> tuple[Debt, ...]:
    """All debts of a text. Raises ``Complaint``, with the number of the line that it is about."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise Complaint("no_debts")
    if len(lines) > MOST_DEBTS:
        raise Complaint("many_debts", {"most": MOST_DEBTS})
    debts = []
    for number, line in lines:
        try:
            debts.append(debt(line, str(number)))
        except FinanceError as error:
            raise Complaint("debt_line", {"line": number, "why": error}) from None
    return tuple(debts)


def debt(line: str, unnamed: str) -> Debt:
    """The debt on one line; ``unnamed`` is its name if it has none. Raises ``FinanceError``."""
    if len(line) > LONGEST_LINE:
        raise Complaint("debt_part", {"part": line[:12] + "…"})
    found = _Found()
    for part, text in _parts(line):
        found.take(part, text)
    if found.owed is None:
        raise Complaint("debt_owed")
    if found.rate is None:
        raise Complaint("debt_rate")
    if found.payment is None and not found.share and not found.floor:
        raise Complaint("debt_payment")
    name = " ".join(found.name) or unnamed
    return Debt(name, found.owed, found.rate, found.payment, found.share or Fraction(0), found.floor or 0)


def _parts(line: str) -> Iterator[tuple[Part | None, str]]:
    """The pieces of a line, each with what a word before it says that it is."""
    clean = line.translate(_HALF_WIDTH).strip()
    for pattern, instead in _JOINED:
        clean = pattern.sub(instead, clean)
    said: Part | None = None
    for piece in filter(None, _BETWEEN.split(clean)):
        label, rest = _labelled(piece)
        if rest:
            yield label or said, rest
            said = None
        else:
            said = label or said


def _labelled(piece: str) -> tuple[Part | None, str]:
    """A piece without the word that says what it is: 最低10% is a share of ``10%``."""
    for part, pattern in _LABEL:
        found = pattern.match(piece)
        if found and (found.end() == len(piece) or _FIGURE.search(piece[found.end() : found.end() + 2])):
            return part, piece[found.end() :]
    return None, piece


@dataclass
class _Found:
    """What a line has said so far."""

    name: list[str] = field(default_factory=list)
    owed: int | None = None
    rate: Fraction | None = None
    payment: int | None = None
    share: Fraction | None = None
    floor: int | None = None

    def take(self, part: Part | None, text: str) -> None:
        """Put a piece in its place. Raises ``FinanceError``."""
        if part is None and self.owed is None and self.rate is None and _is_name(text, first=not self.name):
            if text.lower() in _TIMES:
                raise Complaint("debt_part", {"part": text})
            self.name.append(text.rstrip(":"))
        elif _RATE.search(text) or part == "rate":
            self._per_cent(part, text)
        else:
            self._sum(part, text)

    def _per_cent(self, part: Part | None, text: str) -> None:
        if part in (None, "rate") and self.rate is None:
            self.rate = rate_of(text, "year")
        elif part in (None, "share") and self.share is None and self.payment is None:
            share = share_of(text)
            if not share or share > 1:
                raise Complaint("debt_part", {"part": text})
            self.share = share
        else:
            raise Complaint("debt_part", {"part": text})

    def _sum(self, part: Part | None, text: str) -> None:
        try:
            amount = sum_of(text if _FIGURE.search(text) else "")
        except Complaint:
            raise
        except FinanceError:
            raise Complaint("debt_part", {"part": text}) from None
        free: dict[Part, bool] = {
            "owed": self.owed is None,
            "payment": self.payment is None and self.share is None and self.floor is None,
            "floor": self.floor is None and self.payment is None,
        }
        wanted: Part | None = "floor" if part in ("share", "floor") else part
        place = wanted or next((one for one, empty in free.items() if empty), None)
        if place == "owed" and free["owed"]:
            self.owed = amount
        elif place == "payment" and free["payment"]:
            self.payment = amount
        elif place == "floor" and free["floor"]:
            self.floor = amount
        else:
            raise Complaint("debt_part", {"part": text})


def _is_name(text: str, *, first: bool) -> bool:
    """Whether a piece names the debt: it is no figure. The first may have figures in it (花呗2, 360借条)."""
    if _RATE.search(text) or re.fullmatch(r"[-+0-9.,e]+", text):
        return False
    if not re.search("[0-9]" if first else f"[{_NUMERAL}]", text):
        return True
    try:
        sum_of(text)
    except FinanceError:
        return first
    return False
