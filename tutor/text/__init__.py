"""The line-by-line front end: for screen readers, dumb terminals and pipes. ``run`` is all that others call."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from tutor.store.desk import Desk


def run(desk: Desk, lesson: str | None, step: str | None, stdin: TextIO, stdout: TextIO) -> int:
    """Talk until the person leaves or the input ends; gives the exit code."""
    from tutor.text.home import Home
    from tutor.text.voice import Ended, Left, Voice

    voice = Voice(desk, stdin, stdout)
    try:
        if lesson is not None:
            voice.tell(desk.catalogue.lesson(lesson).titled(voice.lang))
            voice.flush()  # something to read while the lesson is being opened
            from tutor.text.lesson import Player

            Player(voice, desk.open_lesson(lesson, voice.lang, step)).play()
        Home(voice).visit()
    except (Ended, Left):
        voice.say("plain.kept")
    return 0
