"""A line to type into."""

from __future__ import annotations

from textual.widgets import Input

from ..commands import bind


class Asked(Input):
    """A plain field without a frame; what it asks stands in it until one types."""

    def __init__(self, asks: str) -> None:
        super().__init__(placeholder=asks, compact=True, select_on_focus=False)


class SoughtField(Asked):
    """A field above a list of what matches it; Enter opens the one that the cursor is on."""

    BINDINGS = bind("found")


class AnswerField(Asked):
    """A field for an answer, which Enter or the foot gives."""

    BINDINGS = bind("answer")

    async def action_answer(self) -> None:
        await self.action_submit()
