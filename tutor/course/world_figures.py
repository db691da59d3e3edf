"""The figures and names of a world file: yuan into fen, per cents, months, lenders; what is wrong is collected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from tutor.course.diagnostics import Broken, Diagnostic, in_order, nearest
from tutor.course.source import Source, Where

MOST: Final = 10**9
"""Yuan that a sum in a world file may be."""
_PERCENT = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,8})?%")


class Figures:
    """Reads figures; a wrong one is remembered with its place and read as zero."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def raise_found(self) -> None:
        """Raises ``Broken`` with all that was wrong, if anything was."""
        if self._found:
            raise Broken(in_order(self._found))

    def _month(self, source: Source, month: int, where: Where, months: int) -> None:
        if not 1 <= month <= months:
            self._say(source, "source.out-of-range", where, low=1, high=months)

    def _place(self, source: Source, name: str, where: Where, places: Mapping[str, int]) -> int:
        if name not in places:
            self._unknown(source, "source.no-such-lender", where, name, places)
        return places.get(name, 0)

    def _fen(self, source: Source, yuan: int | Decimal, where: Where, *, below: bool = False) -> int:
        if yuan < 0 and not below:
            self._say(source, "source.below-zero", where)
        if not -MOST <= yuan <= MOST:
            self._say(source, "source.out-of-range", where, low=0, high=MOST)
            return 0
        return round(Decimal(yuan) * 100)

    def _share(self, source: Source, text: str, where: Where, of_one: int = 1) -> int:
        """A share in per cent, each worth ``of_one``."""
        if not _PERCENT.fullmatch(text.strip()):
            self._say(source, "source.percent-wanted", where, found=text)
            return 0
        value = Decimal(text.strip().rstrip("%"))
        if value < 0:
            self._say(source, "source.below-zero", where)
        return int(value * of_one)

    def _unknown(self, source: Source, code: str, where: Where, name: str, known: Iterable[str]) -> None:
        listed = sorted(known)
        self._say(source, code, where, name=name, nearest=nearest(name, listed), known=", ".join(listed))

    def _say(self, source: Source, code: str, where: Where, **values: Any) -> None:
        self._found.append(source.finding(code, where, **values))
