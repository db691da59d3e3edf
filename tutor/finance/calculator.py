"""What a calculator is: fields one types into, what was understood, one number that matters, a picture, a table.

Pure and without sentences: everything to be said is a ``Said`` (a code of ``words``, area ``tools``, with values).
Both front ends draw the same ``Result``; ``told`` makes the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from tutor.finance.errors import FinanceError
from tutor.finance.money import Money
from tutor.words import Lang, figures, say


@dataclass(frozen=True)
class Rate:
    """A rate as a fraction, to be shown in per cent with so many places."""

    value: Decimal
    places: int = 2


Value: TypeAlias = Money | Rate | Decimal | int | str
"""What may stand in a sentence; a text is shown as it is."""


@dataclass(frozen=True)
class Said:
    """Something to be said: ``code`` is a key of ``words``, area ``tools``."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """One thing to type or choose. Its name is the word ``tools.field_ID``, an example stands in ``tools.example_ID``.

    ``lines`` takes several lines of text (an advert; one debt a line). ``options`` are the ids of a choice, their
    names the words ``tools.option_ID``. ``shown`` limits the field to some options of another: ``("form", ("fee",
    "daily"))``.
    """

    id: str
    kind: Literal["money", "rate", "count", "choice", "lines"]
    options: tuple[str, ...] = ()
    initial: str = ""
    optional: bool = False
    shown: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Series:
    """One line or one layer of a picture: ``points`` in minor units (curve, bars) or as rates (ranking), from the left.

    Its name is the word ``tools.series_CODE``.
    """

    code: str
    points: tuple[int | Decimal, ...]


@dataclass(frozen=True)
class Picture:
    """``curve``: balances over time. ``bars``: layers stacked a period. ``ranking``: one bar a label.

    ``labels`` name the periods or the bars; ``twin`` says in one sentence what is to be seen. ``plain`` points are
    hundredths of something that is not money.
    """

    kind: Literal["curve", "bars", "ranking"]
    series: tuple[Series, ...]
    labels: tuple[str, ...]
    twin: Said
    plain: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table: ``columns`` are words ``tools.column_ID``; each cell is a value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Result:
    """What comes of the fields as they stand.

    ``understood`` repeats fields as they were read, ``complaints`` say what is wrong beside the field it is about
    (under ``""`` what concerns them together). ``number`` is the one that matters, under ``headline``; both are None
    until it can be had.
    """

    understood: Mapping[str, Said] = field(default_factory=dict)
    complaints: Mapping[str, FinanceError] = field(default_factory=dict)
    headline: Said | None = None
    number: Money | Rate | int | None = None
    says: tuple[Said, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sheet: Sheet | None = None


@dataclass(frozen=True)
class Calculator:
    """``work`` takes what stands in each field and never raises. Its name is ``tools.ID``, its purpose
    ``tools.ID_does``.
    """

    id: str
    fields: tuple[Field, ...]
    work: Callable[[Mapping[str, str]], Result]

    def visible(self, typed: Mapping[str, str]) -> tuple[Field, ...]:
        """The fields that matter for what is chosen."""
        initial = {one.id: one.initial for one in self.fields}
        return tuple(
            one
            for one in self.fields
            if one.shown is None or typed.get(one.shown[0], initial[one.shown[0]]) in one.shown[1]
        )


def shown(value: Value, lang: Lang) -> str:
    """One value ready to read."""
    if isinstance(value, Money):
        return figures.money(value.minor, value.currency, lang)
    if isinstance(value, Rate):
        return figures.percent(value.value, lang, value.places)
    if isinstance(value, Decimal | int):
        return figures.number(value, lang)
    return value


def told(said: Said, lang: Lang) -> str:
    """The sentence. A value ``n`` stays a number, so that English can count."""
    values = {name: value if name == "n" else shown(value, lang) for name, value in said.values.items()}
    return say(lang, f"tools.{said.code}", **values)
