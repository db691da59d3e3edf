"""The closed language of calculations in lessons: numbers, names, arithmetic, comparison, the named finance functions.

``parse`` reads with Python's own grammar, but only after every character has been recognised as part of a number, a
name or an allowed sign, and it keeps nothing but allowed nodes: no attribute, no index, no import, no text. Length,
depth, digits and powers are bounded, so whatever stands in a lesson is evaluated at once or refused with the offset of
what is wrong.

A percentage is a number of its own: ``0.6%`` is the rate 0.006.
"""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from tutor.course import quantity
from tutor.course.diagnostics import nearest
from tutor.course.quantity import Quantity, Unfit
from tutor.finance.errors import FinanceError

if TYPE_CHECKING:
    from tutor.finance.functions import Function

LONGEST: Final = 400
DEEPEST: Final = 30
MAX_DIGITS: Final = 18


@dataclass(frozen=True)
class ExpressionError(Exception):
    """What is wrong with an expression, at character ``offset`` of it. ``code`` belongs to ``words`` area ``check``."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    offset: int = 0


@dataclass(frozen=True)
class Expression:
    """A calculation that can be evaluated. ``names`` are the values it needs, ``calls`` the functions."""

    text: str
    tree: ast.expr = field(compare=False, repr=False)
    names: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The expression that ``text`` is (without a leading ``=``). Raises ``ExpressionError``."""
    plain = _checked(text)
    try:
        tree = ast.parse(plain, mode="eval").body
    except SyntaxError as error:
        raise ExpressionError("expression-syntax", {}, _inside(text, (error.offset or LONGEST) - 1)) from None
    names, calls = set(), set()
    for node in _allowed(tree):
        if isinstance(node, ast.Call):
            calls.add(_called(node))
        elif isinstance(node, ast.Name):
            names.add(node.id)
    return Expression(text, tree, frozenset(names), frozenset(calls))


def evaluate(
    expression: Expression, names: Mapping[str, Quantity], functions: Mapping[str, Function] | None = None
) -> Quantity:
    """What the expression comes to. ``functions`` are those of ``finance`` unless others are given.

    Raises ``ExpressionError`` for names that are missing, units that don't go together, results out of bounds.
    """
    return _Evaluation(expression.text, names, functions).value(expression.tree)


_TOKEN = re.compile(
    r"(?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?%?)(?![0-9A-Za-z_.%])"
    r"|(?P<name>[a-z][a-z0-9_]*)(?![A-Za-z])"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/()<>=,])"
    r"|(?P<space>\s+)"
)
_KEYWORDS: Final = frozenset({"if", "else", "and", "or", "not"})


def _checked(text: str) -> str:
    """``text`` as Python can read it: every token recognised, ``%`` written as ``j``, offsets unchanged."""
    if len(text) > LONGEST:
        raise ExpressionError("expression-long", {"limit": LONGEST}, LONGEST)
    pieces: list[str] = []
    depth = 0
    for token in _tokens(text):
        piece = token.group()
        if token.lastgroup == "number" and sum(map(str.isdigit, piece)) > MAX_DIGITS:
            raise ExpressionError("expression-digits", {"limit": MAX_DIGITS}, token.start())
        if token.lastgroup == "name" and keyword.iskeyword(piece) and piece not in _KEYWORDS:
            raise ExpressionError("expression-not-allowed", {"found": piece}, token.start())
        depth += (piece == "(") - (piece == ")")
        if depth > DEEPEST:
            raise ExpressionError("expression-deep", {"limit": DEEPEST}, token.start())
        if depth < 0:
            raise ExpressionError("expression-syntax", {}, token.start())
        pieces.append(" " * len(piece) if token.lastgroup == "space" else piece.replace("%", "j"))
    plain = "".join(pieces)
    if not plain.strip():
        raise ExpressionError("expression-empty")
    return f"({plain[1:]})" if plain[0] == " " else plain


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            code = "expression-number" if text[at].isdecimal() else "expression-character"
            raise ExpressionError(code, {"found": text[at]}, at)
        yield token
        at = token.end()


def _inside(text: str, offset: int) -> int:
    return max(0, min(offset, len(text) - 1))


