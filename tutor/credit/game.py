"""A life being lived: decisions so far, the month one is in, and another life to compare it with. Pure.

The life is worked out anew from its decisions after each change; nothing is kept that could disagree with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tutor.credit.decisions import Decision, DecisionError
from tutor.credit.life import Life
from tutor.credit.play import Story, plan_of, play
from tutor.credit.policies import POLICIES
from tutor.credit.terms import World

Kept = dict[str, object]


class Game:
    """``decisions`` up to ``month`` have been lived; those of the next month are still open. ``other`` is the life that
    was left when one went back to an earlier month.
    """

    def __init__(self, world: World, decisions: Iterable[Decision] = (), month: int = 0, policy: str = "") -> None:
        self.world = world
        self.policy = policy or world.policy
        self.decisions: tuple[Decision, ...] = tuple(decisions)
        self.month = month
        self.other: Story | None = None
        self.story = self._lived()

    @property
    def over(self) -> bool:
        return self.month >= self.world.months

    @property
    def planned(self) -> tuple[Decision, ...]:
        """What is decided for the month ahead."""
        return tuple(one for one in self.decisions if one.month == self.month + 1)

    @property
    def life(self) -> Life:
        """The life as it stands, to be looked at."""
        life = Life(self.world, self.world.seed)
        habit = POLICIES[self.policy]
        for month in range(1, self.month + 1):
            own = tuple(one for one in self.decisions if one.month == month)
            life.live(plan_of(life, habit(life), own))
        return life

    def decide(self, one: Decision) -> None:
        """Plan something for the month ahead. Raises ``DecisionError``; then nothing has changed."""
        planned = replace(one, month=self.month + 1)
        kept = tuple(other for other in self.decisions if not _replaces(planned, other))
        self._try((*kept, planned))
        self.decisions = (*kept, planned)

    def take_back(self, number: int) -> None:
        """Drop one of the decisions planned for the month ahead."""
        dropped = self.planned[number]
        self.decisions = tuple(one for one in self.decisions if one is not dropped)

    def turn(self) -> None:
        """Live the month ahead; what was planned for it and can't be carried out in this life any more is dropped."""
        if self.over:
            return
        self.month += 1
        while True:
            try:
                self.story = self._lived()
                return
            except DecisionError as error:
                undone = error.decision
                self.decisions = tuple(one for one in self.decisions if one is not undone)

    def rewind(self, month: int) -> None:
        """Go back to the end of ``month``; the life lived so far stays to be compared with."""
        self.other = self.story
        self.month = month
        self.decisions = tuple(one for one in self.decisions if one.month <= month)
        self.story = self._lived()

    def _lived(self) -> Story:
        return play(self.world, self.decisions, months=self.month, policy=self.policy)

    def _try(self, decisions: Sequence[Decision]) -> None:
        play(self.world, decisions, months=self.month + 1, policy=self.policy)

    # kept between two sittings

    def plain(self) -> Kept:
        """The life as plain JSON."""
        return {"month": self.month, "policy": self.policy, "decisions": [list(_row(one)) for one in self.decisions]}


def begun(world: World) -> Game:
    """A life from its first month on. What a world's script decides is planned, month by month, and can be changed."""
    return Game(world, world.script)


def resumed(world: World, kept: object) -> Game:
    """The life that was kept, or a new one where it can't be lived any more."""
    if isinstance(kept, dict):
        try:
            decisions = [Decision(*row) for row in kept["decisions"]]
            return Game(world, decisions, min(int(kept["month"]), world.months), str(kept["policy"]))
        except (KeyError, TypeError, ValueError, IndexError, DecisionError):
            pass
    return begun(world)


def _row(one: Decision) -> tuple[object, ...]:
    return one.month, one.do, one.lender, one.amount, one.purpose, one.late


def _replaces(new: Decision, old: Decision) -> bool:
    """Whether a decision stands in the place of an earlier one: one payment an account, one way to spend a month."""
    same = new.month == old.month and new.do == old.do and new.lender == old.lender
    return same and new.do not in ("borrow", "earn", "family")
