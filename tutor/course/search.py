"""Search over all there is to read: lessons, glossary, facts, help, notes; in both languages, as one types.

A few hundred kilobytes are looked through whole for every key, which takes about a millisecond: no index has to know
where a Chinese word ends, and two letters such as 逾期 are found like any others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from tutor.course.diagnostics import Broken
from tutor.words import LANGS, Lang

if TYPE_CHECKING:
    from tutor.course.catalogue import Catalogue
    from tutor.course.library import Library

Kind = Literal["lesson", "step", "term", "fact", "need", "note", "world"]
KINDS: Final[tuple[Kind, ...]] = ("lesson", "term", "world", "step", "need", "fact", "note")
MOST: Final = 40
AROUND: Final = 24
"""Letters shown on either side of what was found."""
_MARKUP: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)|\{[^{}]*\}|[*_`|#]|-{3,}")


@dataclass(frozen=True)
class Document:
    """Something to be found. ``id`` is a lesson's (``step`` tells which step), a term's, a fact's or a need's."""

    kind: Kind
    id: str
    step: str
    lang: Lang | None
    title: str
    text: str
    folded_title: str
    folded_text: str


@dataclass(frozen=True)
class Hit:
    """What was found: ``excerpt`` has the words, from ``start`` to ``end``; both 0 where only the title has them."""

    kind: Kind
    id: str
    step: str
    title: str
    excerpt: str
    start: int
    end: int


def document(kind: Kind, id: str, title: str, text: str = "", *, step: str = "", lang: Lang | None = None) -> Document:
    plain = " ".join(_MARKUP.sub(_bare, text).split())
    return Document(kind, id, step, lang, title, plain, folded(title), folded(plain))


def _bare(found: re.Match[str]) -> str:
    """The words of a marked term, a mark where a figure is drawn anew each time, nothing for other marks."""
    return found[1] or ("…" if found[0].startswith("{") else "" if found[0] in "*_`" else " ")


def folded(text: str) -> str:
    """Without the difference between capitals, full and half width; as long as before, so that places stay."""
    same = (unicodedata.normalize("NFKC", letter).casefold() for letter in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(same, text, strict=True))


def find(documents: Iterable[Document], typed: str, lang: Lang, most: int = MOST) -> list[Hit]:
    """What has all the words typed, best first: names before texts, this language before the other, then the order of
    kinds. The same thing in two languages comes once.
    """
    words = folded(typed).split()
    if not words:
        return []
    ranked = []
    for number, one in enumerate(documents):
        rank = _rank(one, words)
        if rank is not None:
            ranked.append(((rank, one.lang not in (lang, None), KINDS.index(one.kind), number), one))
    found: dict[tuple[str, str, str], Hit] = {}
    for _, one in sorted(ranked, key=lambda pair: pair[0]):
        found.setdefault((one.kind, one.id, one.step), _hit(one, words))
        if len(found) >= most:
            break
    return list(found.values())


def _rank(one: Document, words: Sequence[str]) -> int | None:
    if all(word in one.folded_title for word in words):
        return 0 if one.folded_title.startswith(words[0]) else 1
    if all(word in one.folded_text or word in one.folded_title for word in words):
        return 2 if any(_begins(one.folded_text, word) for word in words) else 3
    return None


def _begins(text: str, word: str) -> bool:
    """Whether the word begins one there; in Chinese every letter may."""
    at = text.find(word)
    return at == 0 or (at > 0 and not (text[at - 1].isascii() and text[at - 1].isalnum()))


def _hit(one: Document, words: Sequence[str]) -> Hit:
    at, word = next(((one.folded_text.find(word), word) for word in words if word in one.folded_text), (-1, ""))
    if at < 0:
        return Hit(one.kind, one.id, one.step, one.title, one.text[: 2 * AROUND], 0, 0)
    first, last = max(0, at - AROUND), min(len(one.text), at + len(word) + AROUND)
    before = "…" if first else ""
    excerpt = before + one.text[first:last] + ("…" if last < len(one.text) else "")
    start = at - first + len(before)
    return Hit(one.kind, one.id, one.step, one.title, excerpt, start, start + len(word))


def documents(catalogue: Catalogue, library: Library) -> Iterator[Document]:
    """Everything of a course. A lesson that is broken is found by its title."""
    for lang in LANGS:
        for lesson in catalogue.lessons:
            yield document("lesson", lesson.id, lesson.titled(lang), lang=lang)
        for term in library.glossary.entries.values():
            names = (term.name[lang], *(term.also.zh if lang == "zh" else term.also.en))
            yield document("term", term.id, names[0], f"{' '.join(names[1:])} {term.says[lang]}", lang=lang)
        for fact in library.facts.entries.values():
            yield document("fact", fact.id, fact.source[lang], fact.says[lang], lang=lang)
        for need in library.needs.entries.values():
            yield document("need", need.id, need.title[lang], " ".join(first[lang] for first in need.first), lang=lang)
        yield from _worlds(library.folder, lang)
        yield from _steps(catalogue, lang)


def _worlds(root: Path, lang: Lang) -> Iterator[Document]:
    """Lives of the credit world, read but not checked."""
    from tutor.course.source import read
    from tutor.course.worlds import file_of, names

    for name in names(root):
        data = read(file_of(root, name)).data
        told = [data.get(key) if isinstance(data, dict) else None for key in ("title", "about")]
        title, about = (one.get(lang, "") if isinstance(one, dict) else "" for one in told)
        if title:
            yield document("world", name, str(title), str(about), lang=lang)


def _steps(catalogue: Catalogue, lang: Lang) -> Iterator[Document]:
    """What each step asks or tells; explanations and hints would give answers away."""
    from tutor.course.loading import load_lesson

    for listed in catalogue.lessons:
        try:
            lesson = load_lesson(catalogue.folder(listed.id), lang)
        except Broken:
            continue
        for step in lesson.steps:
            told = [getattr(step, name, None) for name in ("title", "heading", "text", "question")]
            text = " ".join(part for part in told if isinstance(part, str))
            if text:
                yield document("step", listed.id, listed.titled(lang), text, step=step.id, lang=lang)
