"""What comes next for this learner, from the catalogue and the places they have reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tutor.course.catalogue import Catalogue, Listed
    from tutor.store.desk import Place

Why = Literal["begin", "continue", "next", "again"]


class Today(NamedTuple):
    """A lesson and why it stands under Today."""

    why: Why
    lesson: Listed


def today(catalogue: Catalogue, places: Mapping[str, Place]) -> Today | None:
    """What was left in the middle last; else the first lesson not begun; else the one finished longest ago.

    None where the course has no lesson that can be opened.
    """
    lessons = [lesson for lesson in catalogue.lessons if not lesson.broken]
    begun = [lesson for lesson in lessons if lesson.id in places and not places[lesson.id].done]
    if begun:
        return Today("continue", max(begun, key=lambda lesson: places[lesson.id].at))
    fresh = [lesson for lesson in lessons if lesson.id not in places]
    if fresh:
        return Today("next" if len(fresh) < len(lessons) else "begin", fresh[0])
    if lessons:
        return Today("again", min(lessons, key=lambda lesson: places[lesson.id].at))
    return None
