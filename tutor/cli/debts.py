"""The page of all debts, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tutor.cli.money import print_table
from tutor.words import Lang, say

COLUMNS = ("owed", "rate", "interest", "minimum", "due")
PLANS = ("as-now", "avalanche", "snowball")


def tell(plain: Mapping[str, Any], lang: Lang) -> None:
    """Print the report that ``debts_file.report`` made."""
    heads = [say(lang, "command.column_name"), *(say(lang, f"command.debts_{name}") for name in COLUMNS)]
    print_table(heads, [_row(debt) for debt in plain["debts"]])
    print()
    _totals(plain["totals"], lang)
    print()
    print(say(lang, "command.debts_budget", budget=_sum(plain["totals"]["budget"])))
    _plans(plain["plans"], lang)
    if "extra" in plain:
        print()
        print(say(lang, "command.debts_extra", minimums=_sum(plain["extra"]["minimums"])))
        _plans(plain["extra"]["plans"], lang)
    if "consolidation" in plain:
        print()
        _one_loan(plain["consolidation"], lang)


def _row(debt: Mapping[str, Any]) -> list[str]:
    due = "" if debt["due"] is None else str(debt["due"])
    rate = f"{debt['annual_rate_percent']:.2f}%"
    return [debt["name"], _sum(debt["owed"]), rate, _sum(debt["interest"]), _sum(debt["minimum"]), due]


def _totals(totals: Mapping[str, Any], lang: Lang) -> None:
    sums = {name: _sum(totals[name]) for name in ("owed", "minimums", "interest_this_month")}
    print(say(lang, "command.debts_total", **sums))
    if totals["share_of_income_percent"] is not None:
        print(say(lang, "command.debts_share", share=f"{totals['share_of_income_percent']:.0f}"))
    if totals["short"] is not None and Decimal(totals["short"]) > 0:
        print(say(lang, "command.debts_short", short=_sum(totals["short"])))


def _plans(plans: Mapping[str, Any], lang: Lang) -> None:
    for name in PLANS:
        plan, shown = plans[name], say(lang, f"command.debts_{name}")
        if plan["months"] is None:
            never = ("、" if lang == "zh" else ", ").join(plan["never"])
            print(say(lang, "command.debts_never", name=shown, never=never))
        else:
            sums = {one: _sum(plan[one]) for one in ("interest", "total_paid")}
            print(say(lang, "command.debts_plan", name=shown, n=plan["months"], **sums))


def _one_loan(loan: Mapping[str, Any], lang: Lang) -> None:
    sums = {name: _sum(loan[name]) for name in ("payment", "interest", "fees", "total_paid")}
    print(say(lang, "command.debts_one_loan", n=loan["months"], **sums))
    if loan["total_change"] is not None:
        change = Decimal(loan["total_change"])
        word = "debts_dearer" if change > 0 else "debts_cheaper"
        print(say(lang, f"command.{word}", change=_sum(str(abs(change)))))


def _sum(value: str) -> str:
    return f"{Decimal(value):,f}"
