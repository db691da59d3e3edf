"""The test before and after, on the screen: a form taken without a word, and what two of them come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from tutor.learning.measurement import Gain
from tutor.learning.verdict import Confidence
from tutor.store.measuring import Standing, Taken, gains, standing, take
from tutor.words.figures import day, percent

from ..draw import plain
from ..fold import fold
from ..player.play import Play
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row
from .lesson import LessonScreen

if TYPE_CHECKING:
    from tutor.store.measuring import Form, Stage


class Silent(Play):
    """An answer is kept and the next question asked."""

    def begin(self) -> None:
        super().begin()
        if self.phase == "told":
            self.phase = "ask"

    def weigh(self, sure: Confidence | None) -> None:
        super().weigh(sure)
        self.turn()

    def may(self, action: str) -> bool | None:
        return False if action in ("hint", "tool", "teach", "variant", "sources", "previous") else super().may(action)


class FormScreen(LessonScreen):
    """One question after another; nothing is told, and Esc leaves it where it is."""

    HELP: ClassVar[str] = "measurement.help"

    def __init__(self, form: Form, stage: Stage) -> None:
        super().__init__(form)
        self.play = Silent(form)
        self._stage = stage

    def heading(self) -> str:
        return (
            f"{self.say('measurement.heading')} {self.tutor.glyphs.dot} {self.say(f'measurement.stage_{self._stage}')}"
        )

    def ended(self) -> None:
        self.app.switch_screen(Measured())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action == "jot" else super().check_action(action, parameters)


class Measured(Sheet):
    """What was taken, what is next, and, once there are two, how far apart they lie."""

    HELP: ClassVar[str] = "measurement.help"

    def heading(self) -> str:
        return self.say("measurement.heading")

    def body(self) -> Iterable[Widget]:
        self._found = standing(self.tutor.desk)
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        self.retell()

    def retell(self) -> None:
        self._found = standing(self.tutor.desk)
        self.query_one(Menu).renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        found = self._found
        if self.tutor.desk.catalogue.measurement is None:
            yield from self._told("none", cells)
            return
        yield from self._told("about", cells)
        yield Row()
        for one in found.taken:
            yield Row(words=Content(self._score(one)))
        if len(found.taken) == 1:
            yield from self._told("done_before", cells)
        yield from self._next(found, cells)
        yield from self._gained(found, cells)

    def _score(self, one: Taken) -> str:
        stage = self.say(f"measurement.stage_{one.stage}")
        when = day(one.at.astimezone().date(), self.lang)
        return self.say("measurement.score", stage=stage, right=one.right, n=len(one.scores), day=when)

    def _next(self, found: Standing, cells: int) -> Iterator[Row]:
        if found.next is None:
            return
        stage, form = found.next
        if found.open_from is not None:
            yield from self._told("wait", cells, day=day(found.open_from.astimezone().date(), self.lang))
            return
        listed = self.tutor.desk.catalogue.lesson(form)
        begun = bool(self.tutor.desk.store.history(form))
        key = "go_on" if begun else f"take_{stage}"
        yield Row((Item("take", Content(self.say(f"measurement.{key}", n=listed.questions, minutes=listed.minutes))),))

    def _gained(self, found: Standing, cells: int) -> Iterator[Row]:
        told = gains(self.tutor.desk, found)
        whole: Gain | None = told.get("all")
        if whole is None:
            return
        yield Row()
        yield from self._gain(whole, cells)
        measured = self.tutor.desk.catalogue.measurement
        for name, title in measured.clusters if measured else ():
            one = told["clusters"].get(name)
            if one is not None:
                counts = {
                    "before": _count(one.before * one.n),
                    "after": _count(one.after * one.n),
                    "n": one.n,
                    "low": round(one.low * one.n),
                    "high": round(one.high * one.n),
                }
                yield from self._told("cluster", cells, title=title[self.lang], **counts)
        yield Row()
        yield from self._told("shows", cells)
        yield Row()
        yield from self._told("done_review", cells)
        for taken in found.taken:
            yield Row()
            yield Row(words=Content.styled(self.say(f"measurement.stage_{taken.stage}"), "bold"))
            yield from self._items(taken)

    def _gain(self, whole: Gain, cells: int) -> Iterator[Row]:
        n = whole.n
        low, high = round(whole.low * n), round(whole.high * n)
        if whole.verdict == "lower":
            low, high = -high, -low
        values = {"low": max(1, low) if whole.verdict != "unclear" else low, "high": high, "n": n}
        yield from self._told(f"gain_{whole.verdict}", cells, gain=_count(whole.gain * n), **values)
        yield from self._told("moved", cells, won=whole.won, lost=whole.lost)
        if whole.normalized is not None:
            key = "normalized" if whole.normalized >= 0 else "normalized_lost"
            share = percent(Decimal(str(round(abs(whole.normalized), 2))), self.lang, 0)
            yield from self._told(key, cells, share=share)

    def _items(self, taken: Taken) -> Iterator[Row]:
        from tutor.course.compose import line

        desk, glyphs = self.tutor.desk, self.tutor.glyphs
        form = take(desk, taken.form, self.lang)
        names = form.names
        for step in form.lesson.steps:
            right = taken.scores[step.id] >= 1
            sign = Content.styled(f"{glyphs.right if right else glyphs.wrong} ", "$right" if right else "$danger")
            label = Content(plain(line(getattr(step, "question", step.id), names, desk.library, self.lang)))
            yield Row((Item(f"item:{taken.form}/{step.id}", label, lead=sign),))

    def _told(self, key: str, cells: int, **values: object) -> Iterator[Row]:
        for line in fold(Content(self.say(f"measurement.{key}", **values)), cells):
            yield Row(words=line)

    def on_menu_opened(self, event: Menu.Opened) -> None:
        kind, _, name = event.item.partition(":")
        if kind == "take" and self._found.next is not None:
            stage, form = self._found.next
            self.app.push_screen(FormScreen(take(self.tutor.desk, form, self.lang), stage))
        elif kind == "item":
            form, _, step = name.partition("/")
            session = take(self.tutor.desk, form, self.lang)
            session.look(step)
            self.app.push_screen(Looked(session))


def _count(items: float) -> str:
    """A number of questions, some of them half right."""
    return f"{items:.1f}".rstrip("0").rstrip(".")


class Looked(LessonScreen):
    """One question of a form that was finished, with its explanation. One that was skipped can be answered now, which
    counts for nothing.
    """

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("onward", "previous", "variant", "teach", "skip", "jot"):
            return False
        return super().check_action(action, parameters)
