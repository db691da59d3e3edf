"""Rosters as schools have them, and marks as spreadsheets, Canvas and Moodle take them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.classroom.gradebook import canvas, moodle, scores, spreadsheet
from tutor.classroom.responses import Cell, Person, Question, Reply, ReportError, Responses
from tutor.classroom.roster import Entry, match, roster

CHINESE = "学号,姓名,班级\r\n00123,王小明,一班\r\n00124,李 雷,一班\r\n"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Quiz (77)\n"
    "    Points Possible,,,,,10\n"
    '"Doe, Ann",501,s1,ann,Monday,\n'
    '"Roe, Bob",502,s2,bob,Monday,3\n'
    '"Student, Test",503,,x,Monday,\n'
)
MOODLE = "First name,Last name,ID number,Email address\nAnn,Doe,s1,ann@school.example\n小明,王,s2,x@school.example\n"

TABLE = Responses(
    "Monthly rates",
    (Person("a", "Doe, Ann"), Person("b", "s2"), Person("c", "Fox")),
    (Question("one", "=1+1"), Question("two", "Two")),
    (
        Cell("a", "one", Reply(fraction=0.0), Reply(fraction=1.0)),
        Cell("a", "two", Reply(fraction=0.5)),
        Cell("b", "one", Reply(fraction=1.0)),
        Cell("b", "two"),
    ),
)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_chinese_roster(encoding: str) -> None:
    found = roster(CHINESE.encode(encoding))
    assert found == (Entry("王小明", "00123", section="一班"), Entry("李 雷", "00124", section="一班"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_other_delimiters(delimiter: str) -> None:
    assert roster(CHINESE.replace(",", delimiter).encode())[0].number == "00123"


def test_exports_of_canvas_and_moodle() -> None:
    ann, bob = roster(CANVAS.encode())
    assert ann == Entry("Doe, Ann", "s1", "", "ann", "501", "Monday") and bob.canvas == "502"
    ann, ming = roster(MOODLE.encode())
    assert (ann.name, ann.number, ann.email) == ("Ann Doe", "s1", "ann@school.example")
    assert ming.name == "王小明", "in Chinese the family name stands first, without a space"
    assert roster(b"ID,Name\n7,Ann\n")[0].number == "7"


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("roster_empty", b""),
        ("roster_empty", b"\xef\xbb\xbf\r\n\r\n"),
        ("roster_empty", b"Name,ID\n"),
        ("roster_no_name", b"one,two\n1,2\n"),
        ("roster_encoding", "姓名\n王\n".encode("utf-16")),
        ("roster_encoding", b"name\n\xff\xff\xff\n"),
        ("roster_twice", b"name,id number\nA,1\nB,1\n"),
        ("roster_nameless", b"name,id number\nA,1\n,2\n"),
        ("roster_column_twice", b"name,student\nA,B\n"),
        ("roster_too_long", b"name\n" + b"x\n" * 5001),
    ],
)
def test_rosters_that_cannot_be_read(code: str, data: bytes) -> None:
    with pytest.raises(ReportError) as caught:
        roster(data)
    assert caught.value.code == code
    assert caught.value.message("zh") and caught.value.message("en")


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    try:
        found = roster(data)
    except ReportError as error:
        assert error.message("en")
    else:
        assert all(entry.name for entry in found)


def test_people_are_found_once_or_not_at_all() -> None:
    entries = roster(CANVAS.encode())
    found = match(TABLE.people, entries)
    assert {name: entry.number for name, entry in found.known.items()} == {"a": "s1", "b": "s2"}
    assert found.strangers == ("c",) and found.absent == ()
    # A number beats a name, and width and case don't matter.
    assert match(TABLE.people, entries, {"c": "Ｓ２"}).doubtful == ("b", "c")
    assert match((Person("x", "doe,ANN"),), entries).known["x"].canvas == "501"
    same = (Entry("Li Lei", "1"), Entry("Li Lei", "2"))
    assert match((Person("x", "Li Lei"),), same).doubtful == ("x",)


def test_points_are_of_last_votes_unless_first_are_wanted() -> None:
    assert scores(TABLE) == {"a": {"one": 1.0, "two": 0.5}, "b": {"one": 1.0}, "c": {}}
    assert scores(TABLE, 10, first=True)["a"] == {"one": 0.0, "two": 5.0}


def test_for_a_spreadsheet() -> None:
    matched = match(TABLE.people, (*roster(CANVAS.encode()), Entry("缺席", "s9")))
    text = spreadsheet(TABLE, "zh", matched)
    assert text.startswith("\ufeff")
    head, *body = rows(text)
    assert head[0] == "姓名" and head[6] == "'=1+1"
    assert body[0] == ["Doe, Ann", "s1", "Doe, Ann", "2", "1.5", "2", "1", "0.5"]
    assert body[1][:6] == ["Roe, Bob", "s2", "s2", "1", "1", "2"] and body[1][7] == ""
    assert body[3] == ["缺席", "s9", "", "0", "", "2", "", ""]
    assert len(rows(spreadsheet(TABLE, "en"))) == 4


def test_for_canvas() -> None:
    text = canvas(TABLE, match(TABLE.people, roster(CANVAS.encode())), points=5)
    assert rows(text) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Monthly rates"],
        ["    Points Possible", "", "", "", "", "10"],
        ["Doe, Ann", "501", "s1", "ann", "Monday", "7.5"],
        ["Roe, Bob", "502", "s2", "bob", "Monday", "5"],
    ]


def test_for_moodle() -> None:
    people = (Person("a", "Ann Doe"),)
    table = Responses("T", people, (Question("one", "1"),), (Cell("a", "one", Reply(fraction=1.0)),))
    text = moodle(table, match(people, roster(MOODLE.encode())))
    assert rows(text) == [["ID number", "Email address", "Name", "T"], ["s1", "ann@school.example", "Ann Doe", "1"]]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@a", "＝1", "\t=1"])
def test_no_name_becomes_a_formula(name: str) -> None:
    table = Responses("T", (Person("a", name),), (), ())
    assert rows(spreadsheet(table, "en"))[1][2] == "'" + name
