"""Items among each other: no stem twice with other numbers, few from one template, enough of each competence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Final

from tutor.course.checks.subject import Found, Subject
from tutor.course.source import Where

MOST_OF_A_TEMPLATE: Final = 3
FEWEST_QUESTIONS: Final = 3
FEWEST_KINDS: Final = 2

_NUMBERS = re.compile(r"\{[^{}]*\}|\d+(?:[.,]\d+)*")


def name_rules(subject: Subject) -> Found:
    """A lesson's id is not the name of a command: ``finlit-tutor check`` must stay a command."""
    if subject.lesson.id in subject.course.commands:
        yield subject.source.finding("check.id-is-command", ("id",), name=subject.lesson.id)


def stem_rules(subjects: Iterable[Subject]) -> Found:
    """No two questions differ only in their numbers."""
    seen: dict[str, tuple[Subject, Where]] = {}
    for subject in subjects:
        for where, step in subject.questions():
            stem = _stem(step)
            if stem in seen:
                other, place = seen[stem]
                line, _ = other.source.at(place)
                yield subject.source.finding("check.same-stem", (*where, "question"), file=other.source.file, line=line)
            else:
                seen[stem] = (subject, (*where, "question"))


def _stem(step: Any) -> str:
    """What an item asks, numbers left out. Kinds whose entries are the question are told apart by these."""
    parts = [step.kind, step.text or "", step.question, getattr(step, "heading", "")]
    if step.kind not in ("choice", "number"):
        for field in ("items", "lines", "options", "pairs"):
            parts += [getattr(one, "text", getattr(one, "left", "")) for one in getattr(step, field, ())]
    return "".join(_NUMBERS.sub("#", "\n".join(parts)).split()).lower()


def template_rules(subjects: Iterable[Subject]) -> Found:
    """At most three questions come from one template."""
    made: dict[str, list[tuple[Subject, Where]]] = defaultdict(list)
    for subject in subjects:
        for where, step in subject.questions():
            if step.template:
                made[step.template].append((subject, (*where, "template")))
    for name, places in made.items():
        for subject, where in places[MOST_OF_A_TEMPLATE:]:
            yield subject.source.finding(
                "check.template-worn", where, name=name, n=len(places), most=MOST_OF_A_TEMPLATE
            )


def coverage_rules(subjects: Iterable[Subject]) -> Found:
    """Every competence that the course teaches is asked often enough, in more than one kind of question."""
    listed = tuple(subjects)
    asked: dict[str, Counter[str]] = defaultdict(Counter)
    for subject in listed:
        for _, step in subject.questions():
            asked[step.competence][step.kind] += 1
    told: set[str] = set()
    for subject in listed:
        for number, name in enumerate(subject.lesson.teaches):
            count, kinds = asked[name].total(), len(asked[name])
            if name not in told and count and (count < FEWEST_QUESTIONS or kinds < FEWEST_KINDS):
                told.add(name)
                yield subject.source.finding(
                    "check.asked-little", ("teaches", number), name=name, n=count, kinds=kinds,
                    least=FEWEST_QUESTIONS, least_kinds=FEWEST_KINDS,
                )  # fmt: skip
