"""Marks to take elsewhere: CSV for a spreadsheet, for Canvas and for Moodle. The teacher's alone.

Marks are points: each question counts ``points`` times the share that the last vote earned, or the first where
``first`` is asked for; no answer earns nothing, and so does a question that somebody was not there for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from tutor.classroom.responses import Responses
from tutor.classroom.roster import Entry, Matched
from tutor.exchange.table import table as csv_of
from tutor.words import Lang, say

_IDENTITIES: Final = (("number", "ID number"), ("email", "Email address"), ("login", "Username"))
"""What Moodle can know somebody by."""


def scores(table: Responses, points: float = 1.0, first: bool = False) -> dict[str, dict[str, float]]:
    """Points by person and question."""
    found: dict[str, dict[str, float]] = {one.id: {} for one in table.people}
    for cell in table.cells:
        reply = cell.first if first else cell.last
        if reply is not None:
            found[cell.person][cell.question] = points * reply.fraction + 0.0
    return found


def spreadsheet(
    table: Responses, lang: Lang, matched: Matched | None = None, points: float = 1.0, first: bool = False
) -> str:
    """A row for everybody in the room with a column for each question, and for those of the roster who were not there.

    An empty cell is a question without an answer.
    """
    earned = scores(table, points, first)
    names = ("book_name", "book_number", "book_room_name", "book_answered", "book_total", "book_of")
    head = [say(lang, f"report.{name}") for name in names] + [one.title for one in table.questions]
    full = _whole(points * len(table.questions))
    known: Mapping[str, Entry] = matched.known if matched else {}
    rows: list[list[object]] = []
    for person in table.people:
        entry, own = known.get(person.id, Entry("")), earned[person.id]
        marks = [_whole(own[one.id]) if one.id in own else None for one in table.questions]
        rows.append([entry.name, entry.number, person.name, len(own), _total(own), full, *marks])
    for entry in matched.absent if matched else ():
        rows.append([entry.name, entry.number, "", 0, "", full, *[None] * len(table.questions)])
    return csv_of(head, rows)


def canvas(table: Responses, matched: Matched, points: float = 1.0, first: bool = False) -> str:
    """For Canvas's gradebook import: its five columns, one assignment, and the line of points possible.

    Made from a roster that was exported from Canvas, whose numbers it needs to know people by. Only people of the
    roster are in it; who was not there keeps the mark that Canvas has.
    """
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", table.title]
    full = _whole(points * len(table.questions))
    rows: list[Sequence[object]] = [["    Points Possible", "", "", "", "", full]]
    for entry, total in _totals(table, matched, points, first):
        rows.append([entry.name, entry.canvas, entry.number, entry.login, entry.section, total])
    return csv_of(head, rows, mark=False)


def moodle(table: Responses, matched: Matched, points: float = 1.0, first: bool = False) -> str:
    """For Moodle's grade import: what the roster knows people by (number, address, user name), the name, the mark.

    The import asks which column is which; the mark's full value is that of the grade item there.
    """
    found = _totals(table, matched, points, first)
    used = [(name, title) for name, title in _IDENTITIES if any(getattr(entry, name) for entry, _ in found)]
    head = [*(title for _, title in used), "Name", table.title]
    return csv_of(
        head, ([*(getattr(one, name) for name, _ in used), one.name, total] for one, total in found), mark=False
    )


def _totals(table: Responses, matched: Matched, points: float, first: bool) -> list[tuple[Entry, float | int]]:
    earned = scores(table, points, first)
    return [(matched.known[one.id], _total(earned[one.id])) for one in table.people if one.id in matched.known]


def _total(own: Mapping[str, float]) -> float | int:
    return _whole(math.fsum(own.values()))


def _whole(value: float) -> float | int:
    """Four decimals at most; a whole number without a decimal point."""
    value = round(value, 4)
    return int(value) if value == int(value) else value
