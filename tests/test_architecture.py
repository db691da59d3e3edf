"""The rule of the street, as a fresh interpreter sees it. Its static half stands in pyproject.toml."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {"textual", "rich", "pydantic", "pygments", "aiohttp", "yaml"}


def modules_after(code: str) -> set[str]:
    """Top-level names in ``sys.modules`` after ``code`` ran in a fresh interpreter."""
    probe = f"{code}\nimport sys\nprint('\\n@@' + ' '.join({{m.partition('.')[0] for m in sys.modules}}))"
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=True)
    return set(done.stdout.rpartition("@@")[2].split())


def command(*arguments: str) -> str:
    return f"""
import contextlib, io
from tutor.cli import main
out = io.StringIO()
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
    main({list(arguments)!r})
"""


def test_help_imports_nothing_heavy() -> None:
    assert not modules_after(command("--help")) & HEAVY


def test_check_never_imports_textual() -> None:
    seen = modules_after(command("check", "lessons/price/flat-fee"))
    assert "pydantic" in seen, "the check did not run"
    assert "textual" not in seen


def test_home_is_built_without_pydantic_pygments_or_aiohttp(tmp_path: Path) -> None:
    code = f"""
import asyncio
from tutor.cli.desk import desk_for
from tutor.tui.app import TutorApp
async def paint():
    async with TutorApp(desk_for(data={str(tmp_path)!r})).run_test() as pilot:
        await pilot.pause()
asyncio.run(paint())
"""
    seen = modules_after(code)
    assert "textual" in seen
    assert not seen & {"pydantic", "pygments", "aiohttp"}


@pytest.mark.parametrize("house", ["words", "finance", "course", "learning", "store", "text"])
def test_a_house_is_reached_without_textual(house: str) -> None:
    assert "textual" not in modules_after(f"import tutor.{house}")


def test_modules_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "tutor").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert not long


def test_nothing_in_tutor_needs_posix() -> None:
    posix = {"fcntl", "pty", "termios", "resource", "pwd", "grp", "tty"}
    for path in (ROOT / "tutor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not posix & set(names), f"{path} imports {posix & set(names)}"
