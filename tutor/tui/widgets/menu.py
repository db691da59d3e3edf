"""A page of things to open: arrow keys, Enter, mouse. One widget, however long the page is.

A page is a list of rows; a row holds no item (a heading, a blank line), one, or several side by side. Only the lines in
view are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ..commands import bind
from ..fold import beside, cut, fold
from ..glyphs import Glyphs

_STEPS = {"up": -3, "k": -3, "down": 3, "j": 3}
NEAR = 4
"""Lines out of view that the cursor may jump."""
MARK = 2
"""Cells before an item, where the cursor stands."""
GAP = 2
"""Cells after an item beside others."""
CHOSEN = "$accent bold on $tint"
NOTHING = Content("")


class Item(NamedTuple):
    """Something to open. ``lead`` stands before the label, which hangs beside it; ``note`` stands at the right edge."""

    id: str
    label: Content
    note: Content = Content("")
    indent: int = 0
    lead: Content = Content("")


class Row(NamedTuple):
    """Items side by side; without items, words that can't be chosen, folded to the page."""

    items: tuple[Item, ...] = ()
    words: Content = Content("")
    note: Content = Content("")


class _Part(NamedTuple):
    """A piece of a drawn line; ``id`` is empty where nothing can be chosen, ``first`` marks an item's first line."""

    content: Content
    id: str = ""
    first: bool = False


class Menu(ScrollView, can_focus=True):
    """Rows with a cursor; posts ``Opened`` when an item is opened by key or mouse."""

    BINDINGS = bind("open", "move")
    HELP = "screen.help_list"

    class Opened(Message):
        def __init__(self, item: str) -> None:
            self.item = item
            super().__init__()

    def __init__(self, rows: Callable[[int], Iterable[Row]], glyphs: Glyphs) -> None:
        """``rows`` gives the page for a width in cells; it is asked again by ``renew`` and when the width changes."""
        super().__init__()
        self._rows = rows
        self.glyphs = glyphs
        self.chosen = ""
        """The id under the cursor; empty when there is nothing to choose."""
        self._cells = 0
        """The width that the page is laid out for; 0 when it has to be laid out anew."""
        self._lines: list[tuple[_Part, ...]] = []
        self._grid: list[tuple[str, ...]] = []
        """The ids of each row that has any."""

    def renew(self, chosen: str | None = None) -> None:
        """Draw the page again, the cursor on ``chosen``, or where it was, or on the first item."""
        if chosen is not None:
            self.chosen = chosen
        self._cells = 0
        if self.scrollable_content_region.width > 0:
            self._fit()
            self.refresh()

    def on_resize(self) -> None:
        self._fit()

    def render_line(self, y: int) -> Strip:
        cells = self._lay_out()
        number = y + self.scroll_offset.y
        parts = self._lines[number] if number < len(self._lines) else ()
        line = Content("").join(self._marked(part) for part in parts)
        return Visual.to_strips(self, line, cells, 1, self.visual_style, pad=True)[0]

    def _lay_out(self) -> int:
        """Lay the page out for the present width, unless it is; gives that width."""
        cells = self.scrollable_content_region.width
        if cells != self._cells:
            self._cells = cells
            rows = list(self._rows(cells))
            self._grid = [tuple(item.id for item in row.items) for row in rows if row.items]
            self._lines = [line for row in rows for line in _drawn(row, cells, self.glyphs)]
            if not any(self.chosen in ids for ids in self._grid):
                self.chosen = self._grid[0][0] if self._grid else ""
        return cells

    def _fit(self) -> None:
        """Make room for the page and show the chosen item."""
        self.virtual_size = Size(self._lay_out(), len(self._lines))
        self._reveal()

    def _marked(self, part: _Part) -> Content:
        if not part.id or part.id != self.chosen:
            return part.content
        content = part.content.stylize(CHOSEN)
        if not part.first:
            return content
        mark = self.glyphs.cursor
        at = len(part.content.plain) - len(part.content.plain.lstrip()) - MARK
        return content[:at] + Content.styled(mark, CHOSEN) + content[at + len(mark) :]

    def action_move(self, key: str) -> None:
        """Move the cursor: up, down, left, right, home, end; pageup and pagedown turn the page.

        Words between two items that are more than the view holds are scrolled through before the cursor moves on.
        """
        spot = next(((r, c) for r, ids in enumerate(self._grid) for c, id in enumerate(ids) if id == self.chosen), None)
        if spot is None or key in {"pageup", "pagedown"}:
            self._turn(key)
            return
        row, column = spot
        last = len(self._grid) - 1
        row = {"up": row - 1, "k": row - 1, "down": row + 1, "j": row + 1, "home": 0, "end": last}.get(key, row)
        ids = self._grid[max(0, min(last, row))]
        column += {"left": -1, "right": 1}.get(key, 0)
        item = ids[max(0, min(len(ids) - 1, column))]
        if key in _STEPS and (not 0 <= row <= last or not self._near(item)):
            self.scroll_relative(y=_STEPS[key], animate=False)
        else:
            self._choose(item)

    def _near(self, item: str) -> bool:
        """Whether an item is in view or a few lines from it."""
        lines = self._lines_of(item)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return top - NEAR <= lines[0] and lines[-1] < top + height + NEAR

    def _turn(self, key: str) -> None:
        """Scroll by a page (without items, by a line too) and take the cursor along into the view."""
        height = self.scrollable_content_region.height
        by = {"pageup": -(height - 1), "pagedown": height - 1, "home": -len(self._lines), "end": len(self._lines)}
        top = self.scroll_offset.y + by.get(key, _STEPS.get(key, 0))
        top = max(0, min(self.max_scroll_y, top))
        self.scroll_to(y=top, animate=False, force=True)
        seen = [id for ids in self._grid for id in ids if top <= self._lines_of(id)[0] < top + height]
        if seen and self.chosen not in seen:
            self.chosen = seen[0 if key == "pagedown" else -1]
        self.refresh()

    def _lines_of(self, item: str) -> list[int]:
        return [number for number, parts in enumerate(self._lines) if any(part.id == item for part in parts)]

    def action_open(self) -> None:
        """Open what the cursor is on; where that is out of view, show it first."""
        lines = self._lines_of(self.chosen) if self.chosen else []
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if lines and top <= lines[0] < top + height:
            self.post_message(self.Opened(self.chosen))
        elif lines:
            self._show(lines[0], lines[-1])

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        item = self._at(offset.x, offset.y + self.scroll_offset.y)
        if item:
            event.stop()
            self._choose(item)
            self.action_open()

    def _choose(self, item: str) -> None:
        self.chosen = item
        self._reveal()
        self.refresh()

    def _at(self, x: int, y: int) -> str:
        right = 0
        for part in self._lines[y] if 0 <= y < len(self._lines) else ():
            right += part.content.cell_length
            if x < right:
                return part.id
        return ""

    def reveal(self, first: str, last: str) -> None:
        """Scroll as little as shows these two items and what lies between, from ``first`` on where not all fits."""
        lines = [*self._lines_of(first), *self._lines_of(last)]
        if lines:
            self._show(lines[0], lines[-1])

    def _reveal(self) -> None:
        """Show the chosen item; with the first item of all what stands above it, with the last what stands below."""
        lines = self._lines_of(self.chosen)
        if self.chosen and lines:
            top = 0 if self.chosen in self._grid[0] else lines[0]
            self._show(top, len(self._lines) - 1 if self.chosen in self._grid[-1] else lines[-1])

    def _show(self, top: int, bottom: int) -> None:
        height = min(bottom - top + 1, self.scrollable_content_region.height)
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)


