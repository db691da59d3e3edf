"""Taking the forms: nothing told, nothing of it practice, gains when there are two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.library import Library
from tutor.learning.session import Session
from tutor.learning.verdict import Answer
from tutor.store.desk import Desk
from tutor.store.log import Store
from tutor.store.measuring import as_plain, standing, take
from tutor.store.paths import Paths

START = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root, now = lessons_dir(), [START]
    store = Store.open(tmp_path / "s")
    made = Desk(Catalogue.open(root), Library(root), store, Paths(tmp_path, tmp_path), "en", lambda: now[0], lambda: 5)
    made.now = now  # type: ignore[attr-defined]  # tests turn the clock
    yield made
    store.close()


def solved(session: Session) -> Answer:
    page = session.page
    names = [entry.id for entry in page.entries]
    one: Answer = names[0] if page.kind == "choice" else tuple(names[:1])
    if page.kind == "number":
        one = "1"
    elif page.kind == "order":
        one = tuple(names)
    elif page.targets:
        one = dict.fromkeys(names, page.targets[0].id)
    solution = session._weigh(one).solution
    assert solution is not None
    return solution


def taken(desk: Desk, form: str, right: int) -> None:
    session = take(desk, form, "en")
    for number in range(len(session.lesson.steps)):
        if number < right:
            session.answer(solved(session))
        session.next()


def test_forms_are_no_lessons(desk: Desk) -> None:
    measured = desk.catalogue.measurement
    assert measured is not None and len(measured.clusters) == 4
    listed = {lesson.id for lesson in desk.catalogue.lessons}
    forms = (*measured.forms, measured.later)
    assert not listed & set(forms) and len(desk.catalogue.tests) == 3
    shape = None
    for form in forms:
        assert form is not None
        steps = [(step.id, getattr(step, "competence", None), step.kind) for step in desk.lesson(form, "en").steps]
        assert len(steps) == 20 and (shape is None or steps == shape), "the forms are parallel"
        shape = steps


def test_before_after_and_later(desk: Desk) -> None:
    first = standing(desk)
    assert first.taken == () and first.next is not None and first.next[0] == "before"
    taken(desk, first.next[1], 6)
    second = standing(desk)
    assert second.next is not None and second.next[0] == "after" and second.next[1] != first.next[1]
    assert second.taken[0].right == 6
    taken(desk, second.next[1], 16)
    third = standing(desk)
    assert third.next == ("later", "form-later") and third.open_from == START + timedelta(days=7)
    told = as_plain(desk)
    assert told["gain"]["won"] == 10 and told["gain"]["lost"] == 0 and told["gain"]["verdict"] == "higher"
    assert set(told["clusters"]) == {"price", "records", "several", "borrow"} and told["kept"] is None
    desk.now[0] += timedelta(days=8)  # type: ignore[attr-defined]
    assert standing(desk).open_from is None
    taken(desk, "form-later", 14)
    assert standing(desk).next is None and as_plain(desk)["kept"]["lost"] == 2


def test_a_form_is_left_and_gone_on_with(desk: Desk) -> None:
    session = take(desk, "form-a", "zh")
    session.answer(solved(session))
    session.next()
    again = take(desk, "form-a", "en")
    assert again.page.place == 2 and again.seed == session.seed
    again.look("price-1")
    assert again.verdict is not None


def test_a_test_is_no_practice(desk: Desk) -> None:
    taken(desk, "form-a", 20)
    assert desk.store.cards() == [] and desk.store.asked() == [] and desk.store.places() == {}
    assert desk.progress()["mastery"] == [] and desk.progress()["competences"] == {}
    assert desk.review().next("en") is None
