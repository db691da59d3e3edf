"""``SOURCES.md`` says where everything from the source documents is taught; its places exist."""

from __future__ import annotations

import re

import pytest

from tests.lessons.learners import lessons
from tutor.course.catalogue import lessons_dir

WRITTEN = (lessons_dir() / "SOURCES.md").read_text(encoding="utf-8")
PLACE = re.compile(r"`([a-z0-9-]+)(?:/([a-z0-9-]+))?`")
MECHANISMS = [f"M{number}" for number in range(1, 16)]
CASES = ["A", "B", "C", "D1", "D2", "E", "F", "G"]
OWN_LESSON = ("M4", "M9", "M10", "M11", "M14")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    below = WRITTEN.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_every_mechanism_case_and_claim_has_one_row() -> None:
    assert [row[0] for row in rows("Mechanisms")] == MECHANISMS
    assert [row[0] for row in rows("Cases")] == CASES
    claims = [row[0] for row in rows("Claims that are wrong or harmful")]
    assert len(claims) == len(set(claims)) == 13


@pytest.mark.parametrize("heading", ["Mechanisms", "Cases", "Claims that are wrong or harmful"])
def test_every_row_names_places_that_exist(heading: str) -> None:
    steps = {lesson.id: {step.id for step in lesson.steps} for lesson in lessons("zh")}
    for row in rows(heading):
        places = PLACE.findall(row[-1])
        assert places, row
        assert [place for place in places if place[0] not in steps] == []
        assert [place for place in places if place[1] and place[1] not in steps[place[0]]] == []


def test_some_mechanisms_have_a_lesson_of_their_own() -> None:
    first = {row[0]: PLACE.findall(row[-1])[0] for row in rows("Mechanisms")}
    own = [first[one] for one in OWN_LESSON]
    assert all(step == "" for _, step in own) and len({lesson for lesson, _ in own}) == len(OWN_LESSON)


def test_every_lesson_stands_among_the_readings() -> None:
    read = " ".join(row[0] for row in rows("Second reading"))
    assert [lesson.id for lesson in lessons("zh") if not re.search(rf"(?<![\w-]){lesson.id}(?![\w-])", read)] == []
