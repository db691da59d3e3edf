"""Pictures of a calculator in a terminal: lines in braille, stacked columns, bars beside their labels.

Everything is drawn into a given number of cells and lines, with names that line up in Chinese too. Nothing is told by
colour alone: of two lines the second is dotted and the third dashed, of two layers the upper one is hatched. Where the
encoding has no braille, every line has a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from textual.content import Content

from tutor.finance.calculator import Picture, Rate, Series, shown
from tutor.finance.money import Money
from tutor.words import Lang, figures, say

from ..fold import beside, cells_of, cut
from ..glyphs import UNICODE, Glyphs

STYLES = ("$accent", "$cost", "$right")
LETTERS = "*o+"
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille sign, by line and column."""
_GAPS = ((1, 1), (1, 3), (3, 5))
"""Of how many dots how many are drawn, for the first, second and third line."""
MOST_BARS = 8


def plotted(picture: Picture, cells: int, lines: int, lang: Lang, glyphs: Glyphs = UNICODE) -> list[Content]:
    """The picture with its legend, at most ``lines`` high and ``cells`` wide."""
    if picture.kind == "ranking":
        return _ranking(picture, cells, lang, glyphs)
    drawn = _curve if picture.kind == "curve" else _bars
    return [*_legend(picture, cells, lang, glyphs), *drawn(picture, cells, max(3, lines - 2), lang, glyphs)]


def _legend(picture: Picture, cells: int, lang: Lang, glyphs: Glyphs) -> list[Content]:
    """The name of each line or layer beside its sign, below one another where they don't fit side by side."""
    names: list[Content] = []
    for number, series in enumerate(picture.series):
        mark = _layer(number, glyphs) if picture.kind == "bars" else _stroke(number, glyphs)
        name = say(lang, f"tools.series_{series.code}")
        names.append(Content.styled(mark, STYLES[number]) + Content(f" {name}"))
    beside_each_other = Content("   ").join(names)
    return [beside_each_other] if beside_each_other.cell_length <= cells else names


def _stroke(number: int, glyphs: Glyphs) -> str:
    if glyphs is not UNICODE:
        return LETTERS[number] * 2
    return ("⠒⠒", "⠐⠂", "⠒ ")[number]


def _layer(number: int, glyphs: Glyphs) -> str:
    return (glyphs.full, glyphs.empty)[number]


# a curve


def _curve(picture: Picture, cells: int, lines: int, lang: Lang, glyphs: Glyphs) -> list[Content]:
    top = max(1, *(int(point) for series in picture.series for point in series.points))
    left = _axis(top, lines, lang, plain=picture.plain)
    width = max(8, cells - left[0].cell_length)
    canvas = _Canvas(width, lines, braille=glyphs is UNICODE)
    for number, series in enumerate(picture.series):
        canvas.line([int(point) / top for point in series.points], number)
    drawn = [margin + line for margin, line in zip(left, canvas.drawn(), strict=True)]
    return [*drawn, _foot(picture, left[0].cell_length, width)]


