"""Findings: every code has words in both languages, and the words ask only for values that are given."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from tutor.course.diagnostics import Broken, Diagnostic, in_order, nearest
from tutor.course.scalar import _SURPRISES, _WORDS
from tutor.course.syntax import _BY_CONTEXT, _BY_PROBLEM
from tutor.course.validate import _WANTED
from tutor.words.source import WORDS

COURSE = Path(__file__).parents[2] / "tutor" / "course"


def codes_in_the_code() -> set[str]:
    """Every code of area ``source`` that the modules of ``course`` can give."""
    found = {code for code in _WORDS.values() if isinstance(code, str)} | {code for code, _ in _SURPRISES}
    found |= {code for _, code in (*_BY_PROBLEM, *_BY_CONTEXT)} | set(_WANTED.values())
    for file in COURSE.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        found |= set(re.findall(r'"source\.([a-z0-9-]+)"', text))
        found |= set(re.findall(r'(?:refuse|Fault|Surprise)\((?:\w+, )?"([a-z0-9-]+)"', text))
    return found


def test_every_code_has_words() -> None:
    missing = codes_in_the_code() - set(WORDS)
    assert not missing


def test_no_words_are_left_over() -> None:
    used = "\n".join(file.read_text(encoding="utf-8") for file in COURSE.glob("*.py"))
    unused = {code for code in WORDS if code not in codes_in_the_code() and code not in used}
    assert unused <= {"text-not-mapping", "text-not-list"}, "these two are put together from parts"


@pytest.mark.parametrize("code", WORDS)
def test_both_languages_say_it_with_the_same_values(code: str) -> None:
    chinese, english = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in WORDS[code])
    assert chinese <= english | {"found"}
    assert english <= chinese | {"found"}
    assert "|" not in WORDS[code][1], "a bar divides singular from plural"


def test_the_nearest_name() -> None:
    assert nearest("shwo", ["show", "choice"]) == "show"
    assert nearest("xyz", ["show", "choice"]) == ""
    assert nearest("x" * 100_000, ["show"]) == ""


def test_findings_are_ordered_and_told_once() -> None:
    first, second = Diagnostic("a", 2, 1, "source.empty"), Diagnostic("a", 10, 1, "source.empty")
    assert in_order([second, first, second]) == (first, second)
    assert str(Broken([first])) == "a:2:1: source.empty"
