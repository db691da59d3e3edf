"""The rows of a calculator's form: a name, what is typed or chosen, and what was understood of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.renderables.digits import Digits
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tutor.finance.calculator import Field
from tutor.words import Lang, say

from ..commands import bind
from ..fold import cut, fold
from ..glyphs import Glyphs

Told: TypeAlias = Callable[[str, str], None]
"""Gets a field's id and what stands in it now: at once, so that the result is painted together with the key."""


class Typed(Input):
    """A line to type a figure into."""

    def __init__(self, field: str, text: str, example: str, told: Told) -> None:
        self.field = field
        self._told = told
        super().__init__(text, placeholder=example, compact=True, select_on_focus=False)

    def watch_value(self, value: str) -> None:
        if self.is_mounted:
            self._told(self.field, value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()

    async def action_submit(self) -> None:
        """Enter goes to the next field."""
        await self.run_action("screen.field('enter')")


class Pasted(TextArea):
    """Several lines: an advert as it stands, or one debt a line."""

    def __init__(self, field: str, text: str, example: str, told: Told) -> None:
        self._told = told
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            placeholder=example,
        )
        self.field = field

    def action_cursor_page_down(self) -> None:
        """The few lines of the field need no pages; the result below them does."""
        self.call_later(self.run_action, "screen.look('pagedown')")

    def action_cursor_page_up(self) -> None:
        self.call_later(self.run_action, "screen.look('pageup')")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._told(self.field, self.text)


class Turned(Widget, can_focus=True):
    """A choice that is turned with the left and right keys, space or a click."""

    BINDINGS = bind("turn")

    def __init__(self, field: Field, chosen: str, lang: Callable[[], Lang], glyphs: Glyphs, told: Told) -> None:
        super().__init__()
        self.field = field.id
        self.options = field.options
        self.chosen = chosen if chosen in field.options else field.options[0]
        self._told = told
        self._lang = lang
        self._glyphs = glyphs

    def render(self) -> RenderResult:
        glyphs, at = self._glyphs, self.options.index(self.chosen)
        count = f"  {at + 1}/{len(self.options)}"
        name = cut(Content(say(self._lang(), f"tools.option_{self.chosen}")), self.size.width - len(count) - 4)
        ends = Content.styled(f"{glyphs.left} ", "$accent"), Content.styled(f" {glyphs.right_arrow}", "$accent")
        shown = ends[0] + (name.stylize("bold") if self.has_focus else name) + ends[1]
        return shown + Content.styled(count, "$quiet")

    def action_turn(self, key: str) -> None:
        by = -1 if key == "left" else 1
        self.choose(self.options[(self.options.index(self.chosen) + by) % len(self.options)])

    def choose(self, option: str) -> None:
        self.chosen = option
        self.refresh()
        self._told(self.field, option)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.action_turn("left" if event.x < 2 else "right")


class Folds(Widget):
    """Some words, folded to the width they get; a change that takes as many lines moves nothing else.

    A ``steady`` one never takes fewer lines than before, so that what is typed does not make the page jump.
    """

    def __init__(self, *, steady: bool = False) -> None:
        super().__init__()
        self._steady = steady
        self._most = 0
        self._words = Content("")
        self._laid: tuple[int, list[Content]] | None = None

    def tell(self, words: Content) -> None:
        if words.plain == self._words.plain and words.spans == self._words.spans:
            return
        cells = self.size.width
        before = self._height(cells) if cells else 0
        self._words = words
        self._laid = None
        self.refresh(layout=not cells or self._height(cells) != before)

    def _height(self, cells: int) -> int:
        lines = len(self._lines(cells)) if self._words.plain else 1
        self._most = max(lines, self._most) if self._steady else 0
        return max(lines, self._most)

    def _lines(self, cells: int) -> list[Content]:
        if self._laid is None or self._laid[0] != cells:
            self._laid = (cells, fold(self._words, cells))
        return self._laid[1]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        del container, viewport
        return self._height(width)

    def render(self) -> RenderResult:
        return Content("\n").join(self._lines(self.size.width)) if self.size.width else Content("")


class Large(Widget):
    """A number three lines high; another number moves nothing else."""

    number = ""

    def tell(self, number: str) -> None:
        if number != self.number:
            self.number = number
            self.refresh()

    def render(self) -> RenderResult:
        return Digits(self.number, style="bold")


class FieldRow(Horizontal):
    """One field of the form."""

    def __init__(self, field: Field, text: str, lang: Callable[[], Lang], glyphs: Glyphs, told: Told) -> None:
        super().__init__(classes=f"-{field.kind}")
        self.field = field
        self._lang = lang
        self._text = text
        self._glyphs = glyphs
        self._told = told
        self.name_of = Folds()
        self.name_of.add_class("-name")
        self.note = Folds()
        self.note.add_class("-note")

    def compose(self) -> ComposeResult:
        field, example = self.field, say(self._lang(), f"tools.example_{self.field.id}")
        yield self.name_of
        self.control: Typed | Pasted | Turned
        if field.kind == "choice":
            self.control = Turned(field, self._text, self._lang, self._glyphs, self._told)
        elif field.kind == "lines":
            self.control = Pasted(field.id, self._text, example, self._told)
        else:
            self.control = Typed(field.id, self._text, example, self._told)
        yield self.control
        yield self.note

    def retell(self) -> None:
        """Its name and its example in the present language."""
        self.name_of.tell(Content(say(self._lang(), f"tools.field_{self.field.id}")))
        example = say(self._lang(), f"tools.example_{self.field.id}")
        if not isinstance(self.control, Turned):
            self.control.placeholder = example
        else:
            self.control.refresh()
