"""What can be wrong with figures: a code with values, never a sentence (words has those, area ``money``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Path = tuple[str | int, ...]
"""Where a value stands in a loan file: ``("payments", 0, "every")``."""


class FinanceError(Exception):
    """A figure that no honest answer can be computed from.

    ``code`` is a key of ``words`` (area ``money``), ``values`` fill its sentence, ``path`` names the value in a file
    (empty where there is none).
    """

    def __init__(self, code: str, values: Mapping[str, object] | None = None, path: Path = ()) -> None:
        super().__init__(code, dict(values or {}), path)
        self.code = code
        self.values: Mapping[str, object] = dict(values or {})
        self.path = path

    def message(self, lang: Literal["zh", "en"]) -> str:
        """The complaint as a sentence, with the names of quantities in that language too."""
        from tutor.words import say

        values = dict(self.values)
        if "name" in values:
            values["name"] = say(lang, f"money.name_{values['name']}")
        sentence = say(lang, f"money.{self.code}", **values)
        return sentence[:1].upper() + sentence[1:]

    def at(self, path: Path) -> FinanceError:
        """The same complaint about the value at ``path``."""
        return type(self)(self.code, self.values, path)


class Unreadable(FinanceError):
    """What somebody typed is no number, amount or rate, or could be read in two ways."""
