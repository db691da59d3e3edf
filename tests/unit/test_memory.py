"""What is remembered, what is asked again, how well it is held."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.learning.attempt import Attempt, attempt_of
from tutor.learning.event import Event
from tutor.learning.mastery import brier, mastery, worth_repeating
from tutor.learning.memory import RATINGS, Asked, Card, Tally, is_due, rating, remembered
from tutor.learning.review import queue, room

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def answer(outcome: str = "right", at: datetime = AT, step: str = "one", lesson: str = "a", **data: object) -> Attempt:
    told = {"answer": "x", "outcome": outcome, "competence": "flat-fee", "seconds": 20, **data}
    found = attempt_of(Event(lesson, 1, step, "answer", at, told))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        (answer("wrong", score=0.0), "again"),
        (answer("wrong", score=0.0, sure="certain"), "again"),
        (answer("partly", score=0.5), "again"),
        (answer("partly", score=0.75), "hard"),
        (answer(hints=1, sure="certain"), "hard"),
        (answer(sure="guess"), "hard"),
        (answer(seconds=400), "hard"),
        (answer(), "good"),
        (answer(sure="fairly"), "good"),
        (answer(sure="certain", seconds=90), "good"),
        (answer(sure="certain"), "easy"),
    ],
)
def test_the_rule_of_ratings(attempt: Attempt, expected: str) -> None:
    assert rating(attempt) == expected


def test_better_answers_last_longer() -> None:
    tried = [answer("wrong"), answer(hints=1), answer(), answer(sure="certain")]
    assert [rating(one) for one in tried] == list(RATINGS)
    gaps = [remembered(None, None, one)[0].due - AT for one in tried]
    assert gaps == sorted(gaps) and gaps[0] >= timedelta(days=1) and gaps[-1] > gaps[0]


def test_the_same_log_gives_the_same_cards() -> None:
    def lived() -> tuple[Card, Asked]:
        card: Card | None = None
        asked: Asked | None = None
        for day, outcome in enumerate(["wrong", "right", "right", "wrong", "right"]):
            card, asked = remembered(card, asked, answer(outcome, AT + timedelta(days=3 * day)))
        assert card is not None and asked is not None
        return card, asked

    assert lived() == lived()
    card, asked = lived()
    assert (card.first, card.later) == (Tally(1, 0.0), Tally(4, 3.0)) and asked.times == 5 and asked.failed == 0


def test_tries_are_told_apart() -> None:
    card, asked = remembered(None, None, answer())
    card, asked = remembered(card, asked, answer(at=AT + timedelta(minutes=5)))
    assert card.varied == Tally(), "the same numbers again say nothing"
    card, asked = remembered(card, asked, answer(at=AT + timedelta(minutes=9), variant=1))
    card, asked = remembered(card, asked, answer("wrong", at=AT + timedelta(days=2), sure="certain"))
    card, other = remembered(card, None, answer(step="two", at=AT + timedelta(days=2)))
    assert (card.first, card.later, card.varied) == (Tally(2, 2.0), Tally(1, 0.0), Tally(1, 1.0))
    assert asked.wound and asked.failed == 1 and not other.wound


@given(
    st.lists(st.tuples(st.integers(-400, 400), st.sampled_from(["right", "partly", "wrong"])), min_size=1, max_size=12)
)
def test_a_clock_that_jumps_loses_nothing(days: list[tuple[int, str]]) -> None:
    card: Card | None = None
    asked: Asked | None = None
    for day, outcome in days:
        at = AT + timedelta(days=day)
        card, asked = remembered(card, asked, answer(outcome, at, score=1.0 if outcome == "right" else 0.0))
    assert card is not None and asked is not None and asked.times == len(days)
    assert card.due > card.seen and card.stability > 0
    now = AT + timedelta(days=days[-1][0])
    assert is_due(card, max(now, card.due)), "sooner or later it is asked again"
    if card.seen > now + timedelta(days=1):
        assert is_due(card, now), "seen in what is still to come: asked now"


def card(name: str, due: int, seen: int = -10) -> Card:
    return Card(name, 3.0, 5.0, AT + timedelta(days=seen), AT + timedelta(days=due), Tally(1, 1.0))


def met(name: str, lesson: str, step: str, seen: int = -10, failed: int = 0, wound: bool = False) -> Asked:
    return Asked(lesson, step, name, 1, AT + timedelta(days=seen), 1, failed, wound)


UNITS = {"a": "price", "b": "price", "c": "reports"}


def test_certain_and_wrong_comes_first_and_units_mix() -> None:
    cards = [card("one", -5), card("two", -4), card("three", -3), card("four", 3)]
    asked = [
        met("one", "a", "one"), met("one", "b", "other", seen=-20), met("two", "b", "two", failed=1),
        met("three", "c", "three"), met("four", "c", "four", failed=1, wound=True),
    ]  # fmt: skip
    found = queue(cards, asked, AT, 10, UNITS)
    assert [(one.step, one.why) for one in found] == [
        ("four", "wound"), ("other", "due"), ("three", "due"), ("two", "failed"),
    ]  # fmt: skip
    assert found[1].others == (("a", "one"),), "another question of the same competence, should this one be gone"
    assert len(queue(cards, asked, AT, 2, UNITS)) == 2 and queue(cards, asked, AT, 0, UNITS) == ()


def test_a_lesson_that_is_gone_gives_way_to_another() -> None:
    asked = [met("one", "gone", "one", seen=-20), met("one", "a", "two")]
    assert [one.step for one in queue([card("one", -5)], asked, AT, 5, UNITS)] == ["two"]
    assert queue([card("one", -5)], asked[:1], AT, 5, UNITS) == ()


def test_a_day_has_room() -> None:
    assert room(10) == 13 and room(10, 5) == 8 and room(10, 50) == 0 and room(0) == 0


def test_levels_say_no_more_than_is_known() -> None:
    def level(first: tuple[int, float], later: tuple[int, float] = (0, 0.0)) -> str:
        return mastery(Card("x", 1.0, 5.0, AT, AT, Tally(*first), Tally(*later))).level

    assert level((1, 1.0)) == "unknown" and level((8, 8.0)) == "growing", "not firm before a gap"
    assert level((4, 4.0), (6, 6.0)) == "firm" and level((6, 1.0)) == "shaky" and level((6, 3.0)) == "growing"
    held = mastery(Card("x", 1.0, 5.0, AT, AT, Tally(4, 3.0)))
    assert 0 <= held.low < held.mean < held.high <= 1 and held.answers == 4


def test_the_shakiest_is_worth_repeating() -> None:
    found = [
        mastery(Card(name, 1.0, 5.0, AT, AT, Tally(8, right))) for name, right in (("x", 2.0), ("y", 1.0), ("z", 8.0))
    ]
    assert worth_repeating(found, {"x": ["first"], "y": ["second"]}) == ("second", "y")
    assert worth_repeating(found[2:], {"z": ["third"]}) is None


def test_brier() -> None:
    assert brier([]) is None
    assert brier([("guess", True), ("guess", False)]) == (0.25, 2)
    found = brier([("certain", False), ("certain", True)])
    assert found is not None and found[0] == pytest.approx((0.95**2 + 0.05**2) / 2)


def test_what_another_version_wrote_is_no_attempt() -> None:
    for data in ({}, {"outcome": "noted"}, {"outcome": "right"}, {"outcome": "superb", "competence": "x"}):
        assert attempt_of(Event("a", 1, "one", "answer", AT, data)) is None
    odd = attempt_of(
        Event("a", 1, "s", "answer", AT, {"outcome": "right", "competence": "x", "seconds": "9", "hints": True})
    )
    assert odd is not None and odd.seconds == 0 and odd.hints == 0 and odd.score == 1.0
