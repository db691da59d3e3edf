"""Marks and scalars that the types of the course's files are written with.

Pydantic asks a mark how to validate; nothing here imports it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from tutor.words import Lang

STRICT: dict[str, Any] = {"extra": "forbid"}
"""The ``__pydantic_config__`` of every type: a key it doesn't know is refused."""


class Exact:
    """Marks a number or a truth that has to be one in the file already: ``"6"`` is text and never becomes 6."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        return {**handler(source), "strict": True}


class Translated:
    """Marks a text that every language has its own version of. ``texts`` finds these; nothing else is a text.

    An empty one says nothing and is refused.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        return {**handler(source), "min_length": 1}


ToolId: TypeAlias = Literal["true-price", "pay-off", "afford", "compare"]
"""A calculator that the course can open."""
Whole: TypeAlias = Annotated[int, Exact()]
Truth: TypeAlias = Annotated[bool, Exact()]
Scalar: TypeAlias = str | Whole | Annotated[Decimal, Exact()] | Truth
"""What a YAML scalar may become. A string that begins with ``=`` is an expression."""
Prose: TypeAlias = Annotated[str, Translated()]
"""Markup in the language of the lesson."""
Spellings: TypeAlias = Annotated[tuple[str, ...], Translated()]
"""Answers in words. A translation adds its own and keeps these."""


@dataclass(frozen=True, kw_only=True)
class Bilingual:
    """One text in both languages; ``text["zh"]`` gives one."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en
