"""How wide a text is and where its lines may break: Unicode's rules (UAX #14), by uniseg.

A line of Chinese never begins with ，。！？）」 and never ends with （「. Finding the places costs about 60 µs a character, so
they are kept for each paragraph that was asked for.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise


def width(text: str) -> int:
    """Cells the text takes in a terminal; controls take none."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth, wcwidth  # 10 ms of import that a page in English can do without

    cells = wcswidth(text)
    return cells if cells >= 0 else sum(max(0, wcwidth(letter)) for letter in text)


def breaks(text: str, cells: int) -> list[int]:
    """Offsets at which to cut one paragraph so that no line is wider than ``cells``. Spaces at a cut may hang over.

    A piece that is wider than a whole line is cut where it has to be.
    """
    if width(text) <= cells:
        return []
    cuts: list[int] = []
    start = filled = 0
    for offset, piece in _units(text):
        solid = width(piece.rstrip(" "))
        if filled and filled + solid > cells:
            cuts.append(offset)
            start, filled = offset, 0
        if solid > cells:
            forced = _forced(text, start, offset + len(piece), cells)
            cuts += forced
            start = forced[-1] if forced else start
            filled = width(text[start : offset + len(piece)])
        else:
            filled += width(piece)
    return cuts


def fold(text: str, cells: int) -> list[str]:
    """The text as lines of at most ``cells``; its own line breaks stay. Spaces at the cuts are left out."""
    return [line for paragraph in text.split("\n") for line in _folded(paragraph, cells)]


def _folded(paragraph: str, cells: int) -> list[str]:
    edges = [0, *breaks(paragraph, max(1, cells)), len(paragraph)]
    return [paragraph[start:end].rstrip(" ") for start, end in pairwise(edges)]


def _forced(text: str, start: int, end: int, cells: int) -> list[int]:
    """Cuts inside ``text[start:end]`` wherever a line is full; a letter wider than a line stays whole."""
    cuts, filled = [], 0
    for offset in range(start, end):
        letter = width(text[offset])
        if filled and filled + letter > cells:
            cuts.append(offset)
            filled = 0
        filled += letter
    return cuts


@lru_cache(maxsize=2048)
def _units(text: str) -> tuple[tuple[int, str], ...]:
    """The pieces between which a line may break, with their offsets."""
    from uniseg.linebreak import line_break_units  # 30 ms of import, wanted only once a line is too long

    pieces, offset = [], 0
    for piece in line_break_units(text):
        pieces.append((offset, piece))
        offset += len(piece)
    return tuple(pieces)
