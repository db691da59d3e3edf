"""The reader: what comes through, where it stands, what is refused and where."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from tutor.course.source import Source, read
from tutor.words import known

from .every_kind import LESSON


def codes(text: str | bytes) -> list[str]:
    source = read(text if isinstance(text, bytes) else text.encode(), "x.yaml")
    return [one.code.removeprefix("source.") for one in source.diagnostics]


def places(text: str) -> list[tuple[int, int, str]]:
    found = read(text.encode(), "x.yaml").diagnostics
    return [(one.line, one.column, one.code.removeprefix("source.")) for one in found]


def test_plain_values() -> None:
    source = read(b"a: 1\nb: -0.50\nc: true\nd: text here\ne: '1'\nf: [0.6%, \"no\", 36-month]\ng: {h: = a * 2}\n")
    assert source.diagnostics == ()
    assert source.data == {
        "a": 1,
        "b": Decimal("-0.50"),
        "c": True,
        "d": "text here",
        "e": "1",
        "f": ["0.6%", "no", "36-month"],
        "g": {"h": "= a * 2"},
    }
    assert isinstance(source.data, dict)
    assert source.data["c"] is True


def test_block_texts_lose_their_last_breaks_only() -> None:
    source = read(b'a: |\n  one\n\n  two\n\n\nb: >\n  one\n  two\nc: "x\\n"\n')
    assert source.data == {"a": "one\n\ntwo", "b": "one two", "c": "x\n"}


def test_places_of_keys_and_values() -> None:
    source = read("名:  值\nlist:\n  - {a: 1, bc: [2, 3]}\n".encode())
    assert source.at(("名",)) == (1, 5)
    assert source.at(("名",), key=True) == (1, 1)
    assert source.at(("list", 0, "bc")) == (3, 16)
    assert source.at(("list", 0, "bc"), key=True) == (3, 12)
    assert source.at(("list", 0, "bc", 1)) == (3, 20)
    assert source.at(("list", 0, "gone", "deeper")) == (3, 5), "the nearest that is there"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a: plain words here", "words"),
        ("a: |\n  first line\n\n  then words\n", "words"),
        ("a: >-\n  folded\n  words here\n", "words"),
        ("a: 'it''s words'", "words"),
        ('a: "words"', "words"),
        ("a: 中文里的 words", "words"),
    ],
)
def test_a_place_inside_a_text(written: str, value: str) -> None:
    source = read(written.encode())
    assert isinstance(source.data, dict)
    text = source.data["a"]
    assert isinstance(text, str)
    line, column = source.inside(("a",), text.index(value))
    assert source.line(line)[column - 1 :].startswith(value)


def test_lines_are_counted_alike_with_windows_line_ends() -> None:
    source = read(LESSON.replace("\n", "\r\n").encode())
    assert source.diagnostics == ()
    assert source.data == read(LESSON.encode()).data
    assert source.at(("steps", 1)) == read(LESSON.encode()).at(("steps", 1))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("no", "yes-no"),
        ("On", "yes-no"),
        ("y", "yes-no"),
        ("True", "truth-case"),
        ("~", "empty"),
        ("null", "empty"),
        ("", "empty"),
        ("012", "leading-zero"),
        ("08", "leading-zero"),
        ("0o17", "other-base"),
        ("0x1f", "other-base"),
        ("1:30", "clock"),
        ("12:30:45", "clock"),
        ("1e3", "exponent"),
        ("1.5E-3", "exponent"),
        (".inf", "infinity"),
        ("-.INF", "infinity"),
        (".nan", "infinity"),
        ("2026-11-23", "date"),
        ("2026-11-23 10:00:00", "date"),
        ("1_000", "odd-number"),
        ("+5", "odd-number"),
        (".5", "odd-number"),
        ("5.", "odd-number"),
        ("1234567890123456789", "long-number"),
        ("0." + "3" * 40, "long-number"),
        ("<<", "merge"),
        ("*name", "alias"),
        ("&name text", "anchor"),
        ("!!int 5", "tag"),
        ("!text 5", "tag"),
        ("x" * 20_001, "too-long"),
    ],
)
def test_surprises_are_refused_where_they_stand(written: str, code: str) -> None:
    assert places(f"first: 1\nkey: {written}\n") == [(2, 6 if written else 5, code)]
    if written and not written.startswith(("*", "&", "!")):
        assert codes(f"first: 1\nkey: '{written}'\n") == (["too-long"] if code == "too-long" else [])


@pytest.mark.parametrize(
    "written", ["5", "-5", "0", "0.5", "1.10", "true", "yesterday", "not", "1.2.3", "5%", "12:xx", "1-2"]
)
def test_what_only_looks_surprising_is_let_through(written: str) -> None:
    assert codes(f"key: {written}") == []


def test_all_errors_of_a_file_are_told() -> None:
    text = "a: no\nb: {c: 012, d: *x}\na: again\n1: number\n? [list]\n: value\nlast: &y z\n"
    assert places(text) == [
        (1, 4, "yes-no"),
        (2, 8, "leading-zero"),
        (2, 16, "alias"),
        (3, 1, "duplicate-key"),
        (4, 1, "key-not-text"),
        (5, 3, "key-not-text"),
        (7, 7, "anchor"),
    ]


def test_of_two_same_keys_the_first_counts() -> None:
    source = read(b"a: 1\nb: 2\na: {deep: 3}\n")
    assert source.data == {"a": 1, "b": 2}
    assert source.diagnostics[0].values == {"name": "a", "line": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: What: this\n", (1, 12, "colon-in-text")),
        ("a: 1\ntitle：什么\nb: 2\n", (2, 6, "wide-colon")),
        ("a: - b\n", (1, 4, "dash-in-text")),
        ("a: **bold** text\n", (1, 4, "first-character")),
        ("a: @x\n", (1, 4, "first-character")),
        ("a: %x\n", (1, 4, "first-character")),
        ("a: 'open\nb: c\n", (1, 4, "quote-open")),
        ('a: "\\q"\n', (1, 5, "escape")),
        ("a: [1, 2\nb: 3\n", (1, 4, "bracket-open")),
        ("a: {b: 1\nc: 3\n", (1, 4, "bracket-open")),
        ("b: 1\na: [\n", (2, 4, "bracket-open")),
        ("a: [x, {b: 1}, [c],\n", (1, 4, "bracket-open")),
        ("a: [, b]\n", (1, 5, "bracket-content")),
        ("a:\n  - x\n b: 3\n", (3, 2, "indent")),
        ("a: 'x' y\n", (1, 8, "after-value")),
        ("a: |x\n  b\n", (1, 5, "block-header")),
        ("%TAG ! x\n---\na: b\n", (1, 1, "directive")),
        ("a: b\n---\nc: d\n", (2, 1, "several-documents")),
    ],
)
def test_syntax_errors_say_what_people_do(text: str, expected: tuple[int, int, str]) -> None:
    assert places(text) == [expected]


@pytest.mark.parametrize(
    ("data", "place", "code"),
    [
        (b"", (1, 1), "nothing"),
        (b"# only a comment\n", (1, 1), "nothing"),
        (b"\xff\xfea\x00", (1, 1), "utf-16"),
        (b"\xef\xbb\xbfa: b", (1, 1), "byte-order-mark"),
        ("a: 中".encode() + b"\xff", (1, 5), "not-utf-8"),
        (b"a: b\nc:\td\n", (2, 3), "tab"),
        (b"a: b\x00\n", (1, 5), "unseen-character"),
        ("a: b\u2028c\n".encode(), (1, 5), "unseen-character"),
        ("a: b\u202ec\n".encode(), (1, 5), "unseen-character"),
        (b"a: b\rc: d\n", (1, 5), "unseen-character"),
        (b"a" * 1_000_001, (1, 1), "too-large"),
    ],
)
def test_letters_that_cannot_be_seen(data: bytes, place: tuple[int, int], code: str) -> None:
    found = read(data).diagnostics[0]
    assert ((found.line, found.column), found.code) == (place, f"source.{code}")


@pytest.mark.parametrize("piece", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_fifty_thousand_brackets_are_met_early(piece: str) -> None:
    assert codes(piece * 50_000) == ["too-deep"]


@pytest.mark.parametrize("after", ["", "'", "e", "_", "e5x", ":30x"])
def test_very_long_numbers_take_no_time(after: str) -> None:
    start = time.perf_counter()
    codes("a: " + "9" * 500_000 + after)
    assert time.perf_counter() - start < 1


def test_twenty_deep_is_still_read() -> None:
    assert codes("[" * 20 + "1" + "]" * 20) == []


def test_a_bomb_of_aliases_is_not_built() -> None:
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert set(codes("\n".join(lines))) == {"alias", "anchor"}


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path / "none.yaml").diagnostics] == ["source.no-file"]
    assert [one.code for one in read(tmp_path).diagnostics] == ["source.unreadable"]


def test_findings_carry_the_line_and_say_it_in_both_languages() -> None:
    found = read("a: 1\nb: 是 no\nc: no\n".encode(), "x.yaml").diagnostics[0]
    assert (found.file, found.excerpt, found.length) == ("x.yaml", "c: no", 2)
    assert "no" in found.message("en")
    assert "no" in found.message("zh")
    assert found.message("en") != found.message("zh")
    assert found.as_json("en") == {
        "file": "x.yaml",
        "line": 3,
        "column": 4,
        "code": "source.yes-no",
        "message": found.message("en"),
    }


def test_a_source_without_a_file_is_harmless() -> None:
    empty = Source("x.yaml", "", None)
    assert empty.at(("a", 0)) == (1, 1)
    assert empty.line(7) == ""
    assert known("source.nothing")


def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    yaml = pytest.importorskip("yaml")
    with_c = read(LESSON.encode())
    monkeypatch.setattr("tutor.course.reading.Parser", yaml.SafeLoader)
    pure = read(LESSON.encode())
    assert pure.data == with_c.data
    assert [pure.at(("steps", n, "id")) for n in range(13)] == [with_c.at(("steps", n, "id")) for n in range(13)]
    for text in ("a: b: c\n", "a: 'x\n", "a: [1\nb: 2\n", "a:\n  - x\n b: 3\n", "[" * 50_000, "a: **b**\n", 'a: "\\q"'):
        assert codes(text), text
