"""The small markup of lessons, read once into blocks whose computed places are still open.

    **bold**  *emphasis*  - item  1. item  | a | b |  [words](term:id)  {expression}  {expression:format}
    {fact:id.field}  [[gap]]  \\* to mean the sign itself

A blank line begins a new paragraph; a single line break is only a place where the author went on, and leaves no space
between two Chinese characters. Bold needs no space around it: it works beside Chinese and beside %.

Nothing is refused here: what can't be read stands as it was written and is named in ``problems``, with its offset.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tutor.course.inline import Letters, inline
from tutor.course.template import BlockOf, BulletsOf, Markup, ParagraphOf, Pieces, Problem, TableOf


@lru_cache(maxsize=4096)
def parse(text: str) -> Markup:
    """The blocks of a text, and what is wrong with it."""
    problems: list[Problem] = []
    blocks = [block for rows in _grouped(text) for block in _blocks(rows, problems)]
    return Markup(tuple(blocks), tuple(problems))


@lru_cache(maxsize=4096)
def parse_line(text: str) -> tuple[Pieces, tuple[Problem, ...]]:
    """A text that is one line whatever it begins with: options, feedback in a list, headings."""
    problems: list[Problem] = []
    return inline(_joined([_Row(text[at:end], at) for at, end in _line_ends(text)]), problems), tuple(problems)


class _Row(NamedTuple):
    """A line of the source text and the offset of its first character."""

    text: str
    offset: int


_BULLET = re.compile(r"\s{0,3}- +(?=\S)")
_NUMBERED = re.compile(r"\s{0,3}[0-9]{1,2}\. +(?=\S)")
_TABLE_RULE = re.compile(r"\s*\|(?:\s*-{3,}\s*\|)+\s*")


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _grouped(text: str) -> Iterator[list[_Row]]:
    """The rows between blank lines."""
    rows: list[_Row] = []
    for at, end in _line_ends(text):
        if text[at:end].strip():
            rows.append(_Row(text[at:end], at))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _kind(row: _Row) -> str:
    if _BULLET.match(row.text):
        return "bullets"
    if _NUMBERED.match(row.text):
        return "numbered"
    return "table" if row.text.lstrip().startswith("|") else "words"


def _blocks(rows: list[_Row], problems: list[Problem]) -> Iterator[BlockOf]:
    """Blocks of one group: a list may follow its sentence directly; an indented line goes on with its item."""
    at = 0
    while at < len(rows):
        kind, end = _kind(rows[at]), at + 1
        in_list = kind in ("bullets", "numbered")
        while end < len(rows):
            goes_on = in_list and _kind(rows[end]) == "words" and rows[end].text.startswith(" ")
            if _kind(rows[end]) != kind and not goes_on:
                break
            end += 1
        yield _block(kind, rows[at:end], problems)
        at = end


def _block(kind: str, rows: list[_Row], problems: list[Problem]) -> BlockOf:
    if kind == "words":
        return ParagraphOf(inline(_joined(rows), problems))
    if kind == "table":
        return _table(rows, problems)
    mark = _BULLET if kind == "bullets" else _NUMBERED
    items: list[list[_Row]] = []
    for row in rows:
        if found := mark.match(row.text):
            items.append([_Row(row.text[found.end() :], row.offset + found.end())])
        else:
            items[-1].append(row)
    return BulletsOf(tuple(inline(_joined(item), problems) for item in items), kind == "numbered")


def _table(rows: list[_Row], problems: list[Problem]) -> TableOf:
    ruled = len(rows) > 2 and _TABLE_RULE.fullmatch(rows[1].text) is not None
    if not ruled:
        problems.append(Problem("table-head", rows[0].offset))
    cells = [_cells(row) for row in (rows[:1] + rows[2:] if ruled else rows)]
    columns = len(cells[0])
    for row, made in zip(rows[2:] if ruled else rows[1:], cells[1:], strict=True):
        if len(made) != columns:
            problems.append(Problem("table-columns", row.offset, {"found": len(made), "wanted": columns}))
    lines = [tuple(inline(cell, problems) for cell in row) for row in cells]
    full = [(*row, *((),) * (columns - len(row)))[:columns] for row in lines]
    return TableOf(full[0], tuple(full[1:]))


def _cells(row: _Row) -> list[Letters]:
    """The cells between the bars; a bar after a backslash or inside braces is none."""
    bars, depth, at = [], 0, 0
    while at < len(row.text):
        letter = row.text[at]
        depth = max(0, depth + (letter == "{") - (letter == "}"))
        if letter == "|" and not depth:
            bars.append(at)
        at += 2 if letter == "\\" else 1
    if not row.text.rstrip().endswith("|") or len(bars) == 1:
        bars.append(len(row.text))
    return [_joined([_Row(row.text[start + 1 : end], row.offset + start + 1)]) for start, end in pairwise(bars)]


def _joined(rows: list[_Row]) -> Letters:
    """The rows as one line, without the space around them; a break between two Chinese characters leaves nothing."""
    letters: Letters = []
    for row in rows:
        stripped = row.text.strip()
        if not stripped:
            continue
        start = row.offset + len(row.text) - len(row.text.lstrip())
        if letters and not (_wide_end(letters) and _is_wide(stripped.lstrip("*[")[:1])):
            letters.append((" ", start - 1))
        letters += [(letter, start + number) for number, letter in enumerate(stripped)]
    return letters


def _wide_end(letters: Letters) -> bool:
    for letter, _ in reversed(letters):
        if letter != "*":
            return _is_wide(letter)
    return False


def _is_wide(letter: str) -> bool:
    return bool(letter) and unicodedata.east_asian_width(letter) in "WF"
