"""What a learner does on one page after another: a state machine over a session that knows nothing of screens.

A page is *read*, or *asked*; an asked one may then ask how *sure* one is, and is *told*. Every method may raise
``StoreError`` where the session records; then nothing has moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tutor.course.page import READ, Page, Term
from tutor.learning.session import Session
from tutor.learning.verdict import Confidence, Unread, Verdict

from .draft import PICK, PLACE, TICK, WRITE, Draft

Phase = Literal["read", "ask", "sure", "told"]
CONFIDENCES: Final[tuple[Confidence, ...]] = ("guess", "fairly", "certain")
ACTIONS: Final = (
    *("answer", "onward", "follow", "pick", "press", "lift", "carry"),
    *("skip", "hint", "sources", "variant", "previous", "terms", "blank", "write", "tool", "teach"),
)
"""What a page may allow or not."""
FAIRLY: Final = 1
ENOUGH: Final = 2
"""Misses in a row from which one is led back to where it is taught."""


class Play:
    """``draft`` is the answer being made, ``wrong`` why it can't be weighed yet (a key of words with values).

    ``sure`` is the place of the cursor among ``CONFIDENCES``. ``terms`` are the words that whoever tells the page found
    marked in it; ``term`` is the place of the one that is pointed at.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.terms: tuple[Term, ...] = ()
        if session.done:
            session.back()
        self.begin()

    def begin(self) -> None:
        """The page is before one: asked anew, or told as it was answered before."""
        session = self.session
        self.draft = Draft(session.page, session.given)
        self.term: int | None = None
        self.wrong: tuple[str, Mapping[str, object]] | None = None
        self.sure = FAIRLY
        self.phase: Phase = "read"
        if session.page.kind not in READ:
            self.phase = "told" if session.verdict is not None else "ask"

    def speak(self) -> None:
        """The session speaks another language now; what was chosen stays."""
        self.draft.turn_to(self.page)
        self.wrong = None

    # what is

    @property
    def page(self) -> Page:
        return self.session.page

    @property
    def untouched(self) -> bool:
        """Whether the page stands as it was turned to, with nothing chosen, shown or said yet."""
        said = self.term is not None or self.wrong is not None or self.session.hints_shown
        return self.phase in ("read", "ask") and not said and self.draft.untouched

    @property
    def verdict(self) -> Verdict | None:
        """What is told; None as long as nothing is."""
        return self.session.verdict if self.phase == "told" else None

    @property
    def writing(self) -> bool:
        """Whether there is a field to type in."""
        return self.phase == "ask" and self.page.kind in WRITE

    def may(self, action: str) -> bool | None:
        """Whether an action leads anywhere just now; None for what is no business of the page."""
        page, phase, kind = self.page, self.phase, self.page.kind
        asking, pointed = phase == "ask", self.term is not None
        allowed = {
            "answer": asking and not pointed,
            "onward": not asking and not pointed,
            "follow": pointed,
            "pick": (asking and kind not in ("number", "fill", "reflect", "order")) or phase == "sure",
            "press": asking and kind in TICK,
            "lift": asking and kind == "order",
            "carry": asking and kind == "order",
            "skip": asking,
            "hint": asking and len(self.session.hints_shown) < page.hints,
            "sources": bool(page.facts or self.session.lesson.facts),
            "variant": self.verdict is not None and self.verdict.again,
            "previous": page.place > 1 or phase == "sure",
            "tool": page.opening is not None and (kind != "simulate" or phase == "told"),
            "teach": self._to_be_taught,
            "terms": bool(self.terms) and not (asking and kind in ("fill", "commit")),
            "blank": asking and kind == "fill",
            "write": asking and kind == "commit",
        }
        return allowed.get(action)

    @property
    def _to_be_taught(self) -> bool:
        """After a second miss the way back to the teaching step is offered."""
        verdict = self.verdict
        missed = verdict is not None and verdict.outcome in ("partly", "wrong")
        return missed and self.session.misses >= ENOUGH and self.session.taught_by is not None

    # an answer

    def answer(self) -> None:
        """Enter on a question: give what is chosen, or first choose what the cursor is on."""
        draft, kind = self.draft, self.page.kind
        if kind == "story" and draft.scene.turns:
            self.walk_on()
            return
        if kind in TICK and not draft.ticked:
            draft.press()
            return
        if kind in ("choice", "simulate", "poll") or (kind == "commit" and not draft.words.get("")):
            draft.press()
        draft.lifted = False
        self.give()

    def walk_on(self, name: str | None = None) -> None:
        """Take a turn of the story; its ending is given as the answer."""
        self.draft.press(name)
        if self.draft.complete:
            self.give()

    def give(self) -> None:
        """See whether the answer can be weighed; then ask how sure one is, or weigh it."""
        self.term = None
        try:
            self.session.look_at(self.draft.answer())
        except Unread as unread:
            self.wrong = (unread.code, unread.values)
            if unread.about in self.draft.gaps:
                self.draft.blank = self.draft.gaps.index(unread.about)
            return
        self.wrong = None
        if self.page.sure:
            self.phase = "sure"
        else:
            self.weigh(None)

    def weigh(self, sure: Confidence | None) -> None:
        """Let the session keep and weigh the answer; until it has, one is still asked."""
        self.phase = "ask"
        self.session.answer(self.draft.answer(), sure)
        self.phase = "told"

    # choosing

    def pick(self, number: int) -> None:
        """A number from 0: choose, tick, place or walk, by kind; or how sure one is."""
        self.term, draft = None, self.draft
        if self.phase == "sure":
            if number < len(CONFIDENCES):
                self.weigh(CONFIDENCES[number])
        elif self.page.kind in PLACE:
            if number < len(self.page.targets):
                draft.place(self.page.targets[number].id)
        elif number < len(draft.choices):
            self.press(draft.choices[number].id)

    def press(self, name: str | None = None) -> None:
        """The entry is pointed at and meant: what that does depends on the kind."""
        self.term, kind = None, self.page.kind
        if kind == "story":
            self.walk_on(name)
        elif kind in PLACE:
            self.draft.point(name or "")
        elif kind == "order" and name is not None:
            self._drop(name)
        else:
            self.draft.press(name)
            if kind in PICK:
                self.give()

    def _drop(self, name: str) -> None:
        """A click lifts a line; the next click puts it where that one stands."""
        draft = self.draft
        if not draft.lifted:
            draft.press(name)
            return
        to = next(number for number, one in enumerate(draft.choices) if one.id == name)
        draft.move(to - draft.cursor)
        draft.lifted = False

    def move(self, by: int) -> bool:
        """Up or down; False where there is nothing to move over, or its end is reached."""
        self.term = None
        if self.phase == "sure":
            self.sure = max(0, min(len(CONFIDENCES) - 1, self.sure + by))
            return True
        if self.phase != "ask":
            return False
        if self.page.kind == "fill":
            return self.draft.next_blank(by)
        before = self.draft.cursor
        self.draft.move(by)
        return self.draft.cursor != before

    # turning pages and letting go

    def onward(self) -> None:
        """Enter where nothing is asked: how sure one is has been settled, or the page is turned."""
        if self.phase == "sure":
            self.weigh(CONFIDENCES[self.sure])
        else:
            self.turn()

    def turn(self) -> None:
        """To the next page, answered or not; after the last one the session is done."""
        self.session.next()
        if not self.session.done:
            self.begin()

    def back(self) -> None:
        if self.phase == "sure":
            self.phase = "ask"
            return
        self.session.back()
        self.begin()

    def again(self) -> None:
        """The same question with other numbers."""
        self.session.again()
        self.begin()

    def teach(self) -> None:
        """Back to where the point is taught."""
        self.session.teach()
        self.begin()

    def point_at_term(self, by: int) -> None:
        """To the next marked term, and past the last one to none."""
        count = len(self.terms)
        at = (self.term if self.term is not None else (-1 if by > 0 else count)) + by
        self.term = at if 0 <= at < count else None

    def let_go(self) -> bool:
        """Let go of what has hold: a term, a lifted line, the question how sure; False when nothing has."""
        if self.term is not None:
            self.term = None
        elif self.draft.lifted:
            self.draft.lifted = False
        elif self.phase == "sure":
            self.phase = "ask"
        else:
            return False
        return True
