"""The slides of a room: the steps of one lesson or several, composed and graded with the numbers of each person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tutor.course import compose
from tutor.course.lesson import AnyStep, ChoicesStep, ChoiceStep, FillStep, Lesson, NumberStep, Question, SpotStep
from tutor.course.library import Library
from tutor.course.page import Blocks, Line, Page, Paragraph
from tutor.learning.drawings import Drawings, Names
from tutor.learning.grading import grade
from tutor.learning.verdict import Answer, Verdict
from tutor.words import LANGS, Lang

_SENTENCE: Final = re.compile(r"(?<=[。！？])|(?<=[.!?])\s")
MOST: Final = 20_000
"""Verdicts that are remembered."""
ASKS: Final = frozenset({"poll", "reflect", "story", "commit"})
"""Kinds that ask for something that is neither right nor wrong."""


@dataclass(frozen=True)
class Slide:
    """A step of a lesson. ``shared`` says that everybody has the same numbers."""

    lesson: str
    step: str
    kind: str
    graded: bool
    shared: bool
    own_money: bool
    competence: str

    @property
    def asks(self) -> bool:
        return self.graded or self.kind in ASKS


class Deck:
    """``lessons`` holds each lesson in every language, in the order of the class."""

    def __init__(self, lessons: Sequence[dict[Lang, Lesson]], library: Library, seed: int) -> None:
        self._lessons = {one["zh"].id: one for one in lessons}
        self._steps = {
            (one["zh"].id, step.id, lang): step for one in lessons for lang in LANGS for step in one[lang].steps
        }
        self._library = library
        self._seed = seed
        self._drawings: dict[tuple[str, int], Drawings] = {}
        self._pages: dict[tuple[str, str, int, Lang], Page] = {}
        self._verdicts: dict[tuple[object, ...], Verdict] = {}
        self._drawing: dict[tuple[str, str, int], int] = {}
        self._telling: dict[Slide, tuple[str, ...]] = {}
        self._different: dict[tuple[object, ...], int] = {}
        self.slides = tuple(_slide(one["zh"], step) for one in lessons for step in one["zh"].steps)

    def step(self, slide: Slide, lang: Lang) -> AnyStep:
        return self._steps[slide.lesson, slide.step, lang]

    def title(self, slide: Slide, lang: Lang) -> str:
        return self._lessons[slide.lesson][lang].title

    def page(self, slide: Slide, lang: Lang, seed: int | None = None) -> Page:
        """The page for whoever has ``seed``, or as the class sees it."""
        own = self._seed_of(slide, seed)
        key = (slide.lesson, slide.step, own, lang)
        if key not in self._pages:
            lesson, step = self._lessons[slide.lesson][lang], self.step(slide, lang)
            drawings = self._drawn(slide, own)
            self._pages[key] = compose.compose(
                lesson,
                step,
                names=drawings.names(step, 0),
                library=self._library,
                lang=lang,
                order=drawings.order(step, 0),
            )
        return self._pages[key]

    def grade(self, slide: Slide, answer: Answer, lang: Lang, seed: int | None = None) -> Verdict:
        """Raises ``Unread``. The same answer to the same numbers is weighed once: a class gives few different ones."""
        own = self._seed_of(slide, seed)
        given = tuple(sorted(answer.items())) if isinstance(answer, Mapping) else answer
        key = (slide.lesson, slide.step, self._numbers(slide, own), lang, given)
        if key not in self._verdicts:
            if len(self._verdicts) >= MOST:
                self._verdicts.clear()
            step = self.step(slide, lang)
            names = self._drawn(slide, own).names(step, 0)
            lesson = self._lessons[slide.lesson][lang]
            self._verdicts[key] = grade(lesson, step, names, answer, self._library, lang)
        return self._verdicts[key]

    def _numbers(self, slide: Slide, seed: int) -> int:
        """Which of the drawings met so far this one is, by the values that a verdict on the slide may depend on."""
        mine = (slide.lesson, slide.step, seed)
        if mine not in self._drawing:
            names = self._drawn(slide, seed).names(self.step(slide, "zh"), 0)
            values = (slide.lesson, slide.step, *(names.get(name) for name in self._weighed(slide, names)))
            self._drawing[mine] = self._different.setdefault(values, len(self._different))
        return self._drawing[mine]

    def _weighed(self, slide: Slide, names: Names) -> tuple[str, ...]:
        """The values that are told on a slide, or all of them where any calculation may have been meant."""
        if slide not in self._telling:
            steps = [self.step(slide, lang) for lang in LANGS]
            told = names if isinstance(steps[0], NumberStep) else {one for step in steps for one in compose.needs(step)}
            self._telling[slide] = tuple(sorted(told))
        return self._telling[slide]

    def behind(self, slide: Slide) -> dict[str, str]:
        """The misconception that leads to an entry, by the entry's id."""
        step = self.step(slide, "zh")
        if isinstance(step, ChoiceStep | ChoicesStep):
            return {one.id: one.misconception for one in step.options if one.misconception}
        lines = step.lines if isinstance(step, SpotStep) else ()
        return {one.id: one.misconception for one in lines if one.misconception}

    def hints(self, slide: Slide, lang: Lang) -> tuple[Blocks, ...]:
        """For the teacher's own eyes."""
        step = self.step(slide, lang)
        names = self._drawn(slide, self._seed).names(step, 0)
        texts = step.hints if isinstance(step, Question) else ()
        return tuple(compose.blocks(text, names, self._library, lang) for text in texts)

    def named(self, misconception: str, lang: Lang) -> str:
        entries = self._library.misconceptions.entries
        return entries[misconception].name[lang] if misconception in entries else misconception

    def error(self, slide: Slide, name: str, lang: Lang) -> str:
        """A kind of error (``votes.error_of``) in words: a misconception's name, or how the author answers the slip,
        with the class's own numbers.
        """
        about, _, slip = name.rpartition("slip-")
        if not slip.isdecimal():
            return self.named(name, lang)
        step = self.step(slide, lang)
        slips = step.slips if isinstance(step, NumberStep) else ()
        if isinstance(step, FillStep):
            slips = next((one.slips for one in step.blanks if one.id == about.removesuffix(":")), ())
        if int(slip) >= len(slips):  # the lesson was changed since
            return ""
        names = self._drawn(slide, self._seed).names(step, 0)
        text = "".join(getattr(span, "text", "") for span in self._first(slips[int(slip)].feedback, names, lang))
        return _SENTENCE.split(text)[0]

    def _first(self, text: str, names: Names, lang: Lang) -> Line:
        found = compose.blocks(text, names, self._library, lang)
        return found[0].line if found and isinstance(found[0], Paragraph) else ()

    def _seed_of(self, slide: Slide, seed: int | None) -> int:
        return self._seed if slide.shared or seed is None else seed

    def _drawn(self, slide: Slide, seed: int) -> Drawings:
        key = (slide.lesson, seed)
        if key not in self._drawings:
            self._drawings[key] = Drawings(self._lessons[slide.lesson]["zh"], seed)
        return self._drawings[key]


def _slide(lesson: Lesson, step: AnyStep) -> Slide:
    graded = isinstance(step, Question)
    return Slide(
        lesson.id,
        step.id,
        step.kind,
        graded,
        not (graded and compose.needs(step)),
        bool(getattr(step, "own_money", False)),
        str(getattr(step, "competence", "")),
    )


def deck_of(names: Sequence[str], load: Callable[[str, Lang], Lesson], library: Library, seed: int) -> Deck:
    """The deck for lessons by name. Raises ``Broken`` and KeyError as ``load`` does."""
    library.diagnostics()  # reads every file of it now: nobody waits for that with a class's answers behind him
    return Deck([{lang: load(name, lang) for lang in LANGS} for name in names], library, seed)
