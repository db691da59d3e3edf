"""What a person may decide in a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

Do = Literal[
    "pay", "borrow", "apply", "close", "spend", "earn", "ask", "report", "dispute", "appeal", "arrange", "advice",
    "family", "scam", "guarantee", "nothing",
]  # fmt: skip
DO: Final = get_args(Do)
WITH_LENDER: Final = frozenset({"pay", "borrow", "apply", "close", "ask", "appeal", "arrange", "dispute"})
WITH_AMOUNT: Final = frozenset({"pay", "borrow", "spend", "earn", "family", "guarantee", "scam"})
Purpose = Literal["need", "want", "repay", "invest"]
PURPOSES: Final = get_args(Purpose)
MINIMUM: Final = -1
FULL: Final = -2


@dataclass(frozen=True)
class Decision:
    """In ``month``, counted from 1. ``lender`` is its place in the world. ``amount`` is in fen, for ``spend`` in per
    cent of the usual wants; ``MINIMUM`` and ``FULL`` stand for what an account asks and for all that is owed.
    ``late`` are the days that a payment comes after its due date.
    """

    month: int
    do: Do
    lender: int | None = None
    amount: int = 0
    purpose: Purpose = "need"
    late: int = 0


class DecisionError(Exception):
    """A decision that can't be carried out; nothing was. ``code`` is a key of ``words``, area ``world``."""

    def __init__(self, code: str, decision: Decision, values: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.decision = decision
        self.values = dict(values or {})
