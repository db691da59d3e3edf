"""Before and after: intervals that are honest, gains by the book."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.learning.measurement import by_cluster, gain, later_due, normalized, order_of

SCORES = st.lists(
    st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([0.0, 0.5, 1.0])), min_size=5, max_size=40
)


def test_by_hand() -> None:
    before = {f"price-{n}": float(n < 4) for n in range(10)}
    after = {f"price-{n}": float(n not in (0, 9)) for n in range(10)}
    found = gain(before, after)
    assert found is not None
    assert (found.n, found.before, found.after, found.won, found.lost) == (10, 0.4, 0.8, 5, 1)
    assert found.normalized == pytest.approx(2 / 3)
    spread = (sum((step - 0.4) ** 2 for step in [-1] + [1] * 5 + [0] * 4) / 9) ** 0.5
    assert found.high - found.low == pytest.approx(2 * 2.262 * spread / 10**0.5)
    assert found.verdict == "unclear", "ten questions can't tell four more from luck"


@given(SCORES)
def test_an_interval_holds_its_gain_and_turns_round(pairs: list[tuple[float, float]]) -> None:
    before = {f"x-{n}": one for n, (one, _) in enumerate(pairs)}
    after = {f"x-{n}": two for n, (_, two) in enumerate(pairs)}
    found, back = gain(before, after), gain(after, before)
    assert found is not None and back is not None
    assert -1 <= found.low <= found.gain + 1e-12 and found.gain - 1e-12 <= found.high <= 1
    assert (found.won, found.lost) == (back.lost, back.won)
    assert found.low == pytest.approx(-back.high) and found.high == pytest.approx(-back.low)


def test_fewer_than_five_say_nothing() -> None:
    four = {f"price-{n}": 1.0 for n in range(4)}
    assert gain(four, four) is None
    five = {f"price-{n}": 1.0 for n in range(5)} | {f"records-{n}": 0.0 for n in range(4)}
    told = by_cluster(five, five, ["price", "records"])
    assert told["price"] is not None and told["records"] is None and told["price"].normalized is None


def test_normalized() -> None:
    assert normalized(0.5, 0.75) == 0.5 and normalized(0.5, 0.25) == -0.5
    assert normalized(1.0, 1.0) is None and normalized(0.0, 0.0) == 0.0


def test_half_of_all_begin_with_the_second_form() -> None:
    firsts = [order_of(("a", "b"), f"learner {n}")[0] for n in range(400)]
    assert 150 < firsts.count("a") < 250 and set(order_of(("a", "b"), "x")) == {"a", "b"}
    assert order_of((), "x") == ()


def test_the_delayed_form_has_its_weeks() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    low, high = later_due(at)
    assert ((low - at).days, (high - at).days) == (7, 30)
