"""The JSON Schema and the code judge lessons alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tutor.course.schema import lesson_schema
from tutor.course.source import read
from tutor.course.validate import fit_lesson

from .every_kind import LESSON

jsonschema = pytest.importorskip("jsonschema")
LESSONS = Path(__file__).parents[2] / "lessons"


def plain(value: Any) -> Any:
    """Values as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


@pytest.fixture(scope="module")
def schema() -> Any:
    made = json.loads(json.dumps(lesson_schema()))
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def as_yaml(value: Any) -> bytes:
    """JSON is YAML, and the reader takes it."""
    return json.dumps(value, ensure_ascii=False).encode()


def accepted(value: Any) -> bool:
    source = read(as_yaml(value), "x.yaml")
    return fit_lesson(source)[0] is not None and not source.diagnostics


def places(value: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield where
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        yield from places(one, (*where, key))


def mutants(lesson: Any) -> Iterator[tuple[str, Any]]:
    """The lesson with one value swapped for another type, one key gone, or one key too many."""
    swaps: list[Any] = ["text", "", 7, True, [], {}, ["text"], [1], {"id": "x"}, -1, "Not An Id"]
    for where in places(lesson):
        if not where:
            continue
        for swap in swaps:
            made = deepcopy(lesson)
            holder = made
            for step in where[:-1]:
                holder = holder[step]
            if holder[where[-1]] != swap:
                holder[where[-1]] = swap
                yield f"{where} = {swap!r}", made
        made = deepcopy(lesson)
        holder = made
        for step in where[:-1]:
            holder = holder[step]
        gone = holder.pop(where[-1])
        yield f"{where} gone", deepcopy(made)
        if isinstance(holder, dict):
            holder[f"{where[-1]}x"] = gone
            yield f"{where} misspelt", made


def across_a_lesson(value: Any) -> bool:
    """Whether only rules that no schema can say refuse it: ids used twice, targets, gaps, values out of order."""
    only = {"duplicate-id", "no-such-bin", "no-such-node", "no-way-on", "ending-with-turns", "gap-twice", "empty-slip"}
    only |= {"gap-without-blank", "blank-without-gap", "whole-range"}
    found = fit_lesson(read(as_yaml(value), "x.yaml"))[1]
    return bool(found) and {one.code.removeprefix("source.") for one in found} <= only


def test_valid_lessons_are_valid_to_both(schema: Any) -> None:
    files = [LESSON.encode(), *(file.read_bytes() for file in LESSONS.glob("*/*/lesson.yaml"))]
    assert len(files) > 3
    for data in files:
        source = read(data)
        assert fit_lesson(source)[0] is not None
        assert list(schema.iter_errors(plain(source.data))) == []


def test_mutants_are_judged_alike(schema: Any) -> None:
    lesson = plain(read(LESSON.encode()).data)
    head = {**lesson, "steps": lesson["steps"][:1]}
    alone = [mutant for step in lesson["steps"] for mutant in mutants([step])]
    disagreed = []
    seen = refused = 0
    for what, mutant in [*mutants(head), *((what, {**head, "steps": steps}) for what, steps in alone)]:
        seen += 1
        ours, theirs = accepted(mutant), schema.is_valid(mutant)
        refused += not ours
        if ours != theirs and not (theirs and across_a_lesson(mutant)):
            disagreed.append((what, ours, theirs))
    assert disagreed == []
    assert seen > 1500
    assert refused > 1000


def test_every_key_has_a_word_of_help() -> None:
    made = lesson_schema()
    for name, part in {"Lesson": made, **made["$defs"]}.items():
        assert part["description"]
        assert "(*" not in part["description"], f"{name} has no docstring"
        for key, field in part["properties"].items():
            assert field.get("description"), f"{name}.{key}"


def test_the_schema_is_stable() -> None:
    assert json.dumps(lesson_schema()) == json.dumps(lesson_schema())


def test_the_schema_beside_the_lessons_is_the_present_one() -> None:
    """``finlit-tutor schema > lessons/lesson.schema.json`` renews it; each lesson names it for editors."""
    from tutor.course.catalogue import lessons_dir

    kept = json.loads((lessons_dir() / "lesson.schema.json").read_text(encoding="utf-8"))
    assert kept == lesson_schema()
    for file in lessons_dir().glob("*/*/lesson.yaml"):
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == "# yaml-language-server: $schema=../../lesson.schema.json", file
