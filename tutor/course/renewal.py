"""Making an overlay, and bringing it up to date after its lesson has changed.

Lines that begin with ``#:`` belong to the program and are written anew each time; a translator's own comments, standing
above a key, stay with it. Nothing translated is ever thrown away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.course.diagnostics import Broken
from tutor.course.loading import load_source
from tutor.course.source import read
from tutor.course.texts import Text, Words, texts
from tutor.course.translation import Overlay, Rendering, read_overlay
from tutor.words import Lang

OURS = "#:"
_WIDTH = 100


@dataclass(frozen=True)
class Renewed:
    """An overlay file after renewal, and the names of its texts by state. ``spare`` belong to texts that are gone."""

    file: Path
    fresh: tuple[str, ...]
    stale: tuple[str, ...]
    missing: tuple[str, ...]
    spare: tuple[str, ...]


def refresh(folder: Path, lang: Lang) -> Renewed:
    """Write ``LANG.yaml`` in ``folder``: every translation kept, in the order of the lesson.

    A stale one keeps its old fingerprint, with the new words of the source above it; a missing one stands as a comment
    to be filled in. A rendering whose text has moved (same words, other name) moves with it. Raises ``Broken`` when the
    lesson or the overlay can't be read, ``ValueError`` when ``lang`` is the lesson's own language.
    """
    lesson, source = load_source(folder)
    if lang == lesson.lang:
        raise ValueError(lang)
    file = folder / f"{lang}.yaml"
    overlay = read_overlay(file)
    if file.exists() and not overlay.readable:
        raise Broken(overlay.diagnostics)
    known = sorted(texts(lesson), key=lambda text: source.at(text.where))
    kept = _moved(known, overlay)
    names = {text.name for text in known}
    spare = [name for name in kept if name not in names]
    lines = [*_heading(overlay), *_entries(known, kept, overlay), *_spare(spare, kept, overlay)]
    _write(file, "\n".join(lines).strip() + "\n")
    missing = [text.name for text in known if text.name not in kept]
    stale = [text.name for text in known if text.name in kept and kept[text.name].mark != text.mark]
    fresh = [text.name for text in known if text.name not in {*missing, *stale}]
    return Renewed(file, tuple(fresh), tuple(stale), tuple(missing), tuple(spare))


def _heading(overlay: Overlay) -> Iterator[str]:
    """The comment that opens the file, when an empty line parts it from the first key."""
    opening = overlay.source.text.split("\n\n", 1)[0].split("\n")
    if all(line.startswith("#") and not line.startswith(OURS) for line in opening):
        yield from opening


def _moved(known: Iterable[Text], overlay: Overlay) -> dict[str, Rendering]:
    """The renderings by the name of their text now."""
    names = {text.name for text in known}
    kept = dict(overlay.renderings)
    homeless = {rendering.mark: name for name, rendering in kept.items() if name not in names}
    for text in known:
        if text.name not in kept and text.mark in homeless:
            kept[text.name] = kept.pop(homeless.pop(text.mark))
    return kept


def _entries(known: Iterable[Text], kept: dict[str, Rendering], overlay: Overlay) -> Iterator[str]:
    step = ""
    for text in known:
        if (first := text.name.partition(".")[0]) != step:
            step = first
            yield ""
        rendering = kept.get(text.name)
        if rendering is None:
            yield f"{OURS} missing"
            yield from _commented(entry(f"{text.name} @{text.mark}", text.words))
            continue
        yield from _comments(overlay, rendering)
        if rendering.mark != text.mark:
            yield f"{OURS} stale: the source has changed. Mend the translation, then its fingerprint."
            yield from _commented(entry(f"{text.name} @{text.mark}", text.words))
        yield _as_written(overlay, rendering, f"{text.name} @{rendering.mark}")


def _as_written(overlay: Overlay, rendering: Rendering, key: str) -> str:
    """The entry letter for letter as its translator wrote it, where its key is still the same."""
    if key == rendering.key:
        starts = sorted(overlay.source.at((one.key,), key=True)[0] for one in overlay.renderings.values())
        first, _ = overlay.source.at((rendering.key,), key=True)
        end = next((line for line in starts if line > first), overlay.source.text.count("\n") + 2)
        lines = [overlay.source.line(number) for number in range(first, end)]
        while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        kept = "\n".join(lines)
        back = read(f"{kept}\n".encode())
        if not back.diagnostics and isinstance(back.data, dict) and list(back.data) == [rendering.key]:
            return kept
    return entry(key, rendering.words)


def _spare(names: Iterable[str], kept: dict[str, Rendering], overlay: Overlay) -> Iterator[str]:
    for number, name in enumerate(names):
        if number == 0:
            yield f"\n{OURS} These belong to no text of the lesson any more. Use them or delete them."
        yield from _comments(overlay, kept[name])
        yield _as_written(overlay, kept[name], f"{name} @{kept[name].mark}")


def _commented(written: str) -> Iterator[str]:
    for line in written.split("\n"):
        yield f"{OURS} {line}".rstrip()


def _comments(overlay: Overlay, rendering: Rendering) -> list[str]:
    """The translator's own comment lines right above a key."""
    line, _ = overlay.source.at((rendering.key,), key=True)
    found: list[str] = []
    while (above := overlay.source.line(line - 1)).startswith("#"):
        line -= 1
        if not above.startswith(OURS):
            found.insert(0, above)
    return found


def entry(key: str, words: Words) -> str:
    """``key: words`` as YAML that a person likes to read and the reader gives back unchanged."""
    if not isinstance(words, str):
        return "\n".join([f"{key}:", *(f"  - {_scalar(one, 4)}" for one in words)])
    return f"{key}: {_scalar(words, 2)}"


def _scalar(words: str, indent: int) -> str:
    plain = words if len(words) <= _WIDTH and "\n" not in words else ""
    block = "|\n" + "\n".join(" " * indent + line if line else "" for line in words.split("\n"))
    for written in (plain, block):
        back = read(f"- {written}\n".encode()) if written else None
        if back is not None and not back.diagnostics and back.data == [words]:
            return written
    return json.dumps(words, ensure_ascii=False)


def _write(file: Path, text: str) -> None:
    """All of it or nothing: a half-written overlay would lose translations."""
    beside = file.with_suffix(".yaml.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(file)
