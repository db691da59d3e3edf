"""Everything a person can do on a screen, each written once.

Key bindings, the line of keys at the foot, the palette and the help are all made from ``COMMANDS``. A node takes its
bindings with ``BINDINGS = bind("open", "back")`` and defines ``action_open``, ``action_back``. What is active just now
is asked of Textual (``Screen.active_bindings``), so a letter that a field would swallow is not offered while one types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding, BindingType

from tutor.words import Lang, say

from .glyphs import Glyphs


class Command(NamedTuple):
    """One thing to do.

    ``keys`` are Textual's names, comma separated; the first is shown, or ``pointing`` where one command has many.
    ``action`` is a Textual action (the id by default); with ``each`` it is given the key that was pressed. The name is
    the word ``AREA.ID``, the sentence of the help ``AREA.ID_does``. ``rank`` orders the foot (1 first; 0 keeps it off).
    ``palette`` lists it in the palette.
    """

    id: str
    keys: str
    rank: int = 0
    action: str = ""
    area: str = "screen"
    palette: bool = True
    pointing: str = ""
    each: bool = False

    def name(self, lang: Lang) -> str:
        return say(lang, f"{self.area}.{self.id}")

    def does(self, lang: Lang) -> str:
        return say(lang, f"{self.area}.{self.id}_does")

    @property
    def bindings(self) -> Iterator[Binding]:
        action = self.action or self.id
        for key in self.keys.split(","):
            yield Binding(key, f"{action}({key!r})" if self.each else action, self.id, show=False, id=self.id)


def _table(*commands: Command) -> dict[str, Command]:
    table = {command.id: command for command in commands}
    assert len(table) == len(commands), "a command is written once"
    return table


COMMANDS = _table(
    # everywhere
    Command("help", "question_mark,f1", 60),
    Command("palette", "ctrl+p", 70, palette=False),
    Command("language", "L,f2", 50),
    Command("theme", "T,f3"),
    Command("notice", "i,f4"),
    Command("glossary", "g,ctrl+l", 40),
    Command("review", "r,ctrl+r", 10, area="progress"),
    Command("progress", "p,ctrl+g", 35, area="progress"),
    Command("settings", "comma,f12", area="progress"),
    Command("quit", "q,ctrl+q", 90),
    Command("interrupt", "ctrl+c", palette=False),
    Command("back", "escape", 20, palette=False),
    # a lesson
    Command("answer", "enter", 1, area="player", palette=False),
    Command("onward", "enter,right", 1, area="player", palette=False),
    Command("follow", "enter", 1, area="player", palette=False),
    Command("pick", "1,2,3,4,5,6,7,8,9", 2, area="player", palette=False, pointing="1-9", each=True),
    Command("press", "space", 3, area="player", palette=False),
    Command("lift", "space", 3, area="player", palette=False),
    Command("carry", "shift+up,shift+down", 4, area="player", palette=False, pointing="shift+arrows", each=True),
    Command("walk", "up,down,pageup,pagedown,home,end", area="player", palette=False, pointing="arrows", each=True),
    Command("hint", "h,f5", 5, area="player"),
    Command("variant", "v,f7", 6, area="player"),
    Command("previous", "left,f6", 7, area="player", palette=False),
    Command("skip", "n,f9", 8, area="player"),
    Command("sources", "s,f8", 9, area="player"),
    Command("tool", "c,f10", 5, area="player"),
    Command("jot", "m,ctrl+o", 12, area="progress"),
    Command("teach", "t,f11", 2, area="player"),
    Command("terms", "tab,shift+tab", 10, area="player", palette=False, pointing="tab", each=True),
    Command("blank", "tab,shift+tab", 3, area="player", palette=False, pointing="tab", each=True),
    Command("write", "tab,shift+tab", 3, area="player", palette=False, pointing="tab"),
    Command("leave_field", "escape", 55, area="player", palette=False),
    # a lesson that is being written
    Command("redraw", "d,ctrl+n", 6, area="preview"),
    Command("lay_open", "f,ctrl+f", 5, area="preview"),
    # a calculator
    Command("field", "down,up,tab,shift+tab,enter", 1, area="tools", palette=False, pointing="tab", each=True),
    Command("turn", "right,left,space", 2, area="tools", palette=False, pointing="sideways", each=True),
    Command("twin", "f5,ctrl+t", 3, area="tools"),
    Command("keep", "f8,ctrl+s", 5, area="tools"),
    Command("look", "pageup,pagedown", 4, area="tools", palette=False, pointing="pages", each=True),
    # the credit world
    Command("turn_month", "n,f5", 2, area="world"),
    Command("view", "1,2,3,4,5,6", 3, area="world", pointing="1-6", each=True, palette=False),
    Command("anew", "f8", 0, area="world"),
    Command("looser", "plus,equals_sign,right", 2, area="seat", palette=False),
    Command("stricter", "minus,left", 3, area="seat", palette=False),
    # the class
    Command("forward", "space,enter,right", 1, area="room"),
    Command("backward", "b,left", 7, area="room"),
    Command("reveal", "r,f5", 2, area="room"),
    Command("revote", "v,f7", 3, area="room"),
    Command("timer", "t,f6", 4, area="room"),
    Command("lock", "l,f8", 5, area="room"),
    Command("remove", "k,f9", 9, area="room"),
    Command("names", "n,f10", 9, area="room"),
    Command("pause", "z,f11", 10, area="room"),
    Command("points", "o", area="room"),
    Command("run", "c", 3, area="room"),
    Command("address", "a", 8, area="room"),
    Command("count", "h", 2, area="room"),
    Command("approve", "w", 2, area="room"),
    Command("private", "p", 7, area="room"),
    Command("finish", "e,ctrl+e", 6, area="room"),
    # lists and pages
    Command("open", "enter,space", 1, palette=False),
    Command("move", "up,down,left,right,j,k,home,end,pageup,pagedown", palette=False, pointing="arrows", each=True),
    Command("unit", "1,2,3,4,5,6,7,8,9", palette=False, pointing="1-9", each=True),
    Command("found", "enter", 1, action="submit", palette=False),
    Command("next_value", "enter,space", 1, action="open", area="progress", palette=False),
    Command(
        "alter",
        "right,left,plus,equals_sign,minus",
        2,
        action="screen.alter",
        area="progress",
        palette=False,
        pointing="sideways",
        each=True,
    ),
    Command("search", "slash", 30, action="app.palette", palette=False),
    Command("scroll", "up,down,pageup,pagedown,home,end", palette=False, pointing="arrows", each=True),
)


SIGNS = frozenset({"comma", "slash", "question_mark", "plus", "minus", "equals_sign"})


def bind(*ids: str) -> list[BindingType]:
    """The bindings of these commands, in this order, for a node's ``BINDINGS``."""
    return [binding for id in ids for binding in COMMANDS[id].bindings]


