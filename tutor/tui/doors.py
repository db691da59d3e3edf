"""Where one can go from anywhere: lessons, calculators, worlds, reviews, what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import App

from tutor.words import Lang, say

if TYPE_CHECKING:
    from tutor.course.diagnostics import Diagnostic
    from tutor.course.search import Document
    from tutor.credit.game import Game
    from tutor.credit.terms import World
    from tutor.store.desk import Desk
    from tutor.store.reviewing import Review

    from .screens.life import LifeScreen


class Doors(App[int]):
    """What can be opened. The program itself gives the desk, the language, and how trouble is told."""

    desk: Desk
    lang: Lang
    documents: list[Document] | None = None
    """What search looks through, once it was read."""

    def trouble(self, tell: Callable[[Lang], str], diagnostics: Sequence[Diagnostic] = ()) -> None:
        """Say calmly what did not work."""
        raise NotImplementedError

    def action_term(self, term: str) -> None:
        """Open the glossary at one word."""
        raise NotImplementedError

    def open_lesson(self, lesson: str, step: str | None = None) -> None:
        """Open a lesson where it was left, or at ``step``; what can't be opened says why."""
        from tutor.course.diagnostics import Broken
        from tutor.store.errors import StoreError

        try:
            session = self.desk.open_lesson(lesson, self.lang, step)
        except Broken as broken:
            self.trouble(lambda lang: say(lang, "screen.trouble_lesson"), broken.diagnostics)
        except StoreError as error:
            self.trouble(error.message)
        except KeyError as missing:
            name = str(missing.args[0])
            key = "screen.trouble_step" if name == step else "screen.trouble_missing"
            self.trouble(lambda lang: say(lang, key, id=name))
        else:
            from .screens.lesson import LessonScreen

            self.push_screen(LessonScreen(session))

    def open_review(self, review: Review | None = None) -> None:
        """Today's review, or the sheet that says there is none."""
        from tutor.store.errors import StoreError

        from .screens.review import opened

        try:
            self.push_screen(opened(review or self.desk.review(), self.lang))
        except StoreError as error:
            self.trouble(error.message)

    def open_plans(self) -> None:
        from .screens.plans import Plans

        self.push_screen(Plans())

    def read_documents(self) -> None:
        """Read all that search looks through, once and beside everything else."""
        if self.documents is None:
            self.documents = []
            self.call_later(self._begin_reading)  # in the program's own context, which holds no screen

    def _begin_reading(self) -> None:
        self.run_worker(self._read_documents, thread=True)

    def _read_documents(self) -> None:
        from tutor.course.search import documents

        self.call_from_thread(self._documents_read, list(documents(self.desk.catalogue, self.desk.library)))

    def _documents_read(self, found: list[Document]) -> None:
        from .screens.palette import Palette

        self.documents = found
        if isinstance(self.screen, Palette):
            self.screen.gathered()

    def open_found(self, kind: str, name: str) -> None:
        """Open what was found by its kind and name."""
        lesson, _, step = name.partition("/")
        if kind in ("lesson", "step", "note"):
            self.open_lesson(lesson, step or None)
        elif kind == "tool":
            self.open_tool(name)
        elif kind == "credit":
            self.open_credit(name)
        elif kind == "world":
            self.open_world(name)
        elif kind == "term":
            self.action_term(name)
        elif kind == "need":
            from .screens.need import NeedSheet

            self.push_screen(NeedSheet(name))
        else:
            from .screens.sources import Sources

            self.push_screen(Sources((name,)))

    def open_tool(self, tool: str, typed: Mapping[str, str] | None = None) -> None:
        """Open a calculator, with ``typed`` in its fields."""
        from .screens.tool import ToolScreen

        self.push_screen(ToolScreen(tool, typed))

    def worlds(self) -> Iterator[World]:
        """The worlds of the course that can be played; one that is broken is left out, which ``check`` tells."""
        from tutor.course.diagnostics import Broken
        from tutor.course.worlds import names

        from .screens.worlds import offered

        for name in offered(names(self.desk.library.folder)):
            try:
                yield self.desk.world(name)
            except Broken:
                continue

    def open_run(self, name: str, month: int, made: Callable[[World, Game], LifeScreen] | None = None) -> None:
        """Open the run that a question asked about at the end of ``month``, on the screen ``made``; it is not kept."""
        from tutor.course.diagnostics import Broken
        from tutor.credit.game import Game

        try:
            world = self.desk.world(name)
        except Broken as broken:
            self.trouble(lambda lang: say(lang, "screen.trouble_need"), broken.diagnostics)
        else:
            from .screens.life import LifeScreen

            self.push_screen((made or LifeScreen)(world, Game(world, world.script, month)))

    def open_credit(self, name: str) -> None:
        """What home offers of the credit world: one life, all of them, the lender's seat."""
        if name == "all":
            from .screens.worlds import Worlds

            self.push_screen(Worlds())
        elif name == "seat":
            from .screens.seat import SeatScreen

            self.push_screen(SeatScreen())
        else:
            self.open_world(name)

    def open_world(self, name: str) -> None:
        """Open a life in a world where it was left."""
        from tutor.course.diagnostics import Broken

        from .screens.life import LifeScreen

        try:
            self.push_screen(LifeScreen(self.desk.world(name)))
        except Broken as broken:
            self.trouble(lambda lang: say(lang, "screen.trouble_need"), broken.diagnostics)
