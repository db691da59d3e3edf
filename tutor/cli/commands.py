"""Every command and option, each written once: the reader of arguments, the help and the completion come from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from tutor.words import Lang

if TYPE_CHECKING:
    from pathlib import Path

Given: TypeAlias = Mapping[str, Any]
"""What was given, by the name of the option or argument."""
Runner: TypeAlias = Callable[[Given, Lang], int]


class Option(NamedTuple):
    """``--name``; with ``takes`` it has a value of that kind (a key of words: ``command.takes_…``)."""

    name: str
    takes: str = ""
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.name.replace("-", "_")


class Argument(NamedTuple):
    """A word without dashes. ``times`` is ``?`` (may be left out), ``1`` or ``*`` (any number)."""

    name: str
    times: str = "?"
    choices: tuple[str, ...] = ()


class Command(NamedTuple):
    """``runs`` is ``module:function``, imported when it is run. The command without a name opens the program."""

    name: str
    runs: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()

    @property
    def word(self) -> str:
        """Its key among the words."""
        return self.name.replace("-", "_") or "open"

    def runner(self) -> Runner:
        module, _, function = self.runs.partition(":")
        return cast(Runner, getattr(import_module(module), function))


EVERYWHERE = (
    Option("lang", "lang", ("zh", "en")),
    Option("data", "dir"),
    Option("lessons", "dir"),
    Option("learner", "name"),
    Option("help"),
    Option("version"),
)
"""Options that every command understands."""
JSON = Option("json")
CSV = Option("csv")
FILE = Argument("file", "1")
OPEN = Command("", "tutor.cli.front:open_front", (Argument("lesson"),), (Option("step", "id"), Option("plain")))
COMMANDS: tuple[Command, ...] = (
    Command("list", "tutor.cli.reports:list_lessons", options=(JSON,)),
    Command(
        "review",
        "tutor.cli.learning:review",
        options=(Option("minutes", "number"), Option("code", "name"), Option("plain"), JSON),
    ),
    Command("test", "tutor.cli.learning:test", options=(Option("plain"), JSON)),
    Command("progress", "tutor.cli.reports:progress", options=(JSON, Option("html", "file"), Option("csv", "file"))),
    Command("offer", "tutor.cli.money:offer", (FILE,), (JSON,)),
    Command("rate", "tutor.cli.money:rate", (FILE,), (JSON,)),
    Command("schedule", "tutor.cli.money:schedule", (FILE,), (JSON, CSV)),
    Command("compare", "tutor.cli.money:compare", (FILE,), (JSON, CSV)),
    Command("debts", "tutor.cli.money:debts", (FILE,), (JSON, CSV)),
    Command(
        "class",
        "tutor.cli.classroom:open_class",
        (Argument("lesson", "*"),),
        (
            Option("headless"),
            Option("port", "number"),
            Option("bind", "name"),
            Option("hands"),
            Option("new"),
            Option("name-words", "file"),
            Option("notes"),
            Option("rehearse", "number"),
            Option("replay", "name"),
            JSON,
        ),
    ),
    Command(
        "report",
        "tutor.cli.gathered:report",
        (Argument("room"),),
        (
            Option("html", "file"),
            Option("csv", "file"),
            Option("answers", "file"),
            Option("gradebook", "file"),
            Option("for", "name", ("spreadsheet", "canvas", "moodle")),
            Option("roster", "file"),
            Option("shared"),
            Option("purge"),
            Option("keep", "number"),
            JSON,
        ),
    ),
    Command(
        "join",
        "tutor.cli.classroom:join_class",
        (Argument("host", "1"), Argument("code", "1")),
        (Option("name", "name"), Option("rejoin", "code"), Option("plain")),
    ),
    Command(
        "simulate",
        "tutor.cli.world:simulate",
        (Argument("world", "1"),),
        (
            Option("decisions", "file"),
            Option("months", "number"),
            Option("seed", "number"),
            Option("futures", "number"),
            Option("policy", "name"),
            JSON,
        ),
    ),
    Command("check", "tutor.cli.authoring:check", (Argument("path", "*"),), (Option("deep"), JSON)),
    Command(
        "new",
        "tutor.cli.authoring:new",
        (Argument("kind", "1", ("lesson", "unit", "world")), Argument("id", "1")),
        (JSON,),
    ),
    Command("preview", "tutor.cli.previewing:preview", (Argument("file", "1"),), (Option("plain"),)),
    Command(
        "handout",
        "tutor.cli.authoring:handout",
        (Argument("unit", "1"),),
        (Option("html", "file"), Option("key"), Option("seed", "number")),
    ),
    Command(
        "translate",
        "tutor.cli.authoring:translate",
        (Argument("language", "1", ("zh", "en")), Argument("lesson", "*")),
        (JSON,),
    ),
    Command("schema", "tutor.cli.authoring:schema"),
    Command("locate", "tutor.cli.reports:locate", options=(JSON,)),
    Command(
        "data",
        "tutor.cli.learning:data",
        (Argument("action", "1", ("export", "import")), FILE),
        (Option("mine"),),
    ),
    Command("completion", "tutor.cli.completion:completion", (Argument("shell", "1", ("bash", "zsh", "fish")),)),
)
NAMES = (*(command.name for command in COMMANDS), "help")
"""Words that no lesson may have as its id."""


def named(arguments: Sequence[str]) -> Command:
    """The command that is meant: the first word that is no option and no option's value, where it names one."""
    valued = {f"--{option.name}" for option in (*EVERYWHERE, *OPEN.options) if option.takes}
    before = ""
    for word in arguments:
        if not word.startswith("-") and before not in valued:
            return next((command for command in COMMANDS if command.name == word), OPEN)
        before = word
    return OPEN


def path_given(given: Given, name: str) -> Path | None:
    """The folder that an option names."""
    from pathlib import Path

    value = given.get(name)
    return Path(value).expanduser() if value else None
