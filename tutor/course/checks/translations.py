"""Every language of the course says all of it, and says the same: numbers, names and markup agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from tutor.course import markup
from tutor.course.checks.subject import Found, Subject, Tongue
from tutor.course.template import BulletsOf, FactHole, GapMark, Hole, Markup, ParagraphOf, TableOf, TermLink, Words
from tutor.course.texts import Text
from tutor.course.translation import compare

SMALLEST_COMPARED: Final = 10
"""Smaller numbers are often written as words in one language."""

_DIGITS = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<after>[万月日年号条]?)")


def complete_rules(subject: Subject) -> Found:
    """Every text stands in every language of the course, and none is out of date."""
    spoken = {tongue.lang for tongue in subject.tongues}
    for lang in sorted(subject.course.languages - spoken):
        yield subject.source.finding("check.no-translation", ("lang",), lang=lang, file=f"{lang}.yaml")
    for tongue in subject.tongues:
        if tongue.overlay is not None:
            yield from compare(subject.lesson, subject.source, tongue.overlay, tongue.lang)


def agreement_rules(subject: Subject) -> Found:
    """A translated text computes the same, leads to the same terms and is built alike."""
    for tongue in subject.tongues:
        if tongue.overlay is None:
            continue
        said = {text.name: text for text in tongue.texts}
        for original in subject.tongues[0].texts:
            text = said.get(original.name)
            fresh = original.name in tongue.overlay.renderings and text is not None and text.words != original.words
            if fresh and isinstance(original.words, str) and text is not None and isinstance(text.words, str):
                yield from _compared(tongue, text, markup.parse(original.words), markup.parse(text.words))


def _compared(tongue: Tongue, text: Text, original: Markup, other: Markup) -> Found:
    for code, wanted, found in (
        ("check.other-figures", _figures(original), _figures(other)),
        ("check.other-terms", _terms(original), _terms(other)),
    ):
        missing, more = wanted - found, found - wanted
        if missing or more:
            yield tongue.finding(code, text, missing=_listed(missing), more=_listed(more))
    if _shape(original) != _shape(other):
        yield tongue.finding("check.other-shape", text, wanted=_shape(original), found=_shape(other))
    if _strong(original) != _strong(other):
        yield tongue.finding("check.other-bold", text, severity="warning")
    missing, more = _numbers(original) - _numbers(other), _numbers(other) - _numbers(original)
    if missing or more:
        yield tongue.finding(
            "check.other-numbers", text, severity="warning", missing=_listed(missing), more=_listed(more)
        )


def _figures(text: Markup) -> Counter[str]:
    """Computed places, whatever their format."""
    found: Counter[str] = Counter()
    for piece in text.pieces():
        if isinstance(piece, Hole):
            found["{" + "".join(piece.expression.text.split()) + "}"] += 1
        elif isinstance(piece, FactHole):
            found["{fact:" + f"{piece.id}.{piece.field}" + "}"] += 1
        elif isinstance(piece, GapMark):
            found[f"[[{piece.id}]]"] += 1
    return found


def _terms(text: Markup) -> Counter[str]:
    return Counter({f"term:{piece.id}" for piece in text.pieces() if isinstance(piece, TermLink)})


def _shape(text: Markup) -> str:
    """How a text is built: ``list 3, table 4 × 2``; paragraphs may be divided differently."""
    shape = []
    for block in text.blocks:
        if isinstance(block, BulletsOf):
            shape.append(f"{'1.' if block.numbered else '-'} × {len(block.items)}")
        elif isinstance(block, TableOf):
            shape.append(f"| {len(block.head)} × {len(block.rows)} |")
        else:
            assert isinstance(block, ParagraphOf)
    return ", ".join(shape) or "¶"


def _strong(text: Markup) -> bool:
    return any(getattr(piece, "strong", False) for piece in text.pieces())


def _numbers(text: Markup) -> Counter[str]:
    """Numbers in digits that both languages would write so; dates are written differently."""
    found: Counter[str] = Counter()
    for piece in text.pieces():
        if isinstance(piece, Words):
            for match in _DIGITS.finditer(piece.text):
                number = float(match["number"].replace(",", "")) * (10_000 if match["after"] == "万" else 1)
                if number >= SMALLEST_COMPARED and match["after"] not in tuple("月日号条"):
                    found[f"{number:g}" if number < 1e6 else f"{number:.0f}"] += 1
    return found


def _listed(counted: Iterable[str]) -> str:
    return ", ".join(counted) or "–"
