"""The command line, as a shell sees it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tutor.cli.commands import COMMANDS, NAMES
from tutor.cli.streams import system_lang
from tutor.words import known

ROOT = Path(__file__).parents[2]
LESSONS = sorted(
    file.parent.name
    for file in (ROOT / "lessons").glob("*/*/lesson.yaml")
    if "\ntest: true\n" not in file.read_text(encoding="utf-8")
)


def run(
    *arguments: str, stdin: str = "", data: Path | None = None, encoding: str = "utf-8", **environ: str
) -> subprocess.CompletedProcess[str]:
    """``finlit-tutor`` with these arguments, in a quiet environment."""
    env = {
        **os.environ,
        "PYTHONIOENCODING": encoding,
        "LANG": "en_US.UTF-8",
        "LC_ALL": "",
        "LC_MESSAGES": "",
        **environ,
    }
    if data is not None:
        env["FINLIT_TUTOR_DATA"] = str(data)
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments],
        input=stdin,
        capture_output=True,
        encoding=encoding,
        errors="replace",
        cwd=ROOT,
        env=env,
        timeout=60,
        check=False,
    )


def test_help_of_every_command_in_both_languages() -> None:
    for lang in ("zh", "en"):
        whole = run("--help", "--lang", lang)
        assert whole.returncode == 0 and not whole.stderr
        assert all(name in whole.stdout for name in NAMES)
    for command in COMMANDS:
        assert known(f"command.{command.word}_does")
        assert command.name in run(command.name, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["totl-debt"], "Did you mean total-debt?"),
        (["lst"], "Did you mean list?"),
        (["--lan", "zh"], "Did you mean --lang?"),
        (["--lang"], "--lang"),
        (["--lang", "fr"], "zh, en"),
        (["completion"], "bash | zsh | fish"),
        (["completion", "ksh"], "ksh"),
        (["translate", "de"], "zh, en"),
        (["check", "no/such/place"], "no/such/place"),
        (["list", "--lessons", "no-such-folder"], "no-such-folder"),
        (["total-debt", "--step", "shar-of-pay"], "Did you mean share-of-pay?"),
        (["--step", "advice"], "--step"),
        (["total-debt", "need-or-want"], "need-or-want"),
        (["progress", "now"], "now"),
    ],
)
def test_wrong_use_gets_one_clear_line(arguments: list[str], says: str, tmp_path: Path) -> None:
    done = run(*arguments, data=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_complaints_are_in_the_persons_language(tmp_path: Path) -> None:
    assert "没有叫 totl-debt" in run("totl-debt", "--lang", "zh", data=tmp_path).stderr
    assert "没有叫 totl-debt" in run("totl-debt", data=tmp_path, LANG="zh_CN.UTF-8").stderr


def test_list_json() -> None:
    found = json.loads(run("list", "--json").stdout)
    assert sorted(lesson["id"] for lesson in found["lessons"]) == LESSONS
    for lesson in found["lessons"]:
        assert set(lesson) == {"id", "unit", "title", "minutes", "teaches", "questions"}
        assert lesson["teaches"] and lesson["questions"] > 0 and 1 <= lesson["minutes"] <= 10


def test_check_json_counts_what_there_is() -> None:
    done = run("check", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(found) == {
        "lessons",
        "steps",
        "questions",
        "languages",
        "kinds",
        "competences",
        "worlds",
        "errors",
        "warnings",
    }
    assert found["lessons"] >= len(LESSONS) and sum(found["kinds"].values()) == found["steps"]
    assert sum(found["competences"].values()) == found["questions"]
    assert not found["errors"] and not found["warnings"]


def test_check_finds_and_places_a_mistake(tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(ROOT / "lessons", course)
    file = course / "several" / "total-debt" / "lesson.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("difficulty: 1", "dificulty: 1", 1), encoding="utf-8")
    line = 1 + text[: text.index("difficulty: 1")].count("\n")
    done = run("check", str(file.parent), "--json")
    assert done.returncode == 1
    errors = json.loads(done.stdout)["errors"]
    assert any(error["line"] == line and "difficulty" in error["message"] for error in errors)
    told = run("check", str(file.parent))
    assert f"lesson.yaml:{line}:" in told.stdout and "^" in told.stdout


def test_locate_and_progress(tmp_path: Path) -> None:
    found = json.loads(run("locate", "--json", data=tmp_path).stdout)
    assert Path(found["store"]).parent == tmp_path.resolve()
    assert Path(found["lessons"]) == ROOT / "lessons"
    empty = json.loads(run("progress", "--json", data=tmp_path).stdout)
    assert (empty["lessons"], empty["competences"], empty["minutes"]) == ([], {}, 0)
    run("--plain", "total-debt", stdin="1\n3\n\n\n", data=tmp_path)
    after = json.loads(run("progress", "--json", data=tmp_path).stdout)
    assert after["lessons"][0]["id"] == "total-debt" and after["lessons"][0]["step"] >= 2
    assert run("progress", data=tmp_path).stdout.startswith("Add it all up")


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_parse(shell: str) -> None:
    script = run("completion", shell).stdout
    assert "need-or-want" not in script and all(name in script for name in NAMES)
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_the_issue_s_own_example(tmp_path: Path) -> None:
    done = run("--plain", "total-debt", stdin="\n1\n", data=tmp_path)
    assert done.returncode == 0 and not done.stderr
    assert "Step 1 of" in done.stdout
    assert json.loads(run("progress", "--json", data=tmp_path).stdout)["lessons"]


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-8"])
def test_any_encoding_of_the_terminal(encoding: str, tmp_path: Path) -> None:
    done = run("--plain", "--lang", "zh", "total-debt", stdin="h\ns\n1\n3\n\nq\n", data=tmp_path, encoding=encoding)
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert ("全部加起来" in done.stdout) == (encoding in ("gbk", "utf-8"))


def test_a_reader_that_stops_reading_is_no_error() -> None:
    if sys.platform == "win32":
        pytest.skip("there are no such pipes on Windows")
    command = f'"{sys.executable}" -m tutor check --help | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr


def test_a_dumb_terminal_gets_lines(tmp_path: Path) -> None:
    done = run(data=tmp_path, stdin="q\n", TERM="dumb")
    assert done.returncode == 0 and done.stdout.startswith("finlit-tutor\n")


def test_a_store_that_is_no_store_is_told_calmly(tmp_path: Path) -> None:
    (tmp_path / "progress.sqlite3").write_text("not a database at all " * 50, encoding="utf-8")
    done = run("progress", data=tmp_path)
    assert done.returncode == 1 and "progress.sqlite3" in done.stderr and "Traceback" not in done.stderr


def test_the_language_of_the_system() -> None:
    assert system_lang({"LANG": "zh_CN.UTF-8"}) == "zh"
    assert system_lang({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}) == "en"
    assert system_lang({}, "linux") == "en"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_an_interrupt_keeps_the_answer_and_says_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tutor", "--plain", "--lang", "en", "total-debt", "--data", str(tmp_path)]
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background job would inherit deaf ears
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True, preexec_fn=hears
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("1\n")
        process.stdin.flush()
        while "How sure" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
    done = json.loads(run("progress", "--json", data=tmp_path).stdout)
    assert done["lessons"][0]["id"] == "total-debt" and done["minutes"] >= 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_an_interrupt_ends_a_long_check_at_once_and_leaves_no_process(tmp_path: Path) -> None:
    """As Ctrl+C does, it reaches all of the check's processes."""
    command = [sys.executable, "-m", "tutor", "check", "--deep", "lessons/price", "--data", str(tmp_path)]
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, preexec_fn=hears, start_new_session=True
    ) as process:
        time.sleep(3)
        assert process.poll() is None, "it takes longer than this"
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=10)  # ends once nobody holds the pipes any more
    assert process.returncode == 130 and b"Traceback" not in stderr


