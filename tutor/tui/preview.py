"""``preview``: the real player beside an editor. It follows every save and keeps nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from tutor.course.anatomy import Part, anatomy
from tutor.course.diagnostics import Broken, Diagnostic
from tutor.learning.session import Session

from .app import TutorApp
from .commands import bind
from .draw import draw
from .fold import fold, hung
from .player.play import Play
from .screens.leaf import Leaf
from .screens.lesson import LessonScreen

if TYPE_CHECKING:
    from tutor.course.watching import Reading, Watched
    from tutor.learning.event import Event
    from tutor.store.desk import Desk

POLLED = 0.1
"""Seconds between two looks at the files."""
FIRST = 1


class PreviewApp(TutorApp):
    """The same program with one lesson in it, which changes as it is written."""

    CSS_PATH = "app.tcss"

    def __init__(self, desk: Desk, watched: Watched) -> None:
        super().__init__(desk)
        self.watched = watched
        self.untranslated = 0
        """Texts of the lesson that stand in the other language for want of a translation."""
        self._seed = FIRST
        self._step = ""

    def open_wanted(self) -> None:
        self.follow()
        self.set_interval(POLLED, self._look)

    def _look(self) -> None:
        if self.watched.changed():
            self.follow()

    def redraw(self) -> None:
        """The lesson with other numbers."""
        self._seed += 1
        self.follow()

    def follow(self) -> None:
        """What the files hold now: the lesson at the step one was at, or what keeps it from being read."""
        lesson = next((one for one in self.screen_stack if isinstance(one, PreviewScreen)), None)
        if lesson is not None:
            self._step = lesson.session.step.id
        reading = self.watched.read(self.lang)
        try:
            session = self._session(reading)
        except Broken as broken:
            self._put(BrokenLeaf(self.watched.folder.name, broken.diagnostics))
            return
        if session is None:
            self._put(BrokenLeaf(self.watched.folder.name, reading.diagnostics))
            return
        self.desk.library = reading.library
        self.untranslated = reading.untranslated
        if lesson is None:
            self._put(PreviewScreen(session))
        else:
            lesson.take(session)
            for screen in self.screen_stack:
                if isinstance(screen, LaidOpen):
                    screen.take(session)

    def _put(self, screen: LessonScreen | Leaf) -> None:
        """On top of home there is one screen of a preview."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)

    def _session(self, reading: Reading) -> Session | None:
        if reading.lesson is None:
            return None
        session = Session(
            reading.lesson,
            library=reading.library,
            lang=self.lang,
            seed=self._seed,
            clock=lambda: datetime.now(UTC),
            record=_forget,
        )
        if any(step.id == self._step for step in reading.lesson.steps):
            session.go(self._step)
        return session


def _forget(event: Event) -> None:
    """What is done here is nobody's answer."""
    del event


class PreviewScreen(LessonScreen):
    """The player, whose lesson may be another one at any time."""

    BINDINGS = bind("redraw", "lay_open")
    HELP = "preview.help"
    WITHOUT = frozenset({"back", "jot"})

    @property
    def preview(self) -> PreviewApp:
        app = self.app
        assert isinstance(app, PreviewApp)
        return app

    def heading(self) -> str:
        title, wanting = self.session.lesson.title, self.preview.untranslated
        key = "preview.heading_wanting" if wanting else "preview.heading"
        return self.say(key, title=title, n=wanting)

    def take(self, session: Session) -> None:
        """Go on with the lesson as it is now."""
        self.session = session
        self.play = Play(session)
        self._ahead = (None, 0, [], ())
        self.told_anew()

    def retell(self) -> None:
        if self.session.lang == self.lang:
            self._settle()
        else:  # once every screen was told of the language: what is shown may have to give way
            self.app.call_later(self.preview.follow)

    def ended(self) -> None:
        """After the last step it begins again: there is nothing to sum up."""
        self.session.go(self.session.lesson.steps[0].id)
        self.take(self.session)

    def action_redraw(self) -> None:
        self.preview.redraw()

    def action_lay_open(self) -> None:
        self.app.push_screen(LaidOpen(self.session))

    def action_leave_field(self) -> None:
        if self.play.let_go():
            self._settle()
        elif self.focused is self._asked:
            self._paper.focus()
            self.refresh_bindings()


class LaidOpen(Leaf):
    """A step with all that a learner is told only after answering."""

    HELP = "preview.help"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def take(self, session: Session) -> None:
        self._session = session
        self.told_anew()

    def heading(self) -> str:
        return self.say("preview.opened", step=self._session.step.id)

    def tell(self, cells: int) -> Content:
        session = self._session
        parts = anatomy(session.lesson, session.step, session.names, session.library, session.lang)
        lines: list[Content] = []
        for part in parts:
            lines += [*self._label(part, cells), *self._words(part, cells), Content("")]
        return Content("\n").join(lines)

    def _label(self, part: Part, cells: int) -> list[Content]:
        sign = f"{self.tutor.glyphs.right} " if part.key else ""
        note = f"  {part.note}" if part.note else ""
        return fold(Content.styled(f"{sign}{part.name}{note}", "$right" if part.key else "$quiet"), cells)

    def _words(self, part: Part, cells: int) -> list[Content]:
        return hung(draw(part.blocks, cells - 2, glyphs=self.tutor.glyphs), cells, "  ")


class BrokenLeaf(Leaf):
    """The lesson can't be read just now: where, and what is wrong. In the other language it may well be."""

    HELP = "preview.help"
    WITHOUT = frozenset({"back"})

    def __init__(self, name: str, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__()
        self._name = name
        self._diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)

    def heading(self) -> str:
        return self.say("preview.heading", title=self._name)

    def retell(self) -> None:
        super().retell()
        app = self.app
        assert isinstance(app, PreviewApp)
        app.call_later(app.follow)

    def tell(self, cells: int) -> Content:
        lines = [*fold(Content.styled(self.say("preview.broken"), "bold"), cells)]
        for found in self._diagnostics:
            lines += [Content(""), *fold(Content.styled(f"{found.file}:{found.line}:{found.column}", "$quiet"), cells)]
            lines += fold(Content.styled(found.message(self.lang), "$danger"), cells)
            if found.excerpt:
                lines += fold(Content(found.excerpt.strip()), cells)
        return Content("\n").join(lines)
