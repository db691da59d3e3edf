"""A seat in a room, on the screen: the same player as in a lesson, its pages and verdicts sent by the room."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.content import Content

from tutor.course.page import Blocks
from tutor.learning.session import Session
from tutor.learning.verdict import Answer, Confidence, Verdict
from tutor.words import Lang, known

from ..app import TutorApp
from ..draw import plain
from ..fold import fold, hung
from ..player.paper import Row
from ..player.play import Play
from ..screens.lesson import LessonScreen
from .received import page_of, thawed_of, verdict_of, waiting_of

if TYPE_CHECKING:
    from tutor.store.desk import Desk


@dataclass(frozen=True)
class _Titled:
    """What the player asks of a lesson."""

    title: str
    facts: tuple[str, ...] = ()


class Remote:
    """A session whose pages come from a room; the parts of ``Session`` that the player uses."""

    def __init__(self, title: str, lang: Lang) -> None:
        self.lesson = _Titled(title)
        self.lang = lang
        self.page = waiting_of(lang)
        self.verdict: Verdict | None = None
        self.given: Answer | None = None
        self.state: dict[str, Any] = {"phase": "lobby", "at": -1, "turn": 1, "mine": {}}
        self.sent: dict[str, Any] | None = None
        self.hints_shown: tuple[Blocks, ...] = ()
        self.done = False
        self.misses = 0
        self.taught_by = None

    def take(self, state: dict[str, Any]) -> None:
        """The newest state of the room."""
        self.state = state
        slide = state.get("slide")
        if slide is None:
            return
        self.page = page_of(slide, state, self.lang)
        told = state.get("told")
        self.verdict = verdict_of(told) if told is not None else None
        self.given = thawed_of(state["mine"].get("answer"))

    @property
    def open(self) -> bool:
        return bool(self.state["phase"] == "open" and not self.state["paused"])

    @property
    def reading(self) -> bool:
        """Whether one may say: I have read it."""
        return bool(self.state["phase"] == "read" and self.state["asks"] and not self.state["mine"].get("ready"))

    def ready(self) -> None:
        self.sent = {"do": "ready"}

    def look_at(self, answer: Answer) -> None:
        """The room weighs it."""

    def answer(self, answer: Answer, sure: Confidence | None = None) -> None:
        """Put it into the post; a receipt comes back."""
        state = self.state
        plain = list(answer) if isinstance(answer, tuple) else answer
        self.sent = {
            "do": "answer", "slide": state["at"], "turn": state["turn"], "key": token_hex(8), "answer": plain,
            "sure": sure,
        }  # fmt: skip

    def peek(self) -> None:
        """What comes next is the teacher's."""

    def next(self) -> None:
        """The teacher turns the pages."""

    back = again = teach = hint = next


class SeatPlay(Play):
    """An answer is given and stays open to be changed until the teacher closes."""

    def begin(self) -> None:
        super().begin()
        remote = cast(Remote, self.session)
        if self.phase != "read" and not remote.open:
            self.phase = "told" if remote.verdict is not None else "read"

    def weigh(self, sure: Confidence | None) -> None:
        self.session.answer(self.draft.answer(), sure)
        self.phase = "ask"

    def onward(self) -> None:
        remote = cast(Remote, self.session)
        if self.phase == "sure":
            super().onward()
        elif remote.reading:
            remote.ready()

    def may(self, action: str) -> bool | None:
        closed = ("skip", "hint", "tool", "teach", "variant", "sources", "previous")
        if action == "onward":
            return self.phase == "sure" or cast(Remote, self.session).reading
        return False if action in closed else super().may(action)


