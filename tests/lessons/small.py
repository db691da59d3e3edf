"""A small course that has nothing wrong with it, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent

from tutor.course.checks import Report, check
from tutor.course.loading import load_lesson
from tutor.course.texts import fingerprint, texts
from tutor.learning.grading import grade
from tutor.learning.verdict import Unread

TODAY = date(2026, 11, 23)
COMMANDS = ("check", "list", "schema")

LESSON = """
id: fee-a-month
lang: en
revision: 1
title: A fee a month
minutes: 5
teaches: [flat-fee]
can_do: You can say what a monthly fee costs in a year.
values:
  principal: {pick: [6000, 12000], as: money}
  fee: {pick: [0.5%, 0.75%], as: rate}
  months: 12
  cost: = principal * fee * months
  payment: = principal / months + principal * fee
  annual: = nominal_rate(principal, payment, months)
steps:
  - id: advert
    kind: show
    facts: [show-rate]
    title: An advert
    text: |
      **{fee} a month, nothing else.** You borrow {principal} and pay it back in {months} parts.

      A lender has to show an [annual rate](term:annual-rate). It is asked within {fact:show-rate.days} days.

      - The fee stays the same.
      - What you owe does not.
  - id: total
    kind: number
    competence: flat-fee
    question: What do you pay in fees, in all?
    answer: = cost
    accept: {within: 1%}
    slips:
      - when: = principal * fee
        feedback: That is one month of it.
      - misconception: flat-is-annual
        feedback: That is the fee for each part, as if it were a rate.
    high: A little less than that.
    low: It is more than that.
    hints:
      - How much is it in one month?
      - "{principal} times {fee}, and that {months} times."
      - "{principal} × {fee} × {months} = {cost}."
    explain: The fee is charged on all of the {principal}, every month, and comes to {cost}.
  - id: rate
    kind: choice
    competence: flat-fee
    question: What is that a year, on what you really owe?
    options:
      - id: times
        text: Just {fee * months}, for there are twelve months
        misconception: flat-is-annual
        feedback: That would hold if you owed all of it all the time.
      - id: more
        text: About {annual:rate1}
        correct: true
        feedback: Yes. You owe less and less, and the fee stays.
      - id: less
        text: Only {fee}, the fee as it stands
        feedback: That is one month.
    hints:
      - How much do you owe in month six?
      - Half of it is paid back by then, and the fee is what it was.
    explain: On what you really owe it is {annual:rate1} a year.
  - id: which
    kind: choices
    competence: flat-fee
    question: Which of these would tell you the real price?
    options:
      - {id: annual, text: The annual rate, correct: true, feedback: "Yes, it counts everything."}
      - {id: total, text: The whole of what you pay, correct: true, feedback: "Yes, beside the time it takes."}
      - {id: monthly, text: The monthly fee, feedback: It leaves out how the debt shrinks.}
    hints:
      - Two of them do.
      - The annual rate does, and so does all that you pay. The monthly fee does not.
    explain: A price needs the amount and the time.
  - id: friday
    kind: story
    nodes:
      - id: start
        text: A message offers you money.
        turns:
          - {id: take, text: Take it, to: owing}
          - {id: wait, text: Wait a day, to: free}
      - {id: owing, text: You owe it now., ending: mixed}
      - {id: free, text: You owe nothing., ending: well}
  - id: plan
    kind: commit
    text: Next time I will …
    plans:
      - {id: ask, text: ask for the annual rate}
      - {id: wait, text: wait a day}
    after: One of them is enough.
