"""``new`` and ``preview`` from the shell."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tutor.course.catalogue import lessons_dir
from tutor.words import LANGS, Lang

from .test_commands import run


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return Path(shutil.copytree(lessons_dir(), tmp_path / "course"))


@pytest.mark.parametrize("lang", LANGS)
def test_what_begins_is_whole(course: Path, tmp_path: Path, lang: Lang) -> None:
    """A unit, a lesson and a world that nobody has touched yet are clean, in both languages, and can be opened."""
    where = ("--lessons", str(course))
    assert run("new", "unit", "my-unit", *where, data=tmp_path).returncode == 0
    done = run("new", "lesson", "my-unit/my-lesson", "--lang", lang, "--json", *where, data=tmp_path)
    files = [Path(one) for one in json.loads(done.stdout)["files"]]
    assert [one.name for one in files] == ["lesson.yaml", f"{'en' if lang == 'zh' else 'zh'}.yaml", "unit.yaml"]
    assert run("new", "world", "my-life", *where, data=tmp_path).returncode == 0
    checked = run("check", str(course), "--lang", "en", data=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "lessons: [my-lesson]" in (course / "my-unit" / "unit.yaml").read_text(encoding="utf-8")
    assert run("list", "--json", *where, data=tmp_path).stdout.count('"my-lesson"') == 1
    for spoken in LANGS:
        told = run("preview", "my-lesson", "--plain", "--lang", spoken, *where, data=tmp_path)
        assert told.returncode == 0 and "options.owed.feedback" in told.stdout


@pytest.mark.parametrize(
    "asked",
    [
        ("lesson", "price/flat-fee"), ("lesson", "nowhere/x"), ("lesson", "class"), ("lesson", "Big"),
        ("lesson", "../x"), ("lesson", "in-no-unit"), ("lesson", "/x"), ("unit", "price"),
        ("unit", "-x"), ("world", "lean"), ("lesson", "price/"), ("song", "x"),
    ],
)  # fmt: skip
def test_what_cannot_begin_changes_nothing(course: Path, tmp_path: Path, asked: tuple[str, str]) -> None:
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    done = run("new", *asked, "--lessons", str(course), "--lang", "en", data=tmp_path)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before


def test_a_unit_is_never_taken_for_a_command(course: Path, tmp_path: Path) -> None:
    assert run("new", "unit", "check", "--lessons", str(course), data=tmp_path).returncode == 0


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_next_works_as_it_is_written(course: Path, tmp_path: Path, lang: Lang) -> None:
    """The commands named after a beginning are run just so."""
    where = ("--lessons", str(course), "--lang", lang)
    for kind, name, ran in (("lesson", "price/fresh", "check"), ("world", "fresh-life", "simulate")):
        done = run("new", kind, name, *where, data=tmp_path)
        assert done.returncode == 0
        named = re.findall(r"finlit-tutor ([^。;]+?)(?:。|;|\.$)", done.stderr.strip())
        assert len(named) == 2
        command = next(one for one in named if one.startswith(ran))
        assert run(*command.split(), data=tmp_path).returncode == 0, command


@pytest.mark.parametrize(
    ("path", "file", "old", "new", "told"),
    [
        ("price", "price/guide.yaml", "minutes: 5", "minutes: 6", "plan should be 45"),
        ("price/guide.yaml", "price/guide.yaml", "minutes: 5", "minutes: 6", "plan should be 45"),
        ("price/unit.yaml", "price/unit.yaml", "flat-fee", "flat-feee", "no lesson “flat-feee”"),
        ("worlds/lean.yaml", "worlds/lean.yaml", "months:", "month:", "Did you mean months"),
        ("worlds", "worlds/lean.yaml", "months:", "month:", "Did you mean months"),
    ],
)
def test_whatever_an_author_writes_can_be_checked_alone(
    course: Path, tmp_path: Path, path: str, file: str, old: str, new: str, told: str
) -> None:
    clean = run("check", str(course / path), "--lang", "en", data=tmp_path)
    assert clean.returncode == 0 and "Nothing to mend in" in clean.stderr, clean.stdout
    text = (course / file).read_text(encoding="utf-8")
    assert old in text
    (course / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    done = run("check", str(course / path), "--lang", "en", data=tmp_path)
    assert done.returncode == 1 and told in done.stdout and Path(file).name in done.stdout


def test_comments_and_other_shapes_of_a_list_stay(course: Path, tmp_path: Path) -> None:
    unit = course / "before" / "unit.yaml"
    kept = unit.read_text(encoding="utf-8").partition("lessons:")[0]
    unit.write_text(kept + "lessons:\n  - need-or-want  # first\n  - who-lends\n", encoding="utf-8")
    assert run("new", "lesson", "before/more", "--lessons", str(course), data=tmp_path).returncode == 0
    text = unit.read_text(encoding="utf-8")
    assert text.endswith("lessons:\n  - need-or-want  # first\n  - who-lends\n  - more\n")
    unit.write_text(kept, encoding="utf-8")
    done = run("new", "lesson", "before/again", "--lessons", str(course), "--lang", "en", data=tmp_path)
    assert done.returncode == 0 and "yourself" in done.stdout


def test_a_course_of_ones_own_in_one_language(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    done = run("new", "lesson", "mine-first", "--lessons", str(mine), "--lang", "en", "--json", data=tmp_path)
    assert [Path(one).name for one in json.loads(done.stdout)["files"]] == ["lesson.yaml"]
    assert run("new", "world", "w", "--lessons", str(mine), data=tmp_path).returncode == 2


def test_a_broken_lesson_is_said_with_its_place(course: Path, tmp_path: Path) -> None:
    file = course / "price" / "flat-fee" / "lesson.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: number", "kind: nummber", 1), encoding="utf-8")
    done = run("preview", str(file), "--plain", "--lang", "en", data=tmp_path)
    assert done.returncode == 1 and f"{file}:" in done.stdout and "nummber" in done.stdout
    assert run("preview", str(tmp_path / "none.yaml"), "--plain", data=tmp_path).returncode == 2
    assert run("preview", "flat-fe", "--plain", data=tmp_path).returncode == 2


def test_translate_for_machines(course: Path, tmp_path: Path) -> None:
    overlay = course / "price" / "flat-fee" / "en.yaml"
    lines = overlay.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("title ", "guess.question "))]
    overlay.write_text("".join(kept), encoding="utf-8")
    done = run("translate", "en", "flat-fee", "--json", "--lessons", str(course), data=tmp_path)
    (told,) = json.loads(done.stdout)["files"]
    assert done.returncode == 1 and told["file"] == str(overlay)
    assert told["missing"] == ["title", "guess.question"] and told["stale"] == [] and told["fresh"] > 50


def test_a_translation_that_cannot_be_read_is_all_that_is_told(course: Path, tmp_path: Path) -> None:
    """Words that are not translated stand as they were written; rules of the other language don't judge them."""
    overlay = course / "price" / "flat-fee" / "en.yaml"
    overlay.write_text("title: [\n", encoding="utf-8")
    done = run("check", str(overlay), "--json", "--lang", "en", data=tmp_path)
    found = json.loads(done.stdout)
    assert [one["code"] for one in found["errors"]] == ["source.bracket-open"] and found["warnings"] == []
