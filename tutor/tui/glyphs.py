"""Signs that a terminal's encoding may lack, and what stands for them then.

An encoding that is not Unicode's (gbk on a Chinese Windows) gets plain ASCII: even where it has a sign such as ○, its
terminals draw it two cells wide and every line would shift.
"""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    cursor: str = "▸"
    done: str = "✓"
    begun: str = "◐"
    open: str = "○"
    opened: str = "▾"
    right: str = "✓"
    partly: str = "◐"
    wrong: str = "✗"
    chosen: str = "●"
    unchosen: str = "○"
    ticked: str = "■"
    unticked: str = "□"
    bullet: str = "•"
    rule: str = "─"
    bar: str = "━"
    column: str = "│"
    full: str = "█"
    empty: str = "░"
    enter: str = "⏎"
    left: str = "←"
    right_arrow: str = "→"
    up: str = "↑"
    down: str = "↓"
    arrows: str = "↑↓←→"
    sideways: str = "←→"
    dot: str = "·"
    day: str = "·"
    more: str = "…"
    warn: str = "!"


UNICODE = Glyphs()
ASCII = Glyphs(
    cursor=">",
    done="v",
    begun="~",
    open="o",
    opened="v",
    right="v",
    partly="~",
    wrong="x",
    chosen="*",
    unchosen="o",
    ticked="[x]",
    unticked="[ ]",
    bullet="-",
    rule="-",
    bar="=",
    column="|",
    full="#",
    empty=".",
    enter="Enter",
    left="<-",
    right_arrow="->",
    up="Up",
    down="Down",
    arrows="arrows",
    sideways="<- ->",
    dot="|",
    day=".",
    more="...",
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """The signs that a stream of this encoding can show."""
    try:
        "".join(UNICODE).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE if (encoding or "").lower().replace("_", "-").startswith(("utf", "u8")) else ASCII
