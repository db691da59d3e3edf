"""The room as lines: the lobby with its QR code, a question, how the class answered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from textual.content import Content

from tutor.classroom.deck import Slide
from tutor.classroom.room import Room
from tutor.classroom.sent import hidden
from tutor.classroom.standing import verdict_of
from tutor.words import Lang, say
from tutor.words.figures import percent

from ..draw import plain
from ..fold import fold, hung
from ..glyphs import Glyphs
from ..player.draft import Draft
from ..player.telling import Telling
from .lobby import Lobby

BAR = 24
PAPER = frozenset({"number", "fill", "order", "match", "classify"})
"""Kinds for which nobody can raise a hand."""
LISTED = frozenset({"choice", "choices", "simulate", "spot"})
"""Kinds whose right answers are marked in the list."""


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

    def lobby(self, url: str, *, alone: bool, dark: bool) -> Iterator[Content]:
        """How one gets in; ``alone`` without any network, ``dark`` without any colours."""
        people = self.state["people"]
        names = None if self.state["names_hidden"] else [one["name"] for one in people]
        lobby = Lobby(url, self.room.code, names, len(people), self.lang, self.glyphs, alone, dark)
        yield from lobby.lines(self.cells, self.height)
        yield from self._trouble()

    def hands(self) -> Iterator[Content]:
        """The lobby of a class without phones."""
        yield from self._bold(self.say("hands_lobby"))
        yield Content("")
        for key in ("hands_how", "hands_which"):
            yield from fold(Content(self.say(key)), self.cells)

    # a slide

    def lines(self, *, notes: bool, hands: bool = False) -> Iterator[Content]:
        slide = self.room.slide
        if self.state["phase"] == "over" or slide is None:
            yield from self._bold(self.say("ended"))
            yield from self._quiet(self.say("report_with", code=self.room.code))
            yield from self._quiet(self.say("leave_with"))
            return
        yield self._standing()
        yield Content("")
        page = self.room.deck.page(slide, self.lang)
        revealed = self.state["phase"] == "revealed"
        draft = Draft(page)
        draft.cursor = -1  # nobody points at anything here
        telling = Telling(draft, self.cells, self.lang, self.glyphs, None, None, together=True)
        rows = [row for row in telling.rows() if row.zone != "tool"]
        for row in rows[2:] if len(rows) > 2 else rows:  # the bar of a learner's own progress
            if not (revealed and row.zone.startswith("entry")):
                yield row.content
        if hands and not revealed and (slide.own_money or slide.kind in PAPER):
            yield Content("")
            yield from self._quiet(self.say("hands_private" if slide.own_money else "hands_paper"))
        if revealed:
            if not hands or not (slide.own_money or slide.kind in PAPER):
                yield from self._result(slide)
            yield from self._why(slide, telling)
        elif self.state["private"]["discuss"] and self._all_in():
            yield Content("")
            yield from self._discuss("discuss_first")
        if notes:
            yield from self._notes()
        yield from self._trouble()

    def _all_in(self) -> bool:
        """Whether nobody is expected to answer any more: then it may be said what is best done now."""
        state = self.state
        waiting = state["phase"] == "open" and state["answered"] < state["present"]
        return state["phase"] in ("open", "locked") and not waiting

    def _why(self, slide: Slide, telling: Telling) -> Iterator[Content]:
        """What is right, where no list shows it, and why, with the numbers that the projector shows."""
        verdict = verdict_of(self.room, slide, self.lang, None, None)
        if verdict is None:
            return
        if slide.kind not in LISTED and verdict.shown_solution:
            yield Content("")
            yield from self._bold(self.say("solution"))
            for entry in verdict.shown_solution:
                yield from hung(Content.styled(plain(entry.line), "$right bold"), self.cells, f"{self.glyphs.right} ")
        if verdict.explain:
            yield Content("")
            for row in telling.blocks(verdict.explain):
                yield row.content

    def _discuss(self, key: str = "discuss") -> Iterator[Content]:
        yield from fold(Content.styled(self.say(key), "$accent bold"), self.cells)

    def _trouble(self) -> Iterator[Content]:
        if self.state.get("trouble"):
            yield Content("")
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
        hands = self.room.hands.get((state["at"], state["turn"]))
        if hands is not None:
            parts.append(self.say("hands_n", n=sum(hands.values())))
        if state["remaining_ms"] is not None:
            parts.append(self.say("seconds", n=-(-state["remaining_ms"] // 1000)))
        if state["paused"]:
            parts.append(self.say("paused"))
        return Content.styled(f"  {self.glyphs.dot}  ".join(parts), "$accent bold")

    def _result(self, slide: Slide) -> Iterator[Content]:
        told = self.state["told"]
        turns = told["turns"]
        if not all(turn["n"] is not None for turn in turns):
            yield from self._quiet(self.say("few_answered"))
        elif not any(turn["n"] for turn in turns):
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
            yield Content("")
            yield from self._kinds(turns)
        yield Content("")
        for number, turn in enumerate(turns, 1):
            if turn["right"] is not None:
                share = percent(Decimal(str(round(turn["right"], 3))), self.lang, 0)
                words = self.say("right_share", share=share)
                yield Content.styled(self.say(f"turn_{number}_is", says=words) if len(turns) > 1 else words, "bold")
        if "changed" in told:
            counts = {"".join(part[0] for part in name.split("-")): n for name, n in told["changed"].items()}
            yield from fold(Content(self.say("changed", **counts)), self.cells)
        if "mistake" in told and "kinds" not in turns[-1]:
            name = told["mistake"]["name"][self.lang]
            yield from fold(
                Content.styled(self.say("mistake", name=name, n=told["mistake"]["n"]), "$cost bold"), self.cells
            )
        yield from self._sure(told["confidence"])
        if self.state["private"]["discuss"]:
            yield from self._discuss()
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

    def _bar(self, n: int | None, of: int | None, name: str) -> Content:
        """A count out of a whole; None where it is so small that it isn't told."""
        if n is None:
            return Content("    ") + Content.styled(self.say("withheld"), "$quiet")
        filled = round(BAR * n / max(1, of or 0))
        style = "$quiet" if name and name == self.say("turn_1") else "$accent"  # what was is paler than what is
        bar = Content.styled(self.glyphs.full * filled, style) + Content.styled(
            self.glyphs.day * (BAR - filled), "$quiet"
        )
        return Content("    ") + bar + Content(f" {n}") + Content.styled(f"  {name}", "$quiet")

    def _sure(self, found: dict[str, dict[str, int]]) -> Iterator[Content]:
        """How sure they were × how right."""
        for sure, counts in found.items():
            if counts["right"] + counts["wrong"]:
                yield Content(self.say("sure_line", sure=say(self.lang, f"verdict.{sure}"), **counts))

    def _notes(self) -> Iterator[Content]:
        """For the teacher: how it stands."""
        private = self.state["private"]
        yield Content("")
        yield Content.styled(self.glyphs.rule * min(self.cells, 40), "$quiet")
        yield from self._quiet(self.say("private_here"))
        if private["right"] is not None:
            share = percent(Decimal(str(round(private["right"], 3))), self.lang, 0)
            yield Content(self.say("right_share", share=share))
        for one in () if "kinds" in private else private["mistakes"][:3]:
            name = self.room.deck.named(one["id"], self.lang)
            yield from fold(Content(self.say("mistake", name=name, n=one["n"])), self.cells)
        for one in private.get("kinds", ()):
            yield from hung(Content(f"{one['n']}  {self._kind(one)}"), self.cells, f"{self.glyphs.bullet} ")
        yield from self._sure(private["confidence"])
        if private["discuss"]:
            yield from self._discuss()
        for one in private.get("waiting", ()):
            yield from hung(Content(f"{one['name']}: {one['words']}"), self.cells, f"{self.glyphs.bullet} ")

    def _bold(self, words: str) -> Iterator[Content]:
        yield from fold(Content.styled(words, "bold"), self.cells)

    def _quiet(self, words: str) -> Iterator[Content]:
        yield from fold(Content.styled(words, "$quiet"), self.cells)
