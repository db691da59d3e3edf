"""Questions whose right answer is read from a run of a world."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.course.diagnostics import Broken, Diagnostic, in_order
from tutor.course.entries import Holds
from tutor.course.lesson import Lesson, SimulateStep
from tutor.course.source import Source, Where
from tutor.course.worlds import FOLDER

if TYPE_CHECKING:
    from tutor.credit.play import Story


def settled(lesson: Lesson, source: Source, folder: Path) -> Lesson:
    """The lesson with the right option of each ``simulate`` marked. Raises ``Broken`` where there is not just one."""
    if not any(isinstance(step, SimulateStep) for step in lesson.steps):
        return lesson
    found: list[Diagnostic] = []
    root = _root(folder)
    steps = tuple(
        _settled(step, source, ("steps", number), root, found) if isinstance(step, SimulateStep) else step
        for number, step in enumerate(lesson.steps)
    )
    if found:
        raise Broken(in_order(found))
    return replace(lesson, steps=steps)


def _root(folder: Path) -> Path:
    """The course that the lesson is part of, which may be a lone folder."""
    return next((above for above in list(folder.parents)[:3] if (above / FOLDER).is_dir()), folder)


def _settled(step: SimulateStep, source: Source, where: Where, root: Path, found: list[Diagnostic]) -> SimulateStep:
    from tutor.course.worlds import load_world, names
    from tutor.credit.decisions import DecisionError
    from tutor.credit.play import play

    try:
        world = load_world(root, step.world)
        story = play(world, world.script)
    except KeyError:
        known = ", ".join(names(root))
        found.append(source.finding("source.no-such-world", (*where, "world"), name=step.world, known=known))
        return step
    except DecisionError:
        found.append(source.finding("source.world-stops", (*where, "world"), name=step.world))
        return step
    last = max(step.month, *(option.holds.month for option in step.options))
    if not 0 <= step.month <= last <= world.months:
        found.append(source.finding("source.out-of-range", (*where, "options"), key=True, low=1, high=world.months))
        return step
    for number, option in enumerate(step.options):
        if option.holds.lender is not None and option.holds.lender not in world.names:
            known = ", ".join(world.names)
            place = (*where, "options", number, "holds", "lender")
            found.append(source.finding("source.no-such-lender", place, name=option.holds.lender, known=known))
            return step
    options = tuple(replace(option, correct=holds(story, option.holds)) for option in step.options)
    right = sum(option.correct for option in options)
    if right != 1:
        found.append(source.finding("source.not-one-holds", (*where, "options"), key=True, right=right))
    return replace(step, options=options)


def holds(story: Story, wanted: Holds) -> bool:
    """Whether all of it is true of the run."""
    month = story.months[wanted.month - 1]
    then, now = story.score(wanted.since), month.score
    state = None
    if wanted.lender is not None:
        at = story.world.names[wanted.lender]
        state = next((one.state for one in month.accounts if one.lender == at), "none")
    compared = "same" if now == then else "higher" if now > then else "lower"
    return all(
        (
            not wanted.states or state in wanted.states,
            wanted.over is None or month.debts > wanted.over * 100,
            wanted.under is None or month.debts < wanted.under * 100,
            wanted.score is None or wanted.score == compared,
            wanted.insolvent is None or wanted.insolvent == (0 < month.insolvent <= wanted.month),
        )
    )
