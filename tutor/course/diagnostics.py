"""Findings about a file: where, what, and how to mend it, in either language.

A finding carries a code with values, never a sentence; ``message`` makes the sentence from ``words``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, Literal

from tutor import words
from tutor.words import Lang

MAX_SHOWN: Final = 40
"""Characters of a file's own text in a message."""
WHOLE: Final = frozenset({"known", "file"})
"""Values of the course's own that are of no use when cut."""
MAX_KNOWN: Final = 300
"""Names that an unknown one is compared with: it takes some microseconds each."""


@dataclass(frozen=True)
class Diagnostic:
    """One finding. ``line`` and ``column`` count from 1, in characters; ``length`` is how much of the line it is about.

    ``code`` is a key of ``words``: ``source.…`` for what the reader and the types say, ``check.…`` for the rules.
    ``values`` fill its sentence; ``nearest`` among them is a known name close to an unknown one. ``excerpt`` is the
    whole line as it stands in the file, empty when the file could not be read.
    """

    file: str
    line: int
    column: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    severity: Literal["error", "warning"] = "error"
    length: int = 1
    excerpt: str = ""

    def message(self, lang: Lang) -> str:
        """What is wrong and how to mend it, in one or two sentences."""
        values = {name: (value if name in WHOLE else shortened(value)) for name, value in self.values.items()}
        said = words.say(lang, self.code, **values)
        if nearest := self.values.get("nearest"):
            between = "" if lang == "zh" else " "
            said += between + words.say(lang, "source.nearest", nearest=nearest)
        return said

    def as_json(self, lang: Lang) -> dict[str, str | int]:
        """The shape of ``check --json``: file, line, column, code, message."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "message": self.message(lang),
        }


class Broken(Exception):
    """A file, or several, that can't be used. ``diagnostics`` says where and why; there is at least one error."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.file}:{d.line}:{d.column}: {d.code}" for d in self.diagnostics))


def shortened(value: Any, most: int = MAX_SHOWN) -> Any:
    """A text cut to ``most`` characters, its end an ellipsis; anything else as it is."""
    if isinstance(value, str) and len(value) > most:
        return value[: most - 1] + "…"
    return value


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that ``name`` was most likely meant to be, or an empty string."""
    close = difflib.get_close_matches(name[:80], list(islice(known, MAX_KNOWN)), n=1, cutoff=0.6)
    return close[0] if close else ""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file and place, one finding per place and code."""
    seen: dict[tuple[str, int, int, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        seen.setdefault((diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.code), diagnostic)
    return tuple(seen[place] for place in sorted(seen))
