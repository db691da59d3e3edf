"""The line-by-line front end, played by a robot that reads the last line and answers what it asks for."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO, cast

import pytest

from tutor import text
from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.library import Library
from tutor.course.worlds import names
from tutor.store.desk import Desk
from tutor.store.log import Store
from tutor.store.paths import Paths
from tutor.text.life import HIDDEN
from tutor.words import Lang, say

LESSONS = ["need-or-want", "score-report-decision", "total-debt"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = lessons_dir()
    where = Paths(tmp_path, tmp_path)
    return Desk(
        Catalogue.open(root),
        Library(root),
        Store.open(where.store),
        where,
        "en",
        lambda: datetime(2026, 11, 23, tzinfo=UTC),
        lambda: 7,
    )


class Robot:
    """Answers the last line of ``heard`` and ends its input after the recap, or after ``lines`` lines."""

    def __init__(self, heard: io.StringIO, lang: Lang, lines: int = 10_000) -> None:
        self._heard = heard
        self._lang = lang
        self._left = lines

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        self._left -= 1
        heard = self._heard.getvalue()
        if self._left < 0 or heard.count(say(self._lang, "plain.recap")):
            return ""
        return self._reply(heard.rstrip().rsplit("\n", 1)[-1], heard) + "\n"

    def _reply(self, asked: str, heard: str) -> str:
        def is_asked(key: str) -> bool:
            pattern = re.escape(say(self._lang, f"plain.{key}", thing="@", n=2, of=2, ways="@"))
            return re.fullmatch(pattern.replace("@", ".*").replace("2", r"\d+"), asked) is not None

        if is_asked("ask_order"):
            numbers = re.findall(r"^(\d+)\. ", heard.rsplit("\n\n", 1)[-1], re.MULTILINE)
            return " ".join(reversed(numbers))
        if is_asked("ask_number"):
            return "1,200"
        if is_asked("ask_sure"):
            return "3"
        if is_asked("go_on") or is_asked("go_on_or_again"):
            return ""
        if is_asked("ask_words") or is_asked("ask_blank"):
            return "wait a week"
        return "1"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_played_to_its_end(desk: Desk, lesson: str, lang: Lang) -> None:
    desk.lang = lang
    heard = io.StringIO()
    assert text.run(desk, lesson, None, cast(TextIO, Robot(heard, lang)), heard) == 0
    said = heard.getvalue()
    assert say(lang, "plain.recap") in said
    assert desk.store.places()[lesson].done
    assert not re.search(r"[─│┌┐└┘█▸○●✓✗]|\*\*|\{|\}", said)


def test_an_input_that_ends_loses_no_answer(desk: Desk) -> None:
    for lines in range(1, 25):
        heard = io.StringIO()
        before = sum(1 for _ in desk.store.attempts())
        assert text.run(desk, "total-debt", None, cast(TextIO, Robot(heard, "en", lines)), heard) == 0
        asked = heard.getvalue().count("How sure are you?")
        assert sum(1 for _ in desk.store.attempts()) - before >= asked
        assert say("en", "plain.kept") in heard.getvalue()


def test_commands_work_inside_a_lesson(desk: Desk) -> None:
    heard = io.StringIO()
    lines = io.StringIO("?\nh\ng interest\ns\ni\nl\nl\nn\nb\nx\n9\n1\n2\n\nq\n")
    assert text.run(desk, "total-debt", None, lines, heard) == 0
    said = heard.getvalue()
    assert say("en", "plain.lesson_help") in said
    assert "全部加起来" in said or "第 1 步" in said
    assert say("en", "plain.number_wanted", n=3) in said
    assert say("en", "common.notice") in said


def test_home_opens_everything_it_lists(desk: Desk) -> None:
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO("q\n"), heard)
    home = heard.getvalue()
    numbered = re.findall(r"^(\d+)\. (.+)$", home, re.MULTILINE)
    assert [int(number) for number, _ in numbered] == list(range(1, len(numbered) + 1)) and len(numbered) < 24
    for number, told in numbered:
        heard = io.StringIO()
        assert text.run(desk, None, None, io.StringIO(f"{number}\n\nq\n"), heard) == 0
        assert told.split(" (")[0] in heard.getvalue().split(say("en", "plain.home_ask"), 1)[1]
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO("99\nnonsense\n?\nl\ng\ng 逾期\nq\n"), heard)
    assert "接着学" in heard.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_unit_tells_how_far_one_is_and_opens_its_lessons(desk: Desk, lang: Lang) -> None:
    desk.lang = lang
    desk.store.set_setting("lang", lang)
    heard = io.StringIO()
    assert text.run(desk, "need-or-want", None, cast(TextIO, Robot(heard, lang)), heard) == 0
    unit = next(one for one in desk.catalogue.units if one.id == "before")
    number = len(desk.catalogue.needs) + desk.catalogue.units.index(unit) + 1
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO(f"{number}\nx\n2\nq\n"), heard)
    told, n = heard.getvalue(), len(unit.lessons)
    first, second = (desk.catalogue.lesson(name).titled(lang) for name in unit.lessons[:2])
    assert f"{number}. " + say(lang, "plain.unit_begun", title=unit.title[lang], done=1, n=n) in told
    assert "1. " + say(lang, "plain.lesson_done", title=first) in told
    assert say(lang, "plain.number_wanted", n=n) in told
    opened = told.rsplit(f"\n{second}\n", 1)[-1]
    assert say(lang, "plain.place", place=1, of=desk.catalogue.lesson(unit.lessons[1]).steps) in opened


def test_home_says_what_enter_opens(desk: Desk) -> None:
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO("\nq\n"), heard)
    title = desk.catalogue.lessons[0].titled("en")
    assert f"Enter: {title} (" in heard.getvalue() and f"\n{title}\n" in heard.getvalue()


def test_a_calculator_asks_explains_and_shows_its_table(desk: Desk) -> None:
    first = len(desk.catalogue.needs) + len(desk.catalogue.units) + 2
    lines = [str(first), "", "2万", "-5", "0.5%", "12", "t", "k", "", "q"]
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO("\n".join(lines) + "\n"), heard)
    told = heard.getvalue()
    assert "20,000 yuan" in told and "can't be negative" in told and "10.90%" in told
    assert "Month: 12; Payment: 1,766.67 yuan" in told or "Month: 12; Payment: 1,766.63 yuan" in told
    assert '"20000"' in (desk.store.setting("tool.true-price") or "") or "2万" in (
        desk.store.setting("tool.true-price") or ""
    )


def test_a_life_is_lived_line_by_line(desk: Desk) -> None:
    world = len(desk.catalogue.needs) + len(desk.catalogue.units) + 1
    known = [name for name in names(desk.library.folder) if name not in HIDDEN]
    two_years = known.index("two-years") + 1
    lines = [
        str(world),
        str(two_years),
        "a",
        "1",
        "3",
        "2",
        "",
        "",
        "r",
        "d",
        "w",
        "",
        "f",
        "b",
        "1",
        "o",
        "1",
        "q",
        "q",
    ]
    heard = io.StringIO()
    text.run(desk, None, None, io.StringIO("\n".join(lines) + "\n"), heard)
    told = heard.getvalue()
    assert "Month 2 of 24" in told and "2,000 yuan borrowed from Skylark Credit" in told
    assert "1000 kinds" not in told and "300 kinds of luck" in told and "a teaching score" in told.lower()
    assert told.count("Month 1 of 24") == 2, "lived, and gone back to"
    assert '"month": 1' in (desk.store.setting("life.two-years") or "")
