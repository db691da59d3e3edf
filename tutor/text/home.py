"""Home, line by line: what comes next, help now, the course by units; search and the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tutor.course.catalogue import Part
from tutor.course.diagnostics import Broken
from tutor.course.shelf import Contact
from tutor.finance.calculators import TOOLS
from tutor.store.errors import StoreError
from tutor.text.voice import Left, Voice, picked
from tutor.words import Lang, figures


class Home:
    """Everything that can be opened has a number."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._desk = voice.desk
        self._doors: list[Callable[[], None]] = []

    def visit(self) -> None:
        """Show home, open what is asked for, and show it again. Raises ``Left`` or ``Ended``."""
        if self._voice.person and self._desk.store.setting("lang") is None:
            self._first_run()
        self._show()
        while True:
            wanted = self._voice.ask("plain.home_ask")
            if self._command(wanted):
                continue
            opens = picked(wanted, self._doors)
            if opens is None:
                self._voice.say("plain.number_wanted", n=len(self._doors))
                continue
            opens()
            self._show()

    def _first_run(self) -> None:
        """Ask for the language, once."""
        self._voice.numbered(["中文", "English"])
        found = picked(self._voice.ask(), ["zh", "en"])
        self._speak("zh" if found == "zh" else "en" if found == "en" else self._voice.lang)

    def _speak(self, lang: Lang) -> None:
        self._desk.lang = lang
        self._desk.store.set_setting("lang", lang)

    def _show(self) -> None:
        """What matters first stands first: what is heard line by line can't be skimmed."""
        voice, lang, catalogue = self._voice, self._voice.lang, self._desk.catalogue
        self._doors = []
        voice.tell("finlit-tutor")
        voice.say("common.education")
        voice.tell()
        self._today()
        if catalogue.needs:
            voice.tell()
            voice.say("home.needs")
        for need in catalogue.needs:
            self._door(need.title[lang], partial(self._page, partial(self._need, need.id)))
        if catalogue.units:
            voice.tell()
            voice.say("home.course")
        places = self._desk.store.places()
        for unit in catalogue.units:
            done = sum(1 for name in unit.lessons if name in places and places[name].done)
            key = "plain.unit_begun" if done else "plain.unit"
            told = voice.word(key, title=unit.title[lang], done=done, n=len(unit.lessons))
            self._door(told, partial(self._page, partial(self._unit, unit)))
        voice.tell()
        self._door(voice.word("world.world"), self._world)
        voice.tell()
        voice.say("home.tools")
        self._tools(TOOLS)
        voice.tell()

    def _today(self) -> None:
        """The lesson that Enter opens, what is to be thought of again, and plans whose day has come."""
        voice, store, now = self._voice, self._desk.store, self._desk.clock()
        following = self._next()
        if following is not None:
            voice.say("plain.today", lesson=self._told(following))
        due = store.due(now)
        plans = [plan for plan in store.plans() if not plan.kept and plan.due <= now]
        if due:
            voice.tell(f"r: {voice.word('progress.due', n=due)}")
        if plans:
            voice.tell(f"d: {voice.word('progress.plans_due', n=len(plans))}")

    def _door(self, told: str, opens: Callable[[], None]) -> None:
        """Something to open, with the next number."""
        self._doors.append(opens)
        self._voice.tell(f"{len(self._doors)}. {told}")

    def _page(self, tell: Callable[[], None]) -> None:
        """A page of things to open, told again after each, until one goes home."""
        voice = self._voice
        while True:
            self._doors = []
            voice.tell()
            tell()
            voice.tell()
            opens = self._chosen()
            if opens is None:
                return
            opens()

    def _chosen(self) -> Callable[[], None] | None:
        """What is opened next; None to go home."""
        voice = self._voice
        while wanted := voice.ask("plain.page_ask" if self._doors else "plain.enter_home"):
            opens = picked(wanted, self._doors)
            if opens is not None or not self._doors:
                return opens
            if wanted == "q":
                raise Left
            voice.say("plain.number_wanted", n=len(self._doors))
        return None

    def _told(self, name: str) -> str:
        """A lesson in a line: its title, and how long it takes or how far one is."""
        lesson, place = self._desk.catalogue.lesson(name), self._desk.store.places().get(name)
        state = "done" if place and place.done else "begun" if place else "new"
        step = place.step if place else 1
        told = {"title": lesson.titled(self._voice.lang), "minutes": lesson.minutes, "step": step, "of": lesson.steps}
        return self._voice.word(f"plain.lesson_{state}", **told)

    def _unit(self, unit: Part) -> None:
        self._voice.tell(unit.title[self._voice.lang])
        self._lessons(unit.lessons)

    def _lessons(self, names: Iterable[str]) -> None:
        for name in names:
            self._door(self._told(name), partial(self._open, name))

    def _tools(self, names: Iterable[str]) -> None:
        for name in names:
            self._door(self._voice.word(f"tools.{name}"), partial(self._tool, name))

    def _open(self, name: str, step: str | None = None) -> None:
        from tutor.text.lesson import Player

        self._voice.tell(self._desk.catalogue.lesson(name).titled(self._voice.lang))
        try:
            Player(self._voice, self._desk.open_lesson(name, self._voice.lang, step)).play()
        except Broken as broken:
            self._voice.say("plain.broken")
            for one in broken.diagnostics[:3]:
                self._voice.tell(f"{one.file}:{one.line}:{one.column}: {one.message(self._voice.lang)}")
        except StoreError as error:
            self._voice.tell(error.message(self._voice.lang))

    def _world(self) -> None:
        from tutor.text.life import choose_world

        choose_world(self._voice)

    def _tool(self, name: str) -> None:
        from tutor.text.tools import Tool

        tool = Tool(self._voice, name)
        tool.ask()
        tool.show()

    def _need(self, name: str) -> None:
        voice, lang, library = self._voice, self._voice.lang, self._desk.library
        need = library.needs.entries.get(name)
        if need is None:
            voice.say("screen.trouble_need")
            return
        voice.tell(need.title[lang])
        voice.tell()
        voice.say("home.need_first")
        for first in need.first:
            voice.tell(f"- {first[lang]}")
        contacts = [library.contacts.entries[one] for one in need.contacts if one in library.contacts.entries]
        if contacts:
            voice.tell()
            voice.say("home.need_contacts")
        for one in contacts:
            self._contact(one)
        if need.tools:
            voice.tell()
            voice.say("home.need_tools")
            self._tools(need.tools)
        lessons = self._desk.catalogue.pathway(name)
        if lessons:
            voice.tell()
            voice.say("home.need_lessons")
            self._lessons(lesson.id for lesson in lessons)

    def _contact(self, one: Contact) -> None:
        voice, lang = self._voice, self._voice.lang
        region, checked = voice.word(f"screen.sources_region_{one.region}"), figures.day(one.checked, lang)
        where = voice.word("home.need_checked", region=region, checked=checked)
        key = "plain.contact" if one.number else "plain.contact_unnumbered"
        voice.say(key, name=one.name[lang], number=one.number, says=one.says[lang], where=where)

    def _command(self, wanted: str) -> bool:
        """Whether it was one of the letters that work here, now carried out."""
        voice = self._voice
        if wanted == "q":
            raise Left
        if wanted == "l":
            self._speak("en" if voice.lang == "zh" else "zh")
            self._show()
        elif wanted == "i":
            voice.say("common.notice")
        elif wanted.startswith("/"):
            self._search(wanted[1:].strip())
        elif wanted in ("r", "p", "d", "o"):
            self._learned(wanted)
            self._show()
        elif wanted in ("?", "？"):
            voice.say("plain.home_help")
        elif wanted == "g" or wanted.startswith("g "):
            glossary(voice, wanted[1:].strip())
        elif wanted == "":
            self._go_on()
        else:
            return False
        return True

    def _search(self, typed: str) -> None:
        """What has those words; a number opens it where it is a lesson or a step."""
        from tutor.course.search import documents, find

        voice = self._voice
        hits = find(documents(self._desk.catalogue, self._desk.library), typed, voice.lang, 12)
        if not hits:
            voice.say("plain.search_nothing")
            return
        voice.numbered(f"{hit.title} ({voice.word(f'screen.palette_{hit.kind}')}): {hit.excerpt}" for hit in hits)
        found = picked(voice.ask("plain.search_ask"), [str(number) for number in range(len(hits))])
        if found is None:
            return
        hit = hits[int(found)]
        if hit.kind in ("lesson", "step"):
            self._open(hit.id, hit.step or None)
        elif hit.kind == "term":
            glossary(voice, hit.id)
        elif hit.kind == "need":
            self._page(partial(self._need, hit.id))
        else:
            voice.tell(hit.excerpt)

    def _learned(self, wanted: str) -> None:
        """Review, progress, plans, settings."""
        from tutor.text import learning

        if wanted == "r":
            learning.ask_again(self._voice, self._desk.review())
        elif wanted == "p":
            learning.show_progress(self._voice)
        elif wanted == "d":
            learning.show_plans(self._voice)
        else:
            learning.change_settings(self._voice)

    def _go_on(self) -> None:
        following = self._next()
        if following is None:
            self._voice.say("plain.no_lessons")
            return
        self._open(following)
        self._show()

    def _next(self) -> str | None:
        """The lesson to go on with: the one last open, else the first that is not finished."""
        places = self._desk.store.places()
        begun = [name for name, place in places.items() if not place.done and name in self._known()]
        if begun:
            return max(begun, key=lambda name: places[name].at)
        fresh = (name for name in self._known() if name not in places)
        return next(fresh, next(iter(self._known()), None))

    def _known(self) -> list[str]:
        return [lesson.id for lesson in self._desk.catalogue.lessons]


def glossary(voice: Voice, word: str) -> None:
    """The entry for a word, or the words there are."""
    lang = voice.lang
    entries = voice.desk.library.glossary.entries
    sought = word.casefold()
    found = [
        one
        for name, one in entries.items()
        if sought
        and any(sought in other.casefold() for other in (name, one.name.zh, one.name.en, *one.also.zh, *one.also.en))
    ]
    if not found:
        voice.say("plain.glossary_words")
        voice.tell(("、" if lang == "zh" else ", ").join(one.name[lang] for one in entries.values()))
    for one in found[:5]:
        voice.tell(one.name[lang])
        voice.markup(one.says[lang])
