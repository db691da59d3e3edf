"""The store: durable, shared, told calmly when it can't be."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.learning.event import Event
from tutor.store.errors import StoreBusy, StoreError, StoreForeign, StoreNewer, StoreUnwritable
from tutor.store.log import Place, Store
from tutor.store.paths import paths
from tutor.words import LANGS

KILLS = int(os.environ.get("FINLIT_KILLS", "6"))
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def event(kind: str = "answer", step: str = "one", **data: object) -> Event:
    return Event("lesson", 1, step, kind, AT, data)  # type: ignore[arg-type]  # any kind, to see what is kept


def test_what_happened_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "s.sqlite3"
    told = [event("open", seed=2**48, lang="zh"), event("show", place=2, of=3), event(answer=["甲", "乙"], score=0.5)]
    store = Store.open(file)
    for one in told:
        store.append(one)
    store.close()
    again = Store.open(file)
    assert again.history("lesson") == told
    assert again.history("other") == [] and list(again.attempts()) == told[2:]
    assert again.places() == {"lesson": Place(2, False, AT)}


def test_a_lesson_is_done_only_when_nothing_is_left_open(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    for one in (event("open"), event("show", place=3), event("end", unanswered=1)):
        store.append(one)
    assert not store.places()["lesson"].done
    store.append(event("end", unanswered=0))
    assert store.places()["lesson"].done
    store.append(event("show", place=1))
    assert store.places()["lesson"].done, "looking again undoes nothing"


def test_places_can_be_thrown_away_and_rebuilt(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    for number in range(30):
        store.append(Event(f"l{number % 4}", 1, "x", "open" if number < 4 else "show", AT, {"place": number}))
    before = store.places()
    _raw(tmp_path / "s", "DELETE FROM place")
    assert store.places() == {}
    store.rebuild()
    assert store.places() == before


def test_learners_do_not_meet(tmp_path: Path) -> None:
    one, two = Store.open(tmp_path / "s", "one"), Store.open(tmp_path / "s", "two")
    one.append(event("open"))
    assert two.history("lesson") == [] and two.places() == {}
    one.set_setting("lang", "zh")
    assert two.setting("lang") == "zh" and two.setting("none") is None


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda file: file.write_bytes(b"no database " * 200), StoreForeign),
        (lambda file: file.write_bytes(b""), None),
        (lambda file: file.mkdir(), StoreUnwritable),
        (lambda file: _raw(file, "PRAGMA user_version = 99", "PRAGMA application_id = 1718185588"), StoreNewer),
        (lambda file: _raw(file, "CREATE TABLE theirs (x)"), StoreForeign),
    ],
)
def test_a_file_that_cannot_be_used_says_so(tmp_path: Path, spoil: object, error: type[StoreError] | None) -> None:
    file = tmp_path / "s"
    assert callable(spoil)
    spoil(file)
    if error is None:
        Store.open(file).append(event())
        return
    with pytest.raises(error) as caught:
        Store.open(file)
    for lang in LANGS:
        assert str(file) in caught.value.message(lang)


def _raw(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_newer_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "s"
    Store.open(file).close()
    _raw(file, "PRAGMA user_version = 2")
    before = file.read_bytes()
    with pytest.raises(StoreNewer):
        Store.open(file)
    assert file.read_bytes() == before


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnwritable):
        Store.open(tmp_path / "data" / "s")


def test_a_lock_that_is_not_let_go_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.store.log.WAIT", 0.05)
    store = Store.open(tmp_path / "s")
    holder = sqlite3.connect(tmp_path / "s", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        store.append(event())
    holder.execute("COMMIT")
    holder.close()
    store.append(event())
    assert len(store.history("lesson")) == 1


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tutor.learning.event import Event
from tutor.store.log import Store
store = Store.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    store.append(Event("lesson", 1, f"{sys.argv[2]}-{number}", "answer", datetime.now(UTC), {"answer": number}))
    print(number, flush=True)
"""


def writer(file: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_two_programs_at_once_do_not_hurt_each_other(tmp_path: Path) -> None:
    """Both also open, and so make, the file at the same moment."""
    both = [writer(tmp_path / "s", name, 150) for name in ("a", "b")]
    assert [process.wait(60) for process in both] == [0, 0]
    for process in both:
        assert process.stdout is not None
        process.stdout.close()
    steps = [one.step for one in Store.open(tmp_path / "s").history("lesson")]
    for name in "ab":
        assert [step for step in steps if step.startswith(name)] == [f"{name}-{number}" for number in range(150)]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    chance = random.Random(11)
    file, told = tmp_path / "s", 0
    for run in range(KILLS):
        process = writer(file, f"r{run}", 100_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.08)
        process.send_signal(signal.SIGKILL)
        last = int(process.stdout.read().split()[-1]) if process.wait() else 0
        process.stdout.close()
        kept = [one.step for one in Store.open(file).history("lesson") if one.step.startswith(f"r{run}-")]
        assert kept[: last + 1] == [f"r{run}-{number}" for number in range(last + 1)]
        assert len(kept) - (last + 1) in (0, 1)
        told += last + 1
    assert told > KILLS


def test_where_things_live_on_each_system() -> None:
    linux = paths(None, {"HOME": "/h", "XDG_DATA_HOME": "relative"}, "linux")
    assert linux.data == Path("/h/.local/share/finlit-tutor") and linux.cache == Path("/h/.cache/finlit-tutor")
    assert paths(None, {"HOME": "/h", "XDG_DATA_HOME": "/x"}, "linux").data == Path("/x/finlit-tutor")
    assert paths(None, {"HOME": "/h"}, "darwin").data == Path("/h/Library/Application Support/finlit-tutor")
    windows = paths(None, {"USERPROFILE": "/u", "LOCALAPPDATA": "/u/l"}, "win32")
    assert windows.data == Path("/u/l/finlit-tutor")
    assert paths(None, {"HOME": "/h", "FINLIT_TUTOR_DATA": "/d"}, "linux").store == Path("/d/progress.sqlite3")
    assert paths(Path("/o"), {"FINLIT_TUTOR_DATA": "/d"}, "linux").data == Path("/o")
