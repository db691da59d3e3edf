"""Simulated learners. They see what a learner sees, a page, and never the tags of the lesson behind it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tutor.course import compose
from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.lesson import AnyStep, Lesson, Question
from tutor.course.library import Library
from tutor.course.loading import load_lesson
from tutor.course.page import Page
from tutor.course.quantity import Quantity
from tutor.learning.drawings import Drawings
from tutor.learning.grading import grade
from tutor.learning.verdict import Answer, Verdict
from tutor.words import Lang

Learner = Callable[[Page, random.Random], Answer]


@dataclass(frozen=True)
class Asked:
    """A question as one learner gets it."""

    lesson: Lesson
    step: AnyStep
    page: Page
    names: dict[str, Quantity]
    lang: Lang

    @property
    def about(self) -> str:
        return f"{self.lesson.id}/{self.step.id} ({self.lang})"

    def answered(self, answer: Answer) -> Verdict:
        return grade(self.lesson, self.step, self.names, answer, library(), self.lang)


@cache
def library() -> Library:
    return Library(lessons_dir(), None)


@cache
def lessons(lang: Lang) -> tuple[Lesson, ...]:
    """All lessons that are shipped, the tests among them."""
    catalogue = Catalogue.open(lessons_dir())
    folders = [catalogue.folder(one.id) for one in (*catalogue.lessons, *catalogue.tests)]
    return tuple(load_lesson(Path(folder), lang) for folder in folders)


def asked(lang: Lang, seed: int) -> Iterator[Asked]:
    """Every question of the course, with the numbers and the order that ``seed`` draws."""
    for lesson in lessons(lang):
        drawings = Drawings(lesson, seed)
        for step in lesson.steps:
            if isinstance(step, Question):
                names = dict(drawings.names(step, 0))
                page = compose.compose(
                    lesson, step, names=names, library=library(), lang=lang, order=drawings.order(step, 0)
                )
                yield Asked(lesson, step, page, names, lang)


# who only guesses


def guesser(page: Page, chance: random.Random) -> Answer:
    """Anything that can be answered, each thing as likely as another."""
    names = [entry.id for entry in page.entries]
    if page.kind in ("choice", "simulate"):
        return chance.choice(names)
    if page.kind in ("choices", "spot"):
        ticked = tuple(name for name in names if chance.random() < 0.5)
        return ticked or (chance.choice(names),)
    if page.kind == "order":
        return tuple(chance.sample(names, len(names)))
    targets = [target.id for target in page.targets]
    if page.kind == "match":
        return dict(zip(names, chance.sample(targets, len(names)), strict=True))
    return {name: chance.choice(targets) for name in names}


def longest(page: Page, chance: random.Random) -> Answer:
    """Whatever takes the most room."""
    del chance
    return max(page.entries, key=lambda entry: len(words(entry.line))).id


def middle(page: Page, chance: random.Random) -> Answer:
    del chance
    return page.entries[len(page.entries) // 2].id


def third(page: Page, chance: random.Random) -> Answer:
    """Always "c", the last one where there is no third."""
    del chance
    return page.entries[min(2, len(page.entries) - 1)].id


def words(line: Sequence[Any]) -> str:
    return "".join(getattr(span, "text", "") for span in line)
