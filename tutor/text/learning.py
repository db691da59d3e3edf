"""What is learned stays learned, line by line: today's review, progress, plans, settings."""

from __future__ import annotations

from typing import Any

from tutor.store.desk import Kept
from tutor.store.progress import by_name, levels
from tutor.store.reviewing import OneQuestion, Review
from tutor.store.settings import SETTINGS
from tutor.text.lesson import Player
from tutor.text.voice import Left, Voice, picked
from tutor.words import figures

ANSWERS: dict[str, Kept] = {"yes": "yes", "no": "no", "later": "later"}


def ask_again(voice: Voice, review: Review) -> None:
    """One question after another until all is done or the person leaves."""
    while (session := review.next(voice.lang)) is not None:
        voice.tell()
        voice.say(f"progress.why_{session.due.why}")
        try:
            _Asker(voice, session).ask()
        except Left:
            break
    _ended(voice, review)


class _Asker(Player):
    """A question of a review; what teaches it stands in its lesson."""

    def __init__(self, voice: Voice, session: OneQuestion) -> None:
        super().__init__(voice, session)
        self._one = session

    def _teach(self) -> None:
        step = self._one.taught_by
        if step is None:
            self._voice.say("plain.no_teaching")
            return
        lesson = self._voice.desk.open_lesson(self._one.due.lesson, self._voice.lang, step)
        Player(self._voice, lesson).play()


def _ended(voice: Voice, review: Review) -> None:
    desk = voice.desk
    voice.tell()
    if review.answered:
        voice.say("progress.review_score", right=review.right, n=review.answered)
    else:
        voice.say("progress.review_none")
    cards, now = desk.store.cards(), desk.clock()
    if not cards:
        voice.say("progress.review_first")
    coming = sorted(card.due.astimezone().date() for card in cards if card.due > now)
    if coming:
        day = figures.day(coming[0], voice.lang)
        voice.say("progress.review_next", day=day, n=coming.count(coming[0]))
    voice.tell()


def show_progress(voice: Voice) -> None:
    """What one can do and how sure that is, what one was sure and wrong about, what comes next."""
    desk, found = voice.desk, voice.desk.progress()
    voice.tell()
    voice.say("progress.can_heading")
    if not found["mastery"]:
        voice.say("progress.can_none")
    else:
        voice.say("progress.levels", **levels(desk, found))
    for one in found["mastery"]:
        voice.tell(f"- {_held(voice, one)}")
    voice.say("progress.sure_heading")
    for name, _, count in by_name(desk, found, voice.lang):
        many = voice.word("progress.sure_many", n=count)
        voice.tell(f"- {voice.word('progress.sure_about', name=name, many=many) if count > 1 else name}")
    if not found["certain_and_wrong"]:
        voice.say("progress.sure_none")
    if found["brier"]:
        voice.say("progress.brier", score=found["brier"]["score"], n=found["brier"]["answers"])
    voice.say("progress.minutes_all", minutes=round(found["minutes"]), n=len(found["days"]))
    if found["next"]:
        title = desk.catalogue.lesson(found["next"]["lesson"]).titled(voice.lang)
        key = "progress.next_shaky" if found["next"]["competence"] else "progress.next_order"
        voice.say("progress.next_heading")
        voice.say(key, title=title, can=_can(voice, found["next"]["competence"]))
    voice.tell()


def _can(voice: Voice, competence: str | None) -> str:
    known = voice.desk.library.competences.entries
    return known[competence].can[voice.lang] if competence in known else competence or ""


def _held(voice: Voice, one: dict[str, Any]) -> str:
    can, level = _can(voice, one["competence"]), voice.word(f"progress.level_{one['level']}")
    if one["level"] == "unknown":
        return voice.word("progress.held", can=can, level=level)
    about = voice.word("progress.about", low=round(one["low"] * 10), high=round(one["high"] * 10))
    return voice.word("progress.held_about", can=can, level=level, about=about)


def show_plans(voice: Voice) -> None:
    """Plans, those that are due asked for; notes."""
    desk = voice.desk
    now = desk.clock()
    voice.tell()
    voice.say("progress.plans_heading")
    plans = desk.store.plans()
    if not plans:
        voice.say("progress.plans_none")
    for plan in plans:
        words = desk.plan_words(plan)
        due = voice.word("progress.plan_due", day=figures.day(plan.due.astimezone().date(), voice.lang))
        voice.tell(f"- {words} ({voice.word(f'progress.plan_{plan.kept}') if plan.kept else due})")
        if not plan.kept and plan.due <= now:
            voice.say("progress.plan_ask")
            voice.numbered([voice.word(f"progress.plan_say_{name}") for name in ANSWERS])
            found = picked(voice.ask(), list(ANSWERS))
            if found is not None:
                desk.settle(plan, ANSWERS[found])
    voice.say("progress.notes_heading")
    notes = desk.store.notes()
    for note in notes:
        voice.tell(f"- {note.text} ({note.lesson})")
    if not notes:
        voice.say("progress.notes_none")
    voice.tell()


def change_settings(voice: Voice) -> None:
    """Each setting has a number; its number gives it the next value."""
    store = voice.desk.store
    while True:
        voice.tell()
        values = {one.name: store.setting(one.name) for one in SETTINGS} | {"lang": voice.lang}
        for number, one in enumerate(SETTINGS, 1):
            value = values[one.name]
            value = value if value in one.choices else one.default or one.choices[0]
            name, said = voice.word(f"progress.set_{one.name}"), voice.word(f"progress.set_{one.name}_{value}")
            voice.tell(f"{number}. {name}: {said}")
        found = picked(voice.ask("plain.settings_ask"), [one.name for one in SETTINGS])
        if found is None:
            return
        after = next(one for one in SETTINGS if one.name == found).after(values[found])
        store.set_setting(found, after)
        if found == "lang":
            voice.desk.lang = "zh" if after == "zh" else "en"
