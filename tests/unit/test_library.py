"""The files beside the lessons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tutor.course.catalogue import lessons_dir
from tutor.course.library import Library, read_course, read_unit

FACT = """\
- id: dispute-20d
  region: cn
  status: R
  says: {zh: 二十日内答复, en: Answered within 20 days}
  source: {zh: 条例, en: Regulation}
  checked: "2026-11-20"
  review: "2027-05-31"
  values: {days: {be: 20}, rate: {be: 24%, unit: rate}}
"""


def codes(library: Library) -> list[str]:
    return [f"{Path(one.file).name}:{one.line} {one.code.removeprefix('source.')}" for one in library.diagnostics()]


def test_facts(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(FACT, encoding="utf-8")
    library = Library(tmp_path)
    fact = library.fact("dispute-20d")
    assert fact.says["zh"] == "二十日内答复"
    assert (fact.checked, fact.review) == (date(2026, 11, 20), date(2027, 5, 31))
    assert fact.values is not None
    assert (fact.values["days"].be, fact.values["days"].unit) == (20, "number")
    assert (fact.values["rate"].be, fact.values["rate"].unit) == ("24%", "rate")
    assert library.facts.source.at((*library.facts.where["dispute-20d"], "review")) == (7, 11)
    assert codes(library) == []
    with pytest.raises(KeyError):
        library.fact("gone")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"2026-11-20"', "2026-11-20", "facts.yaml:6 date"),
        ('"2026-11-20"', '"2026-13-20"', "facts.yaml:6 date-wanted"),
        ('"2026-11-20"', '"20.11.2026"', "facts.yaml:6 date-wanted"),
        ('"2026-11-20"', "20261120", "facts.yaml:6 text-wanted"),
        ("status: R", "status: '?'", "facts.yaml:3 one-of"),
        ("zh: 二十日内答复, ", "", "facts.yaml:4 missing-key"),
        ("{zh: 条例, en: Regulation}", "Regulation", "facts.yaml:5 mapping-wanted"),
        ("unit: rate", "as: rate", "facts.yaml:8 unknown-key"),
        ("id: dispute-20d", "id: Dispute", "facts.yaml:1 not-an-id"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in FACT
    (tmp_path / "facts.yaml").write_text(FACT.replace(old, new, 1), encoding="utf-8")
    assert codes(Library(tmp_path)) == [expected]


def test_one_broken_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    other = FACT.replace("dispute-20d", "other")
    text = FACT.replace("status: R", "status: X") + other + other
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    library = Library(tmp_path)
    assert list(library.facts.entries) == ["other"]
    assert codes(library) == ["facts.yaml:3 one-of", "facts.yaml:17 duplicate-id"]


def test_files_that_are_no_lists(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "competences.yaml").write_text("- [\n", encoding="utf-8")
    (tmp_path / "help.yaml").write_text("needs: 5\ncontact: []\n", encoding="utf-8")
    library = Library(tmp_path)
    assert library.glossary.entries == {}
    assert library.help.needs == ()
    assert codes(library) == [
        "competences.yaml:1 bracket-open",
        "glossary.yaml:1 list-wanted",
        "help.yaml:1 list-wanted",
        "help.yaml:2 unknown-key",
    ]


def test_what_a_course_lacks_comes_from_the_base(tmp_path: Path) -> None:
    own, base = tmp_path / "own", tmp_path / "base"
    own.mkdir()
    base.mkdir()
    (base / "facts.yaml").write_text(FACT, encoding="utf-8")
    assert list(Library(own).facts.entries) == []
    assert list(Library(own, base).facts.entries) == ["dispute-20d"]
    (own / "facts.yaml").write_text(FACT.replace("dispute-20d", "mine"), encoding="utf-8")
    assert list(Library(own, base).facts.entries) == ["mine"]


def test_units_stay_inside_the_course(tmp_path: Path) -> None:
    file = tmp_path / "course.yaml"
    file.write_text("units: [price, ../elsewhere]\n", encoding="utf-8")
    assert [one.code for one in read_course(file)[1]] == ["source.not-an-id"]
    file.write_text("units: [price]\nextra: 1\n", encoding="utf-8")
    assert [one.code for one in read_course(file)[1]] == ["source.unknown-key"]
    unit = tmp_path / "unit.yaml"
    unit.write_text("id: a\ntitle: {zh: 甲, en: A}\nabout: {zh: 关于, en: About}\nlessons: [/etc]\n", encoding="utf-8")
    assert [(one.line, one.code) for one in read_unit(unit)[1]] == [(4, "source.not-an-id")]


def test_the_library_that_comes_with_the_program() -> None:
    library = Library(lessons_dir())
    assert library.diagnostics() == ()
    assert len(library.competences.entries) == 32
    assert library.competence("total-debt").unit == "several"
    assert len(library.help.needs) == 4
    for need in library.help.needs:
        assert need.first
        assert set(need.contacts) <= set(library.contacts.entries)
    course, found = read_course(lessons_dir() / "course.yaml")
    assert found == ()
    assert course is not None
    for unit in course.units:
        assert read_unit(lessons_dir() / unit / "unit.yaml")[1] == ()
