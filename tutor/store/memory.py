"""The projections of a learner's log: what is remembered, how each question went, plans, notes.

Each is made from events alone and can be thrown away; an event and what it changes are kept in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tutor.learning.attempt import attempt_of
from tutor.learning.event import Event
from tutor.learning.memory import Asked, Card, Tally, remembered

Run = Callable[..., Any]
TABLES: Final = ("card", "asked", "plan", "note")
_CARD: Final = (
    "competence, stability, difficulty, seen, due, first_n, first_score, later_n, later_score, varied_n, varied_score"
)
_ASKED: Final = "lesson, step, competence, revision, seen, times, failed, wound"


@dataclass(frozen=True)
class Plan:
    """What a learner means to do: ``given`` is a plan's id or own words. ``kept`` is empty until it is said."""

    lesson: str
    step: str
    given: str
    made: datetime
    due: datetime
    kept: str


@dataclass(frozen=True)
class Jotted:
    """A note on a step."""

    lesson: str
    step: str
    text: str
    at: datetime


def project(run: Run, learner: str, event: Event) -> None:
    """What ``event`` changes."""
    data = event.data
    if event.kind == "note":
        _note(run, learner, event)
    elif event.kind == "kept":
        run(
            "UPDATE plan SET kept = ?, due = ? WHERE learner = ? AND lesson = ? AND step = ?",
            (*_kept(event), learner, event.lesson, event.step),
        )
    elif event.kind == "answer" and data.get("kind") == "commit" and isinstance(data.get("answer"), str):
        due = event.at + timedelta(days=_days(data))
        row = (learner, event.lesson, event.step, data["answer"], written(event.at), written(due), "")
        run("INSERT OR REPLACE INTO plan VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    else:
        _remember(run, learner, event)


def rebuild(run: Run, learner: str, events: Iterable[Event]) -> None:
    """All projections of a learner again from all that happened, oldest first."""
    for table in TABLES:
        run(f"DELETE FROM {table} WHERE learner = ?", (learner,))
    cards: dict[str, Card] = {}
    known: dict[tuple[str, str], Asked] = {}
    for event in events:
        attempt = attempt_of(event)
        if attempt is None:
            project(run, learner, event)
        elif not (attempt.predict or attempt.test):
            before = cards.get(attempt.competence), known.get(attempt.item)
            cards[attempt.competence], known[attempt.item] = remembered(*before, attempt)
    for card in cards.values():
        _put_card(run, learner, card)
    for asked in known.values():
        _put_asked(run, learner, asked)
    run("DELETE FROM stale WHERE learner = ?", (learner,))


def cards(run: Run, learner: str) -> list[Card]:
    return [_card(row) for row in run(f"SELECT {_CARD} FROM card WHERE learner = ?", (learner,))]


def cards_of_all(run: Run) -> dict[str, list[Card]]:
    """Every learner's cards: the table of a class."""
    found: dict[str, list[Card]] = {}
    for learner, *row in run(f"SELECT learner, {_CARD} FROM card ORDER BY learner"):
        found.setdefault(learner, []).append(_card(row))
    return found


def asked(run: Run, learner: str) -> list[Asked]:
    return [_asked(row) for row in run(f"SELECT {_ASKED} FROM asked WHERE learner = ?", (learner,))]


def count_due(run: Run, learner: str, now: datetime) -> int:
    """How many competences are due, as ``learning.memory.is_due`` has it."""
    ahead = written(now + timedelta(days=1))
    query = "SELECT count(*) FROM card WHERE learner = ? AND (due <= ? OR seen > ?)"
    return int(run(query, (learner, written(now), ahead)).fetchone()[0])


def plans(run: Run, learner: str) -> list[Plan]:
    rows = run("SELECT lesson, step, given, made, due, kept FROM plan WHERE learner = ? ORDER BY due", (learner,))
    return [Plan(lesson, step, given, _read(made), _read(due), kept) for lesson, step, given, made, due, kept in rows]


def notes(run: Run, learner: str) -> list[Jotted]:
    rows = run("SELECT lesson, step, text, at FROM note WHERE learner = ? ORDER BY at DESC", (learner,))
    return [Jotted(lesson, step, text, _read(at)) for lesson, step, text, at in rows]


def written(at: datetime) -> str:
    """A moment as the tables hold it: in UTC, to the millisecond, so that words sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _remember(run: Run, learner: str, event: Event) -> None:
    attempt = attempt_of(event)
    if attempt is None or attempt.predict or attempt.test:
        return
    mine = (learner, attempt.competence)
    card = run(f"SELECT {_CARD} FROM card WHERE learner = ? AND competence = ?", mine).fetchone()
    query = f"SELECT {_ASKED} FROM asked WHERE learner = ? AND lesson = ? AND step = ?"
    before = run(query, (learner, *attempt.item)).fetchone()
    found = remembered(_card(card) if card else None, _asked(before) if before else None, attempt)
    _put_card(run, learner, found[0])
    _put_asked(run, learner, found[1])


def _note(run: Run, learner: str, event: Event) -> None:
    text = event.data.get("text")
    if isinstance(text, str) and text.strip():
        row = (learner, event.lesson, event.step, text.strip(), written(event.at))
        run("INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?)", row)
    else:
        run("DELETE FROM note WHERE learner = ? AND lesson = ? AND step = ?", (learner, event.lesson, event.step))


def _kept(event: Event) -> tuple[str, str]:
    """What became of a plan, and when it is asked for again."""
    said = event.data.get("kept")
    if said in ("yes", "no"):
        return said, written(event.at)
    return "", written(event.at + timedelta(days=7))


def _days(data: Mapping[str, Any]) -> int:
    days = data.get("days")
    return days if isinstance(days, int) and 0 < days <= 365 else 7


def _put_card(run: Run, learner: str, card: Card) -> None:
    tallies = (value for tally in (card.first, card.later, card.varied) for value in (tally.n, tally.score))
    row = (card.competence, card.stability, card.difficulty, written(card.seen), written(card.due), *tallies)
    run(f"INSERT OR REPLACE INTO card (learner, {_CARD}) VALUES (?{', ?' * 11})", (learner, *row))


def _put_asked(run: Run, learner: str, one: Asked) -> None:
    row = (one.lesson, one.step, one.competence, one.revision, written(one.seen), one.times, one.failed, one.wound)
    run(f"INSERT OR REPLACE INTO asked (learner, {_ASKED}) VALUES (?{', ?' * 8})", (learner, *row))


def _card(row: Any) -> Card:
    name, stability, difficulty, seen, due, *tallies = row
    first, later, varied = (Tally(tallies[at], tallies[at + 1]) for at in (0, 2, 4))
    return Card(name, stability, difficulty, _read(seen), _read(due), first, later, varied)


def _asked(row: Any) -> Asked:
    lesson, step, competence, revision, seen, times, failed, wound = row
    return Asked(lesson, step, competence, revision, _read(seen), times, failed, bool(wound))


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text)


def told(event: Event) -> str:
    """An event's data as the log keeps it."""
    return json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
