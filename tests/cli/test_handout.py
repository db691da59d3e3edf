"""A unit on paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.guide import PLANS, read_guide
from tutor.course.library import Library
from tutor.words import LANGS, Lang

from .test_commands import run

UNITS = [unit.id for unit in Catalogue.open(lessons_dir()).units]


class Balanced(HTMLParser):
    """Every element that is opened is closed."""

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        self.asked += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_guide_and_a_sheet(tmp_path: Path, unit: str, lang: Lang) -> None:
    file = tmp_path / "page.html"
    done = run("handout", unit, "--html", str(file), "--key", "--lang", lang, data=tmp_path)
    assert done.returncode == 0, done.stderr
    text = file.read_text(encoding="utf-8")
    page = Balanced()
    page.feed(text)
    assert page.open == [] and page.asked == [], "nothing is loaded from anywhere"
    guide, wrong = read_guide(lessons_dir() / unit, Library(lessons_dir(), None))
    assert (
        guide is not None
        and not wrong
        and guide.take_home[lang][:12] in text.replace("&#x27;", "'").replace("&quot;", '"')
    )
    questions, answers = (
        len(re.findall(r'<div class="question"', text)),
        len(re.findall(r"<div class='question'", text)),
    )
    assert questions == answers and 5 <= questions <= 12
    assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


def test_a_seed_gives_other_numbers_and_no_key_unless_wanted(tmp_path: Path) -> None:
    files = [tmp_path / f"{seed}.html" for seed in range(4)]
    for seed, file in enumerate(files):
        assert run("handout", "price", "--html", str(file), "--seed", str(seed), data=tmp_path).returncode == 0
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert len(set(texts)) == 4 and all('<h1 class="page">Key' not in text for text in texts)
    again = tmp_path / "again.html"
    run("handout", "price", "--html", str(again), "--seed", "2", data=tmp_path)
    assert again.read_text(encoding="utf-8") == texts[2]


@pytest.mark.parametrize(
    "asked", [("nowhere", "--html", "x.html"), ("price",), ("price", "--html", "x.html", "--seed", "many")]
)
def test_what_cannot_be_printed(tmp_path: Path, asked: tuple[str, ...]) -> None:
    done = run("handout", *asked, data=tmp_path)
    assert done.returncode == 2 and done.stderr.count("\n") == 1


def test_a_unit_without_lessons_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "course.yaml").write_text("units: []\n", encoding="utf-8")
    where = ("--lessons", str(tmp_path / "course"))
    assert run("new", "unit", "fresh", *where, data=tmp_path).returncode == 0
    done = run("handout", "fresh", "--html", str(tmp_path / "x.html"), *where, data=tmp_path)
    assert done.returncode == 2 and "new lesson fresh/" in done.stderr and not (tmp_path / "x.html").exists()


def test_the_teacher_reads_under_which_name_a_lesson_opens(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    assert run("handout", "price", "--html", str(file), "--lang", "en", data=tmp_path).returncode == 0
    assert "“Less than one per cent a month. And a year?” (flat-fee)" in file.read_text(encoding="utf-8")


def test_a_guide_that_does_not_fit_is_told_with_its_line(tmp_path: Path) -> None:
    unit = tmp_path / "price"
    unit.mkdir()
    text = (lessons_dir() / "price" / "guide.yaml").read_text(encoding="utf-8")
    broken = text.replace("minutes: 5", "minutes: 6", 1).replace("world: own-choice", "world: own-chioce")
    broken = broken.replace("misconception: flat-is-annual", "misconception: flat-is-anual")
    (unit / "guide.yaml").write_text(broken, encoding="utf-8")
    guide, wrong = read_guide(unit, Library(lessons_dir(), None))
    codes = {one.code for one in wrong}
    assert guide is None and all(one.line > 0 for one in wrong)
    assert {"check.guide-minutes", "check.unknown-misconception", "check.no-world", "check.no-such-lesson"} == codes
    assert list(PLANS.values()) == [45, 90]
