"""The texts of a lesson, each under a name that lasts: step id, field, entry id, field.

``which.options.flat.feedback`` is the feedback of option ``flat`` of step ``which``; ``which.hints.1`` is the first
hint; ``title`` is the lesson's. Found by walking the dataclasses: what ``lesson`` marks as ``Translated`` is a text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

from tutor.course.lesson import Drawn, Lesson
from tutor.course.shape import entry, is_translated, shape
from tutor.course.source import Where

T = TypeVar("T")
Words: TypeAlias = str | tuple[str, ...]
"""A text, or the answers that a blank accepts."""
Say: TypeAlias = Callable[[str, Any, Where], Any]
"""Gets a text's name, its words and its place; gives words of the same kind."""


@dataclass(frozen=True)
class Text:
    """One text: its lasting name, its words, and where it stands in ``lesson.yaml``."""

    name: str
    words: Words
    where: Where

    @property
    def mark(self) -> str:
        """Six letters that change with the words."""
        return fingerprint(self.words)


def fingerprint(words: Words) -> str:
    """The first six hex digits of the SHA-256 of the words, answers joined by line breaks."""
    import hashlib  # costs more than the rest of this house's start, and only a translation needs it

    whole = words if isinstance(words, str) else "\n".join(words)
    return hashlib.sha256(whole.encode()).hexdigest()[:6]


def texts(lesson: Lesson) -> tuple[Text, ...]:
    """Every text of the lesson, in the order of the file. Expressions are none, and numbers need no translation."""
    found: list[Text] = []

    def note(name: str, words: Words, where: Where) -> Words:
        found.append(Text(name, words, where))
        return words

    rewritten(lesson, note)
    return tuple(found)


def rewritten(value: T, say: Say, prefix: str = "", where: Where = ()) -> T:
    """A copy of a dataclass in which every text is what ``say(name, text, where)`` makes of it."""
    changed: dict[str, Any] = {}
    kind: Any = type(value)
    for field in shape(kind).values():
        held = getattr(value, field.name)
        if held is None or isinstance(held, (bool, int)):
            continue
        name, place = prefix + field.key, (*where, field.key)
        if is_translated(field.type):
            new: Any = held if _needs_no_words(held) else say(name, held, place)
        elif isinstance(held, tuple):
            inside = "" if field.name == "steps" else f"{name}."
            new = _rewritten_list(held, is_translated(entry(field.type)), say, inside, place)
        elif isinstance(held, dict) and entry(field.type) is Drawn:
            new = {key: _rewritten_drawn(drawn, say, f"{name}.{key}.", (*place, key)) for key, drawn in held.items()}
        else:
            continue
        if new != held:
            changed[field.name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]  # T is a dataclass


def _rewritten_list(held: tuple[Any, ...], texts_: bool, say: Say, prefix: str, where: Where) -> tuple[Any, ...]:
    new: list[Any] = []
    for number, one in enumerate(held):
        if texts_:
            new.append(say(f"{prefix}{number + 1}", one, (*where, number)))
        elif is_dataclass(one) and not isinstance(one, type):
            new.append(rewritten(one, say, f"{prefix}{getattr(one, 'id', number + 1)}.", (*where, number)))
        else:
            new.append(one)
    return tuple(new)


def _rewritten_drawn(drawn: Drawn, say: Say, prefix: str, where: Where) -> Drawn:
    if drawn.unit != "text":
        return drawn
    if drawn.pick is not None:
        picks = [
            say(f"{prefix}pick.{number + 1}", one, (*where, "pick", number)) if _is_words(one) else one
            for number, one in enumerate(drawn.pick)
        ]
        return replace(drawn, pick=tuple(picks))
    if _is_words(drawn.be):
        return replace(drawn, be=say(f"{prefix}be", str(drawn.be), (*where, "be")))
    return drawn


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and not _needs_no_words(value)


def _needs_no_words(words: Words) -> bool:
    """Expressions are the same in every language, and so are answers without a letter."""
    if isinstance(words, str):
        return words.startswith("=")
    return not any(letter.isalpha() for answer in words for letter in answer)
