"""``report``: what a class answered, as a page, as tables, for gradebooks; and a room purged for good."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import Given, path_given
from tutor.cli.desk import Stopped, opened_desk, told
from tutor.cli.streams import unicode_output
from tutor.words import Lang, say
from tutor.words.lines import fold

if TYPE_CHECKING:
    from tutor.classroom.responses import Responses
    from tutor.classroom.roster import Matched
    from tutor.store.desk import Desk

COLUMNS = 78


def report(given: Given, lang: Lang) -> int:
    """The report of a room, by its code; without one, the rooms there are."""
    from tutor.classroom.responses import ReportError

    try:
        with told(lang), opened_desk(given) as desk:
            if given["keep"] is not None:
                _keep(desk, given["keep"], lang)
            if given["room"] is None:
                return _rooms(desk, given, lang)
            path = _path(desk, given["room"])
            if given["purge"]:
                return _purge(path, lang)
            table = _table(desk, path, desk.lang)
            try:
                return _written(table, given, desk.lang)
            except ReportError as error:
                print(f"finlit-tutor: {error.message(lang)}", file=sys.stderr)
                return FINDINGS
    except Stopped as stopped:
        return stopped.code


def _keep(desk: Desk, days: str, lang: Lang) -> None:
    """Set how long rooms are kept, and purge those that are older."""
    from tutor.classroom.keeping import MOST, keep_for

    if not (days.isdecimal() and int(days) <= MOST):
        raise WrongUse("option_number", option="--keep", low=0, high=MOST, value=days)
    keep_for(desk, int(days))
    print(say(lang, "command.rooms_kept" if int(days) else "command.rooms_kept_all", n=int(days)), file=sys.stderr)
    tidied(desk, lang)


def tidied(desk: Desk, lang: Lang) -> None:
    """Purge what is older than the teacher keeps rooms, and say so."""
    from tutor.classroom.keeping import days_kept, tidy

    old = tidy(desk, datetime.now(UTC))
    if old:
        print(say(lang, "command.rooms_tidied", n=len(old), days=days_kept(desk)), file=sys.stderr)


def _path(desk: Desk, name: str) -> Path:
    from tutor.classroom.opening import journal_of

    path = journal_of(desk, name)
    if path is None:
        raise WrongUse("room_unknown", value=name)
    return path


def _table(desk: Desk, path: Path, lang: Lang) -> Responses:
    from tutor.classroom.deck import deck_of
    from tutor.classroom.gathering import responses
    from tutor.classroom.hub import restored
    from tutor.classroom.journal import Journal

    journal = Journal.of_room(path)
    try:
        about = journal.about()
        deck = deck_of(about["lessons"], desk.lesson, desk.library, about["seed"])
        return responses(restored(deck, journal)[0], lang)
    finally:
        journal.close()


def _written(table: Responses, given: Given, lang: Lang) -> int:
    from tutor.classroom import report_page, report_tables
    from tutor.classroom.report import report as found_in

    found = found_in(table, lang, shared=bool(given["shared"]))
    makers: dict[str, Callable[[], str]] = {
        "html": lambda: report_page.page(found),
        "csv": lambda: report_tables.questions_csv(found),
        "answers": lambda: report_tables.answers_csv(found),
        "gradebook": lambda: _gradebook(table, given, lang),
    }
    files = [(path, make) for name, make in makers.items() if (path := path_given(given, name)) is not None]
    for path, make in files:
        try:
            path.write_text(make(), encoding="utf-8", newline="")
        except OSError as error:
            raise WrongUse("unwritable", path=path, why=error) from error
        print(say(lang, "command.written", path=path), file=sys.stderr)
    if given["json"]:
        print(json.dumps(found, ensure_ascii=not unicode_output(), indent=2))
    elif not files:
        _tell(found, lang)
    return FINE


def _gradebook(table: Responses, given: Given, lang: Lang) -> str:
    """For a spreadsheet, or as Canvas or Moodle read it, the people matched with the teacher's roster."""
    from tutor.classroom import gradebook
    from tutor.classroom.roster import match, roster

    file = path_given(given, "roster")
    kind = given["for"] or "spreadsheet"
    try:
        entries = roster(file.read_bytes()) if file is not None else ()
    except OSError as error:
        raise WrongUse("backup_unreadable", path=file, why=error) from error
    if kind != "spreadsheet" and file is None:
        raise WrongUse("roster_wanted")
    matched = match(table.people, entries)
    if entries:
        _tell_matches(table, matched, lang)
    if kind == "canvas":
        return gradebook.canvas(table, matched)
    if kind == "moodle":
        return gradebook.moodle(table, matched)
    return gradebook.spreadsheet(table, lang, matched)


def _tell_matches(table: Responses, matched: Matched, lang: Lang) -> None:
    """Who of the room was not found in the roster: their marks would be missed without a word."""
    names = {one.id: one.name for one in table.people}
    print(say(lang, "report.matched", n=len(matched.known), of=len(names)), file=sys.stderr)
    for key, ids in (("strangers", matched.strangers), ("doubtful", matched.doubtful)):
        if ids:
            told_ = say(lang, "room.comma").join(names[one] for one in ids)
            for line in fold(say(lang, f"report.{key}", names=told_), COLUMNS):
                print(line, file=sys.stderr)


def _tell(found: dict[str, object], lang: Lang) -> None:
    """The short of it, in a terminal."""
    questions = found["questions"]
    print(say(lang, "command.report_head", title=found["title"], n=found["people"]))
    assert isinstance(questions, list)
    for one in questions:
        share = "–" if one["facility"] is None else f"{one['facility']:.0%}"
        second = one["second"] or {}
        again = f" → {second['facility']:.0%}" if second.get("facility") is not None else ""
        for line in fold(f"{share:>5}{again}  {one['title']}", COLUMNS):
            print(line)
    print(say(lang, "command.report_more"))


def _rooms(desk: Desk, given: Given, lang: Lang) -> int:
    from tutor.classroom.journal import Journal
    from tutor.classroom.opening import rooms
    from tutor.store.errors import StoreError

    listed = []
    for path in rooms(desk):
        try:
            journal = Journal.of_room(path)
        except StoreError as error:
            print(f"finlit-tutor: {error.message(lang)}", file=sys.stderr)
            continue
        about = journal.about()
        journal.close()
        listed.append(
            {"code": about["code"], "lessons": about["lessons"], "opened": about["opened"], "file": str(path)}
        )
    if given["json"]:
        print(json.dumps({"rooms": listed}, ensure_ascii=not unicode_output(), indent=2))
    elif not listed:
        print(say(lang, "command.no_rooms"))
    else:
        for one in listed:
            print(f"{one['code']}  {one['opened'][:16].replace('T', ' ')}  {', '.join(one['lessons'])}")
    return FINE


def _purge(path: Path, lang: Lang) -> int:
    """Take a room away for good: its journal and what lies beside it."""
    from tutor.classroom.journal import is_held
    from tutor.classroom.keeping import purge
    from tutor.classroom.opening import code_of, url_of

    if is_held(path):
        raise WrongUse("room_open", room=code_of(path), url=url_of(path))
    purge(path)
    print(say(lang, "command.purged", path=path))
    return FINE
