"""Answers as they come in, brought into the shape that their kind of step asks for; whatever doesn't fit is ``Unread``.

An answer may come from a phone that somebody plays with: what is typed is cut to a length, loses the characters that a
terminal would obey, and only what was asked for is taken along.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from tutor.course.lesson import StoryStep, Turn
from tutor.learning.verdict import Answer, Unread

LONGEST: Final = 4000
"""Characters of one's own words that are kept."""
LONGEST_ENTRY: Final = 300
"""Characters of a number or of what is put into a blank."""
MOST_NAMES: Final = 100


def one(answer: Answer, known: Sequence[str]) -> str:
    """The id chosen."""
    if not isinstance(answer, str) or answer not in known:
        raise Unread("verdict.choose-one")
    return answer


def some(answer: Answer, known: Sequence[str]) -> tuple[str, ...]:
    """The ids chosen, at least one, each once."""
    chosen = _names(answer, "verdict.choose-some")
    if not chosen or not set(chosen) <= set(known):
        raise Unread("verdict.choose-some")
    return tuple(dict.fromkeys(chosen))


def every(answer: Answer, known: Sequence[str]) -> tuple[str, ...]:
    """All ids, in the order given."""
    order = _names(answer, "verdict.order-all")
    if sorted(order) != sorted(known):
        raise Unread("verdict.order-all")
    return order


def words(answer: Answer, longest: int = LONGEST) -> str:
    """Words, of which at least one letter is left when they are cleaned."""
    clean = _clean(answer, longest) if isinstance(answer, str) else ""
    if not clean:
        raise Unread("verdict.empty")
    return clean


def filled(answer: Answer, blanks: Sequence[str]) -> Mapping[str, str]:
    """The words for each blank."""
    given = answer if isinstance(answer, Mapping) else {}
    found = {}
    for blank in blanks:
        entry = given.get(blank)
        found[blank] = _clean(entry, LONGEST_ENTRY) if isinstance(entry, str) else ""
        if not found[blank]:
            raise Unread("verdict.blank-empty", about=blank)
    return found


def placed(answer: Answer, entries: Sequence[str], targets: Sequence[str]) -> Mapping[str, str]:
    """The target of each entry."""
    given = answer if isinstance(answer, Mapping) else {}
    left = [name for name in entries if not isinstance(given.get(name), str) or given[name] not in targets]
    if left:
        raise Unread("verdict.unplaced", {"n": len(left)}, about=left[0])
    return {name: given[name] for name in entries}


def walked(step: StoryStep, answer: Answer) -> tuple[Turn, ...]:
    """The turns taken, from the opening to an ending."""
    nodes = {node.id: node for node in step.nodes}
    node, taken = step.nodes[0], []
    for name in _names(answer, "verdict.story"):
        turn = next((turn for turn in node.turns if turn.id == name), None)
        if turn is None or turn.to not in nodes:
            raise Unread("verdict.story")
        taken.append(turn)
        node = nodes[turn.to]
    if node.turns:
        raise Unread("verdict.story")
    return tuple(taken)


def _names(answer: Answer, code: str) -> tuple[str, ...]:
    listed = isinstance(answer, Sequence) and not isinstance(answer, str | bytes) and len(answer) <= MOST_NAMES
    if not listed or not all(isinstance(name, str) for name in answer):
        raise Unread(code)
    return tuple(answer)


def _clean(text: str, longest: int) -> str:
    """Without control characters and halves of surrogate pairs, which no file and no terminal should be given."""
    kept = (letter for letter in text[:longest] if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return "".join(kept).strip()
