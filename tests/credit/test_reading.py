"""World files with mistakes: each is located and said in both languages, and nothing of the file is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tutor.course.catalogue import lessons_dir
from tutor.course.diagnostics import Broken
from tutor.course.worlds import load_world, read_script, read_world
from tutor.words import LANGS

WORLD = """id: mine
title: {zh: 我的, en: Mine}
about: {zh: 试一试。, en: A try.}
months: 6
household: {income: 6000, essential: 3000, discretionary: 1000, savings: 500, payday: 10}
lenders: [skylark, own]
accounts: [{lender: own, limit: 8000, owed: 2000, months: 10, usual: 1}]
policy: careful
decisions:
  - {month: 2, do: borrow, lender: own, amount: 500, for: need}
"""
LENDER = """id: own
name: {zh: 自家, en: Own}
licence: bank
product: {kind: line, daily: 0.04%, term: 12, penalty: 0.06%}
limit: {first: 6000, most: 30000, of-income: 150%}
sees: file
cadence: 3
promotes: 20%
due-day: 15
collects: [8, 20]
rules:
  - id: late
    when: [{signal: days-late, from: 8, spread: 2}]
    act: close
    says: {zh: 已关闭。, en: Closed.}
    truth: {zh: 逾期了。, en: It was late.}
"""
MISTAKES = {
    "a lender that isn't there": ("lenders: [skylark, own]", "lenders: [skylak, own]", "", "", "mine.yaml", 6),
    "an account elsewhere": (
        "{lender: own, limit",
        "{lender: lantern, limit",
        "",
        "",
        "mine.yaml",
        7,
    ),
    "a limit below zero": ("limit: 8000", "limit: -8000", "", "", "mine.yaml", 7),
    "a decision nobody knows": ("do: borrow", "do: borow", "", "", "mine.yaml", 10),
    "a decision after the end": ("month: 2", "month: 9", "", "", "mine.yaml", 10),
    "a habit nobody has": ("policy: careful", "policy: carefull", "", "", "mine.yaml", 8),
    "a signal nobody sends": ("", "", "signal: days-late", "signal: days-lat", "own.yaml", 13),
    "a first limit below zero": ("", "", "first: 6000", "first: -6000", "own.yaml", 5),
    "a rule that does nothing known": ("", "", "act: close", "act: shut", "own.yaml", 14),
    "a price that is missing": ("", "", "daily: 0.04%, ", "", "own.yaml", 4),
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    shutil.copytree(lessons_dir() / "worlds", tmp_path / "worlds")
    return tmp_path


def write(course: Path, world: str = WORLD, lender: str = LENDER) -> Path:
    (course / "worlds" / "lenders" / "own.yaml").write_text(lender, encoding="utf-8")
    file = course / "worlds" / "mine.yaml"
    file.write_text(world, encoding="utf-8")
    return file


def test_a_teacher_adds_a_lender_without_code(course: Path) -> None:
    world = read_world(write(course))
    assert [lender.id for lender in world.lenders] == ["skylark", "own"] and world.accounts[0].limit == 800_000
    assert load_world(course, "mine") == world


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_located(course: Path, name: str) -> None:
    old, new, was, becomes, file, line = MISTAKES[name]
    assert old in WORLD and was in LENDER
    mine = write(course, WORLD.replace(old, new, 1), LENDER.replace(was, becomes, 1))
    with pytest.raises(Broken) as caught:
        read_world(mine)
    found = [one for one in caught.value.diagnostics if Path(one.file).name == file and one.line == line]
    assert found, [(one.file, one.line, one.message("en")) for one in caught.value.diagnostics]
    assert all(one.message(lang) for one in found for lang in LANGS)


def test_a_script_of_decisions_is_located_too(course: Path) -> None:
    world = read_world(write(course))
    file = course / "mine-otherwise.yaml"
    lines = (
        "decisions:",
        "  - {month: 1, do: pay, lender: own, amount: 100}",
        "  - {month: 1, do: close, lender: nobody}",
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Broken) as caught:
        read_script(file, world)
    assert {one.line for one in caught.value.diagnostics} == {3}, [o.message("en") for o in caught.value.diagnostics]