def test_courses_of_others(tmp_path: Path) -> None:
    """An empty folder, and a broken lesson, are told in words."""
    (tmp_path / "empty").mkdir()
    said = run("--plain", "--lessons", str(tmp_path / "empty"), stdin="\nq\n", data=tmp_path / "data")
    assert said.returncode == 0 and "no lesson" in said.stdout
    broken = tmp_path / "course" / "unit" / "half"
    broken.mkdir(parents=True)
    (broken / "lesson.yaml").write_text("id: half\nlang: en\n", encoding="utf-8")
    assert "run check" in run("list", "--lessons", str(tmp_path / "course"), data=tmp_path).stdout
    opened = run("--plain", "half", "--lessons", str(tmp_path / "course"), data=tmp_path)
    assert opened.returncode == 1 and "lesson.yaml:1:1" in opened.stderr and "Traceback" not in opened.stderr


def test_help_is_a_word_as_well() -> None:
    assert run("help").stdout == run("--help").stdout
    assert run("help", "check", "--lang", "zh").stdout == run("check", "--help", "--lang", "zh").stdout


def test_a_life_nearly_named_is_named(tmp_path: Path) -> None:
    done = run("simulate", "two-year", "--lang", "en", data=tmp_path)
    assert done.returncode == 2 and "Did you mean two-years?" in done.stderr


def test_a_wrong_port_opens_no_room(tmp_path: Path) -> None:
    assert run("class", "flat-fee", "--port", "70000", data=tmp_path).returncode == 2
    assert json.loads(run("report", "--json", data=tmp_path).stdout) == {"rooms": []}
