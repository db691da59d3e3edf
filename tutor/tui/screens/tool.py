"""A calculator: what one types on top, the number that matters large, what follows from it below."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.containers import ScrollableContainer
from textual.content import Content
from textual.widget import Widget

from tutor.finance.calculator import Result, told
from tutor.finance.calculators import CALCULATORS

from ..commands import bind
from ..glyphs import UNICODE
from ..sheet import Sheet
from ..tool.fields import FieldRow, Folds, Large, Turned
from ..tool.outcome import complaint, digits_of, outcome

NARROW = 64
"""Cells below which what was understood stands under its field."""


class ToolScreen(Sheet):
    """Draws what the calculator ``tool`` gives for what stands in its fields; it computes nothing itself.

    ``typed`` fills fields to begin with; else what was kept on this computer does, else the calculator's example.
    Nothing is kept unless that is asked for.
    """

    BINDINGS = bind("field", "twin", "keep", "look", "back")
    HELP: ClassVar[str] = "tools.help"

    def __init__(self, tool: str, typed: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._calculator = CALCULATORS[tool]
        self._given = typed
        self._typed: dict[str, str] = {}
        self._words = False
        self._kept = False
        self._result = Result()

    def heading(self) -> str:
        return self.say(f"tools.{self._calculator.id}")

    def body(self) -> Iterable[Widget]:
        store = self.tutor.desk.store
        kept = kept_fields(store.setting(self._setting)) if self._given is None else None
        self._kept = kept is not None
        self._typed = {one.id: one.initial for one in self._calculator.fields} | dict(self._given or kept or {})
        self._rows = [
            FieldRow(one, self._typed[one.id], lambda: self.lang, self.tutor.glyphs, self._told)
            for one in self._calculator.fields
        ]
        self._does, self._headline, self._wrong = Folds(), Folds(), Folds()
        self._digits = Large()
        self._below = Folds(steady=True)
        yield ScrollableContainer(
            self._does, *self._rows, self._wrong, self._headline, self._digits, self._below, id="tool", can_focus=False
        )

    @property
    def _setting(self) -> str:
        return f"tool.{self._calculator.id}"

    def on_mount(self) -> None:
        self._does.add_class("-does")
        self._headline.add_class("-headline")
        self.retell()
        self._rows[0].control.focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._tell_outcome)

    def retell(self) -> None:
        self._does.tell(Content.styled(self.say(f"tools.{self._calculator.id}_does"), "$quiet"))
        for row in self._rows:
            row.retell()
        self._settle()

    def _settle(self) -> None:
        """Work out what stands there and show what has changed."""
        result = self._result = self._calculator.work(self._typed)
        visible = {one.id for one in self._calculator.visible(self._typed)}
        for row in self._rows:
            name = row.field.id
            if row.display != (name in visible):
                row.display = name in visible
            if name in visible:
                row.note.tell(self._note(name, result))
        self._wrong.tell(complaint(result, self.lang, self.tutor.glyphs))
        self._wrong.display = "" in result.complaints
        headline = told(result.headline, self.lang) if result.headline else ""
        digits = digits_of(result, self.lang)
        if digits and self.tutor.glyphs is not UNICODE:  # large digits are made of signs that it lacks
            headline, digits = f"{headline}  {digits}", ""
        self._headline.tell(Content.styled(headline, "bold"))
        self._digits.tell(digits)
        if self._digits.display != bool(digits):
            self._digits.display = bool(digits)
        self._tell_outcome()

    def _note(self, name: str, result: Result) -> Content:
        wrong = result.complaints.get(name)
        if wrong is not None:
            return Content.styled(f"{self.tutor.glyphs.warn} {wrong.message(self.lang)}", "$cost")
        understood = result.understood.get(name)
        return Content.styled(told(understood, self.lang), "$quiet") if understood else Content("")

    def _tell_outcome(self) -> None:
        cells = self._below.size.width
        if cells:
            lines = outcome(self._result, cells, self.lang, self.tutor.glyphs, words=self._words)
            self._below.tell(Content("\n").join(lines))

    # what one may do

    def _told(self, field: str, text: str) -> None:
        self._typed[field] = text
        self._settle()
        if isinstance(self.focused, Turned):
            self.refresh_bindings()

    def action_field(self, key: str) -> None:
        """To the next or the previous field; past the last one the result comes into view."""
        shown = [row.control for row in self._rows if row.display]
        at = next((number for number, one in enumerate(shown) if one.has_focus), -1)
        to = at + (-1 if key in ("up", "shift+tab") else 1)
        if key in ("tab", "shift+tab", "enter"):
            to %= len(shown)
        if 0 <= to < len(shown):
            shown[to].focus()
        else:
            self._scroll(3 if to > 0 else -3)

    def action_look(self, key: str) -> None:
        page = max(1, self.query_one("#tool").size.height - 2)
        self._scroll(page if key == "pagedown" else -page)

    def _scroll(self, by: int) -> None:
        self.query_one("#tool").scroll_relative(y=by, animate=False)

    def action_twin(self) -> None:
        """Pictures in words and as a table, or back."""
        self._words = not self._words
        self._tell_outcome()
        self.call_after_refresh(lambda: self._below.scroll_visible(animate=False, top=True))

    def action_keep(self) -> None:
        """Keep what stands here on this computer; asked again, forget it."""
        self._kept = not self._kept
        self.tutor.remember(self._setting, json.dumps(self._typed, ensure_ascii=False) if self._kept else "")
        self._does.tell(Content.styled(self.say("tools.kept" if self._kept else "tools.forgotten"), "$right"))


def kept_fields(setting: str | None) -> dict[str, str] | None:
    """What was kept, if it is whole."""
    try:
        fields = json.loads(setting or "null")
    except ValueError:
        return None
    return {str(name): str(text) for name, text in fields.items()} if isinstance(fields, dict) else None