_OPERATORS: Final[Mapping[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_ALLOWED: Final = (
    ast.BinOp,
    ast.UnaryOp,
    ast.BoolOp,
    ast.Compare,
    ast.IfExp,
    ast.Call,
    ast.Name,
    ast.Constant,
)


def _allowed(tree: ast.expr) -> Iterator[ast.expr]:
    """Every node but the names of called functions, each checked. Walks without recursion, so depth can't hurt it."""
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if not isinstance(node, _ALLOWED):
            raise ExpressionError("expression-not-allowed", {"found": type(node).__name__.lower()}, node.col_offset)
        if isinstance(node, ast.BinOp) and type(node.op) not in _OPERATORS:  # two signs that make one, as in //
            raise ExpressionError("expression-syntax", {}, node.col_offset)
        if depth > DEEPEST:
            raise ExpressionError("expression-deep", {"limit": DEEPEST}, node.col_offset)
        yield node
        inside = [*node.args, *(pair.value for pair in node.keywords)] if isinstance(node, ast.Call) else _parts(node)
        waiting += [(part, depth + 1) for part in inside]


def _parts(node: ast.expr) -> list[ast.expr]:
    return [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]


def _called(node: ast.Call) -> str:
    given = [pair.arg for pair in node.keywords]
    if not isinstance(node.func, ast.Name) or None in given or len(set(given)) < len(given):
        raise ExpressionError("expression-not-allowed", {"found": "()"}, node.col_offset)
    return node.func.id


_BUILT_IN: Final[Mapping[str, tuple[int, int, Callable[..., Quantity]]]] = {
    "min": (2, 20, quantity.least),
    "max": (2, 20, quantity.most),
    "abs": (1, 1, quantity.absolute),
    "round": (1, 2, quantity.rounded),
    "floor": (1, 1, quantity.lowered),
    "ceil": (1, 1, quantity.raised),
}

_COUNTS: Final[Mapping[str, str]] = {
    name: str(fewest) if fewest == most else f"{fewest}–{most}" for name, (fewest, most, _) in _BUILT_IN.items()
}


class _Evaluation:
    """One evaluation: the text for the digits of its numbers, the values of names, the functions."""

    def __init__(self, text: str, names: Mapping[str, Quantity], functions: Mapping[str, Function] | None) -> None:
        self._text = text
        self._names = names
        self._functions = functions

    def value(self, node: ast.expr) -> Quantity:
        try:
            return self._value(node)
        except Unfit as unfit:
            raise ExpressionError(unfit.code, unfit.values, node.col_offset) from None

    def _value(self, node: ast.expr) -> Quantity:
        match node:
            case ast.Constant():
                return self._number(node)
            case ast.Name():
                return self._named(node)
            case ast.BinOp():
                return quantity.combined(_OPERATORS[type(node.op)], self.value(node.left), self.value(node.right))
            case ast.UnaryOp(op=ast.Not()):
                return quantity.truth(not self._holds(node.operand))
            case ast.UnaryOp():
                operand = self.value(node.operand)
                return quantity.negative(operand) if isinstance(node.op, ast.USub) else operand
            case ast.BoolOp(op=ast.And()):
                return quantity.truth(all(self._holds(part) for part in node.values))
            case ast.BoolOp():
                return quantity.truth(any(self._holds(part) for part in node.values))
            case ast.Compare():
                return self._comparison(node)
            case ast.IfExp():
                return self.value(node.body if self._holds(node.test) else node.orelse)
            case ast.Call():
                return self._call(node)
        raise ExpressionError("expression-not-allowed", {"found": type(node).__name__.lower()}, node.col_offset)

    def _number(self, node: ast.Constant) -> Quantity:
        written = self._text[node.col_offset : node.end_col_offset]
        if written.endswith("%"):
            return Quantity(Decimal(written[:-1]).scaleb(-2), "rate")
        return Quantity(quantity.in_bounds(Decimal(written)))

    def _named(self, node: ast.Name) -> Quantity:
        if node.id not in self._names:
            values = {"name": node.id, "nearest": nearest(node.id, self._names)}
            raise ExpressionError("expression-unknown-name", values, node.col_offset)
        return self._names[node.id]

    def _holds(self, node: ast.expr) -> bool:
        found = self.value(node)
        if found.unit != "truth":
            raise ExpressionError("unit-change", {"found": found.unit, "wanted": "truth"}, node.col_offset)
        return found.true

    def _comparison(self, node: ast.Compare) -> Quantity:
        left = self.value(node.left)
        for sign, part in zip(node.ops, node.comparators, strict=True):
            right = self.value(part)
            if not quantity.compared(_OPERATORS[type(sign)], left, right):
                return quantity.truth(False)
            left = right
        return quantity.truth(True)

    def _call(self, node: ast.Call) -> Quantity:
        name = _called(node)
        given = [self.value(part) for part in node.args]
        named = {str(pair.arg): self.value(pair.value) for pair in node.keywords}
        if name in _BUILT_IN:
            fewest, most, built_in = _BUILT_IN[name]
            if named or not fewest <= len(given) <= most:
                raise Unfit("expression-arguments", {"name": name, "wanted": _COUNTS[name]})
            return built_in(*given)
        return _applied(name, self._registered(name, node), given, named)

    def _registered(self, name: str, node: ast.Call) -> Function:
        functions = self._functions
        if functions is None:
            from tutor.finance.functions import FUNCTIONS  # most expressions call nothing

            functions = FUNCTIONS
        if name not in functions:
            known = [*functions, *_BUILT_IN]
            values = {"name": name, "nearest": nearest(name, known)}
            raise ExpressionError("expression-unknown-function", values, node.col_offset)
        return functions[name]


def _applied(name: str, function: Function, given: list[Quantity], named: Mapping[str, Quantity]) -> Quantity:
    wanted = {one.name: one for one in function.parameters}
    arguments = dict(zip(wanted, given, strict=False))
    missing = [one.name for one in function.parameters if one.default is None and one.name not in {*arguments, *named}]
    if len(given) > len(wanted) or missing or set(named) & set(arguments) or not set(named) <= set(wanted):
        raise Unfit("expression-arguments", {"name": name, "wanted": ", ".join(wanted)})
    arguments |= named
    for one, argument in arguments.items():
        unit = wanted[one].unit
        if argument.unit != unit and {argument.unit, unit} != {"rate", "number"}:
            raise Unfit("units-argument", {"name": name, "parameter": one, "found": argument.unit, "wanted": unit})
    amounts = {one.name: one.default for one in function.parameters if one.default is not None}
    amounts |= {one: argument.amount for one, argument in arguments.items()}
    try:
        return Quantity(quantity.in_bounds(function.call(**amounts)), function.result)
    except FinanceError:
        raise Unfit("expression-finance", {"name": name}) from None
