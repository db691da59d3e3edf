"""A step as lines: where one is, what is told, what is asked, what there is to choose, how sure one is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from tutor.course.page import WORLD, Blocks, Entry, Opening
from tutor.learning.verdict import Verdict
from tutor.words import Lang, say

from ..draw import Ink, draw
from ..fold import cells_of, fold, hung
from ..glyphs import Glyphs
from .draft import PICK, PLACE, TICK, Draft
from .paper import Row
from .play import CONFIDENCES

CURSOR = "$accent bold on $tint"
BAR = 24
"""Cells of the bar that shows where one is."""


class Telling:
    """Makes the lines for one width. ``verdict`` is None as long as nothing was answered; ``term`` is the marked
    term; ``together`` says that a class answers, and not somebody alone.
    """

    def __init__(
        self,
        draft: Draft,
        cells: int,
        lang: Lang,
        glyphs: Glyphs,
        verdict: Verdict | None,
        term: int | None,
        together: bool = False,
    ) -> None:
        self.draft = draft
        self.page = draft.page
        self.cells = cells
        self.lang = lang
        self.glyphs = glyphs
        self.verdict = verdict
        self.own_money = "room.own_money" if together else "lesson.own_money"
        self.ink = Ink(self._gap, term)

    def rows(self) -> Iterator[Row]:
        """All of the step but the verdict and what is asked after it."""
        page = self.page
        yield Row(self._bar())
        yield Row(Content(""))
        if page.genre:
            yield from self._document()
        elif page.title:
            yield from self._folded(self.ink.inline(page.title).stylize("bold"))
            yield Row(Content(""))
        if page.kind == "story":
            yield from self._story()
            return
        if page.kind != "spot":
            yield from self.blocks(page.body)
        if page.question:
            if page.body and page.kind != "spot":
                yield Row(Content(""))
            yield from self.blocks(page.question, strong=True)
        if page.own_money:
            yield from self._quiet(self.own_money)
        if page.kind == "spot":
            yield from self.blocks(page.body)
        if page.opening is not None and (page.kind != "simulate" or self.verdict is not None):
            yield Row(Content(""))
            yield from self._opening(page.opening)
        if page.entries:
            yield Row(Content(""))
            yield from self._choices()

    def blocks(self, blocks: Blocks, strong: bool = False, indent: int = 0) -> Iterator[Row]:
        """Composed text; a question stands out, what belongs to something is indented."""
        if blocks:
            told = draw(blocks, self.cells - indent, glyphs=self.glyphs, ink=self.ink)
            for line in told.split("\n", allow_blank=True):
                shown = line.stylize_before("bold") if strong else line
                yield Row(Content(" " * indent) + shown if indent else shown)

    def hints(self, shown: Sequence[Blocks], of: int) -> Iterator[Row]:
        """The rungs of the ladder shown so far."""
        for number, blocks in enumerate(shown, 1):
            yield Row(Content(""))
            yield Row(Content.styled(say(self.lang, "player.hint_number", n=number, of=of), "$quiet"))
            yield from self.blocks(blocks)

    def sure(self, cursor: int) -> Iterator[Row]:
        """How certain is one? One key, or a click."""
        yield Row(Content(""))
        yield Row(Content.styled(say(self.lang, "verdict.how-sure"), "bold"))
        for number, name in enumerate(CONFIDENCES):
            yield self._line(number, say(self.lang, f"verdict.{name}"), f"sure:{name}", number == cursor)

    def _line(self, number: int, words: str, zone: str, at: bool) -> Row:
        mark = self.glyphs.cursor if at else " "
        line = Content(f"{mark} {number + 1}  {words}")
        return Row(line.stylize(CURSOR) if at else line, zone)

    # parts of a page

    def _opening(self, opening: Opening) -> Iterator[Row]:
        if opening.tool == WORLD:
            told = say(self.lang, "lesson.opens_world", goal=dict(opening.typed)["goal"])
        else:
            told = say(self.lang, "lesson.opens", name=say(self.lang, f"tools.{opening.tool}"))
        key = Content.styled(f"{self.glyphs.cursor} ", "$accent bold")
        for line in fold(Content.styled(told, "$accent"), self.cells - 2):
            yield Row(key + line, "tool")
            key = Content("  ")

    def _bar(self) -> Content:
        page, glyphs = self.page, self.glyphs
        filled = round(BAR * page.place / page.of)
        bar = Content.styled(glyphs.bar * filled, "$accent") + Content.styled(glyphs.rule * (BAR - filled), "$quiet")
        return bar + Content.styled(f"  {page.place} / {page.of}", "$quiet")

    def _document(self) -> Iterator[Row]:
        genre = say(self.lang, f"lesson.genre_{self.page.genre}")
        heading = self.ink.inline(self.page.title).stylize("bold")
        yield from self._folded(Content.styled(f"{genre}  ", "$quiet") + heading)
        yield Row(Content(""))

    def _folded(self, content: Content) -> Iterator[Row]:
        for line in fold(content, self.cells):
            yield Row(line)

    def _quiet(self, key: str) -> Iterator[Row]:
        for line in fold(Content.styled(say(self.lang, key), "$quiet"), self.cells):
            yield Row(line)

    def _gap(self, gap: str) -> Content:
        words = self.draft.words.get(gap, "")
        if self.verdict is not None:
            right = self._right(gap)
            sign = self.glyphs.right if right else self.glyphs.wrong
            return Content.styled(f" {words} {sign} ", "$right bold underline" if right else "$danger bold underline")
        shown = f" {words} " if words else " ____ "
        return Content.styled(shown, "$accent bold reverse" if gap == self.draft.field else "$accent bold underline")

    def _choices(self) -> Iterator[Row]:
        if self.page.kind in PLACE:
            yield from self._targets()
        for number, entry in enumerate(self.draft.choices):
            yield from self._choice(number, entry)

    def _choice(self, number: int, entry: Entry) -> Iterator[Row]:
        at = self.verdict is None and number == self.draft.cursor
        words = self.ink.inline(entry.line)
        edge = f"{self.glyphs.column} " if self.page.kind == "spot" else ""
        first = f"{self.glyphs.cursor if at else ' '} {self._mark(number, entry.id)} {edge}"
        if self.page.kind in PLACE:
            words = words + self._placed(entry.id)
        style = CURSOR if at else self._judged(entry.id)
        if at and self.draft.lifted:
            style = f"{CURSOR} reverse"
        hang = " " * (cells_of(first) - cells_of(edge)) + edge
        for line in hung(words, self.cells, first, hang):
            yield Row(line.stylize(style) if style else line, f"entry:{entry.id}")

    def _mark(self, number: int, name: str) -> str:
        """What stands before an entry: its number, its tick; once answered, how it was."""
        glyphs, draft = self.glyphs, self.draft
        if self.verdict is not None and self.page.graded and self.page.kind != "order":
            note = next((note for note in self.verdict.notes if note.about == name), None)
            solved = self._solves(name)
            if note is not None and note.chosen:
                return f"{glyphs.right if note.right else glyphs.wrong} "
            missed = glyphs.warn if self.page.kind in TICK else glyphs.right
            return f"{missed if solved else ' '} "
        if self.page.kind in TICK:
            return f"{number + 1} {glyphs.ticked if name in draft.ticked else glyphs.unticked}"
        if self.page.kind in PICK and (draft.chosen or self.verdict):
            return f"{glyphs.chosen if name == draft.chosen else glyphs.unchosen} "
        return f"{number + 1} "

    def _judged(self, name: str) -> str:
        if self.verdict is None or not self.page.graded:
            return ""
        note = next((note for note in self.verdict.notes if note.about == name), None)
        if note is not None and note.chosen:
            return "$right" if note.right else "$danger"
        found = "$cost" if self.page.kind in TICK else "$right"
        return found if self._solves(name) else "$quiet"

    def _solves(self, name: str) -> bool:
        solution = self.verdict.solution if self.verdict else None
        return name == solution or (isinstance(solution, tuple) and self.page.kind in TICK and name in solution)

    def _targets(self) -> Iterator[Row]:
        for number, target in enumerate(self.page.targets, 1):
            words = self.ink.inline(target.line)
            for line in hung(words, self.cells, f"  [{number}] "):
                yield Row(line.stylize("$accent"), f"target:{target.id}")
        yield Row(Content(""))

    def _placed(self, name: str) -> Content:
        names = [target.id for target in self.page.targets]
        target = self.draft.placed.get(name)
        number = f"[{names.index(target) + 1}]" if target in names else "[ ]"
        placed = Content.styled(f"  {self.glyphs.right_arrow} {number}", "$accent bold")
        solution = self.verdict.solution if self.verdict else None
        if not isinstance(solution, Mapping) or self._right(name):
            return placed
        belongs = say(self.lang, "player.belongs", n=names.index(solution[name]) + 1)
        return placed + Content.styled(f"  {belongs}", "$right bold")

    def _right(self, name: str) -> bool:
        notes = self.verdict.notes if self.verdict else ()
        return any(note.right for note in notes if note.about == name)

    def _story(self) -> Iterator[Row]:
        scenes = self.draft.scenes
        for scene, name in zip(scenes, self.draft.path, strict=False):
            taken = next(entry for entry, _ in scene.turns if entry.id == name)
            for line in hung(self.ink.inline(taken.line), self.cells, f"{self.glyphs.right_arrow} "):
                yield Row(line.stylize("$quiet"))
        if self.draft.path:
            yield Row(Content(""))
        yield from self.blocks(scenes[-1].body)
        if scenes[-1].turns:
            yield Row(Content(""))
            yield from self._choices()
        elif scenes[-1].ending:
            yield Row(Content(""))
            yield Row(Content.styled(say(self.lang, f"lesson.ending_{scenes[-1].ending}"), "bold"), "verdict")
