"""Everything that can be set, each written once: the screen and the text front end are made from it."""

from __future__ import annotations

from typing import Final, NamedTuple

from tutor.learning.review import MINUTES


class Setting(NamedTuple):
    """``choices`` in order; ``default`` is empty where the system decides. Words: ``progress.set_NAME``, and
    ``progress.set_NAME_CHOICE``.
    """

    name: str
    choices: tuple[str, ...]
    default: str

    def after(self, value: str | None, by: int = 1) -> str:
        """The choice ``by`` places on, round and round."""
        here = value if value in self.choices else self.default or self.choices[0]
        return self.choices[(self.choices.index(here) + by) % len(self.choices)]


SETTINGS: Final = (
    Setting("lang", ("zh", "en"), ""),
    Setting("theme", ("ink", "paper", "terminal"), ""),
    Setting("motion", ("full", "none"), "full"),
    Setting("minutes", ("5", "10", "15", "20", "30"), str(MINUTES)),
    Setting("reminders", ("off", "on"), "off"),
    Setting("keys", ("letters", "functions"), "letters"),
)
