"""A seat in a room, on the screen: the same player as in a lesson, its pages and verdicts sent by the room."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.content import Content

from tutor.course.page import Blocks, Bullets, Entry, Gap, Line, Page, Paragraph, Scene, Table, Text
from tutor.learning.session import Session
from tutor.learning.verdict import Answer, Confidence, Note, Outcome, Verdict
from tutor.words import Lang, known

from ..app import TutorApp
from ..fold import fold
from ..player.paper import Row
from ..player.play import Play
from ..screens.lesson import LessonScreen

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
        self.page = _waiting(lang)
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
        self.page = _page(slide, state, self.lang)
        told = state.get("told")
        self.verdict = _verdict(told) if told is not None else None
        self.given = _thawed(state["mine"].get("answer"))

    @property
    def open(self) -> bool:
        return bool(self.state["phase"] == "open" and not self.state["paused"])

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

    def may(self, action: str) -> bool | None:
        closed = ("onward", "skip", "hint", "tool", "teach", "variant", "sources", "previous")
        return False if action in closed and not (action == "onward" and self.phase == "sure") else super().may(action)


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
        return False if action == "jot" else super().check_action(action, parameters)

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
            quiet = {"read": "read_first", "open": "", "locked": "phase_locked", "revealed": "", "over": "over"}
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
            self._waiting, self.remote.sent = self.remote.sent, None
            self._tell("sending")
            self.run_worker(self._send(self._waiting))

    async def _send(self, told: dict[str, Any]) -> None:
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(told)

    def _rows(self, cells: int) -> list[Row]:
        rows = super()._rows(cells)
        key, values = self._said
        if key:
            told = Content.styled(self.say(f"room.{key}", **values), "$accent bold")
            rows = [*rows, Row(Content("")), *(Row(line) for line in fold(told, cells))]
        return rows


class SeatApp(TutorApp):
    """The program with one seat of a room in it."""

    CSS_PATH = "../app.tcss"

    def __init__(self, desk: Desk, remote: Remote, url: str, token: str) -> None:
        super().__init__(desk)
        self._seat = SeatScreen(remote, url, token)

    def on_mount(self) -> None:
        self.push_screen(self._seat)


def _page(slide: Mapping[str, Any], state: Mapping[str, Any], lang: Lang) -> Page:
    def entries(name: str) -> tuple[Entry, ...]:
        return tuple(Entry(one["id"], _line(one["line"])) for one in slide[name])

    return Page(
        lesson=slide["lesson"],
        step=f"{state['at']}-{state['turn']}",
        kind=slide["kind"],
        lang=lang,
        place=state["at"] + 1,
        of=state["of"],
        title=_line(slide["title"]),
        body=_blocks(slide["body"]),
        question=_blocks(slide["question"]),
        entries=entries("entries"),
        targets=entries("targets"),
        multiple=slide["multiple"],
        scenes=tuple(
            Scene(
                one["id"],
                _blocks(one["body"]),
                tuple((Entry(turn["id"], _line(turn["line"])), turn["to"]) for turn in one["turns"]),
                one["ending"],
            )
            for one in slide.get("scenes", ())
        ),
        genre=slide["genre"],
        unit=slide["unit"],
        sure=slide["sure"],
        own_money=slide["own_money"],
    )


def _waiting(lang: Lang) -> Page:
    return Page(lesson="", step="", kind="show", lang=lang, place=1, of=1)


def _verdict(told: Mapping[str, Any]) -> Verdict:
    outcome = cast(Outcome, told.get("outcome") or "noted")
    notes = tuple(
        Note(one["about"], one["chosen"], one["right"], _blocks(one["says"])) for one in told.get("notes", ())
    )
    shown = tuple(Entry(str(number), _line(one)) for number, one in enumerate(told.get("solution_shown", ())))
    return Verdict(
        outcome,
        1.0 if outcome == "right" else 0.0,
        notes,
        _blocks(told.get("explain", ())),
        _thawed(told.get("solution")),
        shown,
        told.get("understood"),
        named=tuple(told.get("named", ())),
    )


def _thawed(answer: Any) -> Answer | None:
    return tuple(answer) if isinstance(answer, list) else answer


def _blocks(found: Any) -> Blocks:
    blocks: list[Paragraph | Bullets | Table] = []
    for one in found:
        if "p" in one:
            blocks.append(Paragraph(_line(one["p"])))
        elif "list" in one:
            blocks.append(Bullets(tuple(map(_line, one["list"])), one["numbered"]))
        else:
            rows = tuple(tuple(map(_line, row)) for row in one["rows"])
            blocks.append(Table(tuple(map(_line, one["head"])), rows, tuple(one["right"])))
    return tuple(blocks)


def _line(spans: Any) -> Line:
    return tuple(
        Gap(one["gap"]) if "gap" in one else Text(one["t"], bool(one.get("b")), bool(one.get("i"))) for one in spans
    )
