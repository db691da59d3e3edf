"""What a YAML syntax error means to somebody who wrote a lesson, not a parser.

The parsers (C and pure Python) speak of tokens; ``explain`` finds the mistake that people make: a colon inside a text,
a line that doesn't line up, a bracket left open.
"""

from __future__ import annotations

import re
from typing import Any, Final

from yaml.error import MarkedYAMLError

_BY_PROBLEM: Final = (
    ("mapping values are not allowed", "colon-in-text"),
    ("sequence entries are not allowed", "dash-in-text"),
    ("cannot start any token", "first-character"),
    ("unknown escape", "escape"),
    ("hexdecimal", "escape"),
    ("Unicode character escape", "escape"),
    ("tag handle", "tag"),
    ("'<document start>'", "indent"),
    ("<document start>", "indent"),
)
_BY_CONTEXT: Final = (
    ("an alias", "first-character"),
    ("an anchor", "first-character"),
    ("quoted scalar", "quote-open"),
    ("flow sequence", "bracket-open"),
    ("flow mapping", "bracket-open"),
    ("flow node", "bracket-content"),
    ("simple key", "colon-missing"),
    ("block scalar", "block-header"),
    ("directive", "directive"),
    ("a tag", "tag"),
    ("block", "indent"),
)
_WHERE_IT_BEGAN: Final = frozenset({"quote-open", "bracket-open", "colon-missing", "first-character"})
_WIDE_COLON = re.compile(r"\s*(?:- +)?[\w-]+(：)")


def explain(error: MarkedYAMLError, text: str) -> tuple[int, int, str, dict[str, Any]]:
    """Line and column from 1, code with its area, and values."""
    code = _code(error)
    mark = error.problem_mark or error.context_mark
    if code == "bracket-content" and mark is not None and not text[mark.index :].strip():
        opened = _left_open(text)
        if opened is not None:
            above = text[:opened]
            column = opened - above.rfind("\n")
            return above.count("\n") + 1, column, "source.bracket-open", {"noticed": text.rstrip().count("\n") + 1}
    if code in _WHERE_IT_BEGAN and error.context_mark is not None:
        noticed, mark = mark, error.context_mark
    else:
        noticed = mark
    if mark is None or noticed is None:
        return 1, 1, "source.syntax", {}
    lines = text.split("\n")
    for number in range(noticed.line, max(-1, noticed.line - 3), -1):
        if number < len(lines) and (wide := _WIDE_COLON.match(lines[number])):
            return number + 1, wide.start(1) + 1, "source.wide-colon", {}
    here = lines[mark.line] if mark.line < len(lines) else ""
    if code == "indent" and here[: mark.column].strip(" -"):
        code = "after-value"
    found = here[mark.column :].lstrip("\\" if code == "escape" else "")[:1]
    values = {"found": found, "noticed": noticed.line + 1}
    return mark.line + 1, mark.column + 1, f"source.{code}", values


def _left_open(text: str) -> int | None:
    """Where the last bracket stands that nothing closes, in a text that ends inside it."""
    closed = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] in "]}":
            closed += 1
        elif text[at] in "[{":
            if not closed:
                return at
            closed -= 1
    return None


def _code(error: MarkedYAMLError) -> str:
    problem, context = str(error.problem or ""), str(error.context or "")
    for words, code in _BY_PROBLEM:
        if words in problem:
            return code
    for words, code in _BY_CONTEXT:
        if words in context:
            return code
    return "syntax"
