"""Completion scripts for shells, made from the table of commands. Lesson names are asked of the program itself."""

from __future__ import annotations

from tutor.cli.commands import COMMANDS, EVERYWHERE, NAMES, OPEN, Command, Given
from tutor.words import Lang, say

_LESSONS = "finlit-tutor list 2>/dev/null | sed -n 's/^  \\([a-z0-9-]*\\) .*/\\1/p'"


def completion(given: Given, lang: Lang) -> int:
    """Print the script for one shell."""
    print({"bash": _bash, "zsh": _zsh, "fish": _fish}[given["shell"]](lang), end="")
    return 0


def _flags(command: Command) -> list[str]:
    return [f"--{option.name}" for option in (*command.options, *EVERYWHERE)]


def _words(command: Command) -> str:
    """What may follow a command beside its options: fixed words, files or lessons."""
    choices = [word for argument in command.arguments for word in argument.choices]
    return " ".join([*choices, *_flags(command)])


def _bash(lang: Lang) -> str:
    del lang
    cases = "\n".join(f'    {one.name}) words="{_words(one)}" ;;' for one in COMMANDS)
    return f"""_finlit_tutor() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words
  case "$before" in
    --lang) COMPREPLY=($(compgen -W "zh en" -- "$word")); return ;;
    --data|--lessons) COMPREPLY=($(compgen -d -- "$word")); return ;;
  esac
  case "${{COMP_WORDS[1]}}" in
{cases}
    *) words="{" ".join(NAMES)} {" ".join(_flags(OPEN))} $({_LESSONS})" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ "${{COMP_WORDS[1]}}" = check ] && COMPREPLY+=($(compgen -f -- "$word"))
}}
complete -o filenames -F _finlit_tutor finlit-tutor
"""


def _zsh(lang: Lang) -> str:
    listed = "\n".join(f"    '{one.name}:{_quoted(say(lang, f'command.{one.word}_does'))}'" for one in COMMANDS)
    cases = "\n".join(f"    {one.name}) compadd -- {_words(one)} ;;" for one in COMMANDS)
    return f"""#compdef finlit-tutor
_finlit_tutor() {{
  local -a commands
  commands=(
{listed}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    compadd -- {" ".join(_flags(OPEN))} $({_LESSONS})
    return
  fi
  case "$words[2]" in
    check) compadd -- {_words(COMMANDS[NAMES.index("check")])}; _files ;;
{cases}
    *) compadd -- {" ".join(_flags(OPEN))} ;;
  esac
}}
compdef _finlit_tutor finlit-tutor
"""


def _fish(lang: Lang) -> str:
    lines = ["complete -c finlit-tutor -f"]
    for one in COMMANDS:
        does = _quoted(say(lang, f"command.{one.word}_does"))
        lines.append(f"complete -c finlit-tutor -n __fish_use_subcommand -a {one.name} -d '{does}'")
        seen = f"__fish_seen_subcommand_from {one.name}"
        lines += [f"complete -c finlit-tutor -n '{seen}' -l {option.name}" for option in one.options]
        choices = " ".join(word for argument in one.arguments for word in argument.choices)
        if choices:
            lines.append(f"complete -c finlit-tutor -n '{seen}' -a '{choices}'")
    lines.append("complete -c finlit-tutor -n '__fish_seen_subcommand_from check' -F")
    for option in (*OPEN.options, *EVERYWHERE):
        takes = f" -x -a '{' '.join(option.choices)}'" if option.takes else ""
        lines.append(f"complete -c finlit-tutor -l {option.name}{takes}")
    lines.append(f'complete -c finlit-tutor -n __fish_use_subcommand -a "({_LESSONS})"')
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("'", "")
