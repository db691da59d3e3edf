"""The screen: a Textual front end over a desk. ``run`` is all that others call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from tutor.classroom.hub import Hub
    from tutor.course.watching import Watched
    from tutor.store.desk import Desk
    from tutor.store.reviewing import Review


def review(desk: Desk, found: Review) -> int:
    """Open the screen at today's review. Gives the exit code."""
    return _left(desk, review=found)


def classroom(desk: Desk, hub: Hub, bind: str, port: int | None, *, hands: bool = False) -> int:
    """Open the projector of a room. Gives the exit code. Raises ``PortUsed``."""
    from .classroom.projector import run

    _spoken(desk)
    return run(desk, hub, bind, port, hands=hands)


def seat(desk: Desk, url: str, told: Mapping[str, str]) -> int:
    """Take part in a room on the screen, as whom ``join`` has made known. Gives the exit code; who leaves before the
    end is told how to come back.
    """
    from tutor.words import say

    from .classroom.seat import Remote, SeatApp

    _spoken(desk)
    title = say(desk.lang, "room.seat", name=told["name"], rejoin=told["rejoin"])
    app = SeatApp(desk, Remote(title, desk.lang), url, told["token"])
    code = app.run()
    if not app.over:
        print(say(app.lang, "room.come_back", rejoin=told["rejoin"]))
    return (app.return_code or 0) if code is None else code


def preview(desk: Desk, watched: Watched) -> int:
    """Show a lesson that is being written, after each save as it is then. Gives the exit code."""
    from .preview import PreviewApp

    _spoken(desk)
    app = PreviewApp(desk, watched)
    code = app.run()
    return (app.return_code or 0) if code is None else code


def test(desk: Desk) -> int:
    """Open the screen at the test before and after. Gives the exit code."""
    from .screens.measuring import Measured

    return _left(desk, first=Measured)


def run(desk: Desk, lesson: str | None = None, step: str | None = None) -> int:
    """Open the screen, at home or in a lesson (at a step), until it is left. Gives the exit code, 130 for Ctrl+C."""
    return _left(desk, lesson, step)


def _spoken(desk: Desk) -> None:
    """In a class nobody is asked for their language first: the one that is spoken holds."""
    if desk.store.setting("lang") is None:
        desk.store.set_setting("lang", desk.lang)


def _left(
    desk: Desk,
    lesson: str | None = None,
    step: str | None = None,
    review: Review | None = None,
    first: type[Screen[None]] | None = None,
) -> int:
    from .app import TutorApp

    app = TutorApp(desk, lesson, step, review, first)
    code = app.run()
    return (app.return_code or 0) if code is None else code
