"""A room's votes as the plain tables that reports are made from."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.classroom.deck import Slide
from tutor.classroom.responses import Cell, Counts, Option, Person, Question, Reply, Responses
from tutor.classroom.room import Person as InRoom
from tutor.classroom.room import Room
from tutor.classroom.votes import Vote
from tutor.course.page import Line, Page, Paragraph
from tutor.learning.anything import any_answer
from tutor.learning.verdict import Unread
from tutor.words import Lang

CHOSEN = frozenset({"choice", "simulate", "choices", "spot"})
"""Kinds of questions in which something is chosen from a list."""


def responses(room: Room, lang: Lang) -> Responses:
    """Everything that was answered; questions that were never opened are left out."""
    asked = [
        (at, slide)
        for at, slide in enumerate(room.deck.slides)
        if slide.graded and (room.votes(at, 1) or room.votes(at, 2) or at in room.revealed)
    ]
    by_hand = {at for at, _ in room.hands}
    people = list(room.people.values())
    return Responses(
        title=" / ".join(dict.fromkeys(room.deck.title(slide, lang) for slide in room.deck.slides)),
        people=tuple(Person(f"p{one.number}", one.name) for one in people),
        questions=tuple(_question(room, at, slide, lang) for at, slide in asked if at not in by_hand),
        cells=tuple(_cells(people, [(at, slide) for at, slide in asked if at not in by_hand])),
        hands=tuple(
            Counts(_question(room, at, room.deck.slides[at], lang), *_hands(room, at))
            for at in sorted(by_hand)
            if room.deck.slides[at].graded
        ),
        polls=tuple(_polls(room, lang)),
        misconceptions=_named(room, lang),
    )


def _hands(room: Room, at: int) -> tuple[dict[str, int], dict[str, int] | None]:
    """The hands of the first count and of the second, if there was one."""
    counted = [room.hands[at, turn] for turn in (1, 2) if (at, turn) in room.hands]
    return counted[0], counted[1] if len(counted) > 1 else None


def _question(room: Room, at: int, slide: Slide, lang: Lang) -> Question:
    page = room.deck.page(slide, lang)
    title = _words(page) or slide.step
    options = tuple(_options(room, slide, lang)) if slide.kind in CHOSEN else ()
    return Question(f"{at + 1}-{slide.step}", title, options, multiple=slide.kind in ("choices", "spot"))


def _options(room: Room, slide: Slide, lang: Lang) -> Iterator[Option]:
    right, behind = set(_solution(room, slide)), room.deck.behind(slide)
    for entry in room.deck.page(slide, lang).entries:
        yield Option(entry.id, _line(entry.line), entry.id in right, behind.get(entry.id, ""))


def _solution(room: Room, slide: Slide) -> list[str]:
    try:
        solution = room.deck.grade(slide, any_answer(room.deck.page(slide, "zh")), "zh").solution
    except Unread:
        return []
    return [solution] if isinstance(solution, str) else list(solution or ())


def _cells(people: list[InRoom], asked: list[tuple[int, Slide]]) -> Iterator[Cell]:
    """A cell wherever somebody was there: from when they came, and for those who were asked to leave until then."""
    for at, slide in asked:
        for one in people:
            first, second = one.votes.get((at, 1)), one.votes.get((at, 2))
            last = max((number for number, _ in one.votes), default=-1)
            if at < one.since or (not one.here and at > last):
                continue
            yield Cell(
                f"p{one.number}",
                f"{at + 1}-{slide.step}",
                _reply(slide, first) if first else None,
                _reply(slide, second) if second else None,
            )


def _reply(slide: Slide, vote: Vote) -> Reply:
    chosen: tuple[str, ...] = ()
    if slide.kind in CHOSEN:
        chosen = (vote.answer,) if isinstance(vote.answer, str) else tuple(dict.fromkeys(vote.answer))
    return Reply(chosen, vote.score, vote.sure, vote.misconceptions)


def _polls(room: Room, lang: Lang) -> Iterator[Counts]:
    for at, slide in enumerate(room.deck.slides):
        if slide.kind != "poll":
            continue
        page = room.deck.page(slide, lang)
        options = tuple(Option(entry.id, _line(entry.line)) for entry in page.entries)
        counts: dict[str, int] = dict(room.anonymous.get(at, {}))
        for name, n in room.hands.get((at, 1), {}).items():
            counts[name] = counts.get(name, 0) + n
        for vote in room.votes(at, 1):
            counts[str(vote.answer)] = counts.get(str(vote.answer), 0) + 1
        if counts:
            question = Question(f"{at + 1}-{slide.step}", _words(page) or slide.step, options)
            yield Counts(question, counts, own_money=slide.own_money)


def _named(room: Room, lang: Lang) -> dict[str, str]:
    shown = {name for person in room.people.values() for vote in person.votes.values() for name in vote.misconceptions}
    for slide in room.deck.slides:
        if slide.kind in CHOSEN and slide.graded:
            shown |= {option.misconception for option in _options(room, slide, lang) if option.misconception}
    return {name: room.deck.named(name, lang) for name in sorted(shown)}


def _words(page: Page) -> str:
    return " ".join(_line(block.line) for block in page.question if isinstance(block, Paragraph))


def _line(line: Line) -> str:
    return "".join(getattr(span, "text", "____") for span in line)
