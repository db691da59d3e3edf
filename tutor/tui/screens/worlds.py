"""The worlds there are, each a life to be lived or a story to be read and changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from ..fold import hung
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row

HIDDEN = frozenset({"crowd", "lean"})
"""Worlds that serve lessons and tests, not a player."""
WORLDS = ("two-years", "all", "seat")
"""What home and the palette offer."""
FIRST = ("two-years", "spiral", "fresh-start", "many-applications")


class Worlds(Sheet):
    HELP = "world.list_help"

    def heading(self) -> str:
        return self.say("world.world")

    def body(self) -> Iterable[Widget]:
        self._worlds = list(self.tutor.worlds())
        self._menu = Menu(self._rows, self.tutor.glyphs)
        yield self._menu

    def retell(self) -> None:
        self._menu.renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        for number, world in enumerate(self._worlds):
            if number:
                yield Row()
            yield Row((Item(world.id, Content(world.title[self.lang]).stylize("bold")),))
            for line in hung(Content.styled(world.about[self.lang], "$quiet"), cells, "    "):
                yield Row(words=line)

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self.tutor.open_world(event.item)


def offered(known: Iterable[str]) -> list[str]:
    """The worlds in the order they are offered: first those to live, then the cases with their counter-lives."""
    there = [name for name in known if name not in HIDDEN]
    return [*(name for name in FIRST if name in there), *(name for name in there if name not in FIRST)]
