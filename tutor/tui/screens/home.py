"""Home: what comes next, where to turn, the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tutor.finance.calculators import TOOLS
from tutor.store.log import DEFAULT_LEARNER

from ..commands import bind
from ..fold import beside
from ..sheet import Sheet
from ..today import today
from ..widgets.menu import Item, Menu, Row, abreast
from .worlds import WORLDS

if TYPE_CHECKING:
    from tutor.course.catalogue import Listed, Part
    from tutor.store.desk import Place
    from tutor.store.memory import Plan

WIDE = 56
"""Cells from which there is room for two things side by side."""
STEPS_TOLD = 66
"""Cells from which the place in a lesson is told in words."""
MARKS = 12
"""A unit with more lessons than this is counted, not drawn."""
OPEN_FROM_START = 8
"""Lines of the course up to which every unit lies open."""
BAR = 12
NOTHING = Content("")


class Home(Sheet):
    BINDINGS = bind("unit", "search", "review", "progress", "settings")
    HELP = "home.help"
    STARTS = True
    WITHOUT = frozenset({"back"})

    def __init__(self) -> None:
        super().__init__()
        self._opened: set[str] | None = None
        self._due = 0
        self._plans: list[Plan] = []
        self._places: Mapping[str, Place] = {}
        self._left = False

    def body(self) -> Iterable[Widget]:
        self._look()
        yield Menu(self._rows, self.tutor.glyphs)

    def retell(self) -> None:
        self._look()
        self.query_one(Menu).renew()

    def _look(self) -> None:
        """What was done so far, and what is due."""
        desk = self.tutor.desk
        now = desk.clock()
        self._places = desk.store.places()
        self._due = desk.store.due(now)
        self._plans = [plan for plan in desk.store.plans() if not plan.kept and plan.due <= now]

    def on_screen_suspend(self) -> None:
        self._left = True

    def on_screen_resume(self) -> None:
        if self._left:  # what was done elsewhere shows here
            self.retell()

    # what one may do

    def action_review(self) -> None:
        self.tutor.open_review()

    def action_progress(self) -> None:
        from .progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_settings(self) -> None:
        from .settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_unit(self, key: str) -> None:
        units = self.tutor.desk.catalogue.units
        if int(key) <= len(units):
            unit = units[int(key) - 1]
            self._open_units().add(unit.id)
            self._show_unit(unit, f"lesson:{unit.lessons[0]}" if unit.lessons else f"unit:{unit.id}")

    def on_menu_opened(self, event: Menu.Opened) -> None:
        kind, _, name = event.item.partition(":")
        if kind == "review":
            self.tutor.open_review()
        elif kind == "plans":
            self.tutor.open_plans()
        elif kind == "learner":
            self.tutor.set_learner(name)
        elif kind in {"today", "lesson"}:
            self.tutor.open_lesson(name)
        elif kind == "need":
            from .need import NeedSheet

            self.app.push_screen(NeedSheet(name))
        elif kind == "world":
            self.tutor.open_credit(name)
        elif kind == "tool":
            self.tutor.open_tool(name)
        else:
            self._open_units().symmetric_difference_update({name})
            self._show_unit(self.tutor.desk.catalogue.unit(name), event.item)

    def _show_unit(self, unit: Part, chosen: str) -> None:
        """Draw the course again, the cursor on ``chosen``, with as much of the unit in view as there is room for."""
        menu = self.query_one(Menu)
        menu.renew(chosen)
        if unit.id in self._open_units() and unit.lessons:
            menu.reveal(f"unit:{unit.id}", f"lesson:{unit.lessons[-1]}")

    def _open_units(self) -> set[str]:
        """The units that lie open: at first all in a small course, none in a large one."""
        if self._opened is None:
            self._opened = set() if self._large() else {unit.id for unit in self.tutor.desk.catalogue.units}
        return self._opened

    def _large(self) -> bool:
        catalogue = self.tutor.desk.catalogue
        return len(catalogue.units) + len(catalogue.lessons) > OPEN_FROM_START

    # what one sees

    def _rows(self, cells: int) -> Iterator[Row]:
        yield Row(words=Content.styled(self.say("home.today"), "bold"))
        yield from self._today(cells)
        catalogue = self.tutor.desk.catalogue
        if catalogue.needs:
            yield Row()
            yield Row(words=Content.styled(self.say("home.needs"), "bold"))
            yield from self._needs(cells)
        if catalogue.lessons:
            yield Row()
            yield Row(words=Content.styled(self.say("home.course"), "bold"), note=self._progress(cells))
            yield from self._course(cells)
        yield Row()
        yield Row(words=Content.styled(self.say("world.world"), "bold"))
        worlds = [Item(f"world:{name}", Content(self.say(f"home.world_{name}"))) for name in WORLDS]
        yield Row(tuple(worlds))
        yield Row()
        yield Row(words=Content.styled(self.say("home.tools"), "bold"))
        yield from self._tools(cells)
        yield from self._learners()

    def _today(self, cells: int) -> Iterator[Row]:
        if self._due:
            yield self._offered("review", "review", self.say("progress.due", n=self._due), cells)
        if self._plans:
            yield self._offered("plans", "plan", self.say("progress.plans_due", n=len(self._plans)), cells)
        found = today(self.tutor.desk.catalogue, self._places)
        if found is None:
            yield Row(words=Content.styled(self.say("home.nothing"), "$quiet"))
            return
        if found.why == "again":
            yield Row(words=Content.styled(self.say("home.all_done"), "$quiet"))
        title, note = found.lesson.titled(self.lang), self._note(found.lesson, cells)
        yield self._offered(f"today:{found.lesson.id}", found.why, title, cells, note)

    def _offered(self, id: str, why: str, title: str, cells: int, note: Content = NOTHING) -> Row:
        """Something to do today, and in a word why."""
        word = Content.styled(self.say(f"home.{why}"), "$accent bold")
        lead, label = beside(word, Content(""), 10), Content(title)
        if cells < WIDE:
            lead, label = Content(""), word + Content("\n") + label
        return Row((Item(id, label, note, lead=lead),))

    def _needs(self, cells: int) -> Iterator[Row]:
        items = [Item(f"need:{need.id}", Content(need.title[self.lang])) for need in self.tutor.desk.catalogue.needs]
        columns = 2 if all(abreast(item) <= cells // 2 for item in items) else 1
        for start in range(0, len(items), columns):
            yield Row(tuple(items[start : start + columns]))

    def _tools(self, cells: int) -> Iterator[Row]:
        items = [Item(f"tool:{name}", Content(self.say(f"tools.{name}"))) for name in TOOLS]
        columns = 4 if sum(abreast(item) for item in items) <= cells else 2
        for start in range(0, len(items), columns):
            yield Row(tuple(items[start : start + columns]))

    def _learners(self) -> Iterator[Row]:
        """Who learns here, where that is more than one."""
        store = self.tutor.desk.store
        names = sorted({*store.learners(), store.learner})
        if len(names) > 1:
            yield Row()
            yield Row(words=Content.styled(self.say("progress.learners"), "bold"))
            for name in names:
                here = (
                    Content.styled(self.say("progress.learner_here"), "$quiet")
                    if name == store.learner
                    else Content("")
                )
                yield Row((Item(f"learner:{name}", Content(self.learner_name(name)), here),))

    def learner_name(self, name: str) -> str:
        return self.say("progress.learner_me") if name == DEFAULT_LEARNER else name

    def _course(self, cells: int) -> Iterator[Row]:
        """The units, in a large course in two columns where there is room; under its row what an open unit holds."""
        units = self.tutor.desk.catalogue.units
        items = [self._unit(number, unit, counted=True) for number, unit in enumerate(units, 1)]
        large = self._large() and all(abreast(item) <= cells // 2 for item in items)
        if not large:
            items = [self._unit(number, unit, counted=False) for number, unit in enumerate(units, 1)]
        down = (len(units) + 1) // 2 if large else len(units)
        for row in range(down):
            beside = range(row, len(units), down)
            yield Row(tuple(items[column] for column in beside))
            for column in beside:
                yield from self._lessons(units[column], cells)

    def _unit(self, number: int, unit: Part, *, counted: bool) -> Item:
        lessons = self._lessons_of(unit)
        marks = self._marks(lessons, counted=counted)
        if unit.id in self._open_units():
            marks = Content.styled(self.tutor.glyphs.opened, "$accent") if counted else NOTHING
        lead = Content.styled(f"{number} ", "$quiet")
        return Item(f"unit:{unit.id}", Content(unit.title[self.lang]), marks, lead=lead)

    def _lessons(self, unit: Part, cells: int) -> Iterator[Row]:
        """What an open unit holds; of a closed one nothing."""
        for lesson in self._lessons_of(unit) if unit.id in self._open_units() else ():
            name, lead = Content(lesson.titled(self.lang)), self._mark(lesson) + Content(" ")
            yield Row((Item(f"lesson:{lesson.id}", name, self._note(lesson, cells), indent=2, lead=lead),))

    def _lessons_of(self, unit: Part) -> list[Listed]:
        return [self.tutor.desk.catalogue.lesson(id) for id in unit.lessons]

    def _marks(self, lessons: list[Listed], *, counted: bool) -> Content:
        if not counted and len(lessons) <= MARKS:
            return Content("").join(self._mark(lesson) for lesson in lessons)
        done = sum(self._done(lesson) for lesson in lessons)
        if lessons and done == len(lessons):
            return Content.styled(self.tutor.glyphs.done, "$right")
        return Content.styled(self.say("home.counted", done=done, of=len(lessons)), "$quiet")

    def _mark(self, lesson: Listed) -> Content:
        glyphs = self.tutor.glyphs
        if self._done(lesson):
            return Content.styled(glyphs.done, "$right")
        return Content.styled(glyphs.begun if lesson.id in self._places else glyphs.open, "$quiet")

    def _done(self, lesson: Listed) -> bool:
        place = self._places.get(lesson.id)
        return place is not None and place.done

    def _note(self, lesson: Listed, cells: int) -> Content:
        """What stands at the right of a lesson: the step one is at, that it is finished, or how long it takes."""
        minutes = self.say("home.minutes", n=lesson.minutes)
        if lesson.broken:
            return Content.styled(self.say("home.broken"), "$danger")
        place = self._places.get(lesson.id)
        if place is None:
            return Content.styled(minutes, "$quiet")
        if place.done:
            return Content.styled(self.say("home.finished"), "$right")
        if cells < STEPS_TOLD:
            return Content.styled(self.say("home.counted", done=place.step, of=lesson.steps), "$quiet")
        step = self.say("home.step", step=place.step, of=lesson.steps)
        return Content.styled(f"{step}  {minutes}", "$quiet")

    def _progress(self, cells: int) -> Content:
        """The share of lessons finished, once there is one."""
        lessons = self.tutor.desk.catalogue.lessons
        done = sum(self._done(lesson) for lesson in lessons)
        if not done:
            return Content("")
        glyphs = self.tutor.glyphs
        full = round(BAR * done / len(lessons))
        share = Content.styled(self.say("home.counted", done=done, of=len(lessons)), "$quiet")
        if cells < WIDE:
            return share
        bar = Content.styled(glyphs.full * full, "$accent") + Content.styled(glyphs.empty * (BAR - full), "$quiet")
        return bar + Content("  ") + share
