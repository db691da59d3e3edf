"""A window too small for a page: one polite line, until there is room."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from ..sheet import Sheet


class Small(Sheet):
    """Asks for room; the app closes it when there is some. Quitting still works."""

    WITHOUT = frozenset({"back", "help", "palette", "glossary", "notice"})

    def compose(self) -> ComposeResult:
        yield from self.body()

    def body(self) -> Iterable[Widget]:
        yield Static(self._words())

    def retell(self) -> None:
        self.query_one(Static).update(self._words())

    def _words(self) -> str:
        from ..app import SMALLEST

        return self.say("screen.small", columns=SMALLEST[0], lines=SMALLEST[1])
