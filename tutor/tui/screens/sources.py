"""Where a step's facts come from, and when each was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tutor.course.shelf import Fact
from tutor.words.figures import day

from ..draw import draw
from ..fold import fold, hung
from .leaf import Leaf


class Sources(Leaf):
    """The facts with these ids, in this order."""

    def __init__(self, facts: Sequence[str]) -> None:
        super().__init__()
        self._facts = facts

    def heading(self) -> str:
        return self.say("screen.sources_heading")

    def tell(self, cells: int) -> Content:
        known = self.tutor.desk.library.facts.entries
        if not self._facts:
            return Content("\n").join(fold(Content(self.say("screen.sources_none")), cells))
        entries = [
            self._fact(known[id], cells) if id in known else [Content(self.say("screen.sources_missing", id=id))]
            for id in self._facts
        ]
        return Content("\n\n").join(Content("\n").join(lines) for lines in entries)

    def _fact(self, fact: Fact, cells: int) -> Iterator[Content]:
        glyphs = self.tutor.glyphs
        yield draw(self.blocks(fact.says[self.lang]), cells, glyphs=glyphs)
        region = self.say(f"screen.sources_region_{fact.region}")
        status = self.say(f"screen.sources_status_{fact.status.lower()}")
        source = self.say("screen.sources_source", source=fact.source[self.lang])
        yield from hung(Content.styled(f"{source} {glyphs.dot} {region} {glyphs.dot} {status}", "$quiet"), cells, "  ")
        dates = {"checked": day(fact.checked, self.lang), "review": day(fact.review, self.lang)}
        yield from hung(Content.styled(self.say("screen.sources_checked", **dates), "$quiet"), cells, "  ")
