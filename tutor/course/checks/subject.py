"""One lesson as the rules see it: in each language, with its drawings, and with what it leans on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, Protocol, TypeAlias

from tutor.course import compose, values
from tutor.course.diagnostics import Diagnostic
from tutor.course.lesson import AnyStep, Lang, Lesson, Question
from tutor.course.library import Library
from tutor.course.page import GRADED, Blocks, Bullets, Line, Page, Paragraph
from tutor.course.quantity import Quantity
from tutor.course.source import Source, Where
from tutor.course.texts import Text, texts
from tutor.course.translation import Overlay, Rendering

Found: TypeAlias = Iterator[Diagnostic]
Names: TypeAlias = Mapping[str, Quantity]
Severity: TypeAlias = Literal["error", "warning"]
FIRST_SEED = 1
QUICK, DEEP = 50, 2000


class Weighed(Protocol):
    """The part of a verdict that rules look at."""

    @property
    def outcome(self) -> str: ...


class Grade(Protocol):
    """``learning.grading.grade``, passed in: this house doesn't know that one."""

    def __call__(
        self, lesson: Lesson, step: Any, names: Names, answer: Any, library: Library, lang: Lang
    ) -> Weighed: ...


@dataclass(frozen=True)
class Tongue:
    """The lesson in one language. ``overlay`` is None where it is the language that the lesson was written in."""

    lang: Lang
    lesson: Lesson
    source: Source
    overlay: Overlay | None = None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the lesson in this language, with where the original stands."""
        return texts(self.lesson)

    def speaks(self, text: Text) -> bool:
        """Whether a text stands in this language; what is not translated stands as it was written."""
        return self.overlay is None or self._rendering(text) is not None

    def _rendering(self, text: Text) -> Rendering | None:
        found = self.overlay.renderings.get(text.name) if self.overlay is not None else None
        return found if found is not None and found.words == text.words else None

    def finding(
        self, code: str, text: Text, *, offset: int | None = None, severity: Severity = "error", **more: Any
    ) -> Diagnostic:
        """A finding about a text, in the file where this language's words stand; at ``offset`` about the word found."""
        length = None if offset is None else extent(more)
        rendering = self._rendering(text)
        if self.overlay is not None and rendering is not None:
            own = self.overlay.source
            return own.finding(code, (rendering.key,), offset=offset, severity=severity, length=length, **more)
        return self.source.finding(code, text.where, offset=offset, severity=severity, length=length, **more)


@dataclass(frozen=True)
class Course:
    """What a lesson's course says about it, as far as that is known."""

    library: Library
    today: date
    languages: frozenset[Lang]
    commands: frozenset[str] = frozenset()
    taught_before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By lesson id, the competences taught in the lessons before it."""


@dataclass(frozen=True)
class Subject:
    """A lesson under check. ``many`` is how many drawings to look at."""

    source: Source
    lesson: Lesson
    tongues: tuple[Tongue, ...]
    course: Course
    grade: Grade | None
    unread: tuple[type[Exception], ...]
    many: int = QUICK

    @property
    def library(self) -> Library:
        return self.course.library

    @cached_property
    def drawings(self) -> tuple[Names, ...]:
        """Drawings of the values; none when they can't be drawn, which ``calculations`` tells."""
        found = []
        for seed in range(FIRST_SEED, FIRST_SEED + self.many):
            try:
                found.append(values.draw(self.lesson, values.seeded(seed)))
            except values.Undrawable:
                return ()
        return tuple(found)

    def drawn_for(self, step: AnyStep) -> tuple[Names, ...]:
        """The drawings in which this step differs."""
        wanted = compose.needs(step) | self._behind(step)
        different: dict[tuple[Quantity, ...], Names] = {}
        for names in self.drawings:
            different.setdefault(tuple(names[name] for name in sorted(wanted & names.keys())), names)
        return tuple(different.values())

    def _behind(self, step: AnyStep) -> frozenset[str]:
        """What the misconceptions of a step's slips are worked out from."""
        named = {slip.misconception for slip in getattr(step, "slips", ())} - {None}
        known = self.library.misconceptions.entries
        return frozenset(name for one in named if one in known for name in known[str(one)].given)

    def steps(self) -> Iterator[tuple[Where, AnyStep]]:
        for number, step in enumerate(self.lesson.steps):
            yield ("steps", number), step

    def questions(self) -> Iterator[tuple[Where, Any]]:
        """The graded steps: ``Question`` with what their kind adds."""
        for where, step in self.steps():
            if step.kind in GRADED and isinstance(step, Question):
                yield where, step

    def page(self, tongue: Tongue, number: int, names: Names) -> Page:
        """A step as it is shown, options in the order of the file as far as that may be."""
        return compose.compose(
            tongue.lesson,
            tongue.lesson.steps[number],
            names=names,
            library=self.library,
            lang=tongue.lang,
            order=values.seeded(FIRST_SEED),
        )

    def line(self, text: str, names: Names, lang: Lang) -> str:
        return plain(compose.line(text, names, self.library, lang))

    def whole(self, text: str, names: Names, lang: Lang) -> str:
        """All the words of a text, blocks joined by line breaks."""
        return "\n".join(plain(line) for line in lines_of(compose.blocks(text, names, self.library, lang)))


Rule: TypeAlias = Callable[[Subject], Found]


def extent(told: Mapping[str, Any]) -> int:
    """How many letters the finding is about: the word found, or the name that is unknown."""
    word = told.get("found", told.get("name", ""))
    return max(1, len(word)) if isinstance(word, str) else 1


def plain(line: Line) -> str:
    """The words of a line; a gap counts as nothing."""
    return "".join(getattr(span, "text", "") for span in line)


def lines_of(blocks: Blocks) -> Iterator[Line]:
    """Every line of blocks, cell by cell in a table."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, Bullets):
            yield from block.items
        else:
            for row in (block.head, *block.rows):
                yield from row


def value_at(source: Source, where: Where) -> Any:
    """What the file has at ``where``."""
    value: Any = source.data
    for step in where:
        value = value[step]
    return value
