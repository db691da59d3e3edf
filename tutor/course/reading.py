"""The reader behind ``source.read``: from parser events to a ``Source``, at less than the cost of a plain YAML load."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from tutor.course import letters, syntax
from tutor.course.diagnostics import Diagnostic
from tutor.course.marks import Scalar
from tutor.course.scalar import Surprise, plain
from tutor.course.source import Event, Part, Source, Value

try:
    from yaml import CSafeLoader as Parser
except ImportError:  # PyYAML was built without libyaml: the same events, several times slower
    from yaml import SafeLoader as Parser  # type: ignore[assignment]  # one or the other

MAX_DEPTH: Final = 20
MAX_FINDINGS: Final = 100
MAX_TEXT: Final = 20_000
"""Characters in one scalar: some ten screens."""


def parse(file: Path | bytes, name: str | None) -> Source:
    """See ``source.read``."""
    if isinstance(file, bytes):
        return _parse(file, name or "")
    name = name or str(file)
    try:
        with file.open("rb") as opened:
            data = opened.read(letters.MAX_BYTES + 1)
    except FileNotFoundError:
        return Source(name, "", None, (Diagnostic(name, 1, 1, "source.no-file"),))
    except OSError as error:
        return Source(name, "", None, (Diagnostic(name, 1, 1, "source.unreadable", {"why": error}),))
    return _parse(data, name)


def _parse(data: bytes, name: str) -> Source:
    text, faults = letters.decode(data)
    bare = Source(name, text, None)
    if faults:
        return Source(name, text, None, tuple(_at_index(bare, *fault) for fault in faults))
    builder = _Builder(bare, Parser(data))
    try:
        value, root = builder.document()
    except _Unreasonable:
        return Source(name, text, None, tuple(builder.found))
    except YAMLError as error:
        if isinstance(error, MarkedYAMLError):
            line, column, code, values = syntax.explain(error, text)
        else:
            line, column, code, values = 1, 1, "source.syntax", {}
        found = Diagnostic(name, line, column, code, values, excerpt=bare.line(line))
        return Source(name, text, None, (*builder.found, found))
    return Source(name, text, value, tuple(builder.found), root)


def _at_index(source: Source, index: int, code: str, values: Mapping[str, object]) -> Diagnostic:
    line = source.text.count("\n", 0, index) + 1
    column = index - source.text.rfind("\n", 0, index)
    return Diagnostic(source.file, line, column, f"source.{code}", values, excerpt=source.line(line))


class _Unreasonable(Exception):
    """Deeper than anything real: no use reading on."""


class _Builder:
    """Builds values and their places from events. ``found`` collects what is refused."""

    def __init__(self, source: Source, parser: Parser) -> None:
        self.source = source
        self.next: Callable[[], Any] = parser.get_event
        self.found: list[Diagnostic] = []
        self.depth = 0

    def document(self) -> tuple[Value | None, Part | None]:
        self.next()
        event = self.next()
        if type(event) is StreamEndEvent:
            self.found.append(self.source.finding("source.nothing"))
            return None, None
        if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            self.refuse("directive", event)
        value, root = self.node(self.next())
        self.next()
        event = self.next()
        if type(event) is not StreamEndEvent:
            self.refuse("several-documents", event)
        return value, root

    def node(self, event: Any) -> tuple[Value, Part]:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event), Part(event)
        if kind is AliasEvent:
            self.refuse("alias", event, name=event.anchor)
            return "", Part(event)
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse("too-deep", event, limit=MAX_DEPTH)
            raise _Unreasonable
        built = self.mapping(event) if kind is MappingStartEvent else self.sequence(event)
        self.depth -= 1
        return built

    def sequence(self, start: Event) -> tuple[Value, Part]:
        values: list[Value] = []
        parts: dict[str | int, Part] = {}
        next_event, node = self.next, self.node
        while type(event := next_event()) is not SequenceEndEvent:
            value, part = node(event)
            parts[len(values)] = part
            values.append(value)
        return values, Part(start, None, parts)

    def mapping(self, start: Event) -> tuple[Value, Part]:
        values: dict[str, Value] = {}
        keys: dict[str, Event] = {}
        parts: dict[str | int, Part] = {}
        next_event, node = self.next, self.node
        while type(event := next_event()) is not MappingEndEvent:
            key = self.key(event)
            value, part = node(next_event())
            if key is None:
                continue
            if key in values:
                self.refuse("duplicate-key", event, name=key, line=keys[key].start_mark.line + 1)
                continue
            values[key], keys[key], parts[key] = value, event, part
        return values, Part(start, keys, parts)

    def key(self, event: Any) -> str | None:
        """The key as text, or None when it is no key; that is already told."""
        if type(event) is not ScalarEvent:
            self.node(event)
            self.refuse("key-not-text", event)
            return None
        key = self.scalar(event)
        if type(key) is not str:
            self.refuse("key-not-text", event)
            return event.value
        return key

    def scalar(self, event: Any) -> Scalar:
        written: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
            return written
        if len(written) > MAX_TEXT:
            self.refuse("too-long", event, limit=MAX_TEXT)
        if event.style:
            return written.rstrip("\n") if event.style in "|>" else written
        try:
            return plain(written)
        except Surprise as surprise:
            self.refuse(surprise.code, event, found=written)
            return written

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse("anchor", event, name=event.anchor)
        else:
            self.refuse("tag", event, name=event.tag)

    def refuse(self, code: str, event: Any, **values: object) -> None:
        """Notes a finding at ``event``; only the first hundred of a file are kept."""
        if len(self.found) < MAX_FINDINGS:
            line, column, length = self.source.span(event)
            excerpt = self.source.line(line)
            found = Diagnostic(self.source.file, line, column, f"source.{code}", values, length=length, excerpt=excerpt)
            self.found.append(found)
