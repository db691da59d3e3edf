"""The sheet of paper a step is written on: folded lines, drawn one by one, some of them places to click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Row(NamedTuple):
    """One drawn line. ``zone`` names what a click on it means; empty where it means nothing."""

    content: Content
    zone: str = ""


class Paper(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows what ``tell`` gives for a width; posts ``Pressed`` for a click on a zone."""

    HELP = "player.help_paper"

    class Pressed(Message):
        def __init__(self, zone: str) -> None:
            self.zone = zone
            super().__init__()

    def __init__(self, tell: Callable[[int], Sequence[Row]]) -> None:
        super().__init__()
        self._tell = tell
        self._cells = 0
        self._rows: Sequence[Row] = ()
        self._strips: list[Strip] = []
        """The rows as drawn; empty until they are."""
        self._ready: tuple[Sequence[Row], list[Strip]] = ((), [])

    def renew(self) -> None:
        """Everything may have changed: tell it again, and show it from where it was."""
        self._cells = 0
        if self._lay_out():
            self._fit()
            self.refresh()

    @property
    def length(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def on_resize(self) -> None:
        self._lay_out()
        self._fit()

    def notify_style_update(self) -> None:
        self._strips, self._ready = [], ((), [])
        super().notify_style_update()

    def _lay_out(self) -> int:
        cells = self.scrollable_content_region.width
        if cells != self._cells and cells > 0:
            self._cells = cells
            self._rows = self._tell(cells)
            self._strips = []
        return cells

    def prepare(self, rows: Sequence[Row]) -> None:
        """Draw lines that may be told next, while nobody waits."""
        self._ready = (rows, self._drawn(rows, self._cells))

    def _drawn(self, rows: Sequence[Row], cells: int) -> list[Strip]:
        whole = Content("\n").join(row.content for row in rows)
        return Visual.to_strips(self, whole, cells, len(rows), self.visual_style, pad=True)

    def _fit(self) -> None:
        """As high as what is told, at least as high as the view: turning a page that fits lays nothing out anew."""
        self.virtual_size = Size(self._cells, max(len(self._rows), self.scrollable_content_region.height))

    def render_line(self, y: int) -> Strip:
        cells = self._lay_out()
        if not self._strips and self._rows:
            self._strips = self._ready[1] if self._rows is self._ready[0] else self._drawn(self._rows, cells)
        number = y + self.scroll_offset.y
        return self._strips[number] if number < len(self._strips) else Strip.blank(cells, self.rich_style)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        number = -1 if offset is None else offset.y + self.scroll_offset.y
        if 0 <= number < len(self._rows) and self._rows[number].zone:
            event.stop()
            self.post_message(self.Pressed(self._rows[number].zone))

    def show(self, zone: str) -> None:
        """Scroll so that all lines of a zone are in view, as far as they fit; the last zone brings what follows it."""
        lines = [number for number, row in enumerate(self._rows) if row.zone == zone]
        height = self.scrollable_content_region.height
        if not lines or height <= 0:
            return
        first, last = lines[0], lines[-1]
        top = self.scroll_offset.y
        if last >= top + height:
            top = last - height + 1
        if first < top:
            top = first
        self.scroll_to(y=top, animate=False, force=True)

    def show_from(self, zone: str) -> None:
        """Scroll so that as much as can be of what begins with ``zone`` is in view, its first line in any case."""
        first = next((number for number, row in enumerate(self._rows) if row.zone == zone), None)
        height = self.scrollable_content_region.height
        if first is not None and len(self._rows) > height:
            self.scroll_to(y=min(first, len(self._rows) - height), animate=False, force=True)

    def show_style(self, style: str) -> None:
        """Scroll so that the first line with something in this style is in view."""
        first = next((n for n, row in enumerate(self._rows) if any(s.style == style for s in row.content.spans)), None)
        height = self.scrollable_content_region.height
        if first is not None and not self.scroll_offset.y <= first < self.scroll_offset.y + height:
            self.scroll_to(y=max(0, first - height // 2), animate=False, force=True)

    def turn(self, key: str) -> None:
        """Scroll by a line or a page, or to an end."""
        page = max(1, self.scrollable_content_region.height - 2)
        by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -(10**6), "end": 10**6}[key]
        self.scroll_to(y=max(0, min(self.max_scroll_y, self.scroll_offset.y + by)), animate=False, force=True)
