"""Any text at all is a value or a located refusal, at once."""

from __future__ import annotations

import contextlib
import time
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tutor.course import markup
from tutor.course.expression import ExpressionError, evaluate, parse
from tutor.course.quantity import LARGEST, Quantity
from tutor.finance.functions import FUNCTIONS

NAMES = {
    "a": Quantity(Decimal(6000), "money"),
    "r": Quantity(Decimal("0.006"), "rate"),
    "n": Quantity(Decimal(12)),
    "t": Quantity(Decimal(0), "text", "words"),
}
LONGEST_SECONDS = 0.5
"""Generous for a busy machine: a bomb takes minutes."""

SIGNS = ["+", "-", "*", "/", "**", "(", ")", "<", "<=", ">", ">=", "==", "!=", ",", "=", ".", "[0]", "：", "＋", "é"]
WORDS = [
    "a",
    "r",
    "n",
    "t",
    "0",
    "1",
    "12",
    "0.6%",
    "999999999999999999",
    "min(",
    "max(",
    "round(",
    "floor(",
    "ceil(",
    "abs(",
    "nominal_rate(",
    "lambda",
    "__class__",
]
tokens = st.sampled_from([*SIGNS, *WORDS, " if ", " else ", " and ", " or ", " not ", "\n"])
calculations = st.recursive(
    st.sampled_from(["a", "r", "n", "1", "0", "0.5", "12", "3%", "1200", "100000000000000000"]),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from(["+", "-", "*", "/", "**", "<", "=="]), part).map(
            lambda p: f"({p[0]} {p[1]} {p[2]})"
        ),
        part.map(lambda p: f"-{p}"),
        st.tuples(part, part, part).map(lambda p: f"({p[0]} if {p[1]} > {p[2]} else {p[1]})"),
        st.lists(part, min_size=1, max_size=3).map(lambda p: f"max({', '.join(p)})"),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), st.lists(part, max_size=4)).map(
            lambda p: f"{p[0]}({', '.join(p[1])})"
        ),
    ),
    max_leaves=25,
)


def tried(text: str) -> None:
    begun = time.process_time()
    try:
        found = evaluate(parse(text), NAMES)
        assert found.amount.is_finite()
        assert abs(found.amount) <= LARGEST
    except ExpressionError as error:
        assert 0 <= error.offset <= max(0, len(text))
        assert error.code
    assert time.process_time() - begun < LONGEST_SECONDS


@given(st.text(max_size=600))
@example("\x00")
@example("(" * 600)
@example("9" * 600)
@example("().__class__.__bases__[0].__subclasses__()")
@example("__import__('os').system('true')")
@example("a" * 399 + "(")
@example("ａ + １")
@example("1if n else 2")
@example("0xdeadbeef")
@example("f'{a}'")
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    tried(text)


@example("a//a")
@given(st.lists(tokens, max_size=60).map("".join))
@example("9**9**9**9**9")
@example("1200**1200")
@example("(1+r)**1200**1200")
@example("not " * 99 + "n")
@example("-" * 399 + "1")
@example("1 if n>1 else " * 28 + "1")
@example("n<" * 199 + "n")
@settings(max_examples=500, deadline=None)
def test_any_tokens(text: str) -> None:
    tried(text)


@given(calculations)
@settings(max_examples=300, deadline=None)
def test_any_calculation(text: str) -> None:
    tried(text)


@given(st.text(alphabet="ab中，*[](){}|:\\-. 1\nterm:fact", max_size=200))
@example("*" * 200)
@example("[" * 200)
@example("{" * 200)
@example("| a |\n|---|\n" * 20)
@settings(max_examples=400, deadline=None)
def test_any_markup(text: str) -> None:
    begun = time.process_time()
    read = markup.parse(text)
    for problem in read.problems:
        assert 0 <= problem.offset < len(text)
    for piece in read.pieces():
        assert 0 <= piece.offset < len(text)
    markup.parse_line(text)
    assert time.process_time() - begun < LONGEST_SECONDS


EXTREMES = {
    "money": ["0", "0.01", "6000", "-5", "1e15"],
    "rate": ["0", "1e-9", "0.006", "0.24", "50", "1e15", "-0.5", "-1", "-2"],
    "number": ["0", "1", "12", "0.5", "1200", "99999", "1e15", "-3"],
}


@given(st.sampled_from(sorted(FUNCTIONS)), st.data())
@settings(max_examples=300, deadline=None)
def test_any_arguments_of_finance_functions(name: str, data: st.DataObject) -> None:
    given_names = {
        one.name: Quantity(Decimal(data.draw(st.sampled_from(EXTREMES[one.unit]))), one.unit)
        for one in FUNCTIONS[name].parameters
    }
    begun = time.process_time()
    with contextlib.suppress(ExpressionError):
        assert evaluate(parse(f"{name}({', '.join(given_names)})"), given_names).amount.is_finite()
    assert time.process_time() - begun < LONGEST_SECONDS
