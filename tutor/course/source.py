"""YAML read as events: plain values, and the place of every key and value.

The C parser's events are taken one at a time, so a bomb (50,000 nested brackets, an alias of an alias) is met at its
first unreasonable event and never built. Only plain data comes through: no anchors, aliases, tags, duplicate keys or
second document; ``scalar`` says what unquoted words mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from tutor.course.diagnostics import Diagnostic, shortened

Value: TypeAlias = "str | int | Decimal | bool | list[Value] | dict[str, Value]"
Where: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and numbers of list entries, from the root."""


class Mark(Protocol):
    """A place in a text, counted from 0 in characters."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What the parser says of one value: where it begins and ends."""

    start_mark: Mark
    end_mark: Mark


class Part(NamedTuple):
    """Where a value stands: its first event, and for a container where its keys and parts stand."""

    event: Event
    keys: Mapping[str, Event] | None = None
    parts: Mapping[str | int, Part] | None = None


@dataclass(frozen=True)
class Source:
    """What one file says. ``data`` is None when the file can't be read as YAML at all.

    Texts of block scalars come without their last line breaks. Values that were refused stand in ``data`` as the text
    that was written; ``diagnostics`` names them.
    """

    file: str
    text: str
    data: Value | None
    diagnostics: tuple[Diagnostic, ...] = ()
    root: Part | None = field(default=None, repr=False)

    def at(self, where: Where, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``where``, or of its key; of the nearest container that is there."""
        line, column, _ = self._mark(where, key)
        return line, column

    def line(self, number: int) -> str:
        """Line ``number``, from 1, without its break; empty past the end."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    def written(self, where: Where) -> str:
        """The value at ``where`` as it stands in the file, shortened."""
        part = self._part(where)
        if part is None:
            return ""
        whole = self.text[part.event.start_mark.index : part.event.end_mark.index].split("\n")[0].rstrip()
        return str(shortened(whole))

    def inside(self, where: Where, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset`` of the text at ``where``.

        Exact for plain and block scalars; in quotes an escape may shift it by a character or two.
        """
        value: Any = self.data
        for step in where:
            value = value[step]
        part = self._part(where)
        if part is None or not isinstance(value, str):
            return self.at(where)
        index = _index_inside(self.text, part.event.start_mark.index, value, offset)
        return self.text.count("\n", 0, index) + 1, index - self.text.rfind("\n", 0, index)

    def finding(
        self,
        code: str,
        where: Where = (),
        *,
        key: bool = False,
        offset: int | None = None,
        severity: Literal["error", "warning"] = "error",
        length: int | None = None,
        **values: object,
    ) -> Diagnostic:
        """A finding about the value at ``where``, its key, or the character at ``offset`` of its text."""
        line, column, span = self._mark(where, key)
        if offset is not None:
            line, column = self.inside(where, offset)
            span = 1
        return Diagnostic(self.file, line, column, code, values, severity, length or span, self.line(line))

    def span(self, event: Event) -> tuple[int, int, int]:
        """Line and column of an event, from 1, and how much of the line it takes."""
        start, end = event.start_mark, event.end_mark
        last = end.column if start.line == end.line else len(self.line(start.line + 1))
        return start.line + 1, start.column + 1, max(1, last - start.column)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _part(self, where: Where) -> Part | None:
        part = self.root
        for step in where:
            if part is None or part.parts is None:
                return None
            part = part.parts.get(step)
        return part

    def _mark(self, where: Where, key: bool) -> tuple[int, int, int]:
        part = self.root
        if part is None:
            return 1, 1, 1
        event = part.event
        for depth, step in enumerate(where, 1):
            if part.parts is None or step not in part.parts:
                break
            event = part.parts[step].event
            if key and depth == len(where) and part.keys is not None:
                event = part.keys[str(step)]
            part = part.parts[step]
        return self.span(event)


def _index_inside(text: str, start: int, value: str, offset: int) -> int:
    """Where the character ``offset`` of ``value`` stands in ``text``: both are read from ``start``, skipping space."""
    index = start
    if text[index : index + 1] in ("'", '"'):
        index += 1
    elif text[index : index + 1] in ("|", ">"):
        index = text.find("\n", index) + 1
    for position, letter in enumerate(value[: offset + 1]):
        if not letter.isspace():
            found = text.find(letter, index)
            index = found + (position < offset) if found >= 0 else index
    return index


def read(file: Path | bytes, name: str | None = None) -> Source:
    """What ``file`` says, with everything wrong about it in ``diagnostics``. Never raises for what a file may hold.

    ``name`` is how the file is called in findings; by default its path.
    """
    from tutor.course.reading import parse

    return parse(file, name)
