"""Progress as a file: whole, idempotent, and never somebody else's by mistake."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.exchange.backup import BackupError, bring_in, export
from tutor.exchange.table import table
from tutor.learning.event import Event
from tutor.store.log import Store
from tutor.words import LANGS

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def answered(store: Store, step: str, day: int = 0, outcome: str = "right") -> None:
    told = {"answer": "x", "outcome": outcome, "competence": "c", "score": float(outcome == "right")}
    store.append(Event("lesson", 1, step, "answer", AT + timedelta(days=day), told))


def test_two_machines_of_one_person_come_together(tmp_path: Path) -> None:
    one, two = Store.open(tmp_path / "one"), Store.open(tmp_path / "two")
    answered(one, "a")
    answered(two, "b", 2, "wrong")
    answered(one, "c", 3)
    export(one, tmp_path / "f1")
    assert export(two, tmp_path / "f2") == 1
    with pytest.raises(BackupError) as caught:
        bring_in(two, tmp_path / "f1")
    assert caught.value.code == "backup_foreign" and len(list(two.attempts())) == 1
    assert bring_in(two, tmp_path / "f1", mine=True).new == 2
    assert bring_in(two, tmp_path / "f1").new == 0, "it is known now, and reading it again changes nothing"
    assert bring_in(one, tmp_path / "f2", mine=True).new == 1
    assert {event.step for event in one.attempts()} == {event.step for event in two.attempts()} == {"a", "b", "c"}
    assert one.cards() == two.cards(), "the same answers give the same memory, whichever way they came"


def test_a_new_machine_takes_what_it_is_given(tmp_path: Path) -> None:
    one = Store.open(tmp_path / "one")
    answered(one, "a")
    export(one, tmp_path / "f")
    fresh = Store.open(tmp_path / "fresh")
    assert bring_in(fresh, tmp_path / "f").new == 1
    answered(fresh, "b")
    answered(one, "c")
    export(one, tmp_path / "f")
    assert bring_in(fresh, tmp_path / "f").new == 1, "further files of the same machine come in unasked"


def test_somebody_else_is_kept_apart(tmp_path: Path) -> None:
    one, two = Store.open(tmp_path / "one"), Store.open(tmp_path / "two")
    answered(one, "a")
    answered(two, "b")
    export(one, tmp_path / "f")
    assert bring_in(two, tmp_path / "f", learner="Lin").learners == ("Lin",)
    assert len(list(two.attempts())) == 1 and len(two.for_learner("Lin").cards()) == 1
    assert bring_in(two, tmp_path / "f", learner="Lin").new == 0


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: text[:-30], "backup_broken"),
        (lambda text: text.replace('"kind": "answer"', '"kind": "theft"', 1), "backup_broken"),
        (lambda text: text.replace('"version": 1', '"version": 2', 1), "backup_newer"),
        (lambda _text: "hello", "backup_strange"),
        (lambda _text: "", "backup_strange"),
        (lambda text: text.replace("2026-11-23T", "yesterday ", 1), "backup_broken"),
    ],
)
def test_a_spoiled_file_changes_nothing(tmp_path: Path, spoil: object, code: str) -> None:
    one, two = Store.open(tmp_path / "one"), Store.open(tmp_path / "two")
    answered(one, "a")
    answered(one, "b")
    export(one, tmp_path / "f")
    assert callable(spoil)
    (tmp_path / "f").write_text(spoil((tmp_path / "f").read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BackupError) as caught:
        bring_in(two, tmp_path / "f")
    assert caught.value.code == code and not list(two.attempts())
    assert all(str(tmp_path / "f") in caught.value.message(lang) for lang in LANGS)


def test_what_can_be_neither_read_nor_written_is_said(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "one")
    with pytest.raises(BackupError, match="backup_unreadable"):
        bring_in(store, tmp_path / "nowhere")
    with pytest.raises(BackupError, match="backup_unwritable"):
        export(store, tmp_path / "no folder" / "f")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BackupError, match="backup_strange"):
        bring_in(store, tmp_path / "bytes")


def test_every_line_is_an_event(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "one")
    answered(store, "a")
    export(store, tmp_path / "f")
    head, line = (tmp_path / "f").read_text(encoding="utf-8").splitlines()
    assert json.loads(head)["format"] == "finlit-tutor-progress" and json.loads(line)["step"] == "a"


def test_a_spreadsheet_reads_chinese_and_calculates_nothing() -> None:
    text = table(["课"], [["=1+1"], ["@x"], ["-5"], ["好"], [3], [None]])
    assert text.startswith("\ufeff课") and "'=1+1" in text and "'@x" in text and "'-5" in text
