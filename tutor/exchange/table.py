"""Tables for a spreadsheet: UTF-8 with a mark at the beginning, so that Chinese is read; no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet begins to calculate at; the wide forms do so in Chinese and Japanese editions."""


def table(head: Sequence[str], rows: Iterable[Sequence[object]], mark: bool = True) -> str:
    """CSV with a byte order mark, or without where another program reads it. A text that a spreadsheet would calculate
    gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_cell(one) for one in head])
    writer.writerows([_cell(one) for one in row] for row in rows)
    return (MARK if mark else "") + out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value[:1] in _FORMULA:
        return "'" + value
    return "" if value is None else value
