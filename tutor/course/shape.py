"""What the dataclasses of a format look like from outside: keys, types, what must be there, what is text.

One look at the types serves the reader's suggestions, the JSON Schema and the translation.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tutor.course.marks import Translated


@dataclass(frozen=True)
class Field:
    """One field: ``name`` in Python, ``key`` in YAML, ``type`` without ``None``."""

    name: str
    key: str
    type: Any
    required: bool
    default: Any = None

    @property
    def translated(self) -> bool:
        """Whether it is a text, or a list of texts, in the language of the file."""
        return is_translated(self.type) or is_translated(entry(self.type))


@cache
def shape(cls: type) -> dict[str, Field]:
    """The fields of a dataclass by their YAML key, in the order they are written in the class."""
    hints = get_type_hints(cls, include_extras=True)
    config: dict[str, Any] = getattr(cls, "__pydantic_config__", {})
    named = config.get("alias_generator", str)
    found = {}
    for one in fields(cls):
        required = one.default is MISSING and one.default_factory is MISSING
        default = None if one.default is MISSING else one.default
        found[named(one.name)] = Field(one.name, named(one.name), _without_none(hints[one.name]), required, default)
    return found


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        left = [arm for arm in get_args(hint) if arm is not type(None)]
        return left[0] if len(left) == 1 else Union[tuple(left)]  # noqa: UP007 (built at run time)
    return hint


def bare(hint: Any) -> Any:
    """The type under its marks."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def is_translated(hint: Any) -> bool:
    return get_origin(hint) is Annotated and any(isinstance(mark, Translated) for mark in get_args(hint)[1:])


def entry(hint: Any) -> Any:
    """The type of the entries of a list or of the values of a mapping; None for anything else."""
    origin, args = get_origin(bare(hint)), get_args(bare(hint))
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return args[0]
    return args[1] if origin is dict else None


def choices(hint: Any) -> tuple[Any, ...]:
    """What a ``Literal`` allows; nothing for other types."""
    return get_args(bare(hint)) if get_origin(bare(hint)) is Literal else ()


def arms(hint: Any) -> tuple[Any, ...]:
    """The alternatives of a union; a single type is its own."""
    return get_args(bare(hint)) if get_origin(bare(hint)) in (Union, types.UnionType) else (hint,)


def type_at(hint: Any, where: tuple[str | int, ...]) -> Any:
    """The type of what stands at ``where`` below a value of type ``hint``, or None."""
    for step in where:
        hint = bare(hint)
        if is_dataclass(hint) and isinstance(hint, type):
            field = shape(hint).get(str(step))
            hint = field.type if field else None
        else:
            hint = entry(hint)
        if hint is None:
            return None
    return hint


def walk(cls: type) -> Iterator[type]:
    """The dataclass and all dataclasses reachable from it, each once."""
    seen: dict[type, None] = {}
    waiting: list[Any] = [cls]
    while waiting:
        hint = bare(waiting.pop())
        if is_dataclass(hint) and isinstance(hint, type):
            if hint not in seen:
                seen[hint] = None
                waiting.extend(field.type for field in shape(hint).values())
        elif (inside := entry(hint)) is not None:
            waiting.append(inside)
        elif len(arms(hint)) > 1:
            waiting.extend(arms(hint))
    yield from seen
