"""The lesson player over the real lessons: keys only, mouse only, languages, sizes, coming back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.library import Library
from tutor.learning.session import Session
from tutor.learning.verdict import Answer
from tutor.store.desk import Desk
from tutor.store.errors import StoreFull
from tutor.store.log import Store
from tutor.store.paths import Paths
from tutor.tui.app import TutorApp
from tutor.tui.player.draft import PLACE, TICK
from tutor.tui.player.paper import Paper
from tutor.tui.screens.leaf import Trouble
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.recap import RecapScreen
from tutor.words import Lang, say

from .fakes import seen

LESSONS = ("need-or-want", "score-report-decision", "total-debt")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root, where = lessons_dir(), Paths(tmp_path, tmp_path)
    store = Store.open(where.store)
    store.set_setting("lang", "en")
    made = Desk(
        Catalogue.open(root),
        Library(root),
        store,
        where,
        "en",
        lambda: datetime(2026, 11, 23, tzinfo=UTC),
        lambda: 7,
    )
    yield made


def session_of(app: TutorApp) -> Session:
    assert isinstance(app.screen, LessonScreen)
    return app.screen.session


def right_answer(session: Session) -> Answer:
    """What would be right, asked of a session that records nowhere."""
    copy = Session(
        session.lesson,
        library=session.library,
        lang=session.lang,
        seed=session.seed,
        clock=lambda: datetime(2026, 11, 23, tzinfo=UTC),
        record=lambda _event: None,
    )
    copy.go(session.page.step)
    page, step = copy.page, copy.step
    tries: dict[str, Any] = {
        "number": "1",
        "order": tuple(entry.id for entry in page.entries),
        "fill": {blank.id: "?" for blank in getattr(step, "blanks", ())},
    }
    names = [entry.id for entry in page.entries]
    one = names[0] if page.kind in ("choice", "simulate") else tuple(names[:1])
    guess = tries.get(page.kind) or (dict.fromkeys(names, page.targets[0].id) if page.targets else one)
    solution = copy.answer(guess).solution
    assert solution is not None
    return solution


async def by_keys(pilot: Pilot[Any], app: TutorApp) -> None:
    """Answer the page that is shown, rightly where something is right, with keys."""
    session = session_of(app)
    page = session.page
    if page.kind == "show":
        await pilot.press("enter")
        return
    if page.graded:
        await _give_by_keys(pilot, app, right_answer(session))
    elif page.kind == "story":
        while isinstance(app.screen, LessonScreen) and app.screen.play.phase == "ask":
            await pilot.press("1")
    elif page.kind == "poll":
        await pilot.press("1")
    else:
        await pilot.press(*"wait", "enter") if page.kind == "reflect" else await pilot.press("down", "1")
    if app.screen is not None and isinstance(app.screen, LessonScreen) and app.screen.play.phase == "sure":
        await pilot.press("3")
    await pilot.press("enter")


async def _give_by_keys(pilot: Pilot[Any], app: TutorApp, answer: Answer) -> None:
    page = session_of(app).page
    names = [entry.id for entry in page.entries]
    if page.kind in ("choice", "simulate"):
        await pilot.press(str(names.index(str(answer)) + 1))
    elif page.kind in TICK:
        await pilot.press(*(str(names.index(name) + 1) for name in answer), "enter")
    elif page.kind in PLACE:
        targets = [target.id for target in page.targets]
        assert isinstance(answer, dict)
        await pilot.press(*(str(targets.index(answer[name]) + 1) for name in names), "enter")
    elif page.kind == "order":
        await _order_by_keys(pilot, app, list(answer))
    elif page.kind == "fill":
        assert isinstance(answer, dict)
        for words in answer.values():
            await pilot.press(*_typed(words), "enter")
    else:
        await pilot.press(*_typed(str(answer)), "enter")


async def _order_by_keys(pilot: Pilot[Any], app: TutorApp, wanted: list[str]) -> None:
    assert isinstance(app.screen, LessonScreen)
    draft = app.screen.play.draft
    for place, name in enumerate(wanted):
        while draft.cursor != draft.order.index(name):
            await pilot.press("down" if draft.cursor < draft.order.index(name) else "up")
        while draft.order.index(name) != place:
            await pilot.press("shift+up")
    await pilot.press("enter")


def _typed(words: str) -> list[str]:
    names = {" ": "space", ",": "comma", ".": "full_stop", "%": "percent_sign", "-": "minus"}
    return [names.get(letter, letter) for letter in words]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("lesson", LESSONS)
async def test_a_lesson_by_keys(desk: Desk, lesson: str, lang: Lang, size: tuple[int, int]) -> None:
    desk.lang = lang
    app = TutorApp(desk, lesson)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        session = session_of(app)
        for _ in range(40):
            if isinstance(app.screen, RecapScreen):
                break
            await by_keys(pilot, app)
            await pilot.pause()
        assert isinstance(app.screen, RecapScreen)
        recap = session.recap()
        assert recap.right == recap.asked and not recap.again
        assert say(lang, "player.recap_can") in seen(app)
        assert desk.store.places()[lesson].done
        answered = {event.step for event in desk.store.attempts()}
        assert answered == {step.id for step in session.lesson.steps if step.kind != "show"}


async def click_zone(pilot: Pilot[Any], app: TutorApp, zone: str) -> None:
    """Click the first line of a zone of the paper, scrolled into view."""
    paper = app.screen.query_one(Paper)
    paper.show(zone)
    await pilot.pause()
    number = next(n for n, row in enumerate(paper._rows) if row.zone == zone)
    top = paper.content_region.y - paper.region.y
    await pilot.click(Paper, offset=(6, number - paper.scroll_offset.y + top))
    await pilot.pause()


async def click_foot(pilot: Pilot[Any], app: TutorApp, words: str) -> None:
    lines = seen(app).split("\n")
    at = next((n for n in range(len(lines) - 1, -1, -1) if words in lines[n]), None)
    assert at is not None, "\n".join(lines)
    await pilot.click(offset=(lines[at].index(words) + 1, at))
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("lesson", LESSONS)
async def test_a_lesson_by_mouse(desk: Desk, lesson: str, size: tuple[int, int]) -> None:
    """Everything that is chosen, moved, placed, confirmed and turned is clicked; only words are typed."""
    app = TutorApp(desk, lesson)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _ in range(40):
            if isinstance(app.screen, RecapScreen):
                break
            await by_mouse(pilot, app)
        assert isinstance(app.screen, RecapScreen)
        assert desk.store.places()[lesson].done


async def by_mouse(pilot: Pilot[Any], app: TutorApp) -> None:
    screen = app.screen
    assert isinstance(screen, LessonScreen)
    play, page = screen.play, screen.play.page
    if play.phase in ("read", "told"):
        await click_foot(pilot, app, "next")
    elif play.phase == "sure":
        await click_zone(pilot, app, "sure:fairly")
    elif page.kind in ("number", "fill", "reflect"):
        await pilot.press("7")
        await pilot.pause()
        await click_foot(pilot, app, "answer")
    elif page.kind in PLACE:
        for entry in page.entries:
            await click_zone(pilot, app, f"entry:{entry.id}")
            await click_zone(pilot, app, f"target:{page.targets[0].id}")
        await click_foot(pilot, app, "answer")
    elif page.kind == "order":
        await click_zone(pilot, app, f"entry:{play.draft.order[0]}")
        before = list(play.draft.order)
        await click_zone(pilot, app, f"entry:{play.draft.order[-1]}")
        assert play.draft.order != before and not play.draft.lifted
        await click_foot(pilot, app, "answer")
    else:
        await click_zone(pilot, app, f"entry:{play.draft.choices[0].id}")
        if page.kind in TICK:
            await click_foot(pilot, app, "answer")


async def test_language_and_size_in_the_middle_of_a_question(desk: Desk) -> None:
    app = TutorApp(desk, "need-or-want", "pushy-advert" if _has(desk, "pushy-advert") else _first_spot(desk))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LessonScreen)
        await pilot.press("2", "3")
        ticked = list(screen.play.draft.ticked)
        english = seen(app)
        await pilot.press("L")
        await pilot.pause()
        assert screen.play.draft.ticked == ticked and screen.session.lang == "zh"
        assert seen(app) != english and "■" in seen(app)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert screen.play.draft.ticked == ticked
        assert all(_cells(line) <= 60 for line in seen(app).split("\n"))
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        await pilot.press("down", "down", "down", "down")
        name = screen.play.draft.under_cursor
        words = next(entry for entry in screen.play.page.entries if entry.id == name)
        assert "".join(getattr(span, "text", "") for span in words.line)[:6] in seen(app).replace("\n", "")


def _cells(line: str) -> int:
    from tutor.words.lines import width

    return width(line)


def _has(desk: Desk, step: str) -> bool:
    return any(one.id == step for one in desk.lesson("need-or-want", "en").steps)


def _first_spot(desk: Desk) -> str:
    return next(one.id for one in desk.lesson("need-or-want", "en").steps if one.kind == "spot")


async def test_going_back_shows_answer_and_verdict_and_quitting_keeps_the_place(desk: Desk) -> None:
    app = TutorApp(desk, "total-debt")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("1", "3", "enter", "enter")
        step = session_of(app).page.step
        await pilot.press("escape", "left", "left")
        assert session_of(app).page.place == 1
        assert session_of(app).verdict is not None
        assert say("en", "lesson.predicted") in seen(app) or say("en", "verdict.right") in seen(app)
        await pilot.press("enter", "enter")
        assert session_of(app).page.step == step
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, LessonScreen)
        app.open_lesson("total-debt")
        await pilot.pause()
        assert session_of(app).page.step == step


async def test_what_cannot_be_read_is_said_beside_the_field_and_kept_out_of_the_log(desk: Desk) -> None:
    app = TutorApp(desk, "total-debt", "all-of-it")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"abc", "enter")
        await pilot.pause()
        assert "abc" in seen(app) and "!" in seen(app)
        assert list(desk.store.attempts()) == []
        await pilot.press("backspace", "backspace", "backspace", *"1200", "enter", "1")
        await pilot.pause()
        assert say("en", "verdict.wrong") in seen(app)
        assert [event.data["answer"] for event in desk.store.attempts()] == ["1200"]


async def test_hints_come_one_by_one_and_are_kept(desk: Desk) -> None:
    app = TutorApp(desk, "total-debt")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for number in (1, 2, 3):
            await pilot.press("h")
            await pilot.pause()
            assert len(session_of(app).hints_shown) == number
        await pilot.press("h")
        assert sum(event.kind == "hint" for event in desk.store.history("total-debt")) == 3


async def test_a_variant_asks_anew(desk: Desk) -> None:
    app = TutorApp(desk, "total-debt", "all-of-it")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("1", "enter", "1")
        before = session_of(app).page
        await pilot.press("v")
        await pilot.pause()
        assert session_of(app).page != before and session_of(app).verdict is None
        assert isinstance(app.screen, LessonScreen) and app.screen.play.writing


async def test_a_full_disk_is_told_and_nothing_moves(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    app = TutorApp(desk, "total-debt")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lesson = app.screen
        assert isinstance(lesson, LessonScreen)

        def full(_event: object) -> None:
            raise StoreFull(path="progress.sqlite3")

        monkeypatch.setattr(lesson.session, "_record", full)
        await pilot.press("1", "2")
        await pilot.pause()
        assert isinstance(app.screen, Trouble) and "progress.sqlite3" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert lesson.play.phase == "ask" and lesson.session.verdict is None
        monkeypatch.undo()
        await pilot.press("1", "2")
        await pilot.pause()
        assert lesson.session.verdict is not None


async def test_the_recap_leads_back_to_what_went_wrong(desk: Desk) -> None:
    app = TutorApp(desk, "total-debt")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(12):
            if isinstance(app.screen, RecapScreen):
                break
            play = app.screen.play if isinstance(app.screen, LessonScreen) else None
            asking = play is not None and play.phase == "ask"
            await pilot.press(("f9" if play and play.writing else "n") if asking else "enter")
            await pilot.pause()
        assert isinstance(app.screen, RecapScreen)
        assert say("en", "player.seen_unanswered") in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        assert session_of(app).page.graded


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_the_field_leaves_room_for_the_keys(desk: Desk, size: tuple[int, int]) -> None:
    """Nothing is pushed off the smallest sheet, also after growing and shrinking."""
    app = TutorApp(desk, "total-debt", "all-of-it")
    async with app.run_test(size=size) as pilot:
        for wide, high in (size, (100, 30), size):
            await pilot.resize_terminal(wide, high)
            await pilot.pause()
            await pilot.pause()
            assert app.screen.max_scroll_y == 0
            lines = seen(app).split("\n")
            assert "answer" in lines[-1] if high < 37 else "answer" in seen(app)
            assert lines[0].strip().startswith("Add it all up")
