"""A life in the credit world, line by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tutor.course.diagnostics import Broken
from tutor.course.worlds import names
from tutor.credit import choices, telling
from tutor.credit.choices import Choice
from tutor.credit.decisions import PURPOSES, DecisionError
from tutor.credit.futures import futures
from tutor.credit.game import Game, resumed
from tutor.credit.policies import expected
from tutor.credit.story import Decided
from tutor.credit.terms import NONE, STATES, World
from tutor.credit.why import why_not
from tutor.store.errors import StoreError
from tutor.text.voice import Voice, picked

HIDDEN = frozenset({"crowd", "lean"})
LIVES = 300


def choose_world(voice: Voice) -> None:
    """The worlds there are; the one that is picked is lived. Raises ``Ended``."""
    worlds = []
    for name in names(voice.desk.library.folder):
        if name not in HIDDEN:
            try:
                worlds.append(voice.desk.world(name))
            except Broken:
                continue
    for number, world in enumerate(worlds, 1):
        voice.tell(f"{number}. {world.title[voice.lang]}")
    found = picked(voice.ask("plain.world_which"), [world.id for world in worlds])
    chosen = next((world for world in worlds if world.id == found), None)
    if chosen is not None:
        Living(voice, chosen).live()


class Living:
    """Turns months of ``world`` until it is over or left."""

    def __init__(self, voice: Voice, world: World, game: Game | None = None) -> None:
        self._voice = voice
        self._world = world
        self._kept = game is None
        self._game = game or resumed(world, self._before())
        self._commands: dict[str, Callable[[], None]] = {
            "a": self._accounts, "o": self._others, "w": self._why, "r": self._report, "d": self._debts,
            "t": self._take_back, "b": self._back, "f": self._futures, "?": lambda: voice.say("plain.world_help"),
            "？": lambda: voice.say("plain.world_help"),
        }  # fmt: skip

    def live(self) -> None:
        """Until Enter has lived the last month, or q leaves. Raises ``Ended``."""
        voice = self._voice
        voice.tell(self._world.title[voice.lang])
        voice.tell(self._world.about[voice.lang])
        self._month()
        while True:
            wanted = voice.ask("plain.world_over" if self._game.over else "plain.world_ask")
            if wanted == "q" or (not wanted and self._game.over):
                return
            if not wanted:
                self._game.turn()
                self._keep()
                self._month()
            elif wanted in self._commands:
                self._commands[wanted]()

    # telling

    def _month(self) -> None:
        voice, lang, game, life = self._voice, self._voice.lang, self._game, self._game.life
        voice.tell()
        voice.tell(
            voice.word("world.month_of", month=game.month, of=self._world.months)
            + ("：" if lang == "zh" else ": ")
            + voice.word("world.in_hand", cash=telling.yuan(life.purse.cash, lang))
        )
        if game.story.months:
            month = game.story.months[-1]
            for event in month.events:
                if not event.hidden:
                    voice.tell(telling.event(self._world, event, lang))
            for decided in month.decided:
                name = telling.lender(self._world, decided.lender, lang)
                voice.tell(f"{name}{'：' if lang == 'zh' else ': '}{decided.rule.says[lang]}")
        for account in life.accounts:
            if account.state != NONE:
                sums = {"owed": telling.yuan(account.owed, lang), "limit": telling.yuan(account.limit, lang)}
                state = voice.word(f"world.state_{STATES[account.state]}")
                told = voice.word("world.account", **sums)
                voice.tell(f"{account.lender.name[lang]}{'：' if lang == 'zh' else ': '}{told}  {state}")
        if game.over:
            self._totals()
        elif game.planned:
            voice.say("plain.world_plan")
            self._planned()

    def _planned(self) -> None:
        voice, life = self._voice, self._game.life
        voice.numbered(choices.named(life, one, voice.lang) for one in self._game.planned)

    def _totals(self) -> None:
        voice, lang, total = self._voice, self._voice.lang, self._game.story.totals
        voice.say("world.over")
        shown = {
            "cost": telling.yuan(total.cost, lang),
            "months_late": total.months_late,
            "net_worth": telling.yuan(total.net_worth, lang),
            "skipped": total.skipped,
            "band": voice.word(f"world.band_{total.band}"),
        }
        for name, value in shown.items():
            voice.tell(f"{voice.word(f'world.total_{name}')}{'：' if lang == 'zh' else ': '}{value}")

    def _report(self) -> None:
        voice, lang = self._voice, self._voice.lang
        voice.tell(telling.score(self._game.life.report.score, lang))
        voice.say("world.score_note")
        if self._game.story.months:
            for line in telling.factors(self._game.story.months[-1], lang):
                voice.tell(line)

    def _debts(self) -> None:
        voice, lang, life = self._voice, self._voice.lang, self._game.life
        owing = [account for account in life.accounts if account.owed]
        if not owing:
            voice.say("world.ledger_none")
        for account in owing:
            day = voice.word("world.due_day", day=account.lender.due_day, amount=telling.yuan(expected(account), lang))
            colon = "：" if lang == "zh" else ": "
            voice.tell(f"{account.lender.name[lang]}{colon}{telling.yuan(account.owed, lang)}  {day}")

    # deciding

    def _accounts(self) -> None:
        lang, life = self._voice.lang, self._game.life
        self._voice.numbered(account.lender.name[lang] for account in life.accounts)
        places = [str(account.at) for account in life.accounts]
        found = picked(self._voice.ask("plain.world_lender"), places)
        if found is not None:
            self._decide(list(choices.for_account(life, int(found), lang)))

    def _others(self) -> None:
        self._decide(list(choices.general(self._game.life, self._voice.lang)))

    def _decide(self, found: list[Choice]) -> None:
        voice = self._voice
        between = " — "
        voice.numbered(f"{choice.name}{between}{choice.preview}" for choice in found)
        number = picked(voice.ask("plain.world_do"), [str(at) for at in range(len(found))])
        if number is None or self._game.over:
            return
        decision = found[int(number)].decision
        if decision.do == "borrow":
            voice.numbered(voice.word(f"world.for_{purpose}") for purpose in PURPOSES)
            purpose = picked(voice.ask("world.purpose"), PURPOSES)
            named = next((one for one in PURPOSES if one == purpose), PURPOSES[0])
            decision = replace(decision, purpose=named)
        try:
            self._game.decide(decision)
        except DecisionError as error:
            voice.tell(telling.refused(self._world, error, voice.lang))
        else:
            voice.say("plain.world_planned")

    def _take_back(self) -> None:
        voice, planned = self._voice, self._game.planned
        if not planned:
            voice.say("plain.world_no_plan")
            return
        self._planned()
        number = picked(voice.ask("plain.world_take_back"), [str(at) for at in range(len(planned))])
        if number is not None:
            self._game.take_back(int(number))
            self._keep()

    # looking closer

    def _why(self) -> None:
        voice, lang = self._voice, self._voice.lang
        decided: list[Decided] = [one for month in self._game.story.months for one in month.decided]
        if not decided:
            voice.say("why.no_decision")
            return
        for number, one in enumerate(decided, 1):
            act = voice.word(f"world.act_{one.rule.act}")
            name = telling.lender(self._world, one.lender, lang)
            voice.tell(f"{number}. {voice.word('world.month_short', month=one.month)} {name} {act}")
        found = picked(voice.ask("plain.world_which_why"), [str(at) for at in range(len(decided))])
        if found is None:
            return
        one = decided[int(found)]
        for line in telling.why(one, lang):
            voice.tell(line)
        if one.against:
            voice.tell(telling.change(self._world, one, why_not(self._game.story, one), lang))
        voice.say("why.may_heading")
        for line in telling.may(one, lang):
            voice.tell(f"- {line}")

    def _back(self) -> None:
        voice = self._voice
        found = voice.ask("plain.world_back", last=self._game.month)
        if found.isdecimal() and int(found) < self._game.month:
            self._game.rewind(int(found))
            self._keep()
            self._month()

    def _futures(self) -> None:
        voice = self._voice
        voice.say("world.futures_note")
        found = futures(self._world, self._game.decisions, lives=LIVES, policy=self._game.policy)
        if found is not None:
            for line in telling.fan(found, voice.lang):
                voice.tell(line)

    # keeping

    def _before(self) -> object:
        try:
            return json.loads(self._voice.desk.store.setting(f"life.{self._world.id}") or "null")
        except ValueError:
            return None

    def _keep(self) -> None:
        if self._kept:
            try:
                self._voice.desk.store.set_setting(f"life.{self._world.id}", json.dumps(self._game.plain()))
            except StoreError as error:
                self._voice.tell(error.message(self._voice.lang))
