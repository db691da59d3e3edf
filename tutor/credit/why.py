"""Exact why-not: the smallest earlier change that would have avoided a lender's decision, found by trying.

A change is tried by living the whole life again with it. Nothing is guessed: what is given was seen to avoid the
decision, and where nothing tried avoids it, that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tutor.credit.decisions import MINIMUM, Decision, DecisionError
from tutor.credit.play import Story, play
from tutor.credit.story import Decided

STEP = 1000
"""Fen to which an amount of money is found."""


@dataclass(frozen=True)
class Change:
    """One thing done otherwise in ``month``. ``kind`` is a key of words, area ``why``, after ``change_``: ``earn``,
    ``pay``, ``on-time``, ``not-borrow``, ``not-apply``, ``fewer``. ``amount`` is in fen, for ``fewer`` a number of
    loans. ``decisions`` are those of the life in which the decision did not fall.
    """

    kind: str
    month: int
    lender: int | None
    amount: int
    decisions: tuple[Decision, ...]


def why_not(story: Story, decided: Decided, *, policy: str | None = None) -> Change | None:
    """The smallest change; None where nothing that the person could have done would have avoided it."""
    if decided.nobodys_fault:
        return None
    avoided = _trial(story, decided, policy)
    plain = next(_deeds(story, decided, avoided), None)
    money = _money(story, decided, avoided)
    if plain is None or (money is not None and money.amount <= story.world.household.income // 10):
        return money or plain
    return plain


Avoided = Callable[[tuple[Decision, ...]], bool]


def _trial(story: Story, decided: Decided, policy: str | None) -> Avoided:
    def avoided(decisions: tuple[Decision, ...]) -> bool:
        try:
            other = play(
                story.world,
                decisions,
                seed=story.seed,
                shocks=story.shocks,
                months=decided.month,
                policy=policy or story.policy,
            )
        except DecisionError:
            return False
        return not any(
            one.lender == decided.lender and one.against
            for month in other.months[decided.month - 1 :]
            for one in month.decided
        ) and not _worse(story, other, decided)

    return avoided


def _worse(story: Story, other: Story, decided: Decided) -> bool:
    """Whether the lender decided against the person earlier instead."""
    before = sum(one.against for month in story.months[: decided.month - 1] for one in month.decided)
    return sum(one.against for month in other.months for one in month.decided) > before


def _deeds(story: Story, decided: Decided, avoided: Avoided) -> Iterator[Change]:
    """Something left undone, or done in time; the latest first."""
    mine = story.decisions
    for at in sorted(range(len(mine)), key=lambda at: -mine[at].month):
        one = mine[at]
        if one.month > decided.month:
            continue
        rest = (*mine[:at], *mine[at + 1 :])
        if one.do in ("borrow", "apply") and one.amount >= 0:
            changed = _without(rest, one)
            if avoided(changed):
                yield Change(f"not-{one.do}", one.month, one.lender, one.amount, changed)
        elif one.do == "pay" and (one.late or one.amount >= 0):
            changed = (*rest, replace(one, amount=MINIMUM, late=0))
            if avoided(changed):
                yield Change("on-time", one.month, one.lender, 0, changed)
    yield from _fewer(mine, decided, avoided)
    for month in range(decided.month, 0, -1):
        for event in story.months[month - 1].events:
            if event.kind == "borrowed" and not any(one.month == month and one.do == "borrow" for one in mine):
                at_lender = int(event.values["lender"])
                changed = (*mine, Decision(month, "borrow", at_lender, 0))
                if avoided(changed):
                    yield Change("not-borrow", month, at_lender, int(event.values["amount"]), changed)


def _fewer(mine: tuple[Decision, ...], decided: Decided, avoided: Avoided) -> Iterator[Change]:
    """Some loans fewer from one lender in one month."""
    several: dict[tuple[int, int | None], list[Decision]] = {}
    for one in mine:
        if one.do == "borrow" and one.month <= decided.month:
            several.setdefault((one.month, one.lender), []).append(one)
    for (month, lender), loans in sorted(several.items(), key=lambda pair: -pair[0][0]):
        for count in range(2, len(loans) + 1):
            gone = loans[len(loans) - count :]
            changed = tuple(one for one in mine if not any(one is other for other in gone))
            if len(gone) == len(loans):
                changed = (*changed, replace(loans[0], amount=0))
            if avoided(changed):
                yield Change("fewer", month, lender, count, changed)
                break


def _without(rest: tuple[Decision, ...], one: Decision) -> tuple[Decision, ...]:
    """Without an application its borrowings fall away, too; without the month's only one, the habit must not return."""
    if one.do == "apply":
        return tuple(other for other in rest if not (other.do in ("borrow", "pay") and other.lender == one.lender))
    if any(other.month == one.month and other.do in ("borrow", "apply") for other in rest):
        return rest
    return (*rest, replace(one, amount=0))


def _money(story: Story, decided: Decided, avoided: Avoided) -> Change | None:
    """The least money that would have helped, and the latest month in which so little would have."""
    best: Change | None = None
    for month in range(decided.month, 0, -1):
        for kind in ("pay", "earn"):
            most = story.world.household.income if best is None else best.amount - STEP
            if most < STEP:
                return best
            made = _paying(story, decided, month) if kind == "pay" else _earning(story, month)
            if made is None or not avoided(made(most)):
                continue
            low, high = 0, most
            while high - low > STEP:
                middle = (low + high) // 2 // STEP * STEP
                if middle <= low:
                    break
                low, high = (low, middle) if avoided(made(middle)) else (middle, high)
            best = Change(kind, month, decided.lender if kind == "pay" else None, high, made(high))
    return best


Made = Callable[[int], tuple[Decision, ...]]


def _earning(story: Story, month: int) -> Made:
    return lambda amount: (*story.decisions, Decision(month, "earn", None, amount))


def _paying(story: Story, decided: Decided, month: int) -> Made | None:
    """More to the lender that decided, from the cash there was."""
    shown = next((one for one in story.months[month - 1].accounts if one.lender == decided.lender), None)
    if shown is None or not shown.due or any(_pays(one, month, decided.lender) for one in story.decisions):
        return None
    return lambda amount: (*story.decisions, Decision(month, "pay", decided.lender, shown.due + amount))


def _pays(one: Decision, month: int, lender: int) -> bool:
    return one.do == "pay" and one.month == month and one.lender == lender


def rights(decided: Decided) -> Sequence[str]:
    """What a person may do about it, as keys of words, area ``why``, after ``may_``."""
    act = decided.rule.act
    if not decided.against:
        return ("close",)
    may = ["ask"]
    if any(one.signal in ("late-elsewhere", "negatives", "score", "score-drop", "inquiries") for one in decided.inputs):
        may.append("dispute")
    may.append("wait" if act == "decline" else "appeal")
    if any(one.signal in ("days-late", "burden", "times-late") for one in decided.inputs):
        may.append("arrange")
    if not decided.nobodys_fault:
        may.append("wait")
    return tuple(dict.fromkeys(may if act == "decline" else (*may, "close")))
