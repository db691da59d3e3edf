"""The first thing of all: which language. Two choices, the system's own under the cursor; home lies beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from tutor.words import LANGS, Lang, say

from ..commands import bind
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row


class LanguageChoice(Sheet):
    BINDINGS = bind("unit")
    STARTS = True
    WITHOUT = frozenset({"back", "language"})

    def body(self) -> Iterable[Widget]:
        menu = Menu(self._rows, self.tutor.glyphs)
        menu.chosen = self.lang
        yield menu

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def _rows(self, _cells: int) -> Iterator[Row]:
        yield Row(words=Content.styled(self.say("screen.language_heading"), "bold"))
        for lang in LANGS:
            yield Row()
            label = Content.styled(say(lang, f"common.{lang}"), "bold")
            yield Row((Item(lang, label + Content("\n" + say(lang, "screen.language_says"))),))
        yield Row()
        yield Row(words=Content.styled(self.say("screen.language_later"), "$quiet"))

    def action_unit(self, key: str) -> None:
        if int(key) <= len(LANGS):
            self._settle(LANGS[int(key) - 1])

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self._settle("zh" if event.item == "zh" else "en")

    def _settle(self, lang: Lang) -> None:
        self.tutor.set_lang(lang)
        self.app.pop_screen()
        self.tutor.open_wanted()
