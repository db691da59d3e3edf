"""Overlays: ``en.yaml`` beside a Chinese ``lesson.yaml``, or the other way round. Texts only.

An overlay is a flat mapping. Each key is the lasting name of a text (see ``texts``) and the fingerprint of the words it
translates: ``advert.text @3f2a1c``. A key whose fingerprint is no longer that of the source is stale and not shown; a
blank's ``answers`` are added to those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from tutor.course.diagnostics import Diagnostic, in_order, nearest
from tutor.course.lesson import Lesson
from tutor.course.source import Source, Where, read
from tutor.course.texts import Text, Words, rewritten, texts
from tutor.words import Lang

_KEY = re.compile(r"(\S+) @([0-9a-f]{6})")


class Rendering(NamedTuple):
    """One entry of an overlay: the words, the fingerprint of what they translate, and its key in the file."""

    mark: str
    words: Words
    key: str


@dataclass(frozen=True)
class Overlay:
    """What an overlay file holds: renderings by the name of their text, and what is wrong with the file itself."""

    source: Source
    renderings: dict[str, Rendering]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def readable(self) -> bool:
        """Whether the file is there and can be read as an overlay, be it empty."""
        return isinstance(self.source.data, dict) or not self.diagnostics


def read_overlay(file: Path) -> Overlay:
    """The overlay in ``file``. Entries that are no renderings are left out and told."""
    source = read(file)
    found = [one for one in source.diagnostics if one.code != "source.nothing"]
    renderings: dict[str, Rendering] = {}
    if source.data is not None and not isinstance(source.data, dict):
        found.append(source.finding("source.mapping-wanted"))
    for key, value in source.data.items() if isinstance(source.data, dict) else ():
        parsed = _KEY.fullmatch(key)
        words = tuple(value) if isinstance(value, list) else value
        if parsed is None:
            found.append(source.finding("source.overlay-key", (key,), key=True, found=key[:60]))
        elif not _are_words(words):
            found.append(source.finding("source.text-wanted", (key,), found=source.written((key,))))
        elif parsed[1] in renderings:
            line, _ = source.at((renderings[parsed[1]].key,), key=True)
            found.append(source.finding("source.duplicate-key", (key,), key=True, name=parsed[1], line=line))
        else:
            renderings[parsed[1]] = Rendering(parsed[2], words, key)  # type: ignore[arg-type]  # told by _are_words
    return Overlay(source, renderings, in_order(found))


def _are_words(words: object) -> bool:
    return isinstance(words, str) or (isinstance(words, tuple) and all(isinstance(one, str) for one in words))


def translated(lesson: Lesson, folder: Path, lang: Lang) -> Lesson:
    """The lesson in ``lang``, as far as ``folder`` has a fresh translation; the rest in its source language.

    It is the lesson itself when there is no overlay that can be read.
    """
    overlay = read_overlay(folder / f"{lang}.yaml")
    if not overlay.renderings:
        return lesson
    return laid_over(lesson, overlay, lang)


def laid_over(lesson: Lesson, overlay: Overlay, lang: Lang) -> Lesson:
    """``lesson`` with the fresh renderings of ``overlay`` in place of its texts."""

    def say(name: str, words: Words, where: Where) -> Words:
        rendering = overlay.renderings.get(name)
        if rendering is None or rendering.mark != Text(name, words, where).mark:
            return words
        if isinstance(words, str):
            return rendering.words if isinstance(rendering.words, str) else words
        more = (rendering.words,) if isinstance(rendering.words, str) else rendering.words
        return tuple(dict.fromkeys((*more, *words)))

    return replace(rewritten(lesson, say), lang=lang)


def compare(lesson: Lesson, source: Source, overlay: Overlay, lang: Lang) -> tuple[Diagnostic, ...]:
    """What ``overlay`` lacks of ``lesson``, what is out of date and what belongs to no text; and its own findings.

    A missing text is told where it stands in the lesson, ``source``; everything else in the overlay.
    """
    return in_order([*overlay.diagnostics, *_differences(lesson, source, overlay, lang)])


def _differences(lesson: Lesson, source: Source, overlay: Overlay, lang: Lang) -> Iterator[Diagnostic]:
    known = {text.name: text for text in texts(lesson)}
    if overlay.readable:
        for name, text in known.items():
            rendering = overlay.renderings.get(name)
            if rendering is None:
                yield source.finding("source.untranslated", text.where, name=name, overlay=f"{lang}.yaml")
            elif rendering.mark != text.mark:
                yield overlay.source.finding("source.stale", (rendering.key,), key=True, name=name, mark=text.mark)
            elif isinstance(text.words, str) and not isinstance(rendering.words, str):
                yield overlay.source.finding(
                    "source.text-wanted", (rendering.key,), found=overlay.source.written((rendering.key,))
                )
    for name, rendering in overlay.renderings.items():
        if name not in known:
            near = nearest(name, known)
            yield overlay.source.finding("source.no-such-text", (rendering.key,), key=True, name=name, nearest=near)
