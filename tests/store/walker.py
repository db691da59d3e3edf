"""A program to be killed: it answers its way through a lesson and says what it has been told is kept.

``python -m tests.store.walker DATA SEED``
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from tests.unit.test_session import some_answer
from tutor.store.desk import open_desk
from tutor.store.paths import paths

LESSON = "total-debt"


def walk(data: Path, seed: int) -> None:
    desk = open_desk(paths(data, {}), lang="en", system="en")
    session = desk.open_lesson(LESSON, "en")
    chance = random.Random(seed)
    told = len(desk.store.history(LESSON))
    while True:
        if session.done:
            session.go(session.lesson.steps[0].id)
        elif session.page.kind != "show" and session.given is None:
            session.answer(some_answer(session.page, chance, session))
        else:
            session.next()
        told += 1
        state = {"events": told, "step": session.page.step, "done": session.done, "given": session.given}
        print(json.dumps(state), flush=True)


if __name__ == "__main__":
    walk(Path(sys.argv[1]), int(sys.argv[2]))