"""

CHINESE = {
    "title": "每月一笔费用",
    "can_do": "你能说出每月一笔费用一年要付多少。",
    "advert.title": "一则广告",
    "advert.text": (
        "**每月只收 {fee}，别的都不收。**借 {principal}，分 {months} 期还。\n\n"
        "放贷机构要写明[年利率](term:annual-rate)，问了以后 {fact:show-rate.days} 天内答复。\n\n"
        "- 费用一直不变。\n- 欠的钱越来越少。"
    ),
    "total.question": "一共要付多少费用？",
    "total.slips.1.feedback": "这是一个月的。",
    "total.slips.2.feedback": "这是把费用当成了利率。",
    "total.high": "没有那么多。",
    "total.low": "还要多一些。",
    "total.hints.1": "一个月是多少？",
    "total.hints.2": "{principal} 乘以 {fee}，再乘 {months}。",
    "total.hints.3": "{principal} × {fee} × {months} = {cost}。",
    "total.explain": "每个月都按全部的 {principal} 收，一共 {cost}。",
    "rate.question": "按实际欠的钱算，一年是多少？",
    "rate.options.times.text": "就是 {fee * months}，一年正好有这么多个月",
    "rate.options.times.feedback": "要是一直欠着全部，才是这样。",
    "rate.options.more.text": "大约 {annual:rate1}",
    "rate.options.more.feedback": "对。欠的越来越少，费用却不变。",
    "rate.options.less.text": "只有 {fee}，写着多少就是多少",
    "rate.options.less.feedback": "这是一个月的。",
    "rate.hints.1": "到第六个月，还欠多少？",
    "rate.hints.2": "那时已经还了一半，费用还是原来那么多。",
    "rate.explain": "按实际欠的钱算，一年是 {annual:rate1}。",
    "which.question": "哪几样能告诉你真实的价钱？",
    "which.options.annual.text": "年利率",
    "which.options.annual.feedback": "对，什么都算进去了。",
    "which.options.total.text": "一共要付的钱",
    "which.options.total.feedback": "对，还要看用多久。",
    "which.options.monthly.text": "每月的费用",
    "which.options.monthly.feedback": "它没有说欠款怎样变少。",
    "which.hints.1": "有两样。",
    "which.hints.2": "利率算一年的，和全部要付的，这两样可以。每月的费用不行。",
    "which.explain": "价钱要看钱数，也要看时间。",
    "friday.nodes.start.text": "有一条短信说要借钱给你。",
    "friday.nodes.start.turns.take.text": "借下来",
    "friday.nodes.start.turns.wait.text": "等一天",
    "friday.nodes.owing.text": "现在你欠着钱了。",
    "friday.nodes.free.text": "你什么都不欠。",
    "plan.text": "下一次，我会……",
    "plan.plans.ask.text": "问一问年利率",
    "plan.plans.wait.text": "等一天再说",
    "plan.after": "做到一样就够了。",
}

FILES = {
    "course.yaml": "units: [price]\n",
    "price/unit.yaml": "id: price\ntitle: {zh: 价钱, en: Price}\n"
    "about: {zh: 借钱多少钱, en: What it costs}\nlessons: [fee-a-month]\n",
    "competences.yaml": "- id: flat-fee\n  unit: price\n  can: {zh: 看穿每月费用, en: see through a monthly fee}\n",
    "misconceptions.yaml": dedent(
        """
        - id: flat-is-annual
          name: {zh: 把费用当年利率, en: taking the fee for a rate}
          says: {zh: 费用乘以十二不是年利率。, en: The fee times twelve is no annual rate.}
          wrong: = principal * fee * 12 / months
          given: [principal, fee, months]
        - id: no-calculation
          name: {zh: 随便想的, en: just a thought}
          says: {zh: 没有算式。, en: It has no calculation.}
        """
    ),
    "help.yaml": "needs:\n  - {id: now, title: {zh: 急, en: Now}, first: [{zh: 停, en: Stop}], contacts: []}\n",
    "glossary.yaml": "- id: annual-rate\n  name: {zh: 年利率, en: annual rate}\n"
    "  says: {zh: 一年的价钱。, en: The price of a year.}\n",
    "facts.yaml": dedent(
        """
        - id: show-rate
          region: cn
          status: R
          says: {zh: 要写明年利率。, en: An annual rate has to be shown.}
          source: {zh: 公告, en: an announcement}
          checked: "2026-11-20"
          review: "2027-05-31"
          values:
            days: {be: 20, unit: number}
            cap: {be: 24%, unit: rate}
        - id: heard
          region: cn
          status: S
          says: {zh: 听说的。, en: Something heard.}
          source: {zh: 报纸, en: a newspaper}
          checked: "2026-11-20"
          review: "2027-05-31"
          values:
            share: {be: 44%, unit: rate}
        """
    ),
}


def course(
    root: Path,
    lesson: str = LESSON,
    chinese: dict[str, str] | None = None,
    files: dict[str, str] | None = None,
    alone: bool = False,
) -> Path:
    """The course with its one lesson under ``root``.

    Its overlay is always fresh, with ``chinese`` in place of some texts; ``alone`` leaves it out, and so that language.
    """
    for name, text in {**FILES, **(files or {})}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    folder = root / "price" / "fee-a-month"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lesson.yaml").write_text(lesson.lstrip(), encoding="utf-8")
    if not alone:
        (folder / "zh.yaml").write_text(overlay(folder, {**CHINESE, **(chinese or {})}), encoding="utf-8")
    return folder


def overlay(folder: Path, said: dict[str, str]) -> str:
    """An overlay with fresh fingerprints: what ``said`` translates, the rest as it is."""
    lines = []
    for text in texts(load_lesson(folder)):
        words = said.get(text.name, text.words)
        shown = words if isinstance(words, str) else list(words)
        lines.append(f"{text.name} @{fingerprint(text.words)}: {quoted(shown)}")
    return "\n".join(lines) + "\n"


def quoted(words: str | Sequence[str]) -> str:
    if not isinstance(words, str):
        return "[" + ", ".join(quoted(one) for one in words) + "]"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def checked(path: Path, today: date = TODAY) -> Report:
    return check([path], grade=grade, unread=(Unread,), today=today, commands=COMMANDS)


def codes(report: Report) -> set[str]:
    return {one.code.removeprefix("check.") for one in report.diagnostics}
