"""The calculators, each in a module of its own that is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tutor.finance.calculator import Calculator

_MODULES = {"true-price": "true_price", "pay-off": "pay_off", "afford": "afford", "compare": "compare"}
TOOLS = tuple(_MODULES)
"""The ids of all calculators, in the order they are offered."""


class _Lazy(Mapping[str, "Calculator"]):
    """Id to calculator."""

    def __getitem__(self, name: str) -> Calculator:
        return cast("Calculator", import_module(f"{__name__}.{_MODULES[name]}").CALCULATOR)

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


CALCULATORS: Mapping[str, Calculator] = _Lazy()
