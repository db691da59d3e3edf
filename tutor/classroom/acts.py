"""What can be done in a room: each act changes it, or raises ``Refused`` and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from tutor.classroom.deck import Slide
from tutor.classroom.names import cleaned, pseudonym, skeleton, unique
from tutor.classroom.room import GRACE, MOST_PEOPLE, WORDS, Act, Person, Refused, Room, one_line
from tutor.classroom.votes import Vote, error_of
from tutor.learning.verdict import Answer, Unread, Verdict
from tutor.words import Lang


def unknown(_room: Room, _act: Act) -> None:
    raise Refused("unknown_act")


def _join(room: Room, act: Act) -> None:
    if room.phase == "over":
        raise Refused("over")
    if len(room.present()) >= MOST_PEOPLE:
        raise Refused("full")
    lang: Lang = "en" if act.get("lang") == "en" else "zh"
    number = len(room.people)
    name = cleaned(str(act.get("name") or ""))
    if not name or any(word in skeleton(name) for word in room.unwanted):
        name = pseudonym(lang, int(act["draw"]))
    token, name = str(act["token"]), unique(name, room.names)
    room.names.add(skeleton(name))
    person = Person(token, name, lang, str(act["rejoin"]), int(act["seed"]), number, since=max(0, room.at))
    room.people[token] = person


def _speak(room: Room, act: Act) -> None:
    _person(room, act).lang = "en" if act.get("lang") == "en" else "zh"


def _ready(room: Room, act: Act) -> None:
    _person(room, act).ready = True


def _answer(room: Room, act: Act) -> None:
    person, slide = _person(room, act), room.slide
    if (act.get("slide"), act.get("turn")) != (room.at, room.turn):
        raise Refused("late")  # a packet of another question never counts for this one
    if slide is None or room.phase != "open" or not slide.asks:
        raise Refused("not_open")
    if room.until is not None and int(act["now"]) > room.until + GRACE:
        raise Refused("too_late")
    answer = _thawed(act.get("answer"))
    if slide.kind == "poll" and slide.own_money:
        _count(room, person, slide, str(answer))
        return
    verdict = _weighed(room, slide, answer, person)
    sure = act.get("sure")
    person.votes[room.at, room.turn] = Vote(
        person.token,
        verdict.given if verdict.given is not None else answer,
        verdict.outcome,
        verdict.score,
        verdict.misconceptions,
        sure if sure in ("guess", "fairly", "certain") else None,
        str(act.get("key") or ""),
        int(act["now"]),
        error_of(verdict),
    )


def _count(room: Room, person: Person, slide: Slide, answer: str) -> None:
    """A poll about one's own money: what was said is counted, by whom is not kept, so it can't be changed either."""
    known = [entry.id for entry in room.deck.page(slide, person.lang).entries]
    if answer not in known:
        raise Refused("unreadable")
    if person.token in room.polled.setdefault(room.at, set()):
        raise Refused("counted")
    room.polled[room.at].add(person.token)
    counts = room.anonymous.setdefault(room.at, {})
    counts[answer] = counts.get(answer, 0) + 1


def _counted(room: Room, act: Act) -> None:
    """The counts of an anonymous poll, as the journal has them."""
    at = int(act["slide"])
    room.anonymous[at] = {str(name): int(n) for name, n in act["counts"].items()}
    room.polled[at] = set(act["who"])


def _weighed(room: Room, slide: Slide, answer: Answer, person: Person) -> Verdict:
    try:
        return room.deck.grade(slide, answer, person.lang, person.seed)
    except Unread as unread:
        raise Refused("unreadable") from unread


def _next(room: Room, act: Act) -> None:
    """Space: from the lobby to the first slide, from a question's text to its opening, from there on to the next."""
    slide = room.slide
    if room.phase == "read" and slide is not None and slide.asks:
        room.open(act)
        return
    if room.at + 1 >= len(room.deck.slides):
        raise Refused("at_end")
    room.show(room.at + 1)


def _back(room: Room, act: Act) -> None:
    del act
    if room.at <= 0:
        raise Refused("at_start")
    room.show(room.at - 1)


def _go(room: Room, act: Act) -> None:
    room.show(int(act.get("slide", 0)))


def _reveal(room: Room, act: Act) -> None:
    del act
    room.expect("open", "locked")
    room.phase, room.until = "revealed", None
    room.revealed.add(room.at)


