"""The program on a screen: which sheets are open, in which language, in which colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.events import Resize
from textual.geometry import Size
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from tutor.words import LANGS, Lang, say

from .commands import bind, offers, without_letters
from .doors import Doors
from .glyphs import glyphs_for
from .sheet import Sheet
from .theme import TERMINAL, THEMES, suited

if TYPE_CHECKING:
    from tutor.course.diagnostics import Diagnostic
    from tutor.store.desk import Desk
    from tutor.store.reviewing import Review

SMALLEST = (40, 12)
"""Columns and lines below which nothing but a request for room is shown."""
INTERRUPTED = 130


class TutorApp(Doors):
    """Opens home, or one lesson, and keeps what all sheets share: the desk, the language, the signs."""

    TITLE = "finlit-tutor"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bind("help", "palette", "language", "theme", "notice", "glossary", "quit", "interrupt")
    HELP: ClassVar[str] = "screen.help_kept"

    theme: Reactive[str] = Reactive(Initialize(lambda app: cast("TutorApp", app).first_theme()))

    def __init__(
        self,
        desk: Desk,
        lesson: str | None = None,
        step: str | None = None,
        review: Review | None = None,
        first: type[Screen[None]] | None = None,
    ) -> None:
        no_color = "NO_COLOR" in os.environ
        self.desk = desk
        self.lang: Lang = desk.lang
        self.glyphs = glyphs_for(getattr(sys.__stderr__, "encoding", None))
        self._themes = {theme.name: theme for theme in ((TERMINAL,) if no_color else THEMES)}
        self._wanted = (lesson, step)
        self._review = review
        self._first = first
        self._small = self._settled = False
        super().__init__(ansi_color=True if no_color else None)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours only; Textual's own don't know our tokens."""
        return self._themes

    def first_theme(self) -> str:
        """The colours that were chosen before, or those that suit the terminal."""
        kept = self.desk.store.setting("theme")
        fallback = suited(os.environ)
        return next(name for name in (kept, fallback, TERMINAL.name) if name in self._themes)

    def say(self, key: str, **values: object) -> str:
        return say(self.lang, key, **values)

    def get_default_screen(self) -> Screen[None]:
        from .screens.home import Home

        return Home()

    def on_mount(self) -> None:
        if self.desk.store.setting("lang") is None:
            from .screens.language import LanguageChoice

            self.push_screen(LanguageChoice())
        else:
            self.open_wanted()
        self._settle_settings()
        self._settled = True
        self._ask_for_room(self.size)

    def on_resize(self, event: Resize) -> None:
        if self._settled:  # before, what is opened first would lie on top
            self._ask_for_room(event.size)

    def _ask_for_room(self, size: Size) -> None:
        """Lay a polite line over everything while the window is too small, and take it away again."""
        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if small != self._small:
            self._small = small
            if small:
                from .screens.small import Small

                self.push_screen(Small())
            else:
                self.pop_screen()

    # what one begins with

    def open_wanted(self) -> None:
        """The lesson or the review that was named on the command line, once."""
        review, self._review = self._review, None
        if review is not None:
            self.open_review(review)
        if self._first is not None:
            self.push_screen(self._first())
            self._first = None
        (lesson, step), self._wanted = self._wanted, (None, None)
        if lesson is not None:
            self.open_lesson(lesson, step)

    def set_learner(self, name: str) -> None:
        """Somebody else sits down: their progress, their language and colours."""
        self.desk.store = self.desk.store.for_learner(name)
        kept = self.desk.store.setting("lang")
        if kept in LANGS:
            self.lang = self.desk.lang = kept
        self.theme = self.first_theme()
        for screen in self.screen_stack:
            if isinstance(screen, Sheet):
                screen.told_anew()

    def trouble(self, tell: Callable[[Lang], str], diagnostics: Sequence[Diagnostic] = ()) -> None:
        """Say calmly what did not work, in the language one reads, with the places that are to be mended."""
        from .screens.leaf import Trouble

        self.push_screen(Trouble(tell, diagnostics))

    def remember(self, name: str, value: str) -> None:
        """Keep a setting; what can't be kept holds until one leaves, and that is said."""
        from tutor.store.errors import StoreError

        try:
            self.desk.store.set_setting(name, value)
        except StoreError as error:
            self.trouble(error.message)

    def set_setting(self, name: str, value: str) -> None:
        """Settle something and let it hold from now on."""
        if name == "lang":
            self.set_lang("zh" if value == "zh" else "en")
            return
        if name == "theme" and value in self._themes:
            self.theme = value
        self.remember(name, value)
        self._settle_settings()

    def _settle_settings(self) -> None:
        store = self.desk.store
        self.animation_level = "none" if store.setting("motion") == "none" else "full"
        self.set_keymap(without_letters() if store.setting("keys") == "functions" else {})

    # what can be done everywhere

    def set_lang(self, lang: Lang) -> None:
        """Speak ``lang`` from now on, every open sheet in its place."""
        self.lang = self.desk.lang = lang
        for screen in self.screen_stack:
            if isinstance(screen, Sheet):
                screen.told_anew()
        self.remember("lang", lang)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What leads to where one is already, or to colours that NO_COLOR forbids, is not offered."""
        del parameters
        if action == "theme":
            return len(self._themes) > 1
        return not (isinstance(self.screen, Sheet) and action in self.screen.WITHOUT)

    def action_language(self) -> None:
        self.set_lang("en" if self.lang == "zh" else "zh")

    def action_theme(self) -> None:
        names = list(self._themes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.remember("theme", self.theme)

    def action_help(self) -> None:
        from .screens.help import Help, spoken_for

        self.push_screen(Help(spoken_for(self.screen)))

    def action_notice(self) -> None:
        from .screens.notice import Notice

        self.push_screen(Notice())

    def action_glossary(self) -> None:
        from .screens.glossary import Glossary

        self.push_screen(Glossary())

    def action_palette(self) -> None:
        from .screens.palette import Palette

        self.push_screen(Palette(offers(self.screen.active_bindings.values())))

    def action_term(self, term: str) -> None:
        """Open the glossary at one word."""
        from .screens.glossary import Entry

        self.push_screen(Entry(term))

    async def action_quit(self) -> None:
        self.exit(0)

    def action_interrupt(self) -> None:
        self.exit(INTERRUPTED)
