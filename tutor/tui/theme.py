"""Paper, ink, the terminal's own colours: what each token of the screens looks like in each. NO_COLOR gets the last.

Styles name tokens only (``$quiet``, ``$accent bold``), never colours. A token that carries words has a contrast of at
least 4.5:1 on both grounds (``$background``, ``$tint``) of its theme. One accent; amber only for cost, red only for
danger, green only for right, each beside a word or a sign.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

TOKENS = ("foreground", "quiet", "accent", "cost", "danger", "right")
"""Tokens that words are written in."""
GROUNDS = ("background", "tint")
"""Tokens that words are written on. ``tint`` lies under the line one is on."""


def _theme(name: str, colours: Mapping[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    """A Textual theme in which every colour that Textual's own widgets may ask for is one of our tokens."""
    ink, quiet, accent = colours["foreground"], colours["quiet"], colours["accent"]
    ground, tint = colours["background"], colours["tint"]
    own = {name: colours[name] for name in ("quiet", "tint", "cost", "danger", "right")}
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        warning=colours["cost"],
        error=colours["danger"],
        success=colours["right"],
        accent=accent,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=dark,
        ansi=ansi,
        variables={
            **own,
            "text": ink,
            "text-muted": quiet,
            "text-disabled": quiet,
            "foreground-muted": quiet,
            "foreground-disabled": quiet,
            "border": accent,
            "border-blurred": quiet,
            "scrollbar": quiet,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "input-cursor-background": ink,
            "input-cursor-foreground": ground,
            "input-cursor-text-style": "reverse" if ansi else "none",
            "input-selection-background": tint,
            "input-selection-foreground": ink,
            "screen-selection-background": tint,
            "screen-selection-foreground": ink,
            "ansi-background": ground,
            "ansi-foreground": ink,
            "link-color": accent,
            "link-style": "underline",
            "link-background-hover": tint,
            "link-color-hover": accent,
        },
    )


PAPER = _theme(
    "paper",
    {
        "background": "#faf7f0",
        "tint": "#efe8d8",
        "foreground": "#24211b",
        "quiet": "#635d51",
        "accent": "#1c5578",
        "cost": "#805000",
        "danger": "#a3242b",
        "right": "#2a662e",
    },
    dark=False,
)
INK = _theme(
    "ink",
    {
        "background": "#16181d",
        "tint": "#272b34",
        "foreground": "#e8e4da",
        "quiet": "#a8a398",
        "accent": "#86bfe0",
        "cost": "#e3b455",
        "danger": "#f29289",
        "right": "#93cc8e",
    },
    dark=True,
)
TERMINAL = _theme("terminal", dict.fromkeys((*TOKENS, *GROUNDS), "ansi_default"), dark=True, ansi=True)
"""The terminal's own ink on its own ground. Which of its sixteen colours can be read there is not known, so none is
used: bold, underline, signs and words say everything, as they do in every theme.
"""
THEMES = (PAPER, INK, TERMINAL)


def suited(environ: Mapping[str, str]) -> str:
    """The theme to begin with where none was chosen: the terminal's own where it has few colours, else paper or ink.

    COLORFGBG, where a terminal sets it, ends with the number of its background colour: 7 and 15 are light.
    """
    term = environ.get("TERM", "")
    if term and not environ.get("COLORTERM") and not any(name in term for name in ("256", "direct", "kitty")):
        return TERMINAL.name
    return PAPER.name if environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"} else INK.name
