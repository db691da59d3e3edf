"""Every calculation can be read and worked out in every drawing; every text can be read."""

from __future__ import annotations

import re
from collections.abc import Generator
from decimal import Decimal
from typing import Final

from tutor.course import markup, values
from tutor.course.checks.subject import Found, Names, Subject, Tongue, extent, value_at
from tutor.course.diagnostics import Diagnostic
from tutor.course.expression import ExpressionError, evaluate
from tutor.course.lesson import NumberStep
from tutor.course.quantity import Unfit, Unit
from tutor.course.source import Source, Where
from tutor.course.template import Hole
from tutor.course.texts import Text

LINES: Final = frozenset({"title", "heading", "left", "right"})
ENTRIES: Final = frozenset({"options", "items", "lines", "replies", "plans", "bins", "extra", "turns"})
WIDEST: Final = Decimal("0.5")
"""Half the answer: whoever accepts more asks for nothing."""
IN_PERCENT: Final = re.compile(r"百分之几|百分比|per cent|percent|percentage", re.IGNORECASE)
COUNTED: Final = re.compile(r"多少(?:个|人|份|次)|几(?:个|次|家)|how many", re.IGNORECASE)


def value_rules(subject: Subject) -> Found:
    """The lesson's values can be drawn, whatever is picked."""
    for seed in range(1, subject.many + 1):
        try:
            values.draw(subject.lesson, values.seeded(seed))
        except values.Undrawable as undrawable:
            where: Where = ("values", undrawable.name)
            drawn = (subject.lesson.values or {})[undrawable.name]
            if isinstance(value_at(subject.source, where), dict):
                key = "be" if drawn.be is not None else "pick" if drawn.pick is not None else "whole"
                where = (*where, key)
            yield _expression(subject.source, where, undrawable.error, 1)
            return


def answer_rules(subject: Subject) -> Found:
    """Answers and slips of number questions come to a number of the same unit in every drawing."""
    for where, step in subject.questions():
        if isinstance(step, NumberStep):
            if not tolerance_fits(step):
                yield subject.source.finding("check.tolerance", (*where, "accept", "within"))
            unit = yield from _worked(subject, step.answer, (*where, "answer"))
            if asked_otherwise(str(value_at(subject.source, (*where, "question"))), unit):
                yield subject.source.finding("check.other-unit", (*where, "answer"), found=unit)
            for number, slip in enumerate(step.slips):
                if slip.when is not None:
                    here = (*where, "slips", number, "when")
                    other = yield from _worked(subject, slip.when, here)
                    if {unit, other} in ({"money", "rate"},):
                        yield subject.source.finding("check.slip-unit", here, found=other, wanted=unit)


def asked_otherwise(question: str, unit: Unit | None) -> bool:
    """Whether a question asks for per cent or for a count, and its key is read in another unit: 17 would be 1700 %."""
    asks = IN_PERCENT.search(question), COUNTED.search(question)
    return bool((asks[0] and unit in ("number", "money")) or (asks[1] and not asks[0] and unit in ("rate", "money")))


def tolerance_fits(step: NumberStep) -> bool:
    """Whether ``within`` is a positive number, or a rate that leaves something to be wrong."""
    if step.accept is None:
        return True
    try:
        within = values.constant(step.accept.within)
    except Unfit:
        return False
    return within.amount > 0 and (within.unit == "number" or (within.unit == "rate" and within.amount <= WIDEST))


def _worked(subject: Subject, written: str, where: Where) -> Generator[Diagnostic, None, Unit | None]:
    """Yields what is wrong; its value is the unit that the calculation comes to."""
    unit: Unit | None = None
    for names in subject.drawings:
        try:
            unit = values.worked(written, names).unit
        except ExpressionError as error:
            yield _expression(subject.source, where, error, 1)
            return None
        if unit not in ("money", "rate", "number"):
            yield subject.source.finding("check.no-number", where, found=written)
            return None
    return unit


def text_rules(subject: Subject) -> Found:
    """Every text can be read, and every computed place in it worked out."""
    for tongue in subject.tongues:
        for text in tongue.texts:
            if isinstance(text.words, str) and values.calculation(text.words) is None:
                yield from _text(subject, tongue, text, text.words)


def _text(subject: Subject, tongue: Tongue, text: Text, words: str) -> Found:
    if is_line(text.where):
        pieces, problems = markup.parse_line(words)
    else:
        read = markup.parse(words)
        pieces, problems = tuple(read.pieces()), read.problems
    for problem in problems:
        yield tongue.finding(f"check.{problem.code}", text, offset=problem.offset, **problem.values)
    for piece in pieces:
        if isinstance(piece, Hole):
            error = failing(piece, subject.drawings)
            if error is not None:
                at = piece.offset + 1 + error.offset
                yield tongue.finding(f"check.{error.code}", text, offset=at, **error.values)


def is_line(where: Where) -> bool:
    """Whether a text is shown as one line, where a list or a table has no meaning."""
    return where[-1] in LINES or (where[-1] == "text" and any(step in ENTRIES for step in where))


def failing(hole: Hole, drawings: tuple[Names, ...]) -> ExpressionError | None:
    """What is wrong with a computed place, if it can't be worked out in one of the drawings."""
    for names in drawings:
        try:
            if evaluate(hole.expression, names).unit == "truth":
                return ExpressionError("truth-in-text")
        except ExpressionError as error:
            return error
    return None


def _expression(source: Source, where: Where, error: ExpressionError, sign: int) -> Diagnostic:
    """A finding at the character of an expression; ``sign`` is the length of the ``=`` before it."""
    offset = error.offset + sign if isinstance(value_at(source, where), str) else None
    length = None if offset is None else extent(error.values)
    return source.finding(f"check.{error.code}", where, offset=offset, length=length, **error.values)
