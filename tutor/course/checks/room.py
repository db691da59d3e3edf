"""A step fits one screen of 80 × 24; a lesson takes the minutes it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

from tutor.course.checks.subject import Found, Subject, Tongue, plain
from tutor.course.lesson import Lang, StoryStep
from tutor.course.page import GRADED, Blocks, Bullets, Page, Paragraph
from tutor.words.lines import fold, width

CELLS: Final = 72
ROWS: Final = 17
"""What an 80 × 24 screen leaves for a step: the player's sheet has 20 rows and takes up to three of them itself."""
MARK: Final = 5
"""Cells before an entry: its number, a box, a bullet."""
Rows: TypeAlias = Callable[[str, int], int]
"""How many rows a text takes in so many cells. Exact folding is slow, so it is left to pages that may not fit."""

READ: Final = {"zh": 300, "en": 180}
"""Characters of Chinese and words of English read in a minute, by somebody for whom this is new."""
SECONDS: Final = {
    "choice": 20, "choices": 30, "number": 60, "fill": 30, "order": 40, "match": 40, "classify": 40, "spot": 40,
    "story": 20, "poll": 10, "reflect": 40, "commit": 15, "show": 5, "calculator": 30, "simulate": 40,
}  # fmt: skip
"""Time to think and answer, beside reading."""
SLOWER, FASTER = 1.25, 0.5
"""The time worked out may be this many times the minutes that the lesson says."""


def screen_rules(subject: Subject) -> Found:
    """Each step in each language, in its widest drawing."""
    for number, step in enumerate(subject.lesson.steps):
        for tongue in subject.tongues:
            worst, where = 0, ""
            for names in subject.drawn_for(step)[:8] or ({},):
                page = subject.page(tongue, number, names)
                if all(rows <= ROWS for _, rows in _screens(page, _at_most)):
                    continue
                for name, rows in _screens(page, _exactly):
                    if rows > worst:
                        worst, where = rows, name
            if worst > ROWS:
                yield subject.source.finding(
                    "check.too-tall", ("steps", number, "id"), lang=tongue.lang, rows=worst, room=ROWS, scene=where
                )


def _screens(page: Page, rows: Rows) -> Iterator[tuple[str, int]]:
    """The rows that a page takes; each scene of a story is a screen."""
    for scene in page.scenes:
        turns = [plain(entry.line) for entry, _ in scene.turns]
        yield scene.id, _stacked([bool(page.title), _height(scene.body, rows), _entries(turns, rows)])
    if not page.scenes:
        entries = [plain(entry.line) for entry in page.entries]
        targets = [plain(entry.line) for entry in page.targets] if page.kind == "match" else []
        typing = 1 if page.kind in ("number", "fill", "reflect") else 0
        bins = 1 if page.kind == "classify" else 0
        tool = 1 if page.opening else 0
        words = [_height(page.body, rows), _height(page.question, rows)]
        yield (
            "",
            _stacked([bool(page.title), *words, _entries(entries, rows), _entries(targets, rows), typing, bins, tool]),
        )


def _stacked(heights: Iterable[int]) -> int:
    """Parts with a blank row between any two."""
    there = [int(rows) for rows in heights if rows]
    return sum(there) + max(0, len(there) - 1)


def _entries(lines: list[str], rows: Rows) -> int:
    return sum(rows(line, CELLS - MARK) for line in lines)


def _height(blocks: Blocks, rows: Rows) -> int:
    heights = []
    for block in blocks:
        if isinstance(block, Paragraph):
            heights.append(rows(plain(block.line), CELLS))
        elif isinstance(block, Bullets):
            heights.append(sum(rows(plain(item), CELLS - MARK) for item in block.items))
        else:
            share = max(10, CELLS // max(1, len(block.head)))
            heights.append(2 + sum(max([1, *(rows(plain(cell), share) for cell in line)]) for line in block.rows))
    return _stacked(heights)


def _exactly(text: str, cells: int) -> int:
    return len(fold(text, cells))


def _at_most(text: str, cells: int) -> int:
    """No two lines on end fit on one, so there are at most twice as many as are full, and one."""
    wide = width(text)
    return 1 if wide <= cells else 2 * (wide // cells) + 1


def time_rules(subject: Subject) -> Found:
    """Reading and answering fit the minutes said, in every language."""
    for tongue in subject.tongues:
        needed = minutes(subject, tongue)
        said = subject.lesson.minutes
        if needed > said * SLOWER or needed < said * FASTER:
            yield subject.source.finding(
                "check.other-minutes", ("minutes",), lang=tongue.lang, needed=f"{needed:.1f}", said=said
            )


def minutes(subject: Subject, tongue: Tongue) -> float:
    """What a learner needs who reads everything once: the step, the feedback on one answer, the explanation."""
    names = (subject.drawings or ({},))[0]
    total = 0.0
    for step in tongue.lesson.steps:
        read = sum(reading(subject.whole(text, names, tongue.lang), tongue.lang) for text in _read(step))
        total += read + SECONDS[step.kind] / 60
    return total


def reading(text: str, lang: Lang) -> float:
    """Minutes to read a text."""
    if lang == "zh":
        return sum(not one.isspace() for one in text) / READ["zh"]
    return len(text.split()) / READ["en"]


def _read(step: Any) -> Iterator[str]:
    for field in ("title", "heading", "text", "question", "explain", "after"):
        if getattr(step, field, None):
            yield getattr(step, field)
    for field in ("options", "items", "lines", "replies", "plans", "bins", "extra"):
        yield from (one.text for one in getattr(step, field, ()))
    for pair in getattr(step, "pairs", ()):
        yield from (pair.left, pair.right)
    if step.kind in GRADED:
        answered = [
            one.feedback for field in ("options", "items", "lines", "pairs") for one in getattr(step, field, ())
        ]
        if answered:
            yield sorted(answered, key=len)[len(answered) // 2]
    if isinstance(step, StoryStep):
        yield from _one_way(step)


def _one_way(step: StoryStep) -> Iterator[str]:
    """The scenes of one way through: always the first turn that leads on."""
    scenes = {node.id: node for node in step.nodes}
    name: str | None = step.nodes[0].id
    seen: set[str] = set()
    while name is not None and name in scenes and name not in seen:
        seen.add(name)
        scene = scenes[name]
        yield scene.text
        yield from (turn.text for turn in scene.turns)
        name = scene.turns[0].to if scene.turns else None
