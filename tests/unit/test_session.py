"""A walk through a lesson: whatever one does, what was recorded rebuilds the same session."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.course.catalogue import lessons_dir
from tutor.course.diagnostics import Broken
from tutor.course.lesson import Lang, Lesson, NumberStep, Question
from tutor.course.library import Library
from tutor.course.loading import load_lesson
from tutor.course.page import Page
from tutor.learning.event import Event
from tutor.learning.session import Session
from tutor.learning.verdict import Answer, Unread
from tutor.words import LANGS

NAMES = ("before/need-or-want", "reports/score-report-decision", "several/total-debt")
ROOT = lessons_dir()
LIBRARY = Library(ROOT)


@cache
def lesson(name: str, lang: Lang = "en") -> Lesson:
    return load_lesson(ROOT / name, lang)


def clock() -> Callable[[], datetime]:
    """Each look is a second later."""
    seconds = iter(range(10**9))
    return lambda: datetime(2026, 11, 23, tzinfo=UTC) + timedelta(seconds=next(seconds))


def session(name: str, events: list[Event], seed: int = 5, history: Sequence[Event] = (), lang: Lang = "en") -> Session:
    return Session(
        lesson(name, lang),
        library=LIBRARY,
        lang=lang,
        seed=seed,
        clock=clock(),
        record=events.append,
        history=tuple(history),
    )


def some_answer(page: Page, chance: random.Random, walk: Session) -> Answer:
    """An answer of the right shape for the page, right or wrong as chance has it."""
    names = [entry.id for entry in page.entries]
    if page.kind in ("choice", "poll"):
        return chance.choice(names)
    if page.kind in ("choices", "spot"):
        return tuple(chance.sample(names, chance.randint(1, len(names))))
    if page.kind == "order":
        return tuple(chance.sample(names, len(names)))
    if page.kind in ("match", "classify"):
        return {name: chance.choice(page.targets).id for name in names}
    if page.kind == "number":
        return str(chance.randint(1, 9999))
    if page.kind == "fill":
        step: Any = walk.step
        return {blank.id: chance.choice([*blank.answers, "?"]) for blank in step.blanks}
    if page.kind == "story":
        scenes = {scene.id: scene for scene in page.scenes}
        scene, path = page.scenes[0], []
        while scene.turns:
            entry, to = chance.choice(scene.turns)
            path.append(entry.id)
            scene = scenes[to]
        return tuple(path)
    return "my own words"


def act(walk: Session, action: int, chance: random.Random) -> None:
    page = walk.page
    if action == 0 and page.kind != "show":
        walk.answer(some_answer(page, chance, walk), chance.choice([None, "guess", "fairly", "certain"]))
    elif action == 1:
        walk.hint()
    elif action == 2 and page.drawn:
        walk.again()
    elif action == 3:
        walk.back()
    elif action == 4:
        walk.go(chance.choice(walk.lesson.steps).id)
    else:
        walk.next()


def seen(walk: Session) -> tuple[object, ...]:
    return walk.page, walk.verdict, walk.given, walk.sure, walk.hints_shown, walk.done, walk.recap()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 5, 5, 5]), max_size=40), st.integers())
def test_what_was_recorded_rebuilds_the_session(name: str, actions: list[int], seed: int) -> None:
    events: list[Event] = []
    chance = random.Random(seed)
    walk = session(name, events, seed)
    for action in actions:
        act(walk, action, chance)
        rebuilt = session(name, [], 99, events)
        assert seen(rebuilt) == seen(walk)


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_is_right_and_an_answer_counts_once(name: str) -> None:
    events: list[Event] = []
    walk, chance = session(name, events), random.Random(3)
    while not walk.done:
        if walk.page.kind != "show":
            verdict = walk.answer(some_answer(walk.page, chance, walk), "certain")
            if verdict.solution is not None:
                assert walk.answer(verdict.solution).outcome == "right"
        walk.next()
    recap = walk.recap()
    assert recap.asked == sum(isinstance(step, Question) and not step.predict for step in walk.lesson.steps)
    assert recap.right + len(recap.again) == recap.asked
    certain = [one.certain for one in recap.again]
    assert certain == sorted(certain, reverse=True), "certain and wrong comes first"
    assert events[-1].kind == "end" and events[-1].data["unanswered"] == 0


def test_nothing_moves_when_it_cannot_be_recorded() -> None:
    def full(event: Event) -> None:
        if event.kind == "answer":
            raise OSError("no room")

    walk = Session(lesson(NAMES[2]), library=LIBRARY, lang="en", seed=1, clock=clock(), record=full)
    before = walk.page
    with pytest.raises(OSError, match="no room"):
        walk.answer(walk.page.entries[0].id)
    assert (walk.page, walk.verdict, walk.given) == (before, None, None)


def test_a_skipped_question_is_not_done() -> None:
    events: list[Event] = []
    walk = session(NAMES[2], events)
    while not walk.done:
        walk.next()
    assert events[-1].data["unanswered"] > 0
    assert all(one.outcome is None for one in walk.recap().again)


def test_an_answer_that_cannot_be_weighed_is_not_kept() -> None:
    events: list[Event] = []
    walk = session(NAMES[2], events)
    count = len(events)
    wrong_shapes: list[Any] = ["nobody", "", (), ("x",), {"a": "b"}, {}, ("a",) * 200, 7, None, ["x", 3]]
    for shape in wrong_shapes:
        for step in walk.lesson.steps:
            walk.go(step.id)
            if step.kind in ("reflect", "commit") and isinstance(shape, str) and shape:
                continue
            with pytest.raises(Unread):
                walk.look_at(shape) if step.kind != "show" else walk.answer(shape)
    assert sum(event.kind == "answer" for event in events) == 0 and len(events) > count


def test_a_variant_has_other_numbers_and_forgets_the_answer() -> None:
    walk = session(NAMES[2], [])
    walk.go("all-of-it")
    walk.answer("1")
    assert walk.verdict is not None and walk.verdict.again
    before = walk.page
    after = walk.again()
    assert after.body != before.body
    assert walk.verdict is None and walk.given is None


def test_another_language_keeps_place_numbers_and_answer() -> None:
    walk = session(NAMES[2], [])
    walk.go("all-of-it")
    verdict = walk.answer("1200", "fairly")
    walk.switch("zh", lesson(NAMES[2], "zh"))
    assert walk.page.lang == "zh" and walk.page.step == "all-of-it"
    assert walk.given == "1200" and walk.verdict is not None
    assert walk.verdict.outcome == verdict.outcome and walk.verdict.explain != verdict.explain


def test_a_step_that_is_gone_moves_to_the_nearest() -> None:
    events: list[Event] = []
    walk = session(NAMES[2], events)
    walk.go(walk.lesson.steps[4].id)
    walk.answer(some_answer(walk.page, random.Random(1), walk))
    shorter = replace(walk.lesson, revision=2, steps=(*walk.lesson.steps[:4], *walk.lesson.steps[5:]))
    again = Session(shorter, library=LIBRARY, lang="en", seed=1, clock=clock(), record=events.append, history=events[:])
    assert again.page.step == shorter.steps[4].id
    assert any(event.kind == "answer" for event in events)


def test_a_guess_ahead_of_the_teaching_is_no_failure() -> None:
    walk = session(NAMES[2], [])
    assert walk.page.predict
    walk.answer(walk.page.entries[0].id, "certain")
    assert walk.page.step not in {one.step for one in walk.recap().again}


def test_numbers_are_read_as_people_type_them() -> None:
    walk = session(NAMES[2], [])
    walk.go("share-of-pay")
    step: Any = walk.step
    solution = walk.answer("1").solution
    assert isinstance(solution, str) and solution.endswith("%")
    for typed in (solution, solution.rstrip("%"), solution.replace("%", " percent"), "百分之" + solution.rstrip("%")):
        assert walk.answer(typed).outcome == "right", typed
    assert walk.answer("13").understood == "13%"
    assert step.kind == "number"


def test_a_slip_is_named() -> None:
    walk = session(NAMES[2], [])
    walk.go("all-of-it")
    names = walk._drawings.names(walk.step, 0)  # the numbers of this learner, which nothing outside shows
    verdict = walk.answer(str(names["due_now"].amount))
    assert "this-month-is-all" in verdict.misconceptions and verdict.named
    assert walk.answer(str(names["total"].amount)).outcome == "right"
    assert walk.answer(f"{names['total'].amount:,}元").outcome == "right"


def test_a_sureness_that_does_not_exist_is_not_kept() -> None:
    events: list[Event] = []
    walk = session(NAMES[2], events)
    name: Any = "absolutely"
    with pytest.raises(Unread):
        walk.answer(walk.page.entries[0].id, name)
    assert all(event.kind != "answer" for event in events)


def test_a_thousand_variants_are_no_burden() -> None:
    events: list[Event] = []
    walk = session(NAMES[2], events)
    walk.go("all-of-it")
    for _ in range(1500):
        walk.again()
    assert seen(session(NAMES[2], [], 99, events)) == seen(walk)


def test_what_somebody_wrote_by_hand_moves_nothing() -> None:
    """Events of another version, or of a file that was edited."""
    events: list[Event] = []
    walk = session(NAMES[2], events)
    walk.go("all-of-it")
    strange: list[tuple[Any, dict[str, Any]]] = [
        ("answer", {}), ("answer", {"answer": 7, "outcome": ["right"]}), ("hint", {"rung": "x"}), ("sleep", {}),
        ("answer", {"answer": {"no": "such"}, "outcome": "wrong", "sure": {}}), ("again", {"variant": -3}),
        ("show", {"place": None}),
    ]  # fmt: skip
    for kind, data in strange:
        event = Event(walk.lesson.id, 1, "all-of-it", kind, events[0].at, data)
        rebuilt = session(NAMES[2], [], 99, [*events, event])
        assert (rebuilt.page, rebuilt.verdict, rebuilt.hints_shown) == (walk.page, None, ())
        assert rebuilt.recap().asked == walk.recap().asked


@pytest.mark.parametrize("answer", ["= nobody", "= 1 / 0", "= due_now * due_now"])
def test_an_answer_that_cannot_be_worked_out_is_a_broken_lesson(answer: str) -> None:
    whole = lesson(NAMES[2])
    steps = tuple(replace(step, answer=answer) if isinstance(step, NumberStep) else step for step in whole.steps)
    with pytest.raises(Broken) as told:
        Session(
            replace(whole, steps=steps), library=LIBRARY, lang="en", seed=1, clock=clock(), record=lambda _event: None
        )
    assert all(one.message(lang) for one in told.value.diagnostics for lang in LANGS)


def test_the_recap_holds_the_numbers_that_one_had() -> None:
    whole = lesson(NAMES[2])
    name = next(iter(whole.values or {}))
    walk = Session(
        replace(whole, can_do=f"You know {{{name}}}."), library=LIBRARY, lang="en", seed=1, clock=clock(),
        record=lambda _event: None,
    )  # fmt: skip
    assert "{" not in str(walk.recap().can_do)
