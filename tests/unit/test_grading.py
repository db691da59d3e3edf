"""Answers of every kind weighed: what is right, what is partly right, what is named, what can't be weighed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lessons.small import FILES
from tutor.course import lesson as lessons
from tutor.course.expression import ExpressionError
from tutor.course.lesson import AnyStep, Lesson
from tutor.course.library import Library
from tutor.course.page import Paragraph, Text
from tutor.course.values import draw, seeded
from tutor.learning.grading import grade
from tutor.learning.shapes import LONGEST
from tutor.learning.verdict import Unread, Verdict

ASKED: dict[str, Any] = {"question": "What?", "competence": "flat-fee", "explain": "Because."}


def option(name: str, correct: bool = False, misconception: str | None = None) -> lessons.Option:
    return lessons.Option(id=name, text=name, feedback=f"about {name}", correct=correct, misconception=misconception)


def number(answer: str, **more: Any) -> lessons.NumberStep:
    return lessons.NumberStep(id="number", answer=answer, high="too high", low="too low", **ASKED, **more)


CHOICE = lessons.ChoiceStep(
    id="choice", options=(option("a"), option("b", True), option("c", misconception="flat-is-annual")), **ASKED
)
CHOICES = lessons.ChoicesStep(
    id="choices",
    options=(option("a", True), option("b", True), option("c", misconception="no-calculation"), option("d")),
    **ASKED,
)
ORDER = lessons.OrderStep(
    id="order", items=tuple(lessons.Item(id=name, text=name, feedback=f"about {name}") for name in "abcde"), **ASKED
)
MATCH = lessons.MatchStep(
    id="match",
    pairs=(
        lessons.Pair(id="day", left="day", right="0.05%", feedback="f"),
        lessons.Pair(id="month", left="month", right="1.5%", feedback="f", misconception="flat-is-annual"),
        lessons.Pair(id="four-weeks", left="four weeks", right="1.5%", feedback="f"),
        lessons.Pair(id="year", left="year", right="18%", feedback="f"),
    ),
    extra=(lessons.Reply(id="none", text="36%"),),
    **ASKED,
)
CLASSIFY = lessons.ClassifyStep(
    id="classify",
    bins=(lessons.Bin(id="need", text="need"), lessons.Bin(id="want", text="want")),
    items=(
        lessons.Sorted(id="bread", text="bread", bin="need", feedback="f"),
        lessons.Sorted(id="rocket", text="rocket", bin="want", feedback="f", misconception="no-calculation"),
    ),
    **ASKED,
)
SPOT = lessons.SpotStep(
    id="spot",
    genre="advert",
    heading="Fast money",
    lines=(
        lessons.Line(id="hello", text="Hello", feedback="nothing wrong"),
        lessons.Line(id="fee", text="Pay first", feedback="a trap", trap=True, misconception="no-calculation"),
    ),
    **ASKED,
)
FILL = lessons.FillStep(
    id="fill",
    blanks=(
        lessons.Blank(id="what", answers=("credit report", "report"), otherwise="other", slips=(
            lessons.Slip(when="score", feedback="that is the number", misconception="no-calculation"),)),
        lessons.Blank(id="months", answers=("12",), otherwise="count them"),
    ),
    **ASKED,
)  # fmt: skip
STORY = lessons.StoryStep(
    id="story",
    nodes=(
        lessons.Node(id="call", text="?", turns=(
            lessons.Turn(id="take", text="take", to="end", misconception="no-calculation"),
            lessons.Turn(id="again", text="again", to="call"),)),
        lessons.Node(id="end", text="!", ending="badly"),
    ),
)  # fmt: skip
POLL = lessons.PollStep(id="poll", question="?", replies=(lessons.Reply(id="yes", text="yes"),), after="thanks")
REFLECT = lessons.ReflectStep(id="reflect", question="?", after="thanks")
COMMIT = lessons.CommitStep(id="commit", text="I will", plans=(lessons.Reply(id="wait", text="wait"),), after="good")
TOTAL = number("= fee * principal * months", slips=(lessons.Slip(when="= fee * principal", feedback="one month"),))
STEPS: tuple[AnyStep, ...] = (
    lessons.Show(id="show", text="Read."),
    CHOICE, CHOICES, TOTAL, FILL, ORDER, MATCH, CLASSIFY, SPOT, STORY, POLL, REFLECT, COMMIT,
)  # fmt: skip
LESSON = Lesson(
    id="one", lang="en", revision=1, title="One", minutes=1, teaches=(), can_do="All.", steps=STEPS,
    values={
        "principal": lessons.Drawn(be=12000, unit="money"),
        "fee": lessons.Drawn(be="0.75%"),
        "months": lessons.Drawn(pick=(6, 12)),
    },
)  # fmt: skip
NAMES = draw(LESSON, seeded(1))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root: Path = tmp_path_factory.mktemp("course")
    (root / "misconceptions.yaml").write_text(FILES["misconceptions.yaml"], encoding="utf-8")
    return Library(root)


@pytest.fixture
def weigh(library: Library) -> Any:
    def weighed(step: AnyStep, answer: Any) -> Verdict:
        return grade(LESSON, step, NAMES, answer, library, "en")

    return weighed


def said(verdict: Verdict) -> list[str]:
    return [block.line[0].text for note in verdict.notes for block in note.says
            if isinstance(block, Paragraph) and isinstance(block.line[0], Text)]  # fmt: skip


def test_a_choice_answers_whoever_chose(weigh: Any) -> None:
    assert weigh(CHOICE, "b").outcome == "right"
    wrong = weigh(CHOICE, "c")
    assert (wrong.outcome, wrong.score, wrong.solution) == ("wrong", 0, "b")
    assert said(wrong) == ["about c"] and wrong.misconceptions == ("flat-is-annual",)
    assert wrong.named == ("taking the fee for a rate",)
    assert weigh(CHOICE, "a").misconceptions == ()


@pytest.mark.parametrize(
    ("chosen", "score", "outcome"),
    [
        ("ab", 1, "right"), ("ba", 1, "right"), ("a", 0.5, "partly"), ("abc", 0.5, "partly"), ("ac", 0, "wrong"),
        ("abcd", 0, "wrong"), ("cd", 0, "wrong"),
    ],
)  # fmt: skip
def test_ticks_count_right_minus_wrong(weigh: Any, chosen: str, score: float, outcome: str) -> None:
    verdict = weigh(CHOICES, tuple(chosen))
    assert (verdict.score, verdict.outcome) == (score, outcome)
    assert {note.about for note in verdict.notes} == set(chosen) | {"a", "b"}, "what was left out is told too"
    assert all(note.chosen == (note.about in chosen) and note.right == (note.about in "ab") for note in verdict.notes)
    assert verdict.misconceptions == (("no-calculation",) if "c" in chosen else ())


@pytest.mark.parametrize(
    ("order", "score"), [("abcde", 1), ("bacde", 0.75), ("edcba", 0), ("bcdea", 0.75), ("eabcd", 0.75), ("acebd", 0.5)]
)
def test_an_order_counts_the_neighbours_it_keeps(weigh: Any, order: str, score: float) -> None:
    verdict = weigh(ORDER, list(order))
    assert verdict.score == score and verdict.solution == tuple("abcde") and verdict.given == tuple(order)
    assert [note.right for note in verdict.notes] == [order[place] == name for place, name in enumerate("abcde")]


def test_two_rights_that_read_alike_are_the_same(weigh: Any) -> None:
    key = {"day": "day", "month": "four-weeks", "four-weeks": "month", "year": "year"}
    assert weigh(MATCH, key).outcome == "right"
    wrong = weigh(MATCH, {**key, "month": "none"})
    assert (wrong.score, wrong.outcome, wrong.misconceptions) == (0.75, "partly", ("flat-is-annual",))
    assert [note.belongs[0].id for note in wrong.notes if not note.right] == ["month"]


def test_things_under_the_wrong_heading(weigh: Any) -> None:
    assert weigh(CLASSIFY, {"bread": "need", "rocket": "want"}).outcome == "right"
    wrong = weigh(CLASSIFY, {"bread": "need", "rocket": "need", "more": "x"})
    assert (wrong.score, wrong.misconceptions) == (0.5, ("no-calculation",))
    assert wrong.given == {"bread": "need", "rocket": "need"}, "nothing is kept that wasn't asked for"


def test_a_trap_passed_over_shows_the_idea_behind_it(weigh: Any) -> None:
    assert weigh(SPOT, ("fee",)).misconceptions == ()
    assert weigh(SPOT, ("hello",)).misconceptions == ("no-calculation",)
    assert weigh(SPOT, ("hello", "fee")).outcome == "wrong"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Credit report", True), ("ＣＲＥＤＩＴ　ＲＥＰＯＲＴ", True), (" credit-report. ", True), ("“report”", True),
        ("reports of credit", False), ("score", False),
    ],
)  # fmt: skip
def test_words_are_compared_without_their_dress(weigh: Any, typed: str, right: bool) -> None:
    verdict = weigh(FILL, {"what": typed, "months": "12"})
    assert verdict.notes[0].right is right and verdict.score == (1 if right else 0.5)
    assert ("that is the number" in said(verdict)) is (typed == "score")


@pytest.mark.parametrize(
    ("typed", "right", "same"),
    [
        ("12.0", "12", True), ("十二", "12", True), ("12期", "12", True), ("1.2万", "12,000", True),
        ("￥１２，０００", "12000元", True), ("24 %", "24%", True), ("0.24", "24%", True), ("-5", "-5", True),
        ("15", "1.5", False), ("10²", "102", False), ("24", "24%", False), ("5", "-5", False),
        ("30天", "30期", False), ("30", "30天", True), ("30 month", "30 months", True), ("1.5倍", "15倍", False),
        ("x", "12", False), ("12x", "12", False),
    ],
)  # fmt: skip
def test_numbers_in_blanks(weigh: Any, typed: str, right: str, same: bool) -> None:
    step = lessons.FillStep(id="f", blanks=(lessons.Blank(id="b", answers=(right,), otherwise="no"),), **ASKED)
    assert (weigh(step, {"b": typed}).outcome == "right") is same


@pytest.mark.parametrize("shape", ["{}", "{:,}", "¥{}", "{}元", "{}.00", "about {}"])
def test_an_amount_as_people_type_it(weigh: Any, shape: str) -> None:
    key = int(Decimal(90) * NAMES["months"].amount)
    verdict = weigh(TOTAL, shape.format(key))
    assert verdict.outcome == "right" and verdict.understood == f"{key:,} yuan"


def test_a_slip_goes_before_a_misconception_and_both_before_high_and_low(weigh: Any) -> None:
    slip = weigh(TOTAL, "90")
    assert said(slip) == ["one month"] and slip.misconceptions == ()
    key = 90 * NAMES["months"].amount
    thought = 12000 * Decimal("0.0075") * 12 / NAMES["months"].amount
    named = weigh(number("= fee * principal * months + principal / 12000"), str(thought))
    assert named.misconceptions == ("flat-is-annual",) and said(named) == ["The fee times twelve is no annual rate."]
    assert said(weigh(TOTAL, str(key * 3))) == ["too high"] and said(weigh(TOTAL, "1")) == ["too low"]


def test_a_share_of_money_is_near_only_what_is_near_as_a_rate(weigh: Any) -> None:
    slip = lessons.Slip(when="= principal * 10% / principal", feedback="a tenth")
    step = number("= fee * 16", slips=(slip,), accept=lessons.Accept(within="1%"))
    assert said(weigh(step, "10%")) == ["a tenth"]
    assert said(weigh(step, "7%")) == ["too low"]


@pytest.mark.parametrize(
    ("typed", "outcome", "understood"),
    [("10%", "right", "10%"), ("10", "right", "10%"), ("百分之十", "right", "10%"), ("１０％", "right", "10%"),
     ("10.004", "right", "10.004%"), ("11", "wrong", "11%")],
)  # fmt: skip
def test_a_bare_number_is_percent_where_a_rate_is_asked(weigh: Any, typed: str, outcome: str, understood: str) -> None:
    verdict = weigh(number("= fee * 12 + 1%", accept=lessons.Accept(within="0.1%")), typed)
    assert (verdict.outcome, verdict.understood) == (outcome, understood)


@pytest.mark.parametrize(
    ("answer", "within", "near", "far"),
    [
        ("= 100", None, "100.5", "100.51"),
        ("= 1.25", None, "1.255", "1.256"),
        ("= fee", None, "0.755%", "0.756%"),
        ("= principal", None, "12000.5", "12000.51"),
        ("= principal + 1 / 3 * principal / 12000", None, "12000.33", "12000.34"),
        ("= 100", "5%", "105", "105.1"),
        ("= 100", 3, "97", "96.9"),
        ("= fee", "10%", "0.825%", "0.826%"),
    ],
)
def test_how_near_is_near_enough(weigh: Any, answer: str, within: Any, near: str, far: str) -> None:
    step = number(answer, accept=None if within is None else lessons.Accept(within=within))
    assert weigh(step, near).outcome == "right"
    assert weigh(step, far).outcome == "wrong"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "verdict.empty"), ("   ", "verdict.empty"), ("\x1b", "verdict.empty"), ("many", "money.not_number"),
     ("9" * 5000, "money.too_long"), ("1 2", "money.several"), ("20%", "money.amount_is_rate")],
)  # fmt: skip
def test_no_number_is_not_counted(weigh: Any, typed: str, code: str) -> None:
    with pytest.raises(Unread) as told:
        weigh(TOTAL, typed)
    assert told.value.code == code


def test_what_has_no_right_answer_is_noted(weigh: Any) -> None:
    for step, answer in ((POLL, "yes"), (REFLECT, "words"), (COMMIT, "wait"), (COMMIT, "own words")):
        verdict = weigh(step, answer)
        assert verdict.outcome == "noted" and verdict.solution is None and verdict.explain and verdict.given == answer
    story = weigh(STORY, ["again", "take"])
    assert story.outcome == "noted" and story.misconceptions == ("no-calculation",)
    assert story.given == ("again", "take")


def test_own_words_lose_what_a_terminal_would_obey(weigh: Any) -> None:
    assert weigh(REFLECT, " one\n\x1b[31mtwo\x00 \ud800 三 ").given == "one\n[31mtwo  三"
    assert len(weigh(REFLECT, "x" * 10**6).given) == LONGEST


def test_what_is_kept_is_plain(weigh: Any) -> None:
    key = dict.fromkeys(("bread", "rocket"), "need")
    verdict = weigh(CLASSIFY, MappingProxyType({**key, "junk": object()}))
    assert type(verdict.given) is dict and verdict.given == key and verdict.given is not key


def test_an_endless_blank_takes_no_time(weigh: Any) -> None:
    assert weigh(FILL, {"what": "ﷺ" * 10**6, "months": "9" * 10**6}).outcome == "wrong"


def test_an_answer_that_cannot_be_worked_out_is_told(weigh: Any) -> None:
    with pytest.raises(ExpressionError):
        weigh(number("= fee / (fee - fee)"), "1")


KNOWN = ("a", "b", "day", "month", "bread", "need", "fee", "what", "take", "again", "yes", "", "12")
PLAIN = st.one_of(st.sampled_from(KNOWN), st.text(max_size=20), st.integers(), st.none(), st.booleans(), st.floats())
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6), st.tuples(inner, inner), st.dictionaries(st.sampled_from(KNOWN), inner, max_size=6)
    ),
    max_leaves=8,
)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(STEPS), ANYTHING)
def test_nothing_that_comes_in_breaks_it(library: Library, step: AnyStep, answer: Any) -> None:
    try:
        verdict = grade(LESSON, step, NAMES, answer, library, "zh")
    except Unread as told:
        assert told.code.startswith(("verdict.", "money."))
    else:
        assert 0 <= verdict.score <= 1
        assert (verdict.outcome == "right") is (verdict.score == 1)
        assert verdict.given is not None
