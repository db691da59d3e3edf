"""Mangled lesson files: each is read, or refused with a place and words in both languages, and in good time.

``FINLIT_TUTOR_MANGLED=10000 pytest tests/fuzz/test_reader.py`` tries as many; ``FINLIT_TUTOR_SEED`` begins elsewhere.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.unit.every_kind import LESSON
from tutor.course.catalogue import Catalogue
from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.lesson import Lesson
from tutor.course.library import Library
from tutor.course.source import Source, read
from tutor.course.translation import compare, laid_over, read_overlay
from tutor.course.validate import lesson_from

from .mangling import mangled

MANGLED = int(os.environ.get("FINLIT_TUTOR_MANGLED", "300"))
SEED = int(os.environ.get("FINLIT_TUTOR_SEED", "0"))
BATCHES = 6
LESSONS = Path(__file__).parents[2] / "lessons"
SECONDS = 3.0


def originals() -> list[bytes]:
    return [LESSON.encode(), LESSON.encode(), *(file.read_bytes() for file in sorted(LESSONS.glob("*/*/lesson.yaml")))]


def located(finding: Diagnostic, source: Source) -> None:
    """The place is in the file, and there are words for it."""
    lines = source.text.split("\n")
    assert 1 <= finding.line <= len(lines) + 1
    assert 1 <= finding.column <= len(lines[min(finding.line, len(lines)) - 1]) + 2
    assert finding.length >= 1
    assert finding.excerpt == source.line(finding.line)
    for said in (finding.message("zh"), finding.message("en")):
        assert said
        assert len(said) < 1000


def judge(data: bytes) -> bool:
    """Whether the lesson is still one; a refusal has to be located."""
    source = read(data, "lesson.yaml")
    try:
        lesson = lesson_from(source)
    except Broken as broken:
        assert broken.diagnostics
        for finding in broken.diagnostics:
            located(finding, source)
        return False
    assert isinstance(lesson, Lesson)
    return True


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mangled_lessons(batch: int) -> None:
    files = originals()
    kept = 0
    for number in range(SEED + batch, SEED + MANGLED, BATCHES):
        random = Random(number)
        data = mangled(random.choice(files), random)
        start = time.process_time()
        try:
            kept += judge(data)
        except BaseException as error:
            error.add_note(f"mangled lesson {number}: {data[:200]!r}")
            raise
        assert time.process_time() - start < SECONDS, f"mangled lesson {number} took too long"
    assert kept < (MANGLED / BATCHES) * 0.5, "hardly anything was spoilt"


THING = "      - {id: thing, text: x, bin: wnt, feedback: x}\n"
MANY: tuple[tuple[str, str], ...] = (
    ("minutes: 6", "\n".join(f"minuts{n}: 6" for n in range(40_000))),
    ("minutes: 6", "\n".join("minutes: 6" for _ in range(60_000))),
    ("teaches: [flat-fee]", f"teaches: [{', '.join(f'No{n}' for n in range(90_000))}]"),
    ("  fee: 0.6%", "\n".join(f"  Fee{n}: {{be: 1, be2: 2}}" for n in range(30_000))),
    ("A rate is per [[period]].", "[[priod]] " * 40_000),
    ("A rate is per [[period]].", " ".join(f"[[g{n}]]" for n in range(60_000))),
    ("      - {id: want, text: want}", "\n".join(f"      - {{id: b{n}, text: x}}" for n in range(30_000))),
    ("    items:\n      - {id: bread", "    items:\n" + THING * 15_000 + "      - {id: bread"),
    ("      - {id: never, text: never}", "\n".join("      - {id: never, text: 5}" for _ in range(30_000))),
    ("      - {id: never, text: never}", "\n".join("      - {id: never, text: x}" for _ in range(30_000))),
    ("steps:\n", "steps:\n" + "  - {id: a, kind: shw}\n" * 30_000),
    ("steps:\n", "steps:\n" + "  - 5\n" * 100_000),
    ("id: every-kind", "id: " + "e" * 900_000),
    ("id: every-kind", "id: " + "e-" * 400_000),
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(MANY)))
def test_a_great_many_mistakes(number: int) -> None:
    old, new = MANY[number]
    assert old in LESSON
    start = time.process_time()
    assert not judge(LESSON.replace(old, new, 1).encode())
    assert time.process_time() - start < SECONDS


def test_mangled_overlays(tmp_path: Path) -> None:
    source = read(LESSON.encode(), "lesson.yaml")
    lesson = lesson_from(source)
    for number in range(SEED, SEED + MANGLED // 5):
        random = Random(number)
        written = f"title @{'0' * 6}: 题目\nstart.text @123456: |\n  你借\nrate.hints.1 @abcdef: 看\n".encode()
        (tmp_path / "zh.yaml").write_bytes(mangled(written, random))
        overlay = read_overlay(tmp_path / "zh.yaml")
        for finding in compare(lesson, source, overlay, "zh"):
            located(finding, source if finding.file == "lesson.yaml" else overlay.source)
        laid_over(lesson, overlay, "zh")


def test_a_mangled_course_still_opens(tmp_path: Path) -> None:
    for number in range(SEED, SEED + 20):
        random = Random(number)
        folder = tmp_path / "unit" / f"lesson-{number}"
        folder.mkdir(parents=True)
        (folder / "lesson.yaml").write_bytes(mangled(LESSON.encode(), random))
    for name in ("course", "facts", "glossary", "help", "competences", "misconceptions", "unit/unit"):
        for number in range(3):
            original = LESSONS / f"{name}.yaml"
            data = original.read_bytes() if original.exists() else b"units: [unit]\n"
            (tmp_path / f"{name}.yaml").write_bytes(mangled(data, Random(SEED + number)))
            catalogue = Catalogue.open(tmp_path, tmp_path / "index.json").examined()
            assert len(catalogue.lessons) == 20
            assert Library(tmp_path).diagnostics() is not None
