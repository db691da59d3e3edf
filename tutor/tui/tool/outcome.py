"""What a calculator found, as lines: the one number large, what follows from it, the picture or its twin in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from textual.content import Content

from tutor.finance.calculator import Rate, Result, Sheet, Value, shown, told
from tutor.finance.money import Money
from tutor.words import Lang, say

from ..fold import cells_of, hung
from ..glyphs import Glyphs
from ..widgets.plot import plotted

PICTURE = 8
"""Lines of a picture."""
HEADINGS = frozenset({"advert_states", "advert_beware", "advert_missing"})
BETWEEN = 2


def digits_of(result: Result, lang: Lang) -> str:
    """The number as it is drawn large."""
    number = result.number
    if number is None:
        return ""
    if isinstance(number, Money):
        return f"{Decimal(number.minor).scaleb(-2):,.2f}".removesuffix(".00")
    return shown(number, lang)


def outcome(result: Result, cells: int, lang: Lang, glyphs: Glyphs, *, words: bool) -> list[Content]:
    """Everything below the number. ``words`` tells each picture in a sentence and a table instead."""
    lines: list[Content] = []
    for said in result.says:
        if said.code in HEADINGS:
            lines += [Content(""), Content.styled(told(said, lang), "bold")]
        else:
            lines += hung(Content(told(said, lang)), cells, f"{glyphs.bullet} ")
    for picture in result.pictures:
        lines.append(Content(""))
        if words:
            lines += hung(Content(told(picture.twin, lang)), cells)
        else:
            lines += plotted(picture, cells, PICTURE, lang, glyphs)
    if words and result.sheet is not None:
        lines += [Content(""), *_table(result.sheet, cells, lang, glyphs)]
    return lines


def complaint(result: Result, lang: Lang, glyphs: Glyphs) -> Content:
    """What concerns all fields together."""
    wrong = result.complaints.get("")
    return Content.styled(f"{glyphs.warn} {wrong.message(lang)}", "$cost bold") if wrong else Content("")


def _table(sheet: Sheet, cells: int, lang: Lang, glyphs: Glyphs) -> Iterator[Content]:
    head = [say(lang, f"tools.column_{name}") for name in sheet.columns]
    rows = [[shown(value, lang) for value in row] for row in sheet.rows]
    right = [not _is_name(value) for value in sheet.rows[0]] if sheet.rows else []
    widths = [max(map(cells_of, column)) for column in zip(head, *rows, strict=True)]
    if sum(widths) + BETWEEN * (len(widths) - 1) > cells:
        yield from _listed(head, rows, cells, glyphs)
        return
    yield Content.styled(_row(head, widths, right), "bold")
    yield Content.styled(glyphs.rule * (sum(widths) + BETWEEN * (len(widths) - 1)), "$quiet")
    for row in rows:
        yield Content(_row(row, widths, right))


def _is_name(value: Value) -> bool:
    return isinstance(value, str) and not isinstance(value, Money | Rate)


def _row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = [
        " " * (wide - cells_of(cell)) + cell if figures else cell + " " * (wide - cells_of(cell))
        for cell, wide, figures in zip(cells, widths, right, strict=True)
    ]
    return (" " * BETWEEN).join(padded).rstrip()


def _listed(head: list[str], rows: list[list[str]], cells: int, glyphs: Glyphs) -> Iterator[Content]:
    """A table too wide for the screen: one entry a row."""
    for row in rows:
        rest = "  ".join(f"{name} {cell}" for name, cell in zip(head[1:], row[1:], strict=True))
        yield from hung(
            Content.styled(f"{head[0]} {row[0]}", "bold") + Content(f"  {rest}"), cells, f"{glyphs.bullet} "
        )
