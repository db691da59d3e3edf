"""Lessons that can be read but are odd in every way: rules answer with located findings, never with a traceback."""

from __future__ import annotations

import copy
import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.lessons.small import checked, course
from tutor.course.source import Where, read

JUNK = (
    "", " ", "= 1/0", "= 9**900", "= 1 > 2", "= cost", "= 5%", "0", "{", "{cost}", "{cost:money}", "{1/0}", "{1>2}",
    "**", "|", "| a |", "| a |\n|---|\n| 1 | 2 |", "- ", "[[x]]", "[x](term:y)", "{fact:a.b}", "以上都对", "720元",
    "x" * 3000, "字" * 2000, "\\", "a\n\nb",
)  # fmt: skip
NUMBERS = (0, -1, 1, 7, 10**17)
EXAMPLES = 120


def places(value: Any, where: Where = ()) -> list[Where]:
    """The way to everything below a value, but to its id and the kinds of steps."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[Where] = []
    for key, one in inside:
        if (*where, key) != ("id",) and key != "kind":
            found += [(*where, key), *places(one, (*where, key))]
    return found


def spoilt(lesson: Any, chance: random.Random) -> Any:
    """A copy of the lesson with one or more values replaced, cut, doubled or left out."""
    made = copy.deepcopy(lesson)
    for _ in range(chance.choice((1, 1, 2, 3))):
        where = chance.choice(places(made))
        held = made
        for step in where[:-1]:
            held = held[step]
        held[where[-1]] = other(held[where[-1]], chance)
        if isinstance(held, dict) and chance.random() < 0.1:
            del held[where[-1]]
    return made


def other(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return chance.choice(NUMBERS)
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        return value[:at] + value[at + 1 :] if chance.random() < 0.5 else [*value, copy.deepcopy(value[at])]
    if isinstance(value, str) and chance.random() < 0.4:
        at = chance.randrange(len(value) + 1)
        return value[:at] + chance.choice("{}[]*=%0 |9") + value[at + 1 :]
    return chance.choice(JUNK)


def plain(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


@pytest.mark.parametrize("seed", range(3))
def test_odd_lessons_get_located_findings(tmp_path: Path, seed: int) -> None:
    folder = course(tmp_path, alone=True)
    lesson = read(folder / "lesson.yaml").data
    chance = random.Random(seed)
    found = 0
    for _ in range(EXAMPLES // 3):
        text = json.dumps(spoilt(lesson, chance), ensure_ascii=False, indent=1, default=plain)
        (folder / "lesson.yaml").write_text(text, encoding="utf-8")
        for one in checked(folder).diagnostics:
            found += 1
            assert one.message("zh") and one.message("en")
            assert one.line >= 1 and one.column >= 1
            assert text.split("\n")[one.line - 1] == one.excerpt or one.file != str(folder / "lesson.yaml")
    assert found
