"""The store: durable, shared, told calmly when it can't be."""

from __future__ import annotations

import json
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

from tests.store.walker import LESSON
from tutor.learning.event import Event
from tutor.store.desk import open_desk
from tutor.store.errors import StoreBusy, StoreError, StoreForeign, StoreFull, StoreNewer, StoreUnwritable
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
    assert one.setting("lang") == "zh" and two.setting("lang") is None
    Store.open(tmp_path / "s").set_setting("lang", "en")
    assert one.setting("lang") == "zh" and two.setting("lang") == "en", "who set nothing has what the computer has"
    assert one.learners() == ["one"]


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
    _raw(file, "PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(StoreNewer):
        Store.open(file)
    assert file.read_bytes() == before


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnwritable):
        Store.open(tmp_path / "data" / "s")


def test_a_lock_that_is_not_let_go_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.store.file.WAIT", 0.05)
    store = Store.open(tmp_path / "s")
    holder = sqlite3.connect(tmp_path / "s", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        store.append(event())
    holder.execute("COMMIT")
    holder.close()
    store.append(event())
    assert len(store.history("lesson")) == 1


def test_a_full_disk_is_told_as_that_and_takes_nothing_with_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    store.append(event("open"))
    connection = store._connection  # a limit of pages is the disk that can be filled in a test
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    kept = 1
    with pytest.raises(StoreFull):
        while True:
            store.append(event(answer="x" * 3000))
            kept += 1
    with pytest.raises(StoreFull):
        store.append(event(answer="x" * 300_000))
    assert len(store.history("lesson")) == kept
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.append(event(answer="x" * 300_000))
    assert len(store.history("lesson")) == kept + 1, "when there is room again, all goes on"


def test_what_can_only_be_read_is_told_as_that(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreUnwritable):
        store.append(event())
    with pytest.raises(StoreUnwritable):
        store.set_setting("lang", "zh")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights hold for people, not for root")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnwritable):
        Store.open(tmp_path / "s")


def test_a_damaged_line_is_told(tmp_path: Path) -> None:
    for spoilt in ("{half", "[]"):
        store = Store.open(tmp_path / spoilt[0])
        store.append(event())
        _raw(tmp_path / spoilt[0], f"UPDATE event SET data = '{spoilt}'")
        with pytest.raises(StoreForeign):
            store.history("lesson")


OPENER = """
import sys, time
from pathlib import Path
from tutor.store.log import Store
while time.time() < float(sys.argv[2]):
    pass
Store.open(Path(sys.argv[1])).set_setting(sys.argv[3], "here")
"""


def test_many_may_make_the_file_at_the_same_moment(tmp_path: Path) -> None:
    """The change to WAL doesn't wait by itself: without a retry about every second one of these fails."""
    for round in range(2):
        file = tmp_path / f"s{round}"
        at = str(time.time() + 0.8)
        command = [sys.executable, "-c", OPENER, str(file), at]
        openers = [subprocess.Popen([*command, f"n{number}"], cwd=Path(__file__).parents[2]) for number in range(4)]
        assert [process.wait(60) for process in openers] == [0] * 4
        store = Store.open(file)
        assert [store.setting(f"n{number}") for number in range(4)] == ["here"] * 4


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
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.08)
        process.send_signal(signal.SIGKILL)
        last = int((first + process.stdout.read()).rpartition("\n")[0].split()[-1])  # half a line tells nothing
        process.wait()
        process.stdout.close()
        kept = [one.step for one in Store.open(file).history("lesson") if one.step.startswith(f"r{run}-")]
        assert kept[: last + 1] == [f"r{run}-{number}" for number in range(last + 1)]
        assert len(kept) - (last + 1) in (0, 1)
        told += last + 1
    assert told > KILLS


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_killed_lesson_goes_on_where_it_was(tmp_path: Path) -> None:
    """Nothing that was told as kept is missing, and the session comes back at its step with its answer."""
    chance = random.Random(7)
    before = 0
    for run in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.walker", str(tmp_path), str(run)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        told = (first + process.stdout.read()).rpartition("\n")[0]  # half a line tells nothing
        process.wait()
        process.stdout.close()
        last = json.loads(told.splitlines()[-1])

        desk = open_desk(paths(tmp_path, {}), lang="en", system="en")
        history = desk.store.history(LESSON)
        again = desk.open_lesson(LESSON, "en")
        assert len(history) - last["events"] in (0, 1), "at most the one that it had no time to tell of"
        assert last["events"] > before, "each run goes on where the last one was"
        if len(history) == last["events"]:
            given = list(again.given) if isinstance(again.given, tuple) else again.given
            assert (again.page.step, again.done, given) == (last["step"], last["done"], last["given"])
        assert desk.store.places()[LESSON].step == again.page.place
        before = last["events"]
        desk.store.close()


def test_where_things_live_on_each_system() -> None:
    linux = paths(None, {"HOME": "/h", "XDG_DATA_HOME": "relative"}, "linux")
    assert linux.data == Path("/h/.local/share/finlit-tutor") and linux.cache == Path("/h/.cache/finlit-tutor")
    assert paths(None, {"HOME": "/h", "XDG_DATA_HOME": "/x"}, "linux").data == Path("/x/finlit-tutor")
    assert paths(None, {"HOME": "/h"}, "darwin").data == Path("/h/Library/Application Support/finlit-tutor")
    windows = paths(None, {"USERPROFILE": "/u", "LOCALAPPDATA": "/u/l"}, "win32")
    assert windows.data == Path("/u/l/finlit-tutor")
    assert paths(None, {"HOME": "/h", "FINLIT_TUTOR_DATA": "/d"}, "linux").store == Path("/d/progress.sqlite3")
    assert paths(Path("/o"), {"FINLIT_TUTOR_DATA": "/d"}, "linux").data == Path("/o")
