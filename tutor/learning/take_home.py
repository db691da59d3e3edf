"""A short code that carries the missed questions of a class home, to be typed by hand.

By lesson: two bytes of its id, the number of bytes that follow, and a bit for each of its steps; at last a byte to see
whether it was typed rightly. Written in Crockford's base 32, which has no letters that look alike.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE: Final = str.maketrans("OILU", "011V")
GROUP: Final = 4


class CodeError(Exception):
    """Letters that are no code, or not one of this course. ``code`` is a key of words, area ``progress``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def written(missed: Mapping[str, Collection[str]], steps: Mapping[str, Sequence[str]]) -> str:
    """The code for missed step ids by lesson; ``steps`` are all step ids of each lesson, in order. Empty for none."""
    body = b"".join(_lesson(lesson, names, steps[lesson]) for lesson, names in missed.items() if names)
    if not body:
        return ""
    whole = body + bytes([zlib.crc32(body) & 0xFF])
    bits = "".join(f"{byte:08b}" for byte in whole)
    letters = [LETTERS[int(bits[at : at + 5].ljust(5, "0"), 2)] for at in range(0, len(bits), 5)]
    return "-".join("".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP))


def read(code: str, steps: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Missed step ids by lesson. Steps that are gone since are left out. Raises ``CodeError``."""
    letters = "".join(code.upper().split()).replace("-", "").translate(_ALIKE)
    if not letters or any(letter not in LETTERS for letter in letters):
        raise CodeError("code_unreadable")
    bits = "".join(f"{LETTERS.index(letter):05b}" for letter in letters)
    whole = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
    body, check = whole[:-1], whole[-1:]
    if not body or bytes([zlib.crc32(body) & 0xFF]) != check:
        raise CodeError("code_unreadable")
    marks = {_mark(lesson): lesson for lesson in steps}
    found: dict[str, list[str]] = {}
    at = 0
    while at < len(body):
        lesson, many = marks.get(body[at : at + 2]), body[at + 2] if at + 2 < len(body) else 0
        mask = int.from_bytes(body[at + 3 : at + 3 + many], "little")
        if lesson is None or not many or at + 3 + many > len(body):
            raise CodeError("code_other_course")
        found[lesson] = [step for number, step in enumerate(steps[lesson]) if mask >> number & 1]
        at += 3 + many
    return found


def _lesson(lesson: str, missed: Collection[str], steps: Sequence[str]) -> bytes:
    mask = sum(1 << number for number, step in enumerate(steps) if step in missed)
    held = mask.to_bytes(max(1, (mask.bit_length() + 7) // 8), "little")
    return _mark(lesson) + bytes([len(held)]) + held


def _mark(lesson: str) -> bytes:
    return (zlib.crc32(lesson.encode()) & 0xFFFF).to_bytes(2, "big")
