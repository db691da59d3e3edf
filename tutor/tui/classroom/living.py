"""The life that a question asked about, on the projector, and beside it what the class had guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from tutor.course.page import Page as Slide
from tutor.credit.game import Game
from tutor.credit.terms import World

from ..draw import plain
from ..fold import fold, hung
from ..screens.life import LifeScreen
from ..widgets.page import Folded

WIDE: Final = 104
"""Cells from which the guesses stand on the right, not below."""


class ClassLife(LifeScreen):
    """``slide`` is the question as the class saw it, ``told`` how they answered it, ``ids`` the ids of the
    entries in that."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 (declared so by Textual)

    def __init__(self, world: World, game: Game, slide: Slide, told: dict[str, Any], ids: dict[str, str]) -> None:
        super().__init__(world, game)
        self._slide = slide
        self._told = told
        self._ids = ids

    def body(self) -> Iterable[Widget]:
        yield Container(*super().body(), Folded(self._guesses), id="beside")

    def retell(self) -> None:
        super().retell()
        self.query_one(Folded).renew()

    def _guesses(self, cells: int) -> Content:
        return Content("\n").join(self._lines(cells))

    def _lines(self, cells: int) -> Iterator[Content]:
        turn = self._told["turns"][-1]
        wide = self.size.width >= WIDE
        yield from fold(Content.styled(self.say("room.guesses", n=turn["n"]), "bold"), cells)
        if wide:
            yield Content("")
        for entry in self._slide.entries:
            id = self._ids[entry.id]
            right, n = id in self._told["right_ids"], turn["chosen"].get(id, 0)
            sign = self.tutor.glyphs.right if right else " "
            words = Content.styled(plain(entry.line), "$right bold" if right else "")
            yield from hung(Content(f"{n:>3}  ") + words, cells, f"{sign} ")
            if wide:
                filled = round((cells - 4) * n / max(1, turn["n"]))
                yield Content("  ") + Content.styled(self.tutor.glyphs.full * filled, "$accent")
                yield Content("")
