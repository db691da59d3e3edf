"""Work shared out among processes: all of it is done, trouble comes back, progress is told to who looks on."""

from __future__ import annotations

import io
import os
import sys

import pytest

from tutor.cli import cores


def squared(number: int) -> tuple[int, int]:
    if number < 0:
        raise ValueError(number)
    return number * number, os.getpid()


@pytest.mark.parametrize("many", [0, 1, cores.FEW, cores.FEW + 1, 41])
def test_everything_is_done_once(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    found = list(cores.each(squared, range(many), "en"))
    assert sorted(one for one, _ in found) == [number * number for number in range(many)]
    apart = many > cores.FEW
    assert all((process != os.getpid()) == apart for _, process in found)


def test_trouble_in_another_process_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with pytest.raises(ValueError, match="-3"):
        list(cores.each(squared, [*range(40), -3], "en"))


def test_progress_is_told_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, told in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        list(cores.each(squared, range(3), "en"))
        assert ("3 of 3 lessons" in stream.getvalue()) is told
        assert not told or stream.getvalue().endswith("\r\x1b[K"), "nothing of it stays"
