"""From plain values to typed ones: the only module, with ``schema``, that imports pydantic. Import it late.

Types come from dataclasses (``lesson``, ``shelf``); pydantic compares, and what it finds is told in our own codes, at
the very key or value in the file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import Any, Final, TypeVar, get_args

# Otherwise pydantic looks into every installed distribution for plugins, which takes longer than a lesson.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import TypeAdapter, ValidationError

from tutor.course import structure
from tutor.course.diagnostics import Broken, Diagnostic, in_order, nearest
from tutor.course.lesson import AnyStep, Head, Lesson
from tutor.course.shape import arms, bare, choices, shape, type_at
from tutor.course.source import Source, Where

T = TypeVar("T")

KINDS: Mapping[str, type[AnyStep]] = {choices(shape(kind)["kind"].type)[0]: kind for kind in get_args(AnyStep)}

MAX_FINDINGS: Final = 200
"""About as much of a broken file as anybody wants to be told at once."""
_HEAD = tuple(field.name for field in fields(Head))
_WANTED = {
    "string_type": "text-wanted",
    "int_type": "whole-wanted",
    "int_parsing": "whole-wanted",
    "int_from_float": "whole-wanted",
    "bool_type": "truth-wanted",
    "bool_parsing": "truth-wanted",
    "decimal_type": "number-wanted",
    "dataclass_type": "mapping-wanted",
    "dict_type": "mapping-wanted",
    "tuple_type": "list-wanted",
    "value_error": "date-wanted",
    "string_too_short": "empty",
}


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def adapter(wanted: Any) -> TypeAdapter[Any]:
    """Pydantic's view of a type, built when it is first wanted: a lesson pays only for the kinds of step it has."""
    if wanted not in _ADAPTERS:
        _ADAPTERS[wanted] = TypeAdapter(wanted)
    return _ADAPTERS[wanted]


def fit(source: Source, wanted: type[T], value: object, where: Where = ()) -> tuple[T | None, list[Diagnostic]]:
    """``value``, which stands at ``where`` in ``source``, as a ``wanted``; or None and what doesn't fit."""
    try:
        return adapter(wanted).validate_python(value), []
    except ValidationError as error:
        return None, _told(source, wanted, where, error)


def lesson_from(source: Source, folder: str | None = None) -> Lesson:
    """The lesson that ``source`` holds. Its id must be ``folder``, the name of its folder, if that is given.

    Raises ``Broken`` with everything wrong with it.
    """
    lesson, found = fit_lesson(source)
    if lesson is None or found or source.diagnostics:
        raise Broken(in_order([*source.diagnostics, *without_echoes(source, found)]))
    if folder is not None and lesson.id != folder:
        raise Broken([source.finding("source.other-folder", ("id",), name=lesson.id, folder=folder)])
    return lesson


