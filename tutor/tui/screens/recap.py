"""The end of a lesson: what one can do now, what is worth seeing again, what one means to do, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from tutor.learning.recap import Recap, Seen

from ..commands import bind
from ..draw import draw, plain
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row

if TYPE_CHECKING:
    from tutor.learning.session import Session


class RecapScreen(Sheet):
    """Everything on it that can be opened leads on: to a step, to the next lesson, home."""

    BINDINGS = bind("sources")
    HELP: ClassVar[str] = "player.help_recap"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._recap = session.recap()

    def heading(self) -> str:
        return self.session.lesson.title

    def body(self) -> Iterable[Widget]:
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def retell(self) -> None:
        if self.session.lang != self.lang:
            self.tutor.desk.switch(self.session, self.lang)
            self._recap = self.session.recap()
        self.query_one(Menu).renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "sources":
            return bool(self._recap.facts)
        return super().check_action(action, parameters)

    def action_sources(self) -> None:
        from .sources import Sources

        self.app.push_screen(Sources(self._recap.facts))

    def _rows(self, cells: int) -> Iterator[Row]:
        recap = self._recap
        yield Row(words=Content.styled(self.say("player.recap_can"), "bold"))
        for line in draw(recap.can_do, cells, glyphs=self.tutor.glyphs).split("\n", allow_blank=True):
            yield Row(words=line)
        yield Row()
        yield Row(words=Content.styled(self._score(recap), "$quiet"))
        if recap.plan:
            yield Row()
            yield Row(words=Content.styled(self.say("player.recap_plan"), "bold"))
            yield Row(words=Content(plain(recap.plan)))
        if recap.again:
            yield Row()
            yield Row(words=Content.styled(self.say("lesson.recap_again"), "bold"))
            for seen in recap.again:
                yield Row((self._seen(seen),))
        yield Row()
        yield from self._ways()

    def _score(self, recap: Recap) -> str:
        return self.say("lesson.recap_score", right=recap.right, n=recap.asked)

    def _seen(self, seen: Seen) -> Item:
        state = "certain" if seen.certain else seen.outcome or "unanswered"
        glyphs = self.tutor.glyphs
        signs = {"certain": glyphs.wrong, "wrong": glyphs.wrong, "partly": glyphs.partly, "unanswered": glyphs.open}
        style = {"certain": "$danger", "wrong": "$danger", "partly": "$cost", "unanswered": "$quiet"}[state]
        lead = Content.styled(f"{signs[state]} {self.say(f'player.seen_{state}')}  ", style)
        return Item(f"step:{seen.step}", Content(plain(seen.title)), lead=lead)

    def _ways(self) -> Iterator[Row]:
        """Where to go from here."""
        follows = self._next_lesson()
        if follows is not None:
            title = self.tutor.desk.catalogue.lesson(follows).titled(self.lang)
            yield Row((Item(f"lesson:{follows}", Content(self.say("player.next_lesson", title=title))),))
        yield Row((Item("home", Content(self.say("player.home"))),))

    def _next_lesson(self) -> str | None:
        names = [lesson.id for lesson in self.tutor.desk.catalogue.lessons if not lesson.broken]
        here = names.index(self.session.lesson.id) if self.session.lesson.id in names else len(names)
        return names[here + 1] if here + 1 < len(names) else None

    def on_menu_opened(self, event: Menu.Opened) -> None:
        what, _, name = event.item.partition(":")
        if what == "step":
            from .lesson import LessonScreen

            self.session.go(name)
            self.app.switch_screen(LessonScreen(self.session))
            return
        self.app.pop_screen()
        if what == "lesson":
            self.tutor.open_lesson(name)
