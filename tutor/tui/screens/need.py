"""I need help now: what to do first, what to work out, whom to ask, and the lessons that help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from tutor.course.shelf import Contact, Need
from tutor.words.figures import day

from ..fold import hung
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row


class NeedSheet(Sheet):
    HELP = "home.need_help"

    def __init__(self, need: str) -> None:
        super().__init__()
        self._wanted = need

    @property
    def _need(self) -> Need | None:
        return self.tutor.desk.library.needs.entries.get(self._wanted)

    def heading(self) -> str:
        return self.say("home.needs")

    def body(self) -> Iterable[Widget]:
        yield Menu(self._rows, self.tutor.glyphs)

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def on_menu_opened(self, event: Menu.Opened) -> None:
        kind, _, name = event.item.partition(":")
        if kind == "tool":
            self.tutor.open_tool(name)
        else:
            self.tutor.open_lesson(name)

    def _rows(self, cells: int) -> Iterator[Row]:
        need = self._need
        if need is None:
            yield Row(words=Content(self.say("screen.trouble_need")))
            return
        yield Row(words=Content.styled(need.title[self.lang], "bold"))
        yield Row()
        yield Row(words=Content.styled(self.say("home.need_first"), "$accent bold"))
        for number, first in enumerate(need.first, 1):
            yield from _told(hung(Content(first[self.lang]), cells, f"{number}. "))
        yield from self._tools(need)
        yield from self._contacts(need, cells)
        yield from self._lessons(need)

    def _tools(self, need: Need) -> Iterator[Row]:
        if need.tools:
            yield Row()
            yield Row(words=Content.styled(self.say("home.need_tools"), "$accent bold"))
        for tool in need.tools:
            name, does = self.say(f"tools.{tool}"), self.say(f"tools.{tool}_does")
            yield Row((Item(f"tool:{tool}", Content(self.say("home.need_tool", name=name, does=does))),))

    def _contacts(self, need: Need, cells: int) -> Iterator[Row]:
        known = self.tutor.desk.library.contacts.entries
        contacts = [known[id] for id in need.contacts if id in known]
        if not contacts:
            return
        yield Row()
        yield Row(words=Content.styled(self.say("home.need_contacts"), "$accent bold"))
        for contact in contacts:
            yield from _told(self._contact(contact, cells))

    def _contact(self, contact: Contact, cells: int) -> list[Content]:
        region = self.say(f"screen.sources_region_{contact.region}")
        checked = self.say("home.need_checked", region=region, checked=day(contact.checked, self.lang))
        number = Content.styled(f"{contact.number}  ", "bold") if contact.number else Content("")
        first, rest = number + Content(contact.name[self.lang]), Content(contact.says[self.lang])
        dated = Content.styled(checked, "$quiet")
        if first.cell_length + dated.cell_length + 2 <= cells:
            first += dated
        else:
            rest += dated
        return [*hung(first, cells, "  "), *hung(rest, cells, "    ")]

    def _lessons(self, need: Need) -> Iterator[Row]:
        lessons = self.tutor.desk.catalogue.pathway(need.id)
        if not lessons:
            return
        places = self.tutor.desk.store.places()
        yield Row()
        yield Row(words=Content.styled(self.say("home.need_lessons"), "$accent bold"))
        for lesson in lessons:
            done = lesson.id in places and places[lesson.id].done
            sign = Content.styled(f"{self.tutor.glyphs.done} ", "$right") if done else Content("")
            minutes = sign + Content.styled(self.say("home.minutes", n=lesson.minutes), "$quiet")
            yield Row((Item(f"lesson:{lesson.id}", Content(lesson.titled(self.lang)), minutes),))


def _told(lines: Iterable[Content]) -> Iterator[Row]:
    for line in lines:
        yield Row(words=line)
