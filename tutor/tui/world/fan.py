"""The fan of a thousand futures: debts of the luckless, the middle and the lucky, with the twin in words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tutor.credit.futures import Futures
from tutor.credit.telling import fan
from tutor.finance.calculator import Picture, Said, Series
from tutor.words import Lang, say

from ..glyphs import Glyphs
from ..widgets.menu import Row
from ..widgets.plot import plotted

LINES = 10


def fan_rows(found: Futures, cells: int, lang: Lang, glyphs: Glyphs) -> Iterator[Row]:
    """Picture first, then the same in sentences."""
    yield Row(words=Content.styled(say(lang, "world.futures_note"), "$quiet"))
    yield Row()
    places = {"luckless": 4, "middle": 2, "lucky": 0}
    series = tuple(Series(code, tuple(month[at] for month in found.debts)) for code, at in places.items())
    labels = tuple(str(month) for month in range(1, found.months + 1))
    picture = Picture("curve", series, labels, Said("twin_life"))
    for line in plotted(picture, cells, LINES, lang, glyphs):
        yield Row(words=line)
    yield Row()
    for told in fan(found, lang):
        yield Row(words=Content(told))
