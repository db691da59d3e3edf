"""A life in the credit world: one turns months, decides, asks why, goes back, looks at a thousand futures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from tutor.credit import choices, telling
from tutor.credit.choices import Choice
from tutor.credit.decisions import PURPOSES, Decision, DecisionError
from tutor.credit.game import Game, begun, resumed
from tutor.credit.life import Life
from tutor.credit.seat import of_life
from tutor.credit.story import Decided
from tutor.credit.terms import World
from tutor.credit.why import why_not

from ..commands import bind
from ..fold import fold, hung
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row
from ..world.fan import fan_rows
from ..world.views import VIEWS, Views
from ..world.worker import LIVES, Worker
from .leaf import Leaf
from .seat import SeatScreen

POLLED = 0.1
"""Seconds between two looks at the worker."""


class LifeScreen(Sheet):
    """Shows what ``Game`` holds and hands on what is chosen."""

    BINDINGS = bind("turn_month", "view", "anew", "back")
    HELP: ClassVar[str] = "world.help"

    def __init__(self, world: World, game: Game | None = None) -> None:
        super().__init__()
        self.world = world
        self._given = game
        self._view = "phone"
        self._worker: Worker | None = None
        self._timer: Timer | None = None

    def heading(self) -> str:
        return self.world.title[self.lang]

    @property
    def _setting(self) -> str:
        return f"life.{self.world.id}"

    def body(self) -> Iterable[Widget]:
        self.game = self._given or resumed(self.world, _kept(self.tutor.desk.store.setting(self._setting)))
        self.life: Life = self.game.life
        self._menu = Menu(self._rows, self.tutor.glyphs)
        yield self._menu

    def retell(self) -> None:
        self._menu.renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        views = Views(self.game, self.life, self.lang, self.tutor.glyphs)
        if self._view != "futures":
            yield from views.rows(self._view, cells)
            return
        yield from views.head("futures", cells)
        yield Row()
        worker = self._worker
        if worker is not None and worker.found is not None:
            yield from fan_rows(worker.found, cells, self.lang, self.tutor.glyphs)
        elif worker is not None:
            told = self.say("world.futures_running", done=worker.done, of=LIVES)
            bar = self.tutor.glyphs.full * (30 * worker.done // LIVES)
            yield Row(words=Content(told))
            yield Row(words=Content.styled(bar, "$accent"))
        else:
            yield Row(words=Content(self.say("world.futures_stopped")))

    # what one may do

    def action_view(self, key: str) -> None:
        self._view = VIEWS[int(key) - 1]
        if self._view == "futures":
            self._begin_futures()
        self._menu.renew("")
        self._menu.scroll_to(y=0, animate=False, force=True)

    def action_turn_month(self) -> None:
        if self.game.over:
            return
        self.game.turn()
        self._changed()

    def action_anew(self) -> None:
        self.game = begun(self.world)
        self._changed()

    def _changed(self) -> None:
        """The life is another now: keep it, forget the futures of the one before, show the phone."""
        self._stop()
        self.life = self.game.life
        if self._given is None:
            self.tutor.remember(self._setting, json.dumps(self.game.plain()))
        self._view = "phone"
        self._menu.renew("turn")
        self._menu.scroll_to(y=0, animate=False, force=True)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn_month":
            return hasattr(self, "game") and not self.game.over
        return super().check_action(action, parameters)

    def on_menu_opened(self, event: Menu.Opened) -> None:
        kind, _, rest = event.item.partition(":")
        if kind == "turn":
            self.action_turn_month()
        elif kind == "account":
            found = list(choices.for_account(self.life, int(rest), self.lang))
            self._choose(self.life.accounts[int(rest)].lender.name[self.lang], found)
        elif kind == "more":
            self._choose(self.say("world.more"), list(choices.general(self.life, self.lang)))
        elif kind == "seat":
            self.app.push_screen(SeatScreen(of_life(self.life)))
        elif kind == "drop":
            self.game.take_back(int(rest))
            self._planned()
        elif kind == "why":
            month, number = map(int, rest.split(":"))
            decided = self.game.story.months[month - 1].decided[number]
            self.app.push_screen(WhySheet(self.game, decided))
        elif kind == "back":
            self.game.rewind(int(rest))
            self._changed()

    def _choose(self, title: str, found: list[Choice]) -> None:
        if not self.game.over:
            self.app.push_screen(ChoiceSheet(title, found, self._decide))

    def _decide(self, decision: Decision) -> None:
        try:
            self.game.decide(decision)
        except DecisionError as error:
            refusal = error
            self.tutor.trouble(lambda lang: telling.refused(self.world, refusal, lang))
            return
        self._planned()

    def _planned(self) -> None:
        self._view = "phone"
        self._menu.renew("turn")

    # futures

    def _begin_futures(self) -> None:
        self._stop()
        self._worker = Worker(self.world, self.game.decisions, self.game.policy)
        self._timer = self.set_interval(POLLED, self._look)

    def _look(self) -> None:
        worker = self._worker
        if worker is None:
            return
        before, going = worker.done, worker.poll()
        if not going and self._timer is not None:
            self._timer.stop()
            self._timer = None
        if (worker.done != before or not going) and self._view == "futures" and self.is_current:
            self._menu.renew()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def on_unmount(self) -> None:
        self._stop()


class ChoiceSheet(Sheet):
    """What one could do now, each with what it leads to, before it is chosen."""

    HELP: ClassVar[str] = "world.help"

    def __init__(self, title: str, found: list[Choice], decide: Callable[[Decision], None]) -> None:
        super().__init__()
        self._title = title
        self._found = found
        self._decide = decide
        self._loan: Choice | None = None
        """The loan whose purpose is asked for."""

    def heading(self) -> str:
        return self._title

    def body(self) -> Iterable[Widget]:
        self._menu = Menu(self._rows, self.tutor.glyphs)
        yield self._menu

    def _rows(self, cells: int) -> Iterator[Row]:
        asks = "world.purpose" if self._loan else "world.choose_do"
        yield Row(words=Content.styled(self.say(asks), "bold"))
        yield Row()
        if self._loan is not None:
            for purpose in PURPOSES:
                yield Row((Item(purpose, Content(self.say(f"world.for_{purpose}"))),))
            return
        before = ""
        for number, choice in enumerate(self._found):
            if before and choice.preview != before:
                yield from self._preview(before, cells)
            yield Row((Item(str(number), Content(choice.name)),))
            before = choice.preview
        yield from self._preview(before, cells)

    def _preview(self, words: str, cells: int) -> Iterator[Row]:
        for line in hung(Content.styled(words, "$quiet"), cells, "    "):
            yield Row(words=line)

    def on_menu_opened(self, event: Menu.Opened) -> None:
        if self._loan is None:
            choice = self._found[int(event.item)]
            if choice.decision.do == "borrow":
                self._loan = choice
                self._menu.renew("")
                return
            self._give(choice.decision)
        else:
            loan = self._loan.decision
            purpose = next(one for one in PURPOSES if one == event.item)
            self._give(Decision(loan.month, "borrow", loan.lender, loan.amount, purpose))

    def _give(self, decision: Decision) -> None:
        self.app.pop_screen()
        self._decide(decision)


class WhySheet(Leaf):
    """One decision taken apart: what was told, what happened, what was looked at, what would have avoided it."""

    def __init__(self, game: Game, decided: Decided) -> None:
        super().__init__()
        self._game = game
        self._decided = decided
        self._change = why_not(game.story, decided) if decided.against else None

    def heading(self) -> str:
        return self.say("why.heading")

    def tell(self, cells: int) -> Content:
        world, one, lang = self._game.world, self._decided, self.lang
        act = self.say(f"world.act_{one.rule.act}")
        title = f"{telling.lender(world, one.lender, lang)}{'' if lang == 'zh' else ' '}{act}"
        lines = [*fold(Content.styled(title, "bold"), cells), Content("")]
        for told in telling.why(one, lang):
            lines += (
                hung(Content(told[2:]), cells, f"{self.tutor.glyphs.bullet} ")
                if told[:2] == "- "
                else fold(Content(told), cells)
            )
        if one.against:
            lines += [Content(""), Content.styled(self.say("why.not"), "bold")]
            lines += fold(Content(telling.change(world, one, self._change, lang)), cells)
        lines += [Content(""), Content.styled(self.say("why.may_heading"), "bold")]
        for told in telling.may(one, lang):
            lines += hung(Content(told), cells, f"{self.tutor.glyphs.bullet} ")
        return Content("\n").join(lines)


def _kept(setting: str | None) -> object:
    try:
        return json.loads(setting or "null")
    except ValueError:
        return None
