"""How each kind of question is answered in lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tutor.course.page import Gap, Page, Paragraph
from tutor.learning.verdict import Answer
from tutor.text.prose import spoken
from tutor.text.voice import Voice, numbers, picked

Asks: Final = {
    "choice": "plain.ask_choice",
    "simulate": "plain.ask_choice",
    "poll": "plain.ask_choice",
    "choices": "plain.ask_choices",
    "spot": "plain.ask_choices",
    "order": "plain.ask_order",
    "number": "plain.ask_number",
    "reflect": "plain.ask_words",
    "commit": "plain.ask_commit",
}
"""What is asked for, by kind, where one line answers all of it."""


class Unsuited(Exception):
    """A line that can't be an answer here; ``code`` is a key of words."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values


def from_line(page: Page, line: str) -> Answer:
    """The answer that one line gives. Raises ``Unsuited``."""
    names = [entry.id for entry in page.entries]
    if page.kind in ("choice", "simulate", "poll"):
        found = picked(line, names)
        if found is None:
            raise Unsuited("plain.number_wanted", n=len(names))
        return found
    if page.kind in ("choices", "spot"):
        return _several(line, names)
    if page.kind == "order":
        order = _several(line, names)
        if len(order) != len(names):
            raise Unsuited("plain.order_wanted", n=len(names))
        return order
    if page.kind == "commit":
        return picked(line, names) or line
    return line


def _several(line: str, names: list[str]) -> tuple[str, ...]:
    found = numbers(line)
    if not found or not all(1 <= number <= len(names) for number in found) or len(set(found)) != len(found):
        raise Unsuited("plain.numbers_wanted", n=len(names))
    return tuple(names[number - 1] for number in found)


Read = Callable[[], str]
"""Gives the next line that is no command. Raises what leaves the step."""


def piece_by_piece(page: Page, voice: Voice, read: Read) -> Answer:
    """Answers that take several lines: match, classify, fill, story."""
    if page.kind == "story":
        return _story(page, voice, read)
    if page.kind == "fill":
        return _fill(page, voice, read)
    targets = [target.id for target in page.targets]
    placed = {}
    for entry in page.entries:
        voice.say("plain.ask_place", thing=spoken(entry.line))
        placed[entry.id] = _chosen(voice, read, targets)
    return placed


def _chosen(voice: Voice, read: Read, names: list[str]) -> str:
    while (found := picked(read(), names)) is None:
        voice.say("plain.number_wanted", n=len(names))
    return found


def _fill(page: Page, voice: Voice, read: Read) -> Answer:
    gaps = [span.id for block in page.question if isinstance(block, Paragraph) for span in block.line
            if isinstance(span, Gap)]  # fmt: skip
    filled = {}
    for number, gap in enumerate(gaps, 1):
        voice.say("plain.ask_blank", n=number, of=len(gaps))
        while not (words := read()):
            voice.say("verdict.empty")
        filled[gap] = words
    return filled


def _story(page: Page, voice: Voice, read: Read) -> Answer:
    scenes = {scene.id: scene for scene in page.scenes}
    scene, taken = page.scenes[0], []
    voice.blocks(scene.body)
    while scene.turns:
        voice.tell()
        voice.numbered(spoken(entry.line) for entry, _ in scene.turns)
        voice.say("plain.ask_story")
        chosen = _chosen(voice, read, [entry.id for entry, _ in scene.turns])
        taken.append(chosen)
        scene = scenes[next(to for entry, to in scene.turns if entry.id == chosen)]
        voice.tell()
        voice.blocks(scene.body)
    if scene.ending:
        voice.say(f"lesson.ending_{scene.ending}")
    return tuple(taken)
