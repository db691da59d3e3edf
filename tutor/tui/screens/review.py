"""A review on the screen: questions out of many lessons, and at the end what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tutor.words import Lang
from tutor.words.figures import day

from ..fold import fold
from ..player.play import Play
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row
from .lesson import LessonScreen

if TYPE_CHECKING:
    from tutor.store.reviewing import OneQuestion, Review


def opened(review: Review, lang: Lang) -> Screen[None]:
    """The first question, or the end where there is none."""
    session = review.next(lang)
    return ReviewEnd(review) if session is None else ReviewScreen(review, session)


class ReviewScreen(LessonScreen):
    """One question after another; each is a lesson of a single step."""

    HELP: ClassVar[str] = "progress.review_help"

    def __init__(self, review: Review, session: OneQuestion) -> None:
        super().__init__(session)
        self.review = review

    def heading(self) -> str:
        session = self.review.session
        why = self.say(f"progress.why_{session.due.why}") if session is not None else ""
        return f"{self.say('progress.review_heading')} {self.tutor.glyphs.dot} {why}"

    def ended(self) -> None:
        session = self.review.next(self.lang)
        if session is None:
            self.app.switch_screen(ReviewEnd(self.review))
            return
        self.session, self.play = session, Play(session)
        self._paper.scroll_to(y=0, animate=False, force=True)
        self.told_anew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "previous" and self.play.phase != "sure":
            return False
        return super().check_action(action, parameters)

    def action_teach(self) -> None:
        """Where the point is taught, over the review; Esc comes back to it."""
        session = self.review.session
        if session is not None and session.taught_by is not None:
            self.tutor.open_lesson(session.due.lesson, session.taught_by)


class ReviewEnd(Sheet):
    """What the review came to, when the next one is due, and where to go from here."""

    HELP: ClassVar[str] = "progress.review_help"

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review

    def heading(self) -> str:
        return self.say("progress.review_heading")

    def body(self) -> Iterable[Widget]:
        yield Menu(self._rows, self.tutor.glyphs)

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def retell(self) -> None:
        self.query_one(Menu).renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        review, store, now = self._review, self.tutor.desk.store, self.tutor.desk.clock()
        done = review.answered > 0
        yield Row(words=Content.styled(self.say(f"progress.review_{'done' if done else 'none'}"), "bold"))
        if done:
            yield Row(words=Content(self.say("progress.review_score", right=review.right, n=review.answered)))
        cards = store.cards()
        if not cards or (not done and store.due(now)):
            yield Row()
            for line in fold(Content(self.say(f"progress.review_{'full' if cards else 'first'}")), cells):
                yield Row(words=line)
        coming = sorted(card.due.astimezone().date() for card in cards if card.due > now)
        if coming:
            yield Row()
            told = self.say("progress.review_next", day=day(coming[0], self.lang), n=coming.count(coming[0]))
            yield Row(words=Content(told))
        yield Row()
        yield Row((Item("progress", Content(self.say("progress.progress_does"))),))
        yield Row((Item("home", Content(self.say("progress.home"))),))

    def on_menu_opened(self, event: Menu.Opened) -> None:
        self.app.pop_screen()
        if event.item == "progress":
            from .progress import ProgressScreen

            self.app.push_screen(ProgressScreen())
