"""A room told again from its journal: who came, what was shown, who answered what, what the teacher did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tutor.classroom.deck import Deck
from tutor.classroom.journal import Journal
from tutor.classroom.room import Person, Refused, Room
from tutor.learning.verdict import Answer
from tutor.text.prose import lines_of, spoken
from tutor.words import Lang, say
from tutor.words.lines import width

NAME = 14
"""Cells of the column of names."""


def told(journal: Journal, deck: Deck, room: Room, lang: Lang) -> Iterator[str]:
    """Line by line. ``room`` is the room as it was opened; the acts of the journal are done in it once more."""
    answers = 0
    for number, at, act in journal.acts():
        try:
            room.handle(act)
        except Refused:
            if act["do"] != "counted-one":  # of a lesson that was changed since
                yield _line(number, at, "", say(lang, "replay.passed"))
                continue
        answers += act["do"] in ("answer", "counted-one")
        person = room.people.get(str(act.get("token")))
        yield _line(number, at, person.name if person else "", _said(room, deck, act, person, lang))
    for tally in journal.tallies():
        room.handle(tally)
    yield say(lang, "replay.whole", n=len(room.people), answers=answers, phase=say(lang, f"room.phase_{room.phase}"))


def _line(number: int, at: str, who: str, said: str) -> str:
    time = datetime.fromisoformat(at).astimezone()
    return f"{number:>5}  {time:%H:%M:%S}  {who}{' ' * max(1, NAME - width(who))}{said}"


def _said(room: Room, deck: Deck, act: Mapping[str, Any], person: Person | None, lang: Lang) -> str:
    do, slide = act["do"], room.slide
    if do in ("next", "back", "go", "time-up", "reveal", "lock") and slide is not None:
        page = deck.page(slide, lang)
        asked = " ".join(line for block in page.question for line in lines_of(block, lang)) or spoken(page.title)
        place = f"{room.at + 1} / {len(deck.slides)}"
        return f"{say(lang, f'room.phase_{room.phase}')}  {place}" + (
            f"  {asked}" if do in ("next", "back", "go") else ""
        )
    if do == "answer" and person is not None and slide is not None:
        vote = room.vote_of(person)
        outcome = "" if vote is None or vote.outcome == "noted" else f"  {say(lang, f'verdict.{vote.outcome}')}"
        return f"{say(lang, 'replay.answer')}  {_answer(deck, room, person, act['answer'], lang)}{outcome}"
    if do in ("remove", "approve"):
        name = next((one.name for one in room.people.values() if one.number == act.get("number")), "")
        return f"{say(lang, f'replay.{do}')}  {name}"
    if do == "hands":
        return f"{say(lang, 'replay.hands')}  {sum(act['counts'].values())}"
    return say(lang, f"replay.{do}")


def _answer(deck: Deck, room: Room, person: Person, answer: Answer | list[str], lang: Lang) -> str:
    """An answer in the words that its giver saw."""
    slide = room.slide
    assert slide is not None, "there was an answer to it"
    page = deck.page(slide, lang, person.seed)
    known = {one.id: spoken(one.line) for one in (*page.entries, *page.targets)}
    known |= {turn.id: spoken(turn.line) for scene in page.scenes for turn, _ in scene.turns}
    between = say(lang, "room.comma")
    if isinstance(answer, str):
        return known.get(answer, answer)
    if isinstance(answer, Mapping):
        return between.join(f"{known.get(name, '')} → {known.get(to, to)}".strip(" →") for name, to in answer.items())
    return between.join(known.get(name, name) for name in answer)
