"""Lines out, lines in: folded for a terminal, whole for a pipe; no boxes, no signs a screen reader stumbles over."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import TextIO, TypeVar

from tutor.course import compose
from tutor.course.page import Blocks
from tutor.store.desk import Desk
from tutor.text.prose import lines_of
from tutor.words import Lang, say
from tutor.words.lines import fold

WIDEST = 72
T = TypeVar("T")


class Ended(Exception):
    """The input has come to its end."""


class Left(Exception):
    """The person has left."""


class Voice:
    """``desk`` is what is talked about; what is said goes to ``stdout``, what is answered comes from ``stdin``."""

    def __init__(self, desk: Desk, stdin: TextIO, stdout: TextIO) -> None:
        self.desk = desk
        self._in = stdin
        self._out = stdout
        self._terminal = stdout.isatty()
        self._asking = stdin.isatty() and stdout.isatty()

    @property
    def lang(self) -> Lang:
        return self.desk.lang

    @property
    def person(self) -> bool:
        """Somebody sits there; otherwise lines come from a pipe."""
        return self._asking

    def word(self, key: str, **values: object) -> str:
        return say(self.lang, key, **values)

    def say(self, key: str, **values: object) -> None:
        """Say some of the program's own words."""
        self.tell(self.word(key, **values))

    def tell(self, text: str = "") -> None:
        """Say a text that is ready."""
        for line in text.split("\n"):
            for piece in fold(line, self._cells()) if self._terminal else [line]:
                print(piece, file=self._out)

    def blocks(self, blocks: Blocks) -> None:
        """Say composed text, an empty line between two blocks."""
        for number, block in enumerate(blocks):
            if number:
                self.tell()
            for line in lines_of(block, self.lang):
                self.tell(line)

    def markup(self, text: str) -> None:
        """Say a text of the course's own files."""
        self.blocks(compose.blocks(text, {}, self.desk.library, self.lang))

    def numbered(self, texts: Iterable[str], first: int = 1) -> None:
        for number, text in enumerate(texts, first):
            self.tell(f"{number}. {text}")

    def ask(self, key: str = "", **values: object) -> str:
        """One line from the person, without spaces around it. Raises ``Ended``."""
        if key:
            self.say(key, **values)
        if self._asking:
            print("> ", end="", file=self._out)
        self._out.flush()
        line = self._in.readline()
        if not line:
            if self._asking:
                print(file=self._out)
            raise Ended
        return line.strip()

    def flush(self) -> None:
        self._out.flush()

    def _cells(self) -> int:
        return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1))


def numbers(text: str) -> list[int] | None:
    """Whole numbers with spaces or commas between them, half or full width; None where something else stands there."""
    parts = text.translate(str.maketrans("，、；;,", "     ")).split()
    if not parts or not all(part.isdecimal() for part in parts):
        return None
    return [int(part) for part in parts]


def picked(text: str, things: Sequence[T]) -> T | None:
    """The one of ``things`` whose number, from 1, was typed."""
    found = numbers(text)
    return things[found[0] - 1] if found and len(found) == 1 and 1 <= found[0] <= len(things) else None
