"""What a check found, and what it looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tutor.course.diagnostics import Diagnostic, in_order
from tutor.course.lesson import Lang, Lesson
from tutor.course.page import GRADED


@dataclass(frozen=True)
class Report:
    """``diagnostics`` in the order of files and lines; ``checked`` are the lessons that could be read at all.

    ``worlds`` counts those that were lived.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[Lesson, ...]
    languages: tuple[Lang, ...]
    worlds: int = 0

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.diagnostics if one.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.diagnostics if one.severity == "warning")

    @property
    def questions(self) -> int:
        return sum(step.kind in GRADED for lesson in self.checked for step in lesson.steps)

    @property
    def steps(self) -> int:
        return sum(len(lesson.steps) for lesson in self.checked)

    def json(self, lang: Lang = "en") -> dict[str, Any]:
        """The object that ``check --json`` prints. ``kinds`` counts steps, ``competences`` graded questions."""
        steps = [step for lesson in self.checked for step in lesson.steps]
        asked = Counter(str(getattr(step, "competence", "")) for step in steps if step.kind in GRADED)
        taught = {name: 0 for lesson in self.checked for name in lesson.teaches}
        return {
            "lessons": len(self.checked),
            "steps": self.steps,
            "questions": self.questions,
            "worlds": self.worlds,
            "languages": list(self.languages),
            "kinds": dict(sorted(Counter(step.kind for step in steps).items())),
            "competences": dict(sorted({**taught, **asked}.items())),
            "errors": [one.as_json(lang) for one in self.errors],
            "warnings": [one.as_json(lang) for one in self.warnings],
        }


def report(
    found: Iterable[Diagnostic], lessons: Iterable[Lesson], languages: Iterable[Lang], worlds: int = 0
) -> Report:
    """A report with its findings in order, each place and code once."""
    return Report(in_order(found), tuple(lessons), tuple(sorted(languages, reverse=True)), worlds)
