"""What a step types into the calculator that it opens."""

from __future__ import annotations

from tutor.course.expression import ExpressionError
from tutor.course.lesson import Lang, Scalar, Tool
from tutor.course.markup import parse_line
from tutor.course.page import Opening
from tutor.course.quantity import CONTEXT, Quantity
from tutor.course.settle import Facts, Names, settle_line
from tutor.course.values import calculation, worked
from tutor.words import figures


def opening(tool: Tool, names: Names, library: Facts, lang: Lang) -> Opening:
    """The calculator with its fields filled in. A calculation that fails stands as the author wrote it."""
    given = tool.given or {}
    return Opening(tool.opens, tuple((field, _typed(value, names, library, lang)) for field, value in given.items()))


def _typed(value: Scalar, names: Names, library: Facts, lang: Lang) -> str:
    if calculation(value) is not None:
        try:
            return _figure(worked(str(value), names), lang)
        except ExpressionError:
            return str(value)
    if isinstance(value, str) and "{" in value:
        lines = (settle_line(parse_line(line)[0], names, library, lang) for line in value.splitlines())
        return "\n".join("".join(getattr(span, "text", "") for span in line) for line in lines)
    return str(value).rstrip("\n")


def _figure(quantity: Quantity, lang: Lang) -> str:
    """A value as a person would type it: ``12000``, ``0.6%``."""
    if quantity.unit == "text":
        return quantity.words
    plain = quantity.amount.normalize(CONTEXT)
    if quantity.unit == "rate":
        return figures.number(plain.scaleb(2), lang).replace(",", "") + "%"
    return f"{plain:f}"
