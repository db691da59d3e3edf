"""The small markup: what is read, and what is named as unreadable."""

from __future__ import annotations

import pytest

from tutor.course.markup import parse, parse_line
from tutor.course.template import BulletsOf, FactHole, GapMark, Hole, ParagraphOf, Pieces, TableOf, TermLink, Words


def flat(pieces: Pieces) -> str:
    """The pieces in signs of the test's own: <b> for bold, <i> for emphasis."""
    out = ""
    for piece in pieces:
        match piece:
            case Words():
                made = piece.text
            case TermLink():
                made = f"<t {piece.id}>{piece.text}</t>"
            case GapMark():
                made = f"<gap {piece.id}>"
            case Hole():
                made = f"<= {piece.expression.text}|{piece.format}>"
            case FactHole():
                made = f"<fact {piece.id}.{piece.field}|{piece.format}>"
        if isinstance(piece, Words | Hole | FactHole):
            made = f"<b>{made}</b>" if piece.strong else made
            made = f"<i>{made}</i>" if piece.emphasis else made
        out += made
    return out


def one(text: str) -> str:
    blocks = parse(text).blocks
    assert len(blocks) == 1 and isinstance(blocks[0], ParagraphOf)
    assert not parse(text).problems
    return flat(blocks[0].line)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("实际是**13.03%**的年利率", "实际是<b>13.03%</b>的年利率"),
        ("**“砍头息”**，先扣", "<b>“砍头息”</b>，先扣"),
        ("all *on purpose* here", "all <i>on purpose</i> here"),
        ("**bold *and both***", "<b>bold </b><i><b>and both</b></i>"),
        ("**{fee} a month**", "<b><= fee|></b><b> a month</b>"),
        ("3 * 4 = 12", "3 * 4 = 12"),
        (r"2\*3\*4 and \{not\} \[\[this\]\]", "2*3*4 and {not} [[this]]"),
        ("a \\ b", "a \\ b"),
        ("{share * 100:number0}%", "<= share * 100|number0>%"),
        ("{fact:dispute-20d.days} 日内", "<fact dispute-20d.days|> 日内"),
        ("{fact:lpr-now.rate:rate1}", "<fact lpr-now.rate|rate1>"),
        ("see [credit report](term:credit-report) now", "see <t credit-report>credit report</t> now"),
        ("a [note] and [another](so)", "a [note] and [another](so)"),
        ("[[report]] 记下过去", "<gap report> 记下过去"),
        ("first\nsecond", "first second"),
        ("借钱以前\n先看价格", "借钱以前先看价格"),
        ("借钱以前，\n先看价格", "借钱以前，先看价格"),
        ("他说\n**先看**价格", "他说<b>先看</b>价格"),
        ("借 APR\n是多少", "借 APR 是多少"),
        ("付\n{a}", "付 <= a|>"),
    ],
)
def test_a_line(text: str, read: str) -> None:
    assert one(text) == read


def test_blocks() -> None:
    read = parse("Two ways:\n- first,\n  going on\n- second\n\n1. one\n2. two\n\nafter")
    assert [type(block) for block in read.blocks] == [ParagraphOf, BulletsOf, BulletsOf, ParagraphOf]
    bullets, numbered = read.blocks[1], read.blocks[2]
    assert isinstance(bullets, BulletsOf) and isinstance(numbered, BulletsOf)
    assert [flat(item) for item in bullets.items] == ["first, going on", "second"]
    assert (bullets.numbered, numbered.numbered) == (False, True)


def test_a_table() -> None:
    read = parse("| a | b |\n| --- | --- |\n| **x** | {n:money0} |\n| y \\| z | |")
    (table,) = read.blocks
    assert isinstance(table, TableOf)
    assert [flat(cell) for cell in table.head] == ["a", "b"]
    assert [[flat(cell) for cell in row] for row in table.rows] == [["<b>x</b>", "<= n|money0>"], ["y | z", ""]]
    assert not read.problems


def test_a_line_stays_a_line_whatever_it_begins_with() -> None:
    pieces, problems = parse_line("- 5 yuan\n1. more")
    assert flat(pieces) == "- 5 yuan 1. more"
    assert not problems


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("a **bold without end", "markup-star", 2),
        ("a *light without end", "markup-star", 2),
        ("a } b", "markup-brace", 2),
        ("a { b", "markup-brace", 2),
        ("a [[gap", "markup-gap", 2),
        ("a [word](link:x)", "markup-link", 2),
        ("a {fact:no field}", "markup-fact", 2),
        ("a {n:percent}", "markup-format", 2),
        ("a {n +}", "expression-syntax", 5),
        ("a {n.x}", "expression-character", 4),
        ("a\n\n中文 {价格}", "expression-character", 7),
        ("- a\n- b {x.y}", "expression-character", 10),
        ("| a | b |\n| x | y |", "table-head", 0),
        ("| a | b |\n|---|---|\n| x |", "table-columns", 20),
    ],
)
def test_what_cant_be_read_is_named_where_it_stands(text: str, code: str, offset: int) -> None:
    (problem,) = parse(text).problems
    assert (problem.code, problem.offset) == (code, offset)


def test_what_cant_be_read_stays_as_it_was_written() -> None:
    (block,) = parse("pay {n +} and **go").blocks
    assert isinstance(block, ParagraphOf)
    assert flat(block.line) == "pay {n +} and **go"


def test_offsets_point_into_the_text() -> None:
    text = "a\n\n- b **{n}** [[g]]\n- {fact:x.y}"
    found = {type(piece): text[piece.offset] for piece in parse(text).pieces() if not isinstance(piece, Words)}
    assert found == {Hole: "{", GapMark: "[", FactHole: "{"}
