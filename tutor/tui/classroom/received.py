"""What a room sends, as the pages and verdicts that the player draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from tutor.course.page import Blocks, Bullets, Entry, Gap, Line, Page, Paragraph, Scene, Table, Text
from tutor.learning.verdict import Answer, Note, Outcome, Verdict
from tutor.words import Lang


def page_of(slide: Mapping[str, Any], state: Mapping[str, Any], lang: Lang) -> Page:
    def entries(name: str) -> tuple[Entry, ...]:
        return tuple(Entry(one["id"], line_of(one["line"])) for one in slide[name])

    return Page(
        lesson=slide["lesson"],
        step=f"{state['at']}-{state['turn']}",
        kind=slide["kind"],
        lang=lang,
        place=state["at"] + 1,
        of=state["of"],
        title=line_of(slide["title"]),
        body=blocks_of(slide["body"]),
        question=blocks_of(slide["question"]),
        entries=entries("entries"),
        targets=entries("targets"),
        multiple=slide["multiple"],
        scenes=tuple(
            Scene(
                one["id"],
                blocks_of(one["body"]),
                tuple((Entry(turn["id"], line_of(turn["line"])), turn["to"]) for turn in one["turns"]),
                one["ending"],
            )
            for one in slide.get("scenes", ())
        ),
        genre=slide["genre"],
        unit=slide["unit"],
        sure=slide["sure"],
        own_money=slide["own_money"],
    )


def waiting_of(lang: Lang) -> Page:
    return Page(lesson="", step="", kind="show", lang=lang, place=1, of=1)


def verdict_of(told: Mapping[str, Any]) -> Verdict:
    outcome = cast(Outcome, told.get("outcome") or "noted")
    notes = tuple(
        Note(one["about"], one["chosen"], one["right"], blocks_of(one["says"])) for one in told.get("notes", ())
    )
    shown = tuple(Entry(str(number), line_of(one)) for number, one in enumerate(told.get("solution_shown", ())))
    return Verdict(
        outcome,
        1.0 if outcome == "right" else 0.0,
        notes,
        blocks_of(told.get("explain", ())),
        thawed_of(told.get("solution")),
        shown,
        told.get("understood"),
        named=tuple(told.get("named", ())),
    )


def thawed_of(answer: Any) -> Answer | None:
    return tuple(answer) if isinstance(answer, list) else answer


def blocks_of(found: Any) -> Blocks:
    blocks: list[Paragraph | Bullets | Table] = []
    for one in found:
        if "p" in one:
            blocks.append(Paragraph(line_of(one["p"])))
        elif "list" in one:
            blocks.append(Bullets(tuple(map(line_of, one["list"])), one["numbered"]))
        else:
            rows = tuple(tuple(map(line_of, row)) for row in one["rows"])
            blocks.append(Table(tuple(map(line_of, one["head"])), rows, tuple(one["right"])))
    return tuple(blocks)


def line_of(spans: Any) -> Line:
    return tuple(
        Gap(one["gap"]) if "gap" in one else Text(one["t"], bool(one.get("b")), bool(one.get("i"))) for one in spans
    )
