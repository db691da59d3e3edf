"""A room: what everybody in it may do, and what it then is. Nothing here waits, reads a clock or draws a number.

``handle`` takes one act, a plain mapping as the journal keeps it, and either changes the room or raises ``Refused``.
Handling the same acts again gives the same room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tutor.classroom.deck import Deck, Slide
from tutor.classroom.votes import Vote, points
from tutor.learning.verdict import Answer
from tutor.words import Lang

Phase = Literal["lobby", "read", "open", "locked", "revealed", "over"]
Act = Mapping[str, Any]
MOST_PEOPLE: Final = 2000
GRACE: Final = 2000
"""Milliseconds after the end of a timer in which an answer still counts."""
WORDS: Final = 300
"""Letters of a word answer."""


class Refused(Exception):
    """What can't be done now. ``code`` is a key of words, area ``room``; nothing has changed."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def one_line(answer: Answer) -> str:
    """A word answer as it is shown."""
    return " ".join(answer.split())[:WORDS] if isinstance(answer, str) else ""


@dataclass
class Person:
    """Somebody in the room. ``token`` is who they are; ``rejoin`` the short code their phone shows; ``seed`` their own
    numbers; ``votes`` by slide and turn.
    """

    token: str
    name: str
    lang: Lang
    rejoin: str
    seed: int
    number: int
    votes: dict[tuple[int, int], Vote] = field(default_factory=dict)
    ready: bool = False
    here: bool = True
    since: int = 0
    """The slide that was shown when they came."""


@dataclass
class Room:
    """``at`` is the slide shown, from 0; ``turn`` is 1, or 2 when a question is voted on again."""

    deck: Deck
    code: str
    secret: str
    people: dict[str, Person] = field(default_factory=dict)
    phase: Phase = "lobby"
    at: int = -1
    turn: int = 1
    until: int | None = None
    """When the timer ends, in milliseconds of the server's clock."""
    paused: bool = False
    names_hidden: bool = False
    points_shown: bool = False
    opened: dict[tuple[int, int], int] = field(default_factory=dict)
    """When each vote was opened, in milliseconds of the server's clock."""
    approved: dict[int, list[str]] = field(default_factory=dict)
    """Word answers that the teacher let through, by slide."""
    anonymous: dict[int, dict[str, int]] = field(default_factory=dict)
    """What was answered to polls about one's own money: counts only."""
    polled: dict[int, set[str]] = field(default_factory=dict)
    """Who has answered those, not what."""
    hands: dict[tuple[int, int], dict[str, int]] = field(default_factory=dict)
    """Raised hands that the teacher counted, by slide and turn."""
    turns: dict[int, int] = field(default_factory=dict)
    """How many votes there were on a slide."""
    revealed: set[int] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    """Tokens of those who were asked to leave."""
    names: set[str] = field(default_factory=set)
    """Skeletons of the names that are taken."""
    unwanted: frozenset[str] = frozenset()
    """Skeletons of words that no name may hold."""
    shown: dict[tuple[int, str, int | None], dict[str, Any]] = field(default_factory=dict)
    """Slides as they are sent, made once."""
    known: dict[tuple[int, str, int | None], tuple[dict[str, str], dict[str, str]]] = field(default_factory=dict)
    """Ids as they are sent, and those of targets, with the lesson's own."""

    @property
    def slide(self) -> Slide | None:
        return self.deck.slides[self.at] if 0 <= self.at < len(self.deck.slides) else None

    def handle(self, act: Act) -> None:
        """Do it, or raise ``Refused``."""
        from tutor.classroom.acts import ACTS, unknown  # acts know rooms, so a room asks for them late

        if self.phase == "over" and act.get("do") not in ("counted", "join", "answer", "ready", "speak"):
            raise Refused("over")  # those four say so themselves, to the one who asks
        ACTS.get(str(act.get("do")), unknown)(self, act)

    # what is asked by those who look at it

    def present(self) -> list[Person]:
        return [person for person in self.people.values() if person.here]

    def vote_of(self, person: Person) -> Vote | None:
        return person.votes.get((self.at, self.turn))

    def has_answered(self, person: Person) -> bool:
        return self.vote_of(person) is not None or person.token in self.polled.get(self.at, ())

    def answered(self) -> int:
        return sum(self.has_answered(person) for person in self.present())

    def votes(self, at: int, turn: int) -> list[Vote]:
        return [person.votes[at, turn] for person in self.people.values() if (at, turn) in person.votes]

    def waiting(self) -> list[tuple[Person, str]]:
        """Word answers to the present slide that the teacher hasn't let through, each on one line."""
        said = [(one, one_line(vote.answer)) for one in self.present() if (vote := self.vote_of(one)) is not None]
        return [(one, words) for one, words in said if words and words not in self.approved.get(self.at, ())]

    def points(self, person: Person) -> int:
        """What a person earned on slides that were revealed, by their first votes."""
        return sum(
            points(vote, self.opened.get((at, 1), vote.at))
            for (at, turn), vote in person.votes.items()
            if turn == 1 and at in self.revealed
        )

    # helpers of the acts

    def open(self, act: Act) -> None:
        self.phase, self.until = "open", None
        self.opened[self.at, self.turn] = int(act["now"])

    def show(self, at: int) -> None:
        """Turn to a slide; one that was revealed stays so."""
        self.at = max(0, min(at, len(self.deck.slides) - 1))
        self.turn, self.until = self.turns.get(self.at, 1), None
        self.phase = "revealed" if self.at in self.revealed else "read"
        for person in self.people.values():
            person.ready = False

    def expect(self, *phases: Phase) -> None:
        if self.phase not in phases:
            raise Refused("not_now")
