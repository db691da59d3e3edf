"""The projector: what the class sees, moved on by the teacher's keys."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.widget import Widget

from tutor.classroom.opening import PortUsed, Served, serve
from tutor.classroom.room import Refused
from tutor.classroom.sent import hidden
from tutor.course.lesson import SimulateStep
from tutor.store.errors import StoreError

from ..app import TutorApp
from ..commands import bind
from ..sheet import Sheet
from ..widgets.page import Page
from .picture import Picture

if TYPE_CHECKING:
    from tutor.classroom.hub import Hub
    from tutor.credit.game import Game
    from tutor.credit.terms import World
    from tutor.store.desk import Desk

    from ..screens.life import LifeScreen

SECONDS = 60


def run(desk: Desk, hub: Hub, bind: str, port: int | None, *, hands: bool) -> int:
    """The projector until the teacher ends the class or leaves. Raises ``PortUsed``."""
    app = ClassApp(desk, hub, bind, port, hands=hands)
    code = app.run()
    if app.port_used:
        raise PortUsed(port)
    return (app.return_code or 0) if code is None else code


class ClassApp(TutorApp):
    """The same program with a room in it; the room is served from the screen's own loop."""

    CSS_PATH = "../app.tcss"

    def __init__(self, desk: Desk, hub: Hub, bind: str, port: int | None, *, hands: bool = False) -> None:
        super().__init__(desk)
        self.hub = hub
        self.hands = hands
        self.served: Served | None = None
        self.port_used = False
        self._where = (bind, port)

    def on_mount(self) -> None:
        self.run_worker(self._serve())

    async def _serve(self) -> None:
        try:
            self.served = await serve(self.hub, *self._where)
        except PortUsed:
            self.port_used = True
            self.exit(2)
            return
        self.push_screen(Projector(self.hub, self.served))

    async def on_unmount(self) -> None:
        if self.served is not None:
            await self.served.close()


