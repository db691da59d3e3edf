"""The streams of the terminal: what their encoding can't say is said in signs it has."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Mapping

from tutor.words import Lang

_INSTEAD = {
    "−": "-",
    "–": "-",
    "—": "--",
    "✓": "v",
    "·": ".",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "×": "x",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "→": "->",
    "¥": "CNY ",
}


def prepare_streams() -> None:
    """Never fail for a sign that stdout or stderr has no code for (gbk has no −, ascii no Chinese)."""
    codecs.register_error("finlit", _in_other_signs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="finlit")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def unicode_output() -> bool:
    """Whether stdout takes every letter as it is."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _in_other_signs(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_INSTEAD.get(sign, "?") for sign in error.object[error.start : error.end]), error.end


def system_lang(environ: Mapping[str, str], platform: str = sys.platform) -> Lang:
    """The language of the system: Chinese where it says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    if platform in ("win32", "darwin"):
        import locale

        name = locale.getlocale()[0] or ""
        return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
    return "en"
