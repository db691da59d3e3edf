"""The code that carries missed questions home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.learning.take_home import LETTERS, CodeError, read, written

STEPS = {"flat-fee": [f"s{number}" for number in range(12)], "total-debt": ["one", "two", "three"]}


@given(st.sets(st.sampled_from(STEPS["flat-fee"])), st.sets(st.sampled_from(STEPS["total-debt"])))
def test_what_is_written_is_read(one: set[str], two: set[str]) -> None:
    code = written({"flat-fee": one, "total-debt": two}, STEPS)
    if not one and not two:
        assert code == ""
        return
    found = read(f"  {code.lower().replace('0', 'o').replace('1', 'l')} ", STEPS)
    assert {name: set(steps) for name, steps in found.items()} == {
        name: steps for name, steps in (("flat-fee", one), ("total-debt", two)) if steps
    }


def test_one_lesson_is_short() -> None:
    assert len(written({"flat-fee": set(STEPS["flat-fee"])}, STEPS).replace("-", "")) <= 12


@given(st.sets(st.sampled_from(STEPS["flat-fee"]), min_size=1), st.integers(0, 40), st.sampled_from(LETTERS))
def test_a_letter_typed_wrongly_is_seen_or_harmless(missed: set[str], at: int, letter: str) -> None:
    code = written({"flat-fee": missed}, STEPS).replace("-", "")
    at %= len(code)
    try:
        found = read(code[:at] + letter + code[at + 1 :], STEPS)
    except CodeError:
        return
    assert set(found) <= set(STEPS)


def test_other_letters_and_other_courses() -> None:
    for code in ("", "?", "ABCD-EFGH", "逾期"):
        with pytest.raises(CodeError):
            read(code, STEPS)
    with pytest.raises(CodeError, match="code_other_course"):
        read(written({"total-debt": {"one"}}, STEPS), {"flat-fee": STEPS["flat-fee"]})
