"""Projections: kept with the event, and the same when they are made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.learning.event import Event
from tutor.store.log import Store
from tutor.store.schema import MIGRATIONS

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def answered(step: str, day: float = 0, outcome: str = "right", **data: object) -> Event:
    told = {"answer": "x", "outcome": outcome, "competence": f"c{step[-1]}", "sure": "certain", **data}
    return Event("lesson", 1, step, "answer", AT + timedelta(days=day), told)


EVENTS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 30), st.sampled_from(["right", "wrong"]), st.integers(0, 2)),
    max_size=15,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(EVENTS)
def test_made_again_they_are_the_same(tmp_path: Path, told: list[tuple[str, int, str, int]]) -> None:
    store = Store.open(tmp_path / "s", f"somebody-{abs(hash(tuple(told)))}")
    try:
        for step, day, outcome, variant in sorted(told, key=lambda one: one[1]):
            store.append(answered(step, day, outcome, variant=variant))
        before = store.cards(), store.asked()
        store.rebuild()
        assert (store.cards(), store.asked()) == before
    finally:
        store.close()


def test_guesses_ahead_and_tests_are_not_remembered(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    store.append(answered("a", predict=True))
    store.append(answered("b", test=True))
    assert store.cards() == [] and store.asked() == [] and store.due(AT + timedelta(days=400)) == 0
    store.append(answered("c"))
    assert len(store.cards()) == 1 and store.due(AT) == 0 and store.due(AT + timedelta(days=400)) == 1
    assert store.due(AT - timedelta(days=400)) == 1, "a clock that was set back"


def test_plans_and_notes(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    store.append(
        Event("lesson", 1, "plan", "answer", AT, {"kind": "commit", "answer": "wait", "outcome": "noted", "days": 3})
    )
    (plan,) = store.plans()
    assert (plan.given, plan.due, plan.kept) == ("wait", AT + timedelta(days=3), "")
    store.append(Event("lesson", 1, "plan", "kept", AT + timedelta(days=3), {"kept": "yes"}))
    assert store.plans()[0].kept == "yes"
    store.append(Event("lesson", 1, "one", "note", AT, {"text": " mine "}))
    store.append(Event("lesson", 1, "two", "note", AT, {"text": "another"}))
    assert [note.text for note in store.notes()] == ["another", "mine"] or len(store.notes()) == 2
    store.append(Event("lesson", 1, "two", "note", AT, {"text": ""}))
    before = store.plans(), store.notes()
    assert [note.text for note in before[1]] == ["mine"]
    store.rebuild()
    assert (store.plans(), store.notes()) == before and store.places() == {}


def test_an_older_store_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "s"
    store = Store.open(file)
    store.append(answered("a"))
    before = store.cards()
    store.close()
    with closing(sqlite3.connect(file)) as raw:
        for table in ("card", "asked", "plan", "note", "stale"):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DROP INDEX answer_by_time")
        raw.execute("PRAGMA user_version = 1")
        raw.commit()
    again = Store.open(file)
    assert len(MIGRATIONS) == 2 and again.cards() == before, "made from the log when first asked for"
    again.close()


def test_every_learner_has_cards(tmp_path: Path) -> None:
    one = Store.open(tmp_path / "s", "one")
    two = one.for_learner("two")
    one.append(answered("a"))
    two.append(answered("b", outcome="wrong"))
    assert {name: [card.competence for card in cards] for name, cards in one.cards_of_all().items()} == {
        "one": ["ca"],
        "two": ["cb"],
    }
