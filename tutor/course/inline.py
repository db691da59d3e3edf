"""One line of markup, read from left to right into pieces."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from tutor.course.diagnostics import nearest
from tutor.course.expression import ExpressionError
from tutor.course.expression import parse as parse_expression
from tutor.course.template import FactHole, GapMark, Hole, Piece, Pieces, Problem, TermLink, Words

Letters: TypeAlias = list[tuple[str, int]]
"""Characters of a line that may have been joined from several, each with its offset in the text."""

FORMATS: Final = (
    "money", "money0", "rate", "rate0", "rate1", "rate2", "number", "number0", "number1", "number2", "wan",
)  # fmt: skip
_ESCAPABLE: Final = frozenset("\\*{}[]|-.#`_()<>")


def inline(letters: Letters, problems: list[Problem]) -> Pieces:
    return _Inline(letters, problems).pieces()


class _Inline:
    """Reads one line from left to right."""

    def __init__(self, letters: Letters, problems: list[Problem]) -> None:
        self._text = "".join(letter for letter, _ in letters)
        self._offsets = [offset for _, offset in letters]
        self._problems = problems
        self._done: list[Piece] = []
        self._words: list[str] = []
        self._begun = 0
        self._strong = self._emphasis = False

    def pieces(self) -> Pieces:
        at = 0
        while at < len(self._text):
            at = self._read(at)
        self._flush()
        return tuple(self._done)

    def _read(self, at: int) -> int:
        text = self._text
        letter = text[at]
        if letter == "\\" and text[at + 1 : at + 2] in _ESCAPABLE and at + 1 < len(text):
            return self._word(text[at + 1], at, 2)
        if letter == "*":
            return self._star(at)
        if text.startswith("[[", at):
            return self._gap(at)
        if letter == "[":
            return self._term(at)
        if letter == "{":
            return self._hole(at)
        if letter == "}":
            self._problem("markup-brace", at)
        return self._word(letter, at, 1)

    def _word(self, letter: str, at: int, length: int) -> int:
        if not self._words:
            self._begun = at
        self._words.append(letter)
        return at + length

    def _flush(self) -> None:
        if self._words:
            words = Words("".join(self._words), self._offset(self._begun), self._strong, self._emphasis)
            self._done.append(words)
            self._words = []

    def _offset(self, at: int) -> int:
        return self._offsets[at] if at < len(self._offsets) else 0

    def _problem(self, code: str, at: int, **values: object) -> None:
        self._problems.append(Problem(code, self._offset(at), values))

    def _star(self, at: int) -> int:
        text = self._text
        double = text.startswith("**", at)
        mark = "**" if double else "*"
        if not double and text[at - 1 : at].strip() == "" and text[at + 1 : at + 2].strip() == "":
            return self._word("*", at, 1)
        opened = self._strong if double else self._emphasis
        if not opened and not _closing(text, at + len(mark), mark):
            self._problem("markup-star", at, mark=mark)
            return self._word(mark, at, len(mark))
        self._flush()
        if double:
            self._strong = not self._strong
        else:
            self._emphasis = not self._emphasis
        return at + len(mark)

    def _gap(self, at: int) -> int:
        end = self._text.find("]]", at)
        if end < 0:
            self._problem("markup-gap", at)
            return self._word("[[", at, 2)
        self._flush()
        self._done.append(GapMark(self._text[at + 2 : end].strip(), self._offset(at)))
        return end + 2

    def _term(self, at: int) -> int:
        found = _LINK.match(self._text, at)
        if found is None:
            if _ANY_LINK.match(self._text, at):
                self._problem("markup-link", at)
            return self._word("[", at, 1)
        self._flush()
        self._done.append(TermLink(_unescaped(found["words"]), found["id"], self._offset(at)))
        return found.end()

    def _hole(self, at: int) -> int:
        end = self._text.find("}", at)
        if end < 0 or "{" in self._text[at + 1 : end]:
            self._problem("markup-brace", at)
            return self._word("{", at, 1)
        written = self._text[at + 1 : end]
        piece = self._fact(written, at) if written.startswith("fact:") else self._computed(written, at)
        if piece is None:
            return self._word(self._text[at : end + 1], at, end + 1 - at)
        self._flush()
        self._done.append(piece)
        return end + 1

    def _fact(self, written: str, at: int) -> FactHole | None:
        found = _FACT.fullmatch(written)
        if found is None:
            self._problem("markup-fact", at)
            return None
        form = self._format(found["format"] or "", at)
        if form is None:
            return None
        return FactHole(found["id"], found["field"], form, written, self._offset(at), self._strong, self._emphasis)

    def _computed(self, written: str, at: int) -> Hole | None:
        calculation, _, named = written.partition(":")
        form = self._format(named.strip(), at)
        if form is None:
            return None
        try:
            expression = parse_expression(calculation)
        except ExpressionError as error:
            self._problem(error.code, at + 1 + error.offset, **error.values)
            return None
        return Hole(expression, form, written, self._offset(at), self._strong, self._emphasis)

    def _format(self, name: str, at: int) -> str | None:
        if name and name not in FORMATS:
            self._problem("markup-format", at, name=name, nearest=nearest(name, FORMATS), known=", ".join(FORMATS))
            return None
        return name


_LINK = re.compile(r"\[(?P<words>(?:\\.|[^\[\]\\])+)\]\(term:(?P<id>[a-z0-9-]+)\)")
_ANY_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*:[^()]*\)")
_FACT = re.compile(r"fact:\s*(?P<id>[a-z0-9-]+)\.(?P<field>[a-z0-9_-]+)(?::(?P<format>[a-z0-9]*))?\s*")


def _closing(text: str, at: int, mark: str) -> bool:
    """Whether ``mark`` stands again after ``at``, as itself: not escaped, not half of a longer one."""
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text.startswith("**", at):
            if mark == "**":
                return True
            at += 2
        elif text[at] == "*" and mark == "*" and not (text[at - 1].isspace() and text[at + 1 : at + 2].isspace()):
            return True
        else:
            at += 1
    return False


def _unescaped(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words)
