"""What borrowing costs, for scripts: ``rate`` and ``schedule`` of a file, and an ``offer`` read as it stands."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from tutor.cli import FINDINGS, FINE, WrongUse
from tutor.cli.commands import Given
from tutor.cli.streams import unicode_output
from tutor.finance.errors import FinanceError
from tutor.words import Lang, say
from tutor.words.lines import width

if TYPE_CHECKING:
    from tutor.course.source import Source

LARGEST: Final = 10_000_000
"""Bytes of a file that is read."""
_MEANT: Final = frozenset(f"source.{code}" for code in ("date", "long-number", "exponent", "odd-number"))
"""What a lesson may not write without quotes, and a file of figures may."""
_NUMBER = re.compile(r"[-+]?[0-9]{1,40}(?:\.[0-9]{0,40})?(?:[eE][-+]?[0-9]{1,3})?")


def rate(given: Given, lang: Lang) -> int:
    """The annual rate of a loan file: a plan as ``schedule`` takes it, or the flows themselves."""
    from tutor.finance.comparison import priced as of_file

    def told(result: Any) -> int:
        if given["json"]:
            _print_json({name: _plain(getattr(result, name)) for name in result.__dataclass_fields__})
            return FINE
        for name in result.__dataclass_fields__:
            _line(say(lang, f"command.rate_{name}"), _shown(name, getattr(result, name), lang))
        return FINE

    return _worked(given, lang, of_file, told)


def schedule(given: Given, lang: Lang) -> int:
    """Every payment of a loan file."""
    from tutor.finance.schedules import COLUMNS
    from tutor.finance.schedules import schedule as of_file

    def told(result: Any) -> int:
        plain = result.as_plain()
        if given["json"]:
            _print_json(numbers_of(plain))
        elif given["csv"]:
            _print_csv(["number", "date", *COLUMNS, "notes"], [_noted(row) for row in plain["rows"]])
        else:
            _schedule(plain, COLUMNS, lang)
        return FINE

    return _worked(given, lang, of_file, told)


def compare(given: Given, lang: Lang) -> int:
    """Several offers, the cheapest first."""
    from tutor.finance.comparison import compare as of_file
    from tutor.finance.comparison import report

    names = ("rank", "name", "nominal_annual_rate_percent", "finance_charge", "total_of_payments", "amount_financed")

    def told(result: Any) -> int:
        plain = report(result)
        rows = cast("list[dict[str, Any]]", plain["offers"])
        if given["json"]:
            _print_json(plain)
        elif given["csv"]:
            _print_csv(list(rows[0]), rows)
        else:
            heads = [say(lang, f"command.column_{name}") for name in names]
            print_table(heads, [[_shown(name, row[name], lang) for name in names] for row in rows])
            if plain["amounts_differ"]:
                print(say(lang, "command.amounts_differ"))
        return FINE

    return _worked(given, lang, of_file, told)


def debts(given: Given, lang: Lang) -> int:
    """All debts on one page, and what each plan makes of them."""
    from tutor.finance.debts_file import read as of_file
    from tutor.finance.debts_file import report

    def told(situation: Any) -> int:
        plain = report(situation)
        if given["json"]:
            _print_json(numbers_of(plain))
        elif given["csv"]:
            _print_csv(["month", *cast("dict[str, Any]", plain["plans"])], _balances(plain))
        else:
            from tutor.cli.debts import tell

            tell(plain, lang)
        return FINE

    return _worked(given, lang, of_file, told)


def _balances(plain: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is owed in all after each month, a column a plan; empty where a plan has ended."""
    balances = {name: plan["balances"] for name, plan in plain["plans"].items()}
    longest = max(map(len, balances.values()))
    return [
        {"month": month, **{name: all_[month] if month < len(all_) else "" for name, all_ in balances.items()}}
        for month in range(longest)
    ]


def offer(given: Given, lang: Lang) -> int:
    """What an advert, a message or a contract page says, what it leaves out, and what it costs a year."""
    from tutor.finance.offer import offer_json, offer_lines, read_offer

    found = read_offer(_as_text(read_bytes(given["file"])))
    if given["json"]:
        print(json.dumps(offer_json(found, lang), ensure_ascii=not unicode_output(), indent=2))
    else:
        print("\n".join(offer_lines(found, lang)))
    return FINE


