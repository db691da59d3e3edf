"""Small sheets over the projector: one of a list, and how many hands went up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from tutor.course.page import Entry

from ..draw import plain
from ..fold import fold
from ..sheet import Sheet
from ..widgets.asked import Asked
from ..widgets.menu import Item, Menu, Row


class Choosing(Sheet):
    """One of a list; Esc chooses none."""

    def __init__(self, title: str, items: Sequence[tuple[str, str]], chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._title = title
        self._items = items
        self._chosen = chosen

    def heading(self) -> str:
        return self.say("room.heading")

    def body(self) -> Iterable[Widget]:
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        del cells
        yield Row(words=Content.styled(self.say(self._title), "bold"))
        yield Row()
        for id, label in self._items:
            yield Row((Item(id, Content(label)),))

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self.app.pop_screen()
        self._chosen(event.item)


class Counting(Sheet):
    """How many hands for each entry, one after another."""

    def __init__(self, entries: Sequence[Entry], counted: Callable[[dict[str, int]], object]) -> None:
        super().__init__()
        self._entries = entries
        self._counted = counted
        self._counts: dict[str, int] = {}
        self._wrong = False

    def heading(self) -> str:
        return self.say("room.heading")

    def body(self) -> Iterable[Widget]:
        yield Menu(self._rows, self.tutor.glyphs)
        yield Asked("0")

    def on_mount(self) -> None:
        self.query_one(Menu).can_focus = False
        self.query_one(Asked).focus()

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        for entry in self._entries[: len(self._counts)]:
            yield Row(
                words=Content(f"{plain(entry.line)}  ") + Content.styled(str(self._counts[entry.id]), "$accent bold")
            )
        entry = self._entries[len(self._counts)]
        for line in fold(Content.styled(self.say("room.hands_ask", entry=plain(entry.line)), "bold"), cells):
            yield Row(words=line)
        yield Row()
        key, style = ("hands_wrong", "$cost bold") if self._wrong else ("hands_keys", "$quiet")
        for line in fold(Content.styled(self.say(f"room.{key}"), style), cells):
            yield Row(words=line)

    def on_input_submitted(self) -> None:
        field = self.query_one(Asked)
        text = field.value.strip() or "0"
        self._wrong = not (text.isdecimal() and int(text) <= 999)
        if not self._wrong:
            self._counts[self._entries[len(self._counts)].id] = int(text)
            field.value = ""
            if len(self._counts) == len(self._entries):
                self.app.pop_screen()
                self._counted(self._counts)
                return
        self.retell()
