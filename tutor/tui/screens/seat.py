"""The lender's seat: rules for ten thousand applicants, with and without shared information."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from textual.content import Content
from textual.widget import Widget

from tutor.credit.seat import BARS, Applicant, Bar, Outcome, applicants, lend, passes
from tutor.credit.telling import yuan
from tutor.words import figures

from ..commands import bind
from ..fold import cells_of
from ..sheet import Sheet
from ..widgets.menu import Item, Menu, Row

CROWD = 10_000
SEED = 2026
STEPS: dict[str, tuple[int | None, ...]] = {
    "lenders": (0, 1, 2, 3, 4, 5, None),
    "debt": (50, 100, 150, 200, 300, 400, 600, None),
    "late": (0, 14, 29, 59, 89, None),
    "inquiries": (0, 1, 2, 3, 4, 6, None),
    "income": (600_000, 500_000, 400_000, 350_000, 300_000, 250_000, None),
    "months": (36, 24, 12, 6, 3, None),
}
"""From the strictest to none at all."""


@lru_cache(maxsize=1)
def crowd() -> tuple[Applicant, ...]:
    """The applicants, made once."""
    return applicants(CROWD, SEED)


class SeatScreen(Sheet):
    """``mine`` is one's own file, from a life that is being lived."""

    BINDINGS = bind("looser", "stricter", "back")
    HELP = "seat.help"

    def __init__(self, mine: Applicant | None = None) -> None:
        super().__init__()
        self._mine = mine
        self.bar = Bar()

    def heading(self) -> str:
        return self.say("seat.title")

    def body(self) -> Iterable[Widget]:
        self._menu = Menu(self._rows, self.tutor.glyphs)
        self._menu.chosen = "lenders"
        yield self._menu

    def retell(self) -> None:
        self._menu.renew()

    def _rows(self, cells: int) -> Iterator[Row]:
        yield Row(words=Content(self.say("seat.does")))
        yield Row()
        for name in BARS:
            value = getattr(self.bar, name)
            shown = self.say("seat.bar_any") if value is None else self._shown(name, value)
            yield Row((Item(name, Content(self.say(f"seat.bar_{name}")), Content.styled(shown, "$accent bold")),))
        yield Row()
        apart, shared = (lend(self.bar, crowd(), shared=known) for known in (False, True))
        wide = max(12, *(cells_of(self.say(f"seat.{name}")) for name in ("apart", "shared"))) + 2
        heads = [self.say(f"seat.{name}") for name in ("apart", "shared")]
        yield Row(words=Content(""), note=Content.styled("".join(_right(head, wide) for head in heads), "bold"))
        for name in ("approved", "defaults", "shut_out", "over_lent", "result"):
            values = [self._told(name, outcome) for outcome in (apart, shared)]
            told = "".join(_right(value, wide) for value in values)
            yield Row(words=Content(self.say(f"seat.{name}")), note=Content(told))
        if self._mine is not None:
            yield Row()
            yield Row(words=Content(self._own(self._mine)))
        del cells

    def _shown(self, name: str, value: int) -> str:
        if name == "income":
            return yuan(value, self.lang)
        unit = {"lenders": "lenders", "debt": "percent", "late": "days", "inquiries": "times", "months": "months"}[name]
        return self.say(f"world.unit_{unit}", value=value)

    def _told(self, name: str, outcome: Outcome) -> str:
        value = getattr(outcome, name)
        if name == "result":
            return figures.number(Decimal(value // 100), self.lang)
        return f"{figures.number(value, self.lang)}"

    def _own(self, mine: Applicant) -> str:
        failed = passes(self.bar, mine, shared=True)
        if not failed:
            told = self.say("seat.mine_yes")
        else:
            between = "、" if self.lang == "zh" else ", "
            names = between.join(self.say(f"seat.bar_{name}") for name in failed)
            told = self.say("seat.mine_no", names=names)
        return self.say("seat.mine", told=told)

    def action_looser(self) -> None:
        self._step(1)

    def action_stricter(self) -> None:
        self._step(-1)

    def on_menu_opened(self, event: Menu.Opened) -> None:
        """Enter or a click goes round."""
        self._step(1, event.item, around=True)

    def _step(self, by: int, name: str = "", *, around: bool = False) -> None:
        name = name or self._menu.chosen
        steps = STEPS[name]
        at = steps.index(getattr(self.bar, name)) + by
        at = at % len(steps) if around else max(0, min(len(steps) - 1, at))
        self.bar = replace(self.bar, **{name: steps[at]})
        self._menu.renew()


def _right(text: str, wide: int) -> str:
    return " " * (wide - cells_of(text)) + text
