"""Offers compared: the same money in up to four disguises, from the cheapest to the dearest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tutor.finance.calculator import Calculator, Field, Picture, Rate, Result, Said, Series, Sheet
from tutor.finance.calculators import disguises
from tutor.finance.calculators.disguises import MONTHLY, WITH_UPFRONT
from tutor.finance.calculators.fields import Complaint, Fields
from tutor.finance.calculators.priced import Priced
from tutor.finance.errors import FinanceError
from tutor.finance.money import Money

_STARTS = (("fee", "0.6%"), ("daily", "0.05%"), ("payments", "1100"), ("none", ""))


def _fields_of(at: int, form: str, price: str) -> tuple[Field, ...]:
    return (
        Field(f"form_{at}", "choice", (*MONTHLY, "none"), form),
        Field(f"price_{at}", "rate", initial=price, shown=(f"form_{at}", MONTHLY)),
        Field(f"extra_{at}", "money", initial="0", shown=(f"form_{at}", WITH_UPFRONT)),
    )


FIELDS = (
    Field("principal", "money", initial="12000"),
    Field("count", "count", initial="12"),
    *(field for at, start in enumerate(_STARTS, 1) for field in _fields_of(at, *start)),
)
SAME = 8
"""Offers whose annual rates, as fractions, agree to so many places cost the same: a millionth of a per cent."""


@dataclass(frozen=True)
class _Offer:
    """``name`` is its number and what was typed; ``rank`` counts from 1 and is shared by those that cost the same."""

    name: str
    price: Priced
    rank: int = 1

    @property
    def rate(self) -> Rate:
        return Rate(self.price.nominal)


def work(typed: Mapping[str, str]) -> Result:
    """The ranking of what stands in the fields. An offer that can't be read is left out, with a complaint."""
    fields = Fields(FIELDS, typed)
    money = fields.money("principal"), fields.count("count")
    offers = [offer for at in range(1, len(_STARTS) + 1) if (offer := _offer(fields, at, money))]
    if len(offers) < 2:
        if not fields.complaints:
            fields.complain("", Complaint("one_offer"))
        return fields.unanswered()
    ranked = _ranked(offers)
    return Result(
        fields.understood,
        fields.complaints,
        Said("headline_cheapest"),
        ranked[0].rate,
        tuple(_says(ranked)),
        (_picture(ranked),),
        _sheet(ranked),
    )


def _offer(fields: Fields, at: int, money: tuple[int | None, int | None]) -> _Offer | None:
    """One offer; None where there is none or it can't be worked out."""
    form = fields.choice(f"form_{at}")
    if form is None or form == "none":
        return None
    told, upfront = f"price_{at}", f"extra_{at}"
    try:
        price = disguises.price(form, fields, money, told, upfront)
    except FinanceError as error:
        fields.complain(str(error.path[0]) if error.path else told, error)
        return None
    if price is None:
        return None
    typed = fields.text(told).strip()
    return _Offer(f"{at}: {typed}" + (f" + {fields.text(upfront).strip()}" if price.upfront else ""), price)


def _ranked(offers: Sequence[_Offer]) -> list[_Offer]:
    """The cheapest first."""
    ranked: list[_Offer] = []
    ordered = sorted(offers, key=lambda one: (round(one.price.nominal, SAME), one.price.cost))
    for at, offer in enumerate(ordered, 1):
        before = ranked[-1] if ranked else None
        tied = before is not None and round(before.price.nominal, SAME) == round(offer.price.nominal, SAME)
        ranked.append(_Offer(offer.name, offer.price, before.rank if before and tied else at))
    return ranked


def _says(ranked: Sequence[_Offer]) -> Iterator[Said]:
    tied = sum(offer.rank == 1 for offer in ranked)
    if tied > 1:
        yield Said("tied", {"n": tied})
    else:
        yield Said("cheapest", {"offer": ranked[0].name})
    more = ranked[-1].price.cost - ranked[0].price.cost
    if more > 0:
        yield Said("apart", {"more": Money(more)})


def _picture(ranked: Sequence[_Offer]) -> Picture:
    first, last = ranked[0], ranked[-1]
    twin = Said("twin_ranking", {"low": first.rate, "first": first.name, "high": last.rate, "last": last.name})
    series = Series("rate", tuple(offer.price.nominal for offer in ranked))
    return Picture("ranking", (series,), tuple(offer.name for offer in ranked), twin)


def _sheet(ranked: Sequence[_Offer]) -> Sheet:
    rows = tuple(
        (
            offer.rank,
            offer.name,
            Money(offer.price.rows[0].payment + offer.price.rows[0].fee),
            Money(offer.price.cost),
            offer.rate,
            Rate(offer.price.compound) if offer.price.compound is not None else "—",
        )
        for offer in ranked
    )
    return Sheet(("rank", "offer", "payment", "cost", "rate", "compound"), rows)


CALCULATOR = Calculator("compare", FIELDS, work)
