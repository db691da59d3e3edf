"""Lives from the command line, as scripts and teachers call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .test_commands import run

CASES = [f"case-{letter}{kind}" for letter in "abcdefg" for kind in ("", "-counter")]


@pytest.mark.parametrize("case", CASES)
def test_a_case_plays_its_script(case: str) -> None:
    found = json.loads(run("simulate", case, "--json").stdout)
    assert [month["month"] for month in found["months"]] == list(range(1, len(found["months"]) + 1))
    assert {"accounts", "score", "cash", "debts", "decisions", "events"} <= set(found["months"][0])
    assert {"low", "high", "band", "reasons"} <= set(found["months"][0]["score"])
    for month in found["months"]:
        for decision in month["decisions"]:
            assert decision["rule"] and decision["inputs"] and decision["message"]


def test_the_same_seed_is_the_same_life_and_another_is_another() -> None:
    one, two, other = (run("simulate", "two-years", "--json", "--seed", seed).stdout for seed in ("5", "5", "6"))
    assert one == two != other


def test_futures_are_counted() -> None:
    found = json.loads(run("simulate", "spiral", "--futures", "50", "--json").stdout)
    assert found["futures"] == 50 and 0 <= found["share_insolvent"] <= 1
    assert found["months"] == len(found["debts"]) == len(found["scores"]) == 24


def test_decisions_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("decisions:\n  - {month: 1, do: close, lender: skylark}\n", encoding="utf-8")
    found = json.loads(run("simulate", "two-years", "--decisions", str(file), "--json").stdout)
    assert found["months"][0]["accounts"][0]["state"] == "closed-user"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("{month: 1, do: close, lender: skylark}, {month: 2, do: borrow, lender: skylark, amount: 500}", "Month 2"),
        ("{month: 1, do: borrow, lender: skylark, amount: 90000}", "Month 1"),
        ("{month: 1, do: pay, lender: kite-cash, amount: 10}", "Month 1"),
    ],
)
def test_a_decision_that_cannot_be_is_said_and_nothing_is_half_told(tmp_path: Path, script: str, said: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"decisions: [{script}]\n", encoding="utf-8")
    found = run("simulate", "two-years", "--decisions", str(file), "--json", "--lang", "en")
    assert found.returncode == 1 and found.stdout == "" and found.stderr.startswith(said)


@pytest.mark.parametrize(
    "words", [("nowhere",), ("spiral", "--months", "0"), ("spiral", "--futures", "x"), ("spiral", "--policy", "lucky")]
)
def test_wrong_use_is_one_line(words: tuple[str, ...]) -> None:
    found = run("simulate", *words)
    assert found.returncode == 2 and len(found.stderr.strip().splitlines()) <= 2 and "Traceback" not in found.stderr
