"""What the program says, in both languages, side by side.

A key is ``area.name``; an area is a module of this package, read when it is first asked for, whose ``WORDS`` maps a name to its
Chinese and its English. Placeholders are ``{name}``. Where English counts, a phrase holds both forms, ``one|other``, chosen by
the value ``n``; Chinese needs one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, TypeAlias, cast

Lang: TypeAlias = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


def say(lang: Lang, key: str, /, **values: object) -> str:
    """The words of ``key`` with ``values`` set in; an ``OSError`` among them is told as the reason it gives.

    Raises KeyError for a key or a value that is not there.
    """
    area, _, name = key.partition(".")
    phrase = _words(area)[name][LANGS.index(lang)]
    if "|" in phrase:
        one, _, other = phrase.partition("|")
        phrase = one if values.get("n") == 1 else other
    if "{" not in phrase:
        return phrase
    return phrase.format_map({k: _reason(lang, v) if isinstance(v, OSError) else v for k, v in values.items()})


def _reason(lang: Lang, error: OSError) -> str:
    """Why the system refused, in ``lang`` where that is known."""
    import errno

    key = f"system.{errno.errorcode.get(error.errno or 0, '')}"
    return say(lang, key) if known(key) else error.strerror or type(error).__name__


def known(key: str) -> bool:
    """Whether there are words for ``key``."""
    area, _, name = key.partition(".")
    try:
        return name in _words(area)
    except KeyError:
        return False


@cache
def _words(area: str) -> Mapping[str, tuple[str, str]]:
    if not area.isidentifier():
        raise KeyError(area)
    try:
        module = import_module(f"tutor.words.{area}")
    except ModuleNotFoundError:
        raise KeyError(area) from None
    return cast("Mapping[str, tuple[str, str]]", module.WORDS)
