"""For those who write lessons: ``check``, ``new``, ``translate``, ``schema``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import NAMES, Given, path_given
from tutor.cli.desk import Stopped, known_lesson, lessons_folder, opened_desk, told
from tutor.cli.streams import unicode_output
from tutor.words import Lang, say

if TYPE_CHECKING:
    from tutor.course.diagnostics import Diagnostic
    from tutor.course.renewal import Renewed


def check(given: Given, lang: Lang) -> int:
    """Check the given files, or the whole course; findings on stdout, one word about all of it on stderr."""
    from tutor.cli.cores import each
    from tutor.course.catalogue import lessons_dir
    from tutor.course.checks.running import check as run
    from tutor.learning.grading import grade
    from tutor.learning.verdict import Unread

    report = run(
        _paths(given["path"]) or [lessons_folder(given) or lessons_dir()],
        grade=grade,
        unread=(Unread,),
        today=date.today(),
        deep=given["deep"],
        commands=NAMES,
        each=partial(each, lang=lang),
    )
    if given["json"]:
        print(json.dumps(report.json(lang), ensure_ascii=not unicode_output(), indent=2))
    else:
        _tell(report.diagnostics, lang)
        code = "check_found" if report.diagnostics else "check_clean"
        counts = {"errors": len(report.errors), "warnings": len(report.warnings)}
        told_of = {"n": len(report.checked), "steps": report.steps, "questions": report.questions}
        if report.worlds and not report.checked:
            code, told_of = f"{code}_worlds", {"n": report.worlds}
        print(say(lang, f"command.{code}", **counts, **told_of), file=sys.stderr)
    return FINDINGS if report.diagnostics else FINE


def _paths(named: Sequence[str]) -> list[Path]:
    paths = [Path(name).expanduser() for name in named]
    for path in paths:
        if not path.exists():
            raise WrongUse("no_path", path=path)
    return paths


def _tell(diagnostics: Sequence[Diagnostic], lang: Lang) -> None:
    if diagnostics:
        from tutor.course.checks import print as printing

        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for one in diagnostics:
            print(printing.printed(one, lang, colour=colour))


def new(given: Given, lang: Lang) -> int:
    """Write what a lesson, a unit or a world begins with."""
    from tutor.course import beginnings
    from tutor.course.catalogue import lessons_dir

    kind, name = given["kind"], given["id"]
    root = lessons_folder(given) or lessons_dir()
    id = name.rpartition("/")[2]
    if kind == "lesson" and id in NAMES:
        raise WrongUse("new_command", id=id)
    try:
        begun = {
            "lesson": lambda: beginnings.lesson(root, name, lang),
            "unit": lambda: beginnings.unit(root, name),
            "world": lambda: beginnings.world(root, name),
        }[kind]()
    except beginnings.NotBegun as not_begun:
        raise WrongUse(not_begun.code, **not_begun.values) from None
    except OSError as error:
        raise WrongUse("unwritable", path=error.filename or root, why=error) from error
    if given["json"]:
        told_ = {"files": [str(file) for file in begun.files], "by_hand": begun.by_hand and str(begun.by_hand)}
        print(json.dumps(told_, ensure_ascii=not unicode_output()))
        return FINE
    for file in begun.files:
        print(say(lang, "command.written", path=file))
    if begun.by_hand is not None:
        print(say(lang, "command.new_by_hand", path=begun.by_hand, id=name))
    here = f" --lessons {given['lessons']}" if given["lessons"] else ""
    path = begun.files[0].parent if kind == "lesson" else begun.files[0]
    print(say(lang, f"command.new_{kind}_next", id=id, here=here, path=path), file=sys.stderr)
    return FINE


def handout(given: Given, lang: Lang) -> int:
    """Write a unit to print: the teacher's page, a sheet of questions, and its key if wanted."""
    from tutor.exchange.handout import page

    file = path_given(given, "html")
    seed = given["seed"] or "1"
    if file is None:
        raise WrongUse("handout_where")
    if not (seed.isdecimal() and int(seed) < 1_000_000):
        raise WrongUse("option_number", option="--seed", low=0, high=999_999, value=seed)
    try:
        with told(lang), opened_desk(given) as desk:
            units = {unit.id: unit for unit in desk.catalogue.units}
            if given["unit"] not in units:
                raise WrongUse("unit_unknown", value=given["unit"], known=", ".join(units) or "–")
            if not units[given["unit"]].lessons:
                raise WrongUse("handout_empty", unit=given["unit"])
            made = page(desk, units[given["unit"]], desk.lang, key=bool(given["key"]), seed=int(seed))
            file.write_text(made, encoding="utf-8")
            print(say(desk.lang, "command.written", path=file), file=sys.stderr)
    except OSError as error:
        raise WrongUse("unwritable", path=file, why=error) from error
    except Stopped as stopped:
        return stopped.code
    return FINE


def translate(given: Given, lang: Lang) -> int:
    """Write the overlays of the lessons named, or of all; 1 when something is stale or missing."""
    from tutor.course.catalogue import Catalogue, lessons_dir
    from tutor.course.loading import load_source
    from tutor.course.renewal import refresh

    into: Lang = given["language"]
    incomplete = False
    files: list[dict[str, object]] = []
    try:
        with told(lang):
            catalogue = Catalogue.open(lessons_folder(given) or lessons_dir())
            named = [known_lesson(catalogue, name) for name in given["lesson"]]
            for name in named or [lesson.id for lesson in (*catalogue.lessons, *catalogue.tests)]:
                folder = catalogue.folder(name)
                if load_source(folder)[0].lang == into:
                    if named:
                        print(say(lang, "command.translate_own", lesson=name), file=sys.stderr)
                    continue
                made = refresh(folder, into)
                incomplete = incomplete or bool(made.stale or made.missing)
                states = {state: list(getattr(made, state)) for state in ("stale", "missing")}
                files.append({"file": str(made.file), "fresh": len(made.fresh), **states})
                if not given["json"]:
                    _tell_renewed(made, lang)
    except OSError as error:
        raise WrongUse("unwritable", path=error.filename or lessons_dir(), why=error) from error
    except Stopped as stopped:
        return stopped.code
    if given["json"]:
        print(json.dumps({"files": files}, ensure_ascii=not unicode_output(), indent=2))
    return FINDINGS if incomplete else FINE


def _tell_renewed(made: Renewed, lang: Lang) -> None:
    counts = {"fresh": len(made.fresh), "stale": len(made.stale), "missing": len(made.missing)}
    print(say(lang, "command.translate_done", file=made.file, **counts))
    for name in made.stale:
        print(say(lang, "command.translate_stale", name=name))
    for name in made.missing:
        print(say(lang, "command.translate_missing", name=name))


def schema(given: Given, lang: Lang) -> int:
    """Print the JSON Schema of ``lesson.yaml``."""
    from tutor.course.schema import lesson_schema

    del given, lang
    print(json.dumps(lesson_schema(), ensure_ascii=True, indent=2))
    return FINE
