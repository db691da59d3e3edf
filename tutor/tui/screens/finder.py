"""A field and the list of what matches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from ..commands import bind
from ..sheet import Sheet
from ..widgets.asked import Asked, SoughtField
from ..widgets.menu import Item, Menu, Row


@dataclass(frozen=True)
class Found:
    """Something that can be found: its name, other words it answers to, and what kind of thing it is."""

    id: str
    name: str
    note: str = ""
    others: tuple[str, ...] = ()

    def matches(self, typed: str) -> int:
        """How well: 0 begins with it, 1 holds it, 2 holds it in another word, 3 not at all."""
        name = self.name.casefold()
        if name.startswith(typed):
            return 0
        return 1 if typed in name else 2 if any(typed in other.casefold() for other in self.others) else 3


class Finder(Sheet):
    """A subclass gives the words, ``things`` and ``chosen``. Arrow keys move in the list while one types."""

    BINDINGS = bind("move")
    HELP = "screen.help_find"
    ASKS = ""
    NOTHING = ""

    def things(self) -> Sequence[Found]:
        """Everything that can be found, in the order it is shown before anything is typed."""
        return ()

    def chosen(self, id: str) -> None:
        """One of the things was opened."""

    def body(self) -> Iterable[Widget]:
        yield SoughtField(self.say(self.ASKS))
        menu = Menu(self._rows, self.tutor.glyphs)
        menu.can_focus = False
        yield menu

    def retell(self) -> None:
        self.query_one(Asked).placeholder = self.say(self.ASKS)
        self.query_one(Menu).renew()

    def on_input_changed(self) -> None:
        self.query_one(Menu).renew("")

    def on_input_submitted(self) -> None:
        self.query_one(Menu).action_open()

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self.chosen(event.item)

    def action_move(self, key: str) -> None:
        self.query_one(Menu).action_move(key)

    def _rows(self, _cells: int) -> Iterator[Row]:
        typed = self.query_one(Asked).value.strip().casefold()
        ranked = [(thing.matches(typed), thing) for thing in self.things()]
        matching = [thing for _, thing in sorted((pair for pair in ranked if pair[0] < 3), key=lambda pair: pair[0])]
        for thing in matching:
            yield Row((Item(thing.id, Content(thing.name), Content.styled(thing.note, "$quiet")),))
        if not matching:
            yield Row(words=Content.styled(self.say(self.NOTHING), "$quiet"))
