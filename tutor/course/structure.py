"""Rules that types can't say and without which a lesson can't be read: ids, targets, gaps, one right option.

What a good lesson is (feedback, facts, coverage) is the business of ``checks``.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from tutor.course.diagnostics import Diagnostic, nearest
from tutor.course.lesson import (
    AnyStep,
    ChoicesStep,
    ChoiceStep,
    ClassifyStep,
    CommitStep,
    Drawn,
    FillStep,
    Head,
    MatchStep,
    NumberStep,
    OrderStep,
    PollStep,
    Question,
    SimulateStep,
    SpotStep,
    StoryStep,
)
from tutor.course.source import Source, Where

ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
NAME: Final = r"[a-z][a-z0-9_]*"
_ID = re.compile(ID)
_NAME = re.compile(NAME)
_GAP = re.compile(r"(?<!\\)\[\[([^\[\]]*)\]\]")
MAX_ID: Final = 60
LEAST: Final[Mapping[str, int]] = {
    "steps": 1,
    "plans": 1,
    "blanks": 1,
    "pick": 1,
    "options": 2,
    "items": 2,
    "pairs": 2,
    "bins": 2,
    "lines": 2,
    "replies": 2,
    "nodes": 2,
}
"""How many entries a list of this name needs at least."""
RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "revision": (1, 1000),
    "minutes": (1, 1000),
    "days": (1, 365),
    "difficulty": (1, 5),
}
ID_FIELDS: Final = frozenset({"id", "teaches", "needs", "facts"})

Found = Iterator[Diagnostic]


def is_id(text: str) -> bool:
    """Whether ``text`` is lower-case letters and digits in groups joined by hyphens, and at most ``MAX_ID`` long."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def head_rules(source: Source, head: Head) -> Found:
    """What must hold of a lesson beside its steps."""
    yield from _named(source, head.id, ("id",))
    for field in ("teaches", "needs", "facts"):
        yield from references(source, getattr(head, field), (field,))
    for field in ("revision", "minutes"):
        yield from _ranged(source, head, field, ())
    for name, drawn in (head.values or {}).items():
        if not _NAME.fullmatch(name) or len(name) > MAX_ID or keyword.iskeyword(name):
            yield source.finding("source.not-a-name", ("values", name), key=True, found=name)
        yield from _drawn(source, drawn, ("values", name))


def steps_rules(source: Source, steps: Sequence[tuple[int, AnyStep]]) -> Found:
    """What must hold of each step. ``steps`` come with their number in the file: broken ones are left out."""
    yield from distinct_ids(source, steps, ("steps",))
    for number, step in steps:
        where: Where = ("steps", number)
        yield from references(source, step.facts, (*where, "facts"))
        if isinstance(step, Question):
            yield from _ranged(source, step, "difficulty", where)
        if rules := _RULES.get(type(step)):
            yield from rules(source, step, where)


def distinct_ids(source: Source, entries: Iterable[tuple[int, Any]], where: Where) -> Found:
    """Each entry's ``id`` must be one, and no two alike. Entries come with their number in the file."""
    first: dict[str, int] = {}
    for number, entry in entries:
        name = entry.id
        yield from _named(source, name, (*where, number, "id"))
        if name in first:
            line, _ = source.at((*where, first[name]))
            yield source.finding("source.duplicate-id", (*where, number, "id"), name=name, line=line)
        first.setdefault(name, number)


def _ranged(source: Source, holder: object, field: str, where: Where) -> Found:
    low, high = RANGES[field]
    if not low <= getattr(holder, field) <= high:
        yield source.finding("source.out-of-range", (*where, field), low=low, high=high)


def _named(source: Source, name: str, where: Where) -> Found:
    if not is_id(name):
        yield source.finding("source.not-an-id", where, found=name[:MAX_ID])


def references(source: Source, names: Iterable[str], where: Where) -> Found:
    """Each of ``names`` must be an id: so none of them leads out of the course."""
    for number, name in enumerate(names):
        yield from _named(source, name, (*where, number))


def _drawn(source: Source, drawn: Drawn, where: Where) -> Found:
    given = [name for name in ("pick", "whole", "be") if getattr(drawn, name) is not None]
    if len(given) != 1:
        yield source.finding("source.drawn-one-of", where, key=True, found=", ".join(given))
    elif drawn.pick is not None and not drawn.pick:
        yield source.finding("source.too-few-entries", (*where, "pick"), least=LEAST["pick"])
    elif drawn.whole is not None and (drawn.whole[0] > drawn.whole[1] or min(drawn.whole[2:], default=1) < 1):
        yield source.finding("source.whole-range", (*where, "whole"))


