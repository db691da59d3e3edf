"""What each may see: a player their own question, the projector what all may know, the teacher's notes the rest.

Ids of options, blanks and targets are hidden behind ones made for each room and slide, since an id may tell too much.
 What is right leaves the room with the reveal, and not in another field before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tutor.classroom.deck import Slide
from tutor.classroom.room import Person, Room
from tutor.classroom.sent import Json, blocks, hidden, hidden_target, line, shown_answer
from tutor.classroom.standing import private, result, verdict_of
from tutor.course.page import Entry, Page
from tutor.learning.take_home import written

BOARD: Final = 5


def player(room: Room, person: Person, now: int, kept: int | None, told: Json | None = None) -> Json:
    """The room for one person. ``kept`` is the receipt of their answer to the present question, once it is on disk;
    ``told`` the class's result, where it was made already.
    """
    slide = room.slide
    state: Json = {
        **_common(room, now),
        "name": person.name,
        "rejoin": person.rejoin,
        "lang": person.lang,
        "mine": _mine(room, person, kept),
    }
    if slide is not None and room.phase != "lobby":
        state["slide"] = page_for(room, person, slide)
        if room.phase == "revealed":
            state["told"] = _told(room, person, slide, told)
            if room.points_shown:
                state["points"] = room.points(person)
    if room.phase == "over":
        state["take_home"] = take_home(room, person)
    return state


def take_home(room: Room, person: Person) -> str:
    """The code that brings this person's missed questions into their own review; empty where there are none."""
    slides, steps, missed = room.deck.slides, dict[str, list[str]](), dict[str, set[str]]()
    for at, slide in enumerate(slides):
        steps.setdefault(slide.lesson, []).append(slide.step)
        if slide.graded and at in room.revealed:
            last = person.votes.get((at, room.turns.get(at, 1))) or person.votes.get((at, 1))
            if last is None or last.outcome != "right":
                missed.setdefault(slide.lesson, set()).add(slide.step)
    return written(missed, steps)


def host(room: Room, now: int) -> Json:
    """The room for the projector and, under ``private``, for the teacher's notes."""
    slide = room.slide
    state: Json = {
        **_common(room, now),
        "code": room.code,
        "people": [
            {"number": one.number, "name": one.name, "answered": room.has_answered(one), "ready": one.ready}
            for one in room.present()
        ],
        "names_hidden": room.names_hidden,
        "answered": room.answered(),
        "ready": sum(one.ready for one in room.present()),
    }
    if slide is None:
        return state
    for lang in ("zh", "en"):
        state.setdefault("slide", {})[lang] = _page(room, room.deck.page(slide, lang))
    state["private"] = private(room, slide)
    if room.phase == "revealed":
        state["told"] = result(room, slide)
        if room.points_shown:
            state["board"] = board(room)
    return state


def board(room: Room) -> list[Json]:
    """The five with the most points; without names where names are hidden."""
    best = sorted(room.present(), key=lambda one: (-room.points(one), one.number))[:BOARD]
    return [{"name": "" if room.names_hidden else one.name, "points": room.points(one)} for one in best]


def _common(room: Room, now: int) -> Json:
    slide = room.slide
    return {
        "phase": room.phase,
        "paused": room.paused,
        "at": room.at,
        "of": len(room.deck.slides),
        "turn": room.turn,
        "asks": slide.asks if slide else False,
        "remaining_ms": max(0, room.until - now) if room.until is not None else None,
        "present": len(room.present()),
    }


def _mine(room: Room, person: Person, kept: int | None) -> Json:
    vote = room.vote_of(person)
    if vote is None:
        return {"answered": room.has_answered(person), "receipt": kept, "ready": person.ready}
    slide = room.slide
    assert slide is not None, "a vote is on a slide"
    answer = shown_answer(room, slide, vote.answer)
    return {"answered": True, "receipt": kept, "ready": person.ready, "answer": answer, "sure": vote.sure}


def page_for(room: Room, person: Person, slide: Slide) -> Json:
    """The slide with this person's numbers; made once where all have the same."""
    key = (room.at, person.lang, None if slide.shared else person.seed)
    if key not in room.shown:
        room.shown[key] = _page(room, room.deck.page(slide, person.lang, person.seed))
    return room.shown[key]


def _page(room: Room, page: Page) -> Json:
    def named(entries: tuple[Entry, ...], id: Callable[[Room, str], str]) -> list[Json]:
        return [{"id": id(room, one.id), "line": line(room, one.line)} for one in entries]

    found: Json = {
        "kind": page.kind,
        "lesson": page.lesson,
        "title": line(room, page.title),
        "body": blocks(room, page.body),
        "question": blocks(room, page.question),
        "entries": named(page.entries, hidden),
        "targets": named(page.targets, hidden_target),
        "multiple": page.multiple,
        "unit": page.unit,
        "sure": page.sure,
        "genre": page.genre,
        "own_money": page.own_money,
    }
    if page.scenes:
        found["scenes"] = [
            {
                "id": hidden(room, scene.id),
                "body": blocks(room, scene.body),
                "ending": scene.ending,
                "turns": [
                    {
                        "id": hidden(room, turn.id),
                        "line": line(room, turn.line),
                        "to": hidden(room, to),
                    }
                    for turn, to in scene.turns
                ],
            }
            for scene in page.scenes
        ]
    return found


def _told(room: Room, person: Person, slide: Slide, told: Json | None) -> Json:
    """After the reveal: how one's own answer went, what was right, why."""
    vote = room.vote_of(person)
    verdict = verdict_of(room, slide, person.lang, person.seed, vote.answer if vote else None)
    found: Json = {"result": told if told is not None else result(room, slide)}
    if verdict is None:
        return found
    found |= {
        "explain": blocks(room, verdict.explain),
        "solution": shown_answer(room, slide, verdict.solution) if verdict.solution is not None else None,
        "solution_shown": [line(room, one.line) for one in verdict.shown_solution],
    }
    if vote is not None:
        found |= {
            "outcome": verdict.outcome,
            "understood": verdict.understood,
            "named": list(verdict.named),
            "notes": [
                {
                    "about": hidden(room, note.about) if note.about else "",
                    "right": note.right,
                    "chosen": note.chosen,
                    "says": blocks(room, note.says),
                }
                for note in verdict.notes
                if note.says
            ],
        }
    return found
