"""The course as a whole: how much there is of it, and that every part of it is there."""

from __future__ import annotations

from collections import Counter
from functools import cache

import yaml

from tests.lessons.learners import lessons, library
from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.lesson import GradedStep, Lesson, NumberStep, Question, SimulateStep, SpotStep
from tutor.learning.drawings import Drawings

LANG = "zh"


@cache
def catalogue() -> Catalogue:
    return Catalogue.open(lessons_dir())


@cache
def practice() -> tuple[tuple[Lesson, GradedStep], ...]:
    """Every question but those of the tests."""
    tests = {one.id for one in catalogue().tests}
    return tuple(
        (lesson, step)
        for lesson in lessons(LANG)
        if lesson.id not in tests
        for step in lesson.steps
        if isinstance(step, Question)
    )


def by_unit() -> Counter[str]:
    units = {one.id: one.unit for one in catalogue().lessons}
    return Counter(units[lesson.id] for lesson, _ in practice())


def test_eight_units_of_at_least_thirty_two_lessons() -> None:
    assert len({one.unit for one in catalogue().lessons}) == 8
    assert len(catalogue().lessons) >= 32
    assert [lesson.id for lesson, _ in practice() if not 4 <= lesson.minutes <= 10] == []


def test_enough_questions_of_every_sort() -> None:
    asked = [step for _, step in practice()]
    assert len(asked) >= 320
    assert sum(isinstance(step, SpotStep) for step in asked) >= 60
    assert sum(isinstance(step, SimulateStep) or (isinstance(step, NumberStep) and step.tool is not None)
               for step in asked) >= 40  # fmt: skip


def test_enough_questions_for_each_of_the_three_subjects() -> None:
    """Credit scores and reports, several lenders, responsible borrowing."""
    asked = by_unit()
    assert asked["reports"] >= 60
    assert asked["several"] >= 60
    assert asked["before"] + asked["trouble"] + asked["scams"] >= 60


def test_every_competence_is_asked_often_and_in_several_ways() -> None:
    listed = [one["id"] for one in yaml.safe_load((lessons_dir() / "competences.yaml").read_text(encoding="utf-8"))]
    kinds: dict[str, Counter[str]] = {one: Counter() for one in listed}
    for _, step in practice():
        kinds[step.competence or ""][step.kind] += 1
    assert len(listed) == 32
    assert {one: by.total() for one, by in kinds.items() if by.total() < 8} == {}
    assert {one: sorted(by) for one, by in kinds.items() if len(by) < 3} == {}


def test_enough_questions_change_their_numbers() -> None:
    drawn = 0
    for lesson in {lesson.id: lesson for lesson, _ in practice()}.values():
        several = [Drawings(lesson, seed) for seed in range(1, 9)]
        for step in lesson.steps:
            if isinstance(step, Question):
                drawn += len({str(sorted((name, str(q.amount)) for name, q in one.names(step, 0).items())
                                  ) for one in several}) > 1  # fmt: skip
    assert drawn >= 120


def test_a_glossary_and_where_to_turn() -> None:
    assert len(library().glossary.entries) >= 120
    assert library().facts.entries and library().help.contacts
