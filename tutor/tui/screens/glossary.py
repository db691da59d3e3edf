"""What the words mean: all of them to look through, and each on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.words import Lang

from ..draw import draw
from ..fold import fold
from .finder import Finder, Found
from .leaf import Leaf


class Glossary(Finder):
    WITHOUT = frozenset({"glossary"})
    ASKS = "screen.glossary_ask"
    NOTHING = "screen.glossary_nothing"

    def heading(self) -> str:
        return self.say("screen.glossary_heading")

    def things(self) -> Sequence[Found]:
        terms = self.tutor.desk.library.glossary.entries.values()
        other: Lang = "en" if self.lang == "zh" else "zh"
        return [
            Found(
                term.id,
                term.name[self.lang],
                term.name[other],
                (term.id, term.name[other], *term.also.zh, *term.also.en),
            )
            for term in sorted(terms, key=lambda term: _in_order(term.name[self.lang]))
        ]

    def chosen(self, id: str) -> None:
        self.app.push_screen(Entry(id))


def _in_order(name: str) -> bytes:
    """A key that sorts common Chinese by its sound: the Chinese standard lists its characters that way."""
    return name.casefold().encode("gb18030")


class Entry(Leaf):
    """One word: what it is called, what it means, what else it is called."""

    def __init__(self, term: str) -> None:
        super().__init__()
        self._term = term

    def heading(self) -> str:
        return self.say("screen.glossary_heading")

    def tell(self, cells: int) -> Content:
        term = self.tutor.desk.library.glossary.entries.get(self._term)
        if term is None:
            return Content("\n").join(fold(Content(self.say("screen.glossary_nothing")), cells))
        other: Lang = "en" if self.lang == "zh" else "zh"
        name = Content.styled(term.name[self.lang], "bold") + Content.styled(f"  {term.name[other]}", "$quiet")
        says = draw(self.blocks(term.says[self.lang]), cells, glyphs=self.tutor.glyphs)
        lines = [*fold(name, cells), Content(""), says]
        also = term.also.zh if self.lang == "zh" else term.also.en
        if also:
            names = self.say("screen.glossary_also", names=("、" if self.lang == "zh" else ", ").join(also))
            lines += [Content(""), *fold(Content.styled(names, "$quiet"), cells)]
        return Content("\n").join(lines)
