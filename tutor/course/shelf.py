"""What stands beside the lessons: facts, terms, competences, misconceptions, help, units. Both languages side by side.

Like ``lesson``, these types are the one definition of their files; ``library`` reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from tutor.course.marks import STRICT, Scalar, ToolId
from tutor.course.marks import Bilingual as Bilingual

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Day:
    """Marks a day, written as a quoted ``"2026-11-20"``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        return {
            "type": "function-after",
            "schema": handler(str),
            "function": {"type": "no-info", "function": self.read},
        }

    @staticmethod
    def read(text: str) -> date:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)


Date: TypeAlias = Annotated[date, Day()]
Region: TypeAlias = Literal["cn", "us", "eu", "uk", "any"]


@dataclass(frozen=True, kw_only=True)
class FactValue:
    """A figure of a fact: ``{fact:ID.NAME}`` in a text. A rate may be written ``24%``, a day ``"2026-08-01"``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    be: Scalar
    unit: Literal["money", "rate", "number", "text", "day"] = "number"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something a lesson may state. ``status``: R primary text read, S told by others (told as reported), C computed.

    ``checked`` is the day somebody looked at the source, ``review`` the last day it is good without another look.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    region: Region
    status: Literal["R", "S", "C"]
    says: Bilingual
    source: Bilingual
    checked: Date
    review: Date
    values: dict[str, FactValue] | None = None


@dataclass(frozen=True, kw_only=True)
class Synonyms:
    """Other words for the same thing."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Glossed:
    """A word of the glossary."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    name: Bilingual
    says: Bilingual
    also: Synonyms = Synonyms()


@dataclass(frozen=True, kw_only=True)
class Competence:
    """Something a learner who finishes can do; ``unit`` is the unit that teaches it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    unit: str
    can: Bilingual


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A mistaken idea. ``wrong`` is the mistaken calculation, an expression over the names in ``given``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    name: Bilingual
    says: Bilingual
    wrong: str | None = None
    given: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somewhere to turn. ``number`` is a telephone number or an address, as it is to be shown, if there is one."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    region: Region
    name: Bilingual
    number: str = ""
    says: Bilingual
    checked: Date


@dataclass(frozen=True, kw_only=True)
class Need:
    """One "I need help now": what to do ``first``, today, the calculators that help with it, and contacts by id.

    The pathway of the same id goes on.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    title: Bilingual
    first: tuple[Bilingual, ...]
    tools: tuple[ToolId, ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Help:
    """Where to turn."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    needs: tuple[Need, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pathway:
    """A way through the lessons for one need."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    title: Bilingual
    lessons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Items of the test that belong together; their ids begin with its id."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    title: Bilingual


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """The test before and after: parallel ``forms``, one for some weeks ``later``, and the clusters of their items."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    forms: tuple[str, ...]
    later: str | None = None
    clusters: tuple[Cluster, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Course:
    """The order of things: folders of units, and pathways across them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    units: tuple[str, ...]
    pathways: tuple[Pathway, ...] = ()
    measurement: Measurement | None = None


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit and the ids of its lessons, in order."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    title: Bilingual
    about: Bilingual
    lessons: tuple[str, ...] = ()
