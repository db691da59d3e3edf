"""Any answer at all to a question, for those who want to learn from the grader what is right."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.page import Bullets, Gap, Page, Paragraph, Span
from tutor.learning.verdict import Answer


def any_answer(page: Page) -> Answer:
    """Something that can be graded."""
    names = [entry.id for entry in page.entries]
    if page.kind == "number":
        return "1"
    if page.kind == "fill":
        return {span.id: "?" for span in _spans(page) if isinstance(span, Gap)}
    if page.targets:
        return dict.fromkeys(names, page.targets[0].id)
    if page.kind == "order":
        return tuple(names)
    return names[0] if page.kind in ("choice", "simulate") else tuple(names[:1])


def _spans(page: Page) -> Iterator[Span]:
    for block in page.question:
        if isinstance(block, Paragraph):
            yield from block.line
        elif isinstance(block, Bullets):
            yield from (span for item in block.items for span in item)
        else:
            yield from (span for row in (block.head, *block.rows) for cell in row for span in cell)
