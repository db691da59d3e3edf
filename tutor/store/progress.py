"""What a learner has done and what it shows, as plain values: the screen, the text and the page to print tell this."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from tutor.learning.attempt import Attempt, attempt_of, seconds_of
from tutor.learning.mastery import LEVELS, brier, mastery, worth_repeating
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.course.catalogue import Listed
    from tutor.store.desk import Desk
    from tutor.store.log import Place

LATELY: Final = 12
"""Answers that were certain and wrong which are listed."""


def progress(desk: Desk) -> dict[str, Any]:
    """``lessons`` opened, ``competences`` (first tries only), ``mastery`` with its interval, ``certain_and_wrong``,
    ``brier``, ``minutes``, ``days`` (minutes by date), ``due`` now, and which lesson is ``next`` and why.
    """
    store, now = desk.store, desk.clock()
    lessons: dict[str, dict[str, Any]] = {}
    competences: dict[str, dict[str, int]] = {}
    first: set[tuple[str, str]] = set()
    days: dict[str, float] = {}
    last: dict[tuple[str, str], Attempt] = {}
    sure: list[tuple[str, bool]] = []
    for event in store.attempts():
        date = event.at.astimezone().date().isoformat()
        days[date] = days.get(date, 0.0) + seconds_of(event.data)
        lessons.setdefault(event.lesson, {"asked": 0, "right": 0})
        attempt = attempt_of(event)
        if attempt is None or attempt.predict or attempt.test:
            continue
        last[attempt.item] = attempt
        if attempt.sure:
            sure.append((attempt.sure, attempt.outcome == "right"))
        if attempt.item not in first:
            first.add(attempt.item)
            competence = competences.setdefault(attempt.competence, {"asked": 0, "right": 0})
            for tally in (lessons[event.lesson], competence):
                tally["asked"] += 1
                tally["right"] += attempt.outcome == "right"
    places = store.places()
    known = {lesson.id: lesson for lesson in desk.catalogue.lessons}
    none = {"asked": 0, "right": 0}
    return {
        "lessons": [
            _row(desk, name, place, known.get(name), lessons.get(name, none)) for name, place in places.items()
        ],
        "competences": competences,
        "mastery": _mastery(desk),
        "certain_and_wrong": _certain(last),
        "brier": _brier(sure),
        "minutes": round(sum(days.values()) / 60, 1),
        "days": {date: round(seconds / 60, 1) for date, seconds in days.items()},
        "due": store.due(now),
        "next": following(desk, places),
    }


def following(desk: Desk, places: Mapping[str, Place]) -> dict[str, Any] | None:
    """The lesson to go on with: one that teaches what is shaky, else the next of the course that was not finished."""
    taught: dict[str, list[str]] = {}
    for lesson in desk.catalogue.lessons:
        for competence in lesson.teaches if not lesson.broken else ():
            taught.setdefault(competence, []).append(lesson.id)
    shaky = worth_repeating(map(mastery, desk.store.cards()), taught)
    if shaky is not None:
        return {"lesson": shaky[0], "competence": shaky[1]}
    left = (one for one in desk.catalogue.lessons if not one.broken and not (one.id in places and places[one.id].done))
    found = next(left, None)
    return {"lesson": found.id, "competence": None} if found else None


def _mastery(desk: Desk) -> list[dict[str, Any]]:
    """By competence in the order of the course's list; those not asked yet are left out."""
    found = {card.competence: mastery(card) for card in desk.store.cards()}
    names = desk.library.competences.entries
    return [
        {
            "competence": name,
            "level": one.level,
            "mean": round(one.mean, 3),
            "low": round(one.low, 3),
            "high": round(one.high, 3),
            "answers": one.answers,
            "after_a_gap": one.delayed,
        }
        for name in [*names, *(name for name in found if name not in names)]
        if (one := found.get(name)) is not None
    ]


def _certain(last: Mapping[tuple[str, str], Attempt]) -> list[dict[str, Any]]:
    """Questions whose last answer was certain and wrong, the latest first."""
    wrong = sorted((one for one in last.values() if one.certain_and_wrong), key=lambda one: one.at, reverse=True)
    return [
        {
            "lesson": one.lesson,
            "step": one.step,
            "competence": one.competence,
            "misconceptions": list(one.misconceptions),
            "at": one.at.isoformat(timespec="seconds"),
        }
        for one in wrong[:LATELY]
    ]


def by_name(desk: Desk, found: Mapping[str, Any], lang: Lang) -> list[tuple[str, dict[str, Any], int]]:
    """What one was certain and wrong about, each idea once: its name, the latest such question, how many there are.

    ``found`` is what ``progress`` gives.
    """
    named, known = desk.library.misconceptions.entries, desk.library.competences.entries
    grouped: dict[str, tuple[dict[str, Any], int]] = {}
    for one in found["certain_and_wrong"]:
        ideas = [named[name].name[lang] for name in one["misconceptions"] if name in named]
        competence = one["competence"]
        name = ideas[0] if ideas else known[competence].can[lang] if competence in known else competence or ""
        latest, count = grouped.get(name, (one, 0))
        grouped[name] = latest, count + 1
    return [(name, one, count) for name, (one, count) in grouped.items()]


def levels(desk: Desk, found: Mapping[str, Any]) -> dict[str, int]:
    """How many competences are held how well; ``unmet`` are those that nothing was answered about."""
    counts = {level: sum(one["level"] == level for one in found["mastery"]) for level in LEVELS}
    return counts | {"unmet": max(0, len(desk.library.competences.entries) - len(found["mastery"]))}


def _brier(sure: list[tuple[str, bool]]) -> dict[str, Any] | None:
    found = brier(sure)
    return {"score": round(found[0], 3), "answers": found[1]} if found else None


def _row(desk: Desk, name: str, place: Place, known: Listed | None, tally: Mapping[str, int]) -> dict[str, Any]:
    """A lesson that is gone since keeps its id for a title."""
    return {
        "id": name,
        "title": known.titled(desk.lang) if known else name,
        "step": min(place.step, known.steps) if known else place.step,
        "of": known.steps if known else place.step,
        "done": place.done,
        **tally,
        "last": _said(place.at),
    }


def _said(at: datetime) -> str:
    return at.isoformat()
