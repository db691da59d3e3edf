"""A lesson, line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tutor.course import compose
from tutor.course.page import READ, WORLD, Page
from tutor.learning.session import Session
from tutor.learning.verdict import Answer, Confidence, Note, Unread, Verdict
from tutor.store.errors import StoreError
from tutor.text.answering import Asks, Unsuited, from_line, piece_by_piece
from tutor.text.home import glossary
from tutor.text.prose import spoken
from tutor.text.voice import Ended, Left, Voice, picked
from tutor.words import figures, say

SURE: Final[tuple[Confidence, ...]] = ("guess", "fairly", "certain")


class _Turned(Exception):
    """The page is to be shown anew: one went on or back, or speaks another language."""


class Player:
    """Plays ``session`` until it is finished or left."""

    def __init__(self, voice: Voice, session: Session) -> None:
        self._voice = voice
        self._session = session
        self._commands: dict[str, Callable[[], None]] = {
            "h": self._hint,
            "s": self._sources,
            "b": self._back,
            "c": self._tool,
            "n": self._skip,
            "m": self._jot,
            "t": self._teach,
            "l": self._language,
            "i": lambda: self._voice.say("common.notice"),
            "?": lambda: self._voice.say("plain.lesson_help"),
            "？": lambda: self._voice.say("plain.lesson_help"),
            "q": self._quit,
        }

    def play(self) -> None:
        """To the recap, or until the person leaves. Raises ``Left`` or ``Ended``."""
        if self._session.done:
            self._session.go(self._session.lesson.steps[0].id)
        while not self._session.done:
            try:
                self._page(self._session.page)
            except _Turned:
                continue
            except StoreError as error:
                self._voice.tell(error.message(self._voice.lang))
                raise Left from error
        self._recap()

    def ask(self) -> None:
        """Only what there is to ask, without a recap. Raises ``Left`` or ``Ended``."""
        while not self._session.done:
            try:
                self._page(self._session.page)
            except _Turned:
                continue

    def _page(self, page: Page) -> None:
        self._show(page)
        if page.kind in READ:
            self._read("plain.go_on")
        elif self._session.verdict is not None:
            self._verdict(page, self._session.verdict)
            self._after(self._session.verdict)
        else:
            self._after(self._asked(page))
        self._session.next()

    def _show(self, page: Page) -> None:
        voice = self._voice
        voice.tell()
        voice.say("plain.place", place=page.place, of=page.of)
        if page.genre:
            voice.say("plain.document", genre=voice.word(f"lesson.genre_{page.genre}"), heading=spoken(page.title))
        elif page.title:
            voice.tell(spoken(page.title))
        voice.blocks(page.body)
        if page.body and page.question:
            voice.tell()
        voice.blocks(page.question)
        if page.own_money:
            voice.say("lesson.own_money")
        if page.opening is not None and page.opening.tool != WORLD:
            voice.say("plain.opens", name=voice.word(f"tools.{page.opening.tool}"))
        voice.numbered(spoken(entry.line) for entry in (page.targets or page.entries))

    # asking

    def _asked(self, page: Page) -> Verdict:
        while True:
            try:
                answer = self._answer(page)
                return self._weighed(page, answer)
            except Unsuited as unsuited:
                self._voice.say(unsuited.code, **unsuited.values)
            except Unread as unread:
                self._voice.say(unread.code, **unread.values)

    def _answer(self, page: Page) -> Answer:
        if page.kind in Asks:
            return from_line(page, self._line(Asks[page.kind]))
        return piece_by_piece(page, self._voice, lambda: self._line(""))

    def _weighed(self, page: Page, answer: Answer) -> Verdict:
        """The verdict, after asking how sure one is; an input that ends there still keeps the answer."""
        self._session.look_at(answer)
        try:
            sure = self._sure() if page.sure else None
        except (Ended, KeyboardInterrupt):
            self._session.answer(answer)
            raise
        verdict = self._session.answer(answer, sure)
        self._verdict(page, verdict)
        return verdict

    def _sure(self) -> Confidence | None:
        lang = self._voice.lang
        ways = [say(lang, f"verdict.{name}") for name in SURE]
        named = (" " if lang == "en" else "  ").join(f"{number} {way}" for number, way in enumerate(ways, 1))
        found = picked(self._voice.ask("plain.ask_sure", ways=named), SURE)
        return next((name for name in SURE if name == found), None)

    def _line(self, key: str) -> str:
        """A line that is an answer. Commands are carried out on the way; an empty line is explained."""
        while True:
            line = self._read(key)
            if line:
                return line
            self._voice.say("plain.answer_or_skip")

    def _read(self, key: str) -> str:
        """A line that is no command. Raises ``_Turned`` where a command leads elsewhere."""
        while True:
            line = self._voice.ask(key) if key else self._voice.ask()
            if line == "g" or line.startswith("g "):
                glossary(self._voice, line[1:].strip())
            elif line in self._commands:
                self._commands[line]()
            else:
                return line

    def _after(self, verdict: Verdict) -> None:
        """Go on, or try the same question with other numbers."""
        key = "plain.go_on_or_again" if verdict.again else "plain.go_on"
        while (line := self._read(key)) not in ("",):
            if line == "v" and verdict.again:
                self._session.again()
                raise _Turned
            self._voice.say("plain.enter_goes_on")

    # telling

    def _verdict(self, page: Page, verdict: Verdict) -> None:
        voice = self._voice
        voice.tell()
        if verdict.outcome != "noted":
            voice.say(
                "lesson.predicted" if page.predict and verdict.outcome != "right" else f"verdict.{verdict.outcome}"
            )
        if verdict.understood:
            voice.say("lesson.understood", number=verdict.understood)
        if verdict.named and verdict.outcome != "noted":
            voice.say("lesson.shows", names=("；" if voice.lang == "zh" else "; ").join(verdict.named))
        entries = {entry.id: spoken(entry.line) for entry in page.entries}
        for note in verdict.notes:
            self._note(note, entries.get(note.about, ""))
        if verdict.outcome in ("wrong", "partly") and verdict.shown_solution:
            voice.say("plain.solution")
            for entry in verdict.shown_solution:
                voice.tell(f"- {spoken(entry.line)}")
        voice.blocks(verdict.explain)
        if verdict.outcome in ("wrong", "partly") and self._session.misses > 1 and self._session.taught_by is not None:
            voice.say("lesson.twice_missed")
        if page.opening is not None and page.opening.tool == WORLD:
            voice.say("plain.opens_world", goal=dict(page.opening.typed)["goal"])

    def _note(self, note: Note, name: str) -> None:
        if not note.says:
            return
        word = "right" if note.right and note.chosen else "missed" if note.right else "wrong"
        found = "spot" if self._session.page.kind == "spot" else "note"
        if name:
            self._voice.say(f"plain.{found}_{word}", name=name.rstrip("。.；;"))
        self._voice.blocks(note.says)

    def _recap(self) -> None:
        voice, recap = self._voice, self._session.recap()
        voice.tell()
        voice.say("plain.recap")
        voice.blocks(recap.can_do)
        voice.say("lesson.recap_score", right=recap.right, n=recap.asked)
        if recap.again:
            voice.say("lesson.recap_again")
            for seen in recap.again:
                state = "certain" if seen.certain else "unanswered" if seen.outcome is None else "again"
                voice.tell("- " + voice.word(f"plain.again_{state}", title=spoken(seen.title)))
        if recap.plan:
            voice.say("plain.recap_plan", plan=spoken(recap.plan))
        self._facts(recap.facts)
        voice.tell()

    # commands

    def _hint(self) -> None:
        hint = self._session.hint()
        if hint is None:
            self._voice.say("plain.no_hint")
        else:
            self._voice.blocks(hint)

    def _sources(self) -> None:
        step = self._session.page.facts
        self._facts(step or self._session.lesson.facts)
        if not step and not self._session.lesson.facts:
            self._voice.say("plain.no_sources")

    def _facts(self, names: tuple[str, ...]) -> None:
        voice, lang = self._voice, self._voice.lang
        entries = voice.desk.library.facts.entries
        known = [entries[name] for name in names if name in entries]
        if known:
            voice.say("plain.sources")
        for fact in known:
            day = figures.day(fact.checked, lang)
            says = spoken(compose.line(fact.says[lang], {}, voice.desk.library, lang))
            voice.tell("- " + voice.word("plain.source", says=says, source=fact.source[lang], day=day))

    def _tool(self) -> None:
        opening = self._session.page.opening
        if opening is None or (opening.tool == WORLD and self._session.verdict is None):
            self._voice.say("plain.no_tool")
            return
        if opening.tool == WORLD:
            self._world(dict(opening.typed))
            return
        from tutor.text.tools import Tool

        Tool(self._voice, opening.tool, dict(opening.typed)).show()

    def _world(self, given: Mapping[str, str]) -> None:
        """The run that was asked about, to be looked at and lived otherwise."""
        from tutor.credit.game import Game
        from tutor.text.life import Living

        world = self._voice.desk.world(given["world"])
        Living(self._voice, world, Game(world, world.script, int(given["month"]))).live()

    def _jot(self) -> None:
        """A line of one's own about this step."""
        text = self._voice.ask("progress.note_ask")
        self._voice.desk.note(self._session.lesson.id, self._session.page.step, text)
        self._voice.say("progress.note_kept")

    def _teach(self) -> None:
        """Where the point is taught; the question then waits with other numbers."""
        if self._session.taught_by is None:
            self._voice.say("plain.no_teaching")
            return
        self._session.teach()
        raise _Turned

    def _back(self) -> None:
        self._session.back()
        raise _Turned

    def _skip(self) -> None:
        self._session.next()
        raise _Turned

    def _language(self) -> None:
        desk = self._voice.desk
        desk.lang = "en" if desk.lang == "zh" else "zh"
        desk.store.set_setting("lang", desk.lang)
        desk.switch(self._session, desk.lang)
        raise _Turned

    def _quit(self) -> None:
        raise Left
