"""The hub: a room, its journal, and everybody who looks at it. An act is on disk before its receipt is given.

Runs in one event loop, a screen's or its own. Each client is woken when there is something new and then asks for the
newest state; nothing queues up behind a slow one.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tutor.classroom import views
from tutor.classroom.acts import HOSTS, PLAYERS
from tutor.classroom.deck import Deck
from tutor.classroom.journal import Journal
from tutor.classroom.names import skeleton
from tutor.classroom.room import Person, Refused, Room
from tutor.classroom.sent import meant
from tutor.classroom.standing import result
from tutor.store.errors import StoreError

LETTERS: Final = "ACDEFHJKMNPQRTUVWXY"
"""Letters of codes: none that looks like another or like a figure."""
CODE: Final = 6
JOIN_KEY: Final = 16
"""Letters that a phone's key to joining has at least."""
REJOIN: Final = 6
"""Letters of the code that brings somebody back: who knows the room's code must not find one by trying."""


Mark = tuple[str, int, int, str]
"""An answer: whose, to which slide, in which turn, with which key of theirs."""


@dataclass(eq=False)
class Looker:
    """Somebody who is told when the room changes: a player by their token, or the host."""

    token: str
    host: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """``now`` gives milliseconds of a clock that never jumps, ``wall`` the time of day, ``draw`` a fresh random number
    of so many bits.
    """

    def __init__(
        self, room: Room, journal: Journal, host_token: str, now: Callable[[], int], wall: Callable[[], str],
        draw: Callable[[int], int],
    ) -> None:  # fmt: skip
        self.room = room
        self.host_token = host_token
        self.now = now
        self._wall = wall
        self._draw = draw
        self._journal = journal
        self._lookers: dict[str, list[Looker]] = {}
        self._hosts: list[Looker] = []
        self._receipts: dict[tuple[str, int, int], int] = {}
        self._kept: dict[Mark, int] = {}
        self._under_way: dict[Mark, asyncio.Future[int]] = {}
        self._waiting: list[tuple[tuple[str, Mapping[str, Any]], asyncio.Future[int]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._last = 0
        self._result: tuple[int, dict[str, Any]] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.trouble: StoreError | None = None
        """Why nothing can be kept any more; the host is told."""

    @property
    def journal_path(self) -> Path:
        return self._journal.path

    # acts

    async def join(self, lang: str, name: str, key: str = "") -> Person:
        """Somebody new; with the ``key`` of somebody who has joined, that one: the reply may not have reached them.
        Raises ``Refused`` and ``StoreError``.
        """
        token = self._token(key)
        if token in self.room.people:
            return self.room.people[token]
        taken = {person.rejoin for person in self.room.people.values()}
        rejoin = next(code for code in iter(lambda: self._letters(REJOIN), "") if code not in taken)
        act = {
            "do": "join", "token": token, "rejoin": rejoin, "lang": lang, "name": name, "seed": self._draw(40),
            "draw": self._draw(12),
        }  # fmt: skip
        await self.act(act)
        return self.room.people[token]

    def _token(self, key: str) -> str:
        """Who somebody is: by a key too long to be guessed always the same, else by chance."""
        if len(key) < JOIN_KEY:
            return f"{self._draw(128):032x}"
        secret = self.room.secret.encode()[:32]
        return hashlib.blake2s(f"join|{key[:64]}".encode(), key=secret, digest_size=16).hexdigest()

    async def answer(self, token: str, given: Mapping[str, Any], by: Looker | None = None) -> int:
        """Keep a player's answer; its receipt. The same key again, even at the same time, keeps nothing more.

        ``by`` is the socket it came over: it gets the receipt, and needs no new state.
        """
        key = str(given.get("key") or "")[:64]
        mark = (token, self.room.at, self.room.turn, key)
        if key and mark in self._kept:
            return self._kept[mark]
        receipt = self._under_way.get(mark) if key else None
        if receipt is None:
            receipt = self._begin(*self._meant(token, given, key))
            self._under_way[mark] = receipt
        try:
            number = await receipt  # nobody who waits for it is cancelled before the server is
        finally:
            self._under_way.pop(mark, None)
        self.receipts({mark: number})
        self.wake(token, by)
        return number

    def _meant(self, token: str, given: Mapping[str, Any], key: str) -> tuple[dict[str, Any], bool]:
        """The act that an answer is, in the lesson's own ids; and whether nobody may know whose it was."""
        room, person, slide = self.room, self.room.people.get(token), self.room.slide
        answer = given.get("answer")
        if person is not None and slide is not None and (given.get("slide"), given.get("turn")) == (room.at, room.turn):
            answer = meant(room, person, slide, answer)
        sure = given.get("sure")
        act = {
            "do": "answer", "token": token, "slide": given.get("slide"), "turn": given.get("turn"), "key": key,
            "answer": answer, "sure": sure if isinstance(sure, str) else None,
        }  # fmt: skip
        return act, slide is not None and slide.kind == "poll" and slide.own_money

    async def act(self, act: Mapping[str, Any]) -> int:
        """Do an act and keep it; its number in the journal. Raises ``Refused`` and ``StoreError``."""
        number = await self._begin(act)
        self._set_timer()
        self.wake(None if act["do"] not in PLAYERS and act["do"] != "join" else str(act.get("token")))
        return number

    def _begin(self, act: Mapping[str, Any], anonymous: bool = False) -> asyncio.Future[int]:
        """Do an act and put it with what waits to be written; what comes is its number, once it is on disk."""
        if self.trouble is not None:
            raise self.trouble
        done: dict[str, Any] = {**act, "now": self.now()}
        self.room.handle(done)
        self._result = None
        receipt: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append(((self._wall(), self._apart(done) if anonymous else done), receipt))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return receipt

    def _apart(self, act: Mapping[str, Any]) -> dict[str, Any]:
        """The counts so far and who was counted, in no order that would join them again."""
        at = self.room.at
        return {
            "do": "counted", "slide": at, "counts": dict(sorted(self.room.anonymous.get(at, {}).items())),
            "who": sorted(self.room.polled.get(at, ())), "now": act["now"],
        }  # fmt: skip

    def receipts(self, known: Mapping[Mark, int]) -> None:
        """Receipts that were given, perhaps before the room was cut off; the newest last."""
        self._kept.update(known)
        self._receipts.update({(token, at, turn): number for (token, at, turn, _), number in known.items()})

    async def _write(self) -> None:
        """Write what waits, batch after batch; while one is being written the next one gathers."""
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                last = await asyncio.to_thread(self._journal.append, [act for act, _ in batch])
            except StoreError as error:
                self.trouble = error
                self.wake(None)
                for _, receipt in batch:
                    if not receipt.done():
                        receipt.set_exception(error)
                continue
            self._last = last
            for number, (_, receipt) in enumerate(batch):
                if not receipt.done():
                    receipt.set_result(last - len(batch) + 1 + number)

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.room.until is not None:
            rest = max(0, self.room.until + 2000 - self.now()) / 1000
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(rest + 0.01, lambda: loop.create_task(self._time_up()))

    async def _time_up(self) -> None:
        try:
            await self.act({"do": "time-up"})
        except (Refused, StoreError):
            return

    # looking

    def look(self, token: str, *, host: bool = False) -> Looker:
        looker = Looker(token, host)
        looker.news.set()
        (self._hosts if host else self._lookers.setdefault(token, [])).append(looker)
        return looker

    def leave(self, looker: Looker) -> None:
        if looker.host:
            self._hosts.remove(looker)
            return
        mine = self._lookers[looker.token]
        mine.remove(looker)
        if not mine:
            del self._lookers[looker.token]

    def wake(self, token: str | None, but: Looker | None = None) -> None:
        """Tell the host and one player, or with None everybody, that there is news; not ``but``, who knows already."""
        for looker in self._hosts:
            looker.news.set()
        for many in self._lookers.values() if token is None else (self._lookers.get(token, ()),):
            for looker in many:
                if looker is not but:
                    looker.news.set()

    def looking(self, token: str) -> int:
        """How many look with this token."""
        return len(self._lookers.get(token, ()))

    def state(self, looker: Looker) -> dict[str, Any] | None:
        """The newest state for somebody; None for one who is not in the room."""
        if looker.host:
            state = views.host(self.room, self.now())
            if self.trouble is not None:
                state["trouble"] = type(self.trouble).__name__
            return state
        person = self.room.people.get(looker.token)
        if person is None or not person.here:
            return None
        kept = self._receipts.get((person.token, self.room.at, self.room.turn))
        return views.player(self.room, person, self.now(), kept, self._class_result())

    def _class_result(self) -> dict[str, Any] | None:
        slide = self.room.slide
        if self.room.phase != "revealed" or slide is None:
            return None
        if self._result is None:
            self._result = (self.room.at, result(self.room, slide))
        return self._result[1]

    def is_host(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.host_token.encode())

    async def player_act(self, token: str, given: Mapping[str, Any]) -> int:
        """What a player does beside answering; what would change nothing isn't kept again. Raises ``Refused``."""
        person, do = self.room.people.get(token), given.get("do")
        act: dict[str, Any] = {"do": do, "token": token}
        if do == "speak":
            act["lang"] = "en" if given.get("lang") == "en" else "zh"
        elif do != "ready":
            raise Refused("not_host")
        if person is not None and person.here and (person.ready if do == "ready" else person.lang == act["lang"]):
            return self._last
        return await self.act(act)

    async def host_act(self, act: Mapping[str, Any]) -> int:
        """What the teacher does. Raises ``Refused`` for what is none of the host's."""
        if act.get("do") not in HOSTS:
            raise Refused("unknown_act")
        return await self.act(act)

    def by_rejoin(self, code: str) -> Person | None:
        """Who has this short code, if they are still in the room."""
        wanted = "".join(code.upper().split())
        return next((one for one in self.room.people.values() if one.rejoin == wanted and one.here), None)

    def _letters(self, many: int) -> str:
        return letters(self._draw, many)

    async def close(self) -> None:
        """Everything that waits is written, then the journal is closed."""
        if self._timer is not None:
            self._timer.cancel()
        if self._writer is not None:
            await self._writer
        self._journal.close()


def letters(draw: Callable[[int], int], many: int) -> str:
    """A code of so many letters."""
    return "".join(LETTERS[draw(32) % len(LETTERS)] for _ in range(many))


def begun(deck: Deck, journal: Journal) -> Room:
    """The room of a journal as it was opened."""
    about = journal.about()
    unwanted = frozenset(filter(None, map(skeleton, about.get("unwanted", ()))))
    return Room(deck, about["code"], about["secret"], unwanted=unwanted)


def restored(deck: Deck, journal: Journal) -> tuple[Room, dict[Mark, int]]:
    """The room as its journal leaves it, with the receipts that were given."""
    room = begun(deck, journal)
    receipts: dict[Mark, int] = {}
    for number, _, act in journal.acts():
        try:
            room.handle(act)
        except Refused:  # a lesson that has changed since: what no longer fits is passed over
            continue
        if act["do"] == "answer":
            receipts[act["token"], room.at, room.turn, act["key"]] = number
    for tally in journal.tallies():
        room.handle(tally)
    room.until = None  # of a clock that has stopped
    return room, receipts
