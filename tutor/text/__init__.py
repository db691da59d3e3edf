"""The line-by-line front end: for screen readers, dumb terminals and pipes. ``run`` is all that others call."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from tutor.store.desk import Desk
    from tutor.store.reviewing import Review


def review(desk: Desk, found: Review, stdin: TextIO, stdout: TextIO) -> int:
    """Ask what is due today; gives the exit code."""
    from tutor.text.learning import ask_again
    from tutor.text.voice import Ended, Voice

    voice = Voice(desk, stdin, stdout)
    try:
        ask_again(voice, found)
    except Ended:
        voice.say("plain.kept")
    return 0


def test(desk: Desk, stdin: TextIO, stdout: TextIO) -> int:
    """Ask the next form of the test, or say what was taken; gives the exit code."""
    from tutor.text.measuring import take_next
    from tutor.text.voice import Ended, Left, Voice

    voice = Voice(desk, stdin, stdout)
    try:
        take_next(voice)
    except (Ended, Left):
        voice.say("plain.kept")
    return 0


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
