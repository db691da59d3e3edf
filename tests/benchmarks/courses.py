"""Courses of any size for the benchmarks, made by copying the real lessons under new names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

LESSONS = Path(__file__).parents[2] / "lessons"


def course_of(size: int, target: Path) -> Path:
    """Write a course of at least ``size`` lessons under ``target``: the real units, their lessons copied often."""
    shutil.copytree(LESSONS, target)
    units = sorted(path.parent for path in target.glob("*/unit.yaml"))
    originals = [(unit, lesson.parent) for unit in units for lesson in sorted(unit.glob("*/lesson.yaml"))]
    for number in range(max(0, size - len(originals))):
        unit, lesson = originals[number % len(originals)]
        _copy(unit, lesson, f"{lesson.name}-{number:03d}")
    return target


def _copy(unit: Path, lesson: Path, name: str) -> None:
    made = unit / name
    shutil.copytree(lesson, made)
    file = made / "lesson.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", text, count=1), encoding="utf-8")
    listed = unit / "unit.yaml"
    text = listed.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^lessons: *\[(.*)\]", lambda m: f"lessons: [{m[1]}, {name}]", text)
    listed.write_text(text, encoding="utf-8")
