"""What a person could decide just now, and what each would lead to, as far as that can be said beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.credit.account import Account
from tutor.credit.decisions import FULL, MINIMUM, Decision, Do
from tutor.credit.deeds import can_apply
from tutor.credit.life import Life
from tutor.credit.policies import expected
from tutor.credit.telling import yuan
from tutor.credit.terms import CLOSED_USER, DECLINED, NONE, USABLE
from tutor.words import Lang, say

GENERAL: tuple[Do, ...] = ("spend", "earn", "report", "advice", "family", "guarantee", "scam")
STEPS = (50_000, 100_000, 200_000, 500_000, 1_000_000)
"""Fen that are offered for borrowing."""
EARNED = (60_000, 120_000)


@dataclass(frozen=True)
class Choice:
    """One decision with its name and its preview in words."""

    decision: Decision
    name: str
    preview: str


def for_account(life: Life, at: int, lang: Lang) -> Iterator[Choice]:
    """What can be done with one lender."""
    account, month = life.accounts[at], life.month + 1
    if account.state in (NONE, DECLINED, CLOSED_USER):
        if can_apply(life, at):
            yield _choice(Decision(month, "apply", at), say(lang, "world.do_apply"), lang)
        return
    if account.owed:
        yield from _payments(account, month, lang)
    if account.state in USABLE:
        for amount in (*(step for step in STEPS if step < account.room), account.room):
            if amount >= 10_000:
                yield from _loan(account, amount, month, lang)
    for do in _others(account):
        yield _choice(Decision(month, do, at), say(lang, f"world.do_{do}"), lang)


def _others(account: Account) -> Iterator[Do]:
    if account.owed and not account.cycles and not account.arrangement:
        yield "arrange"
    yield "ask"
    if account.state not in USABLE:
        yield "appeal"
    yield "dispute"
    if account.state in USABLE:
        yield "close"


def _payments(account: Account, month: int, lang: Lang) -> Iterator[Choice]:
    due = expected(account)
    for amount, told in ((MINIMUM, due), (FULL, account.owed), (0, 0)):
        name = f"{say(lang, 'world.do_pay')} {yuan(told, lang)}"
        preview = say(lang, "world.preview_pay", due=yuan(due, lang))
        yield Choice(Decision(month, "pay", account.at, amount), name, preview)


def _loan(account: Account, amount: int, month: int, lang: Lang) -> Iterator[Choice]:
    product = account.lender.product
    arrives = amount - amount * product.kept_back // 100
    interest = amount * product.rate // 10**8 + amount * product.fee // 10**8
    more = amount // product.term + interest if product.kind != "card" else amount * product.share // 100 + interest
    told = {"amount": yuan(amount, lang), "arrives": yuan(arrives, lang), "more": yuan(more, lang)}
    name = f"{say(lang, 'world.do_borrow')} {told['amount']}"
    yield Choice(Decision(month, "borrow", account.at, amount), name, say(lang, "world.preview_borrow", **told))


def general(life: Life, lang: Lang) -> Iterator[Choice]:
    """What can be decided beside the accounts."""
    month, household = life.month + 1, life.world.household
    saved = yuan(household.discretionary // 2, lang)
    for do in GENERAL:
        if do == "spend":
            preview = say(lang, "world.preview_spend", amount=saved)
            yield Choice(Decision(month, "spend", None, 50), say(lang, "world.do_spend"), preview)
        elif do == "earn":
            for amount in EARNED:
                preview = say(lang, "world.preview_earn", amount=yuan(amount, lang))
                name = f"{say(lang, 'world.do_earn')} {yuan(amount, lang)}"
                yield Choice(Decision(month, "earn", None, amount), name, preview)
        else:
            amount = {"family": 200_000, "guarantee": 900_000, "scam": 80_000}.get(do, 0)
            yield _choice(Decision(month, do, None, amount), say(lang, f"world.do_{do}"), lang)


def _choice(decision: Decision, name: str, lang: Lang) -> Choice:
    return Choice(decision, name, say(lang, f"world.preview_{decision.do}"))


def named(life: Life, one: Decision, lang: Lang) -> str:
    """A decision as it stands in the plan for the month."""
    told = say(lang, f"world.do_{one.do}")
    if one.do == "pay":
        account = life.accounts[one.lender or 0]
        amount = {MINIMUM: expected(account), FULL: account.owed}.get(one.amount, one.amount)
        told = f"{told} {yuan(amount, lang)}"
        if one.late:
            told = say(lang, "world.paid_late", told=told, n=one.late)
    elif one.do in ("borrow", "earn", "family"):
        told = f"{told} {yuan(one.amount, lang)}"
    if one.lender is not None:
        told = f"{life.world.lenders[one.lender].name[lang]}{'：' if lang == 'zh' else ': '}{told}"
    return told
