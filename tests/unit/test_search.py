"""Search: two letters of Chinese, the beginning of an English word, names before texts, quick enough for every key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.catalogue import Catalogue, lessons_dir
from tutor.course.library import Library
from tutor.course.search import Document, document, documents, find, folded


@pytest.fixture(scope="module")
def read() -> list[Document]:
    root = lessons_dir()
    return list(documents(Catalogue.open(root), Library(root)))


def test_names_come_before_texts_and_this_language_before_the_other() -> None:
    docs = [
        document("step", "a", "先看清", "还款日过了就是**逾期**", step="one", lang="zh"),
        document("term", "late", "逾期", "过了还款日还没还够。", lang="zh"),
        document("term", "late", "late", "not paid in full by the date", lang="en"),
        document("lesson", "b", "What is late?", lang="en"),
    ]
    assert [(hit.kind, hit.id) for hit in find(docs, "逾期", "zh")] == [("term", "late"), ("step", "a")]
    assert [(hit.kind, hit.id) for hit in find(docs, "LATE", "zh")] == [("term", "late"), ("lesson", "b")]
    step = find(docs, "逾期", "zh")[1]
    assert step.excerpt[step.start : step.end] == "逾期" and "*" not in step.excerpt
    assert find(docs, "", "zh") == [] and find(docs, "没有的词", "zh") == []
    assert len(find(docs, "还款日 过了", "zh")) == 2, "all words, in any order"


def test_full_width_and_capitals_are_the_same() -> None:
    docs = [document("term", "apr", "ＡＰＲ", "the Annual Rate", lang="en")]
    assert find(docs, "apr", "en") and find(docs, "ａｎｎｕａｌ", "en")


@pytest.mark.parametrize("typed", ["逾期", "征信", "借呗", "多头", "利率", "flat", "credit report", "scam", "12378"])
def test_the_course_is_found(read: list[Document], typed: str) -> None:
    hits = find(read, typed, "zh")
    for hit in hits:
        assert folded(hit.excerpt[hit.start : hit.end]) in folded(typed) or hit.end == 0
    assert hits or typed in ("借呗", "12378")


@given(st.text(max_size=30))
def test_whatever_is_typed_is_no_error(typed: str) -> None:
    docs = [document("term", "x", "名字 Name", "一些话 and *some* {more} words", lang="zh")]
    assert len(folded(typed)) == len(typed)
    for hit in find(docs, typed, "en"):
        assert 0 <= hit.start <= hit.end <= len(hit.excerpt)
