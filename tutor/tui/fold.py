"""Lines of styled words: folded, hung, put side by side, cut.

Widths are Textual's own (``Content.cell_length``), since Textual draws what is laid out here. Unicode's break rules are
fetched when a line has to be broken for the first time; home rarely has to.
"""

from __future__ import annotations

from textual.content import Content


def cells_of(text: str) -> int:
    """How many cells a text takes on one line."""
    return Content(text).cell_length


def fold(content: Content, cells: int) -> list[Content]:
    """The content cut into lines of at most ``cells``, at breaks that Unicode's rules allow."""
    if "\n" not in content.plain and content.cell_length <= cells:
        return [content]
    from tutor.words.lines import breaks

    folded: list[Content] = []
    for paragraph in content.split("\n", allow_blank=True):
        if paragraph.cell_length <= cells:
            folded.append(paragraph)
            continue
        at = [offset for offset in breaks(paragraph.plain, max(1, cells)) if 0 < offset < len(paragraph.plain)]
        folded += [piece.rstrip() for piece in paragraph.divide(at)]
    return folded


def hung(content: Content, cells: int, first: str = "", hang: str | None = None) -> list[Content]:
    """Folded lines with ``first`` before the first and ``hang`` (or as many spaces) before the others."""
    indent = " " * cells_of(first) if hang is None else hang
    lines = fold(content, cells - max(cells_of(first), cells_of(indent)))
    return [Content(indent if number else first) + line for number, line in enumerate(lines)]


def beside(left: Content, right: Content, cells: int) -> Content:
    """Two short pieces on one line, the second ending at ``cells``; between two that are too long one space stays."""
    room = cells - left.cell_length - right.cell_length
    return left + Content(" " * max(1 if right else 0, room)) + right


def cut(content: Content, cells: int, more: str = "…") -> Content:
    """At most ``cells`` of a one-line content; what is cut off is marked."""
    if content.cell_length <= cells:
        return content
    end, room = 0, cells - cells_of(more)
    while cells_of(content.plain[: end + 1]) <= room:
        end += 1
    return content[:end] + Content(more)
