"""What each may see: a player their own question, the projector what all may know, the teacher's notes the rest.

Ids of options, blanks and targets are hidden behind ones made for each room and slide, since an id may tell too much.
 What is right leaves the room with the reveal, and not in another field before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tutor.classroom.deck import Slide
from tutor.classroom.room import Person, Room
from tutor.classroom.sent import Json, blocks, hidden, line, shown_answer
from tutor.classroom.votes import Vote, changed, chosen, confidence, kinds, mistakes, share_right, worth_discussing
from tutor.course.page import Entry, Page
from tutor.learning.anything import any_answer
from tutor.learning.take_home import written
from tutor.learning.verdict import Answer, Unread, Verdict
from tutor.words import LANGS, Lang

BOARD: Final = 5
CHOSEN: Final = frozenset({"choice", "choices", "simulate", "spot", "poll", "commit"})
"""Kinds in which something is chosen from a list: the same list for everybody, whatever their numbers."""


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
    state["private"] = _private(room, slide)
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
    def named(entries: tuple[Entry, ...]) -> list[Json]:
        return [{"id": hidden(room, one.id), "line": line(room, one.line)} for one in entries]

    found: Json = {
        "kind": page.kind,
        "lesson": page.lesson,
        "title": line(room, page.title),
        "body": blocks(room, page.body),
        "question": blocks(room, page.question),
        "entries": named(page.entries),
        "targets": named(page.targets),
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
    verdict = _verdict(room, slide, person.lang, person.seed, vote.answer if vote else None)
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


def _verdict(room: Room, slide: Slide, lang: Lang, seed: int, answer: Answer | None) -> Verdict | None:
    if not slide.graded:
        return None
    try:
        given = answer if answer is not None else any_answer(room.deck.page(slide, lang, seed))
        return room.deck.grade(slide, given, lang, seed)
    except Unread:  # the question has changed since it was answered
        return None


def result(room: Room, slide: Slide) -> Json:
    """What the class answered, for all to see: both votes, the share right, the mistake behind most wrong answers."""
    turns = [_counts(room, slide, turn) for turn in range(1, room.turn + 1)]
    last = room.votes(room.at, room.turn)
    found: Json = {"turns": turns, "right_ids": _right_ids(room, slide)}
    wrong = mistakes([vote for vote in last if vote.outcome != "right"])
    if wrong:
        found["mistake"] = {
            "name": {lang: room.deck.named(wrong[0][0], lang) for lang in ("zh", "en")},
            "id": wrong[0][0],
            "n": wrong[0][1],
        }
    found["mistakes"] = [
        {"id": name, "n": n, "name": {"zh": room.deck.named(name, "zh"), "en": room.deck.named(name, "en")}}
        for name, n in wrong
    ]
    if room.turn > 1:
        found["changed"] = changed(room.votes(room.at, 1), room.votes(room.at, 2))
    if slide.kind == "reflect":
        found["words"] = list(room.approved.get(room.at, ()))
    return found


def _counts(room: Room, slide: Slide, turn: int) -> Json:
    votes = room.votes(room.at, turn)
    counts: Mapping[str, int] = chosen(votes)
    hands = room.hands.get((room.at, turn))
    n = len(votes)
    if slide.kind == "poll" and slide.own_money:
        counts = room.anonymous.get(room.at, {})
        n = sum(counts.values())
    elif hands is not None:
        counts, n = hands, sum(hands.values())
    told: Json = {"n": n, "right": _share(room, slide, turn)}
    if slide.kind in CHOSEN:
        told["chosen"] = {hidden(room, name): count for name, count in counts.items()}
    elif slide.graded:
        told["kinds"] = _kinds(room, slide, votes)
    return told


def _kinds(room: Room, slide: Slide, votes: Sequence[Vote]) -> list[Json]:
    """How many were right, made which kind of error, or something else: the same for all, whatever their numbers."""
    return [
        {
            "kind": name if name == "right" else "error" if name else "other",
            "n": n,
            "name": {lang: room.deck.error(slide, name, lang) for lang in LANGS} if name not in ("right", "") else None,
        }
        for name, n in kinds(votes)
    ]


def _share(room: Room, slide: Slide, turn: int) -> float | None:
    hands = room.hands.get((room.at, turn))
    if hands and slide.graded:
        right = set(_solution_ids(room, slide))
        total = sum(hands.values())
        return sum(n for name, n in hands.items() if name in right) / total if total else None
    return share_right(room.votes(room.at, turn))


def _right_ids(room: Room, slide: Slide) -> list[str]:
    return [hidden(room, name) for name in _solution_ids(room, slide)]


def _solution_ids(room: Room, slide: Slide) -> list[str]:
    verdict = _verdict(room, slide, "zh", 0, None)
    solution = verdict.solution if verdict else None
    if isinstance(solution, str):
        return [solution] if slide.kind in ("choice", "simulate") else []
    return list(solution) if isinstance(solution, tuple) and slide.kind != "order" else []


def _private(room: Room, slide: Slide) -> Json:
    """For the teacher alone, while the question is open: how it stands, and whether to let them talk."""
    votes = room.votes(room.at, room.turn)
    found: Json = {
        "right": share_right(votes),
        "discuss": room.turn == 1 and worth_discussing(votes),
        "mistakes": [
            {"id": name, "n": n, "name": room.deck.named(name, "zh"), "name_en": room.deck.named(name, "en")}
            for name, n in mistakes(votes)
        ],
        "confidence": confidence(votes),
    }
    if slide.graded and slide.kind not in CHOSEN:
        found["kinds"] = _kinds(room, slide, votes)
    hands = room.hands.get((room.at, room.turn))
    if hands is not None:
        share = _share(room, slide, room.turn)
        found |= {"right": share, "discuss": room.turn == 1 and share is not None and 0.3 <= share <= 0.7}
    if slide.kind == "reflect":
        found["waiting"] = [
            {"number": one.number, "name": one.name, "words": vote.answer}
            for one in room.present()
            if (vote := room.vote_of(one)) is not None and vote.answer not in room.approved.get(room.at, ())
        ]
    return found
