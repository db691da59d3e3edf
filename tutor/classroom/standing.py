"""How the class answered what is on the screen: for all to see after the reveal, for the teacher alone before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from tutor.classroom.deck import Slide
from tutor.classroom.room import Room
from tutor.classroom.sent import Json, blocks, hidden, line
from tutor.classroom.sharing import without_small
from tutor.classroom.votes import (
    DISCUSS,
    Vote,
    changed,
    chosen,
    confidence,
    kinds,
    mistakes,
    share_right,
    worth_discussing,
)
from tutor.learning.anything import any_answer
from tutor.learning.verdict import Answer, Unread, Verdict
from tutor.words import LANGS, Lang, say

CHOSEN: Final = frozenset({"choice", "choices", "simulate", "spot", "poll", "commit"})
"""Kinds in which something is chosen from a list: the same list for everybody, whatever their numbers."""


def verdict_of(room: Room, slide: Slide, lang: Lang, seed: int | None, answer: Answer | None) -> Verdict | None:
    """How an answer, or any, is weighed with the numbers of ``seed``, or with the class's own."""
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
    found: Json = {
        "turns": turns,
        "right_ids": _right_ids(room, slide),
        "confidence": confidence(room.votes(room.at, room.turn)),
    }
    wrong = _mistakes(room, slide)
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
    if slide.graded and room.turn > 1 and (room.at, room.turn) not in room.hands:
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
        return _unnamed(room, slide)
    if hands is not None:
        counts, n = hands, sum(hands.values())
    told: Json = {"n": n, "right": _share(room, slide, turn)}
    if slide.kind in CHOSEN:
        told["chosen"] = {hidden(room, name): count for name, count in counts.items()}
    elif slide.graded or slide.kind == "story":
        told["kinds"] = _kinds(room, slide, votes)
    return told


def _unnamed(room: Room, slide: Slide) -> Json:
    """A poll about one's own money: counts so small that they point at somebody are None, for the teacher too."""
    counts = room.anonymous.get(room.at, {})
    options = [{"id": one.id, "n": counts.get(one.id, 0)} for one in room.deck.page(slide, "zh").entries]
    found = without_small({"n": sum(counts.values()), "options": options})
    return {"n": found["n"], "right": None, "chosen": {hidden(room, one["id"]): one["n"] for one in found["options"]}}


def _mistakes(room: Room, slide: Slide) -> list[tuple[str, int]]:
    """Misconceptions behind the wrong answers of the last vote, or behind the hands that went up."""
    hands = room.hands.get((room.at, room.turn))
    if hands is None:
        return mistakes([one for one in room.votes(room.at, room.turn) if one.outcome not in ("right", "noted")])
    behind = room.deck.behind(slide)
    found: Counter[str] = Counter()
    for name, n in hands.items():
        if name in behind and n:
            found[behind[name]] += n
    return found.most_common()


def _kinds(room: Room, slide: Slide, votes: Sequence[Vote]) -> list[Json]:
    """How many were right, made which kind of error, or something else: the same for all, whatever their numbers. Of a
    story, how many came to which kind of end.
    """
    if slide.kind == "story":
        return _ends(room, slide, votes)
    return [
        {
            "kind": name if name == "right" else "error" if name else "other",
            "n": n,
            "name": {lang: room.deck.error(slide, name, lang) for lang in LANGS} if name not in ("right", "") else None,
        }
        for name, n in kinds(votes)
    ]


def _ends(room: Room, slide: Slide, votes: Sequence[Vote]) -> list[Json]:
    scenes = {scene.id: scene for scene in room.deck.page(slide, "zh").scenes}
    reached: Counter[str] = Counter()
    for vote in votes:
        to = {turn.id: name for scene in scenes.values() for turn, name in scene.turns}
        last = scenes.get(to.get(vote.answer[-1], "")) if isinstance(vote.answer, tuple) and vote.answer else None
        reached[(last.ending if last else None) or ""] += 1
    return [
        {"kind": "end", "n": n, "name": {lang: say(lang, f"lesson.ending_{name}") for lang in LANGS}}
        for name, n in reached.most_common()
        if name
    ]


def _share(room: Room, slide: Slide, turn: int) -> float | None:
    hands = room.hands.get((room.at, turn))
    if hands and slide.graded:
        if slide.kind in ("choices", "spot"):
            return None  # hands are no people there: nobody knows who raised theirs for all that is right
        right = set(_solution_ids(room, slide))
        total = sum(hands.values())
        return sum(n for name, n in hands.items() if name in right) / total if total else None
    return share_right(room.votes(room.at, turn))


def _right_ids(room: Room, slide: Slide) -> list[str]:
    return [hidden(room, name) for name in _solution_ids(room, slide)]


def _solution(room: Room, slide: Slide, lang: Lang) -> list[list[Json]]:
    """What is right with the class's own numbers, in words."""
    verdict = verdict_of(room, slide, lang, None, None)
    return [line(room, one.line) for one in verdict.shown_solution] if verdict else []


def _solution_ids(room: Room, slide: Slide) -> list[str]:
    verdict = verdict_of(room, slide, "zh", 0, None)
    solution = verdict.solution if verdict else None
    if isinstance(solution, str):
        return [solution] if slide.kind in ("choice", "simulate") else []
    return list(solution) if isinstance(solution, tuple) and slide.kind != "order" else []


def private(room: Room, slide: Slide) -> Json:
    """For the teacher alone, while the question is open: how it stands, and whether to let them talk."""
    votes = room.votes(room.at, room.turn)
    found: Json = {
        "right": share_right(votes),
        "discuss": room.turn == 1 and worth_discussing(votes),
        "mistakes": [
            {"id": name, "n": n, "name": room.deck.named(name, "zh"), "name_en": room.deck.named(name, "en")}
            for name, n in _mistakes(room, slide)
        ],
        "confidence": confidence(votes),
        "right_ids": _right_ids(room, slide),
        "solution": {lang: _solution(room, slide, lang) for lang in LANGS},
        "hints": {lang: [blocks(room, one) for one in room.deck.hints(slide, lang)] for lang in LANGS},
    }
    if slide.kind in CHOSEN and not slide.own_money:
        found["chosen"] = _counts(room, slide, room.turn)["chosen"]
    if (slide.graded and slide.kind not in CHOSEN) or slide.kind == "story":
        found["kinds"] = _kinds(room, slide, votes)
    hands = room.hands.get((room.at, room.turn))
    if hands is not None:
        share = _share(room, slide, room.turn)
        found |= {"right": share, "discuss": room.turn == 1 and share is not None and DISCUSS[0] <= share <= DISCUSS[1]}
    if slide.kind == "reflect":
        found["waiting"] = [{"number": one.number, "name": one.name, "words": words} for one, words in room.waiting()]
    return found
