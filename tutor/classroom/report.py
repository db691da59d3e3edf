"""The report of a class as plain values, ready for JSON: what ``report_page`` draws and ``report_tables`` tabulates.

Shares are 0 … 1, intervals ``[low, high]``; None is what is withheld or not defined. First votes make the statistics,
since talking with a neighbour comes after them; what to teach again is read from last votes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, get_args

from tutor.classroom.growth import BELIEF, growth
from tutor.classroom.intervals import wilson
from tutor.classroom.items import by_hands, pair, questions, rounded
from tutor.classroom.responses import Cell, Counts, Paper, Question, Reply, Responses
from tutor.classroom.sharing import shared_version, without_small
from tutor.classroom.statistics import FEWEST, complete, whole
from tutor.words import Lang, say

Json = dict[str, Any]
WEAK: Final = 0.5
"""A facility below this, after the last vote, puts a question on the list to come back to."""
DEFINED: Final = (
    "facility", "sd", "discrimination", "efficiency", "upper_lower", "mean_rest", "alpha", "standard_error", "interval",
    "mcnemar", "gain", "change", "brier", "absent",
)  # fmt: skip


def report(table: Responses, lang: Lang, shared: bool = False) -> Json:
    """Everything that is known of a class. ``shared`` is for others' eyes: no persons, and no small cells."""
    found: Json = {
        "title": table.title,
        "lang": lang,
        "shared": shared,
        "people": len(table.people),
        "questions": [*questions(table), *(by_hands(table, one) for one in table.hands)],
        "papers": [_paper(table, paper) for paper in get_args(Paper) if table.of(paper)],
        "growth": _growth(table),
        "again": _again(table),
        "polls": [_poll(one) for one in table.polls],
        "persons": _persons(table),
        "definitions": {name: say(lang, f"report.def_{name}", **_numbers()) for name in DEFINED},
    }
    found["weak"] = _weak(found["questions"])
    return shared_version(found) if shared else found


def _numbers() -> dict[str, object]:
    return {"few": FEWEST, **{str(name): f"{value:.0%}" for name, value in BELIEF.items()}}


def _poll(counts: Counts) -> Json:
    """Counts of a poll; about one's own money small ones are withheld always, from the teacher too."""
    question = counts.question
    found = {
        "id": question.id,
        "title": question.title,
        "own_money": counts.own_money,
        "n": sum(counts.first.values()),
        "options": [
            {"id": option.id, "text": option.text, "n": counts.first.get(option.id, 0)} for option in question.options
        ],
    }
    return without_small(found) if counts.own_money else found


def _paper(table: Responses, paper: Paper) -> Json:
    _, columns = complete(table, paper)
    found = whole(columns)
    return {
        "paper": paper,
        "n": found.n,
        "questions": found.questions,
        "mean": rounded(found.mean),
        "interval": pair(found.interval),
        "median": rounded(found.median),
        "sd": rounded(found.sd),
        "alpha": rounded(found.alpha),
        "standard_error": rounded(found.standard_error),
        "withheld": found.n < FEWEST,
    }


def _growth(table: Responses) -> Json | None:
    found = growth(table)
    if found is None:
        return None
    return {
        "n": found.n,
        "before": rounded(found.before),
        "after": rounded(found.after),
        "gain": rounded(found.gain),
        "gain_interval": pair(found.gain_interval),
        "changed": found.changed,
        "change": rounded(found.change),
        "change_interval": pair(found.change_interval),
        "withheld": found.n < FEWEST,
    }


def _again(table: Responses) -> list[Json]:
    """Mistakes that people still made in their last vote, the most frequent first."""
    by_id = {question.id: question for question in table.questions}
    made: dict[str, dict[str, set[str]]] = {}
    certain: Counter[str] = Counter()
    for cell in table.cells:
        for name in mistakes_of(by_id[cell.question], cell.last):
            made.setdefault(name, {}).setdefault(cell.question, set()).add(cell.person)
            certain[name] += cell.last is not None and cell.last.sure == "certain"
    found = []
    for name, parts in made.items():
        where = set(parts) | {
            one.id for one in table.questions if any(option.misconception == name for option in one.options)
        }
        met = {cell.person for cell in table.cells if cell.question in where and cell.last is not None}
        n = len(set().union(*parts.values()))
        found.append(
            {
                "id": name,
                "name": table.misconceptions.get(name, name),
                "n": n,
                "of": len(met),
                "share": rounded(n / len(met)),
                "interval": pair(wilson(n / len(met), len(met))),
                "certain": certain[name],
                "parts": {one.id: len(parts[one.id]) for one in table.questions if one.id in parts},
            }
        )
    return sorted(found, key=lambda one: (-one["n"], one["id"]))


def mistakes_of(question: Question, reply: Reply | None) -> tuple[str, ...]:
    """The mistakes that a reply shows: those that were read in it, else those behind what was chosen."""
    if reply is None or reply.right:
        return ()
    if reply.misconceptions:
        return tuple(dict.fromkeys(reply.misconceptions))
    chosen = (option.misconception for option in question.options if option.id in reply.chosen)
    return tuple(dict.fromkeys(name for name in chosen if name))


def _weak(questions: Iterable[Json]) -> list[str]:
    def last(one: Json) -> float | None:
        found = one["second"] or one
        share: float | None = found["facility"]
        return share

    low = [(share, one["id"]) for one in questions if (share := last(one)) is not None and share < WEAK]
    return [name for _, name in sorted(low, key=lambda one: one[0])]


def _persons(table: Responses) -> list[Json]:
    """For the teacher alone: what each answered, by their last vote."""
    by_person: dict[str, list[Cell]] = {}
    for cell in table.cells:
        by_person.setdefault(cell.person, []).append(cell)
    found = []
    for person in table.people:
        cells = by_person.get(person.id, [])
        earned = math.fsum(cell.last.fraction for cell in cells if cell.last is not None)
        answered = sum(cell.last is not None for cell in cells)
        told = {"id": person.id, "name": person.name, "there": len(cells), "answered": answered}
        found.append(told | {"score": rounded(earned / len(cells)) if cells else None})
    return found
