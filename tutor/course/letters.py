"""From the bytes of a file to its text, refusing what an author can't see.

YAML would let through, or stumble over, characters that look like nothing: byte order marks, control characters, line
separators that editors don't count as lines, marks that turn the reading direction. They are named where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MAX_BYTES: Final = 1_000_000
MAX_FINDINGS: Final = 20

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK: Final = b"\xef\xbb\xbf"


class Fault(NamedTuple):
    """Something wrong with the letter ``at`` this place of the text; ``code`` belongs to ``words`` area ``source``."""

    at: int
    code: str
    values: dict[str, object]


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file and what is wrong with it. With any fault the text is only good for showing lines."""
    if len(data) > MAX_BYTES:
        return "", [Fault(0, "too-large", {"limit": MAX_BYTES})]
    if data.startswith(_UTF16):
        return "", [Fault(0, "utf-16", {})]
    if data.startswith(_UTF8_MARK):
        return data[len(_UTF8_MARK) :].decode("utf-8", errors="replace"), [Fault(0, "byte-order-mark", {})]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = len(data[: error.start].decode("utf-8"))
        return data.decode("utf-8", errors="replace"), [
            Fault(before, "not-utf-8", {"byte": f"{data[error.start]:02X}"})
        ]
    return text, list(_unseen(text))


def _unseen(text: str) -> Iterator[Fault]:
    count = 0
    for found in _UNSEEN.finditer(text):
        letter = found.group()
        if letter == "\r" and text.startswith("\n", found.end()):
            continue
        count += 1
        if count > MAX_FINDINGS:
            return
        code = "tab" if letter == "\t" else "unseen-character"
        yield Fault(found.start(), code, {"point": f"U+{ord(letter):04X}"})
