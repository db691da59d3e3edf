"""A screen of this program: a line on top, a page of at most 72 cells, and at the foot the keys that work just now."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult, RenderResult
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tutor.words import LANGS, Lang, say

from .commands import Command, Offer, bind, key_name, offers
from .fold import beside, cells_of, cut
from .glyphs import Glyphs

if TYPE_CHECKING:
    from tutor.course.page import Blocks

    from .app import TutorApp

COLUMN = 72
"""Cells of the widest line of a page."""
BETWEEN = 2
"""Cells between two keys at the foot."""
_HEIGHTS = [(0, "-low"), (16, "-high")]


class Sheet(Screen[None]):
    """What all screens share.

    A subclass gives ``heading`` and ``body``; it says everything again in ``retell``, called when the language changes.
    Its keys come from ``BINDINGS = bind(…)``; it calls ``refresh_bindings`` when what can be done has changed.
    """

    BINDINGS = bind("back")
    HELP: ClassVar[str] = ""
    """The words of the help for this sheet; widgets have such words, too."""
    STARTS: ClassVar[bool] = False
    """Whether this is a screen that one starts from."""
    WITHOUT: ClassVar[frozenset[str]] = frozenset()
    """Actions that lead nowhere from here and are not offered."""
    ESCAPE_TO_MINIMIZE = False
    VERTICAL_BREAKPOINTS = _HEIGHTS

    @property
    def tutor(self) -> TutorApp:
        return cast("TutorApp", self.app)

    @property
    def lang(self) -> Lang:
        return self.tutor.lang

    def say(self, key: str, **values: object) -> str:
        return say(self.lang, key, **values)

    def heading(self) -> str:
        """Where one is, for the top line."""
        return "finlit-tutor"

    def body(self) -> Iterable[Widget]:
        """The widgets between the top line and the foot."""
        return ()

    def quiet(self, cells: int) -> str:
        """One quiet line above the keys: start screens say there that this is education, the others nothing."""
        if not self.STARTS:
            return ""
        whole = self.say("home.quiet")
        return whole if cells_of(whole) <= cells else self.say("home.quiet_short")

    def retell(self) -> None:
        """Say everything again in the present language."""

    def blocks(self, text: str) -> Blocks:
        """A text of the library (a fact, a word of the glossary), which may hold markup, in the present language."""
        from tutor.course.compose import blocks

        return blocks(text, {}, self.tutor.desk.library, self.lang)

    def compose(self) -> ComposeResult:
        yield Head()
        yield from self.body()
        yield Foot()

    def refresh_bindings(self) -> None:
        super().refresh_bindings()
        for foot in self.query_children(Foot):
            foot.refresh()

    def told_anew(self) -> None:
        """The language or the signs changed: everything on this screen is drawn again."""
        self.retell()
        self.refresh_bindings()
        for head in self.query_children(Head):
            head.refresh()

    def offers(self) -> list[Offer]:
        """What can be done now."""
        return offers(self.active_bindings.values())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return action not in self.WITHOUT

    def action_back(self) -> None:
        self.app.pop_screen()


class Head(Widget):
    """The top line: where one is; on the right the language, help and the palette, each to be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False  # what can be clicked here is styled by hand

    @property
    def sheet(self) -> Sheet:
        return cast(Sheet, self.screen)

    def render(self) -> RenderResult:
        sheet = self.sheet
        right = self._right(sheet.lang, narrow=self.size.width < 56)
        room = self.size.width - right.cell_length - 2
        left = cut(Content.styled(sheet.heading(), "bold"), room, sheet.tutor.glyphs.more)
        return beside(left, right, self.size.width)

    def _right(self, lang: Lang, *, narrow: bool) -> Content:
        def pressed(text: str, action: str, style: str) -> Content:
            return Content.styled(text, style).stylize(Style.from_meta({"@click": f"app.{action}"}))

        dot = self.sheet.tutor.glyphs.dot
        other: Lang = "en" if lang == "zh" else "zh"
        names = {one: say(lang, f"common.{one}") for one in LANGS}
        if narrow:
            return pressed(names[other], "language", "$quiet") + Content("  ") + pressed("?", "help", "$accent")
        parts = [pressed(names[one], "language", "bold" if one == lang else "$quiet") for one in LANGS]
        tail = [pressed("?", "help", "$accent"), pressed("^P", "palette", "$accent")]
        return Content.styled(f" {dot} ", "$quiet").join(parts) + Content("   ") + Content("   ").join(tail)


class Foot(Widget):
    """The keys that work just now, as many as fit, each to be clicked; above them the sheet's quiet line."""

    @property
    def sheet(self) -> Sheet:
        return cast(Sheet, self.screen)

    def on_mount(self) -> None:
        self.set_class(bool(self.sheet.quiet(COLUMN)), "-told")

    def render(self) -> RenderResult:
        cells = self.size.width
        above = Content.styled(self.sheet.quiet(cells), "$quiet") + Content("\n")
        return above + self._keys(cells) if self.size.height > 1 else self._keys(cells)

    def _keys(self, cells: int) -> Content:
        """The most useful first, quitting always at the right edge."""
        tutor = self.sheet.tutor
        offered = tuple((offer.command, offer.key) for offer in self.sheet.offers() if offer.command.rank)
        return _line_of_keys(offered, cells, tutor.lang, tutor.glyphs)

    async def on_click(self, event: Click) -> None:
        wanted = event.style.meta.get("do")
        for offer in self.sheet.offers():
            if offer.command.id == wanted:
                event.stop()
                await self.app.run_action(offer.entry.binding.action, offer.entry.node)
                return


@lru_cache(maxsize=64)
def _line_of_keys(offered: tuple[tuple[Command, str], ...], cells: int, lang: Lang, glyphs: Glyphs) -> Content:
    """The foot for these commands and keys; pages of a kind offer the same, again and again."""
    shown = sorted(offered, key=lambda one: one[0].rank)
    pieces = {command.id: _piece(command, key, lang, glyphs) for command, key in shown}
    last = pieces.pop("quit", Content(""))
    room, fitting = cells - last.cell_length, set[str]()
    for id in sorted(pieces, key=lambda id: id != "back"):  # the way back is never what has no room
        if pieces[id].cell_length + BETWEEN <= room:
            room -= pieces[id].cell_length + BETWEEN
            fitting.add(id)
    line = Content(" " * BETWEEN).join(piece for id, piece in pieces.items() if id in fitting)
    return beside(line, last, cells)


def _piece(command: Command, key: str, lang: Lang, glyphs: Glyphs) -> Content:
    keys = Content.styled(key_name(command, key, glyphs), "$accent bold")
    name = Content.styled(f" {command.name(lang)}", "$quiet")
    return (keys + name).stylize(Style.from_meta({"do": command.id}))