class SeatScreen(LessonScreen):
    HELP: ClassVar[str] = "room.help_seat"
    TOGETHER: ClassVar[bool] = True

    def __init__(self, remote: Remote, url: str, token: str) -> None:
        super().__init__(cast(Session, remote))
        self.remote = remote
        self.play = SeatPlay(self.session)
        self._url = url
        self._token = token
        self._socket: Any = None
        self._waiting: dict[str, Any] | None = None
        self._said: tuple[str, dict[str, object]] = ("", {})

    def on_mount(self) -> None:
        self.run_worker(self._listen(), exclusive=True)

    def retell(self) -> None:
        """In another language: the room is asked to speak it."""
        if self.remote.lang != self.lang:
            self.remote.lang = self.lang
            self.run_worker(self._send({"do": "speak", "lang": self.lang}))
        self._settle()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "jot":
            return False
        if action == "leave_field":  # there is nowhere to go from here but out
            held = self.play.term is not None or self.play.draft.lifted or self.play.phase == "sure"
            return held or self.focused is self._asked
        return super().check_action(action, parameters)

    async def _listen(self) -> None:
        """The room's news, again and again after the line was cut."""
        from aiohttp import ClientError, ClientSession

        async with ClientSession() as session:
            while self.remote.state["phase"] != "over":
                try:
                    async with session.ws_connect(f"{self._url}/api/events", max_msg_size=0, heartbeat=20) as socket:
                        self._socket = socket
                        await socket.send_json({"token": self._token})
                        if self._waiting is not None:
                            await socket.send_json(self._waiting)
                        async for message in socket:
                            self._heard(json.loads(message.data))
                except (ClientError, OSError):
                    pass
                if self.remote.state["phase"] == "over":
                    break
                self._tell("join_off")
                await asyncio.sleep(1.0)

    def _heard(self, told: dict[str, Any]) -> None:
        if "error" in told:
            self._tell(told["error"] if known(f"room.{told['error']}") else "not_now")
            self.remote.state["phase"] = "over"
        elif "state" in told:
            self._take(told["state"])
        elif self._waiting is not None and told.get("key") == self._waiting["key"]:
            self._waiting = None
            if "receipt" in told:
                self._tell("join_kept", receipt=told["receipt"])
            else:
                self._tell(told["refused"] if known(f"room.{told['refused']}") else "not_now")

    def _take(self, state: dict[str, Any]) -> None:
        before = self.remote.state
        self.remote.take(state)
        moved = [before.get(name) != state.get(name) for name in ("phase", "at", "turn", "paused")]
        if any(moved):
            self.play.begin()
            self._paper.scroll_to(y=0, animate=False, force=True)
            reading = "read_first" if state["asks"] else ""
            quiet = {"read": reading, "open": "", "locked": "phase_locked", "revealed": "", "over": "over"}
            self._tell(quiet.get(state["phase"], "join_wait") or "")
            if state.get("take_home"):
                self._tell("take_home", code=state["take_home"])
        self._settle()

    def _tell(self, key: str, **values: object) -> None:
        self._said = (key, values)
        if self.is_mounted:
            self._settle()

    def _do(self, act: Any) -> None:
        super()._do(act)
        if self.remote.sent is not None:
            sent, self.remote.sent = self.remote.sent, None
            if sent["do"] == "answer":
                self._waiting = sent
            self._tell("sending" if sent["do"] == "answer" else "is_ready")
            self.run_worker(self._send(sent))

    async def _send(self, told: dict[str, Any]) -> None:
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(told)

    def _rows(self, cells: int) -> list[Row]:
        rows = super()._rows(cells)
        if self.remote.state["phase"] == "revealed":
            rows = [*rows, *(Row(line) for line in self._class(cells))]
        key, values = self._said
        if key:
            told = Content.styled(self.say(f"room.{key}", **values), "$accent bold")
            rows = [*rows, Row(Content("")), *(Row(line) for line in fold(told, cells))]
        return rows

    def _class(self, cells: int) -> Iterator[Content]:
        """How all answered, in the last vote."""
        told = self.remote.state["told"]["result"]
        turn = told["turns"][-1]
        chosen, kinds = turn.get("chosen"), [one for one in turn.get("kinds", ()) if one["n"]]
        if not turn["n"] or (chosen is None and not kinds and not told.get("words")):
            return
        yield Content("")
        yield Content.styled(self.say("room.whole_class", n=turn["n"]), "bold")
        for entry in self.remote.page.entries if chosen is not None else ():
            n = chosen.get(entry.id, 0)
            yield from hung(Content(plain(entry.line)), cells, f"{'–' if n is None else n:>4}  ")
        for one in kinds:
            name = one["name"][self.lang] if one["name"] else self.say(f"room.kind_{one['kind']}")
            yield from hung(Content(name), cells, f"{one['n']:>4}  ")
        for words in told.get("words", ()):
            yield from hung(Content(words), cells, f"{self.tutor.glyphs.bullet} ")


class SeatApp(TutorApp):
    """The program with one seat of a room in it."""

    CSS_PATH = "../app.tcss"

    def __init__(self, desk: Desk, remote: Remote, url: str, token: str) -> None:
        super().__init__(desk)
        self._seat = SeatScreen(remote, url, token)

    @property
    def over(self) -> bool:
        return bool(self._seat.remote.state["phase"] == "over")

    def on_mount(self) -> None:
        self.push_screen(self._seat)
