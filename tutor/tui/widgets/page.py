"""Words to read: folded to the column, scrolled with the arrow and page keys, selected with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult, RenderResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ..commands import bind


class Folded(Widget):
    """What ``tell`` gives for a width, drawn as it comes."""

    def __init__(self, tell: Callable[[int], Content]) -> None:
        super().__init__()
        self._tell = tell
        self._kept: tuple[int, Content] | None = None

    def renew(self) -> None:
        self._kept = None
        self.refresh(layout=True)

    def _told(self, cells: int) -> Content:
        if self._kept is None or self._kept[0] != cells:
            self._kept = (cells, self._tell(cells))
        return self._kept[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return self._told(width).plain.count("\n") + 1

    def render(self) -> RenderResult:
        return self._told(self.size.width)


class Page(ScrollableContainer, can_focus=True):
    """One text that may be longer than the screen."""

    BINDINGS = bind("scroll")
    HELP = "screen.help_page"

    def __init__(self, tell: Callable[[int], Content]) -> None:
        super().__init__()
        self._tell = tell

    def compose(self) -> ComposeResult:
        yield Folded(self._tell)

    def renew(self) -> None:
        self.query_one(Folded).renew()

    def action_scroll(self, key: str) -> None:
        page = max(1, self.scrollable_content_region.height - 1)
        if key in {"home", "end"}:
            self.scroll_to(y=0 if key == "home" else self.max_scroll_y, animate=False)
        else:
            by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}[key]
            self.scroll_relative(y=by, animate=False)
