"""My progress: what one can do and how sure that is, what one was sure and wrong about, time, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from textual.content import Content
from textual.widget import Widget

from tutor.store.progress import by_name, levels

from ..fold import fold
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row

WEEKS = 53
STYLES = {"firm": "$right", "growing": "$accent", "shaky": "$cost", "unknown": "$quiet"}


class ProgressScreen(Sheet):
    HELP = "progress.progress_help"
    WITHOUT = frozenset({"progress"})

    def heading(self) -> str:
        return self.say("progress.progress_heading")

    def body(self) -> Iterable[Widget]:
        self._found: dict[str, Any] = self.tutor.desk.progress()
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        self.retell()

    def retell(self) -> None:
        self._found = self.tutor.desk.progress()
        self.query_one(Menu).renew()

    def on_menu_opened(self, event: Menu.Opened) -> None:
        kind, _, name = event.item.partition(":")
        if kind == "lesson":
            lesson, _, step = name.partition("/")
            self.tutor.open_lesson(lesson, step or None)
        elif kind == "can":
            lessons = self.tutor.desk.catalogue.lessons
            teaching = next((one.id for one in lessons if name in one.teaches), None)
            if teaching is not None:
                self.tutor.open_lesson(teaching)
        elif kind == "tests":
            from .measuring import Measured

            self.app.push_screen(Measured())
        elif kind == "review":
            self.tutor.open_review()
        else:
            self.tutor.open_plans()

    def _rows(self, cells: int) -> Iterator[Row]:
        yield from self._next(cells)
        yield Row()
        yield Row(words=Content.styled(self.say("progress.can_heading"), "bold"))
        yield from self._mastery(cells)
        yield Row()
        yield Row(words=Content.styled(self.say("progress.sure_heading"), "bold"))
        yield from self._certain(cells)
        yield from self._brier(cells)
        yield Row()
        yield Row(words=Content.styled(self.say("progress.time_heading"), "bold"))
        days = self._found["days"]
        yield Row(words=Content(self.say("progress.minutes_all", minutes=round(self._found["minutes"]), n=len(days))))
        yield from self._year(cells, days)

    def _next(self, cells: int) -> Iterator[Row]:
        yield Row(words=Content.styled(self.say("progress.next_heading"), "bold"))
        if self._found["due"]:
            yield Row((Item("review:", Content(self.say("progress.due", n=self._found["due"]))),))
        following = self._found["next"]
        if following is not None:
            title = self.tutor.desk.catalogue.lesson(following["lesson"]).titled(self.lang)
            competence = following["competence"]
            key = "progress.next_shaky" if competence else "progress.next_order"
            told = self.say(key, title=title, can=self._can(competence))
            yield Row((Item(f"lesson:{following['lesson']}", Content(told)),))
        yield Row((Item("plans:", Content(self.say("progress.plans"))),))
        if self.tutor.desk.catalogue.measurement is not None:
            yield Row((Item("tests:", Content(self.say("measurement.heading"))),))
        del cells

    def _can(self, competence: str | None) -> str:
        known = self.tutor.desk.library.competences.entries
        return known[competence].can[self.lang] if competence in known else competence or ""

    def _mastery(self, cells: int) -> Iterator[Row]:
        if not self._found["mastery"]:
            yield from self._quiet("progress.can_none", cells)
            return
        counts = levels(self.tutor.desk, self._found)
        for line in fold(Content.styled(self.say("progress.levels", **counts), "$quiet"), cells):
            yield Row(words=line)
        for one in self._found["mastery"]:
            held = Content.styled(self.say(f"progress.level_{one['level']}"), STYLES[one["level"]])
            if one["level"] != "unknown":
                low, high = round(one["low"] * 10), round(one["high"] * 10)
                held += Content.styled("  " + self.say("progress.about_short", low=low, high=high), "$quiet")
            yield Row((Item(f"can:{one['competence']}", Content(self._can(one["competence"])), held),))

    def _certain(self, cells: int) -> Iterator[Row]:
        if not self._found["certain_and_wrong"]:
            yield from self._quiet("progress.sure_none", cells)
        known = {lesson.id for lesson in self.tutor.desk.catalogue.lessons}
        for name, one, count in by_name(self.tutor.desk, self._found, self.lang):
            many = Content.styled(self.say("progress.sure_many", n=count), "$quiet") if count > 1 else Content("")
            if one["lesson"] in known:
                yield Row((Item(f"lesson:{one['lesson']}/{one['step']}", Content(name), many),))
            else:
                yield Row(words=Content(f"  {name}"))

    def _brier(self, cells: int) -> Iterator[Row]:
        found = self._found["brier"]
        if found is None:
            yield from self._quiet("progress.brier_none", cells)
            return
        told = self.say("progress.brier", score=found["score"], n=found["answers"])
        for line in fold(Content.styled(told, "$quiet"), cells):
            yield Row(words=line)

    def _year(self, cells: int, days: dict[str, float]) -> Iterator[Row]:
        """A column a week, a line a weekday, the present week last."""
        if not days:
            return
        yield Row()
        yield Row(words=Content.styled(self.say("progress.year"), "$quiet"))
        today = self.tutor.desk.clock().astimezone().date()
        weeks = min(WEEKS, cells)
        first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
        for weekday in range(7):
            marks = [self._mark(first + timedelta(days=7 * week + weekday), today, days) for week in range(weeks)]
            yield Row(words=Content("").join(marks))

    def _mark(self, when: date, today: date, days: dict[str, float]) -> Content:
        glyphs = self.tutor.glyphs
        if when > today:
            return Content(" ")
        spent = days.get(when.isoformat())
        return Content.styled(glyphs.full, "$accent") if spent is not None else Content.styled(glyphs.day, "$quiet")

    def _quiet(self, key: str, cells: int) -> Iterator[Row]:
        for line in fold(Content.styled(self.say(key), "$quiet"), cells):
            yield Row(words=line)
