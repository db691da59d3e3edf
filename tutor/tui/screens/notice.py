"""The whole notice: education only, fictional, as of a date, and where one's data stays."""

from __future__ import annotations

from textual.content import Content

from ..fold import fold
from .leaf import Leaf


class Notice(Leaf):
    WITHOUT = frozenset({"notice"})

    def heading(self) -> str:
        return self.say("screen.notice_heading")

    def tell(self, cells: int) -> Content:
        told = [Content("\n").join(fold(Content(line), cells)) for line in self.say("common.notice").splitlines()]
        return Content("\n\n").join(told)
