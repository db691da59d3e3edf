from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.store.log import DEFAULT_LEARNER, Store


@pytest.fixture(autouse=True)
def stores_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every store that a test opened is closed after it, so that a file left open by the program itself shows."""
    opened: list[Store] = []
    real = Store.open

    def remembered(path: Path, learner: str = DEFAULT_LEARNER) -> Store:
        store = real(path, learner)
        opened.append(store)
        return store

    monkeypatch.setattr(Store, "open", staticmethod(remembered))
    yield
    for store in opened:
        store.close()


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: whoever drives a screen waits for it more than half of the time."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)
