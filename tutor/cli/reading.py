"""Arguments read by argparse, complaints in our own words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import NoReturn

from tutor.cli import WrongUse
from tutor.cli.commands import EVERYWHERE, OPEN, Argument, Command, Given, Option


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def read_arguments(command: Command, arguments: Sequence[str]) -> Given:
    """What was given to ``command``, by name. Raises ``WrongUse``."""
    parser = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for option in (*EVERYWHERE, *command.options):
        if option.takes:
            parser.add_argument(f"--{option.name}", dest=option.key)
        else:
            parser.add_argument(f"--{option.name}", dest=option.key, action="store_true")
    parser.add_argument("words", nargs="*")
    try:
        found, unknown = parser.parse_known_intermixed_args(list(arguments))
    except argparse.ArgumentError as error:
        raise WrongUse("option_value", option=error.argument_name or str(error)) from None
    if unknown:
        known = [f"--{option.name}" for option in (*EVERYWHERE, *command.options)]
        raise _unknown("option_unknown", unknown[0].partition("=")[0], known)
    given = vars(found)
    words = given.pop("words")
    if command is not OPEN:
        words.remove(command.name)
    for option in (*EVERYWHERE, *command.options):
        _check(option, given[option.key])
    return given | _placed(command, words)


def _check(option: Option, value: str | None) -> None:
    if option.choices and value is not None and value not in option.choices:
        raise WrongUse("option_choice", option=f"--{option.name}", value=value, choices=", ".join(option.choices))


def _placed(command: Command, words: list[str]) -> dict[str, str | list[str] | None]:
    placed: dict[str, str | list[str] | None] = {}
    for argument in command.arguments:
        if argument.times == "*":
            placed[argument.name], words = words, []
            continue
        if not words and argument.times == "1":
            raise WrongUse("argument_missing", command=command.name, argument=_shown(argument))
        value = words.pop(0) if words else None
        if value is not None and argument.choices and value not in argument.choices:
            raise WrongUse("argument_choice", command=command.name, value=value, choices=", ".join(argument.choices))
        placed[argument.name] = value
    if words:
        raise WrongUse("argument_extra", value=words[0])
    return placed


def _shown(argument: Argument) -> str:
    return " | ".join(argument.choices) or argument.name.upper()


def _unknown(code: str, value: str, known: Iterable[str]) -> WrongUse:
    import difflib

    bare = {name.lstrip("-"): name for name in known}  # dashes are no likeness
    close = difflib.get_close_matches(value.lstrip("-"), bare, n=1, cutoff=0.6)
    return WrongUse(code, value=value, nearest=bare[close[0]] if close else "")