def without_letters() -> dict[str, str]:
    """A keymap in which no command is given by a single letter or sign, for those who would press one unawares."""
    found = {}
    for command in COMMANDS.values():
        keys = command.keys.split(",")
        rest = [key for key in keys if len(key) > 1 and key not in SIGNS]
        if not command.each and rest and rest != keys:
            found[command.id] = ",".join(rest)
    return found


class Offer(NamedTuple):
    """A command that can be given now: the key that gives it, and the binding with the node it works on."""

    command: Command
    key: str
    entry: ActiveBinding


def offers(active: Iterable[ActiveBinding]) -> list[Offer]:
    """What the active bindings offer, each command once with the first of its keys that works, in the table's order."""
    entries: dict[str, dict[str, ActiveBinding]] = {}
    for entry in active:
        if entry.enabled and entry.binding.id in COMMANDS:
            entries.setdefault(entry.binding.id, {})[entry.binding.key] = entry
    found = []
    for command in COMMANDS.values():
        if working := entries.get(command.id):
            key = next(key for key in command.keys.split(",") if key in working)
            found.append(Offer(command, key, working[key]))
    return found


_SIGNS = {
    **{name: name for name in ("enter", "left", "up", "down", "arrows", "sideways")},
    "right": "right_arrow",
}
_NAMES = {
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "shift+arrows": "Shift-↑↓",
    "pages": "PgUp PgDn",
    "plus": "+",
    "minus": "-",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def key_name(command: Command, key: str, glyphs: Glyphs) -> str:
    """The key as people write it: ``?``, ``Esc``, ``^P``, ``⏎``."""
    key = command.pointing or key
    if key in _SIGNS:
        return str(getattr(glyphs, _SIGNS[key]))
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    return _NAMES.get(key, key.upper() if key[0] == "f" and key[1:].isdigit() else key)
