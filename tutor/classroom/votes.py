"""Votes and what a class sees of them: how many chose what, which mistake is behind it, who changed how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tutor.learning.verdict import Answer, Confidence, Outcome, Verdict

DISCUSS: Final = (0.3, 0.7)
"""Shares of right answers between which talking and voting again pays (Crouch and Mazur 2001)."""


@dataclass(frozen=True)
class Vote:
    """One person's answer in one turn. ``key`` is the client's: the same answer sent again changes nothing."""

    token: str
    answer: Answer
    outcome: Outcome
    score: float
    misconceptions: tuple[str, ...]
    sure: Confidence | None
    key: str
    at: int
    error: str = ""
    """The kind of error: a misconception's id, else ``slip-2`` or ``blank:slip-2``; empty where it is none of those."""


def error_of(verdict: Verdict) -> str:
    """The kind of error that a wrong answer is, the same for everybody whatever their numbers."""
    if verdict.outcome in ("right", "noted"):
        return ""
    if verdict.misconceptions:
        return verdict.misconceptions[0]
    slip = next((note for note in verdict.notes if note.chosen and note.slip is not None), None)
    return "" if slip is None else f"{slip.about}:slip-{slip.slip}".removeprefix(":")


SPEEDY: Final = 30_000
"""Milliseconds after which an answer earns nothing for speed."""


def points(vote: Vote, opened: int) -> int:
    """A hundred for a right answer, and up to fifty more the sooner it came; partly right a part of both."""
    early = max(0.0, 1.0 - max(0, vote.at - opened) / SPEEDY)
    return round(vote.score * (100 + 50 * early)) if vote.outcome != "noted" else 0


def chosen(votes: Sequence[Vote]) -> Counter[str]:
    """How often each entry was chosen or each thing said: ids of a choice, ticked ids, words, a number as typed."""
    found: Counter[str] = Counter()
    for vote in votes:
        if isinstance(vote.answer, str):
            found[vote.answer] += 1
        elif isinstance(vote.answer, Mapping):
            found.update(f"{name}→{where}" for name, where in vote.answer.items())
        else:
            found.update(vote.answer)
    return found


def kinds(votes: Sequence[Vote]) -> list[tuple[str, int]]:
    """How many were right (``right``), made which kind of error, or neither (``""``): the errors by how many, the rest
    last.
    """
    weighed = [vote for vote in votes if vote.outcome != "noted"]
    found = Counter("right" if vote.outcome == "right" else vote.error for vote in weighed)
    errors = [one for one in found.most_common() if one[0] not in ("right", "")]
    return [("right", found["right"]), *errors, ("", found[""])]


def share_right(votes: Sequence[Vote]) -> float | None:
    weighed = [vote for vote in votes if vote.outcome != "noted"]
    return sum(vote.outcome == "right" for vote in weighed) / len(weighed) if weighed else None


def worth_discussing(votes: Sequence[Vote]) -> bool:
    share = share_right(votes)
    return share is not None and DISCUSS[0] <= share <= DISCUSS[1]


def mistakes(votes: Sequence[Vote]) -> list[tuple[str, int]]:
    """Misconceptions behind wrong answers, the most frequent first."""
    return Counter(name for vote in votes for name in vote.misconceptions[:1]).most_common()


def changed(first: Sequence[Vote], second: Sequence[Vote]) -> dict[str, int]:
    """Of those who voted twice: ``right-right``, ``wrong-right``, ``right-wrong``, ``wrong-wrong``."""
    before = {vote.token: vote.outcome == "right" for vote in first if vote.outcome != "noted"}
    found = dict.fromkeys(("right-right", "wrong-right", "right-wrong", "wrong-wrong"), 0)
    for vote in second:
        if vote.token in before:
            was, now = before[vote.token], vote.outcome == "right"
            found[f"{'right' if was else 'wrong'}-{'right' if now else 'wrong'}"] += 1
    return found


def confidence(votes: Sequence[Vote]) -> dict[str, dict[str, int]]:
    """How sure × how right: ``{certain: {right: n, wrong: n}, …}``."""
    found = {sure: {"right": 0, "wrong": 0} for sure in ("certain", "fairly", "guess")}
    for vote in votes:
        if vote.sure is not None and vote.outcome != "noted":
            found[vote.sure]["right" if vote.outcome == "right" else "wrong"] += 1
    return found