class Projector(Sheet):
    """Draws the newest state of the room, again whenever there is news."""

    BINDINGS = bind(
        "forward", "backward", "reveal", "revote", "timer", "lock", "remove", "names", "pause", "points", "run",
        "address", "count", "approve", "private", "finish",
    )  # fmt: skip
    HELP: ClassVar[str] = "room.help"
    WITHOUT = frozenset({"back", "quit"})

    def __init__(self, hub: Hub, served: Served) -> None:
        super().__init__()
        self.hub = hub
        self.served = served
        self.url = 0
        self.notes = False
        self.said = ""
        self._looker = hub.look("", host=True)

    def heading(self) -> str:
        return f"{self.say('room.heading')} {self.hub.room.code}"

    def body(self) -> Iterable[Widget]:
        yield Page(self._tell)

    def on_mount(self) -> None:
        self.run_worker(self._watch(), exclusive=True)
        self.set_interval(1.0, self._tick)

    def on_unmount(self) -> None:
        self.hub.leave(self._looker)

    async def _watch(self) -> None:
        """Draw what is new; what comes within a tenth of a second is drawn together."""
        while True:
            await self._looker.news.wait()
            self._looker.news.clear()
            self.retell()
            self.refresh_bindings()
            await asyncio.sleep(0.1)

    def _tick(self) -> None:
        if self.hub.room.until is not None and self.is_current:
            self.retell()

    def retell(self) -> None:
        if self.is_mounted:
            self.query_one(Page).renew()

    def _tell(self, cells: int) -> Content:
        state: dict[str, Any] = self.hub.state(self._looker) or {}
        picture = Picture(self.hub.room, state, cells, self.size.height, self.lang, self.tutor.glyphs)
        lines = list(
            picture.lobby(self.served.urls[self.url]) if state["phase"] == "lobby" else picture.lines(notes=self.notes)
        )
        if self.said:
            lines += [Content(""), Content.styled(self.say(f"room.{self.said}"), "$cost bold")]
        return Content("\n").join(lines)

    # what the teacher does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        room, slide = self.hub.room, self.hub.room.slide
        asking = room.phase in ("open", "locked")
        allowed = {
            "forward": room.phase != "over",
            "backward": room.at > 0,
            "reveal": asking,
            "revote": room.turn == 1 and (asking or room.phase == "revealed"),
            "timer": room.phase == "open",
            "lock": asking,
            "remove": bool(room.present()),
            "names": bool(room.present()),
            "run": room.phase == "revealed" and slide is not None and slide.kind == "simulate",
            "address": room.phase == "lobby" and len(self.served.urls) > 1,
            "count": self._counting and asking and bool(slide and slide.kind in ("choice", "simulate", "poll")),
            "approve": bool(slide and slide.kind == "reflect" and room.votes(room.at, room.turn)),
            "private": room.phase not in ("lobby", "over"),
        }
        return allowed.get(action, super().check_action(action, parameters))

    @property
    def _counting(self) -> bool:
        return isinstance(self.app, ClassApp) and self.app.hands

    def _do(self, **act: object) -> None:
        self.run_worker(self._done(act))

    async def _done(self, act: dict[str, object]) -> None:
        self.said = ""
        try:
            await self.hub.host_act(act)
        except Refused as refused:
            self.said = refused.code
        except StoreError:
            self.said = "trouble"
        self.retell()
        self.refresh_bindings()

    def action_forward(self) -> None:
        self._do(do="next")

    def action_backward(self) -> None:
        self._do(do="back")

    def action_reveal(self) -> None:
        self._do(do="reveal")

    def action_revote(self) -> None:
        self._do(do="again")

    def action_timer(self) -> None:
        self._do(do="timer", seconds=SECONDS)

    def action_lock(self) -> None:
        self._do(do="lock")

    def action_pause(self) -> None:
        self._do(do="pause")

    def action_names(self) -> None:
        self._do(do="hide")

    def action_points(self) -> None:
        self._do(do="points")

    def action_run(self) -> None:
        """The life that was asked about, and beside it what the class had guessed."""
        from tutor.classroom.views import result

        room, slide = self.hub.room, self.hub.room.slide
        step = room.deck.step(slide, self.lang) if slide is not None else None
        if slide is None or not isinstance(step, SimulateStep):
            return
        page = room.deck.page(slide, self.lang)
        told = result(room, slide)
        ids = {entry.id: hidden(room, entry.id) for entry in page.entries}

        def beside(world: World, game: Game) -> LifeScreen:
            from .living import ClassLife

            return ClassLife(world, game, page, told, ids)

        self.tutor.open_run(step.world, step.month, beside)

    def action_address(self) -> None:
        self.url = (self.url + 1) % len(self.served.urls)
        self.retell()

    def action_private(self) -> None:
        self.notes = not self.notes
        self.retell()

    def action_remove(self) -> None:
        from .choosing import Choosing

        people = [(str(one.number), one.name) for one in self.hub.room.present()]
        self.app.push_screen(Choosing("room.who_leaves", people, lambda id: self._do(do="remove", number=int(id))))

    def action_approve(self) -> None:
        from .choosing import Choosing

        room = self.hub.room
        waiting = [
            (str(one.number), str(vote.answer))
            for one in room.present()
            if (vote := room.vote_of(one)) is not None and vote.answer not in room.approved.get(room.at, ())
        ]
        self.app.push_screen(Choosing("room.waiting_words", waiting, lambda id: self._do(do="approve", number=int(id))))

    def action_count(self) -> None:
        from .choosing import Counting

        slide = self.hub.room.slide
        if slide is not None:
            entries = self.hub.room.deck.page(slide, self.lang).entries
            self.app.push_screen(Counting(entries, lambda counts: self._do(do="hands", counts=counts)))

    def action_finish(self) -> None:
        from .choosing import Choosing

        if self.hub.room.phase == "over":
            self.app.exit(0)
            return
        ways = [("yes", self.say("room.end_yes")), ("no", self.say("room.end_no"))]
        self.app.push_screen(Choosing("room.end_ask", ways, lambda id: self._do(do="end") if id == "yes" else None))
