"""One's progress as a page to print and as a table: what was shown on which questions, no more."""

from __future__ import annotations

from html import escape
from typing import Any

from tutor.exchange.html import document
from tutor.exchange.table import table
from tutor.learning.attempt import attempt_of
from tutor.store.desk import Desk
from tutor.words import Lang, say
from tutor.words.figures import day

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .2rem .6rem .2rem 0; }
th { border-bottom: 1px solid; } td { border-bottom: 1px solid #8884; vertical-align: top; }
.quiet { opacity: .75; } @media print { body { margin: 0; } tr { break-inside: avoid; } }
"""


def page(desk: Desk, lang: Lang) -> str:
    """A page in HTML that loads nothing."""
    found = desk.progress()
    now = desk.clock().astimezone().date()
    title = say(lang, "command.page_title")
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="quiet">{escape(say(lang, "command.page_when", day=day(now, lang)))}</p>',
        f"<h2>{escape(say(lang, 'progress.can_heading'))}</h2>",
        _mastery(desk, found, lang),
        f"<h2>{escape(say(lang, 'command.page_items'))}</h2>",
        f'<p class="quiet">{escape(say(lang, "command.page_note"))}</p>',
        _items(desk, lang),
        f'<p class="quiet">{escape(say(lang, "common.education"))}</p>',
    ]
    return document(title, STYLE, parts, lang)


def progress_csv(desk: Desk, lang: Lang) -> str:
    """A row for each question that was answered."""
    head = [
        say(lang, f"command.column_{name}") for name in ("lesson", "step", "competence", "first", "last", "times", "at")
    ]
    return table(head, _rows(desk, lang))


def _mastery(desk: Desk, found: dict[str, Any], lang: Lang) -> str:
    if not found["mastery"]:
        return f"<p>{escape(say(lang, 'progress.can_none'))}</p>"
    rows = []
    for one in found["mastery"]:
        level = say(lang, f"progress.level_{one['level']}")
        about = say(lang, "progress.about", low=round(one["low"] * 10), high=round(one["high"] * 10))
        told = level if one["level"] == "unknown" else f"{level} ({about})"
        rows.append(f"<tr><td>{escape(_can(desk, one['competence'], lang))}</td><td>{escape(told)}</td></tr>")
    return f"<table>{''.join(rows)}</table>"


def _items(desk: Desk, lang: Lang) -> str:
    head = [
        say(lang, f"command.column_{name}") for name in ("lesson", "step", "competence", "first", "last", "times", "at")
    ]
    cells = "".join(f"<th>{escape(name)}</th>" for name in head)
    rows = ("".join(f"<td>{escape(str(one))}</td>" for one in row) for row in _rows(desk, lang))
    return f"<table><tr>{cells}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _rows(desk: Desk, lang: Lang) -> list[list[object]]:
    """By question in the order first met: how the first and the last answer went, how often, and when last."""
    known = {lesson.id: lesson.titled(lang) for lesson in desk.catalogue.lessons}
    found: dict[tuple[str, str], list[object]] = {}
    for event in desk.store.attempts():
        attempt = attempt_of(event)
        if attempt is None:
            continue
        outcome = say(lang, f"verdict.{attempt.outcome}")
        can = _can(desk, attempt.competence, lang)
        row = found.setdefault(
            attempt.item, [known.get(attempt.lesson, attempt.lesson), attempt.step, can, outcome, "", 0, ""]
        )
        row[4], row[5] = outcome, int(str(row[5])) + 1
        row[6] = attempt.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return list(found.values())


def _can(desk: Desk, competence: str, lang: Lang) -> str:
    entries = desk.library.competences.entries
    return entries[competence].can[lang] if competence in entries else competence
