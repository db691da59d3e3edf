"""A calculator that a step opens works with what the step types into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tutor.course.checks.calculations import failing
from tutor.course.checks.subject import Found, Names, Subject, Tongue
from tutor.course.diagnostics import nearest
from tutor.course.expression import ExpressionError
from tutor.course.lesson import CalculatorStep, Tool
from tutor.course.markup import parse_line
from tutor.course.opening import opening
from tutor.course.source import Where
from tutor.course.template import Hole, Problem
from tutor.course.values import calculation
from tutor.finance.calculators import CALCULATORS

DRAWINGS: Final = 12


def tool_rules(subject: Subject) -> Found:
    """Its fields exist, its calculations can be worked out, and a number comes of them in every language."""
    for where, step in subject.steps():
        tool = step if isinstance(step, CalculatorStep) else getattr(step, "tool", None)
        if isinstance(tool, Tool):
            here: Where = where if tool is step else (*where, "tool")
            unknown = tuple(_unknown(subject, tool, here))
            yield from unknown or _working(subject, tool, here, subject.drawn_for(step)[:DRAWINGS] or ({},))


def _unknown(subject: Subject, tool: Tool, where: Where) -> Found:
    fields = {field.id: field for field in CALCULATORS[tool.opens].fields}
    for name, value in (tool.given or {}).items():
        field = fields.get(name)
        here = (*where, "with", name)
        if field is None:
            near, known = nearest(name, fields), ", ".join(fields)
            yield subject.source.finding("check.no-field", here, key=True, name=name, nearest=near, known=known)
        elif field.kind == "choice" and value not in field.options:
            near, known = nearest(str(value), field.options), ", ".join(field.options)
            yield subject.source.finding("check.no-such-option", here, name=str(value), nearest=near, known=known)


def _working(subject: Subject, tool: Tool, where: Where, drawings: tuple[Names, ...]) -> Found:
    for name, value in (tool.given or {}).items():
        for problem in _problems(str(value), drawings):
            yield subject.source.finding(f"check.{problem.code}", (*where, "with", name), **problem.values)
            return
    for tongue in subject.tongues:
        for names in drawings:
            yield from _answered(subject, tool, where, tongue, names)


def _problems(value: str, drawings: tuple[Names, ...]) -> Iterator[Problem | ExpressionError]:
    """What can't be read or worked out in the value of a field."""
    written = calculation(value)
    if written is not None or "{" in value:
        pieces, problems = parse_line(value if written is None else "{" + written + "}")
        yield from problems
        for piece in pieces:
            error = failing(piece, drawings) if isinstance(piece, Hole) else None
            if error is not None:
                yield error


def _answered(subject: Subject, tool: Tool, where: Where, tongue: Tongue, names: Names) -> Found:
    typed = dict(opening(tool, names, subject.library, tongue.lang).typed)
    result = CALCULATORS[tool.opens].work(typed)
    for name, complaint in result.complaints.items():
        here = (*where, "with", name) if name in typed else (*where, "opens")
        yield subject.source.finding("check.calculator", here, lang=tongue.lang, why=complaint.message("en"))
