"""Settings, made from their declaration: each a line, changed in its place, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from tutor.store.settings import SETTINGS, Setting

from ..commands import bind
from ..fold import fold
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row


class Values(Menu):
    """Lines whose values are changed where they stand."""

    BINDINGS = bind("next_value", "alter")
    HELP = ""


class SettingsScreen(Sheet):
    HELP = "progress.settings_help"

    def heading(self) -> str:
        return self.say("progress.settings_heading")

    def body(self) -> Iterable[Widget]:
        yield Values(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self._change(event.item, 1)

    def action_alter(self, key: str) -> None:
        self._change(self.query_one(Menu).chosen, -1 if key in {"left", "minus"} else 1)

    def _change(self, name: str, by: int) -> None:
        setting = next(one for one in SETTINGS if one.name == name)
        self.tutor.set_setting(name, setting.after(self._value(setting), by))
        self.query_one(Menu).renew(name)

    def _value(self, setting: Setting) -> str:
        kept = self.tutor.desk.store.setting(setting.name)
        now = {"lang": self.lang, "theme": self.tutor.theme}.get(setting.name, kept)
        return now if now in setting.choices else setting.default or setting.choices[0]

    def _rows(self, cells: int) -> Iterator[Row]:
        for setting in SETTINGS:
            label = Content(self.say(f"progress.set_{setting.name}"))
            value = Content.styled(self.say(f"progress.set_{setting.name}_{self._value(setting)}"), "$accent bold")
            yield Row((Item(setting.name, label, value),))
        yield Row()
        yield Row(words=Content.styled(self.say("progress.where"), "bold"))
        for line in fold(Content.styled(str(self.tutor.desk.paths.data), "$quiet"), cells):
            yield Row(words=line)