def _drawn(row: Row, cells: int, glyphs: Glyphs) -> Iterator[tuple[_Part, ...]]:
    if not row.items:
        room = cells - (row.note.cell_length + 1 if row.note else 0)
        for number, line in enumerate(fold(row.words, room)):
            yield (_Part(beside(line, row.note, cells) if row.note and not number else line),)
    elif len(row.items) == 1:
        yield from _alone(row.items[0], cells)
    else:
        shares = _shares(row.items, cells)
        ends = (*(share - GAP for share in shares[:-1]), shares[-1])
        yield tuple(
            _Part(beside(_within(item, end, glyphs), NOTHING, share), item.id, True)
            for item, share, end in zip(row.items, shares, ends, strict=True)
        )


def _shares(items: tuple[Item, ...], cells: int) -> list[int]:
    """The same room for each; where one needs more and there is enough in all, what each needs and some of the rest."""
    equal, needed = cells // len(items), [abreast(item) for item in items]
    spare = cells - sum(needed)
    if max(needed) <= equal or spare < 0:
        return [equal] * len(items)
    return [one + spare // len(items) for one in needed]


def abreast(item: Item) -> int:
    """The cells that an item takes beside others, uncut."""
    note = item.note.cell_length + 1 if item.note else 0
    return MARK + item.lead.cell_length + item.label.cell_length + note + GAP


def _within(item: Item, cells: int, glyphs: Glyphs) -> Content:
    """An item beside others: one line, its note at the end of its cells."""
    room = cells - (abreast(item) - GAP - item.label.cell_length)
    label = Content(" " * MARK) + item.lead + cut(item.label, max(1, room), glyphs.more)
    return beside(label, item.note, cells)


def _alone(item: Item, cells: int) -> Iterator[tuple[_Part, ...]]:
    indent = Content(" " * (item.indent + MARK))
    room = cells - item.indent - MARK - item.lead.cell_length - (item.note.cell_length + 2 if item.note else 0)
    hang = Content(" " * item.lead.cell_length)
    for number, line in enumerate(fold(item.label, max(8, room))):
        whole = beside(indent + (hang if number else item.lead) + line, Content("") if number else item.note, cells)
        yield (_Part(whole, item.id, not number),)
