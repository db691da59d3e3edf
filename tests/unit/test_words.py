"""The catalogue of words, figures and line breaks."""

from __future__ import annotations

import re
import string
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tutor.words
from tutor.words import LANGS, Lang, figures, known, say
from tutor.words.lines import breaks, fold, width

AREAS = [
    module.name
    for module in iter_modules(tutor.words.__path__)
    if hasattr(import_module(f"tutor.words.{module.name}"), "WORDS")
]


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_say_the_same_things(area: str) -> None:
    for name, phrases in import_module(f"tutor.words.{area}").WORDS.items():
        zh, en = phrases
        assert zh.strip() and en.strip(), name
        forms = en.split("|")
        assert len(forms) <= 2 and "|" not in zh, name
        for form in forms:
            assert fields(form) | {"n"} == fields(zh) | {"n"}, f"{area}.{name}"


@pytest.mark.parametrize("area", AREAS)
def test_nothing_shouts(area: str) -> None:
    for name, (zh, en) in import_module(f"tutor.words.{area}").WORDS.items():
        assert not re.search(r"\w!", en) and "！" not in zh, name


def test_unknown_words_are_an_error() -> None:
    for key in ("home.no-such", "nowhere.at-all", "plain", "..", "home"):
        assert not known(key)
        with pytest.raises(KeyError):
            say("en", key)


def test_figures() -> None:
    assert figures.number(Decimal("1234567.50"), "en") == "1,234,567.5"
    assert figures.number(Decimal("0.125"), "en", 2) == "0.13"
    assert figures.number(-3, "zh") == "−3"
    assert figures.percent(Decimal("0.13034"), "en") == "13.03%"
    assert figures.money(107200, "CNY", "zh") == "1,072元"
    assert figures.money(107250, "CNY", "en") == "1,072.50 yuan"
    assert figures.money(1200000, "CNY", "zh", prose=True) == "1.2万元"
    assert figures.money(1200001, "CNY", "zh", prose=True) == "12,000.01元"
    assert figures.day(date(2026, 8, 1), "zh") == "2026年8月1日"
    assert figures.day(date(2026, 8, 1), "en") == "1 Aug 2026"


def test_chinese_lines_never_begin_with_a_closing_mark() -> None:
    text = "广告说“每月只要0.6%”，没有别的（真的吗？）。你借12,000元，分12期还：每期还1,072元！" * 3
    for cells in range(8, 60):
        lines = fold(text, cells)
        assert "".join(lines) == text
        assert all(width(line) <= cells for line in lines)
        assert not any(line[0] in "，。！？）」”：、；%" for line in lines), cells
        assert not any(line[-1] in "（「“" for line in lines), cells


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.integers(2, 40))
def test_folding_loses_nothing_but_spaces(text: str, cells: int) -> None:
    cuts = breaks(text, cells)
    assert cuts == sorted(set(cuts))
    assert all(0 < cut < len(text) for cut in cuts)
    assert "".join(fold(text, cells)).replace(" ", "") == text.replace(" ", "")


def test_languages() -> None:
    assert LANGS == ("zh", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_the_systems_reasons_are_told_in_the_language(lang: Lang, tmp_path: Path) -> None:
    told = []
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(OSError) as caught:
            path.read_bytes()
        told.append(say(lang, "command.unreadable_file", path="x", why=caught.value))
    assert told[0] != told[1] and (lang == "en" or not re.search("[A-Z]", "".join(told)))
    assert "made up" in say(lang, "command.unreadable_file", path="x", why=OSError(99999, "made up"))
