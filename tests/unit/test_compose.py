"""Steps composed: values in their places, options in an order that tells nothing."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from tutor.course.compose import blocks, compose, disordered, line, shuffled
from tutor.course.lesson import (
    AnyStep,
    Bin,
    Blank,
    ChoicesStep,
    ChoiceStep,
    ClassifyStep,
    CommitStep,
    Drawn,
    FillStep,
    Item,
    Lang,
    Lesson,
    Line,
    MatchStep,
    Node,
    NumberStep,
    Option,
    OrderStep,
    Pair,
    PollStep,
    ReflectStep,
    Reply,
    Show,
    Sorted,
    SpotStep,
    StoryStep,
    Turn,
)
from tutor.course.page import Blocks, Bullets, Gap, Page, Paragraph, Table, Term, Text
from tutor.course.quantity import Quantity
from tutor.course.shelf import FactValue
from tutor.course.values import draw, seeded

ASKED: dict[str, Any] = {"question": "How much?", "competence": "c", "explain": "So.", "hints": ("one", "two")}
VALUES = {"price": Drawn(pick=(6000, 12000), unit="money"), "months": Drawn(be=12), "total": Drawn(be="= price * 2")}


class Fact:
    """A fact with figures."""

    values: ClassVar = {
        "days": FactValue(be=20),
        "cap": FactValue(be="24%", unit="rate"),
        "who": FactValue(be="PBOC", unit="text"),
        "since": FactValue(be="2026-08-01", unit="day"),
        "never": FactValue(be="2026-02-30", unit="day"),
    }


class Facts:
    """A library that holds one fact."""

    def fact(self, name: str) -> Any:
        return {"known": Fact()}[name]


def lesson(*steps: AnyStep) -> Lesson:
    return Lesson(
        id="l", lang="en", revision=1, title="t", minutes=1, teaches=(), can_do="", values=VALUES, steps=steps
    )


def page(step: AnyStep, seed: int = 1, lang: Lang = "en") -> Page:
    of = lesson(Show(id="first", text="x"), step)
    names = draw(of, seeded(seed))
    return compose(of, step, names=names, library=Facts(), lang=lang, order=seeded(seed))


def words(of: Blocks) -> str:
    found = []
    for block in of:
        assert isinstance(block, Paragraph)
        found.append("".join(getattr(span, "text", "_") for span in block.line))
    return "\n".join(found)


NAMES = {
    "a": Quantity(Decimal("12000"), "money"),
    "b": Quantity(Decimal("6000"), "money"),
    "odd": Quantity(Decimal("12345.67"), "money"),
    "r": Quantity(Decimal("0.1303"), "rate"),
    "exact": Quantity(Decimal("0.00025"), "rate"),
    "third": Quantity(Decimal(1) / 3),
    "n": Quantity(Decimal(1234)),
    "t": Quantity(Decimal(0), "text", "Skylark"),
}


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("{a}", "1.2万元", "12,000 yuan"),
        ("{b}", "6,000元", "6,000 yuan"),
        ("{a} {b}", "12,000元 6,000元", "12,000 yuan 6,000 yuan"),
        ("{a} {a + a}", "1.2万元 2.4万元", "12,000 yuan 24,000 yuan"),
        ("{odd}", "12,345.67元", "12,345.67 yuan"),
        ("{odd:money0}", "12,346元", "12,346 yuan"),
        ("{a} {b:wan} {a:wan}", "12,000元 6,000元 1.2万元", "12,000 yuan 6,000 yuan 12,000 yuan"),
        ("{r} {r:rate1} {r:rate0} {exact}", "13.03% 13.0% 13% 0.025%", "13.03% 13.0% 13% 0.025%"),
        ("{r * 100:number0}", "13", "13"),
        ("{third} {third:number1} {n}", "0.33 0.3 1,234", "0.33 0.3 1,234"),
        ("{r / 3}", "4.34%", "4.34%"),
        ("{t}", "Skylark", "Skylark"),
        ("{100:money} {24%}", "100元 24%", "100 yuan 24%"),
        ("{fact:known.days} {fact:known.cap} {fact:known.who}", "20 24% PBOC", "20 24% PBOC"),
        ("{fact:known.since}", "2026年8月1日", "1 Aug 2026"),
        ("{fact:known.never}", "{fact:known.never}", None),
        ("{gone} {fact:known.weeks} {fact:gone.days}", "{gone} {fact:known.weeks} {fact:gone.days}", None),
    ],
)
def test_values_read_as_each_language_writes_them(text: str, zh: str, en: str | None) -> None:
    assert words(blocks(text, NAMES, Facts(), "zh")) == zh
    assert words(blocks(text, NAMES, Facts(), "en")) == (zh if en is None else en)


def test_computed_values_are_marked_as_figures_and_keep_their_emphasis() -> None:
    made = line("pay **{b}** to {t}", NAMES, Facts(), "en")
    assert made == (Text("pay "), Text("6,000 yuan", strong=True, figure=True), Text(" to "), Text("Skylark"))


def test_a_table_lines_up_its_figures() -> None:
    text = "| who | what | left |\n|---|---|---|\n| {t} | 2 things | {a} |\n| [us](term:us) | – | {b} |"
    (table,) = blocks(text, NAMES, Facts(), "zh")
    assert isinstance(table, Table)
    assert table.right == (False, True, True)
    assert table.rows[1][0] == (Term("us", "us"),)
    assert table.rows[0][2] == (Text("12,000元", figure=True),), "a table counts in one unit"


def test_lists_and_gaps() -> None:
    (bullets, gap) = blocks("1. {n}\n2. two\n\n[[g]] here", NAMES, Facts(), "en")
    assert bullets == Bullets(((Text("1,234", figure=True),), (Text("two"),)), numbered=True)
    assert gap == Paragraph((Gap("g"), Text(" here")))


OPTIONS = tuple(Option(id=name, text=f"{{price}} {name}", feedback="f", correct=name == "a") for name in "abcd")


def test_options_come_in_every_order_alike_often() -> None:
    step = ChoiceStep(id="s", options=OPTIONS, **ASKED)
    first = Counter(page(step, seed).entries[0].id for seed in range(800))
    assert set(first) == set("abcd")
    assert all(140 < count < 260 for count in first.values())
    assert page(step, 5).entries == page(step, 5).entries
    fixed = replace(step, shuffle=False)
    assert all([one.id for one in page(fixed, seed).entries] == list("abcd") for seed in range(20))


def test_an_order_never_begins_right() -> None:
    step = OrderStep(id="s", items=tuple(Item(id=n, text=n, feedback="f") for n in "abc"), **ASKED)
    orders = Counter("".join(one.id for one in page(step, seed).entries) for seed in range(300))
    assert "abc" not in orders
    assert len(orders) == 5
    assert disordered((1, 2), lambda: 0.99) == (2, 1)
    assert disordered((1,), lambda: 0.5) == (1,)


def test_shuffling_keeps_everything() -> None:
    assert sorted(shuffled(range(20), seeded(3))) == list(range(20))
    assert shuffled((), seeded(3)) == ()


def test_match_rights_and_things_to_sort_are_mixed() -> None:
    pairs = tuple(Pair(id=n, left=f"l{n}", right=f"r{n}", feedback="f") for n in "abc")
    match = MatchStep(id="s", pairs=pairs, extra=(Reply(id="x", text="rx"),), **ASKED)
    for seed in range(50):
        made = page(match, seed)
        assert [one.id for one in made.entries] == list("abc")
        assert sorted(one.id for one in made.targets) == list("abcx")
        assert [one.id for one in made.targets] != list("abcx")
    bins = (Bin(id="y", text="yes"), Bin(id="n", text="no"))
    items = tuple(Sorted(id=n, text=n, bin="y", feedback="f") for n in "abcd")
    sort = ClassifyStep(id="s", bins=bins, items=items, **ASKED)
    assert [one.id for one in page(sort).targets] == ["y", "n"]
    assert len({tuple(one.id for one in page(sort, seed).entries) for seed in range(60)}) > 10


def test_what_stands_in_order_keeps_it() -> None:
    lines = tuple(Line(id=n, text=n, feedback="f", trap=n == "a") for n in "abc")
    spot = page(SpotStep(id="s", genre="advert", heading="**Offer**", lines=lines, **ASKED))
    assert [one.id for one in spot.entries] == list("abc")
    assert (spot.genre, spot.multiple, spot.title) == ("advert", True, (Text("Offer", strong=True),))
    replies = tuple(Reply(id=n, text=n) for n in "ab")
    poll = page(PollStep(id="s", question="q", replies=replies, after="a", own_money=True))
    assert ([one.id for one in poll.entries], poll.own_money, poll.graded) == (["a", "b"], True, False)
    plan = page(CommitStep(id="s", text="I will …", plans=replies, after="a"))
    assert (plan.days, [one.id for one in plan.entries], words(plan.body)) == (7, ["a", "b"], "I will …")
    assert words(page(ReflectStep(id="s", question="why?", after="a")).question) == "why?"


def test_a_story_keeps_its_scenes() -> None:
    nodes = (
        Node(id="start", text="You have {price}.", turns=(Turn(id="go", text="go", to="end"),)),
        Node(id="end", text="Done.", ending="well"),
    )
    made = page(StoryStep(id="s", nodes=nodes, title="A day"))
    assert [scene.id for scene in made.scenes] == ["start", "end"]
    ((turn, leads),) = made.scenes[0].turns
    assert (turn.id, leads, made.scenes[1].ending) == ("go", "end", "well")


def test_a_number_question_says_what_it_expects_and_whether_it_varies() -> None:
    step = NumberStep(id="s", answer="= total", high="h", low="l", **ASKED)
    made = page(step)
    assert (made.unit, made.drawn, made.hints, made.sure, made.place, made.of) == ("money", True, 2, True, 2, 2)
    fixed = replace(step, answer="= months")
    assert (page(fixed).unit, page(fixed).drawn) == ("number", False)
    assert page(replace(fixed, text="It costs {price}.")).drawn
    assert page(replace(step, answer="= 5%")).unit == "rate"
    assert page(replace(step, answer="= gone")).unit is None


def test_a_page_does_not_say_what_is_right() -> None:
    step = ChoicesStep(id="s", options=OPTIONS, **ASKED)
    other = replace(step, options=tuple(replace(one, correct=not one.correct) for one in OPTIONS))
    assert page(step) == page(other)
    assert page(step).multiple
    fill = FillStep(
        id="s", blanks=(Blank(id="g", answers=("secret",), otherwise="o"),), **{**ASKED, "question": "a [[g]]"}
    )
    assert "secret" not in repr(page(fill))


def test_composing_is_quick() -> None:
    step = ChoiceStep(id="s", options=OPTIONS, text="You borrow {price} for {months} months. " * 8, **ASKED)
    of = lesson(step)
    names = draw(of, seeded(1))

    def composed() -> float:
        begun = time.perf_counter()
        compose(of, step, names=names, library=Facts(), lang="zh", order=seeded(1))
        return time.perf_counter() - begun

    composed()
    assert min(composed() for _ in range(20)) < 0.001
