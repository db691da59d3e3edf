"""Everything by name: what can be done here, lessons, words of the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import ActiveBinding

from ..commands import COMMANDS, key_name, offered
from .finder import Finder, Found


class Palette(Finder):
    WITHOUT = frozenset({"palette"})
    ASKS = "screen.palette_ask"
    NOTHING = "screen.palette_nothing"

    def __init__(self, active: Sequence[ActiveBinding]) -> None:
        """``active`` are the bindings of the sheet that it was opened from."""
        super().__init__()
        listed = {command.id for command in offered(active) if command.palette}
        self._active = {entry.binding.id: entry for entry in active if entry.binding.id in listed}

    def heading(self) -> str:
        return self.say("screen.palette_heading")

    def things(self) -> Sequence[Found]:
        return [*self._commands(), *self._lessons(), *self._terms()]

    def _commands(self) -> list[Found]:
        found = []
        for id in self._active:
            command = COMMANDS[id]
            found.append(
                Found(
                    f"command:{id}",
                    command.does(self.lang),
                    key_name(command, self.tutor.glyphs.enter),
                    (command.name(self.lang), id),
                )
            )
        return found

    def _lessons(self) -> list[Found]:
        note = self.say("screen.palette_lesson")
        return [
            Found(f"lesson:{lesson.id}", lesson.titled(self.lang), note, (lesson.id, *lesson.title.values()))
            for lesson in self.tutor.desk.catalogue.lessons
        ]

    def _terms(self) -> list[Found]:
        note = self.say("screen.palette_term")
        return [
            Found(f"term:{term.id}", term.name[self.lang], note, (term.id, term.name.zh, term.name.en))
            for term in self.tutor.desk.library.glossary.entries.values()
        ]

    def chosen(self, id: str) -> None:
        kind, _, name = id.partition(":")
        self.app.pop_screen()
        if kind == "command":
            entry = self._active[name]
            self.app.call_later(self.app.run_action, entry.binding.action, entry.node)
        elif kind == "lesson":
            self.app.call_later(self.tutor.open_lesson, name)
        else:
            self.app.call_later(self.tutor.action_term, name)