def _again(room: Room, act: Act) -> None:
    """Vote once more; the first vote stands beside the second."""
    room.expect("open", "locked", "revealed")
    if room.slide is None or not room.slide.asks:
        raise Refused("not_now")
    if room.slide.kind == "poll" and room.slide.own_money:
        raise Refused("counted")  # what a second count adds to the first would tell who gave it
    if room.turn > 1:
        raise Refused("voted_twice")
    room.turn = room.turns[room.at] = 2
    room.open(act)
    room.revealed.discard(room.at)


def _lock(room: Room, act: Act) -> None:
    del act
    room.expect("open", "locked")
    room.phase = "open" if room.phase == "locked" else "locked"
    room.until = None


def _timer(room: Room, act: Act) -> None:
    room.expect("open")
    seconds = int(act.get("seconds", 60))
    if not 5 <= seconds <= 3600:
        raise Refused("seconds_bad")
    room.until = None if room.until is not None else int(act["now"]) + seconds * 1000


def _time_up(room: Room, act: Act) -> None:
    if room.phase == "open" and room.until is not None and int(act["now"]) >= room.until + GRACE:
        room.phase, room.until = "locked", None


def _pause(room: Room, act: Act) -> None:
    del act
    room.paused = not room.paused


def _hide(room: Room, act: Act) -> None:
    del act
    room.names_hidden = not room.names_hidden


def _points(room: Room, act: Act) -> None:
    """Points for speed, which are off until the teacher wants them."""
    del act
    room.points_shown = not room.points_shown


def _remove(room: Room, act: Act) -> None:
    """Somebody is asked to leave and stays out, until the same act lets them back in."""
    person = next((one for one in room.people.values() if one.number == act.get("number")), None)
    if person is None:
        raise Refused("nobody")
    person.here = not person.here
    if person.here:
        room.removed.discard(person.token)
    else:
        room.removed.add(person.token)


def _approve(room: Room, act: Act) -> None:
    person = next((one for one in room.people.values() if one.number == act.get("number")), None)
    vote = room.vote_of(person) if person else None
    words = one_line(vote.answer) if vote is not None else ""
    if not words:
        raise Refused("nobody")
    if words not in room.approved.setdefault(room.at, []):
        room.approved[room.at].append(words)


def _hands(room: Room, act: Act) -> None:
    """Raised hands instead of phones: how many for each entry of the shared page."""
    slide = room.slide
    counts = act.get("counts")
    room.expect("open", "locked")
    if slide is not None and slide.own_money:
        raise Refused("not_now")  # a raised hand is seen
    if slide is None or not isinstance(counts, Mapping):
        raise Refused("unreadable")
    known = {entry.id for entry in room.deck.page(slide, "zh").entries}
    if not set(counts) <= known or not all(type(n) is int and 0 <= n <= 999 for n in counts.values()):
        raise Refused("unreadable")
    room.hands[room.at, room.turn] = {str(name): int(n) for name, n in counts.items()}


def _end(room: Room, act: Act) -> None:
    del act
    room.phase, room.until = "over", None


def _person(room: Room, act: Act) -> Person:
    person = room.people.get(str(act.get("token")))
    if person is None or not person.here:
        raise Refused("removed" if person is not None else "stranger")
    if room.phase == "over":
        raise Refused("over")
    if room.paused and act.get("do") == "answer":
        raise Refused("is_paused")
    return person


def _thawed(answer: Any) -> Answer:
    """An answer as it came from JSON, in the shapes that grading knows."""
    if isinstance(answer, list) and len(answer) <= 100 and all(isinstance(one, str) for one in answer):
        return tuple(one[:WORDS] for one in answer)
    if isinstance(answer, dict) and len(answer) <= 100 and all(isinstance(one, str) for one in answer.values()):
        return {str(name)[:WORDS]: one[:WORDS] for name, one in answer.items()}
    if isinstance(answer, str):
        return answer[:WORDS]
    raise Refused("unreadable")


ACTS: Final[Mapping[str, Callable[[Room, Act], None]]] = {
    "join": _join, "speak": _speak, "ready": _ready, "answer": _answer, "next": _next, "back": _back, "go": _go,
    "reveal": _reveal, "again": _again, "lock": _lock, "timer": _timer, "time-up": _time_up, "pause": _pause,
    "hide": _hide, "points": _points, "remove": _remove, "approve": _approve, "hands": _hands, "end": _end,
    "counted": _counted,
}  # fmt: skip
PLAYERS: Final = frozenset({"answer", "ready", "speak"})
"""Acts that a player may do, with their own token."""
HOSTS: Final = frozenset(ACTS) - PLAYERS - {"join", "time-up", "counted"}
"""Acts that take the host's token."""
