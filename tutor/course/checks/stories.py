"""Branches: every scene can be reached, and from every scene an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tutor.course.checks.subject import Found, Subject
from tutor.course.lesson import StoryStep


def branch_rules(subject: Subject) -> Found:
    for where, step in subject.steps():
        if not isinstance(step, StoryStep):
            continue
        ways = {node.id: [turn.to for turn in node.turns] for node in step.nodes}
        back: dict[str, list[str]] = {name: [] for name in ways}
        for name, leads in ways.items():
            for to in leads:
                back.setdefault(to, []).append(name)
        reached = _reached([step.nodes[0].id], ways)
        ending = _reached([node.id for node in step.nodes if not node.turns], back)
        for number, node in enumerate(step.nodes):
            here = (*where, "nodes", number, "id")
            if node.id not in reached:
                yield subject.source.finding("check.scene-unreachable", here, name=node.id)
            if node.id not in ending:
                yield subject.source.finding("check.scene-endless", here, name=node.id)


def _reached(starts: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += ways.get(name, ())
    return found