def _entries(*names: str) -> Callable[[Source, Any, Where], Found]:
    """The rules of lists in a step: enough entries, ids that differ."""

    def rules(source: Source, step: Any, where: Where) -> Found:
        for name in names:
            entries = getattr(step, name)
            if len(entries) < LEAST.get(name, 0):
                yield source.finding("source.too-few-entries", (*where, name), key=True, least=LEAST[name])
            yield from distinct_ids(source, enumerate(entries), (*where, name))

    return rules


def _choice(source: Source, step: ChoiceStep, where: Where) -> Found:
    yield from _entries("options")(source, step, where)
    right = [number for number, option in enumerate(step.options) if option.correct]
    if not right:
        yield source.finding("source.no-correct-option", (*where, "options"), key=True)
    for number in right[1:]:
        yield source.finding("source.two-correct-options", (*where, "options", number, "correct"), key=True)


def _choices(source: Source, step: ChoicesStep, where: Where) -> Found:
    yield from _entries("options")(source, step, where)
    if not any(option.correct for option in step.options):
        yield source.finding("source.no-correct-option", (*where, "options"), key=True)


def _number(source: Source, step: NumberStep, where: Where) -> Found:
    for number, slip in enumerate(step.slips):
        if slip.when is None and slip.misconception is None:
            yield source.finding("source.empty-slip", (*where, "slips", number))


def _fill(source: Source, step: FillStep, where: Where) -> Found:
    yield from _entries("blanks")(source, step, where)
    gaps = [(gap[1], gap.start()) for gap in _GAP.finditer(step.question)]
    blanks = [blank.id for blank in step.blanks]
    seen: set[str] = set()
    for gap, offset in gaps:
        if gap not in blanks:
            near = nearest(gap, blanks)
            yield source.finding(
                "source.gap-without-blank", (*where, "question"), offset=offset, name=gap, nearest=near
            )
        elif gap in seen:
            yield source.finding("source.gap-twice", (*where, "question"), offset=offset, name=gap)
        seen.add(gap)
    for number, blank in enumerate(step.blanks):
        here = (*where, "blanks", number)
        if blank.id not in seen:
            yield source.finding("source.blank-without-gap", (*here, "id"), name=blank.id)
        if not blank.answers:
            yield source.finding("source.too-few-entries", (*here, "answers"), key=True, least=1)
        for place, slip in enumerate(blank.slips):
            if slip.when is None:
                yield source.finding("source.empty-slip", (*here, "slips", place))


def _match(source: Source, step: MatchStep, where: Where) -> Found:
    yield from _entries("pairs", "extra")(source, step, where)
    pairs = {pair.id for pair in step.pairs}
    for number, extra in enumerate(step.extra):
        if extra.id in pairs:
            line, _ = source.at((*where, "pairs"))
            yield source.finding("source.duplicate-id", (*where, "extra", number, "id"), name=extra.id, line=line)


def _classify(source: Source, step: ClassifyStep, where: Where) -> Found:
    yield from _entries("bins", "items")(source, step, where)
    bins = [bin.id for bin in step.bins]
    for number, item in enumerate(step.items):
        if item.bin not in bins:
            yield source.finding(
                "source.no-such-bin", (*where, "items", number, "bin"), name=item.bin, nearest=nearest(item.bin, bins)
            )


def _spot(source: Source, step: SpotStep, where: Where) -> Found:
    yield from _entries("lines")(source, step, where)
    if not any(line.trap for line in step.lines):
        yield source.finding("source.no-trap", (*where, "lines"), key=True)


def _story(source: Source, step: StoryStep, where: Where) -> Found:
    yield from _entries("nodes")(source, step, where)
    nodes = [node.id for node in step.nodes]
    for number, node in enumerate(step.nodes):
        here = (*where, "nodes", number)
        yield from distinct_ids(source, enumerate(node.turns), (*here, "turns"))
        if node.turns and node.ending:
            yield source.finding("source.ending-with-turns", (*here, "ending"), key=True)
        if not node.turns and not node.ending:
            yield source.finding("source.no-way-on", (*here, "id"), name=node.id)
        for place, turn in enumerate(node.turns):
            if turn.to not in nodes:
                yield source.finding(
                    "source.no-such-node", (*here, "turns", place, "to"), name=turn.to, nearest=nearest(turn.to, nodes)
                )


def _commit(source: Source, step: CommitStep, where: Where) -> Found:
    yield from _entries("plans")(source, step, where)
    yield from _ranged(source, step, "days", where)


_RULES: Final[Mapping[type, Callable[[Source, Any, Where], Found]]] = {
    ChoiceStep: _choice,
    ChoicesStep: _choices,
    SimulateStep: _entries("options"),
    NumberStep: _number,
    FillStep: _fill,
    OrderStep: _entries("items"),
    MatchStep: _match,
    ClassifyStep: _classify,
    SpotStep: _spot,
    StoryStep: _story,
    PollStep: _entries("replies"),
    CommitStep: _commit,
}
