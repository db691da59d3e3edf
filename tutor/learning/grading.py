"""Answers weighed. Every kind of question has one function; what has no right answer is noted.

Nothing an answer may be breaks it: a wrong shape, an unknown id or an endless text is ``Unread``, never counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from tutor.course import compose
from tutor.course.lesson import (
    AnyStep,
    Blank,
    ChoicesStep,
    ChoiceStep,
    ClassifyStep,
    CommitStep,
    FillStep,
    Lang,
    Lesson,
    MatchStep,
    NumberStep,
    OrderStep,
    PollStep,
    Question,
    ReflectStep,
    SpotStep,
    StoryStep,
)
from tutor.course.library import Library
from tutor.course.page import Blocks, Entry
from tutor.course.page import Line as PageLine
from tutor.course.settle import Names
from tutor.course.values import varying, worked
from tutor.learning import numbers, shapes
from tutor.learning.spelling import alike
from tutor.learning.verdict import Answer, Note, Outcome, Unread, Verdict


def grade(lesson: Lesson, step: AnyStep, names: Names, answer: Answer, library: Library, lang: Lang) -> Verdict:
    """The verdict on ``answer``. Raises ``Unread`` for one that can't be weighed, also where nothing is asked, and
    ``ExpressionError`` where the lesson's own answer can't be worked out from ``names``.
    """
    return _Grader(lesson, names, library, lang).grade(step, answer)


@dataclass(frozen=True)
class _Grader:
    lesson: Lesson
    names: Names
    library: Library
    lang: Lang

    def grade(self, step: AnyStep, answer: Answer) -> Verdict:
        match step:
            case ChoiceStep():
                return self._choice(step, shapes.one(answer, _ids(step.options)))
            case ChoicesStep():
                right = {option.id for option in step.options if option.correct}
                return self._several(step, step.options, right, shapes.some(answer, _ids(step.options)))
            case SpotStep():
                right = {line.id for line in step.lines if line.trap}
                return self._several(step, step.lines, right, shapes.some(answer, _ids(step.lines)))
            case NumberStep():
                return self._number(step, shapes.words(answer, shapes.LONGEST_ENTRY))
            case FillStep():
                return self._fill(step, shapes.filled(answer, _ids(step.blanks)))
            case OrderStep():
                return self._order(step, shapes.every(answer, _ids(step.items)))
            case MatchStep():
                rights = [*_ids(step.pairs), *_ids(step.extra)]
                return self._match(step, shapes.placed(answer, _ids(step.pairs), rights))
            case ClassifyStep():
                return self._classify(step, shapes.placed(answer, _ids(step.items), _ids(step.bins)))
        return self._noted(step, answer)

    # with a right answer

    def _choice(self, step: ChoiceStep, chosen: str) -> Verdict:
        key = next(option for option in step.options if option.correct)
        option = next(option for option in step.options if option.id == chosen)
        note = Note(chosen, True, option.correct, self._blocks(option.feedback), (), option.misconception)
        return self._verdict(step, chosen, float(option.correct), [note], key.id, [self._entry(key.id, key.text)])

    def _several(self, step: Question, options: Sequence[Any], right: set[str], chosen: tuple[str, ...]) -> Verdict:
        notes = [
            Note(
                one.id,
                one.id in chosen,
                one.id in right,
                self._blocks(one.feedback),
                (),
                one.misconception if (one.id in chosen) != (one.id in right) else None,
            )
            for one in options
            if one.id in chosen or one.id in right
        ]
        hits = len(right & set(chosen))
        score = max(0.0, (hits - len(set(chosen) - right)) / len(right)) if right else float(not chosen)
        solution = tuple(one.id for one in options if one.id in right)
        shown = [self._entry(one.id, one.text) for one in options if one.id in right]
        return self._verdict(step, chosen, score, notes, solution, shown)

    def _number(self, step: NumberStep, text: str) -> Verdict:
        key = worked(step.answer, self.names)
        given = numbers.understood(text, key.unit)
        near = abs(given.amount - key.amount) <= numbers.tolerance(step, key)
        notes = [] if near else [self._why(step, given, key)]
        plain = numbers.told(key, self.lang)
        verdict = self._verdict(step, text, float(near), notes, plain, [self._entry("", plain)])
        return replace(verdict, understood=numbers.told(given, self.lang))

    def _why(self, step: NumberStep, given: Any, key: Any) -> Note:
        found = numbers.mistake(step, given, key, self.names, self.library)
        if found is not None and found.slip is not None:
            number = step.slips.index(found.slip)
            return Note("", True, False, self._blocks(found.slip.feedback), (), found.misconception, number)
        if found is not None and found.misconception is not None:
            says = self.library.misconception(found.misconception).says[self.lang]
            return Note("", True, False, self._blocks(says), (), found.misconception)
        return Note("", True, False, self._blocks(step.high if given.amount > key.amount else step.low))

    def _fill(self, step: FillStep, words: Mapping[str, str]) -> Verdict:
        notes = [self._blank(blank, words[blank.id]) for blank in step.blanks]
        score = sum(note.right for note in notes) / len(notes)
        solution = {blank.id: self._plain(blank.answers[0]) for blank in step.blanks}
        shown = [self._entry(blank.id, blank.answers[0]) for blank in step.blanks]
        return self._verdict(step, words, score, notes, solution, shown)

    def _blank(self, blank: Blank, words: str) -> Note:
        if any(alike(words, self._plain(one)) for one in blank.answers):
            return Note(blank.id, True, True, ())
        for number, slip in enumerate(blank.slips):
            if slip.when is not None and alike(words, self._plain(slip.when)):
                return Note(blank.id, True, False, self._blocks(slip.feedback), (), slip.misconception, number)
        return Note(blank.id, True, False, self._blocks(blank.otherwise))

    def _order(self, step: OrderStep, order: tuple[str, ...]) -> Verdict:
        right = [item.id for item in step.items]
        place = {name: number for number, name in enumerate(order)}
        kept = sum(place[first] < place[then] for first, then in pairwise(right))
        notes = [
            Note(item.id, True, place[item.id] == number, self._blocks(item.feedback))
            for number, item in enumerate(step.items)
        ]
        score = 1.0 if order == tuple(right) else min(kept / max(1, len(right) - 1), 0.99)
        shown = [self._entry(item.id, item.text) for item in step.items]
        return self._verdict(step, order, score, notes, tuple(right), shown)

    def _match(self, step: MatchStep, placed: Mapping[str, str]) -> Verdict:
        rights = {pair.id: pair.right for pair in step.pairs}
        targets = {**rights, **{one.id: one.text for one in step.extra}}
        same = {pair.id: {name for name, text in targets.items() if text == pair.right} for pair in step.pairs}
        notes = []
        for pair in step.pairs:
            fine = placed[pair.id] in same[pair.id]
            belongs = (self._entry(pair.id, pair.right),)
            notes.append(
                Note(pair.id, True, fine, self._blocks(pair.feedback), belongs, None if fine else pair.misconception)
            )
        shown = [self._entry(pair.id, f"{pair.left} — {pair.right}") for pair in step.pairs]
        return self._verdict(step, placed, _share(notes), notes, {name: name for name in rights}, shown)

    def _classify(self, step: ClassifyStep, placed: Mapping[str, str]) -> Verdict:
        bins = {one.id: one.text for one in step.bins}
        notes = []
        for item in step.items:
            fine = placed[item.id] == item.bin
            belongs = (self._entry(item.bin, bins[item.bin]),)
            notes.append(
                Note(item.id, True, fine, self._blocks(item.feedback), belongs, None if fine else item.misconception)
            )
        shown = [self._entry(item.id, f"{item.text} — {bins[item.bin]}") for item in step.items]
        solution = {item.id: item.bin for item in step.items}
        return self._verdict(step, placed, _share(notes), notes, solution, shown)

    # without one

    def _noted(self, step: AnyStep, answer: Answer) -> Verdict:
        match step:
            case PollStep():
                return self._thanks(step.after, shapes.one(answer, _ids(step.replies)))
            case ReflectStep() | CommitStep():
                return self._thanks(step.after, shapes.words(answer))
            case StoryStep():
                turns = shapes.walked(step, answer)
                found = tuple(turn.misconception for turn in turns if turn.misconception)
                named = self._named(found)
                return Verdict("noted", 0.0, (), (), misconceptions=found, named=named, given=_ids(turns))
        raise Unread("verdict.nothing-asked")

    def _thanks(self, after: str, given: str) -> Verdict:
        return Verdict("noted", 0.0, (), self._blocks(after), given=given)

    # what all share

    def _verdict(
        self,
        step: Question,
        given: Answer,
        score: float,
        notes: Iterable[Note],
        solution: Answer,
        shown: Iterable[Entry],
    ) -> Verdict:
        notes = tuple(notes)
        outcome: Outcome = "right" if score >= 1 else "partly" if score > 0 else "wrong"
        chosen_first = sorted(notes, key=lambda note: not note.chosen)
        found = list(dict.fromkeys(note.misconception for note in chosen_first if note.misconception and score < 1))
        return Verdict(
            outcome=outcome,
            score=score,
            notes=notes,
            explain=self._blocks(step.explain),
            solution=solution,
            shown_solution=tuple(shown),
            misconceptions=tuple(found),
            named=self._named(found),
            again=bool(compose.needs(step) & varying(self.lesson)),
            given=given,
        )

    def _named(self, found: Iterable[str]) -> tuple[str, ...]:
        entries = self.library.misconceptions.entries
        return tuple(entries[name].name[self.lang] for name in found if name in entries)

    def _blocks(self, text: str) -> Blocks:
        return compose.blocks(text, self.names, self.library, self.lang)

    def _line(self, text: str) -> PageLine:
        return compose.line(text, self.names, self.library, self.lang)

    def _entry(self, name: str, text: str) -> Entry:
        return Entry(name, self._line(text))

    def _plain(self, text: str) -> str:
        return "".join(getattr(span, "text", "") for span in self._line(text))


def _share(notes: Sequence[Note]) -> float:
    return sum(note.right for note in notes) / len(notes)


def _ids(things: Sequence[Any]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)
