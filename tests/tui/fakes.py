"""A small course, a desk without a disk, and what a screen shows as plain text: for tests of the screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from tutor.course.catalogue import Catalogue
from tutor.course.library import Library
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.store.desk import Desk
    from tutor.store.memory import Jotted, Plan

LESSONS = {
    "first/look-before": ("先看清楚再决定", "Look before you decide"),
    "first/small-steps": ("小步走", "Small steps"),
    "second/one-page": ("把欠款写在一张纸上", "All debts on one page"),
}
UNITS = {"first": ("借钱之前", "Before you borrow"), "second": ("同时欠好几家", "Several lenders at once")}


@dataclass(frozen=True)
class FakePlace:
    step: int
    done: bool
    at: datetime
    answered: int = 0
    of: int = 2


@dataclass
class FakeStore:
    settings: dict[str, str] = field(default_factory=dict)
    reached: dict[str, FakePlace] = field(default_factory=dict)
    to_review: int = 0
    learner: str = "me"

    def setting(self, name: str) -> str | None:
        return self.settings.get(name)

    def set_setting(self, name: str, value: str) -> None:
        self.settings[name] = value

    def places(self) -> Mapping[str, FakePlace]:
        return self.reached

    def due(self, now: datetime) -> int:
        del now
        return self.to_review

    def plans(self) -> list[Plan]:
        return []

    def notes(self) -> list[Jotted]:
        return []

    def learners(self) -> list[str]:
        return [self.learner]


@dataclass
class FakeDesk:
    """Opens no lesson; it remembers which was asked for."""

    catalogue: Catalogue
    library: Library
    lang: Lang
    store: FakeStore
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def open_lesson(self, lesson: str, lang: Lang, step: str | None = None) -> Any:
        del lang
        self.asked.append((lesson, step))
        raise KeyError(lesson)

    def clock(self) -> datetime:
        return datetime(2026, 11, 23, tzinfo=UTC)


def place(step: int, *, done: bool = False, day: int = 1) -> FakePlace:
    return FakePlace(step, done, datetime(2026, 11, day, tzinfo=UTC))


def desk(
    course: Path, lang: Lang = "en", places: Mapping[str, FakePlace] | None = None, *, first: bool = False
) -> Desk:
    """A desk on ``course``; ``first`` is a first run, in which no language was chosen yet."""
    store = FakeStore({} if first else {"lang": lang, "theme": "ink"}, dict(places or {}))
    return cast("Desk", FakeDesk(Catalogue.open(course), Library(course), lang, store))


def write_course(root: Path, copies: int = 0) -> Path:
    """A course of two units and three lessons (and ``copies`` more) with help, two words and a fact."""
    root.mkdir(parents=True)
    lessons = LESSONS | {f"first/more-{n:03d}": (f"更多 {n}", f"More {n}") for n in range(copies)}
    for place_, (zh, en) in lessons.items():
        folder = root / place_
        folder.mkdir(parents=True)
        (folder / "lesson.yaml").write_text(_LESSON.format(id=folder.name, title=en), encoding="utf-8")
        mark = _mark(en)
        (folder / "zh.yaml").write_text(f"title @{mark}: {zh}\n", encoding="utf-8")
    for unit, (zh, en) in UNITS.items():
        own = ", ".join(name.partition("/")[2] for name in lessons if name.startswith(unit))
        text = f"id: {unit}\ntitle: {{zh: {zh}, en: {en}}}\nabout: {{zh: {zh}, en: {en}}}\nlessons: [{own}]\n"
        (root / unit / "unit.yaml").write_text(text, encoding="utf-8")
    (root / "course.yaml").write_text(_COURSE, encoding="utf-8")
    (root / "help.yaml").write_text(_HELP, encoding="utf-8")
    (root / "glossary.yaml").write_text(_GLOSSARY, encoding="utf-8")
    (root / "facts.yaml").write_text(_FACTS, encoding="utf-8")
    return root


def _mark(text: str) -> str:
    from tutor.course.texts import fingerprint

    return fingerprint(text)


def seen(app: App[Any]) -> str:
    """The screen as plain text, one line per line, without spaces at the ends."""
    strips = app.screen._compositor.render_strips(app.size)  # Textual has no public way to the whole screen
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


_LESSON = """id: {id}
lang: en
revision: 1
title: {title}
minutes: 5
teaches: [total-debt]
can_do: Something new.
steps:
  - {{id: one, kind: show, text: Hello.}}
  - {{id: two, kind: show, text: Goodbye.}}
"""
_COURSE = """units: [first, second]
pathways:
  - {id: about-to-borrow, title: {zh: 我正打算借钱, en: I'm about to borrow}, lessons: [one-page, look-before]}
"""
_HELP = """needs:
  - id: about-to-borrow
    title: {zh: 我正打算借钱, en: I'm about to borrow}
    first:
      - {zh: 今天不签任何合同。, en: Sign nothing today.}
      - zh: 把所有欠款写在一张纸上。
        en: "Write all your debts on one page: to whom, how much and on which day each is due."
    contacts: [regulator]
  - id: cannot-pay
    title: {zh: 这个月我还不上了, en: I can't pay this month}
    first: [{zh: 先联系机构。, en: Call the lender first.}]
contacts:
  - id: regulator
    region: cn
    name: {zh: 金融消费者投诉热线, en: Financial regulator}
    number: "12378"
    says: {zh: 先找机构，没有结果再打。, en: "The lender first; then here."}
    checked: "2026-11-20"
"""
_GLOSSARY = """- id: apr
  name: {zh: 年利率, en: annual rate}
  says: {zh: "一年要付的**全部成本**。", en: "What a loan costs **in a year**, all fees included."}
  also: {zh: [年化利率], en: [APR]}
- id: instalment
  name: {zh: 分期, en: instalment}
  says: {zh: 分成几次还。, en: A part of a debt paid at a time.}
"""
_FACTS = """- id: dispute-20d
  region: cn
  status: R
  says: {zh: 异议在二十天内书面答复。, en: A dispute is answered in writing within 20 days.}
  source: {zh: 征信业管理条例第二十五条, en: "Credit Reporting Regulation, art. 25"}
  checked: "2026-11-20"
  review: "2027-05-31"
"""
