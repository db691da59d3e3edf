"""A review over the real course: what comes, in which order, with which numbers, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.library import Library
from tutor.learning.event import Event
from tutor.store.desk import Desk
from tutor.store.log import Store
from tutor.store.paths import Paths

START = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root, now, seed = lessons_dir(), [START], iter(range(10_000))
    store = Store.open(tmp_path / "s")
    made = Desk(
        Catalogue.open(root), Library(root), store, Paths(tmp_path, tmp_path), "en", lambda: now[0], lambda: next(seed)
    )
    made.now = now  # type: ignore[attr-defined]  # tests turn the clock
    yield made
    store.close()


def later(desk: Desk, days: float) -> None:
    desk.now[0] += timedelta(days=days)  # type: ignore[attr-defined]


def answered(desk: Desk, lesson: str, step: str, outcome: str = "right", **data: object) -> None:
    competence = getattr(next(one for one in desk.lesson(lesson, "en").steps if one.id == step), "competence", "x")
    told = {"answer": "x", "outcome": outcome, "competence": competence, "score": float(outcome == "right"), **data}
    desk.store.append(Event(lesson, 1, step, "answer", desk.clock(), told))


def questions(desk: Desk, lesson: str) -> list[str]:
    return [one.id for one in desk.lesson(lesson, "en").steps if getattr(one, "competence", None)]


def test_nothing_is_due_before_anything_was_asked(desk: Desk) -> None:
    assert desk.review().next("en") is None


def test_what_was_certain_and_wrong_comes_first_and_once_more(desk: Desk) -> None:
    one, two = questions(desk, "flat-fee")[1:3]
    answered(desk, "flat-fee", one)
    answered(desk, "flat-fee", two, "wrong", sure="certain")
    answered(desk, "score-report-decision", questions(desk, "score-report-decision")[0])
    later(desk, 30)
    review = desk.review()
    first = review.next("en")
    assert first is not None and (first.due.step, first.due.why) == (two, "wound")
    assert (first.page.place, first.page.of) == (1, len(review.due))
    assert desk.store.places() == {}, "a review leads nowhere in its lessons"
    seen = [first.due.step]
    while (session := review.next("en")) is not None:
        seen.append(session.due.step)
    assert len(seen) == len(review.due) >= 2, "what was skipped is not asked again"
    assert desk.review().due == review.due, "and stays due"


def test_an_answer_in_a_review_counts_and_comes_back_with_other_numbers(desk: Desk) -> None:
    lesson = desk.lesson("daily-to-annual", "en")
    step = [one for one in lesson.steps if one.kind == "number"][-1]
    answered(desk, "daily-to-annual", step.id, "wrong", sure="certain")
    later(desk, 3)
    review = desk.review()
    session = review.next("en")
    assert session is not None and session.due.step == step.id
    session.answer("1", "certain")
    events = list(desk.store.attempts())
    assert events[-1].data["review"] is True and events[-1].step == step.id
    again = review.next("zh")
    assert again is not None and again.due.step == step.id and again.seed != session.seed and again.lang == "zh"
    assert again.verdict is None and again.misses == 2 and again.taught_by is not None
    desk.switch(again, "en")
    assert len(again.lesson.steps) == 1 and again.page.of == 2
    again.next()
    assert review.next("en") is None and review.answered == 1
    lesson_session = desk.open_lesson("daily-to-annual", "en", step.id)
    assert lesson_session.verdict is None, "the lesson's own question stands as it stood"


def test_a_question_that_is_gone_gives_way(desk: Desk) -> None:
    kept = questions(desk, "daily-to-annual")[2]
    answered(desk, "daily-to-annual", kept)
    card = desk.store.cards()[0]
    told = {"answer": "x", "outcome": "wrong", "competence": card.competence, "sure": "certain"}
    desk.store.append(Event("daily-to-annual", 1, "no-such-step", "answer", desk.clock(), told))
    later(desk, 40)
    session = desk.review().next("en")
    assert session is not None and session.due.step == kept


def test_a_day_is_bounded_and_can_be_set(desk: Desk) -> None:
    for lesson in ("daily-to-annual", "score-report-decision", "total-debt", "need-or-want", "report-dispute"):
        for step in questions(desk, lesson):
            answered(desk, lesson, step, "wrong", sure="certain")
    later(desk, 2)
    assert len(desk.review().due) == 13 and len(desk.review(3).due) == 4
    desk.store.set_setting("minutes", "5")
    review = desk.review()
    assert len(review.due) == 6
    session = review.next("en")
    assert session is not None
    for _ in range(2):
        told = {"answer": "x", "outcome": "right", "competence": "x", "review": True}
        desk.store.append(Event("daily-to-annual", 1, "x", "answer", desk.clock(), told))
    assert len(desk.review().due) == 4, "what was done today counts"


def test_progress_tells_what_the_answers_allow(desk: Desk) -> None:
    for number, step in enumerate(questions(desk, "flat-fee")):
        answered(desk, "flat-fee", step, "wrong" if number == 1 else "right", sure="certain", seconds=30)
    found = desk.progress()
    assert found["brier"]["answers"] == len(questions(desk, "flat-fee")) and 0 < found["brier"]["score"] < 1
    assert [one["step"] for one in found["certain_and_wrong"]] == [questions(desk, "flat-fee")[1]]
    assert found["mastery"] and all(0 <= one["low"] <= one["mean"] <= one["high"] <= 1 for one in found["mastery"])
    assert (
        found["next"]["lesson"]
        and found["due"] == 0
        and sum(found["days"].values()) == pytest.approx(found["minutes"], abs=0.1)
    )
