"""What an unquoted YAML scalar means here.

Whole numbers, decimals, ``true`` and ``false`` are values, everything else is text. What YAML 1.1 would turn into
something else than it looks (``no``, ``012``, ``1:30``, ``1e3``, a date) is refused: whoever means text writes quotes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from tutor.course.marks import Scalar

MAX_DIGITS: Final = 18
MAX_NUMBER: Final = 60

_WORDS: Final[dict[str, bool | str]] = {
    "true": True,
    "false": False,
    **dict.fromkeys(("True", "TRUE", "False", "FALSE"), "truth-case"),
    **dict.fromkeys(("yes", "Yes", "YES", "no", "No", "NO", "y", "Y", "n", "N"), "yes-no"),
    **dict.fromkeys(("on", "On", "ON", "off", "Off", "OFF"), "yes-no"),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "empty"),
    "<<": "merge",
}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_SURPRISES: Final = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("leading-zero", r"[-+]?0[0-9_]+(?:\.[0-9_]*)?"),
        ("other-base", r"[-+]?0[oxbOXB][0-9a-fA-F_]+"),
        ("clock", r"[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?"),
        ("date", r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"),
        ("exponent", r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)[eE][-+]?[0-9]+"),
        ("infinity", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
        ("odd-number", r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)"),
    )
)
_FIRST_OF_NUMBER: Final = frozenset("0123456789+-.")
_LONGEST_WORD: Final = max(map(len, _WORDS))


class Surprise(Exception):
    """A plain scalar that YAML reads in a way nobody would guess. ``code`` belongs to ``words`` area ``source``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def plain(written: str) -> Scalar:
    """The value of an unquoted scalar: ``6`` → int, ``0.5`` → Decimal, ``true`` → bool, else the text itself.

    Raises ``Surprise``.
    """
    if len(written) <= _LONGEST_WORD:
        word = _WORDS.get(written)
        if word is not None:
            if isinstance(word, str):
                raise Surprise(word)
            return word
    return _number(written) if written[0] in _FIRST_OF_NUMBER else written


def _number(written: str) -> Scalar:
    if len(written) > MAX_NUMBER:  # the patterns below take time that grows with the square of the length
        if written.strip("0123456789_.+-"):
            return written
        raise Surprise("long-number")
    if _WHOLE.fullmatch(written):
        _bound(written)
        return int(written)
    if _DECIMAL.fullmatch(written):
        _bound(written)
        return Decimal(written)
    for code, pattern in _SURPRISES:
        if pattern.fullmatch(written):
            raise Surprise(code)
    return written


def _bound(written: str) -> None:
    if len(written) > MAX_DIGITS:
        raise Surprise("long-number")
