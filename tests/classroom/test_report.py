"""The report as values, and what of it may be shared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.classroom.classes import MULTIPLY, NAMES, SEVERAL, classes, everything, one_of
from tutor.classroom.report import report
from tutor.classroom.responses import Cell, Counts, Person, Responses
from tutor.classroom.sharing import SMALL, is_small, withheld

slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def question(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["questions"] if one["id"] == name)


def test_a_question_of_a_class() -> None:
    found = report(everything(), "en")
    rate = question(found, "rate")
    assert (rate["n"], rate["answered"], rate["right"]) == (24, 24, 8) and rate["facility"] == pytest.approx(
        1 / 3, abs=1e-6
    )
    assert [one["n"] for one in rate["options"]] == [8, 14, 2]
    assert [one["second"] for one in rate["options"]] == [18, 6, 0]
    assert rate["second"]["changes"]["wrong-right"] == 10 and rate["second"]["p"] == pytest.approx(2 / 1024, abs=1e-6)
    assert rate["second"]["gain"] == pytest.approx((18 - 8) / 16)
    assert rate["confidence"]["levels"]["certain"]["right"] == 4
    assert rate["indices"]["n"] == 23, "one person was not there for a question"
    typed = question(found, "instalment")
    assert (typed["n"], typed["answered"], typed["none"]) == (23, 22, 1)
    hands = question(found, "hands")
    assert (
        hands["hands"]
        and hands["n"] == 21
        and hands["second"]["gain"] == pytest.approx((16 / 21 - 9 / 21) / (12 / 21), abs=1e-6)
    )
    json.dumps(found, allow_nan=False)


def test_hands_for_several_answers_are_no_people() -> None:
    hands = (Counts(SEVERAL, {"fee": 20, "interest": 9, "principal": 3}, {"fee": 21, "interest": 17}),)
    for shared in (False, True):
        (one,) = report(Responses("x", (), (), (), hands=hands), "en", shared)["questions"]
        assert one["facility"] is one["right"] is one["second"]["gain"] is None
        assert [option["n"] for option in one["options"]] == [20, 9, None if shared else 3]


def test_what_to_teach_again_comes_from_last_votes() -> None:
    found = report(everything(), "en")
    (only,) = found["again"]
    # Six still multiply in the last vote; twelve slip in the typed question, and the six are among them.
    assert (only["id"], only["n"], only["of"]) == ("times-twelve", 12, 24)
    assert only["parts"] == {"rate": 6, "instalment": 12} and only["name"] == NAMES["times-twelve"]
    assert found["weak"] == ["instalment"]


def test_small_classes_get_no_indices() -> None:
    found = report(everything(9), "zh")
    for one in found["questions"]:
        assert one["indices"]["withheld"] and one["indices"]["discrimination"] is None
        assert all(option["mean_rest"] is None for option in one["options"])
    assert found["papers"][0]["alpha"] is None and found["papers"][0]["mean"] is not None


def test_an_empty_room() -> None:
    found = report(Responses("none", (), (MULTIPLY,), ()), "en")
    assert question(found, "rate")["facility"] is None and found["growth"] is None
    assert report(Responses("none", (), (), ()), "en", shared=True)["papers"] == []


def test_own_money_is_withheld_from_the_teacher_too() -> None:
    (poll,) = report(everything(), "en")["polls"]
    assert [one["n"] for one in poll["options"]] == [None, 15, None] and poll["n"] == 24


def test_sharing_withholds_small_counts_and_their_complement() -> None:
    found = report(everything(), "en", shared=True)
    assert found["persons"] == [] and "Person 1" not in json.dumps(found)
    rate = question(found, "rate")
    assert [one["n"] for one in rate["options"]] == [None, 14, None], "two are hidden, and with them the next smallest"
    assert rate["facility"] is None and rate["indices"]["discrimination"] is None
    assert found["papers"][0]["mean"] is None, "the mean of the paper would give the hidden facility away"


@given(st.lists(st.integers(0, 30), max_size=8))
def test_no_row_gives_a_small_count_away(counts: list[int]) -> None:
    hidden = withheld(counts)
    assert {at for at, n in enumerate(counts) if is_small(n)} <= hidden
    if hidden and len(hidden) < len(counts):
        assert len(hidden) >= 2 and sum(counts[at] for at in hidden) >= SMALL


def counts_in(found: Any, name: str = "") -> Iterator[tuple[str, int]]:
    """Every whole number of people in a report, with its name."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from counts_in(value, key)
    elif isinstance(found, list):
        for value in found:
            yield from counts_in(value, name)
    elif isinstance(found, int) and not isinstance(found, bool) and name != "questions":
        yield name, found


@slow
@given(classes())
def test_nothing_small_is_in_what_is_shared(table: Responses) -> None:
    full, found = report(table, "en"), report(table, "en", shared=True)
    for name, n in counts_in(found):
        assert not is_small(n) or name == "questions", (name, n)
    for one, known in zip(found["questions"], full["questions"], strict=True):
        if one["right"] is not None:
            assert not is_small(one["n"] - one["right"])
        cells = [option["n"] for option in one["options"]] + [one["none"]]
        if not one["multiple"] and one["options"] and one["n"] and None in cells:
            left = one["n"] - sum(n for n in cells if n is not None)
            assert cells.count(None) >= 2 and (left >= SMALL or cells.count(None) == len(cells))
        rights = [option["n"] for option in one["options"] if option["right"]]
        if one["facility"] is not None:
            assert None not in rights, "the facility would tell how many chose the right one"
        else:
            assert one["sd"] is None and one["confidence"] is None and one["indices"]["discrimination"] is None
            assert not one["second"] or one["second"]["changes"] is None
        if known["none"] and is_small(known["none"]):
            assert one["answered"] is None and one["confidence"] is None
    if any(one["facility"] is None for one in found["questions"]):
        assert all(paper["mean"] is None for paper in found["papers"])


@slow
@given(classes())
def test_every_class_has_a_report(table: Responses) -> None:
    found = report(table, "zh")
    json.dumps(found, allow_nan=False)
    for one in found["questions"]:
        if one["interval"]:
            assert one["interval"][0] - 1e-6 <= one["facility"] <= one["interval"][1] + 1e-6
        if not one["multiple"] and one["options"]:
            assert sum(option["n"] for option in one["options"]) == one["answered"]
    assert all(0 < one["n"] <= one["of"] for one in found["again"])


def test_a_mistake_of_all_but_a_few_is_withheld() -> None:
    people = tuple(Person(str(at), str(at)) for at in range(20))
    cells = tuple(Cell(one.id, "rate", one_of("times" if at < 18 else "irr")) for at, one in enumerate(people))
    (only,) = report(Responses("x", people, (MULTIPLY,), cells, misconceptions=NAMES), "en", shared=True)["again"]
    assert only["n"] is None and only["parts"] is None
