"""``simulate``: a life in a world, by its script or one's own, month by month, in JSON, or a thousand times over."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import Given, path_given
from tutor.cli.streams import unicode_output
from tutor.words import Lang, say

if TYPE_CHECKING:
    from tutor.credit.decisions import Decision
    from tutor.credit.play import Story
    from tutor.credit.terms import World


def simulate(given: Given, lang: Lang) -> int:
    """Live a world and tell it."""
    unicode_output()
    from tutor.course.diagnostics import Broken
    from tutor.credit.decisions import DecisionError
    from tutor.credit.play import play
    from tutor.credit.telling import refused

    months, seed = _whole(given, "months", 1, 120), _whole(given, "seed", 0, 10**12)
    futures = _whole(given, "futures", 1, 100_000)
    policy = _policy(given)
    try:
        world = _world(given)
        decisions = _decisions(given, world)
    except Broken as broken:
        for one in broken.diagnostics:
            print(f"{one.file}:{one.line}:{one.column}: {one.message(lang)}", file=sys.stderr)
        return FINDINGS
    length = months or world.months
    try:
        if futures:
            return _futures(world, decisions, futures, seed, length, given, lang)
        story = play(world, decisions, seed=seed, months=length, policy=policy)
    except DecisionError as error:
        print(refused(world, error, lang), file=sys.stderr)
        return FINDINGS
    if given["json"]:
        print(json.dumps(as_plain(story, lang), ensure_ascii=False, indent=2))
    else:
        _tell(story, lang)
    return FINE


def _world(given: Given) -> World:
    from tutor.course.catalogue import lessons_dir
    from tutor.course.diagnostics import nearest
    from tutor.course.worlds import load_world, names, read_world

    name = str(given["world"])
    file = Path(name)
    if file.suffix == ".yaml" and file.is_file():
        return read_world(file)
    root = path_given(given, "lessons") or lessons_dir()
    try:
        return load_world(root, name)
    except KeyError:
        known = names(root)
        raise WrongUse("world_unknown", value=name, known=", ".join(known), nearest=nearest(name, known)) from None


def _decisions(given: Given, world: World) -> tuple[Decision, ...]:
    from tutor.course.worlds import read_script

    file = path_given(given, "decisions")
    return world.script if file is None else read_script(file, world)


def _whole(given: Given, name: str, low: int, high: int) -> int | None:
    value = given.get(name)
    if value is None:
        return None
    if not str(value).isdecimal() or not low <= int(value) <= high:
        raise WrongUse("option_number", option=f"--{name}", low=low, high=high, value=str(value)[:30])
    return int(value)


def _policy(given: Given) -> str | None:
    from tutor.credit.policies import POLICIES

    name = given.get("policy")
    if name is not None and name not in POLICIES:
        raise WrongUse("policy_unknown", value=name, known=", ".join(POLICIES))
    return name


# JSON


def as_plain(story: Story, lang: Lang) -> dict[str, Any]:
    """The life as plain values: sums in yuan, scores in points."""
    from tutor.credit import score

    world = story.world
    ids = [lender.id for lender in world.lenders]
    months = []
    for month in story.months:
        low, high = max(0, month.score - score.RANGE), min(10_000, month.score + score.RANGE)
        months.append(
            {
                "month": month.month,
                "accounts": [
                    {
                        "lender": ids[one.lender], "state": one.state, "limit": one.limit / 100,
                        "balance": one.owed / 100, "due": one.due / 100, "days_late": one.late,
                    }
                    for one in month.accounts
                ],
                "score": {
                    "low": low / 100, "high": high / 100, "band": month.band, "reasons": list(month.reasons),
                },
                "cash": month.cash / 100,
                "debts": month.debts / 100,
                "decisions": [
                    {
                        "lender": ids[one.lender], "rule": one.rule.id, "action": one.rule.act,
                        "inputs": {each.signal: _input(each.value, each.low, each.high) for each in one.inputs},
                        "message": one.rule.says[lang],
                    }
                    for one in month.decided
                ],
                "events": [
                    {"event": one.kind, **_values(one.values, ids)} for one in month.events if not one.hidden
                ],
            }
        )  # fmt: skip
    return {"world": world.id, "seed": story.seed, "policy": story.policy, "months": months, "totals": _totals(story)}


def _input(value: int, low: int | None, high: int | None) -> dict[str, int]:
    bounds = {"from": low, "to": high}
    return {"value": value, **{name: bound for name, bound in bounds.items() if bound is not None}}


def _values(values: Mapping[str, Any], ids: list[str]) -> dict[str, Any]:
    from tutor.credit.telling import MONEY

    plain: dict[str, Any] = {}
    for name, value in values.items():
        if name == "lender":
            plain[name] = None if value is None else ids[value]
        elif name == "wrong":
            plain[name] = [ids[at] for at in value]
        else:
            plain[name] = value / 100 if name in MONEY else value
    return plain


def _totals(story: Story) -> dict[str, Any]:
    total = story.totals
    return {
        "cost": total.cost / 100,
        "months_late": total.months_late,
        "lenders": total.lenders,
        "payments_against_income_percent": total.burden,
        "net_worth": total.net_worth / 100,
        "band": total.band,
        "months_without_essentials": total.skipped,
        "calls": total.contacts,
        "insolvent_from_month": total.insolvent or None,
    }


# in words


def _tell(story: Story, lang: Lang) -> None:
    from tutor.credit import telling

    world = story.world
    print(world.title[lang])
    print(world.about[lang])
    for month in story.months:
        sums = {"cash": telling.yuan(month.cash, lang), "debts": telling.yuan(month.debts, lang)}
        score = telling.score(month.score, lang)
        print()
        print(say(lang, "command.simulate_month", month=month.month, score=score, **sums))
        for one in month.accounts:
            state = say(lang, f"world.state_{one.state}")
            told = {"limit": telling.yuan(one.limit, lang), "owed": telling.yuan(one.owed, lang)}
            name = telling.lender(world, one.lender, lang)
            print("  " + say(lang, "command.simulate_account", lender=name, state=state, **told))
        for happened in month.events:
            if not happened.hidden:
                print("  " + telling.event(world, happened, lang))
        for decided in month.decided:
            act = say(lang, f"world.act_{decided.rule.act}")
            name = telling.lender(world, decided.lender, lang)
            print("  " + say(lang, "command.simulate_decided", lender=name, act=act, truth=decided.rule.truth[lang]))
    print()
    for name, value in _totals_told(story, lang):
        print(f"{name}{'：' if lang == 'zh' else ': '}{value}")


def _totals_told(story: Story, lang: Lang) -> list[tuple[str, str]]:
    from tutor.credit.telling import yuan

    total = story.totals
    shown = {
        "cost": yuan(total.cost, lang),
        "months_late": str(total.months_late),
        "lenders": str(total.lenders),
        "net_worth": yuan(total.net_worth, lang),
        "band": say(lang, f"world.band_{total.band}"),
        "skipped": str(total.skipped),
    }
    return [(say(lang, f"world.total_{name}"), value) for name, value in shown.items()]


# futures


def _futures(
    world: World, decisions: tuple[Decision, ...], lives: int, seed: int | None, months: int, given: Given, lang: Lang
) -> int:
    from tutor.credit.futures import QUANTILES, futures
    from tutor.credit.telling import fan

    found = futures(world, decisions, lives=lives, seed=seed, months=months, policy=given.get("policy"))
    assert found is not None, "nothing here stops it"
    if given["json"]:
        plain = {
            "world": world.id,
            "futures": found.lives,
            "months": found.months,
            "share_insolvent": found.share_insolvent,
            "share_without_essentials": found.skipped / found.lives,
            "quantiles": list(QUANTILES),
            "debts": [[value / 100 for value in month] for month in found.debts],
            "scores": [[value / 100 for value in month] for month in found.scores],
            "cost": [value / 100 for value in found.cost],
        }
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        for line in fan(found, lang):
            print(line)
    return FINE
