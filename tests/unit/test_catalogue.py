"""The catalogue: what it lists, what it remembers, and that no index can hurt it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.course import survey
from tutor.course.catalogue import Catalogue, Listed, index_name, lessons_dir
from tutor.course.diagnostics import Broken

from .every_kind import LESSON

BAD: tuple[object, ...] = (None, 5, "x", [5], [None], [{}], {"x": 5})
ROOT = Path(__file__).parents[2]


def lesson(folder: Path, name: str, old: str = "", new: str = "") -> Path:
    made = folder / name
    made.mkdir(parents=True)
    text = LESSON.replace("id: every-kind", f"id: {name}").replace("title: Every kind of step", f"title: The {name}")
    (made / "lesson.yaml").write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return made


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "course"
    for name in ("third", "first", "second"):
        lesson(root / "unit-b", name)
    lesson(root / "unit-a", "alone")
    lesson(root / "unit-c", "unlisted")
    (root / "unit-b" / "unit.yaml").write_text(
        "id: unit-b\ntitle: {zh: 乙, en: B}\nabout: {zh: 关于, en: About}\nlessons: [first, second, gone]\n",
        encoding="utf-8",
    )
    (root / "course.yaml").write_text(
        "units: [unit-b, unit-a, nowhere]\npathways:\n  - {id: way, title: {zh: 路, en: Way}, lessons: [alone]}\n",
        encoding="utf-8",
    )
    (root / "help.yaml").write_text("needs:\n  - {id: now, title: {zh: 急, en: Now}, first: []}\n", encoding="utf-8")
    return root


def ids(catalogue: Catalogue) -> list[str]:
    return [one.id for one in catalogue.lessons]


def test_the_order_is_that_of_the_course(course: Path) -> None:
    catalogue = Catalogue.open(course)
    assert [unit.id for unit in catalogue.units] == ["unit-b", "unit-a", "unit-c"]
    assert ids(catalogue) == ["first", "second", "third", "alone", "unlisted"]
    assert catalogue.unit("unit-b").title["zh"] == "乙"
    assert catalogue.unit("unit-c").title["en"] == "unit-c"
    assert [(way.id, way.title["en"], way.lessons) for way in catalogue.pathways] == [("way", "Way", ("alone",))]
    assert [(need.id, need.title["zh"]) for need in catalogue.needs] == [("now", "急")]
    first = catalogue.lesson("first")
    assert (first.unit, first.minutes, first.steps, first.questions) == ("unit-b", 6, 15, 9)
    assert (first.teaches, first.needs, first.broken) == (("flat-fee",), ("daily-to-annual",), False)
    assert catalogue.folder("first") == course / "unit-b" / "first"
    with pytest.raises(KeyError):
        catalogue.lesson("gone")


def test_titles_in_both_languages(course: Path) -> None:
    folder = course / "unit-b" / "first"
    from tutor.course.texts import fingerprint

    (folder / "zh.yaml").write_text(f"title @{fingerprint('The first')}: 第一课\n", encoding="utf-8")
    catalogue = Catalogue.open(course)
    assert catalogue.lesson("first").titled("zh") == "第一课"
    assert catalogue.lesson("first").titled("en") == "The first"
    assert catalogue.lesson("second").titled("zh") == "The second"


def test_an_index_is_remembered_and_only_changes_are_read(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = course.parent / "cache" / index_name(course)
    fresh = Catalogue.open(course, index)
    skimmed: list[str] = []
    really = survey.skim

    def skim(root: Path, place: str) -> Listed:
        skimmed.append(place)
        return really(root, place)

    monkeypatch.setattr(survey, "skim", skim)
    assert Catalogue.open(course, index) == fresh
    assert skimmed == []
    file = course / "unit-a" / "alone" / "lesson.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("The alone", "Another title"), encoding="utf-8")
    lesson(course / "unit-a", "new-one")
    changed = Catalogue.open(course, index)
    assert sorted(skimmed) == ["unit-a/alone", "unit-a/new-one"]
    assert changed.lesson("alone").titled("en") == "Another title"
    assert ids(changed) == ["first", "second", "third", "alone", "new-one", "unlisted"]
    (course / "course.yaml").unlink()
    assert [unit.id for unit in Catalogue.open(course, index).units] == ["unit-a", "unit-b", "unit-c"]


@pytest.mark.parametrize(
    "written",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"format": 1}', b'{"format": 99, "root": ""}'],
)
def test_a_corrupt_index_is_built_again(course: Path, written: bytes) -> None:
    index = course.parent / "index.json"
    fresh = Catalogue.open(course, index)
    good = index.read_bytes()
    index.write_bytes(written)
    assert Catalogue.open(course, index) == fresh
    assert json.loads(index.read_bytes()) == json.loads(good)


def test_an_index_with_any_part_spoilt_is_built_again(course: Path) -> None:
    index = course.parent / "index.json"
    fresh = Catalogue.open(course, index)
    good = json.loads(index.read_bytes())
    for key in good:
        for bad in BAD:
            index.write_text(json.dumps({**good, key: bad}), encoding="utf-8")
            assert Catalogue.open(course, index) == fresh, (key, bad)


def test_an_index_that_cannot_be_written_is_done_without(course: Path) -> None:
    blocked = course.parent / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    assert ids(Catalogue.open(course, blocked / "index.json")) == ids(Catalogue.open(course))
    assert ids(Catalogue.open(course, course)) == ids(Catalogue.open(course)), "a folder stands where the index should"
    assert not list(course.parent.glob("*.json.*"))


def test_another_course_does_not_use_this_index(course: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    Catalogue.open(course, index)
    lesson(tmp_path / "other", "different")
    assert ids(Catalogue.open(tmp_path / "other", index)) == ["different"]
    assert index_name(course) != index_name(tmp_path / "other")


def test_a_broken_lesson_is_listed_and_hides_nothing(course: Path) -> None:
    lesson(course / "unit-a", "unreadable", "minutes: 6", "minutes: [")
    lesson(course / "unit-a", "misnamed", "id: misnamed", "id: other-name")
    lesson(course / "unit-a", "mistyped", "minutes: 6", 'minutes: "6"')
    index = course.parent / "index.json"
    catalogue = Catalogue.open(course, index)
    assert {one.id for one in catalogue.lessons if one.broken} == {"unreadable", "misnamed"}
    assert catalogue.lesson("unreadable").titled("zh") == "unreadable"
    thorough = catalogue.examined()
    assert {one.id for one in thorough.lessons if one.broken} == {"unreadable", "misnamed", "mistyped"}
    assert len(thorough.lessons) == 8
    assert Catalogue.open(course, index) == thorough, "what was found is remembered"


def test_a_teachers_folder_needs_nothing_but_lessons(tmp_path: Path) -> None:
    lesson(tmp_path / "mine", "b-lesson")
    lesson(tmp_path / "mine", "a-lesson")
    catalogue = Catalogue.open(tmp_path / "mine")
    assert ids(catalogue) == ["a-lesson", "b-lesson"]
    assert [(unit.id, unit.title["en"]) for unit in catalogue.units] == [("", "mine")]
    single = Catalogue.open(tmp_path / "mine" / "a-lesson")
    assert ids(single) == ["a-lesson"]
    assert single.folder("a-lesson").resolve() == tmp_path / "mine" / "a-lesson"


def test_empty_and_missing_folders(tmp_path: Path) -> None:
    assert Catalogue.open(tmp_path).lessons == ()
    with pytest.raises(Broken, match="no-course"):
        Catalogue.open(tmp_path / "none")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Broken, match="no-course"):
        Catalogue.open(tmp_path / "file")


def test_a_link_out_of_the_course_is_not_followed(course: Path, tmp_path: Path) -> None:
    lesson(tmp_path / "outside", "secret")
    try:
        (course / "unit-a" / "secret").symlink_to(tmp_path / "outside" / "secret", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert "secret" not in ids(Catalogue.open(course))


def test_a_folder_name_that_is_no_text_is_no_trouble(course: Path) -> None:
    try:
        lesson(course / os.fsdecode(b"unit-\xff"), "odd")
    except OSError:
        pytest.skip("this file system wants text")
    index = course.parent / index_name(course / os.fsdecode(b"unit-\xff"))
    assert Catalogue.open(course, index) == Catalogue.open(course, index)
    assert index.exists()


def test_the_same_id_twice_is_listed_once(course: Path) -> None:
    lesson(course / "unit-c", "first")
    assert ids(Catalogue.open(course)).count("first") == 1


def test_home_needs_neither_yaml_nor_pydantic_when_the_index_is_fresh(course: Path) -> None:
    index = course.parent / "index.json"
    Catalogue.open(course, index)
    code = (
        "import sys; from pathlib import Path; from tutor.course.catalogue import Catalogue;"
        f"Catalogue.open(Path({str(course)!r}), Path({str(index)!r}));"
        "print(sorted({'yaml', 'pydantic', 'hashlib'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=env, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_course_that_comes_with_the_program() -> None:
    catalogue = Catalogue.open(lessons_dir()).examined()
    assert not [one.id for one in catalogue.lessons if one.broken]
    assert {unit.id for unit in catalogue.units} >= {"before", "reports", "several"}
    assert {need.id for need in catalogue.needs} == {"about-to-borrow", "limit-cut", "cannot-pay", "fix-record"}
