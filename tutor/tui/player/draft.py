"""An answer while it is being made: what is chosen, moved, placed or written so far. Knows nothing of screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tutor.course.page import Entry, Gap, Page, Paragraph, Scene
from tutor.learning.verdict import Answer

PICK: Final = frozenset({"choice", "simulate", "poll", "commit"})
TICK: Final = frozenset({"choices", "spot"})
PLACE: Final = frozenset({"match", "classify"})
WRITE: Final = frozenset({"number", "fill", "reflect", "commit"})
"""Kinds with a field to type in; a ``commit`` also has plans to pick."""


class Draft:
    """The draft for ``page``; ``given`` is an answer that was given before.

    ``cursor`` is the place among ``choices``. ``blank`` is the place of the gap being filled.
    """

    def __init__(self, page: Page, given: Answer | None = None) -> None:
        self.cursor = 0
        self.lifted = False
        self.chosen: str | None = None
        self.ticked: list[str] = []
        self.order: list[str] = [entry.id for entry in page.entries]
        self.placed: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.path: list[str] = []
        self.turn_to(page)
        if given is not None:
            self._take(given)

    def turn_to(self, page: Page) -> None:
        """The same draft on the same page in another language."""
        self.page = page
        self.gaps = tuple(
            span.id
            for block in page.question
            if isinstance(block, Paragraph)
            for span in block.line
            if isinstance(span, Gap)
        )
        self.blank = 0

    def _take(self, given: Answer) -> None:
        kind = self.page.kind
        if isinstance(given, str):
            known = {entry.id for entry in self.page.entries}
            if kind in PICK and given in known:
                self.chosen = given
            else:
                self.words[""] = given
        elif isinstance(given, Mapping):
            (self.words if kind == "fill" else self.placed).update(given)
        elif kind == "order":
            self.order = list(given)
        elif kind == "story":
            self.path = list(given)
        else:
            self.ticked = list(given)

    @property
    def untouched(self) -> bool:
        """Whether nothing has been done yet, not even moved the cursor."""
        done = self.chosen, self.ticked, self.placed, self.path, self.lifted, self.cursor, self.blank
        return not any(done) and not any(self.words.values()) and self.order == [one.id for one in self.page.entries]

    # what there is to choose from

    @property
    def choices(self) -> tuple[Entry, ...]:
        """What the cursor walks over, in the order it stands on the page."""
        if self.page.kind == "story":
            return tuple(entry for entry, _ in self.scene.turns)
        if self.page.kind == "order":
            known = {entry.id: entry for entry in self.page.entries}
            return tuple(known[name] for name in self.order if name in known)
        return self.page.entries

    @property
    def scene(self) -> Scene:
        """Where the story has come to."""
        return self.scenes[-1]

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes walked through so far."""
        known = {scene.id: scene for scene in self.page.scenes}
        walked = [self.page.scenes[0]]
        for name in self.path:
            walked.append(known[next(to for entry, to in walked[-1].turns if entry.id == name)])
        return tuple(walked)

    @property
    def under_cursor(self) -> str | None:
        return self.choices[self.cursor].id if self.choices else None

    @property
    def own_words(self) -> str:
        """What somebody wrote of their own; empty where something was picked, or where the words are judged."""
        return self.words.get("", "") if self.page.kind in ("commit", "reflect") and not self.chosen else ""

    @property
    def at_last(self) -> bool:
        """Whether nothing stands below the cursor."""
        return self.cursor >= len(self.choices) - 1

    # making it

    def move(self, by: int) -> None:
        """The cursor, or with it the line that is lifted."""
        last = len(self.choices) - 1
        to = max(0, min(last, self.cursor + by))
        if self.lifted and to != self.cursor:
            self.order.insert(to, self.order.pop(self.cursor))
        self.cursor = to

    def carry(self, by: int) -> None:
        """Move the line under the cursor without lifting it first."""
        lifted, self.lifted = self.lifted, self.page.kind == "order"
        self.move(by)
        self.lifted = lifted

    def point(self, entry: str) -> None:
        """Put the cursor on an entry."""
        self.cursor = next((n for n, one in enumerate(self.choices) if one.id == entry), self.cursor)

    def press(self, entry: str | None = None) -> None:
        """What space does at the cursor, or a click on ``entry``: choose, tick, lift, walk on."""
        if entry is not None:
            self.point(entry)
        name, kind = self.under_cursor, self.page.kind
        if name is None:
            return
        if kind in PICK:
            self.chosen = name
        elif kind in TICK:
            self.ticked = [one for one in self.ticked if one != name] if name in self.ticked else [*self.ticked, name]
        elif kind == "order":
            self.lifted = not self.lifted
        elif kind == "story":
            self.path.append(name)
            self.cursor = 0

    def place(self, target: str) -> None:
        """Put the entry under the cursor to a target, and go on to the next one that has no place yet."""
        name = self.under_cursor
        if name is None or self.page.kind not in PLACE:
            return
        self.placed[name] = target
        names = [entry.id for entry in self.choices]
        after = [*names[self.cursor + 1 :], *names[: self.cursor]]
        self.cursor = names.index(next((one for one in after if one not in self.placed), name))

    def write(self, words: str) -> None:
        """Words into the field, or into the blank being filled."""
        self.words[self.field] = words
        if words and self.page.kind == "commit":
            self.chosen = None

    @property
    def field(self) -> str:
        """The name of what is being written: a blank's id, or nothing."""
        return self.gaps[self.blank] if self.gaps else ""

    def next_blank(self, by: int = 1) -> bool:
        """To another blank; False at the end."""
        if not 0 <= self.blank + by < len(self.gaps):
            return False
        self.blank += by
        return True

    # giving it

    @property
    def complete(self) -> bool:
        """Whether Enter would give it, rather than move on to what is still open."""
        if self.page.kind in PLACE:
            return len(self.placed) == len(self.page.entries)
        if self.page.kind == "story":
            return not self.scene.turns
        return True

    def answer(self) -> Answer:
        """The answer so far, whole or not: the grader says what is missing."""
        kind = self.page.kind
        if kind == "commit":
            return self.chosen or self.words.get("", "")
        if kind in PICK:
            return self.chosen or ""
        if kind in TICK:
            return tuple(self.ticked)
        if kind == "order":
            return tuple(self.order)
        if kind in PLACE:
            return dict(self.placed)
        if kind == "story":
            return tuple(self.path)
        return {gap: self.words.get(gap, "") for gap in self.gaps} if kind == "fill" else self.words.get("", "")
