"""The lesson format as JSON Schema (draft 2020-12), for editors, from the dataclasses that lessons are validated by.

It says all that a schema can: keys, types, how many, which ids. What stands across a lesson (a gap and its blank, a
turn and its scene) only ``finlit-tutor check`` can say.
"""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, Final, get_args, get_origin

from tutor.course.lesson import ChoicesStep, ChoiceStep, Drawn, Lesson, SpotStep
from tutor.course.marks import Scalar
from tutor.course.shape import Field, arms, bare, choices, entry, is_translated, shape, walk
from tutor.course.structure import ID, ID_FIELDS, LEAST, MAX_ID, NAME, RANGES

_SCALARS: Final[dict[Any, str]] = {str: "string", int: "integer", Decimal: "number", bool: "boolean"}
_COMMON: Final = {
    "id": "A name that never changes; what learners did is remembered under it.",
    "text": "What is read, as markup.",
    "title": "A heading.",
    "kind": "What kind of step this is.",
    "misconception": "The id in misconceptions.yaml of the mistaken idea behind it.",
}
"""What keys mean that mean the same everywhere, unless the docstring of a class says more."""
_ID: Final = {"type": "string", "pattern": f"^{ID}$", "maxLength": MAX_ID}


def lesson_schema() -> dict[str, Any]:
    """What ``finlit-tutor schema`` prints: the schema of ``lesson.yaml``."""
    defs = {cls.__name__: _dataclass(cls) for cls in walk(Lesson) if cls is not Lesson}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A lesson of finlit-tutor",
        **_dataclass(Lesson),
        "$defs": dict(sorted(defs.items())),
    }


def _dataclass(cls: type) -> dict[str, Any]:
    fields = shape(cls)
    required = [key for key, field in fields.items() if field.required or key == "kind"]
    schema: dict[str, Any] = {
        "description": " ".join((cls.__doc__ or "").split()).replace("``", "`"),
        "type": "object",
        "properties": {key: _field(cls, field) for key, field in fields.items()},
        "additionalProperties": False,
    }
    if required:
        schema["required"] = required
    if cls is Drawn:
        schema["oneOf"] = [{"required": [way]} for way in ("pick", "whole", "be")]
    return schema


def _field(cls: type, field: Field) -> dict[str, Any]:
    schema = _ids(_type(field.type), field.name)
    if field.name in LEAST:
        schema["minItems"] = LEAST[field.name]
    if field.name in RANGES:
        schema["minimum"], schema["maximum"] = RANGES[field.name]
    if cls in (ChoiceStep, ChoicesStep) and field.name == "options":
        schema["contains"] = _marked("correct")
        schema |= {"maxContains": 1} if cls is ChoiceStep else {}
    if cls is SpotStep and field.name == "lines":
        schema["contains"] = _marked("trap")
    if said := _said(cls, field.key) or _COMMON.get(field.key):
        schema["description"] = said
    if isinstance(field.default, (bool, int, str)) and field.key != "kind":
        schema["default"] = field.default
    return schema


def _marked(key: str) -> dict[str, Any]:
    return {"type": "object", "properties": {key: {"const": True}}, "required": [key]}


def _ids(schema: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in ID_FIELDS:
        return schema
    return dict(_ID) if schema["type"] == "string" else {**schema, "items": dict(_ID)}


def _type(hint: Any) -> dict[str, Any]:
    plain = bare(hint)
    words: dict[str, Any] = {}
    if is_translated(hint):
        words = {"minLength": 1} if plain is str else {"minItems": 1}
    if plain in _SCALARS:
        return {"type": _SCALARS[plain], **words}
    if allowed := choices(hint):
        return {"const": allowed[0]} if len(allowed) == 1 else {"enum": list(allowed)}
    if is_dataclass(plain) and isinstance(plain, type):
        return {"$ref": f"#/$defs/{plain.__name__}"}
    if len(arms(hint)) > 1:
        return _union(arms(hint))
    if get_origin(plain) is dict:
        names = {"pattern": f"^{NAME}$", "maxLength": MAX_ID}
        value = {"anyOf": [_type(entry(hint)), _type(Scalar)]}
        return {"type": "object", "propertyNames": names, "additionalProperties": value}
    if (inside := entry(hint)) is not None:
        return {"type": "array", "items": _type(inside), **words}
    each = [_type(one) for one in get_args(plain)]
    return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each)}


def _union(alternatives: tuple[Any, ...]) -> dict[str, Any]:
    if all(bare(one) in _SCALARS for one in alternatives):
        return {"type": [_SCALARS[bare(one)] for one in alternatives]}
    kinds = all(is_dataclass(one) for one in alternatives)
    return {"oneOf" if kinds else "anyOf": [_type(one) for one in alternatives]}


def _said(cls: type, key: str) -> str:
    """The sentence of the docstring, of the class or of what it builds on, that speaks of the key first."""
    for one in cls.__mro__:
        for sentence in re.split(r"(?<=[.;]) ", " ".join((one.__doc__ or "").split())):
            if f"``{key}``" in sentence:
                return sentence.rstrip(";:").replace("``", "`")
    return ""
