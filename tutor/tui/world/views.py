"""The views of a life, as rows of a menu: phone, report, ledger, reasons, two lives, the months to go back to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from textual.content import Content

from tutor.credit import choices, telling
from tutor.credit.game import Game
from tutor.credit.life import Life
from tutor.credit.policies import expected
from tutor.credit.story import Decided, Month
from tutor.credit.terms import NONE, STATES, USABLE
from tutor.finance.calculator import Picture, Said, Series
from tutor.words import Lang, figures, say

from ..fold import beside
from ..glyphs import Glyphs
from ..widgets.menu import Item, Row
from ..widgets.plot import plotted

VIEWS = ("phone", "report", "ledger", "why", "months", "futures")
LINES = 8
"""Lines of a picture."""
TELLING = frozenset({"insolvent", "hungry", "written-off", "scam", "guarantee"})
"""What is told with emphasis."""


class Views:
    """Draws ``game`` in ``lang``."""

    def __init__(self, game: Game, life: Life, lang: Lang, glyphs: Glyphs) -> None:
        self.game = game
        self.life = life
        self.lang = lang
        self.glyphs = glyphs

    def say(self, key: str, **values: object) -> str:
        return say(self.lang, f"world.{key}", **values)

    @property
    def month(self) -> Month | None:
        return self.game.story.months[-1] if self.game.story.months else None

    def rows(self, view: str, cells: int) -> Iterator[Row]:
        """One view of the life."""
        yield from self.head(view, cells)
        yield Row()
        yield from {
            "phone": self._phone, "report": self._report, "ledger": self._ledger, "why": self._why,
            "months": self._months,
        }[view](cells)  # fmt: skip

    def head(self, view: str, cells: int) -> Iterator[Row]:
        """The views as tabs, and where the life stands."""

        def tabs(suffix: str, gap: str) -> Content:
            named = [f"{number}{gap}{self.say(f'view_{name}{suffix}')}" for number, name in enumerate(VIEWS, 1)]
            styles = ["$accent bold" if name == view else "$quiet" for name in VIEWS]
            return Content("  ").join(Content.styled(*one) for one in zip(named, styles, strict=True))

        line = tabs("", " ")
        if line.cell_length > cells:
            line = tabs("_short", "")
        yield Row(words=line)
        world, life = self.game.world, self.life
        month = self.say("month_of", month=self.game.month, of=world.months)
        cash = self.say("in_hand", cash=telling.yuan(life.purse.cash, self.lang))
        yield Row(words=Content.styled(month, "bold"), note=Content(cash))

    # phone

    def _phone(self, cells: int) -> Iterator[Row]:
        yield from self._happened()
        if not self.game.over:
            yield Row((Item("turn", Content.styled(self.say("turn"), "$accent bold")),))
            yield from self._planned()
        else:
            yield from self._ended()
            return
        yield Row()
        for account in self.life.accounts:
            yield from self._account(account.at)
        yield Row()
        yield Row((Item("more", Content(self.say("more"))),))
        yield Row((Item("seat", Content(say(self.lang, "seat.title_own"))),))
        del cells

    def _happened(self) -> Iterator[Row]:
        month = self.month
        if month is None:
            yield Row(words=Content(self.game.world.about[self.lang]))
            yield Row()
            return
        for one in month.events:
            if not one.hidden:
                told = Content(telling.event(self.game.world, one, self.lang))
                yield Row(words=told.stylize("$cost") if one.kind in TELLING else told)
        for number, decided in enumerate(month.decided):
            yield self._decision(decided, f"why:{month.month}:{number}", said=True)
        if month.events or month.decided:
            yield Row()

    def _decision(self, decided: Decided, item: str, *, said: bool) -> Row:
        """What a lender decided, to be opened; ``said`` tells what the customer was told, else what was done."""
        name = telling.lender(self.game.world, decided.lender, self.lang)
        told = decided.rule.says[self.lang] if said else self.say(f"act_{decided.rule.act}")
        style = "$cost bold" if decided.against else "$right bold"
        colon = "：" if self.lang == "zh" else ": "
        label = Content.styled(f"{name}{colon}", style) + Content(told)
        return Row((Item(item, label, Content.styled(self.say("ask_why"), "$accent")),))

    def _planned(self) -> Iterator[Row]:
        for number, one in enumerate(self.game.planned):
            told = choices.named(self.life, one, self.lang)
            note = Content.styled(self.say("take_back"), "$quiet")
            yield Row((Item(f"drop:{number}", Content(told), note, indent=2),))

    def _account(self, at: int) -> Iterator[Row]:
        account, lang = self.life.accounts[at], self.lang
        name = account.lender.name[lang]
        state = self.say(f"state_{_state(self.life, at)}")
        style = "" if account.state in USABLE else "$quiet" if account.state == NONE else "$cost"
        if account.state == NONE:
            yield Row((Item(f"account:{at}", Content.styled(name, "$quiet"), Content.styled(state, "$quiet")),))
            return
        sums = self.say("account", owed=telling.yuan(account.owed, lang), limit=telling.yuan(account.limit, lang))
        yield Row((Item(f"account:{at}", Content(name), Content(f"{sums}  ") + Content.styled(state, style)),))

    def _ended(self) -> Iterator[Row]:
        total = self.game.story.totals
        yield Row(words=Content.styled(self.say("over"), "bold"))
        yield Row()
        shown = {
            "cost": telling.yuan(total.cost, self.lang),
            "months_late": str(total.months_late),
            "net_worth": telling.yuan(total.net_worth, self.lang),
            "burden": figures.percent(Decimal(total.burden) / 100, self.lang, 0),
            "lenders": str(total.lenders),
            "skipped": str(total.skipped),
            "contacts": str(total.contacts),
            "band": self.say(f"band_{total.band}"),
        }
        for name, value in shown.items():
            yield Row(words=Content(self.say(f"total_{name}")), note=Content.styled(value, "bold"))
        yield Row()
        yield Row(words=Content.styled(self.say("over_next"), "$quiet"))

    # report and ledger

    def _report(self, cells: int) -> Iterator[Row]:
        lang, report = self.lang, self.life.report
        yield Row(words=Content.styled(telling.score(report.score, lang), "bold"))
        yield Row(words=Content.styled(self.say("score_note"), "$quiet"))
        yield Row()
        if self.month is not None:
            for told in telling.factors(self.month, lang):
                name, _, value = told.partition("：" if lang == "zh" else ": ")
                yield Row(words=Content(name), note=Content(value))
            yield Row()
        yield Row(words=Content.styled(self.say("report_accounts"), "bold"))
        for account in self.life.accounts:
            if account.state == NONE or not account.lender.reports:
                continue
            late = max(account.late, account.wrong)
            told = self.say("late_days", n=late) if late else self.say("on_time")
            style = "$cost" if late else "$quiet"
            yield Row(words=Content(account.lender.name[lang]), note=Content.styled(told, style))
        yield Row(words=Content(self.say("report_inquiries")), note=Content(str(report.asked())))
        unseen = [
            account.lender.name[lang] for account in self.life.accounts if account.owed and not account.lender.reports
        ]
        if unseen:
            between = "、" if lang == "zh" else ", "
            yield Row()
            yield Row(words=Content.styled(self.say("report_unseen", names=between.join(unseen)), "$quiet"))
        scores = tuple(month.score for month in self.game.story.months)
        if len(scores) > 1:
            yield Row()
            yield from self._curve(("score",), (scores,), cells)

    def _ledger(self, cells: int) -> Iterator[Row]:
        lang = self.lang
        owing = [account for account in self.life.accounts if account.owed]
        if not owing and not self.life.purse.family:
            yield Row(words=Content(self.say("ledger_none")))
        due = 0
        for account in owing:
            asked = expected(account)
            due += asked
            name = account.lender.name[lang]
            day = self.say("due_day", day=account.lender.due_day, amount=telling.yuan(asked, lang))
            yield Row(words=Content(name), note=Content(telling.yuan(account.owed, lang)).stylize("bold"))
            yield Row(words=Content.styled(f"  {day}", "$cost" if account.late else "$quiet"))
        if self.life.purse.family:
            yield Row(
                words=Content(self.say("ledger_family")), note=Content(telling.yuan(self.life.purse.family, lang))
            )
        if owing:
            yield Row()
            income = self.game.world.household.income
            share = figures.percent(Decimal(due) / max(1, income), lang, 0)
            yield Row(words=Content(self.say("ledger_total")), note=Content(telling.yuan(self.life.debts, lang)))
            yield Row(words=Content(self.say("ledger_due")), note=Content(f"{telling.yuan(due, lang)}  {share}"))
        debts = tuple(month.debts for month in self.game.story.months)
        if len(debts) > 1 and max(debts):
            yield Row()
            cash = tuple(month.cash for month in self.game.story.months)
            yield from self._curve(("debts", "cash"), (debts, cash), cells)

    def _curve(self, codes: tuple[str, ...], lines: tuple[tuple[int, ...], ...], cells: int) -> Iterator[Row]:
        series = tuple(Series(code, points) for code, points in zip(codes, lines, strict=True))
        labels = tuple(str(number) for number in range(1, len(lines[0]) + 1))
        picture = Picture("curve", series, labels, Said("twin_life"), plain=codes == ("score",))
        for line in plotted(picture, cells, LINES, self.lang, self.glyphs):
            yield Row(words=line)

    # reasons, months

    def _why(self, cells: int) -> Iterator[Row]:
        del cells
        found = False
        for month in reversed(self.game.story.months):
            for number, decided in enumerate(month.decided):
                if not found:
                    yield Row(words=Content.styled(say(self.lang, "why.choose"), "$quiet"))
                    yield Row()
                found = True
                row = self._decision(decided, f"why:{month.month}:{number}", said=False)
                item = row.items[0]
                lead = Content.styled(self.say("month_short", month=month.month), "$quiet")
                yield Row((Item(item.id, item.label, item.note, lead=beside(lead, Content(""), 9)),))
        if not found:
            yield Row(words=Content(say(self.lang, "why.no_decision")))

    def _months(self, cells: int) -> Iterator[Row]:
        """Every month lived, to go back to; beside it the life that was left."""
        lang, other = self.lang, self.game.other
        yield Row(words=Content.styled(self.say("months_choose" if self.game.month else "months_none"), "$quiet"))
        yield Row()
        if other is not None:
            head = Content.styled(self.say("months_other"), "$quiet")
            yield Row(words=Content.styled(self.say("months_own"), "bold"), note=head)
        for number in range(max(self.game.month, len(other.months) if other else 0), 0, -1):
            own = self.game.story.months[number - 1] if number <= self.game.month else None
            left = self._in_brief(own, cells) if own else ""
            note = self._in_brief(other.months[number - 1], cells) if other and number <= len(other.months) else ""
            lead = beside(Content.styled(self.say("month_short", month=number), "$quiet"), Content(""), 9)
            if own is not None:
                yield Row((Item(f"back:{number - 1}", Content(left), Content.styled(note, "$quiet"), lead=lead),))
            else:
                yield Row(words=Content("  ") + lead + Content("·"), note=Content.styled(note, "$quiet"))
        if other is not None:
            yield Row()
            yield from self._compared(lang)

    def _in_brief(self, month: Month, cells: int) -> str:
        sums = {"debts": telling.yuan(month.debts, self.lang), "cash": telling.yuan(month.cash, self.lang)}
        return self.say("brief" if cells >= 66 else "brief_short", score=month.score // 100, **sums)

    def _compared(self, lang: Lang) -> Iterator[Row]:
        other = self.game.other
        assert other is not None
        for name in ("cost", "months_late", "net_worth"):
            own, theirs = getattr(self.game.story.totals, name), getattr(other.totals, name)
            shown = [str(value) if name == "months_late" else telling.yuan(value, lang) for value in (own, theirs)]
            yield Row(words=Content(self.say(f"total_{name}")), note=Content(f"{shown[0]}  |  {shown[1]}"))


def _state(life: Life, at: int) -> str:
    return STATES[life.accounts[at].state]
