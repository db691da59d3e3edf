"""Statistics of a class: small tables computed by hand, laws that hold for any table, published points."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.classroom.growth import certainty, growth, normalized_change, normalized_gain, revote
from tutor.classroom.intervals import mcnemar, mean_interval, ratio_interval, t_point, wilson, within
from tutor.classroom.responses import Cell, Option, Paper, Person, Question, Reply, ReportError, Responses
from tutor.classroom.statistics import (
    alpha,
    complete,
    discrimination,
    efficiency,
    facility,
    item,
    marks,
    standard_deviation,
    standard_error,
    upper_lower,
    whole,
)

# Five people, three questions. Totals 3, 2, 2, 1, 0.
ONE, TWO, THREE = (1.0, 1.0, 1.0, 0.0, 0.0), (1.0, 1.0, 0.0, 1.0, 0.0), (1.0, 0.0, 1.0, 0.0, 0.0)
COLUMNS = (ONE, TWO, THREE)
REST = [2.0, 1.0, 1.0, 1.0, 0.0]
"""Of the first question."""

shares = st.sampled_from([0.0, 0.25, 0.5, 1.0])
matrices = st.integers(2, 14).flatmap(
    lambda n: st.lists(st.lists(shares, min_size=n, max_size=n), min_size=2, max_size=5)
)


def test_indices_by_hand() -> None:
    assert facility(ONE) == pytest.approx(0.6)
    assert standard_deviation(ONE) == pytest.approx(math.sqrt(0.3))
    # Deviations .4 .4 .4 −.6 −.6 and 1 0 0 0 −1: covariance 1.0 / 4; variances .3 and .5.
    assert discrimination(ONE, REST) == pytest.approx(0.25 / math.sqrt(0.15))
    # Sorted the best stand beside the best already: 1 1 1 0 0 and 2 1 1 1 0.
    assert efficiency(ONE, REST) == pytest.approx(1.0)
    # Second question, rests 2 1 2 0 0: covariance (.4·1 + .4·0 − .6·1 + .4·(−1) + .6·1) / 4 = 0; nothing.
    assert discrimination(TWO, [2.0, 1.0, 2.0, 0.0, 0.0]) == 0.0
    assert efficiency(TWO, [2.0, 1.0, 2.0, 0.0, 0.0]) == 0.0


def test_alpha_and_standard_error_by_hand() -> None:
    # Variances of the marks .3 + .3 + .3, of the totals 3 2 2 1 0: mean 1.6, squares 1.96 .16 .16 .36 2.56 = 5.2 / 4.
    expected = 1.5 * (1 - 0.9 / 1.3)
    assert alpha(COLUMNS) == pytest.approx(expected)
    assert standard_error(COLUMNS) == pytest.approx(math.sqrt(1.3) * math.sqrt(1 - expected))
    assert alpha((ONE,)) is None and alpha(((1.0, 1.0), (0.0, 0.0))) is None


def test_upper_and_lower_groups() -> None:
    totals = [10.0, 9.0, 9.0, 8.0, 5.0, 4.0, 3.0, 2.0, 1.0, 1.0, 0.0]
    own = [1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    # 27 % of eleven are three: 1, 1, 0 above; 0, 0, 1 below.
    assert upper_lower(own, totals) == pytest.approx(2 / 3 - 1 / 3)
    # Two places for 9 and 9 and 9: each of the three holds two thirds of a place.
    assert upper_lower([1.0, 1.0, 0.0, 1.0] + [0.0] * 7, [10.0, 9.0, 9.0, 9.0, 5, 4, 3, 2, 1, 1, 0]) == pytest.approx(
        (1 + 2 * 2 / 3) / 3
    )


def test_undefined_is_none() -> None:
    assert facility([]) is None and standard_deviation([1.0]) is None
    assert discrimination([1.0, 1.0], [0.0, 1.0]) is None and discrimination([1.0, 0.0], [0.3, 0.3]) is None
    assert efficiency([0.5, 0.5], [1.0, 2.0]) is None and upper_lower([1.0], [1.0]) is None
    assert discrimination([1 / 3] * 7, [0.1 * n for n in range(7)]) is None


@given(matrices)
def test_indices_stay_in_their_range_and_know_no_order(columns: list[list[float]]) -> None:
    rest = [math.fsum(row[1:]) for row in zip(*columns, strict=True)]
    totals = [math.fsum(row) for row in zip(*columns, strict=True)]
    found = discrimination(columns[0], rest)
    share = efficiency(columns[0], rest)
    difference = upper_lower(columns[0], totals)
    assert found is None or -1 <= found <= 1
    assert share is None or share <= 1
    assert difference is not None and -1 <= difference <= 1
    if found is not None and share is not None:
        assert math.copysign(1, found) == math.copysign(1, share) or found == share == 0
    assert upper_lower(columns[0][::-1], totals[::-1]) == pytest.approx(difference)
    consistency = alpha(columns)
    assert consistency is None or consistency <= 1 + 1e-9


@given(st.lists(shares, min_size=2, max_size=12).filter(lambda marks: len(set(marks)) > 1), st.integers(2, 5))
def test_the_same_question_again_is_perfectly_consistent(column: list[float], k: int) -> None:
    assert alpha([column] * k) == pytest.approx(1.0)
    assert discrimination(column, column) == pytest.approx(1.0)


def test_numpy_agrees() -> None:
    numpy = pytest.importorskip("numpy")
    columns = [[float((7 * p * q + p + 3 * q) % 5) / 4 for p in range(13)] for q in range(1, 5)]
    rest = [math.fsum(row[1:]) for row in zip(*columns, strict=True)]
    assert discrimination(columns[0], rest) == pytest.approx(float(numpy.corrcoef(columns[0], rest)[0, 1]))
    ratio = float(numpy.cov(columns[0], rest)[0, 1] / numpy.cov(sorted(columns[0]), sorted(rest))[0, 1])
    assert efficiency(columns[0], rest) == pytest.approx(ratio)


def test_wilson_of_published_cases() -> None:
    low, high = wilson(81 / 263, 263) or (0, 0)  # Newcombe 1998, table I, method 3
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = wilson(15 / 148, 148) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.0624, 0.1605)
    low, high = wilson(0.0, 20) or (1, 0)
    assert low == 0.0 and high == pytest.approx(0.1611, abs=1e-4) and wilson(0.5, 0) is None


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_its_share_and_mirrors(case: tuple[int, int]) -> None:
    right, n = case
    found, mirrored = wilson(right / n, n), wilson(1 - right / n, n)
    assert found is not None and mirrored is not None
    assert 0 <= found.low <= right / n <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-9)


@pytest.mark.parametrize(
    ("freedom", "point"), [(1, 12.706), (2, 4.303), (3, 3.182), (9, 2.262), (10, 2.228), (29, 2.045), (120, 1.980)]
)
def test_points_of_student(freedom: int, point: float) -> None:
    assert t_point(freedom) == pytest.approx(point, abs=5e-4)
    assert within(t_point(freedom), freedom) == pytest.approx(0.95)


def test_exact_mcnemar() -> None:
    assert mcnemar(0, 0) == 1.0 and mcnemar(3, 3) == 1.0
    assert mcnemar(1, 5) == mcnemar(5, 1) == pytest.approx(2 * 7 / 64)
    assert mcnemar(10, 0) == pytest.approx(2 / 1024)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_the_share_of_equally_uneven_coins(some: int, others: int) -> None:
    n = some + others
    uneven = sum(math.comb(n, i) for i in range(n + 1) if abs(2 * i - n) >= abs(some - others))
    assert mcnemar(some, others) == pytest.approx(uneven / 2**n)


def test_intervals_of_means_and_ratios() -> None:
    found = mean_interval([1.0, 2.0, 3.0])
    assert found == pytest.approx((2 - 4.30265 / math.sqrt(3), 2 + 4.30265 / math.sqrt(3)), abs=1e-4)
    assert mean_interval([1.0]) is None
    # A divisor that doesn't vary makes it Student's interval, divided.
    ratio = ratio_interval([1.0, 2.0, 3.0], [2.0, 2.0, 2.0])
    assert ratio is not None and found is not None and ratio == pytest.approx((found.low / 2, found.high / 2))
    assert ratio_interval([1.0, 0.0], [1.0, 0.0]) is None


@given(st.lists(st.tuples(st.floats(0.1, 1), st.floats(0.5, 1)), min_size=5, max_size=30))
def test_a_ratio_lies_in_its_interval(pairs: list[tuple[float, float]]) -> None:
    tops, bottoms = [a for a, _ in pairs], [b for _, b in pairs]
    found = ratio_interval(tops, bottoms)
    if found is not None:
        assert found.low - 1e-6 <= math.fsum(tops) / math.fsum(bottoms) <= found.high + 1e-6


def test_gains_and_changes() -> None:
    assert normalized_gain(0.5, 0.75) == 0.5 and normalized_gain(1.0, 0.9) is None
    assert normalized_change(0.5, 0.75) == 0.5 and normalized_change(0.5, 0.25) == -0.5
    assert normalized_change(0.4, 0.4) == 0.0
    assert normalized_change(0.0, 0.0) is None and normalized_change(1.0, 1.0) is None


def vote(right: bool) -> Reply:
    return Reply(fraction=float(right))


def test_who_changed_how() -> None:
    pairs = [(True, True)] * 4 + [(False, True)] * 5 + [(True, False)] + [(False, False)] * 2
    cells = [Cell(str(n), "q", vote(was), vote(now)) for n, (was, now) in enumerate(pairs)]
    cells += [Cell("only", "q", vote(True)), Cell("late", "q", None, vote(True)), Cell("silent", "q")]
    found = revote(cells)
    assert found is not None
    assert (found.stayed_right, found.became_right, found.became_wrong, found.stayed_wrong) == (4, 5, 1, 2)
    assert (found.n, found.only_first, found.only_second) == (12, 1, 1)
    assert found.p == pytest.approx(2 * 7 / 64)
    assert found.gain == pytest.approx((9 / 12 - 5 / 12) / (7 / 12))
    assert revote([Cell("a", "q", vote(True))]) is None


def test_confidence_and_brier() -> None:
    cells = [
        Cell("a", "q", Reply(fraction=1.0, sure="certain")),
        Cell("b", "q", Reply(fraction=0.5, sure="certain")),
        Cell("c", "q", Reply(fraction=1.0, sure="guess")),
        Cell("d", "q", Reply(fraction=0.0)),
        Cell("e", "q"),
    ]
    found = certainty(cells)
    assert (found.right["certain"], found.wrong["certain"], found.right["guess"], found.n) == (1, 1, 1, 3)
    assert (found.silent_right, found.silent_wrong) == (0, 1)
    assert found.brier == pytest.approx((0.05**2 + 0.95**2 + 0.5**2) / 3)
    assert certainty([]).brier is None


def two_tests(scores: list[tuple[float, float]]) -> Responses:
    papers: tuple[Paper, Paper] = ("pre", "post")
    return Responses(
        "class",
        tuple(Person(str(n), f"P{n}") for n in range(len(scores))),
        tuple(Question(paper, paper, paper=paper) for paper in papers),
        tuple(
            Cell(str(n), paper, Reply(fraction=score[at]))
            for (n, score), (at, paper) in product(enumerate(scores), enumerate(papers))
        ),
    )


def test_growth() -> None:
    found = growth(two_tests([(0.5, 0.75)] * 8 + [(0.5, 0.25)] * 2 + [(1.0, 1.0)]))
    assert found is not None and found.n == 11 and found.changed == 10
    assert found.before == pytest.approx(6 / 11) and found.after == pytest.approx(7.5 / 11)
    assert found.gain == pytest.approx(1.5 / 5)
    assert found.change == pytest.approx((8 * 0.5 - 2 * 0.5) / 10)
    assert found.gain_interval is not None and found.gain_interval.low < 0.3 < found.gain_interval.high
    few = growth(two_tests([(0.5, 0.75)] * 9))
    assert few is not None and few.gain is None and few.change is None and few.gain_interval is None
    assert growth(Responses("class", (), (), ())) is None


def test_a_late_comer_counts_where_they_were() -> None:
    people = tuple(Person(name, name) for name in "abc")
    questions = (Question("one", "1"), Question("two", "2"))
    cells = (
        Cell("a", "one", vote(True)), Cell("a", "two", vote(True)),
        Cell("b", "one"), Cell("b", "two", vote(True)),
        Cell("c", "two", vote(False)),
    )  # fmt: skip
    table = Responses("class", people, questions, cells)
    assert marks(table, questions[0]) == [1.0, 0.0] and marks(table, questions[1]) == [1.0, 1.0, 0.0]
    assert complete(table, "main") == (("a", "b"), ((1.0, 0.0), (1.0, 1.0)))


def test_indices_are_withheld_under_ten() -> None:
    few = item([list(ONE) + list(TWO)[:4], list(TWO) + list(THREE)[:4]], 0)
    assert few.n == 9 and few.discrimination is few.efficiency is few.upper_lower is None
    many = item([list(ONE) * 2, list(TWO) * 2, list(THREE) * 2], 0)
    assert many.n == 10 and many.discrimination == pytest.approx(0.25 / math.sqrt(0.15))
    assert whole([ONE, TWO]).alpha is None and whole([ONE, TWO]).mean == pytest.approx(0.6)
    assert whole([[*ONE, *ONE], [*TWO, *TWO]]).alpha is not None and whole([]).n == 0


@pytest.mark.parametrize(
    ("code", "people", "cells"),
    [
        ("person_twice", "aa", ()),
        ("cell_twice", "a", (Cell("a", "q"), Cell("a", "q"))),
        ("person_unknown", "a", (Cell("b", "q"),)),
        ("question_unknown", "a", (Cell("a", "x"),)),
        ("fraction_outside", "a", (Cell("a", "q", Reply(fraction=1.5)),)),
        ("fraction_outside", "a", (Cell("a", "q", Reply(fraction=math.nan)),)),
        ("option_unknown", "a", (Cell("a", "q", Reply(("z",))),)),
        ("chosen_twice", "a", (Cell("a", "q", Reply(("x", "y"))),)),
    ],
)
def test_parts_that_do_not_fit(code: str, people: str, cells: tuple[Cell, ...]) -> None:
    question = Question("q", "?", (Option("x", "X", True), Option("y", "Y")))
    with pytest.raises(ReportError) as caught:
        Responses("class", tuple(Person(name, name) for name in people), (question,), cells)
    assert caught.value.code == code
