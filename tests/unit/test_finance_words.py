"""Every complaint of finance has its sentence in both languages."""

import ast
from pathlib import Path

import tutor.finance
from tutor.words.money import WORDS

SOURCES = sorted(Path(tutor.finance.__file__).parent.glob("*.py"))
CHECKING = {"positive", "not_negative", "whole", "_positive"}
RAISING = {"FinanceError", "Unreadable"}


def codes() -> set[str]:
    """The codes that finance raises, as far as they stand in the source as plain text."""
    found: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISING and node.args:
                code = node.args[0]
                ways = [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code]
                found |= {str(way.value) for way in ways if isinstance(way, ast.Constant)}
    return found


def test_every_code_has_words() -> None:
    assert len(codes()) > 40
    assert codes() <= set(WORDS)


def test_every_name_has_words() -> None:
    names: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CHECKING:
                names |= {str(leaf.value) for leaf in node.args[:1] if isinstance(leaf, ast.Constant)}
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "name" and isinstance(value, ast.Constant):
                        names.add(str(value.value))
    assert {f"name_{name}" for name in names} <= set(WORDS)


def test_both_languages_name_the_same_values() -> None:
    for name, (chinese, english) in WORDS.items():
        assert {part.split("}")[0] for part in chinese.split("{")[1:]} == {
            part.split("}")[0] for part in english.split("{")[1:]
        }, name
