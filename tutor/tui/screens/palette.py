"""Everything by name: what can be done here, lessons, words of the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.finance.calculators import TOOLS
from tutor.words import LANGS, say

from ..commands import Offer, key_name
from .finder import Finder, Found
from .worlds import WORLDS


class Palette(Finder):
    WITHOUT = frozenset({"palette"})
    ASKS = "screen.palette_ask"
    NOTHING = "screen.palette_nothing"

    def __init__(self, offered: Sequence[Offer]) -> None:
        """``offered`` is what could be done on the sheet that it was opened from."""
        super().__init__()
        self._offers = {offer.command.id: offer for offer in offered if offer.command.palette}

    def heading(self) -> str:
        return self.say("screen.palette_heading")

    def things(self) -> Sequence[Found]:
        return [*self._commands(), *self._lessons(), *self._tools(), *self._worlds(), *self._terms()]

    def _commands(self) -> list[Found]:
        return [
            Found(
                f"command:{id}",
                offer.command.does(self.lang),
                key_name(offer.command, offer.key, self.tutor.glyphs),
                (offer.command.name(self.lang), id),
            )
            for id, offer in self._offers.items()
        ]

    def _lessons(self) -> list[Found]:
        note = self.say("screen.palette_lesson")
        return [
            Found(f"lesson:{lesson.id}", lesson.titled(self.lang), note, (lesson.id, *lesson.title.values()))
            for lesson in self.tutor.desk.catalogue.lessons
        ]

    def _tools(self) -> list[Found]:
        note = self.say("screen.palette_tool")
        names = {name: tuple(say(lang, f"tools.{name}") for lang in LANGS) for name in TOOLS}
        return [
            Found(f"tool:{name}", self.say(f"tools.{name}"), note, (name, *others)) for name, others in names.items()
        ]

    def _worlds(self) -> list[Found]:
        note = self.say("world.world")
        return [
            Found(
                f"world:{name}",
                self.say(f"home.world_{name}"),
                note,
                (name, *(say(lang, f"home.world_{name}") for lang in LANGS)),
            )
            for name in WORLDS
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
            entry = self._offers[name].entry
            self.app.call_later(self.app.run_action, entry.binding.action, entry.node)
        elif kind == "tool":
            self.app.call_later(self.tutor.open_tool, name)
        elif kind == "world":
            self.app.call_later(self.tutor.open_credit, name)
        elif kind == "lesson":
            self.app.call_later(self.tutor.open_lesson, name)
        else:
            self.app.call_later(self.tutor.action_term, name)
