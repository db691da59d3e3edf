"""What stands in a course folder: dates of its files, and a skim of those that changed.

A course is units with lessons in them, or just lessons: any folder with a ``lesson.yaml``, one or two levels down, or
``root`` itself. Nothing here needs pydantic but ``examine``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from tutor.course.catalogue import FORMAT, Listed, Part, Way
from tutor.course.diagnostics import Broken
from tutor.course.marks import Bilingual
from tutor.words import Lang

LESSON_FILES: Final = ("lesson.yaml", "en.yaml", "zh.yaml")
COURSE_FILES: Final = ("course.yaml", "help.yaml")
ASKED: Final = frozenset({"choice", "simulate", "choices", "number", "fill", "order", "match", "classify", "spot"})

Stamps = dict[str, list[int]]
"""Date and size of every file looked at, by its folder below the course, ``/`` between."""


def stamps(root: Path) -> Stamps:
    """Dates and sizes of the files of the course. Raises ``OSError`` when ``root`` can't be listed."""
    found: Stamps = {"": _stamp(str(root), COURSE_FILES)}
    own = _stamp(str(root), LESSON_FILES)
    if own[0]:
        found["."] = own
    for name, path in _folders(root, root):
        own = _stamp(path, LESSON_FILES)
        if own[0]:
            found[name] = own
            continue
        found[name + "/"] = _stamp(path, ("unit.yaml",))
        try:
            inside = list(_folders(Path(path), root))
        except OSError:  # a folder nobody may look into holds no lessons for us
            continue
        for lesson, below in inside:
            own = _stamp(below, LESSON_FILES)
            if own[0]:
                found[f"{name}/{lesson}"] = own
    return found


def _folders(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Name and path of the folders in ``folder`` that don't lead out of the course, sorted."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.startswith((".", "_")) or not entry.is_dir():
                continue
            if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root.resolve()):
                continue
            yield entry.name, entry.path


def _stamp(folder: str, names: Iterable[str]) -> list[int]:
    found = []
    for name in names:
        try:
            stat = os.stat(f"{folder}/{name}")  # noqa: PTH116 (a Path each costs more than the call)
            found += [stat.st_mtime_ns, stat.st_size]
        except OSError:
            found += [0, 0]
    return found


def survey(root: Path, seen: Stamps, known: Mapping[str, Any] | None) -> dict[str, Any]:
    """What an index holds: all that the catalogue tells, as plain values. What stayed the same comes from ``known``."""
    before = {one["place"]: one for one in (*known["lessons"], *known["tests"])} if known else {}
    same = {folder for folder, stamp in seen.items() if known and known["stamps"].get(folder) == stamp}
    lessons: dict[str, dict[str, Any]] = {}
    for folder in seen:
        if folder and not folder.endswith("/"):
            kept = before.get(folder) if folder in same else None
            listed = kept or asdict(skim(root, folder))
            lessons.setdefault(listed["id"], listed)
    course, helped = _mapping(root / "course.yaml"), _mapping(root / "help.yaml")
    units = _units(root, seen, lessons, course)
    order = [lesson for unit in units for lesson in unit.lessons]
    return {
        "format": FORMAT,
        "root": str(root.resolve()),
        "stamps": seen,
        "units": [asdict(unit) for unit in units],
        "lessons": [lessons[name] for name in order],
        "pathways": [asdict(way) for way in _ways(course.get("pathways"))],
        "needs": [asdict(way) for way in _ways(helped.get("needs"))],
        "tests": [one for one in lessons.values() if one["test"]],
        "measurement": _measured(course.get("measurement")),
    }