def without_echoes(source: Source, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """``found`` without what stands where the reader has already refused something."""
    told = {(one.line, one.column) for one in source.diagnostics}
    return [one for one in found if (one.line, one.column) not in told]


def fit_lesson(source: Source) -> tuple[Lesson | None, list[Diagnostic]]:
    """The lesson that ``source`` holds, or None and everything that its types and structure forbid."""
    data = source.data
    if not isinstance(data, dict):
        return None, [source.finding("source.mapping-wanted")] if data is not None else []
    head, found = _fit_head(source, data)
    steps: list[tuple[int, AnyStep]] = []
    listed = data.get("steps", [])
    if not isinstance(listed, list):
        found.append(source.finding("source.list-wanted", ("steps",), found=source.written(("steps",))))
        listed = []
    elif "steps" not in data:
        found.append(source.finding("source.missing-key", name="steps"))
    elif not listed:
        found.append(source.finding("source.too-few-entries", ("steps",), least=structure.LEAST["steps"]))
    for number, value in enumerate(listed):
        if len(found) > MAX_FINDINGS:
            break
        step, wrong = _fit_step(source, value, ("steps", number))
        found += wrong
        if step is not None:
            steps.append((number, step))
    found += islice(structure.steps_rules(source, steps), MAX_FINDINGS)
    if found or head is None:
        return None, found
    return Lesson(**{name: getattr(head, name) for name in _HEAD}, steps=tuple(step for _, step in steps)), []


def _fit_head(source: Source, data: dict[str, Any]) -> tuple[Head | None, list[Diagnostic]]:
    rest = {key: value for key, value in data.items() if key != "steps"}
    if isinstance(given := rest.get("values"), dict):
        rest["values"] = {name: value if isinstance(value, dict) else {"be": value} for name, value in given.items()}
    head, found = fit(source, Head, rest)
    if head is not None:
        found += islice(structure.head_rules(source, head), MAX_FINDINGS)
    return head, found


def _fit_step(source: Source, value: Any, where: Where) -> tuple[AnyStep | None, list[Diagnostic]]:
    if not isinstance(value, dict):
        return None, [source.finding("source.mapping-wanted", where)]
    if "kind" not in value:
        return None, [source.finding("source.missing-key", where, name="kind")]
    kind = KINDS.get(value["kind"]) if isinstance(value["kind"], str) else None
    if kind is None:
        place: Where = (*where, "kind")
        near, found = nearest(str(value["kind"]), KINDS), source.written(place)
        return None, [source.finding("source.unknown-kind", place, name=found, nearest=near, known=_listed(KINDS))]
    return fit(source, kind, value, where)


def _told(source: Source, wanted: Any, base: Where, failure: ValidationError) -> list[Diagnostic]:
    """One finding for each place; a key that is missing because it is misspelt is told once, as misspelt."""
    told: dict[Where, Diagnostic] = {}
    for error in failure.errors(include_url=False)[:MAX_FINDINGS]:
        where = _where(source, wanted, base, error["loc"])
        one = _tell(source, wanted, base, where, error)
        missing = (str(one.values["name"]),) if one.code == "source.missing-key" else ()
        told.setdefault(where + missing, one)
    meant = {(*where[:-1], one.values["nearest"]) for where, one in told.items() if one.values.get("nearest")}
    return [one for where, one in told.items() if one.code != "source.missing-key" or where not in meant]


def _where(source: Source, wanted: Any, base: Where, loc: tuple[int | str, ...]) -> Where:
    """The way to what an error is about, down to the first choice of types: what fails there fails as a whole."""
    value: Any = source.data
    for step in base:
        value = value[step]
    where = base
    for step in loc:
        if len(arms(type_at(wanted, where[len(base) :]))) > 1:
            break
        there = step in value if isinstance(value, dict) else isinstance(value, list) and step in range(len(value))
        if there:
            value = value[step]
            where = (*where, step)
    return where


def _tell(source: Source, wanted: Any, base: Where, where: Where, error: Any) -> Diagnostic:
    kind, found = error["type"], source.written(where)
    hint = type_at(wanted, where[len(base) :])
    if len(arms(hint)) > 1:
        return source.finding("source.whole-range" if where[-1] == "whole" else "source.scalar-wanted", where)
    if kind == "missing":
        return source.finding("source.missing-key", where, name=error["loc"][-1])
    if kind == "unexpected_keyword_argument":
        cls = bare(type_at(wanted, where[len(base) : -1]))
        known = list(shape(cls)) if is_dataclass(cls) and isinstance(cls, type) else []
        name = str(where[-1])
        near = nearest(name, known)
        return source.finding("source.unknown-key", where, key=True, name=name, nearest=near, known=_listed(known))
    if kind == "literal_error":
        known = [str(choice) for choice in choices(hint)]
        return source.finding("source.one-of", where, found=found, nearest=nearest(found, known), known=_listed(known))
    if kind == "too_short":
        return source.finding("source.too-few-entries", where, least=1)
    if kind == "string_type" and isinstance(error["input"], (dict, list)):
        return source.finding(f"source.text-not-{'mapping' if isinstance(error['input'], dict) else 'list'}", where)
    return source.finding(f"source.{_WANTED.get(kind, 'not-fitting')}", where, found=found)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
