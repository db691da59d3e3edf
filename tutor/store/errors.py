"""What can go wrong with the files that keep a learner's answers."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.words import Lang, say


class StoreError(Exception):
    """``code`` is a key of ``words`` (area ``store``) with ``values``; the message says what happened, where, what to
    do.
    """

    code = "broken"

    def __init__(self, **values: object) -> None:
        super().__init__(self.code, values)
        self.values: Mapping[str, object] = values

    def message(self, lang: Lang) -> str:
        return say(lang, f"store.{self.code}", **self.values)


class StoreBusy(StoreError):
    """Another program holds the file and does not let go."""

    code = "busy"


class StoreNewer(StoreError):
    """The file was written by a newer version of this program."""

    code = "newer"


class StoreForeign(StoreError):
    """The file is no store of this program, or is damaged."""

    code = "foreign"


class StoreUnwritable(StoreError):
    """The folder or the file can't be written to."""

    code = "unwritable"


class StoreFull(StoreError):
    """The disk has no room left."""

    code = "full"
