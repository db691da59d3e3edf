"""What is offered to choose from: told apart, answered, and not giving itself away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tutor.course.checks.answers import drawn
from tutor.course.checks.subject import Found, Subject
from tutor.course.lesson import ChoicesStep, ChoiceStep
from tutor.course.source import Where
from tutor.course.texts import Text
from tutor.words.lines import width

ALL_OF_THEM: Final = re.compile(
    r"以上(?:都|皆|全|均|所有|各项)|(?:都|全部?|均)(?:正确|错误|不对|不是)\W*$|^\W*(?:都|全部?)[对错]\W*$"
    r"|\b(?:all|none|both|neither|any) of (?:the )?(?:above|these|them)\b|\ball (?:are|is) (?:correct|right|true)\b",
    re.IGNORECASE,
)
FEWEST_CHOICES: Final = 3
"""With fewer questions of a kind in a lesson nothing can be said about habits."""

SETS: Final = ("options", "items", "lines", "replies", "plans", "bins", "blanks")


def distinct_rules(subject: Subject) -> Found:
    """No two things to choose between read the same, whatever is drawn."""
    for where, step in subject.steps():
        for field, part in _sets(step):
            for tongue in subject.tongues:
                own = tongue.lesson.steps[int(where[1])]
                yield from _alike(subject, own, where, field, part, tongue.lang)


def _sets(step: Any) -> Iterator[tuple[str, str]]:
    for field in ("options", "items", "lines", "replies", "plans", "bins"):
        if hasattr(step, field):
            yield field, "text"
    if hasattr(step, "pairs"):
        yield from (("pairs", "left"), ("pairs", "right"))


def _alike(subject: Subject, step: Any, where: Where, field: str, part: str, lang: Any) -> Found:
    entries = getattr(step, field)
    told: set[int] = set()
    for names in subject.drawn_for(step) or ({},):
        seen: dict[str, int] = {}
        shown = [subject.line(getattr(one, part), names, lang).strip() for one in entries]
        if part == "right":
            shown += [subject.line(one.text, names, lang).strip() for one in step.extra]
        for number, words in enumerate(shown):
            first = seen.setdefault(words, number)
            if first != number and number not in told:
                told.add(number)
                here = (field, number, part) if number < len(entries) else ("extra", number - len(entries), "text")
                yield subject.source.finding(
                    "check.entries-alike", (*where, *here), lang=lang, found=words, drawn=drawn(names, step)
                )


def feedback_rules(subject: Subject) -> Found:
    """Every entry answers in words of its own."""
    for where, step in subject.questions():
        for field in ("options", "items", "lines", "pairs", "slips"):
            seen: dict[str, int] = {}
            for number, entry in enumerate(getattr(step, field, ())):
                here = (*where, field, number, "feedback")
                if not entry.feedback.strip():
                    yield subject.source.finding("check.no-feedback", here)
                elif entry.feedback in seen:
                    yield subject.source.finding("check.same-feedback", here, first=seen[entry.feedback] + 1)
                seen.setdefault(entry.feedback, number)


def catch_all_rules(subject: Subject) -> Found:
    """No "all of the above"."""
    for tongue in subject.tongues:
        for text in tongue.texts:
            if "options" in text.where and text.where[-1] == "text" and isinstance(text.words, str):
                found = ALL_OF_THEM.search(text.words)
                if found:
                    yield tongue.finding("check.all-of-the-above", text, offset=found.start(), found=found.group())


def longest_rules(subject: Subject) -> Found:
    """The right option is not the longest more often than not."""
    for tongue in subject.tongues:
        asked, longest = 0, []
        for where, step in subject.questions():
            own = tongue.lesson.steps[int(where[1])]
            if isinstance(step, ChoiceStep) and isinstance(own, ChoiceStep):
                asked += 1
                names = (subject.drawn_for(step) or ({},))[0]
                cells = [width(subject.line(one.text, names, tongue.lang)) for one in own.options]
                key = next(number for number, one in enumerate(step.options) if one.correct)
                if cells[key] > max(cells[:key] + cells[key + 1 :]):
                    longest.append((*where, "options", key, "text"))
        if asked >= FEWEST_CHOICES and len(longest) * 2 > asked:
            text = Text("", "", longest[0])
            texts = {one.where: one for one in tongue.texts}
            yield tongue.finding(
                "check.key-longest", texts.get(longest[0], text), n=len(longest), of=asked, lang=tongue.lang
            )


def position_rules(subject: Subject) -> Found:
    """Where options are not shuffled, the right one doesn't always stand in the same place."""
    places: list[tuple[int, Where]] = []
    for where, step in subject.questions():
        if isinstance(step, ChoiceStep) and not step.shuffle:
            key = next(number for number, one in enumerate(step.options) if one.correct)
            places.append((key, (*where, "options", key)))
    for place in {key for key, _ in places}:
        same = [where for key, where in places if key == place]
        if len(places) >= FEWEST_CHOICES and len(same) * 2 > len(places):
            yield subject.source.finding("check.key-position", same[0], place=place + 1, n=len(same), of=len(places))


def few_wrong_rules(subject: Subject) -> Found:
    """Something is offered that is wrong."""
    for where, step in subject.questions():
        if isinstance(step, ChoicesStep) and all(one.correct for one in step.options):
            yield subject.source.finding("check.nothing-wrong", (*where, "options"), key=True)
        if step.kind == "spot" and all(line.trap for line in step.lines):
            yield subject.source.finding("check.nothing-wrong", (*where, "lines"), key=True)
        if step.kind == "classify":
            for number, bin in enumerate(step.bins):
                if bin.id not in {item.bin for item in step.items}:
                    yield subject.source.finding("check.empty-bin", (*where, "bins", number, "id"), name=bin.id)
