"""Review, tests, progress to print, backups and learners, as a shell sees them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.learning.event import Event
from tutor.store.log import Store

from .test_commands import run


def learned(folder: Path, learner: str = "me", days: int = 40) -> None:
    store = Store.open(folder / "progress.sqlite3", learner)
    at = datetime.now(UTC) - timedelta(days=days)
    told = {"answer": "x", "outcome": "wrong", "competence": "score-report-decision", "sure": "certain", "score": 0.0}
    store.append(Event("score-report-decision", 1, "", "open", at, {"seed": 1}))
    store.append(Event("score-report-decision", 1, "who-decides", "answer", at, told))
    store.close()


def question() -> str:
    from tutor.course.catalogue import lessons_dir
    from tutor.course.loading import load_lesson

    lesson = load_lesson(lessons_dir() / "reports" / "score-report-decision")
    return next(step.id for step in lesson.steps if step.kind == "choice")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    store = Store.open(folder / "progress.sqlite3")
    at = datetime.now(UTC) - timedelta(days=40)
    told = {"answer": "x", "outcome": "wrong", "competence": "score-report-decision", "sure": "certain", "score": 0.0}
    store.append(Event("score-report-decision", 1, "", "open", at, {"seed": 1}))
    store.append(Event("score-report-decision", 1, question(), "answer", at, told))
    store.close()
    return folder


def test_what_is_due_for_machines_and_by_lines(data: Path) -> None:
    due = json.loads(run("review", "--json", data=data).stdout)
    assert due["competences_due"] == 1 and due["questions"][0]["why"] == "wound"
    assert json.loads(run("review", "--json", data=data.parent / "empty").stdout)["questions"] == []
    told = run("review", "--plain", stdin="1\n2\n\n1\n2\n\n", data=data)
    assert told.returncode == 0 and "certain last time" in told.stdout
    answers = [event for event in Store.open(data / "progress.sqlite3").attempts() if event.data.get("review")]
    assert answers


@pytest.mark.parametrize("minutes", ["0", "x", "-3", "9999"])
def test_minutes_are_a_number(minutes: str) -> None:
    assert run("review", "--minutes", minutes).returncode == 2


def test_a_page_and_a_table(data: Path, tmp_path: Path) -> None:
    page, sheet = tmp_path / "p.html", tmp_path / "p.csv"
    done = run("progress", "--html", str(page), "--csv", str(sheet), "--lang", "zh", data=data)
    assert done.returncode == 0 and done.stdout == ""
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>") and "<script" not in html and "http" not in html and question() in html
    assert sheet.read_bytes().startswith("\ufeff".encode()) and question() in sheet.read_text(encoding="utf-8")
    assert run("progress", "--html", str(tmp_path / "no" / "p.html"), data=data).returncode == 2


def test_progress_travels(data: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "mine.jsonl", tmp_path / "other"
    assert run("data", "export", str(file), data=data).returncode == 0
    assert run("data", "import", str(file), data=other).returncode == 0
    before = json.loads(run("progress", "--json", data=data).stdout)
    assert json.loads(run("progress", "--json", data=other).stdout)["mastery"] == before["mastery"]
    third = tmp_path / "third"
    learned(third)
    refused = run("data", "import", str(file), "--lang", "en", data=third)
    assert refused.returncode == 1 and "--mine" in refused.stderr and len(refused.stderr.splitlines()) == 1
    assert run("data", "import", str(file), "--learner", "Lin", data=third).returncode == 0
    assert json.loads(run("progress", "--json", "--learner", "Lin", data=third).stdout)["mastery"]
    (tmp_path / "half").write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    assert run("data", "import", str(tmp_path / "half"), data=third).returncode == 1


def test_learners_are_apart(tmp_path: Path) -> None:
    run("--plain", "total-debt", "--learner", "Lin", stdin="1\n", data=tmp_path)
    assert json.loads(run("progress", "--json", data=tmp_path).stdout)["lessons"] == []
    assert json.loads(run("progress", "--json", "--learner", " Lin ", data=tmp_path).stdout)["lessons"]
    assert run("progress", "--learner", "a@b", data=tmp_path).returncode == 2


def test_the_test_by_lines(tmp_path: Path) -> None:
    told = run("test", "--plain", "--lang", "en", stdin="n\n" * 30, data=tmp_path)
    assert told.returncode == 0 and "20" in told.stdout and "✓" not in told.stdout
    found = json.loads(run("test", "--json", data=tmp_path).stdout)
    assert found["taken"][0]["right"] == 0 and found["next"]["stage"] == "after" and found["gain"] is None


def test_plans_settings_and_search_by_lines(data: Path) -> None:
    store = Store.open(data / "progress.sqlite3")
    told = {"kind": "commit", "answer": "ask first", "outcome": "noted", "days": 1}
    store.append(Event("flat-fee", 1, "x", "answer", datetime.now(UTC) - timedelta(days=3), told))
    store.close()
    lines = "d\n1\np\no\n4\n\n/逾期\n\nq\n"
    said = run("--plain", "--lang", "en", stdin=lines, data=data).stdout
    assert "a plan of yours is due" in said and "ask first" in said and "15 minutes" in said and "逾期" in said
    store = Store.open(data / "progress.sqlite3")
    assert store.plans()[0].kept == "yes" and store.setting("minutes") == "15"
    store.close()
