"""Sheets that are only read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tutor.words import Lang

from ..fold import fold
from ..sheet import Sheet
from ..widgets.page import Page

if TYPE_CHECKING:
    from tutor.course.diagnostics import Diagnostic


class Leaf(Sheet):
    """A heading and one text. A subclass gives ``heading`` and ``tell``."""

    def tell(self, cells: int) -> Content:
        """The text, folded at ``cells``."""
        del cells
        return Content("")

    def body(self) -> Iterable[Widget]:
        yield Page(self.tell)

    def retell(self) -> None:
        self.query_one(Page).renew()


class Trouble(Leaf):
    """What did not work, in calm words, and which line of which file is to be mended."""

    def __init__(self, told: Callable[[Lang], str], diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__()
        self._told = told
        self._diagnostics = diagnostics

    def heading(self) -> str:
        return self.say("screen.trouble_heading")

    def tell(self, cells: int) -> Content:
        lines = fold(Content(self._told(self.lang)), cells)
        for found in self._diagnostics:
            lines.append(Content(""))
            lines += fold(Content.styled(f"{found.file}:{found.line}:{found.column}", "$quiet"), cells)
            lines += fold(Content(found.message(self.lang)), cells)
        return Content("\n").join(lines)
