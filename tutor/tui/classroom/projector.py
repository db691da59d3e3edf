"""The projector: what the class sees, moved on by the teacher's keys."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.widget import Widget

from tutor.classroom.opening import AddressNone, PortUsed, Served, serve
from tutor.classroom.room import Refused
from tutor.classroom.sent import hidden
from tutor.course.lesson import SimulateStep
from tutor.store.errors import StoreError

from ..app import TutorApp
from ..commands import bind
from ..sheet import Sheet
from ..theme import PAPER, suited
from ..widgets.page import Page
from .picture import Picture

if TYPE_CHECKING:
    from tutor.classroom.hub import Hub
    from tutor.credit.game import Game
    from tutor.credit.terms import World
    from tutor.store.desk import Desk

    from ..screens.life import LifeScreen

SECONDS = 60
COUNTED = frozenset({"choice", "choices", "simulate", "spot", "poll"})
"""Kinds for which hands can be raised."""


def run(desk: Desk, hub: Hub, bind: str, port: int | None, *, hands: bool) -> int:
    """The projector until the teacher ends the class or leaves. Raises ``PortUsed`` and ``AddressNone``."""
    app = ClassApp(desk, hub, bind, port, hands=hands)
    code = app.run()
    if app.failed is not None:
        raise app.failed
    return (app.return_code or 0) if code is None else code


ROOMS = (
    "forward", "backward", "reveal", "revote", "timer", "lock", "remove", "names", "pause", "points", "run",
    "address", "count", "approve", "private", "finish",
)  # fmt: skip
"""What the teacher does."""


class ClassApp(TutorApp):
    """The same program with a room in it; the room is served from the screen's own loop."""

    CSS_PATH = "../app.tcss"

    def __init__(self, desk: Desk, hub: Hub, bind: str, port: int | None, *, hands: bool = False) -> None:
        super().__init__(desk)
        self.hub = hub
        self.hands = hands
        self.served: Served | None = None
        self.failed: PortUsed | AddressNone | None = None
        self._where = (bind, port)

    def on_mount(self) -> None:
        self.run_worker(self._serve())

    async def _serve(self) -> None:
        try:
            self.served = await serve(self.hub, *self._where)
        except (PortUsed, AddressNone) as failed:
            self.failed = failed
            self.exit(2)
            return
        self.push_screen(Projector(self.hub, self.served))

    async def on_unmount(self) -> None:
        if self.served is not None:
            await self.served.close()


class Projector(Sheet):
    """Draws the newest state of the room, again whenever there is news."""

    BINDINGS = bind(*ROOMS, "back")
    HELP: ClassVar[str] = "room.help"
    WITHOUT = frozenset({"quit"})

    def __init__(self, hub: Hub, served: Served) -> None:
        super().__init__()
        self.hub = hub
        self.served = served
        self.urls = served.urls
        self.url = 0
        self.door = False
        """Whether it is shown how one gets in, in the middle of class."""
        self.notes = False
        self.said = ""
        self._shown: tuple[object, ...] = ()
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
            page, room = self.query_one(Page), self.hub.room
            page.renew()
            shown = (room.at, room.phase, room.turn, self.door)
            if shown != self._shown:
                self._shown = shown
                page.scroll_home(animate=False)

    def _tell(self, cells: int) -> Content:
        state: dict[str, Any] = self.hub.state(self._looker) or {}
        picture = Picture(self.hub.room, state, cells, self._height(), self.lang, self.tutor.glyphs)
        if state["phase"] == "lobby" and self._counting:
            lines = list(picture.hands())
        elif state["phase"] == "lobby" or self.door:
            dark = "NO_COLOR" in os.environ and suited(os.environ) != PAPER.name
            lines = list(picture.lobby(self.urls[self.url], alone=len(self.urls) == 1, dark=dark))
        else:
            lines = list(picture.lines(notes=self.notes, hands=self._counting))
        if self.said:
            lines += [Content(""), Content.styled(self.say(f"room.{self.said}"), "$cost bold")]
        return Content("\n").join(lines)

    def _height(self) -> int:
        """Lines of the page between the top line and the foot."""
        return self.query_one(Page).scrollable_content_region.height or self.size.height - 4

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
            "remove": bool(room.people),
            "names": bool(room.present()),
            "run": room.phase == "revealed" and slide is not None and slide.kind == "simulate",
            "address": room.phase != "over" and not self._counting,
            "back": self.door,
            "count": self._counting and asking and bool(slide and slide.kind in COUNTED and not slide.own_money),
            "approve": bool(slide and slide.kind == "reflect" and room.waiting()),
            "private": room.phase not in ("lobby", "over"),
        }
        if room.phase == "over" and action in ROOMS:
            return action == "finish"
        return allowed.get(action, super().check_action(action, parameters))

    @property
    def _counting(self) -> bool:
        return isinstance(self.app, ClassApp) and self.app.hands

    def _do(self, **act: object) -> None:
        self.run_worker(self._done(act))

    async def _done(self, act: dict[str, object]) -> None:
        self.said, self.door = "", False
        try:
            await self.hub.host_act(act)
        except Refused as refused:
            self.said = refused.code
        except StoreError:
            self.said = "trouble"
        self.retell()
        self.refresh_bindings()

    def action_forward(self) -> None:
        if self.door:
            self.action_back()  # what was hidden by it is shown first
        else:
            self._do(do="next")

    def action_back(self) -> None:
        self.door = False
        self.retell()
        self.refresh_bindings()

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
        from tutor.classroom.standing import result

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
        self.run_worker(self._step(), exclusive=True, group="address")

    async def _step(self) -> None:
        """Show how one gets in, or the next of the addresses that the machine has now: a network may have come."""
        before = self.urls[self.url]
        self.urls = await asyncio.to_thread(self.served.found)
        at = self.urls.index(before) if before in self.urls else -1
        step = 1 if self.door or self.hub.room.phase == "lobby" else 0
        self.url = (at + step) % len(self.urls)
        self.door = self.hub.room.phase != "lobby"
        self.retell()
        self.refresh_bindings()

    def action_private(self) -> None:
        self.notes = not self.notes
        self.retell()
        if self.notes:
            self.call_after_refresh(self.query_one(Page).scroll_end, animate=False)

    def action_remove(self) -> None:
        from .choosing import Choosing

        room = self.hub.room
        people = [(str(one.number), one.name) for one in room.present()]
        people += [
            (str(one.number), self.say("room.let_back", name=one.name)) for one in room.people.values() if not one.here
        ]
        self.app.push_screen(Choosing("room.who_leaves", people, lambda id: self._do(do="remove", number=int(id))))

    def action_approve(self) -> None:
        from .choosing import Choosing

        waiting = [(str(one.number), words) for one, words in self.hub.room.waiting()]
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
        ways = [(way, self.say(f"room.end_{way}")) for way in ("yes", "leave", "no")]
        self.app.push_screen(Choosing("room.end_ask", ways, self._finish))

    def _finish(self, way: str) -> None:
        if way == "yes":
            self._do(do="end")
        elif way == "leave":
            self.app.exit(0)
