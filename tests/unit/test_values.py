"""Drawing a lesson's values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tutor.course.diagnostics import Broken
from tutor.course.lesson import Drawn, Head
from tutor.course.values import Undrawable, constant, draw, seeded, varying, worked


def head(**values: Any) -> Head:
    listed = {name: one if isinstance(one, Drawn) else Drawn(be=one) for name, one in values.items()}
    return Head(id="x", lang="en", revision=1, title="", minutes=1, teaches=(), can_do="", values=listed)


def numbers(*given: float) -> Callable[[], float]:
    return iter(given).__next__


def test_a_pick_and_a_whole_take_one_random_number_each_in_order() -> None:
    lesson = head(
        first=Drawn(pick=(10, 20, 30)),
        fixed=7,
        second=Drawn(whole=(5, 11, 2)),
        third=Drawn(whole=(1, 2)),
    )
    drawn = draw(lesson, numbers(0.34, 0.99, 0.0))
    assert {name: int(one.amount) for name, one in drawn.items()} == {"first": 20, "fixed": 7, "second": 11, "third": 1}


def test_a_random_number_of_one_is_still_the_last() -> None:
    assert draw(head(a=Drawn(pick=(1, 2))), lambda: 1.0)["a"].amount == 2


def test_the_same_seed_draws_the_same_everywhere() -> None:
    lesson = head(a=Drawn(whole=(0, 9999)), b=Drawn(pick=tuple(range(100))), c=Drawn(whole=(100, 900, 100)))
    assert [int(one.amount) for one in draw(lesson, seeded(20261123)).values()] == FROM_SEED
    assert [int(one.amount) for one in draw(lesson, seeded(20261124)).values()] != FROM_SEED


FROM_SEED = [7548, 89, 600]


def test_money_is_rounded_to_the_fen_when_it_gets_a_name() -> None:
    drawn = draw(
        head(a=Drawn(be=100, unit="money"), third="= a / 3", half=Drawn(be="= 0.125", unit="money")), seeded(1)
    )
    assert drawn["third"].amount == Decimal("33.33")
    assert drawn["half"].amount == Decimal("0.13")
    assert drawn["third"].unit == drawn["half"].unit == "money"


def test_units_come_from_as_and_from_how_it_is_written() -> None:
    drawn = draw(
        head(
            price=Drawn(pick=(6000,), unit="money"),
            fee=Drawn(pick=("0.6%",), unit="rate"),
            cap="40%",
            share=Drawn(be="= price / price", unit="rate"),
            who=Drawn(pick=("云雀借",), unit="text"),
            months=12,
        ),
        seeded(1),
    )
    assert {name: one.unit for name, one in drawn.items()} == {
        "price": "money", "fee": "rate", "cap": "rate", "share": "rate", "who": "text", "months": "number",
    }  # fmt: skip
    assert drawn["who"].words == "云雀借"


@pytest.mark.parametrize(
    ("values", "name", "code"),
    [
        ({"a": 1, "b": "= a + c"}, "b", "expression-unknown-name"),
        ({"a": "= b", "b": 1}, "a", "expression-name-below"),
        ({"a": "= 1 / 0"}, "a", "division-by-zero"),
        ({"a": "= 1 +"}, "a", "expression-syntax"),
        ({"a": Drawn(pick=(5,), unit="money"), "b": Drawn(be="= a", unit="rate")}, "b", "unit-change"),
        ({"a": Drawn(be="words", unit="money")}, "a", "unit-change"),
        ({"a": 10**17}, "a", "too-large"),
    ],
)
def test_what_cant_be_drawn_is_named(values: dict[str, Any], name: str, code: str) -> None:
    with pytest.raises(Undrawable) as caught:
        draw(head(**values), seeded(1))
    assert (caught.value.name, caught.value.error.code) == (name, code)


def test_what_may_differ_next_time() -> None:
    lesson = head(a=Drawn(pick=(1, 2)), one=Drawn(pick=(1, 1)), b=3, c="= a + b", d="= b * one", e="= c + 1")
    assert varying(lesson) == {"a", "c", "e"}


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [(6, "6", "number"), (Decimal("0.5"), "0.5", "number"), ("0.6%", "0.006", "rate"), ("-3", "-3", "number"),
     (True, "1", "truth"), ("2026-11", "0", "text"), ("12 months", "0", "text"), ("1 - 2", "0", "text")],
)  # fmt: skip
def test_constants(written: Any, amount: str, unit: str) -> None:
    found = constant(written)
    assert (found.amount, found.unit) == (Decimal(amount), unit)


def test_a_field_may_hold_an_expression_or_a_constant() -> None:
    names = draw(head(a=3), seeded(1))
    assert worked("= a * 2", names).amount == 6
    assert worked("24%", names).amount == Decimal("0.24")


def test_a_lesson_that_cant_be_drawn_is_a_broken_lesson() -> None:
    with pytest.raises(Broken) as caught:
        draw(head(a=1, b="= a + c"), seeded(1))
    (one,) = caught.value.diagnostics
    assert "b" in one.file
    assert "c" in one.message("en")
