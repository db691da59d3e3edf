"""Numbers come from calculations and facts, not from the keyboard.

A figure is *typed* when it stands as digits in a text and reads like a result: money, a percentage, or a number of four
and more digits that is no year. Lines and heading of a ``spot`` quote a document, titles quote what is asked; they may
hold what they like. Anywhere else a figure that is meant as it stands is written in braces: ``{100:money}`` or
``{24%}``; it is then shown as each language writes it. Numbers written as words are not seen. Only lessons with
``values`` are looked at: without any there is nothing to compute from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tutor.course import markup
from tutor.course.checks.subject import Found, Subject
from tutor.course.quantity import Quantity
from tutor.course.settle import fact_figure
from tutor.course.template import Words
from tutor.course.texts import Text

_NUMBER: Final = r"(?<![\w.,])\d[\d,]*(?:\.\d+)?"
TYPED: Final = re.compile(
    rf"[¥￥$€£]\s?\d[\d,.]*\d|[¥￥$€£]\s?\d"
    rf"|{_NUMBER}\s?(?:%|％|‰|万?元|块钱|块(?!儿)|万(?!一)|yuan\b|dollars?\b|percent\b|per cent\b)"
    rf"|(?<![\w.,])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?"
    rf"|(?<![\w.,])(?!(?:19|20)\d\d(?!\d))\d{{4,}}(?:\.\d+)?(?!\d)"
)
LEGAL: Final = re.compile(
    r"(?<![\w.,])(?P<number>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<unit>%|％|个?工作日|日|天|年|次|个月|家|万|元"
    r"|days?\b|years?\b|times?\b|months?\b|yuan\b|per cent\b|percent\b)"
)


def typed_rules(subject: Subject) -> Found:
    """No result typed by hand."""
    if not subject.lesson.values:
        return
    for tongue in subject.tongues:
        for text in tongue.texts:
            for words in _words(text):
                for found in TYPED.finditer(words.text):
                    yield tongue.finding(
                        "check.typed-figure", text, offset=words.offset + found.start(), found=found.group().strip()
                    )


def legal_rules(subject: Subject) -> Found:
    """A figure of a fact that the step names is taken from the fact."""
    for tongue in subject.tongues:
        for text in tongue.texts:
            named = [*subject.lesson.facts]
            if text.where[:1] == ("steps",):
                named += subject.lesson.steps[int(text.where[1])].facts
            figures = {
                (name, field): figure
                for name in named
                for field in _fields(subject, name)
                if (figure := fact_figure(subject.library, name, field, tongue.lang)) is not None
            }
            for words in _words(text):
                for found in LEGAL.finditer(words.text):
                    for (name, field), figure in figures.items():
                        if _same(found, figure):
                            at = words.offset + found.start()
                            yield tongue.finding(
                                "check.legal-figure", text, offset=at, found=found.group(), name=name, field=field
                            )


def _fields(subject: Subject, name: str) -> list[str]:
    fact = subject.library.facts.entries.get(name)
    return list(fact.values or {}) if fact else []


def _same(found: re.Match[str], figure: Quantity) -> bool:
    number = Decimal(found["number"].replace(",", ""))
    if figure.unit == "rate":
        return found["unit"] in ("%", "％", "percent", "per cent") and number == figure.amount * 100
    if found["unit"] in ("%", "％", "percent", "per cent") or figure.unit == "text":
        return False
    return figure.amount in (number, number * 10_000 if found["unit"] == "万" else number)


def _words(text: Text) -> Iterator[Words]:
    """The words of a text that its author answers for: no quotation, no calculation, nothing accepted as an answer."""
    quoted = ("lines" in text.where and text.where[-1] == "text") or text.where[-1] == "heading"
    if quoted or not isinstance(text.words, str) or text.where[-1] in ("when", "title") or text.words.startswith("="):
        return
    for piece in markup.parse(text.words).pieces():
        if isinstance(piece, Words):
            yield piece