def _axis(top: int, lines: int, lang: Lang, *, plain: bool = False) -> list[Content]:
    """The highest value beside the first line, nothing beside the last."""
    highest = figures.number(top // 100, lang) if plain else shown(Money(top), lang)
    names = [highest, *[""] * (lines - 2), "0"]
    wide = max(map(cells_of, names))
    return [Content.styled(" " * (wide - cells_of(name)) + name + " ", "$quiet") for name in names]


def _foot(picture: Picture, margin: int, width: int) -> Content:
    first, last = picture.labels[0], picture.labels[-1]
    return Content(" " * margin) + Content.styled(beside(Content(first), Content(last), width).plain, "$quiet")


class _Canvas:
    """Dots: two by four in every cell with braille, one without."""

    def __init__(self, cells: int, lines: int, *, braille: bool) -> None:
        self._cells, self._lines, self._braille = cells, lines, braille
        self._marks = [[0] * cells for _ in range(lines)]
        self._owners = [[-1] * cells for _ in range(lines)]
        self.width = cells * 2 if braille else cells
        self.height = lines * 4 if braille else lines

    def line(self, shares: Sequence[float], owner: int) -> None:
        """A line through ``shares`` of the height, from the left edge to the right one."""
        last = len(shares) - 1
        drawn, every = _GAPS[owner] if self._braille else (1, 1)
        before: int | None = None
        count = 0
        for x in range(self.width):
            at = x * last / max(1, self.width - 1)
            low = min(int(at), last)
            share = shares[low] + (shares[min(low + 1, last)] - shares[low]) * (at - low)
            y = round((1 - max(0.0, min(1.0, share))) * (self.height - 1))
            step = 0 if before is None else y - before
            for fill in range(min(step, 0) + 1, 1) if step < 0 else range(max(0, step - 1), -1, -1):
                if count % every < drawn:
                    self._dot(x, y - fill, owner)
                count += 1
            before = y

    def _dot(self, x: int, y: int, owner: int) -> None:
        if self._braille:
            row, column = y // 4, x // 2
            self._marks[row][column] |= _DOTS[y % 4][x % 2]
        else:
            row, column = y, x
            self._marks[row][column] = ord(LETTERS[owner])
        self._owners[row][column] = owner

    def drawn(self) -> list[Content]:
        base = 0x2800 if self._braille else 0
        return [
            _runs(
                [chr(base + mark) if mark else " " for mark in marks],
                [STYLES[owner] if owner >= 0 else "" for owner in owners],
            )
            for marks, owners in zip(self._marks, self._owners, strict=True)
        ]


def _runs(signs: Sequence[str], styles: Sequence[str]) -> Content:
    """One line; neighbours of one style in one piece."""
    pieces: list[Content] = []
    start = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or styles[at] != styles[start]:
            text = "".join(signs[start:at])
            pieces.append(Content.styled(text, styles[start]) if styles[start] else Content(text))
            start = at
    return Content("").join(pieces)


# stacked columns


def _bars(picture: Picture, cells: int, lines: int, lang: Lang, glyphs: Glyphs) -> list[Content]:
    lower, upper = (_gathered(series, picture.labels, cells) for series in picture.series)
    top = max(1, *(one + other for one, other in zip(lower, upper, strict=True)))
    left = _axis(top, lines, lang)
    room = max(8, cells - left[0].cell_length)
    wide = max(1, min(6, room // len(lower) - 1))
    gap = 1 if (wide + 1) * len(lower) <= room else 0
    drawn = []
    for row in range(lines):
        signs: list[str] = []
        styles: list[str] = []
        for one, other in zip(lower, upper, strict=True):
            layer = _at(row, one, other, top, lines)
            sign, style = (" ", "") if layer < 0 else (_layer(layer, glyphs), STYLES[layer])
            signs += [sign] * wide + [" "] * gap
            styles += [style] * wide + [""] * gap
        drawn.append(left[row] + _runs(signs[:room], styles[:room]))
    return [*drawn, _names_below(picture, left[0].cell_length, room, wide + gap, len(lower))]


def _gathered(series: Series, labels: Sequence[str], cells: int) -> list[int]:
    """At most as many columns as there is room for; neighbours share one, which shows the first of them."""
    most = max(8, cells - 16)
    every = -(-len(labels) // most)
    return [int(point) for point in series.points[::every]]


def _at(row: int, lower: int, upper: int, top: int, lines: int) -> int:
    """Which layer a line of a column shows: 0, 1, or -1 for none. What is not nothing shows at least one line."""
    whole = round((lower + upper) / top * lines)
    above = max(round(upper / top * lines), 1 if upper else 0)
    from_below = lines - 1 - row
    if from_below >= max(whole, 1 if lower + upper else 0):
        return -1
    return 0 if from_below < whole - above else 1


def _names_below(picture: Picture, margin: int, room: int, step: int, columns: int) -> Content:
    """Every label below its column where all fit, else the first and the last."""
    fits = columns == len(picture.labels) and all(cells_of(name) < max(2, step) for name in picture.labels)
    if fits and step > 1:
        line = "".join(name + " " * (step - cells_of(name)) for name in picture.labels)
    else:
        wide = min(room, step * columns)
        line = beside(Content(picture.labels[0]), Content(picture.labels[-1]), wide).plain
    return Content(" " * margin) + Content.styled(line, "$quiet")


# a ranking


def _ranking(picture: Picture, cells: int, lang: Lang, glyphs: Glyphs) -> list[Content]:
    rates = [Decimal(point) for point in picture.series[0].points[:MOST_BARS]]
    names = [cut(Content(name), max(10, cells // 3), glyphs.more) for name in picture.labels[:MOST_BARS]]
    figures = [shown(Rate(rate), lang) for rate in rates]
    wide, right = max(name.cell_length for name in names), max(map(cells_of, figures))
    room = max(4, cells - wide - right - 4)
    most = max(rates) or Decimal(1)
    lengths = [max(1 if rate else 0, round(float(rate / most) * room)) for rate in rates]
    return [
        name.pad_right(wide - name.cell_length)
        + Content("  ")
        + Content.styled(glyphs.full * length, STYLES[0] if not number else STYLES[1])
        + Content(f"  {figure}")
        for number, (name, length, figure) in enumerate(zip(names, lengths, figures, strict=True))
    ]
