"""What a new lesson, unit or world begins with: small, valid, and in both languages where the course speaks both.

The words are there to be written over; the shape is there to be kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutor.course.library import Library
from tutor.course.loading import LESSON_FILE, load_source
from tutor.course.source import read
from tutor.course.texts import texts
from tutor.words import LANGS, Lang

ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""How lessons, units and worlds are called."""
LONGEST: Final = 48
WORLD: Final = """\
id: {id}
title: {{zh: 一段新的人生, en: A new life}}
about:
  zh: 写一两句：这个人过什么日子，会遇到什么。
  en: A line or two about how this person lives and what may happen.
months: 24
seed: 1
household: {{income: 5600, essential: 3700, discretionary: 1500, savings: 800, payday: 10}}
lenders: [{lenders}]
accounts: [{{lender: {first}, limit: 1500, owed: 300, months: 12, usual: 1}}]
shocks:
  - {{id: illness, chance: 6%, cost: 2600}}
policy: minimum-payer
"""
UNIT: Final = """\
id: {id}
title:
  zh: 新的一单元
  en: A new unit
about:
  zh: 一句话：学完这一单元，能做什么。
  en: One sentence. What can people do after this unit?
lessons: []
"""
STRUCTURE: Final = """\
# yaml-language-server: $schema={schema}
id: {id}
lang: {lang}
revision: 1
title: {title}
minutes: 3
teaches: [{competence}]  # one of competences.yaml at the centre
can_do: {can_do}
values:
  principal: {{pick: [3000, 6000, 9000], as: money}}
  rate: {{pick: [12%, 18%, 24%], as: rate}}
  interest: = principal * rate
steps:
  - id: example
    kind: show
    title: {example}
    text: |
      {example_text}

  - id: which
    kind: choice
    competence: {competence}
    difficulty: 2
    question: {which}
    options:
      - id: less
        text: {less}
        feedback: {less_says}
      - id: owed
        text: {owed}
        correct: true
        feedback: {owed_says}
      - id: always
        text: {always}
        feedback: {always_says}
    hints:
      - {which_hint_1}
      - {which_hint_2}
    explain: {which_explain}

  - id: how-much
    kind: number
    competence: {competence}
    difficulty: 2
    question: {much}
    answer: = interest
    slips:
      - when: = interest / 12
        feedback: {month_says}
      - when: = principal + interest
        feedback: {whole_says}
    high: {high}
    low: {low}
    hints:
      - {much_hint_1}
      - {much_hint_2}
    explain: {much_explain}

  - id: plan
    kind: commit
    text: {plan}
    plans:
      - {{id: look, text: {look}}}
      - {{id: ask, text: {ask}}}
    after: {after}
"""
ZH: Final = {
    "title": "给这一课起个名字",
    "can_do": "学完这一课，能做到一件什么事。",
    "example": "先举一个例子",
    "example_text": "小林借了{principal}，年利率{rate}，一年以后一次还清。",
    "which": "利息是按什么算的？",
    "less": "按还想再借的钱算",
    "less_says": "还没借的钱，不算利息。",
    "owed": "按还欠着的钱算",
    "owed_says": "对。欠多少，就在多少上面算。",
    "always": "不管欠多少，都一样",
    "always_says": "欠得少，利息也少。",
    "which_hint_1": "想一想，哪一笔钱在别人那里。",
    "which_hint_2": "借来还没还的，就是欠着的，利息按它算。",
    "which_explain": "利息跟着欠着的钱走：{principal}就按{principal}算。",
    "much": "小林一年要付多少利息？",
    "month_says": "这是一个月的。问的是一年。",
    "whole_says": "这是连本带利一共要还的。只问利息。",
    "high": "多了。只算利息。",
    "low": "少了。算满一年。",
    "much_hint_1": "拿欠着的钱乘年利率。",
    "much_hint_2": '"{principal} × {rate} = {interest}。"',
    "much_explain": "一年的利息是{interest}。",
    "plan": "这一周，我会……",
    "look": "看一眼自己的年利率",
    "ask": "不清楚就问一句",
    "after": "好。一件小事就够了。",
}
EN: Final = {
    "title": "Give this lesson a name",
    "can_do": "Say the one thing that people can do after this lesson.",
    "example": "First an example",
    "example_text": "Lin borrows {principal} at {rate} a year and pays it all back after a year.",
    "which": "What is interest charged on?",
    "less": "on what one would still like to borrow",
    "less_says": "What isn't borrowed yet bears no interest.",
    "owed": "on what is still owed",
    "owed_says": "Yes. It is charged on what one owes.",
    "always": "it is the same, whatever one owes",
    "always_says": "Who owes less pays less interest.",
    "which_hint_1": "Think of whose money is with whom.",
    "which_hint_2": "What was borrowed and not paid back is owed, and bears the interest.",
    "which_explain": "Interest follows what is owed. On {principal} it is charged on {principal}.",
    "much": "How much interest does Lin pay for the year?",
    "month_says": "That is one month's. The question is about a year.",
    "whole_says": "That is all she pays back. Only the interest is asked for.",
    "high": "Too much. Only the interest.",
    "low": "Too little. It is a whole year.",
    "much_hint_1": "Multiply what is owed by the rate.",
    "much_hint_2": '"{principal} × {rate} = {interest}."',
    "much_explain": "A year's interest is {interest}.",
    "plan": "This week I'll …",
    "look": "look up the rate I pay",
    "ask": "ask once where it isn't clear",
    "after": "Good. One small thing is enough.",
}
WORDS: Final[dict[Lang, dict[str, str]]] = {"zh": ZH, "en": EN}


