"""Mistaken calculations: what somebody gets who thinks so.

A misconception is written once, over names that lessons provide; from it come slips, and the name of a mistake for any
number that a learner types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutor.course.expression import ExpressionError
from tutor.course.lesson import Slip
from tutor.course.library import Library
from tutor.course.quantity import Quantity
from tutor.course.shelf import Misconception
from tutor.course.values import worked


def wrong_value(misconception: Misconception, names: Mapping[str, Quantity]) -> Quantity | None:
    """What the mistaken calculation comes to; None where there is none or the lesson lacks what it is made from."""
    if misconception.wrong is None or not set(misconception.given) <= names.keys():
        return None
    try:
        return worked(misconception.wrong, names)
    except ExpressionError:
        return None


def wrong_values(library: Library, names: Mapping[str, Quantity]) -> Iterator[tuple[Misconception, Quantity]]:
    """Every misconception that gives a number here, with that number, in the order of their file."""
    for misconception in library.misconceptions.entries.values():
        found = wrong_value(misconception, names)
        if found is not None:
            yield misconception, found


def slip_value(slip: Slip, names: Mapping[str, Quantity], library: Library) -> Quantity | None:
    """The number that shows this slip: its own calculation, or that of its misconception; None where neither can be."""
    if slip.when is not None:
        try:
            return worked(slip.when, names)
        except ExpressionError:
            return None
    try:
        return wrong_value(library.misconception(slip.misconception or ""), names)
    except KeyError:
        return None
