"""The report of a class as CSV for a spreadsheet: a row for each question, and a row for each answer to one."""

from __future__ import annotations

from typing import Any, Final

from tutor.exchange.table import table
from tutor.words import Lang, say

Json = dict[str, Any]
_CHANGES: Final = ("right-right", "wrong-right", "right-wrong", "wrong-wrong", "only-first", "only-second")


def questions_csv(found: Json) -> str:
    """A row for each question; shares as fractions, empty where withheld or not defined."""
    lang: Lang = found["lang"]
    names = ["id", "question", "paper", "n", "answered", "right", "facility", "low", "high", "sd"]
    names += ["discrimination", "efficiency", "upper_lower"]
    head = [say(lang, f"report.{name}") for name in names]
    again = [say(lang, "report.second")]
    head += [f"{again[0]} · {say(lang, f'report.{name}')}" for name in ("n", "right", "facility", "low", "high")]
    head += [say(lang, f"report.{name}") for name in (*_CHANGES, "p", "gain", "brier")]
    return table(head, (_question(one, lang) for one in found["questions"]))


def answers_csv(found: Json) -> str:
    """A row for each thing that could be chosen."""
    lang: Lang = found["lang"]
    names = ("id", "question", "answer", "is_right", "misconception", "first", "share", "low", "high", "mean_rest")
    head = [say(lang, f"report.{name}") for name in (*names, "second")]
    rows = []
    for question in found["questions"]:
        for one in question["options"]:
            right = say(lang, "report.is_right") if one["right"] else ""
            about = [question["id"], question["title"], one["text"], right, one["named"], one["n"], one["share"]]
            rows.append([*about, *_ends(one["interval"]), one["mean_rest"], one["second"]])
    return table(head, rows)


def _question(one: Json, lang: Lang) -> list[object]:
    second, index = one["second"] or {}, one["indices"]
    changes, confidence = second.get("changes") or {}, one["confidence"] or {}
    return [
        one["id"], one["title"], say(lang, f"report.{one['paper']}"), one["n"], one["answered"], one["right"],
        one["facility"], *_ends(one["interval"]), one["sd"],
        index["discrimination"], index["efficiency"], index["upper_lower"],
        second.get("n"), second.get("right"), second.get("facility"), *_ends(second.get("interval")),
        *(changes.get(name) for name in _CHANGES), second.get("p"), second.get("gain"), confidence.get("brier"),
    ]  # fmt: skip


def _ends(interval: list[float] | None) -> list[float | None]:
    return [*interval] if interval else [None, None]
