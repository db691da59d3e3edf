"""What can be done here: told from the focused widget outwards to the whole program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from ..commands import Offer, key_name, offers
from ..fold import beside, cells_of, fold, hung
from .leaf import Leaf


@dataclass(frozen=True)
class Part:
    """What one node says of itself: a word key (empty when it says nothing) and what it offers."""

    words: str
    offers: tuple[Offer, ...]


def spoken_for(sheet: Screen[Any]) -> tuple[Part, ...]:
    """The help of a sheet as it stands, from the focused widget to its ancestors; silent nodes are left out."""
    offered = offers(sheet.active_bindings.values())
    first: DOMNode = sheet.focused or sheet
    parts = []
    for node in first.ancestors_with_self:
        words = getattr(node, "HELP", "") or ""
        own = tuple(offer for offer in offered if offer.entry.node is node)
        if words or own:
            parts.append(Part(words, own))
    return tuple(parts)


class Help(Leaf):
    WITHOUT = frozenset({"help"})

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts = parts

    def heading(self) -> str:
        return self.say("screen.help_heading")

    def tell(self, cells: int) -> Content:
        lines: list[Content] = []
        for part in self._parts:
            if part.words:
                lines += [*fold(Content(self.say(part.words)), cells), Content("")]
            if part.offers:
                lines += [line for offer in part.offers for line in self._offer(offer, cells)] + [Content("")]
        lines += fold(Content.styled(self.say("screen.help_mouse"), "$quiet"), cells)
        return Content("\n").join(lines)

    def _offer(self, offer: Offer, cells: int) -> list[Content]:
        key = key_name(offer.command, offer.key, self.tutor.glyphs)
        column = beside(Content(f"  {key}"), Content(""), max(10, cells_of(key) + 4))
        lines = hung(Content(offer.command.does(self.lang)), cells, column.plain)
        lines[0] = lines[0].stylize("$accent bold", 2, 2 + len(key))
        return lines
