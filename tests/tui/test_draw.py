"""Blocks as they are drawn: folded by Unicode's rules, lined up by display width, styled by tokens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from tutor.course.page import Blocks, Bullets, Gap, Paragraph, Table, Term, Text
from tutor.tui.draw import Ink, cells_of, draw, plain
from tutor.tui.fold import beside, cut, fold, hung
from tutor.tui.glyphs import ASCII, UNICODE, glyphs_for
from tutor.words.lines import width

NEVER_FIRST = "，。！？）」；：、》”"


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def styles(content: Content, part: str) -> set[str]:
    """The styles that lie on ``part`` of a content."""
    start = content.plain.index(part)
    return {str(span.style) for span in content.spans if span.start <= start and span.end >= start + len(part)}


def test_a_paragraph_folds_between_words_and_before_no_full_stop() -> None:
    drawn = draw((Paragraph(words("年利率是一年里要付的全部成本，包括每一笔费用。")),), 20).plain.splitlines()
    assert all(width(line) <= 20 for line in drawn)
    assert not any(line[0] in NEVER_FIRST for line in drawn)
    assert draw((Paragraph(words("one two three")),), 8).plain == "one two\nthree"


def test_styles_lie_on_their_words_after_folding() -> None:
    line = (
        Text("实际是"),
        Text("13.03%", strong=True, figure=True),
        Text("的"),
        Text("年利率", emphasis=True),
        Text("。"),
    )
    drawn = draw((Paragraph(line),), 12)
    assert styles(drawn, "13.03%") == {"bold $accent bold"}
    assert styles(drawn, "年利率") == {"italic"}


def test_a_term_opens_the_glossary_and_shows_focus() -> None:
    body: Blocks = (
        Paragraph((Text("The "), Term("annual rate", "apr"), Text(" and the "), Term("instalment", "instalment"))),
    )
    ink = Ink(focused=1)
    drawn = draw(body, 60, ink=ink)
    assert [term.id for term in ink.passed] == ["apr", "instalment"]
    assert "$accent underline" in styles(drawn, "annual rate")
    assert "$accent bold reverse" in styles(drawn, "instalment")
    metas = [span.style.meta for span in drawn.spans if not isinstance(span.style, str)]
    assert {"@click": "app.term('apr')"} in metas


def test_lists_hang() -> None:
    drawn = draw((Bullets((words("one two three"), words("four"))),), 9).plain
    assert drawn == "• one two\n  three\n• four"
    assert draw((Bullets((words("one two"), words("b")), numbered=True),), 7).plain == "1. one\n   two\n2. b"


def test_a_gap_shows_what_is_typed() -> None:
    body = (Paragraph((Text("It costs "), Gap("rate"), Text(" a year."))),)
    assert draw(body, 60).plain == "It costs ____ a year."
    assert draw(body, 60, ink=Ink(lambda name: Content(f"[{name}]"))).plain == "It costs [rate] a year."


TABLE = Table(
    (words("欠谁"), words("金额"), words("几号")),
    ((words("甲平台"), words("1,200"), words("3")), (words("B"), words("12,000"), words("28"))),
    (False, True, True),
)


def test_figures_line_up_on_the_right_by_display_width() -> None:
    assert draw((TABLE,), 40).plain.splitlines() == [
        "欠谁      金额  几号",
        "────────────────────",
        "甲平台   1,200     3",
        "B       12,000    28",
    ]


def test_a_wide_table_folds_its_words_and_then_becomes_a_list() -> None:
    wide = Table((words("what"), words("why")), ((words("a b c d e f"), words("g h i j k l m n")),), (False, False))
    drawn = draw((wide,), 18).plain.splitlines()
    assert all(width(line) <= 18 for line in drawn) and len(drawn) > 3
    narrow = draw((TABLE,), 10, glyphs=ASCII).plain
    assert "- 甲平台" in narrow and "  金额:" in narrow and "1,200" in narrow


def test_blocks_stand_apart() -> None:
    assert draw((Paragraph(words("a")), Bullets((words("b"),)), Paragraph(words("c"))), 20).plain == "a\n\n• b\n\nc"


def test_lines_of_their_own() -> None:
    assert plain((Text("a "), Gap("x"))) == "a ____"
    assert [line.plain for line in hung(Content("one two"), 5, "* ", "> ")] == ["* one", "> two"]


def test_beside_and_cut_know_display_width() -> None:
    assert beside(Content("甲"), Content("1"), 6).plain == "甲   1"
    assert cut(Content("甲乙丙"), 5).plain == "甲乙…"
    assert cut(Content("abc"), 3).plain == "abc"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab ，。！（）年利率1.5%\n", max_size=60), st.integers(8, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, cells: int) -> None:
    lines = fold(Content(text), cells)
    assert all(cells_of(line.plain) <= cells for line in lines)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("encoding", "glyphs"),
    [
        ("utf-8", UNICODE),
        ("UTF-8", UNICODE),
        ("gbk", ASCII),
        ("ascii", ASCII),
        ("cp437", ASCII),
        (None, ASCII),
        ("no", ASCII),
    ],
)
def test_signs_fall_back_where_the_encoding_lacks_them(encoding: str | None, glyphs: object) -> None:
    assert glyphs_for(encoding) is glyphs


def test_the_plain_signs_need_nothing_but_ascii() -> None:
    assert all(sign.isascii() for sign in ASCII)
