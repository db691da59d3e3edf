"""A lesson on the screen: one step at a time, asked, answered, judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tutor.course.page import WORLD
from tutor.store.errors import StoreError

from ..commands import bind
from ..draw import TERM_FOCUSED
from ..fold import fold
from ..player.draft import Draft
from ..player.judging import judged
from ..player.paper import Paper, Row
from ..player.play import ACTIONS, CONFIDENCES, Play
from ..player.telling import Telling
from ..sheet import Foot, Sheet
from ..widgets.asked import AnswerField

if TYPE_CHECKING:
    from tutor.course.page import Page, Term
    from tutor.learning.session import Session


LINES_BESIDE = 2
"""Lines that the top line and the field take."""


class LessonScreen(Sheet):
    """Draws what ``Play`` is in and hands on what is pressed. It never grades, computes or keeps anything itself."""

    BINDINGS = bind(
        "answer", "onward", "follow", "pick", "press", "lift", "walk", "carry", "skip",
        "hint", "tool", "teach", "sources", "variant", "previous", "terms", "blank", "write",
        "leave_field", "jot",
    )  # fmt: skip
    HELP: ClassVar[str] = "player.help_lesson"
    WITHOUT = frozenset({"back"})
    TOGETHER: ClassVar[bool] = False
    """Whether a class answers, and not somebody alone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.play = Play(session)
        self._offered: tuple[object, ...] = ()
        self._ahead: tuple[Page | None, int, list[Row], tuple[Term, ...]] = (None, 0, [], ())
        """The next page, its lines for one width, and the terms marked in them."""

    # what is seen

    def heading(self) -> str:
        return self.session.lesson.title

    def body(self) -> Iterable[Widget]:
        self._paper = Paper(self._rows)
        self._asked = AnswerField("")
        self._room = Static(id="room")
        self._asked.display = self._room.display = False
        yield self._paper
        yield self._asked
        yield self._room

    def on_mount(self) -> None:
        self._settle()

    def on_screen_resume(self) -> None:
        """Coming back from another sheet: the language may have changed meanwhile."""
        if self.session.lang != self.lang:
            self.retell()

    def retell(self) -> None:
        if self.session.lang != self.lang:
            self.tutor.desk.switch(self.session, self.lang)
            self.play.speak()
        self._settle()

    def _rows(self, cells: int) -> list[Row]:
        play, session = self.play, self.session
        if play.untouched and self._ahead[0] is play.page and self._ahead[1] == cells:
            play.terms = self._ahead[3]
            return self._ahead[2]
        telling = Telling(play.draft, cells, self.lang, self.tutor.glyphs, play.verdict, play.term, self.TOGETHER)
        rows = list(telling.rows())
        if play.phase == "ask":
            rows += telling.hints(session.hints_shown, session.page.hints)
        if play.wrong is not None:
            code, values = play.wrong
            rows += [Row(Content("")), *_complaint(self.say(code, **values), cells, self.tutor.glyphs.warn)]
        if play.phase == "sure":
            rows += telling.sure(play.sure)
        if play.verdict is not None:
            rows += judged(telling, play.verdict)
            if play.may("teach"):
                rows += [
                    Row(Content("")),
                    *_complaint(self.say("lesson.twice_missed"), cells, self.tutor.glyphs.right_arrow),
                ]
        play.terms = tuple(telling.ink.passed)
        return rows

    def _settle(self, show: str = "") -> None:
        """Draw what is now; put the field and the focus where they belong; bring ``show`` into view."""
        play = self.play
        self._paper.renew()
        if self._asked.display != play.writing:
            self._asked.display = self._room.display = play.writing
        self._fit_paper()
        if play.writing:
            self._fit_field()
        elif self.focused is not self._paper:
            self._paper.focus()
        if show:
            self._paper.show(show)
        self._offer()
        self.call_after_refresh(self._look_ahead)

    def _offer(self) -> None:
        offered = (self.lang, self.focused, *map(self.play.may, ACTIONS))
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def _look_ahead(self) -> None:
        """Compose and fold the next page while nobody waits: finding where lines may break is what takes time."""
        following, cells = self.session.peek(), self._paper.scrollable_content_region.width
        known = self._ahead[0] is following and self._ahead[1] == cells
        if following is not None and cells > 0 and not known:
            telling = Telling(Draft(following), cells, self.lang, self.tutor.glyphs, None, None)
            rows = list(telling.rows())
            self._ahead = (following, cells, rows, tuple(telling.ink.passed))
            self._paper.prepare(rows)

    def on_resize(self) -> None:
        self.call_after_refresh(self._refit)  # once the low or high sheet has its margins

    def _refit(self) -> None:
        self._fit_paper()
        self._offer()

    def _fit_paper(self) -> None:
        """Where one writes, the field follows the last line; elsewhere the paper fills the sheet."""
        if not self.play.writing:
            if self._paper.styles.has_rule("height"):
                self._paper.styles.clear_rule("height")
            return
        foot = self.query_one(Foot).styles.height
        free = self.size.height - LINES_BESIDE - self._asked.styles.margin.height - (foot.cells or 0 if foot else 0)
        wanted = self._paper.length + self._paper.gutter.height
        self._paper.styles.height = max(3, min(wanted, free))
        self._room.display = wanted < free  # an empty rest takes a line even where there is none

    def _fit_field(self) -> None:
        draft, page = self.play.draft, self.play.page
        kind = page.unit if page.kind == "number" else page.kind
        area = "room" if self.TOGETHER and kind == "reflect" else "player"
        self._asked.placeholder = self.say(f"{area}.field_{kind}", n=draft.blank + 1, of=len(draft.gaps))
        words = draft.words.get(draft.field, "")
        if self._asked.value != words:
            with self._asked.prevent(Input.Changed):
                self._asked.value = words
                self._asked.cursor_position = len(words)
        if page.kind != "commit" and self.focused is not self._asked:
            self._asked.focus()

    # what is done

    def _do(self, act: Callable[[], object]) -> None:
        """Carry something out, show what it led to; what could not be kept is said calmly and nothing has moved."""
        play = self.play
        before = (play.page.step, play.page, play.phase, len(play.draft.path))
        try:
            act()
        except StoreError as error:
            self.tutor.trouble(error.message)
        if self.session.done:
            self.ended()
            return
        if (play.page.step, play.page, len(play.draft.path)) != (*before[:2], before[3]):
            self._paper.scroll_to(y=0, animate=False, force=True)
        self._settle(self._worth_seeing())
        if play.phase == "told" and before[2] != "told":
            self._paper.show_from("verdict")

    def ended(self) -> None:
        """The last page was turned."""
        from .recap import RecapScreen

        self.app.switch_screen(RecapScreen(self.session))

    def _worth_seeing(self) -> str:
        play = self.play
        if play.phase == "sure":
            return f"sure:{CONFIDENCES[-1]}"
        if play.wrong is not None:
            return "wrong"
        name = play.draft.under_cursor if play.phase == "ask" else None
        return f"entry:{name}" if name and play.draft.cursor else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        allowed = self.play.may(action)
        return super().check_action(action, parameters) if allowed is None else allowed

    def action_answer(self) -> None:
        self._do(self.play.answer)

    def action_onward(self) -> None:
        self._do(self.play.onward)

    def action_skip(self) -> None:
        self._do(self.play.turn)

    def action_previous(self) -> None:
        self._do(self.play.back)

    def action_jot(self) -> None:
        from .plans import NoteSheet

        self.app.push_screen(NoteSheet(self.session.lesson.id, self.play.page.step))

    def action_teach(self) -> None:
        self._do(self.play.teach)

    def action_variant(self) -> None:
        self._do(self.play.again)

    def action_pick(self, key: str) -> None:
        self._do(lambda: self.play.pick(int(key) - 1))

    def action_press(self) -> None:
        self._do(self.play.draft.press)

    def action_lift(self) -> None:
        self._do(self.play.draft.press)

    def action_carry(self, key: str) -> None:
        self._do(lambda: self.play.draft.carry(1 if key.endswith("down") else -1))

    def action_hint(self) -> None:
        self._do(self.session.hint)
        self._paper.turn("end")

    def action_sources(self) -> None:
        from .sources import Sources

        self.app.push_screen(Sources(self.play.page.facts or self.session.lesson.facts))

    def action_tool(self) -> None:
        """The calculator of this step, filled in with its numbers."""
        opening = self.play.page.opening
        if opening is not None and opening.tool == WORLD:
            given = dict(opening.typed)
            self.tutor.open_run(given["world"], int(given["month"]))
        elif opening is not None:
            self.tutor.open_tool(opening.tool, dict(opening.typed))

    def action_walk(self, key: str) -> None:
        """Up and down: the cursor where there is one, the paper where there is none."""
        by = {"up": -1, "down": 1}.get(key, 0)
        writing = self.focused is self._asked
        if self.play.may("write") and by and (writing or (by > 0 and self.play.draft.at_last)):
            self.action_write()
        elif by and self.play.move(by):
            self._settle(f"sure:{CONFIDENCES[self.play.sure]}" if self.play.phase == "sure" else "")
            if self.play.phase == "ask":
                self._paper.show(f"entry:{self.play.draft.under_cursor}")
        else:
            self._paper.turn(key)

    def action_terms(self, key: str) -> None:
        """Tab walks the marked terms, and then lets go of them."""
        self.play.point_at_term(1 if key == "tab" else -1)
        self._settle()
        self._paper.show_style(TERM_FOCUSED)

    def action_blank(self, key: str) -> None:
        self.play.move(1 if key == "tab" else -1)
        self._settle()

    def action_write(self) -> None:
        """Between the plans to pick and the field for one's own."""
        (self._paper if self.focused is self._asked else self._asked).focus()
        self.call_after_refresh(self.refresh_bindings)

    def action_follow(self) -> None:
        """Enter on a marked term: its entry."""
        if self.play.term is not None:
            term = self.play.terms[self.play.term]
            self.play.let_go()
            self._settle()
            self.tutor.action_term(term.id)

    def action_leave_field(self) -> None:
        """Esc lets go of what has hold: a term, a line, the field; then of the lesson."""
        if self.play.let_go():
            self._settle()
        elif self.focused is self._asked:
            self._paper.focus()
            self.refresh_bindings()
        else:
            self.app.pop_screen()

    # the field and the mouse

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.play.phase == "ask":
            self.play.draft.write(event.value)
            self.play.wrong = None
            self._paper.renew()
            self._fit_paper()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        draft = self.play.draft
        if self.play.page.kind == "fill" and draft.words.get(draft.field) and draft.next_blank():
            self._settle()
        else:
            self._do(self.play.give)

    def on_paper_pressed(self, event: Paper.Pressed) -> None:
        kind, _, name = event.zone.partition(":")
        play = self.play
        if kind == "sure" and play.phase == "sure":
            self._do(lambda: play.pick([str(one) for one in CONFIDENCES].index(name)))
        elif kind == "entry" and play.phase == "ask":
            self._do(lambda: play.press(name))
        elif kind == "tool":
            self.action_tool()
        elif kind == "target" and play.phase == "ask":
            self._do(lambda: play.draft.place(name))


def _complaint(words: str, cells: int, sign: str) -> Iterator[Row]:
    for line in fold(Content.styled(f"{sign} {words}", "$cost bold"), cells):
        yield Row(line, "wrong")
