"""The teacher's list of the class, from CSV: in UTF-8 or GB18030, by comma, semicolon or tab, in any order of columns.

Only the teacher has it: it is never sent to a phone, and a report to share knows nothing of it.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tutor.classroom.responses import Person, ReportError

Column = Literal["name", "number", "email", "login", "canvas", "section"]
COLUMNS: Final[Mapping[Column, tuple[str, ...]]] = {
    "name": ("姓名", "名字", "学生姓名", "学生", "name", "student", "full name", "student name"),
    "number": ("学号", "编号", "工号", "number", "id number", "student id", "student number", "sis user id"),
    "email": ("邮箱", "电子邮件", "邮件地址", "email", "e-mail", "email address", "mail"),
    "login": ("用户名", "登录名", "账号", "username", "user name", "login", "sis login id"),
    "canvas": ("id", "canvas id"),
    "section": ("班级", "分组", "section", "class", "group"),
}
"""Names by which a column is known, without regard to case; Canvas's and Moodle's own exports among them."""
_PARTS: Final = (("姓", "名"), ("last name", "first name"), ("surname", "first name"))
MOST: Final = 5000


@dataclass(frozen=True)
class Entry:
    """A line of the roster; empty where the roster has no such column. ``canvas`` is Canvas's own number."""

    name: str
    number: str = ""
    email: str = ""
    login: str = ""
    canvas: str = ""
    section: str = ""


@dataclass(frozen=True)
class Matched:
    """Who of the room is who in the roster, by person id; ``strangers`` are person ids, ``absent`` entries, that found
    nobody, ``doubtful`` person ids whose name stands for several.
    """

    known: Mapping[str, Entry]
    strangers: tuple[str, ...]
    doubtful: tuple[str, ...]
    absent: tuple[Entry, ...]


def roster(data: bytes) -> tuple[Entry, ...]:
    """The entries of a file. Raises ``ReportError`` that names the line."""
    text = decoded(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count) if any(mark in first for mark in ",;\t") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(rows.line_num, [_clean(cell) for cell in row]) for row in rows]
    except csv.Error as error:
        raise ReportError("roster_encoding") from error
    lines = [(number, row) for number, row in lines if any(row)]
    if not lines:
        raise ReportError("roster_empty")
    if len(lines) > MOST + 1:
        raise ReportError("roster_too_long", most=MOST)
    found, parts = _columns(lines[0][1])
    return _entries(lines[1:], found, parts)


def decoded(data: bytes) -> str:
    """UTF-8 with or without a mark, else GB18030, which holds GBK and GB2312. Anything else is an error."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break  # UTF-16, or no text at all
        return text
    raise ReportError("roster_encoding")


def match(people: Sequence[Person], entries: Sequence[Entry], given: Mapping[str, str] | None = None) -> Matched:
    """Find people of the room in the roster: by the number that ``given`` has for them, else by a name or number that
    they took in the room and that only one entry and one person have.
    """
    by_number = {_folded(one.number): one for one in entries if one.number}
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in {_folded(entry.name), _folded(_turned(entry.name)), _folded(entry.number)} - {""}:
            by_name.setdefault(key, []).append(entry)
    known: dict[str, Entry] = {}
    doubtful = []
    for person in people:
        number = _folded((given or {}).get(person.id, ""))
        options = [by_number[number]] if number in by_number else by_name.get(_folded(person.name), [])
        if len(options) == 1:
            known[person.id] = options[0]
        elif options:
            doubtful.append(person.id)
    taken: dict[Entry, list[str]] = {}
    for name, entry in known.items():
        taken.setdefault(entry, []).append(name)
    twice = {name for names in taken.values() if len(names) > 1 for name in names}
    known = {name: entry for name, entry in known.items() if name not in twice}
    doubtful = [one.id for one in people if one.id in twice or one.id in doubtful]
    lost = tuple(one.id for one in people if one.id not in known and one.id not in doubtful)
    present = set(known.values())
    return Matched(known, lost, tuple(doubtful), tuple(one for one in entries if one not in present))


def _columns(head: Sequence[str]) -> tuple[dict[Column, int], tuple[int, int] | None]:
    """Where each column is, and where the two parts of a name are that has no column of its own."""
    names = [cell.casefold() for cell in head]
    found: dict[Column, int] = {}
    for column, known in COLUMNS.items():
        places = [at for at, name in enumerate(names) if name in known]
        if len(places) > 1:
            raise ReportError("roster_column_twice", name=head[places[1]])
        if places:
            found[column] = places[0]
    if "canvas" in found and not {"number", "login"} & found.keys():
        found["number"] = found.pop("canvas")  # no export of Canvas's: the class's own numbers
    parts = next(((names.index(a), names.index(b)) for a, b in _PARTS if a in names and b in names), None)
    if "name" not in found and parts is None:
        raise ReportError("roster_no_name")
    return found, parts


def _entries(
    lines: Iterable[tuple[int, Sequence[str]]], found: Mapping[Column, int], parts: tuple[int, int] | None
) -> tuple[Entry, ...]:
    entries, seen = [], dict[str, int]()
    for number, row in lines:
        told = {column: row[at] if at < len(row) else "" for column, at in found.items()}
        if "name" not in told and parts is not None:
            last, first = (row[at] if at < len(row) else "" for at in parts)
            told["name"] = f"{last}{first}" if (last + first)[:1] > "\u2e7f" else f"{first} {last}".strip()
        if told["name"].casefold() in ("points possible", "student, test"):
            continue  # lines of Canvas's export that are nobody
        if not told["name"]:
            raise ReportError("roster_nameless", line=number)
        key = told.get("number") or told.get("canvas") or told.get("login") or told.get("email") or ""
        if key and key in seen:
            raise ReportError("roster_twice", line=number, value=key, first=seen[key])
        seen[key] = number
        entries.append(Entry(**told))
    if not entries:
        raise ReportError("roster_empty")
    return tuple(entries)


def _clean(cell: str) -> str:
    """A cell without controls and marks that only change how it looks, and without the apostrophe that keeps a text
    from being a formula.
    """
    kept = "".join(
        " " if one in "\t\r\n" else one for one in cell if one in "\t\r\n" or unicodedata.category(one)[0] != "C"
    )
    kept = " ".join(kept.split())
    return kept[1:] if kept[:1] == "'" and kept[1:2] in ("=", "+", "-", "@") else kept


def _turned(name: str) -> str:
    """“Lin, Ann” as people say it: Canvas's export puts the last name first."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma else name


def _folded(name: str) -> str:
    """A name as it is compared: width, case and spaces don't matter."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
