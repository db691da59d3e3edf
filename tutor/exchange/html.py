"""Composed texts as HTML: every word escaped, nothing loaded, a page that stands alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tutor.course.page import Block, Blocks, Bullets, Gap, Line, Paragraph, Text
from tutor.words import Lang


def blocks(found: Blocks) -> str:
    """Paragraphs, lists and tables."""
    return "".join(_block(one) for one in found)


def line(spans: Line) -> str:
    """One line: bold, emphasis, a blank to write in."""
    return "".join(_span(span) for span in spans)


def document(title: str, style: str, parts: Iterable[str], lang: Lang) -> str:
    """A whole page."""
    language = "zh-Hans" if lang == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{line(block.line)}</p>"
    if isinstance(block, Bullets):
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>{''.join(f'<li>{line(item)}</li>' for item in block.items)}</{tag}>"
    sides = [' class="number"' if right else "" for right in block.right]
    head = "".join(f"<th{side}>{line(cell)}</th>" for side, cell in zip(sides, block.head, strict=True))
    rows = "".join(
        f"<tr>{''.join(f'<td{side}>{line(cell)}</td>' for side, cell in zip(sides, row, strict=True))}</tr>"
        for row in block.rows
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def _span(span: object) -> str:
    if isinstance(span, Gap):
        return '<span class="gap"></span>'
    words = escape(str(getattr(span, "text", "")))
    if isinstance(span, Text) and span.strong:
        return f"<strong>{words}</strong>"
    if isinstance(span, Text) and span.emphasis:
        return f"<em>{words}</em>"
    return words
