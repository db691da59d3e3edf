"""What is sent instead of a lesson's own ids and texts: ids made for the room, blocks and lines as plain JSON."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, Final

from tutor.classroom.deck import Slide
from tutor.classroom.room import Person, Refused, Room
from tutor.course.page import Block, Blocks, Bullets, Gap, Line, Paragraph, Table, Term, Text
from tutor.learning.verdict import Answer

Json = dict[str, Any]
PICKED: Final = frozenset({"choice", "simulate", "poll", "commit"})
"""Kinds whose answer is the id of an entry."""


def hidden(room: Room, name: str) -> str:
    """The id that is shown on the present slide instead of ``name``."""
    return _hidden(room.secret, room.at, name)


def hidden_target(room: Room, name: str) -> str:
    """The same for what something is put to. The lesson calls the two halves of a pair by one name: an id made of that
    alone would tell which belong together.
    """
    return hidden(room, f"to {name}")


@lru_cache(maxsize=50_000)
def _hidden(secret: str, at: int, name: str) -> str:
    return hashlib.blake2s(f"{at}|{name}".encode(), key=secret.encode()[:32], digest_size=6).hexdigest()


def shown_answer(room: Room, slide: Slide, answer: Answer) -> Any:
    """An answer in the ids that this person sees."""
    if isinstance(answer, str):
        return hidden(room, answer) if slide.kind in PICKED else answer
    if isinstance(answer, tuple):
        return [hidden(room, one) for one in answer]
    own = slide.kind == "fill"
    return {hidden(room, name): one if own else hidden_target(room, one) for name, one in answer.items()}


def meant(room: Room, person: Person, slide: Slide, answer: Any) -> Any:
    """What a person's answer means in the lesson's own ids. Raises ``Refused`` for an id they were never shown."""
    known, targets = _known(room, person, slide)
    try:
        if isinstance(answer, str):
            if slide.kind == "commit":
                return known.get(answer, answer)
            return known[answer] if slide.kind in PICKED else answer
        if isinstance(answer, list):
            return [known[one] for one in answer]
        if isinstance(answer, dict):
            own = slide.kind == "fill"
            return {known[name]: one if own else targets[one] for name, one in answer.items()}
    except (KeyError, TypeError):
        pass
    raise Refused("unreadable")


def _known(room: Room, person: Person, slide: Slide) -> tuple[dict[str, str], dict[str, str]]:
    """The ids that were sent, and those of targets, with the lesson's own; made once for a slide."""
    key = (room.at, person.lang, None if slide.shared else person.seed)
    if key not in room.known:
        page = room.deck.page(slide, person.lang, person.seed)
        names = [one.id for one in page.entries]
        names += [span.id for block in page.question for span in spans(block) if isinstance(span, Gap)]
        names += [one for scene in page.scenes for one in (scene.id, *(turn.id for turn, _ in scene.turns))]
        targets = {hidden_target(room, one.id): one.id for one in page.targets}
        room.known[key] = {hidden(room, name): name for name in names}, targets
    return room.known[key]


def blocks(room: Room, found: Blocks) -> list[Json]:
    return [_block(room, one) for one in found]


def _block(room: Room, block: Block) -> Json:
    match block:
        case Paragraph(of):
            return {"p": line(room, of)}
        case Bullets(items, numbered):
            return {"list": [line(room, one) for one in items], "numbered": numbered}
        case Table(head, rows, right):
            return {
                "head": [line(room, one) for one in head],
                "rows": [[line(room, cell) for cell in row] for row in rows],
                "right": list(right),
            }


def line(room: Room, spans: Line) -> list[Json]:
    found: list[Json] = []
    for span in spans:
        match span:
            case Text():
                one: Json = {"t": span.text}
                if span.strong or span.figure:
                    one["b"] = 1
                if span.emphasis:
                    one["i"] = 1
                found.append(one)
            case Term():
                found.append({"t": span.text})
            case Gap():
                found.append({"gap": hidden(room, span.id)})
    return found


def spans(block: Block) -> Line:
    match block:
        case Paragraph(of):
            return of
        case Bullets(items, _):
            return tuple(span for one in items for span in one)
        case Table(_, rows, _):
            return tuple(span for row in rows for cell in row for span in cell)
