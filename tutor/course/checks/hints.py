"""The ladder of hints: several rungs, the answer only on the last, where the work is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from tutor.course import markup, values
from tutor.course.checks.subject import Found, Names, Subject, Tongue
from tutor.course.expression import ExpressionError, evaluate
from tutor.course.lesson import (
    ChoicesStep,
    ChoiceStep,
    ClassifyStep,
    FillStep,
    MatchStep,
    NumberStep,
    OrderStep,
    SpotStep,
)
from tutor.course.quantity import Quantity
from tutor.course.shown import shown
from tutor.course.template import Hole
from tutor.course.texts import Text

FEWEST: Final = 2
SHORTEST_GIVEAWAY: Final = 4
"""Letters of a right option that have to reappear in a hint before it counts as told."""


def ladder_rules(subject: Subject) -> Found:
    """At least two rungs, and a number's last one arrives at the answer."""
    if subject.lesson.test:
        return
    for where, step in subject.questions():
        if len(step.hints) < FEWEST:
            field = (*where, "hints") if step.hints else where
            yield subject.source.finding("check.few-hints", field, key=bool(step.hints), least=FEWEST)
        elif isinstance(step, NumberStep):
            for tongue in subject.tongues:
                own = tongue.lesson.steps[int(where[1])]
                assert isinstance(own, NumberStep)
                if not _arrives(subject, own, own.hints[-1], tongue):
                    text = _text(tongue, (*where, "hints", len(own.hints) - 1))
                    yield tongue.finding("check.no-worked-solution", text)


def giveaway_rules(subject: Subject) -> Found:
    """No rung but the last contains the answer."""
    for where, _ in subject.questions():
        for tongue in subject.tongues:
            own: Any = tongue.lesson.steps[int(where[1])]
            for number, hint in enumerate(own.hints[:-1]):
                told = _told(subject, own, hint, tongue)
                if told:
                    text = _text(tongue, (*where, "hints", number))
                    yield tongue.finding("check.hint-tells", text, found=told)


def _text(tongue: Tongue, where: tuple[str | int, ...]) -> Text:
    return next(text for text in tongue.texts if text.where == where)


def _told(subject: Subject, step: Any, hint: str, tongue: Tongue) -> str:
    """The part of the answer that the hint contains, or an empty string."""
    drawings = subject.drawn_for(step) or ({},)
    if isinstance(step, NumberStep):
        return _number_told(subject, step, hint, tongue, drawings)
    names = drawings[0]
    words = bare(subject.whole(hint, names, tongue.lang))
    for answer in _answers(subject, step, names, tongue):
        if len(bare(answer)) >= SHORTEST_GIVEAWAY and bare(answer) in words:
            return answer
    if isinstance(step, FillStep):
        return _blank_told(subject.whole(hint, names, tongue.lang), step)
    for pair in _belonging(step):
        entry, target = (subject.line(text, names, tongue.lang) for text in pair)
        if bare(entry) in words and bare(target) in words:
            return f"{entry} – {target}"
    if isinstance(step, OrderStep):
        shown_items = [bare(subject.line(item.text, names, tongue.lang)) for item in step.items]
        places = [words.find(item) for item in shown_items]
        if min(places) >= 0 and places == sorted(places):
            return " → ".join(item.id for item in step.items)
    return ""


def _belonging(step: Any) -> Iterator[tuple[str, str]]:
    """What belongs together in a ``match`` or ``classify``."""
    if isinstance(step, MatchStep):
        yield from ((pair.left, pair.right) for pair in step.pairs)
    if isinstance(step, ClassifyStep):
        bins = {bin.id: bin.text for bin in step.bins}
        yield from ((item.text, bins[item.bin]) for item in step.items)


def _answers(subject: Subject, step: Any, names: Names, tongue: Tongue) -> Iterator[str]:
    if isinstance(step, ChoiceStep | ChoicesStep):
        right = [one.text for one in step.options if one.correct]
    elif isinstance(step, SpotStep):
        right = [one.text for one in step.lines if one.trap]
    else:
        right = []
    for text in right:
        yield subject.line(text, names, tongue.lang)


def _blank_told(hint: str, step: FillStep) -> str:
    for blank in step.blanks:
        for answer in blank.answers:
            edge = r"\b" if answer.isascii() else ""
            if len(answer) > 1 and re.search(edge + re.escape(answer) + edge, hint, re.IGNORECASE):
                return answer
    return ""


def _number_told(subject: Subject, step: NumberStep, hint: str, tongue: Tongue, drawings: tuple[Names, ...]) -> str:
    """The answer as it is shown, if the hint holds it in every drawing; now and then is chance."""
    answer = ""
    for names in drawings:
        key = _key(step, names)
        if key is None or not _holds(subject, hint, key, names, tongue):
            return ""
        answer = shown(key, tongue.lang)
    return answer


def _holds(subject: Subject, hint: str, key: Quantity, names: Names, tongue: Tongue) -> bool:
    if any(value.amount == key.amount for value in _computed(hint, names)):
        return True
    written = re.escape(shown(key, tongue.lang))
    return re.search(rf"(?<![\d.,]){written}(?![\d.,]*\d)", subject.whole(hint, names, tongue.lang)) is not None


def _arrives(subject: Subject, step: NumberStep, hint: str, tongue: Tongue) -> bool:
    """Whether the hint shows the answer, whatever is drawn."""
    keys = [(names, _key(step, names)) for names in subject.drawn_for(step)]
    return all(key is None or _holds(subject, hint, key, names, tongue) for names, key in keys)


def _key(step: NumberStep, names: Names) -> Quantity | None:
    try:
        key = values.worked(step.answer, names)
    except ExpressionError:
        return None
    return key if key.unit in ("money", "rate", "number") else None


def _computed(hint: str, names: Names) -> Iterator[Quantity]:
    for piece in markup.parse(hint).pieces():
        if isinstance(piece, Hole):
            try:
                yield evaluate(piece.expression, names)
            except ExpressionError:
                continue


def bare(words: str) -> str:
    """Letters and digits only, lower case: what remains when punctuation is no excuse."""
    return "".join(one for one in unicodedata.normalize("NFKC", words).lower() if one.isalnum())
