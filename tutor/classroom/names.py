"""Names that people give themselves in a room: made harmless, short, and not to be mistaken for another's."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

from tutor.words import Lang

LONGEST: Final = 20
"""Graphemes of a name."""
_KEPT: Final = frozenset({"L", "N", "P", "S", "M"})
_BLANK: Final = "\u115f\u1160\u3164\uffa0"
"""Letters that show nothing; so do variation selectors."""
_ALIKE: Final = str.maketrans(
    "0Oo1Il|5$8Вв3аеорсухіАЕОРСХІКМНТ",
    "000111" + "1ssbbb3" + "ae0pcyx1" + "ae0pcx1kmht",
)
ZH: Final = (
    ("勤快", "安静", "爱笑", "认真", "早起", "细心", "从容", "大方"),
    ("松鼠", "海豚", "喜鹊", "水獭", "山雀", "小鹿", "刺猬", "白鹭"),
)
EN: Final = (
    ("Calm", "Early", "Merry", "Patient", "Quiet", "Bright", "Steady", "Kind"),
    ("Otter", "Robin", "Heron", "Hare", "Finch", "Badger", "Seal", "Wren"),
)


def cleaned(name: str) -> str:
    """The name as it is shown: NFKC, one line, nothing that is not seen or turns the writing round, at most
    ``LONGEST`` graphemes. Empty where nothing is left.
    """
    shown = "".join(letter if _seen(letter) else " " for letter in unicodedata.normalize("NFKC", name[:400]))
    return _cut(" ".join(shown.split()))


def skeleton(name: str) -> str:
    """What is left of a name when letters that look alike are the same (after UTS 39, the few that matter here)."""
    plain = unicodedata.normalize("NFKD", cleaned(name)).casefold().translate(_ALIKE)
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and not letter.isspace())


def unique(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it if its skeleton is among ``taken`` skeletons."""
    number, found = 1, name
    while skeleton(found) in taken:
        number += 1
        found = f"{_cut(name, LONGEST - 3)} {number}"
    return found


def pseudonym(lang: Lang, number: int) -> str:
    """The generated name with this number: the same for the same number."""
    first, second = ZH if lang == "zh" else EN
    parts = _picked(first, number), _picked(second, number // len(first))
    return "的".join(parts) if lang == "zh" else " ".join(parts)


def _picked(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]


def _seen(letter: str) -> bool:
    category = unicodedata.category(letter)
    return (
        category[0] in _KEPT and letter not in _BLANK and not "\ufe00" <= letter <= "\ufe0f" and letter < "\U000e0000"
    )


def _cut(name: str, most: int = LONGEST) -> str:
    """At most so many letters, each with at most two marks on it."""
    letters: list[str] = []
    for letter in name:
        if letters and unicodedata.category(letter)[0] == "M":
            if len(letters[-1]) < 3:
                letters[-1] += letter
            continue
        if len(letters) == most:
            break
        letters.append(letter)
    return "".join(letters).strip()