class NotBegun(Exception):
    """Nothing was written. ``code`` is a key of words, area ``command``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Begun:
    """The files written and changed; ``by_hand`` is the list that its author has to name it in, where that couldn't be
    done for them.
    """

    files: tuple[Path, ...]
    by_hand: Path | None = None


def lesson(root: Path, name: str, lang: Lang) -> Begun:
    """``unit/id`` or ``id``, in the course at ``root``. Raises ``NotBegun`` and ``OSError``."""
    unit, _, id = name.rpartition("/")
    _fitting(id)
    if not unit and (root / "course.yaml").is_file():  # in no unit nobody would see it
        raise NotBegun("new_unit_wanted", id=id, known=", ".join(_units(root)) or "–")
    if unit and not (root / unit / "unit.yaml").is_file():
        raise NotBegun("new_no_unit", unit=unit, known=", ".join(_units(root)) or "–")
    if any(folder.name == id for folder in _lessons(root)):
        raise NotBegun("new_known", id=id)
    folder = root / unit / id if unit else root / id
    if folder.exists():
        raise NotBegun("new_there", path=folder)
    both = any(any(root.glob(f"{pattern}/{other}.yaml")) for other in LANGS for pattern in ("*", "*/*"))
    competence = next(iter(Library(root).competences.entries), None) or "what-it-teaches"
    folder.mkdir(parents=True)
    (folder / LESSON_FILE).write_text(_written(id, lang, competence, _schema(root, folder)), encoding="utf-8")
    files = [folder / LESSON_FILE]
    if both:
        other: Lang = "en" if lang == "zh" else "zh"
        (folder / f"{other}.yaml").write_text(_overlay(folder, lang, other), encoding="utf-8")
        files.append(folder / f"{other}.yaml")
    return _named(Begun(tuple(files)), root / unit / "unit.yaml", "lessons", id) if unit else Begun(tuple(files))


def unit(root: Path, id: str) -> Begun:
    """A unit without lessons. Raises ``NotBegun`` and ``OSError``."""
    _fitting(id)
    if (root / id).exists():
        raise NotBegun("new_there", path=root / id)
    (root / id).mkdir(parents=True)
    file = root / id / "unit.yaml"
    file.write_text(UNIT.format(id=id), encoding="utf-8")
    return _named(Begun((file,)), root / "course.yaml", "units", id)


def world(root: Path, id: str) -> Begun:
    """A life with the lenders there are. Raises ``NotBegun`` and ``OSError``."""
    _fitting(id)
    file = root / "worlds" / f"{id}.yaml"
    if file.exists():
        raise NotBegun("new_there", path=file)
    lenders = sorted(path.stem for path in (root / "worlds" / "lenders").glob("*.yaml"))
    if not lenders:
        raise NotBegun("new_no_lenders", path=root / "worlds" / "lenders")
    file.write_text(WORLD.format(id=id, lenders=", ".join(lenders[:2]), first=lenders[0]), encoding="utf-8")
    return Begun((file,))


def _fitting(id: str) -> None:
    if not (ID.fullmatch(id) and len(id) <= LONGEST):
        raise NotBegun("new_bad_id", id=id)


def _units(root: Path) -> list[str]:
    return sorted(path.parent.name for path in root.glob("*/unit.yaml"))


def _lessons(root: Path) -> Iterator[Path]:
    for pattern in (f"*/{LESSON_FILE}", f"*/*/{LESSON_FILE}"):
        yield from (path.parent for path in root.glob(pattern))


def _schema(root: Path, folder: Path) -> str:
    """The schema beside the lessons, as seen from ``folder``."""
    return "../" * len(folder.relative_to(root).parts) + "lesson.schema.json"


def _written(id: str, lang: Lang, competence: str, schema: str) -> str:
    return STRUCTURE.format(id=id, lang=lang, competence=competence, schema=schema, **WORDS[lang])


def _overlay(folder: Path, lang: Lang, other: Lang) -> str:
    """The same beginning in the other language, each text with the mark of the one that it translates."""
    source, _ = load_source(folder)
    spoken = WORDS[other]
    by_words = {_plain(words): _plain(spoken[key]) for key, words in WORDS[lang].items()}
    lines = [f"#: {folder.name}: {lang} → {other}", ""]
    for text in texts(source):
        told = by_words[text.words.strip()] if isinstance(text.words, str) else ""
        lines.append(f"{text.name} @{text.mark}: {json.dumps(told, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    return words[1:-1] if words.startswith('"') else words


def _named(begun: Begun, file: Path, key: str, id: str) -> Begun:
    """``id`` added to the list under ``key``, the rest of the file left as it is."""
    if not file.is_file():
        return begun
    text = file.read_text(encoding="utf-8")
    flow = re.compile(rf"(?m)^{key}: \[(.*?)\]")
    block = re.compile(rf"(?m)^{key}:\n((?:  - .*\n)+)")
    if found := flow.search(text):
        inside = ", ".join(filter(None, [found[1].strip(), id]))
        changed = f"{text[: found.start()]}{key}: [{inside}]{text[found.end() :]}"
    elif found := block.search(text):
        changed = f"{text[: found.end()]}  - {id}\n{text[found.end() :]}"
    else:
        return Begun(begun.files, file)
    file.write_text(changed, encoding="utf-8")
    if not isinstance(read(file).data, dict):  # what was there before is better than what can't be read
        file.write_text(text, encoding="utf-8")
        return Begun(begun.files, file)
    return Begun((*begun.files, file))
