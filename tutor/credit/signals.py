"""What a lender's rules can look at. Each is a whole number; what it means and in which unit stands here once."""

from __future__ import annotations

from typing import Final, NamedTuple


class Signal(NamedTuple):
    """``unit`` is how it is shown: days, months, times, percent, yuan, points, lenders, yes."""

    name: str
    unit: str
    source: str
    """``own``: the lender's own account of this person. ``file``: the credit report. ``lender``: the lender itself."""


SIGNALS: Final = (
    Signal("days-late", "days", "own"),
    Signal("times-late", "times", "own"),
    Signal("months-clean", "months", "own"),
    Signal("draws", "times", "own"),
    Signal("draws-jump", "percent", "own"),
    Signal("utilisation", "percent", "own"),
    Signal("invested", "yes", "own"),
    Signal("months-in-state", "months", "own"),
    Signal("months-idle", "months", "own"),
    Signal("months-open", "months", "own"),
    Signal("closures", "times", "own"),
    Signal("owed-here", "yuan", "own"),
    Signal("lenders", "lenders", "file"),
    Signal("inquiries", "times", "file"),
    Signal("late-elsewhere", "days", "file"),
    Signal("negatives", "times", "file"),
    Signal("burden", "percent", "file"),
    Signal("debt", "percent", "file"),
    Signal("score", "points", "file"),
    Signal("score-drop", "points", "file"),
    Signal("income-steady", "months", "own"),
    Signal("bills-paid", "months", "own"),
    Signal("cut-elsewhere", "times", "file"),
    Signal("suspicious", "yes", "own"),
    Signal("policy", "yes", "lender"),
    Signal("tightening", "yes", "lender"),
    Signal("sweep", "yes", "lender"),
    Signal("linked-case", "yes", "lender"),
    Signal("appeal", "yes", "own"),
    Signal("income", "yuan", "own"),
)
"""``draws-jump`` is this month's number of draws in per cent of the usual one. ``burden`` is payments due against net
income, ``debt`` all that is owed against a month's net income. ``score-drop`` looks three months back. ``inquiries``
are those of six months, ``times-late`` of twelve, ``cut-elsewhere`` of three.
"""
INDEX: Final = {signal.name: number for number, signal in enumerate(SIGNALS)}
FILE: Final = tuple(number for number, signal in enumerate(SIGNALS) if signal.source == "file")
NOBODYS_FAULT: Final = frozenset({"policy", "tightening", "sweep", "linked-case"})
"""Signals that are not the borrower's doing."""
