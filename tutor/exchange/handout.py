"""A unit on paper: the teacher's page, a learner's sheet with one drawing of the numbers, and its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from tutor.course import compose
from tutor.course.catalogue import Listed, Part
from tutor.course.diagnostics import Broken
from tutor.course.guide import FILE, Guide, read_guide
from tutor.course.guide import Part as Doing
from tutor.course.lesson import AnyStep, Lesson, Question
from tutor.course.page import Page
from tutor.exchange import html
from tutor.learning.anything import any_answer
from tutor.learning.drawings import Drawings, Names
from tutor.learning.grading import grade
from tutor.learning.verdict import Answer
from tutor.store.desk import Desk
from tutor.words import Lang, say

PAPER: Final = ("choice", "simulate", "choices", "spot", "classify", "match", "order", "number", "fill")
"""Kinds that can be answered with a pencil."""
MOST: Final = 12
"""Questions on a sheet."""
LETTERS: Final = "ABCDEFGHIJKLMNOP"
STYLE: Final = """
body { font: 15px/1.55 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #111;
  background: #fff; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.4rem 0 .4rem; } p { margin: .3rem 0; }
table { border-collapse: collapse; margin: .4rem 0; } td, th { text-align: left; padding: .15rem .8rem .15rem 0;
  vertical-align: top; border-bottom: 1px solid #8886; } .number { text-align: right; }
ol.choices { list-style: upper-alpha; } ul.boxes { list-style: none; padding-left: 0; }
.question { break-inside: avoid; margin: 1.2rem 0; } .doc { border-left: 3px solid #999; padding-left: .8rem; }
.write { border-bottom: 1px solid; display: inline-block; min-width: 9rem; height: 1.2em; }
.gap { border-bottom: 1px solid; display: inline-block; min-width: 6rem; } .quiet { color: #555; }
.page { break-before: page; } @media print { body { margin: 0; } }
"""


@dataclass(frozen=True)
class Item:
    """A question as it is on the sheet."""

    lesson: Lesson
    step: AnyStep
    page: Page
    names: Names


def page(desk: Desk, unit: Part, lang: Lang, *, key: bool, seed: int) -> str:
    """A page in HTML that loads nothing. Raises ``Broken`` for a guide or a lesson that can't be read."""
    folder = desk.library.folder / unit.id
    guide, wrong = read_guide(folder, desk.library) if (folder / FILE).is_file() else (None, ())
    if wrong:
        raise Broken(wrong)
    items = _items(desk, unit, guide, lang, seed)
    title = unit.title[lang]
    parts = [*_teacher(desk, unit, guide, lang)] if guide is not None else []
    parts += _sheet(title, items, lang, seed, first=not parts)
    if key:
        parts += _key(desk, items, lang)
    parts.append(f'<p class="quiet">{escape(say(lang, "common.education"))}</p>')
    return html.document(title, STYLE, parts, lang)


# for the teacher


def _teacher(desk: Desk, unit: Part, guide: Guide, lang: Lang) -> Iterator[str]:
    yield f"<h1>{escape(say(lang, 'handout.teacher', unit=unit.title[lang]))}</h1>"
    yield f"<p><strong>{escape(guide.aim[lang])}</strong></p>"
    yield f"<p>{escape(say(lang, 'handout.lessons'))} {_lessons(unit.lessons, desk, lang)}</p>"
    yield from _plan(say(lang, "handout.plan", n=45), guide.plan45, lang)
    yield from _plan(say(lang, "handout.plan", n=90), guide.plan90, lang)
    yield f"<h2>{escape(say(lang, 'handout.revote'))}</h2>"
    told = [
        f"<strong>{escape(_asked(desk, one.lesson, one.step, lang))}</strong> "
        f'<span class="quiet">({escape(one.lesson)}, {escape(one.step)})</span><br>{escape(one.why[lang])}'
        for one in guide.revote
    ]
    yield _list(told)
    yield f"<h2>{escape(say(lang, 'handout.mistakes'))}</h2>"
    known = desk.library.misconceptions.entries
    yield _list(
        [f"<strong>{escape(known[one.misconception].name[lang])}</strong><br>{escape(one.say[lang])}"
         for one in guide.mistakes]
    )  # fmt: skip
    yield f"<h2>{escape(say(lang, 'handout.activity'))}</h2>"
    yield f"<p>{escape(guide.activity.do[lang])}</p>"
    yield f'<p class="quiet">finlit-tutor simulate {escape(guide.activity.world)}</p>'
    yield f"<h2>{escape(say(lang, 'handout.take_home'))}</h2><p>{escape(guide.take_home[lang])}</p>"


def _plan(title: str, parts: Sequence[Doing], lang: Lang) -> Iterator[str]:
    rows = "".join(
        f'<tr><td class="number">{escape(say(lang, "handout.minutes", n=part.minutes))}</td>'
        f"<td>{escape(part.do[lang])}</td></tr>"
        for part in parts
    )
    yield f"<h2>{escape(title)}</h2><table>{rows}</table>"


def _lessons(names: Sequence[str], desk: Desk, lang: Lang) -> str:
    known: dict[str, Listed] = {lesson.id: lesson for lesson in desk.catalogue.lessons}
    listed = [(known[name].titled(lang), name) for name in names if name in known]
    return escape(("" if lang == "zh" else ", ").join(say(lang, "handout.lesson", title=t, id=id) for t, id in listed))


def _asked(desk: Desk, lesson: str, step: str, lang: Lang) -> str:
    read = desk.lesson(lesson, lang)
    found = next(one for one in read.steps if one.id == step)
    drawings = Drawings(read, 0)
    page_ = _composed(desk, read, found, drawings, lang)
    return " ".join(
        "".join(getattr(span, "text", "____") for span in getattr(one, "line", ())) for one in page_.question
    )


def _list(told: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in told)}</ul>"


# for learners


def _items(desk: Desk, unit: Part, guide: Guide | None, lang: Lang, seed: int) -> list[Item]:
    """The questions worth a second vote first to be taken, then by turns from every lesson; in the lessons' order."""
    lessons = [desk.lesson(name, lang) for name in unit.lessons]
    wanted = {(one.lesson, one.step) for one in guide.revote} if guide is not None else set()
    asked = {
        lesson.id: [step for step in lesson.steps if isinstance(step, Question) and step.kind in PAPER]
        for lesson in lessons
    }
    chosen = [(name, step.id) for name, steps in asked.items() for step in steps if (name, step.id) in wanted][:MOST]
    for place in range(max((len(steps) for steps in asked.values()), default=0)):
        for name, steps in asked.items():
            if place < len(steps) and len(chosen) < MOST and (name, steps[place].id) not in chosen:
                chosen.append((name, steps[place].id))
    found = []
    for lesson in lessons:
        drawings = Drawings(lesson, seed)
        for step in asked[lesson.id]:
            if (lesson.id, step.id) in chosen:
                names = drawings.names(step, 0)
                found.append(Item(lesson, step, _composed(desk, lesson, step, drawings, lang), names))
    return found


def _composed(desk: Desk, lesson: Lesson, step: AnyStep, drawings: Drawings, lang: Lang) -> Page:
    return compose.compose(
        lesson, step, names=drawings.names(step, 0), library=desk.library, lang=lang, order=drawings.order(step, 0)
    )


def _sheet(title: str, items: Sequence[Item], lang: Lang, seed: int, *, first: bool) -> Iterator[str]:
    page_ = "" if first else ' class="page"'
    yield f"<h1{page_}>{escape(title)}</h1>"
    yield f'<p>{escape(say(lang, "handout.name"))} <span class="write"></span></p>'
    for number, item in enumerate(items, 1):
        yield f'<div class="question"><h2>{number}. {html.line(item.page.title)}</h2>{_question(item.page, lang)}</div>'
    yield f'<p class="quiet">{escape(say(lang, "handout.numbers", seed=seed))}</p>'


def _question(page: Page, lang: Lang) -> str:
    entries = [html.line(entry.line) for entry in page.entries]
    body = html.blocks(page.body)
    if page.genre:
        body = f'<div class="doc">{body}</div>'
    told = body + html.blocks(page.question)
    if page.kind in ("choice", "simulate", "choices", "spot"):
        doc = "doc choices" if page.kind == "spot" else "choices"
        return f'{told}<ol class="{doc}">{"".join(f"<li>{one}</li>" for one in entries)}</ol>'
    if page.kind == "number":
        return f'{told}<p><span class="write"></span></p>'
    if page.kind == "order":
        return f'{told}<ul class="boxes">{"".join(f"<li>[&nbsp;&nbsp;&nbsp;] {one}</li>" for one in entries)}</ul>'
    if page.kind in ("match", "classify"):
        targets = "".join(f"<li>{html.line(one.line)}</li>" for one in page.targets)
        rows = "".join(f"<li>[&nbsp;&nbsp;&nbsp;] {one}</li>" for one in entries)
        asked = escape(say(lang, "handout.letters"))
        return f'{told}<ol class="choices">{targets}</ol><p>{asked}</p><ul class="boxes">{rows}</ul>'
    return told


# the key


def _key(desk: Desk, items: Sequence[Item], lang: Lang) -> Iterator[str]:
    yield f'<h1 class="page">{escape(say(lang, "handout.key"))}</h1>'
    for number, item in enumerate(items, 1):
        verdict = grade(item.lesson, item.step, item.names, any_answer(item.page), desk.library, lang)
        told = escape(_letters(item.page, verdict.solution))
        if not told:
            told = "; ".join(html.line(one.line) for one in verdict.shown_solution)
        yield f"<div class='question'><p><strong>{number}.</strong> {told}</p>{html.blocks(verdict.explain)}</div>"


def _letters(page: Page, solution: Answer | None) -> str:
    """The right ones as letters and numbers of the sheet; empty where it is words or a number."""
    names = [entry.id for entry in page.entries]
    targets = [target.id for target in page.targets]
    if page.kind in ("choice", "simulate") and isinstance(solution, str):
        return LETTERS[names.index(solution)]
    if page.kind in ("choices", "spot") and isinstance(solution, tuple):
        return ", ".join(sorted(LETTERS[names.index(one)] for one in solution))
    if page.kind == "order" and isinstance(solution, tuple):
        return ", ".join(str(solution.index(name) + 1) for name in names)
    if page.kind in ("match", "classify") and isinstance(solution, dict):
        return ", ".join(LETTERS[targets.index(solution[name])] for name in names)
    return ""
