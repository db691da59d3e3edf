"""Findings as a good compiler prints them: what is wrong, where, the line, a mark under the very word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tutor.course.diagnostics import Diagnostic
from tutor.course.lesson import Lang
from tutor.words import say
from tutor.words.lines import width

WIDEST: Final = 100
"""Cells of a line that are shown; of a longer one only the part around the place."""
CONTEXT: Final = 40
"""Cells shown before the place in a line that is cut."""

RESET, BOLD, RED, YELLOW, BLUE = "\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m"
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printed(finding: Diagnostic, lang: Lang, colour: bool = False) -> str:
    """One finding in lines, with an empty one after it; ANSI colours if wanted."""
    return "\n".join([*told(finding, lang, colour), ""])


def told(finding: Diagnostic, lang: Lang, colour: bool) -> Iterator[str]:
    """The lines about one finding."""
    ink = _Ink(colour)
    hue = RED if finding.severity == "error" else YELLOW
    kind = say(lang, f"check.{finding.severity}")
    between = "" if lang == "zh" else " "
    yield f"{ink(BOLD + hue, kind)}{between}{ink(BOLD, finding.message(lang))}"
    margin = len(str(finding.line))
    place = f"{finding.file}:{finding.line}:{finding.column}"
    yield f"{' ' * margin}{ink(BLUE, '-->')} {place} {ink(BLUE, f'[{finding.code}]')}"
    if finding.excerpt:
        shown, before, marked = _window(finding)
        bar = ink(BLUE, "|")
        yield f"{' ' * margin} {bar}"
        yield f"{ink(BLUE, str(finding.line))} {bar} {_painted(shown) if colour else shown}"
        yield f"{' ' * margin} {bar} {' ' * before}{ink(BOLD + hue, '^' * marked)}"


class _Ink:
    """Paints, or leaves as it is."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, ansi: str, text: str) -> str:
        return f"{ansi}{text}{RESET}" if self._colour else text


def _window(finding: Diagnostic) -> tuple[str, int, int]:
    """The part of the line to show, the cells before the mark, and how many cells to mark: wide letters take two."""
    line = _UNSAFE.sub(" ", finding.excerpt).rstrip()
    start = min(finding.column - 1, len(line))
    end = max(start + 1, min(start + finding.length, len(line)))
    first = 0
    if width(line) > WIDEST:
        while first < start and width(line[first:start]) > CONTEXT:
            first += 1
    left = "…" if first else ""
    last = len(line)
    while last > start + 1 and width(line[first:last]) > WIDEST:  # a long mark is cut as well
        last -= 1
    right = "…" if last < len(line) else ""
    marked = min(width(line[start : min(end, last)]), WIDEST)
    return f"{left}{line[first:last]}{right}", width(left) + width(line[first:start]), max(1, marked)


def _painted(line: str) -> str:
    """The line of YAML in colour."""
    from pygments import highlight
    from pygments.formatters import Terminal256Formatter
    from pygments.lexers import YamlLexer

    indent = line[: len(line) - len(line.lstrip())]
    painted: str = highlight(line.lstrip(), YamlLexer(), Terminal256Formatter(style="default"))
    return indent + painted.rstrip("\n")