def _as_text(data: bytes) -> str:
    """Text pasted from anywhere: UTF-8, else what Chinese Windows writes; what is neither is marked."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def _noted(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "notes": " ".join(row["notes"])}


def _schedule(plain: Mapping[str, Any], columns: Sequence[str], lang: Lang) -> None:
    names = ("number", "date", *columns) if any(row["date"] for row in plain["rows"]) else ("number", *columns)
    heads = [say(lang, f"command.column_{name}") for name in names]
    rows = [[_cell(row[name]) for name in names] for row in plain["rows"]]
    print_table(heads, rows)
    print()
    for name in ("received", "total_interest", "total_fees", "total_paid", "cost"):
        _line(say(lang, f"command.schedule_{name}"), _grouped(plain[name]))
    for name in ("nominal_annual_rate_percent", "effective_annual_rate_percent"):
        _line(say(lang, f"command.rate_{name}"), _shown(name, plain[name], lang))
    if plain["rounding"] not in ("0.00", "0"):
        print(say(lang, "command.schedule_rounding", sum=plain["rounding"]))


# reading


def _worked(given: Given, lang: Lang, work: Callable[[object], Any], told: Callable[[Any], int]) -> int:
    """Read the file, work it out, tell it; what is wrong is said with its place on stderr."""
    source = read_figures(given["file"])
    wrong = [one for one in source.diagnostics if one.code not in _MEANT]
    for one in wrong:
        print(f"{one.file}:{one.line}:{one.column}: {one.message(lang)}", file=sys.stderr)
    if wrong:
        return FINDINGS
    try:
        return told(work(as_figures(source.data)))
    except FinanceError as error:
        line, column = source.at(error.path)
        print(f"{source.file}:{line}:{column}: {error.message(lang)}", file=sys.stderr)
        return FINDINGS


def read_figures(name: str) -> Source:
    """The YAML or JSON in a file, or on standard input for ``-``. Raises ``WrongUse``."""
    from tutor.course.source import read

    return read(read_bytes(name), "-" if name == "-" else name)


def read_bytes(name: str) -> bytes:
    """What a file holds, or what standard input gives for ``-``. Raises ``WrongUse``."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST)
    try:
        with Path(name).expanduser().open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise WrongUse("unreadable_file", path=name, why=error) from error


def as_figures(data: Any) -> Any:
    """The same data, numbers that were left as text for their length or exponent now numbers."""
    if isinstance(data, dict):
        return {key: as_figures(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_figures(value) for value in data]
    if isinstance(data, str) and _NUMBER.fullmatch(data) and not re.fullmatch(r"0[0-9].*", data):
        return Decimal(data)
    return data


# printing


def numbers_of(data: Any) -> Any:
    """The same data, sums that stand as text (``"860.64"``) as numbers."""
    if isinstance(data, dict):
        return {key: numbers_of(value) for key, value in data.items()}
    if isinstance(data, list):
        return [numbers_of(value) for value in data]
    return _plain(Decimal(data)) if isinstance(data, str) and re.fullmatch(r"-?[0-9]+\.[0-9]+", data) else data


def _plain(value: object) -> object:
    """A value as JSON holds it: sums as numbers where that loses nothing."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _shown(name: str, value: object, lang: Lang) -> str:
    if value is None:
        return say(lang, "command.beyond_use")
    if name.endswith("_percent"):
        return f"{float(str(value)):.4f}%"
    if name == "unit_period":
        size, _, unit = str(value).rpartition("-")
        named = say(lang, f"command.unit_{unit}")
        return say(lang, "command.units", size=size, unit=named) if size else named
    return _grouped(value) if isinstance(value, Decimal) else str(value)


def _grouped(value: object) -> str:
    number = Decimal(str(value))
    return f"{number:,f}"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return _grouped(text) if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text


def _line(name: str, value: str) -> None:
    print(f"{name}{' ' * max(1, 34 - width(name))}{value}")


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns lined up on the right, wide letters counted as two."""
    wide = [max(width(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    for row in [heads, *rows]:
        print("  ".join(" " * (cells - width(cell)) + cell for cell, cells in zip(row, wide, strict=True)).rstrip())


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=True, indent=2, default=_plain))


def _print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Comma separated, one line a row, figures with a point; plain ASCII, so any spreadsheet reads it."""
    writer = csv.DictWriter(sys.stdout, list(columns), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
