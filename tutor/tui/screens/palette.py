"""Everything by name or by what it says: what can be done here, lessons and their steps, words, facts, lives, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tutor.course.search import Document, Hit, document, find
from tutor.finance.calculators import TOOLS
from tutor.words import LANGS, say

from ..commands import Offer, key_name
from ..fold import hung
from ..widgets.asked import Asked
from ..widgets.menu import Item, Menu, Row
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
        self._read: list[Document] = []

    def on_mount(self) -> None:
        self.tutor.read_documents()
        self.gathered()

    def gathered(self) -> None:
        """There is more to look through now."""
        desk = self.tutor.desk
        known = {lesson.id: lesson for lesson in desk.catalogue.lessons}
        notes = (
            document("note", note.lesson, known[note.lesson].titled(self.lang), note.text, step=note.step)
            for note in desk.store.notes()
            if note.lesson in known
        )
        self._read = [*(self.tutor.documents or ()), *notes]
        self.query_one(Menu).renew()

    def heading(self) -> str:
        return self.say("screen.palette_heading")

    def things(self) -> Sequence[Found]:
        """What is found by its name, at once."""
        return [*self._commands(), *self._lessons(), *self._tools(), *self._worlds(), *self._terms()]

    def _rows(self, cells: int) -> Iterator[Row]:
        typed = self.query_one(Asked).value.strip().casefold()
        named = self._named(typed)
        shown = {thing.id for thing in named}
        hits = [
            hit for hit in (find(self._read, typed, self.lang) if typed else []) if f"{hit.kind}:{hit.id}" not in shown
        ]
        for thing in named:
            yield Row((Item(thing.id, Content(thing.name), Content.styled(thing.note, "$quiet")),))
        for hit in hits:
            yield from self._hit(hit, cells)
        if not named and not hits:
            yield Row(words=Content.styled(self.say(self.NOTHING), "$quiet"))

    def _named(self, typed: str) -> list[Found]:
        ranked = [(thing.matches(typed), thing) for thing in self.things()]
        return [thing for rank, thing in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]

    def _hit(self, hit: Hit, cells: int) -> Iterator[Row]:
        note = Content.styled(self.say(f"screen.palette_{hit.kind}"), "$quiet")
        name = f"{hit.id}/{hit.step}" if hit.step else hit.id
        yield Row((Item(f"{hit.kind}:{name}", Content(hit.title), note),))
        if hit.end and hit.kind != "lesson":
            told = Content.styled(hit.excerpt, "$quiet").stylize("$accent", hit.start, hit.end)
            for line in hung(told, cells, "    "):
                yield Row(words=line)

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

    def _terms(self) -> list[Found]:
        note = self.say("screen.palette_term")
        return [
            Found(f"term:{term.id}", term.name[self.lang], note, (term.id, term.name.zh, term.name.en))
            for term in self.tutor.desk.library.glossary.entries.values()
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
                f"credit:{name}",
                self.say(f"home.world_{name}"),
                note,
                (name, *(say(lang, f"home.world_{name}") for lang in LANGS)),
            )
            for name in WORLDS
        ]

    def chosen(self, id: str) -> None:
        kind, _, name = id.partition(":")
        self.app.pop_screen()
        if kind == "command":
            entry = self._offers[name].entry
            self.app.call_later(self.app.run_action, entry.binding.action, entry.node)
        else:
            self.app.call_later(self.tutor.open_found, kind, name)
