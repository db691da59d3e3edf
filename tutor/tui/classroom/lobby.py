"""How one gets into the room: QR code, address, code, and beside them the names of those who are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tutor.words import Lang, say

from ..fold import cells_of, fold
from ..glyphs import UNICODE, Glyphs

BESIDE = 27
"""Cells that the words beside the QR code need: the longest address."""


_TURNED = str.maketrans(" ▀▄█", "█▄▀ ")


class Lobby:
    """``names`` of those who are in, or None where they are hidden; ``n`` how many there are; ``alone`` says that the
    machine has no address but its own, ``dark`` that there are no colours and what is not written on is dark.
    """

    def __init__(
        self,
        url: str,
        code: str,
        names: Sequence[str] | None,
        n: int,
        lang: Lang,
        glyphs: Glyphs,
        alone: bool = False,
        dark: bool = False,
    ) -> None:
        self.url = url
        self.inside = any(f"//{host}:" in url for host in ("127.0.0.1", "localhost", "[::1]"))
        self.alone = alone
        self.dark = dark
        self.code = code
        self.names = names
        self.n = n
        self.lang = lang
        self.glyphs = glyphs

    def lines(self, cells: int, height: int) -> Iterator[Content]:
        """What fits into so many cells and lines; without the QR code where that doesn't fit."""
        picture = qr(f"{self.url}/{self.code}") if self.glyphs.full == UNICODE.full and not self.inside else []
        gap = 3 if cells > 62 else 2
        wide = cells_of(picture[0]) + gap if picture else 0
        if len(picture) > height or cells - wide < BESIDE:
            picture, wide = [], 0
        foot = [line for key in self._foot() for line in self._quiet(key, cells)]
        if picture and len(picture) + 1 + len(foot) > height and self.n:
            foot = []  # who is in has found the way; the same is in the help
        room = height - (len(foot) + 1 if foot else 0)
        beside = list(self._beside(cells - wide, max(room, len(picture))))
        for at in range(max(len(picture), len(beside))):
            left = self._line(picture[at]) if at < len(picture) else Content(" " * (wide - gap))
            right = beside[at] if at < len(beside) else Content("")
            yield left + Content(" " * gap) + right if wide else right
        if foot:
            yield Content("")
            yield from foot

    def _line(self, line: str) -> Content:
        """Dark on light, which is how cameras read it."""
        return Content(line.translate(_TURNED)) if self.dark else Content.styled(line, "black on white")

    def _beside(self, cells: int, height: int) -> Iterator[Content]:
        if self.inside:
            yield from self._told("no_network" if self.alone else "inside", cells, "$cost bold")
            yield Content("")
        head = [
            *(self._told("open_page", cells, "bold") if not self.inside else ()),
            *fold(Content.styled(self.url, "$accent bold"), cells),
            Content(""),
            Content(self._say("code")),
            Content.styled(" ".join(self.code), "$accent bold"),
            Content(""),
        ]
        yield from head
        if not self.n:
            yield from self._told("nobody_yet", cells)
            return
        yield from self._told("people", cells, "bold", n=self.n)
        yield from self._newest(cells, height - len(head) - 1)

    def _newest(self, cells: int, height: int) -> list[Content]:
        """The names of those who came last, as many as fit, none of them broken."""
        shown, left = list(self.names or ()), 0
        while shown:
            lines = packed([self.glyphs.more, *shown] if left else shown, cells)
            if len(lines) <= height:
                return [Content(line) for line in lines]
            step = max(1, len(shown) // 8)
            shown, left = shown[step:], left + step
        return []

    def _foot(self) -> tuple[str, ...]:
        return ("terminal",) if self.n else ("terminal", "unreachable")

    def _quiet(self, key: str, cells: int) -> list[Content]:
        return self._told(key, cells, "$quiet")

    def _told(self, key: str, cells: int, style: str = "", **values: object) -> list[Content]:
        return fold(Content.styled(self._say(key, **values), style), cells)

    def _say(self, key: str, **values: object) -> str:
        host = self.url.removeprefix("http://")
        return say(self.lang, f"room.{key}", url=self.url, host=host, code=self.code, **values)


def packed(names: Sequence[str], cells: int) -> list[str]:
    """Names in lines, two spaces between them."""
    lines: list[str] = []
    for name in names:
        if lines and cells_of(lines[-1]) + 2 + cells_of(name) <= cells:
            lines[-1] += f"  {name}"
        else:
            lines.append(name)
    return lines


def qr(url: str) -> list[str]:
    """A QR code in half blocks, two modules a line, with a border of two.

    In capitals, which an address may be written in up to its path: they take less room, and the code gets coarser, so
    that it can be read from the last row.
    """
    import segno

    made = [list(row) for row in segno.make(url.upper(), micro=False, error="m").matrix_iter(border=2)]
    if len(made) % 2:
        made.append([0] * len(made[0]))
    signs = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return [
        "".join(signs[bool(above), bool(below)] for above, below in zip(made[at], made[at + 1], strict=True))
        for at in range(0, len(made), 2)
    ]
