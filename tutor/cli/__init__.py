"""The front door: arguments in, one front end or one report out. Nothing heavy is imported before it is needed.

Data goes to stdout, narration to stderr. Ends with 0 (fine), 1 (findings), 2 (wrong use) or 130 (interrupted).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tutor.cli.streams import prepare_streams, system_lang
from tutor.words import Lang, say

FINE, FINDINGS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class WrongUse(Exception):
    """What was asked for can't be done as it was asked. ``code`` is a key of ``words``, area ``command``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def message(self, lang: Lang) -> str:
        said = say(lang, f"command.{self.code}", **self.values)
        if self.values.get("nearest"):
            said += say(lang, "command.nearest", **self.values)
        return said


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (default: what the shell gave) and say how it ended."""
    prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _spoken(arguments)
    try:
        return _run(arguments, lang)
    except WrongUse as wrong:
        print(f"finlit-tutor: {wrong.message(lang)}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has stopped reading: nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FINE


def _run(arguments: list[str], lang: Lang) -> int:
    if "--version" in arguments:
        from tutor import __version__

        print(f"finlit-tutor {__version__}")
        return FINE
    from tutor.cli.commands import named

    if arguments[:1] == ["help"]:  # what people try first
        arguments = [*arguments[1:], "--help"]
    command = named(arguments)
    if "--help" in arguments or "-h" in arguments:
        from tutor.cli.helping import help_text

        print(help_text(command, lang), end="")
        return FINE
    from tutor.cli.reading import read_arguments

    given = read_arguments(command, arguments)
    return command.runner()(given, lang)


def _spoken(arguments: Sequence[str]) -> Lang:
    """The language for complaints and help: the one asked for, else the system's."""
    for before, asked in zip(["", *arguments], arguments, strict=False):
        for lang in ("zh", "en"):
            if asked == f"--lang={lang}" or (before == "--lang" and asked == lang):
                return "zh" if lang == "zh" else "en"
    return system_lang(os.environ)
