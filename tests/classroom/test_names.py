"""Names that people give themselves."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tutor.classroom.names import LONGEST, cleaned, pseudonym, skeleton, unique


@given(st.text(max_size=80))
def test_a_name_is_harmless(name: str) -> None:
    shown = cleaned(name)
    letters = [letter for letter in shown if unicodedata.category(letter)[0] != "M"]
    assert len(letters) <= LONGEST and shown == shown.strip() and "\n" not in shown
    assert not any(unicodedata.category(letter)[0] == "C" for letter in shown), "no controls, bidi marks, zero width"
    assert cleaned(shown) == shown


def test_what_is_left() -> None:
    assert cleaned("\x1b[31m小 林\u202e\u200b!") == "[31m小 林 !"
    assert cleaned("Ｌｉｎ") == "Lin" and cleaned("\u200b\u2060") == "" and len(cleaned("x" * 99)) == LONGEST
    assert len(cleaned("e" + "\u0301" * 50)) <= 3


def test_two_that_look_alike_are_told_apart() -> None:
    assert skeleton("Lin 0") == skeleton("1in O") and skeleton("Вася") == skeleton("Bася")
    taken = {skeleton("Lin")}
    assert unique("Lin", taken) == "Lin 2" and unique("Bo", taken) == "Bo"
    assert unique("LIN", {skeleton("Lin"), skeleton("Lin 2")}) == "LIN 3"


def test_pseudonyms() -> None:
    assert len({pseudonym("zh", number) for number in range(64)}) == 64
    assert pseudonym("en", 3) == pseudonym("en", 3)