def skim(root: Path, folder: str) -> Listed:
    """A lesson read, but not validated."""
    from tutor.course.source import read
    from tutor.course.texts import fingerprint

    path = root / folder
    unit, _, name = folder.rpartition("/")
    name = path.resolve().name if folder == "." else name
    source = read(path / "lesson.yaml")
    data: dict[str, Any] = source.data if isinstance(source.data, dict) else {}
    lang: Lang = "en" if data.get("lang") == "en" else "zh"
    title = data.get("title")
    titles: dict[str, str] = {lang: title} if isinstance(title, str) else {}
    steps = [step for step in _list(data.get("steps")) if isinstance(step, dict)]
    other: Lang = "zh" if lang == "en" else "en"
    if titles and (path / f"{other}.yaml").is_file():
        rendered = _mapping(path / f"{other}.yaml").get(f"title @{fingerprint(titles[lang])}")
        titles |= {other: rendered} if isinstance(rendered, str) else {}
    return Listed(
        id=name,
        unit=unit,
        place=folder,
        title=titles or {lang: name},
        lang=lang,
        minutes=_whole(data.get("minutes")),
        revision=_whole(data.get("revision")),
        teaches=_texts(data.get("teaches")),
        needs=_texts(data.get("needs")),
        steps=len(steps),
        questions=sum(step.get("kind") in ASKED for step in steps),
        test=data.get("test") is True,
        broken=bool(source.diagnostics) or data.get("id") != name or not titles or not steps,
    )


def examine(root: Path, listed: Listed) -> Listed:
    """The same lesson after its types and structure have been checked."""
    from tutor.course.loading import load_source

    try:
        load_source(root / listed.place)
    except Broken:
        return replace(listed, broken=True, examined=True)
    return replace(listed, broken=False, examined=True)


def _units(root: Path, seen: Stamps, lessons: Mapping[str, Mapping[str, Any]], course: Mapping[str, Any]) -> list[Part]:
    """Units in the order of the course, then those it doesn't name; in each the lessons in order, then the others."""
    folders = [folder.rstrip("/") for folder in seen if folder.endswith("/")]
    named = [name for name in _texts(course.get("units")) if name in folders]
    units = []
    for name in dict.fromkeys(["", *named, *folders]):
        inside = [one for one in lessons.values() if one["unit"] == name]
        there = [one["id"] for one in inside if not one["test"]]
        if inside and not there:
            continue  # only forms of the test
        if not there and name not in named:
            continue
        data = _mapping(root / name / "unit.yaml") if name else {}
        order = [lesson for lesson in _texts(data.get("lessons")) if lesson in there]
        title = _both(data.get("title")) or Bilingual(zh=name or root.resolve().name, en=name or root.resolve().name)
        about = _both(data.get("about")) or Bilingual(zh="", en="")
        units.append(Part(id=name, title=title, about=about, lessons=tuple(dict.fromkeys([*order, *there]))))
    return units


def _measured(data: Any) -> dict[str, Any] | None:
    if not isinstance(data, dict) or not _texts(data.get("forms")):
        return None
    later = data.get("later")
    clusters = [
        [one["id"], asdict(title)]
        for one in _list(data.get("clusters"))
        if isinstance(one, dict) and isinstance(one.get("id"), str) and (title := _both(one.get("title")))
    ]
    return {"forms": _texts(data["forms"]), "later": later if isinstance(later, str) else None, "clusters": clusters}


def _ways(data: Any) -> Iterator[Way]:
    for one in _list(data):
        title = _both(one.get("title")) if isinstance(one, dict) else None
        if title and isinstance(one.get("id"), str):
            yield Way(id=one["id"], title=title, lessons=_texts(one.get("lessons")))


def _mapping(file: Path) -> dict[str, Any]:
    from tutor.course.source import read

    data = read(file).data if file.is_file() else None
    return data if isinstance(data, dict) else {}


def _both(data: Any) -> Bilingual | None:
    if isinstance(data, dict) and isinstance(data.get("zh"), str) and isinstance(data.get("en"), str):
        return Bilingual(zh=data["zh"], en=data["en"])
    return None


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _texts(data: Any) -> tuple[str, ...]:
    return tuple(one for one in _list(data) if isinstance(one, str))


def _whole(data: Any) -> int:
    return data if isinstance(data, int) and not isinstance(data, bool) else 0
