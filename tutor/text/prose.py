"""Composed blocks as plain lines: tables are read row by row, each figure after the name of its column."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.page import Block, Bullets, Gap, Line, Paragraph, Table
from tutor.words import Lang


def spoken(line: Line) -> str:
    """The words of a line; a blank is a row of underscores."""
    return "".join("____" if isinstance(span, Gap) else span.text for span in line)


def lines_of(block: Block, lang: Lang) -> Iterator[str]:
    """The block line by line."""
    if isinstance(block, Paragraph):
        yield spoken(block.line)
    elif isinstance(block, Bullets):
        for number, item in enumerate(block.items, 1):
            yield f"{number}. {spoken(item)}" if block.numbered else f"- {spoken(item)}"
    else:
        yield from _rows(block, lang)


def _rows(table: Table, lang: Lang) -> Iterator[str]:
    colon, between, stop = ("：", "；", "。") if lang == "zh" else (": ", "; ", ".")
    heads = [spoken(cell) for cell in table.head]
    for row in table.rows:
        cells = [spoken(cell) for cell in row]
        rest = between.join(f"{head}{colon}{cell}" for head, cell in zip(heads[1:], cells[1:], strict=True) if cell)
        yield f"{cells[0]}{between if rest else ''}{rest}{stop}"
