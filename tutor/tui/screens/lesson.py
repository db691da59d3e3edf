"""A lesson on the screen: one step at a time, asked, answered, judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tutor.learning.verdict import Confidence, Unread
from tutor.store.errors import StoreError
from tutor.words import say

from ..commands import bind
from ..draw import terms
from ..fold import fold
from ..player.draft import PICK, PLACE, TICK, WRITE, Draft
from ..player.judging import judged
from ..player.paper import Paper, Row
from ..player.telling import SURE, Telling
from ..sheet import Sheet
from ..widgets.asked import Asked

if TYPE_CHECKING:
    from tutor.course.page import Term
    from tutor.learning.session import Session

Phase = Literal["read", "ask", "sure", "told"]
CONFIDENCES: Final[tuple[Confidence, ...]] = ("guess", "fairly", "certain")
FIELD: Final = "player.field_"


class LessonScreen(Sheet):
    """Shows ``session`` and hands on what is answered. It never grades, computes or keeps anything itself.

    A page is read, or asked, then asked how sure one is, then told. What is being answered is the ``Draft``.
    """

    BINDINGS = bind(
        "answer", "onward", "follow", "pick", "press", "lift", "walk", "carry", "skip",
        "hint", "sources", "variant", "previous", "terms", "leave_field",
    )  # fmt: skip
    HELP: ClassVar[str] = "player.help_lesson"
    WITHOUT = frozenset({"back"})

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._term: int | None = None
        self._sure = 1
        self._wrong = ""
        self._phase: Phase = "read"
        if session.done:
            session.back()
        self._begin()

    # what is seen

    def heading(self) -> str:
        return self.session.lesson.title

    def body(self) -> Iterable[Widget]:
        self._paper = Paper(self._rows)
        self._asked = Asked("")
        self._asked.display = False
        self._room = Static(id="room")
        self._room.display = False
        yield self._paper
        yield self._asked
        yield self._room

    def on_mount(self) -> None:
        self._settle()

    def on_screen_resume(self) -> None:
        """Coming back from another sheet: the language may have changed, a term is marked no longer."""
        if self.session.lang != self.lang:
            self.retell()

    def _rows(self, cells: int) -> list[Row]:
        session = self.session
        verdict = session.verdict if self._phase in ("told", "read") else None
        telling = Telling(self._draft, cells, self.lang, self.tutor.glyphs, verdict, self._term)
        rows = list(telling.rows())
        if self._phase != "told":
            rows += telling.hints(session.hints_shown, session.page.hints)
        if self._wrong:
            rows += [Row(Content("")), *_complaint(self._wrong, cells, self.tutor.glyphs.warn)]
        if self._phase == "sure":
            rows += telling.sure(self._sure)
        if verdict is not None:
            rows += judged(telling, verdict)
        return rows

    def retell(self) -> None:
        if self.session.lang != self.lang:
            self.tutor.desk.switch(self.session, self.lang)
            self._draft.turn_to(self.session.page)
            self._wrong = ""
        self._settle()

    # turning pages

    def _begin(self) -> None:
        """A page is before one: asked anew, or told as it was answered before."""
        session = self.session
        self._draft = Draft(session.page, session.given)
        self._term, self._wrong, self._sure = None, "", 1
        if session.page.kind == "show":
            self._phase = "read"
        else:
            self._phase = "told" if session.verdict is not None else "ask"

    def _turn(self) -> None:
        self._begin()
        self._paper.scroll_to(y=0, animate=False, force=True)
        self._settle()

    def _settle(self) -> None:
        """Draw what is now, put the field and the focus where they belong."""
        self._paper.renew()
        writing = self._phase == "ask" and self.session.page.kind in WRITE
        if self._asked.display != writing:
            self._asked.display = self._room.display = writing
        self._fit_paper(writing)
        if writing:
            self._fit_field()
        elif self.focused is not self._paper:
            self._paper.focus()
        self.refresh_bindings()
        self.call_after_refresh(self.session.peek)

    def on_resize(self) -> None:
        self._fit_paper(self._asked.display)

    def _fit_paper(self, writing: bool) -> None:
        """Where one writes, the field follows the last line; elsewhere the paper fills the sheet."""
        if not writing:
            if self._paper.has_class("-short"):
                self._paper.remove_class("-short")
                self._paper.styles.height = None
            return
        others = sum(widget.outer_size.height for widget in self.children if widget not in (self._paper, self._room))
        free = self.size.height - max(others, 3) - self._asked.styles.margin.height
        self._paper.add_class("-short")
        self._paper.styles.height = max(3, min(self._paper.length + self._paper.gutter.height, free))

    def _fit_field(self) -> None:
        draft, page = self._draft, self.session.page
        kind = page.unit if page.kind == "number" else page.kind
        self._asked.placeholder = self.say(f"{FIELD}{kind}", n=draft.blank + 1, of=len(draft.gaps))
        with self._asked.prevent(Input.Changed):
            self._asked.value = draft.words.get(draft.field, "")
            self._asked.cursor_position = len(self._asked.value)
        if page.kind != "commit":
            self._asked.focus()

    def _changed(self, show: str = "") -> None:
        """The draft has changed."""
        self._wrong = ""
        self._paper.renew()
        name = self._draft.under_cursor
        if show or name:
            self._paper.show(show or f"entry:{name}")
        self.refresh_bindings()

    # giving an answer

    def action_answer(self) -> None:
        """Enter on a question: give what is chosen, or choose what the cursor is on."""
        draft, kind = self._draft, self.session.page.kind
        if kind in ("choice", "poll") or (kind == "commit" and self.focused is not self._asked):
            draft.press()
        elif kind in TICK and not draft.ticked:
            draft.press()
            self._changed()
            return
        elif kind == "story" and draft.scene.turns:
            self._walk_on()
            return
        if kind == "order":
            draft.lifted = False
        self._give()

    def _walk_on(self, name: str | None = None) -> None:
        """Take the turn of the story that was chosen; its ending is given as the answer."""
        self._draft.press(name)
        if self._draft.complete:
            self._give()
            return
        self._paper.scroll_to(y=0, animate=False, force=True)
        self._changed()

    def _give(self) -> None:
        """See whether the answer can be weighed; then ask how sure one is, or weigh it."""
        try:
            self.session.look_at(self._draft.answer())
        except Unread as unread:
            self._wrong = say(self.lang, unread.code, **unread.values)
            if unread.about in self._draft.gaps:
                self._draft.blank = self._draft.gaps.index(unread.about)
            self._settle()
            self._paper.show("wrong")
            return
        self._wrong = ""
        if self.session.page.sure:
            self._phase = "sure"
            self._settle()
            self._paper.show(f"sure:{SURE[-1]}")
        else:
            self._weigh(None)

    def _weigh(self, sure: Confidence | None) -> None:
        try:
            self.session.answer(self._draft.answer(), sure)
        except StoreError as error:
            self.tutor.trouble(error.message)
            self._phase = "ask"
        else:
            self._phase = "told"
        self._settle()
        self._paper.show_from("verdict")

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        page, phase = self.session.page, self._phase
        asking, kind = phase == "ask", page.kind
        allowed = {
            "answer": asking and self._term is None,
            "onward": phase != "ask" and self._term is None,
            "follow": self._term is not None,
            "pick": (asking and kind not in ("number", "fill", "reflect", "order")) or phase == "sure",
            "press": asking and kind in TICK,
            "lift": asking and kind == "order",
            "carry": asking and kind == "order",
            "skip": asking,
            "hint": asking and len(self.session.hints_shown) < page.hints,
            "sources": bool(page.facts or self.session.lesson.facts),
            "variant": phase == "told" and self.session.verdict is not None and self.session.verdict.again,
            "previous": page.place > 1,
            "terms": bool(self._terms),
            "leave_field": True,
        }
        return allowed[action] if action in allowed else super().check_action(action, parameters)

    @property
    def _terms(self) -> Sequence[Term]:
        page = self.session.page
        scene = self._draft.scene.body if page.kind == "story" else ()
        return terms((*page.body, *page.question, *scene))

    def action_onward(self) -> None:
        """Enter where nothing is asked: how sure was answered, or the page is turned."""
        if self._phase == "sure":
            self._weigh(CONFIDENCES[self._sure])
            return
        self._go_on()

    def _go_on(self) -> None:
        try:
            self.session.next()
        except StoreError as error:
            self.tutor.trouble(error.message)
            return
        if self.session.done:
            from .recap import RecapScreen

            self.app.switch_screen(RecapScreen(self.session))
        else:
            self._turn()

    def action_skip(self) -> None:
        """Past a question without answering it; it stays to be seen again."""
        self._go_on()

    def action_previous(self) -> None:
        if self._phase == "sure":
            self._phase = "ask"
            self._settle()
            return
        self.session.back()
        self._turn()

    def action_variant(self) -> None:
        self.session.again()
        self._turn()

    def action_hint(self) -> None:
        self.session.hint()
        self._settle()
        self._paper.turn("end")

    def action_sources(self) -> None:
        from .sources import Sources

        page = self.session.page
        self.app.push_screen(Sources(page.facts or self.session.lesson.facts))

    def action_pick(self, key: str) -> None:
        """A number: choose, tick, place or walk, by kind; or how sure one is."""
        number, draft, kind = int(key) - 1, self._draft, self.session.page.kind
        if self._phase == "sure":
            if number < len(CONFIDENCES):
                self._weigh(CONFIDENCES[number])
        elif kind in PLACE:
            if number < len(self.session.page.targets):
                draft.place(self.session.page.targets[number].id)
                self._changed()
        elif number < len(draft.choices):
            self._pressed(draft.choices[number].id)

    def _pressed(self, name: str) -> None:
        kind = self.session.page.kind
        if kind == "story":
            self._walk_on(name)
            return
        self._draft.press(name)
        if kind in PICK:
            self._give()
        else:
            self._changed()

    def action_lift(self) -> None:
        self.action_press()

    def action_press(self) -> None:
        self._draft.press()
        self._changed()

    def action_walk(self, key: str) -> None:
        """Up and down: the cursor where there is one, the paper where there is none."""
        if self._phase == "sure" and key in ("up", "down"):
            self._sure = max(0, min(len(SURE) - 1, self._sure + (1 if key == "down" else -1)))
            self._changed(f"sure:{SURE[self._sure]}")
        elif self._phase == "ask" and self.session.page.kind == "fill" and key in ("up", "down"):
            self._draft.next_blank(1 if key == "down" else -1)
            self._settle()
        elif self._phase == "ask" and self._draft.choices and key in ("up", "down"):
            if self.session.page.kind == "commit":
                self._paper.focus()
            before = self._draft.cursor
            self._draft.move(1 if key == "down" else -1)
            if self._draft.cursor == before:
                self._paper.turn(key)
            else:
                self._changed()
        else:
            self._paper.turn(key)

    def action_carry(self, key: str) -> None:
        self._draft.carry(1 if key.endswith("down") else -1)
        self._changed()

    def action_terms(self, key: str) -> None:
        """Tab walks the marked terms and then lets go of them."""
        count = len(self._terms)
        at = self._term if self._term is not None else (-1 if key == "tab" else count)
        at += 1 if key == "tab" else -1
        self._term = at if 0 <= at < count else None
        self._settle()

    def action_follow(self) -> None:
        """Enter on a marked term: its entry."""
        if self._term is not None:
            term, self._term = self._terms[self._term], None
            self._settle()
            self.tutor.action_term(term.id)

    def action_leave_field(self) -> None:
        """Esc lets go of what has hold: the field, a lifted line, a marked term; then the lesson."""
        if self._term is not None:
            self._term = None
        elif self._draft.lifted:
            self._draft.lifted = False
        elif self.focused is self._asked:
            self._paper.focus()
            self.refresh_bindings()
            return
        elif self._phase == "sure":
            self._phase = "ask"
        else:
            self.app.pop_screen()
            return
        self._settle()

    # the field and the mouse

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._phase == "ask":
            self._draft.write(event.value)
            self._wrong = ""
            self._paper.renew()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        draft = self._draft
        if self.session.page.kind == "fill" and draft.words.get(draft.field) and draft.next_blank():
            self._settle()
        else:
            self.action_answer()

    def on_paper_pressed(self, event: Paper.Pressed) -> None:
        kind, _, name = event.zone.partition(":")
        if kind == "sure" and self._phase == "sure":
            self._weigh(CONFIDENCES[SURE.index(name)])
        elif self._phase != "ask":
            return
        elif kind == "entry":
            if self.session.page.kind in PLACE:
                self._draft.point(name)
                self._changed()
            elif self.session.page.kind == "order":
                self._drop(name)
            else:
                self._pressed(name)
        elif kind == "target":
            self._draft.place(name)
            self._changed()

    def _drop(self, name: str) -> None:
        """A click lifts a line; the next click puts it where that one stands."""
        draft = self._draft
        if not draft.lifted:
            draft.press(name)
        else:
            to = next(number for number, one in enumerate(draft.choices) if one.id == name)
            draft.move(to - draft.cursor)
            draft.lifted = False
        self._changed()


def _complaint(words: str, cells: int, sign: str) -> Iterator[Row]:
    for line in fold(Content.styled(f"{sign} {words}", "$cost bold"), cells):
        yield Row(line, "wrong")
