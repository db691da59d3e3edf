"""What may be shown to others than the teacher: no count so small that it points at somebody.

A count from 1 to 4 is withheld. So is its complement: where only one count of a row were missing, or the missing ones
summed to less than five, the row's total would give them away; then the next smallest goes as well. A figure from which
a withheld count could be worked out goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, Final

Json = dict[str, Any]
SMALL: Final = 5
"""Counts below this, but not zero, are withheld."""


def is_small(n: int) -> bool:
    return 0 < n < SMALL


def any_small(counts: Iterable[int]) -> bool:
    return any(is_small(n) for n in counts)


def withheld(counts: Sequence[int]) -> set[int]:
    """The places of a row, whose total is known, that can't be shown."""
    hidden = {at for at, n in enumerate(counts) if is_small(n)}
    rest = sorted(set(range(len(counts))) - hidden, key=lambda at: (counts[at] == 0, counts[at], at))
    while hidden and rest and (len(hidden) < 2 or sum(counts[at] for at in hidden) < SMALL):
        hidden.add(rest.pop(0))
    return hidden


def without_small(poll: Json) -> Json:
    """A poll with its small counts withheld; with nothing at all when only few answered."""
    found = deepcopy(poll)
    options = found["options"]
    few = is_small(found["n"])
    hidden = withheld([one["n"] for one in options])
    for at, one in enumerate(options):
        if few or at in hidden:
            one["n"] = None
    if few:
        found["n"] = None
    return found


def shared_version(report: Json) -> Json:
    """The report without persons and without anything small."""
    found = deepcopy(report)
    found["persons"] = []
    gone: set[str] = set()
    """Questions whose share of right answers is withheld, in either vote."""
    thin: set[str] = set()
    """Mistakes of which a part is withheld, or could be told from a difference."""
    for question in found["questions"]:
        thin |= _question(question)
        last = question["second"] or question
        if question["right"] is None or last["right"] is None:
            gone.add(question["id"])
    for one in found["again"]:
        del one["certain"]
        _mistake(one, thin)
    found["again"].sort(key=lambda one: (one["n"] is None, -(one["n"] or 0), one["id"]))
    found["weak"] = [name for name in found["weak"] if name not in gone]
    papers = {question["paper"] for question in found["questions"] if question["id"] in gone}
    for paper in found["papers"]:
        if paper["paper"] in papers or is_small(paper["n"]):
            _empty(paper, "n", "mean", "interval", "median", "sd", "alpha", "standard_error")
    growth = found["growth"]
    if growth and (papers & {"pre", "post"} or any_small((growth["n"], growth["n"] - growth["changed"]))):
        _empty(growth, "n", "before", "after", "gain", "gain_interval", "changed", "change", "change_interval")
    found["polls"] = [poll if poll["own_money"] else without_small(poll) for poll in found["polls"]]
    if is_small(found["people"]):
        found["people"] = None
    return found


def _question(question: Json) -> set[str]:
    """Withhold what is small in one question; the mistakes that can't be counted any more."""
    n, options = question["n"], question["options"]
    thin = {one["misconception"] for one in options if one["misconception"]}
    few = is_small(n)
    hidden = _options(question, "n", n, question["none"])
    second = question["second"]
    again = _options(question, "second", second["n"], 0) if second else set()
    if second:
        _second(
            second, is_small(second["n"]) or _unsafe(second["right"], second["n"]) or bool(again & _rights(options))
        )
    loose = len(options) in hidden or _unsafe(question["none"], n)
    if few or _unsafe(question["right"], n) or hidden & _rights(options):
        _empty(question, "right", "facility", "interval", "sd")
        question["indices"] |= dict.fromkeys(("n", "discrimination", "efficiency", "upper_lower"))
    if loose or few:
        _empty(question, "answered", "none")
    if is_small(question["indices"]["n"] or 0):
        question["indices"]["n"] = None
    if few:
        question["n"] = None
    differ = second is not None and _changes(question, second, loose)
    _confidence(question, loose)
    lost = {options[at]["misconception"] for at in hidden | again if at < len(options)}
    return thin if few or differ else lost - {None}


def _options(question: Json, field: str, n: int, none: int) -> set[int]:
    """Withhold counts of options in one vote; the places of those withheld, after the last one that of no answer."""
    options = question["options"]
    if not options:
        return set()
    counts = [one[field] or 0 for one in options]
    if is_small(n):
        hidden = set(range(len(options) + 1))
    elif question["multiple"]:
        hidden = {at for at, count in enumerate(counts) if _unsafe(count, n)}
    else:
        hidden = withheld([*counts, none])
    for at, one in enumerate(options):
        if at in hidden:
            _empty(one, field, *(("share", "interval", "mean_rest", "rest_n") if field == "n" else ()))
        elif field == "n" and one["rest_n"] < SMALL:
            _empty(one, "mean_rest", "rest_n")
    return hidden


def _rights(options: Sequence[Json]) -> set[int]:
    return {at for at, one in enumerate(options) if one["right"]}


def _second(second: Json, unsafe: bool) -> None:
    if unsafe:
        _empty(second, "right", "facility", "interval")
    if is_small(second["n"]):
        second["n"] = None


def _changes(question: Json, second: Json, loose: bool) -> bool:
    """Withhold who changed how where a part is small, or where its sums would tell what is withheld elsewhere.

    Whether a difference between the first and the last vote could point at somebody.
    """
    changes = second["changes"]
    if loose or question["right"] is None or second["right"] is None or (changes and any_small(changes.values())):
        _empty(second, "changes", "p", "gain")
    return changes is None or is_small(changes["only-first"])


def _confidence(question: Json, loose: bool) -> None:
    found = question["confidence"]
    if found is None:
        return
    cells = [level[name] for level in found["levels"].values() for name in ("right", "wrong")]
    if loose or question["right"] is None or any_small((*cells, *found["silent"].values())):
        question["confidence"] = None


def _mistake(one: Json, thin: set[str]) -> None:
    parts = one["parts"].values()
    small = any_small((one["n"], one["of"] - one["n"], *parts, *(one["n"] - part for part in parts)))
    if small or one["id"] in thin:
        _empty(one, "n", "of", "share", "interval", "parts")


def _unsafe(n: int | None, of: int) -> bool:
    """Whether a share tells of a few: those it counts, or those it does not, or all that there are."""
    return is_small(of) or (n is not None and any_small((n, of - n)))


def _empty(one: Json, *names: str) -> None:
    one |= dict.fromkeys(names)
