"""Home, line by line: today, the course, help now, the glossary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tutor.course.diagnostics import Broken
from tutor.finance.calculators import TOOLS
from tutor.store.errors import StoreError
from tutor.text.voice import Left, Voice, picked
from tutor.words import Lang


class Home:
    """Everything that can be opened has a number."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._desk = voice.desk
        self._doors: dict[str, Callable[[], None]] = {}

    def visit(self) -> None:
        """Show home, open what is asked for, and show it again. Raises ``Left`` or ``Ended``."""
        if self._voice.person and self._desk.store.setting("lang") is None:
            self._first_run()
        self._show()
        while True:
            wanted = self._voice.ask("plain.home_ask")
            if self._command(wanted):
                continue
            door = picked(wanted, list(self._doors))
            if door is None:
                self._voice.say("plain.number_wanted", n=len(self._doors))
                continue
            self._doors[door]()
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
        voice, lang = self._voice, self._voice.lang
        self._doors = {}
        voice.tell("finlit-tutor")
        voice.say("common.education")
        self._due()
        places = self._desk.store.places()
        for unit in self._desk.catalogue.units:
            voice.tell()
            voice.tell(unit.title[lang])
            for name in unit.lessons:
                lesson = self._desk.catalogue.lesson(name)
                place = places.get(name)
                state = "done" if place and place.done else "begun" if place else "new"
                step = place.step if place else 1
                self._door(f"lesson:{name}", partial(self._open, name))
                told = {"title": lesson.titled(lang), "minutes": lesson.minutes, "step": step, "of": lesson.steps}
                voice.tell(f"{len(self._doors)}. " + voice.word(f"plain.lesson_{state}", **told))
        voice.tell()
        if self._desk.catalogue.needs:
            voice.say("plain.help_now")
        for need in self._desk.catalogue.needs:
            self._door(f"need:{need.id}", partial(self._need, need.id))
            voice.tell(f"{len(self._doors)}. {need.title[lang]}")
        voice.tell()
        self._door("world", self._world)
        voice.tell(f"{len(self._doors)}. {voice.word('world.world')}")
        voice.tell()
        voice.say("home.tools")
        for tool in TOOLS:
            self._door(f"tool:{tool}", partial(self._tool, tool))
            voice.tell(f"{len(self._doors)}. {voice.word(f'tools.{tool}')}")
        voice.tell()

    def _due(self) -> None:
        """What is to be thought of again, and plans whose day has come."""
        voice, store, now = self._voice, self._desk.store, self._desk.clock()
        due = store.due(now)
        plans = [plan for plan in store.plans() if not plan.kept and plan.due <= now]
        if due:
            voice.tell(f"r: {voice.word('progress.due', n=due)}")
        if plans:
            voice.tell(f"d: {voice.word('progress.plans_due', n=len(plans))}")

    def _door(self, name: str, opens: Callable[[], None]) -> None:
        self._doors[name] = opens

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
        voice, lang = self._voice, self._voice.lang
        help_now = self._desk.library.help
        need = next(one for one in help_now.needs if one.id == name)
        voice.tell()
        voice.tell(need.title[lang])
        for number, first in enumerate(need.first, 1):
            voice.markup(f"{number}. {first[lang]}")
        contacts = {contact.id: contact for contact in help_now.contacts}
        if need.contacts:
            voice.tell()
            voice.say("plain.contacts")
            for one in (contacts[name] for name in need.contacts if name in contacts):
                voice.tell(f"{one.name[lang]}: {one.number}. {one.says[lang]}")
        lessons = self._desk.catalogue.pathway(name)
        if lessons:
            voice.tell()
            voice.say("home.need_lessons")
            voice.numbered(lesson.titled(lang) for lesson in lessons)
        answer = voice.ask("plain.need_number" if lessons else "plain.enter_home")
        if answer.isdecimal() and 0 < int(answer) <= len(lessons):
            self._open(lessons[int(answer) - 1].id)

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
            self._need(hit.id)
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
