"""What there is and what was done: ``list``, ``progress``, ``locate``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from tutor.cli import WrongUse
from tutor.cli.commands import Given, path_given
from tutor.cli.desk import Stopped, lessons_folder, opened_desk, places, told
from tutor.cli.streams import unicode_output
from tutor.words import Lang, say
from tutor.words.lines import width

if TYPE_CHECKING:
    from tutor.store.desk import Desk


def list_lessons(given: Given, lang: Lang) -> int:
    """The lessons in the order of the course."""
    from tutor.course.catalogue import Catalogue, index_name, lessons_dir

    try:
        with told(lang):
            root = lessons_folder(given) or lessons_dir()
            catalogue = Catalogue.open(root, places(given).cache / index_name(root)).examined()
    except Stopped as stopped:
        return stopped.code
    if given["json"]:
        _print_json(
            {
                "lessons": [
                    {
                        "id": one.id,
                        "unit": one.unit,
                        "title": one.titled(lang),
                        "minutes": one.minutes,
                        "teaches": list(one.teaches),
                        "questions": one.questions,
                    }
                    for one in catalogue.lessons
                ]
            }
        )
        return 0
    titles = {unit.id: unit.title[lang] for unit in catalogue.units}
    unit = None
    for one in catalogue.lessons:
        if one.unit != unit:
            unit = one.unit
            print(titles.get(unit, unit))
        minutes = say(lang, "command.minutes", n=one.minutes)
        note = say(lang, "command.lesson_broken") if one.broken else minutes
        print(f"  {one.id:<28} {say(lang, 'command.listed', title=one.titled(lang), note=note)}")
    return 0


def progress(given: Given, lang: Lang) -> int:
    """What was done so far on this computer."""
    try:
        with told(lang), opened_desk(given) as desk:
            _tell_progress(desk, given)
    except Stopped as stopped:
        return stopped.code
    return 0


def _tell_progress(desk: Desk, given: Given) -> None:
    if given["html"] or given["csv"]:
        _write_progress(desk, given)
        return
    done = desk.progress()
    if given["json"]:
        _print_json(done)
        return
    if not done["lessons"]:
        print(say(desk.lang, "command.progress_none"))
        return
    for one in done["lessons"]:
        print(say(desk.lang, "command.progress_done" if one["done"] else "command.progress_lesson", **one))
    if done["competences"]:
        print()
        print(say(desk.lang, "command.progress_competences"))
        known = desk.library.competences.entries
        for name, tally in done["competences"].items():
            can = known[name].can[desk.lang] if name in known else name
            print(say(desk.lang, "command.progress_competence", can=can, **tally))
    print()
    print(say(desk.lang, "command.progress_minutes", minutes=done["minutes"]))


def _write_progress(desk: Desk, given: Given) -> None:
    from tutor.exchange.progress_page import page, progress_csv

    for name, made in (("html", page), ("csv", progress_csv)):
        file = path_given(given, name)
        if file is not None:
            try:
                file.write_text(made(desk, desk.lang), encoding="utf-8", newline="")
            except OSError as error:
                raise WrongUse("unwritable", path=file, why=error) from error
            print(say(desk.lang, "command.written", path=file), file=sys.stderr)


def locate(given: Given, lang: Lang) -> int:
    """Where everything lives."""
    from tutor.course.catalogue import index_name, lessons_dir

    where = places(given)
    lessons = lessons_folder(given) or lessons_dir()
    found = {
        "lessons": str(lessons.resolve()),
        "data": str(where.data.resolve()),
        "store": str(where.store.resolve()),
        "index": str((where.cache / index_name(lessons)).resolve()),
    }
    if given["json"]:
        _print_json(found)
        return 0
    names = {name: say(lang, f"command.locate_{name}") for name in found}
    wide = max(map(width, names.values())) + 2
    for name, path in found.items():
        print(names[name] + " " * (wide - width(names[name])) + path)
    return 0


def _print_json(data: dict[str, Any]) -> None:
    """One object, readable in any encoding."""
    print(json.dumps(data, ensure_ascii=not unicode_output(), indent=2))
