"""How findings look on a terminal and in a pipe."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.lessons.small import checked, course
from tutor.course.checks import check
from tutor.course.checks.print import WIDEST, printed, told
from tutor.course.diagnostics import Diagnostic
from tutor.words.lines import width


def finding(excerpt: str, column: int, length: int = 1) -> Diagnostic:
    return Diagnostic("a/lesson.yaml", 12, column, "check.expression-empty", {}, "error", length, excerpt)


def marked(excerpt: str, column: int, length: int = 1) -> str:
    """What stands above the marks, cell by cell."""
    *_, line, mark = told(finding(excerpt, column, length), "en", False)
    cells = "".join(letter * width(letter) for letter in line)
    return "".join(cell for cell, sign in zip(cells, mark, strict=False) if sign == "^")


def test_a_finding_looks_like_a_compilers() -> None:
    lines = list(told(finding("answer: = cost", 9, 1), "en", False))
    assert lines == [
        "error: A calculation is missing here.",
        "  --> a/lesson.yaml:12:9 [check.expression-empty]",
        "   |",
        "12 | answer: = cost",
        "   |         ^",
    ]


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "above"),
    [
        ("title: 借钱以前", 8, 1, "借借"),
        ("title: 借钱 {x.y} 以前", 13, 1, "."),
        ("title: 借钱以前", 8, 4, "借借钱钱以以前前"),
        ("short", 9, 5, ""),
        ("a" * 300 + "X" + "b" * 300, 301, 1, "X"),
        ("字" * 300 + "错" + "字" * 300, 301, 1, "错错"),
    ],
)
def test_the_mark_stands_under_the_place(excerpt: str, column: int, length: int, above: str) -> None:
    assert marked(excerpt, column, length) == above


def test_long_lines_are_cut_around_the_place() -> None:
    *_, line, _ = told(finding("字" * 300 + "错" + "字" * 300, 301), "en", False)
    assert width(line) <= WIDEST + len("12 | ……") + 2
    assert "错" in line


def test_a_mark_as_long_as_its_line_is_cut_with_it() -> None:
    *_, line, mark = told(finding("text: " + "x" * 300, 7, 300), "en", False)
    assert max(len(line), len(mark)) <= WIDEST + len("12 | …") and line.endswith("…")


def test_letters_that_act_on_terminals_are_not_passed_on() -> None:
    assert "\x1b" not in "".join(told(finding("a \x1b[31m b\u202e", 3), "en", False))


def test_colour_changes_nothing_but_the_colour(tmp_path: Path) -> None:
    folder = course(tmp_path)
    file = folder / "lesson.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("answer: = cost", "answer: = coast"), encoding="utf-8")
    (one,) = checked(folder).errors
    plain, coloured = printed(one, "zh"), printed(one, "zh", colour=True)
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert plain.startswith("错误：")
    assert plain.endswith("^\n")


def test_a_lesson_is_checked_within_two_seconds_without_colours_being_loaded(tmp_path: Path) -> None:
    folder = course(tmp_path)
    code = (
        "import sys, time; begun = time.perf_counter()\n"
        "from datetime import date; from pathlib import Path\n"
        "from tutor.course.checks import check; from tutor.learning.grading import grade\n"
        f"report = check([Path({str(folder)!r})], grade=grade, today=date(2026, 11, 23))\n"
        "assert not report.diagnostics, report.diagnostics\n"
        "assert not {'pygments', 'textual'} & set(sys.modules)\n"
        "print(time.perf_counter() - begun)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 2


def test_deep_looks_at_thousands_of_drawings(tmp_path: Path) -> None:
    """A value that spoils one drawing in some hundreds is found by the deep check."""
    folder = course(tmp_path, alone=True)
    file = folder / "lesson.yaml"
    rare = "  rare: {whole: [1, 400]}\n  spoilt: = 1 / (rare - 7)\nsteps:"
    file.write_text(file.read_text(encoding="utf-8").replace("steps:", rare, 1), encoding="utf-8")
    deep = check([folder], grade=None, today=date(2026, 11, 23), deep=True)
    assert {one.code for one in deep.diagnostics} == {"check.division-by-zero"}
