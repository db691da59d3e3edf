"""What a learner means to do and has noted: asked again when due, opened where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from tutor.store.desk import Kept
from tutor.store.errors import StoreError
from tutor.store.memory import Plan
from tutor.words.figures import day

from ..fold import fold, hung
from ..sheet import Sheet
from ..widgets.asked import Asked
from ..widgets.menu import Item, Menu, Row

ANSWERS: dict[str, Kept] = {"yes": "yes", "no": "no", "later": "later"}


class Plans(Sheet):
    HELP = "screen.help_list"

    def heading(self) -> str:
        return self.say("progress.plans")

    def body(self) -> Iterable[Widget]:
        self._words: dict[tuple[str, str, str], str] = {}
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        self.retell()

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def on_menu_opened(self, event: Menu.Opened) -> None:
        kind, _, name = event.item.partition(":")
        lesson, _, step = name.partition("/")
        if kind == "plan":
            plan = next(one for one in self.tutor.desk.store.plans() if (one.lesson, one.step) == (lesson, step))
            self.app.push_screen(PlanSheet(plan, self.plan_words(plan)))
        else:
            self.tutor.open_lesson(lesson, step)

    def _rows(self, cells: int) -> Iterator[Row]:
        store = self.tutor.desk.store
        yield Row(words=Content.styled(self.say("progress.plans_heading"), "bold"))
        plans = store.plans()
        for plan in plans:
            yield Row((Item(f"plan:{plan.lesson}/{plan.step}", Content(self.plan_words(plan)), self._state(plan)),))
        if not plans:
            yield from self._quiet("progress.plans_none", cells)
        yield Row()
        yield Row(words=Content.styled(self.say("progress.notes_heading"), "bold"))
        notes = store.notes()
        known = {lesson.id: lesson for lesson in self.tutor.desk.catalogue.lessons}
        for note in notes:
            title = known[note.lesson].titled(self.lang) if note.lesson in known else note.lesson
            yield Row((Item(f"note:{note.lesson}/{note.step}", Content(note.text)),))
            told = f"{title}, {day(note.at.astimezone().date(), self.lang)}"
            for line in hung(Content.styled(told, "$quiet"), cells, "    "):
                yield Row(words=line)
        if not notes:
            yield from self._quiet("progress.notes_none", cells)

    def _quiet(self, key: str, cells: int) -> Iterator[Row]:
        for line in fold(Content.styled(self.say(key), "$quiet"), cells):
            yield Row(words=line)

    def _state(self, plan: Plan) -> Content:
        if plan.kept:
            return Content.styled(self.say(f"progress.plan_{plan.kept}"), "$right" if plan.kept == "yes" else "$quiet")
        due = plan.due <= self.tutor.desk.clock()
        told = self.say("progress.plan_due", day=day(plan.due.astimezone().date(), self.lang))
        return Content.styled(told, "$accent bold" if due else "$quiet")

    def plan_words(self, plan: Plan) -> str:
        """The plan in the present language, read once."""
        key = (plan.lesson, plan.step, self.lang)
        if key not in self._words:
            self._words[key] = self.tutor.desk.plan_words(plan)
        return self._words[key]


class PlanSheet(Sheet):
    """Did you do it?"""

    def __init__(self, plan: Plan, words: str) -> None:
        super().__init__()
        self._plan = plan
        self._words = words

    def heading(self) -> str:
        return self.say("progress.plans_heading")

    def body(self) -> Iterable[Widget]:
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        for line in fold(Content.styled(self._words, "bold"), cells):
            yield Row(words=line)
        yield Row()
        yield Row(words=Content(self.say("progress.plan_ask")))
        for name in ANSWERS:
            yield Row((Item(name, Content(self.say(f"progress.plan_say_{name}"))),))
        yield Row()
        yield Row((Item("lesson", Content(self.say("progress.plan_lesson"))),))

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self.app.pop_screen()
        if event.item == "lesson":
            self.tutor.open_lesson(self._plan.lesson, self._plan.step)
            return
        try:
            self.tutor.desk.settle(self._plan, ANSWERS[event.item])
        except StoreError as error:
            self.tutor.trouble(error.message)


class NoteSheet(Sheet):
    """A line about one step."""

    def __init__(self, lesson: str, step: str) -> None:
        super().__init__()
        self._item = (lesson, step)

    def heading(self) -> str:
        return self.say("progress.note_heading")

    def body(self) -> Iterable[Widget]:
        yield Asked(self.say("progress.note_ask"))

    def on_mount(self) -> None:
        field = self.query_one(Asked)
        kept = next((note.text for note in self.tutor.desk.store.notes() if (note.lesson, note.step) == self._item), "")
        field.value = kept
        field.cursor_position = len(kept)
        field.focus()

    def retell(self) -> None:
        self.query_one(Asked).placeholder = self.say("progress.note_ask")

    def on_input_submitted(self) -> None:
        text = self.query_one(Asked).value
        self.app.pop_screen()
        try:
            self.tutor.desk.note(*self._item, text)
        except StoreError as error:
            self.tutor.trouble(error.message)
