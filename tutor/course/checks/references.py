"""What a lesson leans on exists: facts and their figures, terms, misconceptions, competences; facts are not stale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from tutor.course import markup
from tutor.course.checks.subject import Found, Subject, Tongue
from tutor.course.diagnostics import nearest
from tutor.course.library import Library
from tutor.course.settle import fact_figure
from tutor.course.source import Where
from tutor.course.template import FactHole, TermLink
from tutor.course.texts import Text

FEWEST_SHOWING: Final = 3
"""Questions in which a misconception is met."""
GROWN: Final = 20
"""Questions from which on a course is more than begun."""
AS_REPORTED: Final = {
    "zh": re.compile(
        "据|报道|报告|研究|调查|公布|公告|公开|统计|显示|介绍|提到|有人说|他们说|消息|规定|办法|通知|标准"
    ),
    "en": re.compile(
        r"accord|report|said|say|stud(?:y|ies)|survey|press|announc|publish|research|found|statistic|rule|regulation|notice",
        re.IGNORECASE,
    ),
}
"""How a text may say that somebody else says so."""


def fact_rules(subject: Subject) -> Found:
    """Facts named at the lesson and its steps are known and may still be relied on."""
    yield from _facts(subject, subject.lesson.facts, ("facts",))
    for where, step in subject.steps():
        yield from _facts(subject, step.facts, (*where, "facts"))


def _facts(subject: Subject, names: Iterable[str], where: Where) -> Found:
    known = subject.library.facts.entries
    for number, name in enumerate(names):
        here = (*where, number)
        if name not in known:
            yield subject.source.finding("check.unknown-fact", here, name=name, nearest=nearest(name, known))
        elif known[name].review < subject.course.today:
            review = known[name].review.isoformat()
            yield subject.source.finding("check.fact-past-review", here, name=name, review=review)


def figure_rules(subject: Subject) -> Found:
    """``{fact:id.field}`` names a figure that is there, at a step that names the fact as its source."""
    for tongue in subject.tongues:
        for text in tongue.texts:
            if isinstance(text.words, str):
                for piece in markup.parse(text.words).pieces():
                    if isinstance(piece, FactHole):
                        yield from _figure(subject, tongue, text, piece)


def _figure(subject: Subject, tongue: Tongue, text: Text, hole: FactHole) -> Found:
    known = subject.library.facts.entries
    at = hole.offset
    if hole.id not in known:
        yield tongue.finding("check.unknown-fact", text, offset=at, name=hole.id, nearest=nearest(hole.id, known))
        return
    fact = known[hole.id]
    if fact_figure(subject.library, hole.id, hole.field, tongue.lang) is None:
        fields = list(fact.values or {})
        near = nearest(hole.field, fields)
        yield tongue.finding(
            "check.unknown-figure",
            text,
            offset=at,
            name=hole.id,
            field=hole.field,
            known=", ".join(fields),
            nearest=near,
        )
    if hole.id not in _named(subject, text.where):
        yield tongue.finding("check.fact-not-named", text, offset=at, name=hole.id)
    if fact.status == "S" and tongue.speaks(text) and not AS_REPORTED[tongue.lang].search(str(text.words)):
        yield tongue.finding("check.not-as-reported", text, offset=at, severity="warning", name=hole.id)


def _named(subject: Subject, where: Where) -> set[str]:
    """The facts that the learner can look up where this text stands."""
    named = set(subject.lesson.facts)
    if where[:1] == ("steps",):
        named |= set(subject.lesson.steps[int(where[1])].facts)
    return named


def term_rules(subject: Subject) -> Found:
    known = subject.library.glossary.entries
    for tongue in subject.tongues:
        for text in tongue.texts:
            if isinstance(text.words, str):
                for piece in markup.parse(text.words).pieces():
                    if isinstance(piece, TermLink) and piece.id not in known:
                        near = nearest(piece.id, known)
                        yield tongue.finding(
                            "check.unknown-term", text, offset=piece.offset, name=piece.id, nearest=near
                        )


def misconception_rules(subject: Subject) -> Found:
    """Misconceptions are known, and give a number where a slip relies on that."""
    known = subject.library.misconceptions.entries
    for where, name, alone in _misconceptions(subject):
        if name not in known:
            yield subject.source.finding("check.unknown-misconception", where, name=name, nearest=nearest(name, known))
        elif alone and known[name].wrong is None:
            yield subject.source.finding("check.slip-without-value", where, name=name)
        elif alone:
            missing = [one for one in known[name].given if one not in (subject.lesson.values or {})]
            if missing:
                yield subject.source.finding("check.slip-lacks", where, name=name, missing=", ".join(missing))


def _misconceptions(subject: Subject) -> Iterable[tuple[Where, str, bool]]:
    """Every misconception named: where, which, and whether its own calculation is what a slip stands for."""
    for where, step in subject.steps():
        for field in ("options", "pairs", "items", "lines"):
            for number, entry in enumerate(getattr(step, field, ())):
                if getattr(entry, "misconception", None):
                    yield (*where, field, number, "misconception"), entry.misconception, False
        for number, slip in enumerate(getattr(step, "slips", ())):
            if slip.misconception:
                yield (*where, "slips", number, "misconception"), slip.misconception, slip.when is None
        for number, blank in enumerate(getattr(step, "blanks", ())):
            for place, slip in enumerate(blank.slips):
                if slip.misconception:
                    here = (*where, "blanks", number, "slips", place, "misconception")
                    yield here, slip.misconception, False
        for number, node in enumerate(getattr(step, "nodes", ())):
            for place, turn in enumerate(node.turns):
                if turn.misconception:
                    yield (*where, "nodes", number, "turns", place, "misconception"), turn.misconception, False


def shown_by(subjects: Iterable[Subject]) -> Counter[str]:
    """By misconception, how many questions show it."""
    shown: Counter[str] = Counter()
    for subject in subjects:
        shown.update(name for _, name in {(where[:2], name) for where, name, _ in _misconceptions(subject)})
    return shown


def rare_rules(subjects: Iterable[Subject], library: Library, root: Path) -> Found:
    """Every misconception of a course's own list is met often enough to be caught, and met again.

    A course of a few questions is still being begun, and is left in peace.
    """
    listed, shelf = tuple(subjects), library.misconceptions
    questions = sum(1 for subject in listed for _ in subject.questions())
    if Path(shelf.source.file).parent != root or questions < GROWN:
        return
    shown = shown_by(listed)
    for name, where in shelf.where.items():
        if shown[name] < FEWEST_SHOWING:
            yield shelf.source.finding(
                "check.misconception-rare", (*where, "id"), severity="warning",
                name=name, n=shown[name], least=FEWEST_SHOWING,
            )  # fmt: skip


def competence_rules(subject: Subject) -> Found:
    """Competences are known, taught before they are tested, and what is taught is asked."""
    known: Mapping[str, object] = subject.library.competences.entries
    before = subject.course.taught_before.get(subject.lesson.id)
    for field in ("teaches", "needs"):
        for number, name in enumerate(getattr(subject.lesson, field)):
            here = (field, number)
            if name not in known:
                yield subject.source.finding("check.unknown-competence", here, name=name, nearest=nearest(name, known))
            elif field == "needs" and before is not None and name not in before:
                yield subject.source.finding("check.not-taught-before", here, name=name)
    yield from _questions_taught(subject, known, before)


def _questions_taught(subject: Subject, known: Mapping[str, object], before: frozenset[str] | None) -> Found:
    shown = False
    asked = set()
    earlier = {*subject.lesson.needs, *(before or ())}
    for where, step in subject.steps():
        name = getattr(step, "competence", None)
        shown = (
            shown or step.kind in ("show", "story", "calculator", "simulate") or bool(getattr(step, "predict", False))
        )
        if name is None:
            continue
        asked.add(name)
        here = (*where, "competence")
        if name not in known:
            yield subject.source.finding("check.unknown-competence", here, name=name, nearest=nearest(name, known))
        elif not subject.lesson.test and name not in earlier and (name not in subject.lesson.teaches or not shown):
            code = "check.tested-untaught" if name not in subject.lesson.teaches else "check.tested-before-taught"
            yield subject.source.finding(code, here, name=name)
    for number, name in enumerate(subject.lesson.teaches):
        if name not in asked:
            yield subject.source.finding("check.taught-not-asked", ("teaches", number), name=name)
