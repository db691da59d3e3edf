"""The desk that the commands work at, and complaints about what lies on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import WrongUse
from tutor.cli.commands import NAMES, Given, path_given
from tutor.cli.streams import system_lang
from tutor.course.diagnostics import Broken, nearest
from tutor.store.desk import Desk, open_desk
from tutor.store.errors import StoreError
from tutor.store.paths import Paths, paths
from tutor.words import Lang

if TYPE_CHECKING:
    from tutor.course.catalogue import Catalogue


class Stopped(Exception):
    """A complaint was told already; the command ends with ``code``."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def places(given: Given) -> Paths:
    return paths(path_given(given, "data"), os.environ)


def lessons_folder(given: Given) -> Path | None:
    """The course of ``--lessons``. Raises ``WrongUse`` where there is no such folder."""
    folder = path_given(given, "lessons")
    if folder is not None and not folder.is_dir():
        raise WrongUse("no_folder", path=folder)
    return folder


def desk_for(given: Given | None = None, *, data: str | None = None) -> Desk:
    """The desk for what was given on the command line. Raises ``WrongUse``, ``Broken``, ``StoreError``."""
    options: Given = given if given is not None else {"data": data}
    lang: Lang | None = options.get("lang")
    return open_desk(
        places(options),
        lang=lang,
        system=system_lang(os.environ),
        lessons=lessons_folder(options),
        learner=learner_given(options),
    )


def learner_given(given: Given) -> str | None:
    """The name of ``--learner``, tidied. Raises ``WrongUse`` for one that is none."""
    name = given.get("learner")
    if name is None:
        return None
    tidy = " ".join(str(name).split())
    if not 0 < len(tidy) <= 40 or not tidy.isprintable() or "@" in tidy:
        raise WrongUse("learner_name")
    return tidy


@contextmanager
def opened_desk(given: Given) -> Iterator[Desk]:
    """The same desk, its store closed at the end."""
    desk = desk_for(given)
    try:
        yield desk
    finally:
        desk.store.close()


def known_lesson(catalogue: Catalogue, name: str) -> str:
    """``name`` if there is such a lesson; raises ``WrongUse`` with the nearest name."""
    names = [lesson.id for lesson in catalogue.lessons]
    if name in names:
        return name
    raise WrongUse("lesson_unknown", value=name, nearest=nearest(name, [*NAMES, *names]))


@contextmanager
def told(lang: Lang) -> Iterator[None]:
    """What is wrong with files is said on stderr, one line each, and ends the command."""
    try:
        yield
    except StoreError as error:
        print(f"finlit-tutor: {error.message(lang)}", file=sys.stderr)
        raise Stopped(1) from error
    except Broken as broken:
        for one in broken.diagnostics[:8]:
            print(f"{one.file}:{one.line}:{one.column}: {one.message(lang)}", file=sys.stderr)
        raise Stopped(1) from broken
