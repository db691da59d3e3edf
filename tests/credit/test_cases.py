"""Cases A to G replay to the endings that the inventory gives, each beside a life in which one thing is different."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tutor.credit.decisions import FULL, Decision, DecisionError, Do
from tutor.credit.game import begun
from tutor.credit.play import Story, play
from tutor.credit.story import Decided
from tutor.credit.terms import Ending
from tutor.credit.why import rights, why_not

from .worlds import shipped

CASES = [f"case-{letter}{beside}" for letter in "abcdefg" for beside in ("", "-counter")]


def told(name: str) -> Story:
    world = shipped(name)
    return play(world, world.script)


def holds(story: Story, end: Ending) -> bool:
    month = story.months[end.month - 1]
    account = next((one for one in month.accounts if one.lender == end.lender), None)
    if end.states and (account is None or account.state not in end.states):
        return False
    first = next((one.limit for one in story.world.accounts if one.lender == end.lender), 0)
    share = account.limit * 100 // first if account and first else 0
    if (end.low is not None and share < end.low) or (end.high is not None and share > end.high):
        return False
    if end.rule and not any(one.rule.id == end.rule and one.lender == end.lender for one in decided(story, end.month)):
        return False
    then, now = story.score(end.since), month.score
    return {None: True, "higher": now > then, "lower": now < then, "same-or-higher": now >= then}[end.score]


def decided(story: Story, until: int) -> Iterator[Decided]:
    for month in story.months[:until]:
        yield from month.decided


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_to_its_ending(name: str) -> None:
    story = told(name)
    assert story.world.ends
    for end in story.world.ends:
        assert holds(story, end), end


@pytest.mark.parametrize("letter", "abcdefg")
def test_the_counter_life_ends_otherwise(letter: str) -> None:
    one, other = told(f"case-{letter}"), told(f"case-{letter}-counter")
    assert not all(holds(other, end) for end in one.world.ends)
    assert one.world.household == other.world.household and one.world.accounts == other.world.accounts


@pytest.mark.parametrize("name", CASES)
def test_why_not_is_true(name: str) -> None:
    """What is named was seen to avoid the decision; where nobody's fault is told, no rule looked at the person."""
    story = told(name)
    for one in decided(story, len(story.months)):
        if not one.against:
            continue
        change = why_not(story, one)
        assert "ask" in rights(one)
        if change is None:
            continue
        other = play(story.world, change.decisions, months=one.month)
        assert not any(two.against and two.lender == one.lender for two in other.months[-1].decided)


def test_nobodys_fault_is_said_and_the_smallest_sum_is_found() -> None:
    linked = next(one for one in decided(told("case-e"), 12) if one.rule.id == "linked")
    assert linked.nobodys_fault and why_not(told("case-e"), linked) is None
    late = next(one for one in decided(told("case-b"), 12) if one.rule.id == "late")
    change = why_not(told("case-b"), late)
    assert change is not None and change.kind == "on-time" and change.month == 2


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (Decision(1, "borrow", 0, 10**9), "over-limit"),
        (Decision(1, "borrow", 1, 1000), "no-account"),
        (Decision(1, "apply", 0), "has-account"),
        (Decision(1, "pay", 0, 1000), "nothing-owed"),
        (Decision(1, "close", 1), "no-account"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(decision: Decision, code: str) -> None:
    with pytest.raises(DecisionError) as refused:
        play(shipped("two-years"), (decision,))
    assert refused.value.code == code and refused.value.decision is decision


def test_a_case_is_planned_from_its_first_month_and_may_be_lived_otherwise() -> None:
    """Lived as planned it comes to its own ending; with the late payment taken back, nothing is ever late."""
    world = shipped("case-b")
    game = begun(world)
    while not game.over:
        game.turn()
    assert game.story.totals == play(world, world.script).totals and game.story.totals.months_late > 0
    game = begun(world)
    game.turn()
    assert [one.late for one in game.planned] == [9]
    game.take_back(0)
    while not game.over:
        game.turn()
    assert game.story.totals.months_late == 0


@pytest.mark.parametrize("name", CASES)
def test_whatever_is_done_first_the_rest_of_a_story_can_be_lived(name: str) -> None:
    world = shipped(name)
    first: tuple[Do, ...] = ("apply", "close", "pay")
    for at in range(len(world.lenders)):
        for do in first:
            game = begun(world)
            try:
                game.decide(Decision(1, do, at, FULL if do == "pay" else 0))
            except DecisionError:
                continue
            while not game.over:
                game.turn()
            assert len(game.story.months) == world.months
