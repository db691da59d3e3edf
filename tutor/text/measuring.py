"""The test before and after, line by line."""

from __future__ import annotations

from decimal import Decimal

from tutor.course.page import Page
from tutor.learning.measurement import Gain
from tutor.learning.verdict import Verdict
from tutor.store.measuring import gains, standing, take
from tutor.text.lesson import Player
from tutor.text.voice import Voice
from tutor.words import figures


class _Silent(Player):
    """Nothing is told about an answer."""

    def _verdict(self, page: Page, verdict: Verdict) -> None:
        del page, verdict

    def _after(self, verdict: Verdict) -> None:
        del verdict

    def _hint(self) -> None:
        self._voice.say("plain.no_hint")


def take_next(voice: Voice) -> None:
    """The next form, where there is one to take, then what there is to say. Raises ``Left`` or ``Ended``."""
    desk = voice.desk
    found = standing(desk)
    if desk.catalogue.measurement is None:
        voice.say("measurement.none")
        return
    if found.next is not None and found.open_from is None:
        stage, form = found.next
        voice.say("measurement.about")
        voice.say(f"measurement.stage_{stage}")
        _Silent(voice, take(desk, form, voice.lang)).ask()
    show(voice)


def show(voice: Voice) -> None:
    """What was taken, and how far apart before and after lie."""
    desk = voice.desk
    found = standing(desk)
    voice.tell()
    for one in found.taken:
        stage, when = voice.word(f"measurement.stage_{one.stage}"), figures.day(one.at.astimezone().date(), voice.lang)
        voice.say("measurement.score", stage=stage, right=one.right, n=len(one.scores), day=when)
    if found.open_from is not None:
        voice.say("measurement.wait", day=figures.day(found.open_from.astimezone().date(), voice.lang))
    told = gains(desk, found)
    whole: Gain | None = told.get("all")
    if whole is None:
        if found.taken:
            voice.say("measurement.done_before")
        return
    n = whole.n
    low, high = round(whole.low * n), round(whole.high * n)
    if whole.verdict == "lower":
        low, high = -high, -low
    amount = f"{whole.gain * n:.1f}".rstrip("0").rstrip(".")
    voice.say(f"measurement.gain_{whole.verdict}", low=low, high=high, n=n, gain=amount)
    voice.say("measurement.moved", won=whole.won, lost=whole.lost)
    if whole.normalized is not None:
        share = figures.percent(Decimal(str(round(abs(whole.normalized), 2))), voice.lang, 0)
        voice.say("measurement.normalized" if whole.normalized >= 0 else "measurement.normalized_lost", share=share)
    voice.say("measurement.shows")
