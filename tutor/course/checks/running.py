"""Which files to check, and all rules over them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

from tutor.course.catalogue import lessons_dir
from tutor.course.checks import (
    answers,
    calculations,
    figures,
    hints,
    items,
    options,
    references,
    room,
    shelves,
    stories,
    tools,
    translations,
    worlds,
)
from tutor.course.checks.report import Report, report
from tutor.course.checks.subject import DEEP, QUICK, Course, Grade, Rule, Subject, Tongue
from tutor.course.diagnostics import Broken, Diagnostic
from tutor.course.lesson import Lang, Lesson
from tutor.course.library import Library, read_course, read_unit
from tutor.course.loading import LESSON_FILE, load_source
from tutor.course.source import Source, read
from tutor.course.translation import laid_over, read_overlay
from tutor.course.worlds import FOLDER, LENDERS, names

COURSE_FILE: Final = "course.yaml"
UNIT_FILE: Final = "unit.yaml"
Each: TypeAlias = Callable[
    [Callable[[Subject], tuple[Diagnostic, ...]], Sequence[Subject]], Iterable[tuple[Diagnostic, ...]]
]
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")

RULES: Final[tuple[Rule, ...]] = (
    items.name_rules,
    calculations.value_rules,
    calculations.answer_rules,
    calculations.text_rules,
    references.fact_rules,
    references.figure_rules,
    references.term_rules,
    references.misconception_rules,
    references.competence_rules,
    figures.typed_rules,
    figures.legal_rules,
    options.distinct_rules,
    options.feedback_rules,
    options.catch_all_rules,
    options.longest_rules,
    options.position_rules,
    options.few_wrong_rules,
    hints.ladder_rules,
    hints.giveaway_rules,
    stories.branch_rules,
    tools.tool_rules,
    translations.complete_rules,
    translations.agreement_rules,
    room.screen_rules,
    room.time_rules,
    answers.grading_rules,
)


def check(
    paths: Sequence[Path],
    *,
    grade: Grade | None,
    today: date,
    deep: bool = False,
    unread: tuple[type[Exception], ...] = (),
    commands: Collection[str] = (),
    each: Each = map,
) -> Report:
    """Everything that is wrong with what is in ``paths``: courses, units, lessons, worlds, or files of theirs.

    ``grade`` is ``learning.grading.grade``, ``unread`` what it raises for an answer that can't be weighed. Rules across
    lessons (order of teaching, stems, coverage) look at a course or unit only when all of it is asked for. ``each``
    does something with every lesson; it may share that out among processes and need not keep the order.
    """
    found: list[Diagnostic] = []
    lessons: list[Lesson] = []
    languages: set[Lang] = set()
    lived = 0
    for root, asked in _courses(paths, found).items():
        course = _course(root, today, frozenset(commands))
        subjects = []
        for folder in asked.lessons:
            subject = _subject(folder, course, grade, unread, DEEP if deep else QUICK, found)
            if subject is not None:
                subjects.append(subject)
        for of_one in each(_findings, subjects):
            found += of_one
        found += items.stem_rules(subjects)
        if asked.whole:
            found += items.template_rules(subjects)
            found += items.coverage_rules(subjects)
            found += references.rare_rules(subjects, course.library, root)
            found += shelves.shelf_rules(root, course)
        elif asked.units:
            found += (one for unit in asked.units for one in shelves.unit_rules(unit, course.library))
        own = names(root) if (root / FOLDER).is_dir() else ()
        some = own if asked.whole else tuple(dict.fromkeys(asked.worlds))
        found += worlds.world_rules(root, deep, some)
        lived += len(some)
        lessons += (subject.lesson for subject in subjects)
        languages |= {tongue.lang for subject in subjects for tongue in subject.tongues}
    return report(found, lessons, languages, lived)


def _findings(subject: Subject) -> tuple[Diagnostic, ...]:
    """What the rules for one lesson find."""
    return tuple(one for rule in RULES for one in rule(subject))


@dataclass
class _Asked:
    """What is to be checked of a course: folders of lessons and units, ids of worlds; ``whole`` is all there is."""

    lessons: list[Path] = field(default_factory=list)
    units: list[Path] = field(default_factory=list)
    worlds: list[str] = field(default_factory=list)
    whole: bool = False


def _courses(paths: Sequence[Path], found: list[Diagnostic]) -> dict[Path, _Asked]:
    """By folder of each course touched, what is asked for."""
    courses: dict[Path, _Asked] = {}
    for path in paths:
        if not path.exists():
            found.append(Diagnostic(str(path), 1, 1, "source.no-file"))
            continue
        folder = path if path.is_dir() else path.parent
        worlds_of = folder.parent if folder.name == LENDERS else folder
        if worlds_of.name == FOLDER:
            asked = courses.setdefault(worlds_of.parent, _Asked())
            known = names(worlds_of.parent)
            asked.worlds += [path.stem] if path.parent == worlds_of and path.stem in known else known
            continue
        root = _root(folder)
        asked = courses.setdefault(root, _Asked())
        here = [folder] if (folder / LESSON_FILE).is_file() else sorted(one.parent for one in _lesson_files(folder))
        if not here and folder != root:
            found.append(Diagnostic(str(path), 1, 1, "check.no-lessons"))
        if (folder / UNIT_FILE).is_file():
            asked.units.append(folder)
        asked.lessons = list(dict.fromkeys([*asked.lessons, *here]))
        asked.whole = asked.whole or folder == root
    return courses


def _lesson_files(folder: Path) -> Iterable[Path]:
    return (*folder.glob(f"*/{LESSON_FILE}"), *folder.glob(f"*/*/{LESSON_FILE}"))


def _root(folder: Path) -> Path:
    """The course that a folder belongs to: the nearest with a ``course.yaml``; else what holds its lessons."""
    resolved = folder.resolve()
    for above in (resolved, *resolved.parents[:2]):
        if (above / COURSE_FILE).is_file():
            return _as_given(folder, above)
    return folder.parent if (folder / LESSON_FILE).is_file() else folder


def _as_given(folder: Path, above: Path) -> Path:
    """``above`` written the way ``folder`` was, so that findings name files as the author did."""
    for one in (folder, *folder.parents):
        if one.resolve() == above:
            return one
    return above


def _course(root: Path, today: date, commands: frozenset[str]) -> Course:
    shipped = lessons_dir()
    library = Library(root, shipped if shipped.resolve() != root.resolve() else None)
    overlays = {lang for lang in LANGS for pattern in ("*", "*/*") if any(root.glob(f"{pattern}/{lang}.yaml"))}
    return Course(library, today, frozenset(overlays), commands, _taught_before(root))


def _taught_before(root: Path) -> dict[str, frozenset[str]]:
    """By lesson, what the lessons before it teach, in the order of course and units."""
    course, _ = read_course(root / COURSE_FILE) if (root / COURSE_FILE).is_file() else (None, ())
    taught: set[str] = set()
    before: dict[str, frozenset[str]] = {}
    for name in course.units if course else ():
        unit, _ = read_unit(root / name / UNIT_FILE)
        for lesson in unit.lessons if unit else ():
            before[lesson] = frozenset(taught)
            data = read(root / name / lesson / LESSON_FILE).data
            teaches = data.get("teaches", []) if isinstance(data, dict) else []
            taught |= {one for one in teaches if isinstance(one, str)} if isinstance(teaches, list) else set()
    return before


def _subject(
    folder: Path,
    course: Course,
    grade: Grade | None,
    unread: tuple[type[Exception], ...],
    many: int,
    found: list[Diagnostic],
) -> Subject | None:
    try:
        lesson, source = load_source(folder)
    except Broken as broken:
        found += broken.diagnostics
        return None
    tongues = (Tongue(lesson.lang, lesson, source), *_overlays(folder, lesson, source))
    spoken = course.languages | {lesson.lang}
    own = Course(course.library, course.today, frozenset(spoken), course.commands, course.taught_before)
    return Subject(source, lesson, tongues, own, grade, unread, many)


def _overlays(folder: Path, lesson: Lesson, source: Source) -> Iterator[Tongue]:
    for lang in LANGS:
        file = folder / f"{lang}.yaml"
        if lang != lesson.lang and file.is_file():
            overlay = read_overlay(file)
            yield Tongue(lang, laid_over(lesson, overlay, lang), source, overlay)
