"""The report as a page and as tables: well made, self-contained, and nothing in a name becomes markup or a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from tests.classroom.classes import classes, everything
from tutor.classroom.report import report
from tutor.classroom.report_page import page
from tutor.classroom.report_tables import answers_csv, questions_csv
from tutor.classroom.responses import Option, Person, Responses
from tutor.words import LANGS, Lang

VOID = {"meta"}


class Reader(HTMLParser):
    """Checks that every element is closed where it should be, and gathers what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def hostile() -> Responses:
    table = everything()
    evil = '<img src=x onerror="alert(1)">&amp;{n}|'
    people = tuple(Person(one.id, f"=1+{at}{evil}") for at, one in enumerate(table.people))
    questions = tuple(
        replace(one, title=evil, options=tuple(Option(o.id, f"@{evil}", o.right, o.misconception) for o in one.options))
        for one in table.questions
    )
    return replace(table, title=evil, people=people, questions=questions, misconceptions={"times-twelve": evil})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("shared", [False, True])
def test_the_page_stands_alone(lang: Lang, shared: bool) -> None:
    html = page(report(everything(), lang, shared))
    reader = read(html)
    assert not reader.tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not reader.attributes & {"src", "href", "onclick", "onerror", "srcset"}
    assert "url(" not in html and "@import" not in html and "http" not in html
    assert "color-scheme: light dark" in html and "@media print" in html
    assert f'lang="{"zh-Hans" if lang == "zh" else "en"}"' in html
    assert ("Person 3" in html) is not shared


@pytest.mark.parametrize("lang", LANGS)
def test_names_and_texts_are_only_text(lang: Lang) -> None:
    reader = read(page(report(hostile(), lang)))
    assert "img" not in reader.tags and "onerror" not in reader.attributes
    assert any("<img src=x" in text for text in reader.text)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(classes())
def test_every_class_has_a_page_and_tables(table: Responses) -> None:
    for shared in (False, True):
        found = report(table, "en", shared)
        read(page(found))
        for text in (questions_csv(found), answers_csv(found)):
            assert len({len(row) for row in csv.reader(io.StringIO(text[1:], newline=""))}) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_tables_for_a_spreadsheet(lang: Lang) -> None:
    found = report(hostile(), lang)
    for text in (questions_csv(found), answers_csv(found)):
        assert text.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(text[1:], newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell[:1] in tuple("=+@") for row in rows for cell in row if cell)
    answers = list(csv.reader(io.StringIO(answers_csv(found)[1:], newline="")))
    assert answers[1][2].startswith("'@<img"), "the text stays as it is, after an apostrophe"


def test_figures_on_the_page() -> None:
    text = " ".join(read(page(report(everything(), "en"))).text)
    assert "Twelve times the monthly figure: 12 of 24 (50%, 31% … 69%)" in text
    assert "wrong → right" in text and "0.002" in text and "Wilson" in text
    assert "withheld" in text, "the poll about one's own money"
    small = " ".join(read(page(report(everything(9), "en"))).text)
    assert "Fewer than 10 people" in small
