"""The help, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.cli.commands import COMMANDS, EVERYWHERE, OPEN, Argument, Command, Option
from tutor.words import Lang, say
from tutor.words.lines import width

GAP = 2


PLAN = """\
kind: flat-fee
principal: 12000
fee: 0.6%
count: 12
"""
FILES = {
    "rate": (
        PLAN,
        """\
standard: cn-2021-3
unit: month
advances: [{amount: 12000, at: 0}]
payments: [{amount: 1072, at: 1, count: 12, every: 1}]
""",
    ),
    "schedule": (PLAN, "kind: equal-payment\nprincipal: 12000\nrate: 18%\ncount: 12\n"),
    "compare": (
        """\
offers:
  - {name: Skylark, kind: flat-fee, principal: 12000, fee: 0.6%, count: 12}
  - {name: Pebble, kind: equal-payment, principal: 12000, rate: 18%, count: 12}
""",
    ),
    "debts": (
        """\
budget: 1800
debts:
  - {name: Skylark, owed: 8000, rate: 18%, minimum: 10%, floor: 50, due: 20}
  - {name: Pebble, owed: 6000, rate: 24%, payment: 400}
""",
    ),
}
"""What a file for a command may hold, each to be copied as it stands."""


def help_text(command: Command, lang: Lang) -> str:
    """The help of one command, or of the whole program."""
    lines = _whole(lang) if command is OPEN else _one(command, lang)
    return "\n".join(lines) + "\n"


def _whole(lang: Lang) -> Iterator[str]:
    yield say(lang, "command.help_title")
    yield ""
    yield say(lang, "command.help_usage") + usage(OPEN, lang)
    yield "  " + say(lang, "command.help_usage_command")
    yield ""
    yield say(lang, "command.help_commands")
    yield from _columns((usage_of_words(one), say(lang, f"command.{one.word}_does")) for one in COMMANDS)
    yield ""
    yield from _options((*OPEN.options, *EVERYWHERE), lang)
    yield ""
    yield say(lang, "command.help_examples")
    yield from _columns(
        (line, say(lang, f"command.example_{name}"))
        for name, line in (
            ("home", "finlit-tutor"),
            ("lesson", "finlit-tutor total-debt --lang zh"),
            ("plain", "finlit-tutor --plain need-or-want"),
            ("check", "finlit-tutor check lessons/several/total-debt"),
        )
    )
    yield ""
    yield say(lang, "common.education")


def _one(command: Command, lang: Lang) -> Iterator[str]:
    yield say(lang, "command.help_usage") + usage(command, lang)
    yield ""
    yield say(lang, f"command.{command.word}_does")
    yield ""
    for number, file in enumerate(FILES.get(command.name, ())):
        yield say(lang, "command.help_or_file" if number else "command.help_file")
        yield from (f"  {line}" for line in file.splitlines())
        yield ""
    yield from _options((*command.options, *EVERYWHERE), lang)


def _options(options: Iterable[Option], lang: Lang) -> Iterator[str]:
    yield say(lang, "command.help_options")
    yield from _columns((_flag(option, lang), say(lang, f"command.option_{option.key}")) for option in options)


def _flag(option: Option, lang: Lang) -> str:
    if not option.takes:
        return f"--{option.name}"
    return f"--{option.name} " + ("|".join(option.choices) or say(lang, f"command.takes_{option.takes}"))


def usage(command: Command, lang: Lang) -> str:
    """``finlit-tutor check [PATH …] [--deep] [--json]``."""
    flags = [f"[{_flag(option, lang)}]" for option in command.options]
    return " ".join(filter(None, ["finlit-tutor", usage_of_words(command), *flags]))


def usage_of_words(command: Command) -> str:
    """``check [PATH …]``."""
    return " ".join(filter(None, [command.name, *map(_word, command.arguments)]))


def _word(argument: Argument) -> str:
    name = "|".join(argument.choices) or argument.name.upper()
    return {"1": name, "?": f"[{name}]", "*": f"[{name} ...]"}[argument.times]


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = list(rows)
    first = max(width(left) for left, _ in listed) + GAP
    for left, right in listed:
        yield f"  {left}{' ' * (first - width(left))}{right}"
