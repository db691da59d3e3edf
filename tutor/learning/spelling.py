"""Whether the words in a blank are the words asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tutor.finance import numerals, typed
from tutor.finance.errors import Unreadable

_TOLD: Final = re.compile(r"\w|%|(?<=\d)\.(?=\d)|(?<!\w)[+-](?=\d)")
"""What tells two spellings apart: letters, digits, percent signs, decimal points and signs of numbers."""
_MEASURED: Final = re.compile(rf".*[0-9{numerals.CHARS}%](.*)", re.DOTALL)


def alike(words: str, right: str) -> bool:
    """The same but for width, case, spaces and punctuation.

    Where ``right`` is a number, every way of writing that number is right (``1.2万`` for ``12,000``), with or without
    what it counts, but not with another thing to count (``30 天`` for ``30 期``).
    """
    wanted = _number(right)
    if wanted is None:
        return _bare(words) == _bare(right)
    if _number(words) != wanted:
        return False
    counted, asked = _counted(words), _counted(right)
    return not counted or not asked or counted == asked


def _bare(words: str) -> str:
    return "".join(_TOLD.findall(_folded(words))).replace("_", "")


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def _counted(words: str) -> str:
    """What stands behind a number: its unit, in the singular."""
    found = _MEASURED.fullmatch(_folded(words))
    return _bare(found[1]).removesuffix("s") if found else ""


def _number(words: str) -> Decimal | None:
    readers: tuple[Callable[[str], Decimal], ...] = (typed.number, lambda text: typed.amount(text).major)
    for read in readers:
        try:
            return read(words)
        except Unreadable:
            continue
    return None
