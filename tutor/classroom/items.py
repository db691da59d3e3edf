"""Each question of a class's report as plain values: facility and indices, options, both votes, confidence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from tutor.classroom.growth import certainty, normalized_gain, revote
from tutor.classroom.intervals import Interval, mean, wilson
from tutor.classroom.responses import Cell, Counts, Paper, Question, Reply, Responses
from tutor.classroom.statistics import FEWEST, complete, facility, item, marks, rests, standard_deviation

Json = dict[str, Any]


def questions(table: Responses) -> list[Json]:
    """All questions that persons answered, in the order of the table."""
    found = []
    for paper in get_args(Paper):
        who, columns = complete(table, paper)
        for at, question in enumerate(table.of(paper)):
            rest = dict(zip(who, rests(columns, at), strict=True)) if len(columns) > 1 and len(who) >= FEWEST else {}
            rest = {name: score / (len(columns) - 1) for name, score in rest.items()}
            index = item(columns, at)
            found.append(
                _question(table, question, rest)
                | {
                    "indices": {
                        "n": index.n,
                        "discrimination": rounded(index.discrimination),
                        "efficiency": rounded(index.efficiency),
                        "upper_lower": rounded(index.upper_lower),
                        "withheld": index.n < FEWEST,
                    }
                }
            )
    order = {one.id: n for n, one in enumerate(table.questions)}
    return sorted(found, key=lambda one: order[one["id"]])


def _question(table: Responses, question: Question, rest: dict[str, float]) -> Json:
    cells = table.at(question.id)
    own = marks(table, question)
    replies = [cell.first for cell in cells if cell.first is not None]
    right = sum(reply.right for reply in replies)
    share = facility(own)
    return {
        "id": question.id,
        "title": question.title,
        "paper": question.paper,
        "multiple": question.multiple,
        "hands": False,
        "n": len(cells),
        "answered": len(replies),
        "none": len(cells) - len(replies),
        "right": right,
        "facility": rounded(share),
        "interval": pair(wilson(share, len(cells)) if share is not None else None),
        "sd": rounded(standard_deviation(own)),
        "options": _options(table, question, cells, rest),
        "second": _second(cells),
        "confidence": _confidence(cells),
    }


def _options(table: Responses, question: Question, cells: Sequence[Cell], rest: dict[str, float]) -> list[Json]:
    firsts = [cell for cell in cells if cell.first is not None]
    chosen: Counter[str] = Counter(name for cell in firsts for name in _chosen(cell.first))
    second: Counter[str] = Counter(name for cell in cells for name in _chosen(cell.second))
    twice = any(cell.second is not None for cell in cells)
    found = []
    for option in question.options:
        scores = [rest[one.person] for one in firsts if option.id in _chosen(one.first) and one.person in rest]
        n, of = chosen[option.id], len(cells)
        found.append(
            {
                "id": option.id,
                "text": option.text,
                "right": option.right,
                "misconception": option.misconception or None,
                "named": table.misconceptions.get(option.misconception, option.misconception) or None,
                "n": n,
                "share": rounded(n / of if of else None),
                "interval": pair(wilson(n / of, of) if of else None),
                "mean_rest": rounded(mean(scores)) if scores else None,
                "rest_n": len(scores),
                "second": second[option.id] if twice else None,
            }
        )
    return found


def _chosen(reply: Reply | None) -> tuple[str, ...]:
    return reply.chosen if reply is not None else ()


def _second(cells: Sequence[Cell]) -> Json | None:
    replies = [cell.second for cell in cells if cell.second is not None]
    if not replies:
        return None
    share = mean([one.fraction for one in replies])
    found: Json = {
        "n": len(replies),
        "right": sum(one.right for one in replies),
        "facility": rounded(share),
        "interval": pair(wilson(share, len(replies))),
        "changes": None,
        "p": None,
        "gain": None,
    }
    both = revote(cells)
    if both is None:
        return found
    changes = {
        "right-right": both.stayed_right,
        "wrong-right": both.became_right,
        "right-wrong": both.became_wrong,
        "wrong-wrong": both.stayed_wrong,
        "only-first": both.only_first,
        "only-second": both.only_second,
    }
    return found | {"changes": changes, "p": rounded(both.p), "gain": rounded(both.gain)}


def _confidence(cells: Sequence[Cell]) -> Json | None:
    found = certainty(cells)
    if not found.n:
        return None
    levels: Json = {}
    for sure in found.right:
        right, wrong = found.right[sure], found.wrong[sure]
        n = right + wrong
        levels[sure] = {
            "right": right,
            "wrong": wrong,
            "share": rounded(right / n if n else None),
            "interval": pair(wilson(right / n, n) if n else None),
        }
    silent = {"right": found.silent_right, "wrong": found.silent_wrong}
    return {"n": found.n, "levels": levels, "silent": silent, "brier": rounded(found.brier)}


def by_hands(table: Responses, counts: Counts) -> Json:
    """A question answered by raised hands: how many for what, and no more, since nobody knows who raised them.

    Where several answers could be chosen, ``n`` counts hands and not people, so nothing is said of how many were right.
    """
    question = counts.question
    n, right, share = _tally(question, counts.first)
    second = None
    if counts.second is not None:
        of, now, later = _tally(question, counts.second)
        second = {
            "n": of,
            "right": now,
            "facility": rounded(later),
            "interval": pair(wilson(later, of) if later is not None else None),
            "changes": None,
            "p": None,
            "gain": rounded(normalized_gain(share, later)) if share is not None and later is not None else None,
        }
    options = [
        {
            "id": option.id,
            "text": option.text,
            "right": option.right,
            "misconception": option.misconception or None,
            "named": table.misconceptions.get(option.misconception, option.misconception) or None,
            "n": counts.first.get(option.id, 0),
            "share": rounded(counts.first.get(option.id, 0) / n if n else None),
            "interval": pair(wilson(counts.first.get(option.id, 0) / n, n) if n else None),
            "mean_rest": None,
            "rest_n": 0,
            "second": None if counts.second is None else counts.second.get(option.id, 0),
        }
        for option in question.options
    ]
    return {
        "id": question.id, "title": question.title, "paper": question.paper, "multiple": question.multiple,
        "hands": True, "n": n, "answered": n, "none": 0, "right": right, "facility": rounded(share),
        "interval": pair(wilson(share, n) if share is not None else None),
        "sd": rounded(math.sqrt(share * (1 - share) * n / (n - 1))) if share is not None and n > 1 else None,
        "indices": {"n": 0, "discrimination": None, "efficiency": None, "upper_lower": None, "withheld": True},
        "options": options, "second": second, "confidence": None,
    }  # fmt: skip


def _tally(question: Question, counts: Mapping[str, int]) -> tuple[int, int | None, float | None]:
    n = sum(counts.values())
    if question.multiple:
        return n, None, None
    right = sum(counts.get(option.id, 0) for option in question.options if option.right)
    return n, right, right / n if n else None


def rounded(value: float | None) -> float | None:
    """Six decimals: enough for any reader, and the same on every machine."""
    return None if value is None else round(value, 6) + 0.0


def pair(found: Interval | None) -> list[float] | None:
    return [round(found.low, 6) + 0.0, round(found.high, 6) + 0.0] if found else None
