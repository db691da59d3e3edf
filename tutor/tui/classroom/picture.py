"""The room as lines: the lobby with its QR code, a question, how the class answered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from textual.content import Content

from tutor.classroom.room import Room
from tutor.classroom.sent import hidden
from tutor.words import Lang, say
from tutor.words.figures import percent

from ..draw import plain
from ..fold import cells_of, fold, hung
from ..glyphs import Glyphs
from ..player.draft import Draft
from ..player.telling import Telling

BAR = 24
PEOPLE = 60
"""Names that are drawn in the lobby."""


class Picture:
    """``state`` is the host's state of ``room``; ``cells`` × ``lines`` is the room there is to draw in."""

    def __init__(self, room: Room, state: dict[str, Any], cells: int, lines: int, lang: Lang, glyphs: Glyphs) -> None:
        self.room = room
        self.state = state
        self.cells = cells
        self.height = lines
        self.lang = lang
        self.glyphs = glyphs

    def say(self, key: str, **values: object) -> str:
        return say(self.lang, f"room.{key}", **values)

    # before it begins

    def lobby(self, url: str) -> Iterator[Content]:
        people = self.state["people"]
        code = qr(f"{url}/?c={self.room.code}") if self.glyphs.full == "█" else []
        if len(code) + 8 > self.height or (code and len(code[0]) > self.cells):
            code = []
        yield from self._bold(self.say("open_page", url=url))
        yield Content(f"{self.say('code')}  ") + Content.styled(" ".join(self.room.code), "$accent bold")
        yield Content("")
        for line in code:
            yield Content.styled(line, "black on white")
        if code:
            yield Content("")
        host = url.removeprefix("http://")
        yield from self._quiet(self.say("terminal", host=host, code=self.room.code))
        yield Content("")
        if people:
            yield from self._bold(self.say("people", n=len(people)))
            if not self.state["names_hidden"]:
                names = "  ".join(one["name"] for one in people[-PEOPLE:])
                yield from fold(Content(names), self.cells)
        else:
            yield from fold(Content(self.say("nobody_yet")), self.cells)
            if not code or self.height > len(code) + 14:
                yield from self._quiet(self.say("unreachable", url=url))

    # a slide

    def lines(self, *, notes: bool) -> Iterator[Content]:
        slide = self.room.slide
        if self.state["phase"] == "over" or slide is None:
            yield from self._bold(self.say("ended"))
            yield from self._quiet(self.say("report_with", code=self.room.code))
            return
        yield self._standing()
        yield Content("")
        page = self.room.deck.page(slide, self.lang)
        revealed = self.state["phase"] == "revealed"
        draft = Draft(page)
        draft.cursor = -1  # nobody points at anything here
        telling = Telling(draft, self.cells, self.lang, self.glyphs, None, None)
        rows = [row for row in telling.rows() if row.zone != "tool"]
        for row in rows[2:] if len(rows) > 2 else rows:  # the bar of a learner's own progress
            if not (revealed and row.zone.startswith("entry")):
                yield row.content
        if revealed:
            yield from self._result(slide)
        if notes:
            yield from self._notes()
        if self.state.get("trouble"):
            yield from fold(Content.styled(self.say("trouble"), "$danger bold"), self.cells)

    def _standing(self) -> Content:
        """Where the class is, on one line."""
        state = self.state
        parts = [f"{state['at'] + 1} / {state['of']}", self.say(f"phase_{state['phase']}")]
        if state["turn"] > 1:
            parts.append(self.say("turn_2"))
        if state["asks"] and state["phase"] == "read" and state["present"]:
            parts.append(self.say("ready_count", n=state["ready"], of=state["present"]))
        elif state["asks"] and state["present"]:
            parts.append(self.say("answered", n=state["answered"], of=state["present"]))
        if state["remaining_ms"] is not None:
            parts.append(self.say("seconds", n=-(-state["remaining_ms"] // 1000)))
        if state["paused"]:
            parts.append(self.say("paused"))
        return Content.styled(f"  {self.glyphs.dot}  ".join(parts), "$accent bold")

    def _result(self, slide: Any) -> Iterator[Content]:
        told = self.state["told"]
        turns = told["turns"]
        if not any(turn["n"] for turn in turns):
            yield from self._quiet(self.say("nothing_answered"))
        right = set(told["right_ids"])
        page = self.room.deck.page(slide, self.lang)
        for entry in page.entries if "chosen" in turns[-1] else ():
            id = hidden(self.room, entry.id)
            sign = self.glyphs.right if id in right else " "
            style = "$right bold" if id in right else ""
            yield from hung(Content.styled(plain(entry.line), style), self.cells, f"{sign} ")
            for number, turn in enumerate(turns, 1):
                yield self._bar(
                    turn["chosen"].get(id, 0), turn["n"], self.say(f"turn_{number}") if len(turns) > 1 else ""
                )
        if "kinds" in turns[-1]:
            yield from self._kinds(turns)
        yield Content("")
        for number, turn in enumerate(turns, 1):
            if turn["right"] is not None:
                share = percent(Decimal(str(round(turn["right"], 3))), self.lang, 0)
                name = f"{self.say(f'turn_{number}')}: " if len(turns) > 1 else ""
                yield Content.styled(name + self.say("right_share", share=share), "bold")
        if "changed" in told:
            counts = {"".join(part[0] for part in name.split("-")): n for name, n in told["changed"].items()}
            yield from fold(Content(self.say("changed", **counts)), self.cells)
        if "mistake" in told and "kinds" not in turns[-1]:
            name = told["mistake"]["name"][self.lang]
            yield from fold(
                Content.styled(self.say("mistake", name=name, n=told["mistake"]["n"]), "$cost bold"), self.cells
            )
        if self.state["private"]["discuss"]:
            yield from fold(Content.styled(self.say("discuss"), "$accent bold"), self.cells)
        for place, one in enumerate(self.state.get("board", ()), 1):
            yield Content(f"{place}. {one['name']}  ") + Content.styled(str(one["points"]), "$accent bold")
        for words in told.get("words", ()):
            yield from hung(Content(words), self.cells, f"{self.glyphs.bullet} ")

    def _kinds(self, turns: list[dict[str, Any]]) -> Iterator[Content]:
        """Kinds of error instead of answers: everybody may have other numbers."""
        for one in turns[-1]["kinds"]:
            if one["kind"] == "other" and not one["n"]:
                continue
            right = one["kind"] == "right"
            sign, style = (self.glyphs.right, "$right bold") if right else (" ", "$cost bold" if one["name"] else "")
            yield from hung(Content.styled(self._kind(one), style), self.cells, f"{sign} ")
            for number, turn in enumerate(turns, 1):
                n = next(
                    (
                        same["n"]
                        for same in turn["kinds"]
                        if same["name"] == one["name"] and same["kind"] == one["kind"]
                    ),
                    0,
                )
                yield self._bar(n, turn["n"], self.say(f"turn_{number}") if len(turns) > 1 else "")

    def _kind(self, one: dict[str, Any]) -> str:
        return str(one["name"][self.lang]) if one["name"] else self.say(f"kind_{one['kind']}")

    def _bar(self, n: int, of: int, name: str) -> Content:
        filled = round(BAR * n / max(1, of))
        bar = Content.styled(self.glyphs.full * filled, "$accent") + Content.styled(
            self.glyphs.day * (BAR - filled), "$quiet"
        )
        return Content("    ") + bar + Content(f" {n}") + Content.styled(f"  {name}", "$quiet")

    def _notes(self) -> Iterator[Content]:
        """For the teacher: how it stands."""
        private = self.state["private"]
        yield Content("")
        yield Content.styled(self.glyphs.rule * min(self.cells, 40), "$quiet")
        if private["right"] is not None:
            share = percent(Decimal(str(round(private["right"], 3))), self.lang, 0)
            yield Content(self.say("right_share", share=share))
        for one in () if "kinds" in private else private["mistakes"][:3]:
            name = self.room.deck.named(one["id"], self.lang)
            yield from fold(Content(self.say("mistake", name=name, n=one["n"])), self.cells)
        for one in private.get("kinds", ()):
            yield from hung(Content(f"{one['n']}  {self._kind(one)}"), self.cells, f"{self.glyphs.bullet} ")
        for sure, counts in private["confidence"].items():
            if counts["right"] + counts["wrong"]:
                yield Content(self.say("sure_line", sure=say(self.lang, f"verdict.{sure}"), **counts))
        if private["discuss"]:
            yield from fold(Content.styled(self.say("discuss"), "$accent bold"), self.cells)
        for one in private.get("waiting", ()):
            yield from hung(Content(f"{one['name']}: {one['words']}"), self.cells, f"{self.glyphs.bullet} ")

    def _bold(self, words: str) -> Iterator[Content]:
        yield from fold(Content.styled(words, "bold"), self.cells)

    def _quiet(self, words: str) -> Iterator[Content]:
        yield from fold(Content.styled(words, "$quiet"), self.cells)


def qr(text: str) -> list[str]:
    """A QR code in half blocks, two modules a line, with a border of two."""
    import segno

    made = [list(row) for row in segno.make(text, micro=False, error="m").matrix_iter(border=2)]
    if len(made) % 2:
        made.append([0] * len(made[0]))
    signs = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    lines = [
        "".join(signs[bool(above), bool(below)] for above, below in zip(made[at], made[at + 1], strict=True))
        for at in range(0, len(made), 2)
    ]
    assert all(cells_of(line) == len(made[0]) for line in lines)
    return lines
