"""The report of a class as one page to print: no script, nothing loaded, light and dark, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from typing import Any, Final

from tutor.classroom.sharing import SMALL
from tutor.classroom.statistics import FEWEST
from tutor.words import Lang, figures, say

Json = dict[str, Any]
MOST: Final = 12
"""Misconceptions that the page lists; the JSON has them all."""
_GONE: Final = "—"
STYLE: Final = """
:root { color-scheme: light dark; --bar: #2f6f9f; --line: #8886; }
@media (prefers-color-scheme: dark) { :root { --bar: #7db8de; } }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; } h3 { font-size: 1rem; margin: 1.6rem 0 .3rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: .4rem 0; min-width: 50%; }
caption { text-align: left; } th, td { text-align: left; padding: .2rem .9rem .2rem 0; vertical-align: top; }
thead th { border-bottom: 1px solid; } td, tbody th { border-bottom: 1px solid var(--line); font-weight: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { display: block; height: .3rem; background: var(--bar); max-width: 12rem; print-color-adjust: exact; }
.notice { border-left: .25rem solid; padding-left: .7rem; } dt { font-weight: bold; } dd { margin: 0 0 .5rem; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } section.q, tr { break-inside: avoid; } }
"""


def page(found: Json) -> str:
    """A page in HTML from what ``report`` gave, in its language."""
    lang: Lang = found["lang"]
    title = say(lang, "report.heading", title=found["title"])
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="notice">{_said(lang, "for_all" if found["shared"] else "for_teacher", most=SMALL - 1)}</p>',
        f"<p>{_count(found['people'], lang)}</p>",
        *_whole(found, lang),
        *_growth(found["growth"], lang),
        *_again(found, lang),
        _heading(lang, "questions"),
        *(_question(one, lang) for one in found["questions"]),
        *_polls(found["polls"], lang),
        *_persons(found["persons"], lang),
        _heading(lang, "definitions"),
        "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in found["definitions"].values()) + "</ul>",
        f"<p>{escape(say(lang, 'common.education'))}</p>",
    ]
    language = "zh-Hans" if lang == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>\n"
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def _whole(found: Json, lang: Lang) -> list[str]:
    if not found["papers"]:
        return []
    names = ("n", "mean", "interval", "median", "sd", "alpha", "standard_error")
    rows = [
        [
            escape(say(lang, f"report.{one['paper']}")),
            _number(one["n"]),
            _share(one["mean"], lang),
            _interval(one["interval"], lang),
            _share(one["median"], lang),
            _share(one["sd"], lang),
            _figure(one["alpha"], lang),
            _share(one["standard_error"], lang),
        ]
        for one in found["papers"]
    ]
    few = any(one["withheld"] for one in found["papers"])
    return [_heading(lang, "whole"), _table(lang, ("paper", *names), rows), *([_few(lang)] if few else [])]


def _growth(found: Json | None, lang: Lang) -> list[str]:
    if found is None:
        return []
    names = ("n", "before", "after", "gain", "interval", "changed", "change", "interval")
    row = [
        _number(found["n"]),
        _share(found["before"], lang),
        _share(found["after"], lang),
        _figure(found["gain"], lang),
        _interval(found["gain_interval"], lang, share=False),
        _number(found["changed"]),
        _figure(found["change"], lang),
        _interval(found["change_interval"], lang, share=False),
    ]
    few = [_few(lang)] if found["withheld"] else []
    return [_heading(lang, "growth"), _table(lang, names, [row], labelled=False), *few]


def _again(found: Json, lang: Lang) -> list[str]:
    parts = [_heading(lang, "again")]
    lines = []
    for one in found["again"][:MOST]:
        if one["n"] is None:
            lines.append(_said(lang, "again_hidden", name=one["name"]))
            continue
        interval = _interval(one["interval"], lang)
        share = f"{_percent(one['share'], lang)}, {interval}"
        told = _said(lang, "again_row", name=one["name"], n=one["n"], of=one["of"], share=share)
        if one.get("certain"):
            told += " · " + _said(lang, "again_certain", n=one["certain"])
        lines.append(told)
    parts.append(
        f"<ol>{''.join(f'<li>{one}</li>' for one in lines)}</ol>" if lines else f"<p>{_said(lang, 'again_none')}</p>"
    )
    titles = {one["id"]: one["title"] for one in found["questions"]}
    if found["weak"]:
        weak = "".join(f"<li>{escape(titles[name])}</li>" for name in found["weak"])
        parts.append(f"<h3>{_said(lang, 'weak')}</h3><ul>{weak}</ul>")
    return parts


def _question(one: Json, lang: Lang) -> str:
    hands = f" ({_said(lang, 'hands')})" if one["hands"] else ""
    parts = [f"<h3>{escape(one['title'])}{hands}</h3>"]
    index = one["indices"]
    names = ("n", "answered", "right", "facility", "interval", "sd", "discrimination", "efficiency", "upper_lower")
    row = [
        *(_number(one[name]) for name in names[:3]),
        _share(one["facility"], lang),
        _interval(one["interval"], lang),
        _share(one["sd"], lang),
        *(_figure(index[name], lang) for name in names[6:]),
    ]
    parts.append(_table(lang, names, [row], labelled=False))
    if index["withheld"] and not one["hands"]:
        parts.append(_few(lang))
    if one["options"]:
        parts.append(_options(one, lang))
    if one["second"]:
        parts.append(_second(one["second"], lang))
    if one["confidence"]:
        parts.append(_confidence(one["confidence"], lang))
    return f'<section class="q">{"".join(parts)}</section>'


def _options(one: Json, lang: Lang) -> str:
    twice = one["second"] is not None
    rows = []
    for option in one["options"]:
        right = f" <strong>({_said(lang, 'is_right')})</strong>" if option["right"] else ""
        width = round((option["share"] or 0) * 100)
        bar = f'<span class="bar" aria-hidden="true" style="width:{width}%"></span>' if width else ""
        cells = [
            f"{escape(option['text'])}{right}{bar}",
            escape(option["named"] or ""),
            _counted(option["n"], lang),
            _share(option["share"], lang),
            _interval(option["interval"], lang),
            _share(option["mean_rest"], lang),
        ]
        rows.append([*cells, _counted(option["second"], lang)] if twice else cells)
    names = ("answer", "misconception", "first" if twice else "n", "share", "interval", "mean_rest")
    return _table(lang, (*names, "second") if twice else names, rows)


def _second(found: Json, lang: Lang) -> str:
    row = [
        _number(found["n"]),
        _number(found["right"]),
        _share(found["facility"], lang),
        _interval(found["interval"], lang),
        _figure(found["p"], lang, 3),
        _figure(found["gain"], lang),
    ]
    told = _table(lang, ("n", "right", "facility", "interval", "p", "gain"), [row], "second", labelled=False)
    if found["changes"]:
        rows = [[_said(lang, name), _number(n)] for name, n in found["changes"].items()]
        told += _table(lang, ("from_to", "n"), rows)
    return told


def _confidence(found: Json, lang: Lang) -> str:
    rows = [
        [
            escape(say(lang, f"verdict.{name}")),
            _number(level["right"]),
            _number(level["wrong"]),
            _share(level["share"], lang),
            _interval(level["interval"], lang),
        ]
        for name, level in found["levels"].items()
    ]
    silent = found["silent"]
    rows.append([_said(lang, "silent"), _number(silent["right"]), _number(silent["wrong"]), _GONE, _GONE])
    brier = f"<p>{_said(lang, 'brier')}: {_figure(found['brier'], lang, 3)}</p>"
    return _table(lang, ("sure", "right", "wrong", "share", "interval"), rows) + brier


def _polls(polls: Sequence[Json], lang: Lang) -> list[str]:
    if not polls:
        return []
    parts = [_heading(lang, "polls")]
    for one in polls:
        rows = [[escape(option["text"]), _counted(option["n"], lang)] for option in one["options"]]
        private = f"<p>{_said(lang, 'poll_private')}</p>" if one["own_money"] else ""
        parts.append(f"<h3>{escape(one['title'])}</h3>{private}" + _table(lang, ("answer", "n"), rows))
    return parts


def _persons(persons: Sequence[Json], lang: Lang) -> list[str]:
    if not persons:
        return []
    rows = [
        [escape(one["name"]), _number(one["there"]), _number(one["answered"]), _share(one["score"], lang)]
        for one in persons
    ]
    return [_heading(lang, "persons"), _table(lang, ("name", "there", "answered", "score"), rows)]


def _table(
    lang: Lang, head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", labelled: bool = True
) -> str:
    """Rows of ready HTML; the first cell names its row where ``labelled``, and figures line up on the right."""
    words = {0, 1} if "misconception" in head else {0}
    kinds = [' class="n"' if at not in words or not labelled else "" for at in range(len(head))]
    names = "".join(f'<th scope="col"{kind}>{_said(lang, name)}</th>' for name, kind in zip(head, kinds, strict=True))
    body = []
    for row in rows:
        cells = [f"<td{kind}>{cell}</td>" for cell, kind in zip(row, kinds, strict=True)]
        if labelled:
            cells[0] = f'<th scope="row">{row[0]}</th>'
        body.append(f"<tr>{''.join(cells)}</tr>")
    title = f"<caption>{_said(lang, caption)}</caption>" if caption else ""
    return (
        f'<div class="wide"><table>{title}<thead><tr>{names}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )


def _said(lang: Lang, key: str, /, **values: object) -> str:
    return escape(say(lang, f"report.{key}", **values))


def _heading(lang: Lang, name: str) -> str:
    return f"<h2>{_said(lang, name)}</h2>"


def _few(lang: Lang) -> str:
    return f"<p>{_said(lang, 'few', n=FEWEST)}</p>"


def _count(people: int | None, lang: Lang) -> str:
    return _said(lang, "withheld") if people is None else _said(lang, "people", n=people)


def _counted(n: int | None, lang: Lang) -> str:
    return _said(lang, "withheld") if n is None else str(n)


def _number(n: int | None) -> str:
    return _GONE if n is None else str(n)


def _figure(value: float | None, lang: Lang, places: int = 2) -> str:
    return _GONE if value is None else figures.number(Decimal(str(value)), lang, places)


def _share(value: float | None, lang: Lang) -> str:
    return _GONE if value is None else _percent(value, lang)


def _percent(value: float, lang: Lang) -> str:
    return figures.percent(Decimal(str(value)), lang, 0)


def _interval(ends: Sequence[float] | None, lang: Lang, share: bool = True) -> str:
    if ends is None:
        return _GONE
    low, high = (_percent(one, lang) if share else _figure(one, lang) for one in ends)
    return f"{low} … {high}"
