"""The screen: a Textual front end over a desk. ``run`` is all that others call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from tutor.classroom.hub import Hub
    from tutor.store.desk import Desk
    from tutor.store.reviewing import Review


def review(desk: Desk, found: Review) -> int:
    """Open the screen at today's review. Gives the exit code."""
    return _left(desk, review=found)


def classroom(desk: Desk, hub: Hub, bind: str, port: int | None, *, hands: bool = False) -> int:
    """Open the projector of a room. Gives the exit code. Raises ``PortUsed``."""
    from .classroom.projector import run

    return run(desk, hub, bind, port, hands=hands)


def test(desk: Desk) -> int:
    """Open the screen at the test before and after. Gives the exit code."""
    from .screens.measuring import Measured

    return _left(desk, first=Measured)


def run(desk: Desk, lesson: str | None = None, step: str | None = None) -> int:
    """Open the screen, at home or in a lesson (at a step), until it is left. Gives the exit code, 130 for Ctrl+C."""
    return _left(desk, lesson, step)


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
