"""Reads worlds and lenders (``worlds/*.yaml``, ``worlds/lenders/*.yaml``), with the same located errors as lessons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from tutor.course.catalogue import lessons_dir
from tutor.course.diagnostics import Broken, in_order
from tutor.course.source import Source, Where, read
from tutor.course.world_figures import Figures
from tutor.credit import terms
from tutor.credit.decisions import FULL, MINIMUM, WITH_AMOUNT, WITH_LENDER, Decision
from tutor.credit.policies import POLICIES
from tutor.credit.signals import INDEX, NOBODYS_FAULT
from tutor.credit.terms import DAYS, RATE, STATES, USABLE

if TYPE_CHECKING:
    from tutor.course.marks import Bilingual
    from tutor.course.world_file import (
        ConditionEntry,
        DecisionEntry,
        EndingEntry,
        ProductEntry,
        RuleEntry,
        WorldFile,
    )

T = TypeVar("T")
FOLDER: Final = "worlds"
LENDERS: Final = "lenders"
_STAYS: Final = frozenset({"reassess", "restore", "reopen"})


def names(root: Path) -> tuple[str, ...]:
    """The ids of the worlds of a course."""
    folder = _home(root) / FOLDER
    return tuple(sorted(path.stem for path in folder.glob("*.yaml"))) if folder.is_dir() else ()


def load_world(root: Path, name: str) -> terms.World:
    """The world ``name`` of the course in ``root``. Raises ``Broken``, and KeyError where there is none."""
    home = _home(root)
    file = home / FOLDER / f"{name}.yaml"
    if not file.is_file():
        raise KeyError(name)
    return _Reader(home).world(file)


def file_of(root: Path, name: str) -> Path:
    """Where a world stands."""
    return _home(root) / FOLDER / f"{name}.yaml"


def _home(root: Path) -> Path:
    """A course without worlds of its own has those that are shipped."""
    return root if (root / FOLDER).is_dir() else lessons_dir()


def read_world(file: Path) -> terms.World:
    """A world file anywhere; its lenders stand in ``lenders`` beside it. Raises ``Broken``."""
    return _Reader(file.parent.parent, file.parent).world(file)


def read_script(file: Path, world: terms.World) -> tuple[Decision, ...]:
    """Decisions for ``world``. Raises ``Broken``."""
    from tutor.course.world_file import ScriptFile

    reader = _Reader(file.parent)
    source, script = reader.fitted(file, ScriptFile)
    decisions = tuple(reader.decisions(source, script.decisions, world.names, world.months))
    reader.raise_found()
    return decisions


def neighbour(root: Path, name: str) -> str | None:
    """The counter-life that a world names as standing beside it."""
    data = read(root / FOLDER / f"{name}.yaml").data
    found = data.get("beside") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None


class _Reader(Figures):
    """Collects what is wrong with a world and its lenders."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self._folder = folder or root / FOLDER
        super().__init__()

    def fitted(self, file: Path, wanted: type[T]) -> tuple[Source, T]:
        from tutor.course.validate import fit

        source = read(file)
        fitted, found = fit(source, wanted, source.data) if source.data is not None else (None, [])
        if source.diagnostics or fitted is None or found:
            raise Broken(in_order([*source.diagnostics, *found]))
        return source, fitted

    def world(self, file: Path) -> terms.World:
        from tutor.course.world_file import WorldFile

        source, told = self.fitted(file, WorldFile)
        if told.id != file.stem:
            self._say(source, "source.other-folder", ("id",), name=told.id, folder=file.stem)
        lenders = self._lenders(source, told)
        places = {lender.id: at for at, lender in enumerate(lenders)}
        self._plain_rules(source, told, places)
        house = told.household
        sums = {
            field: self._fen(source, getattr(house, field), ("household", field))
            for field in ("income", "essential", "discretionary", "savings")
        }
        world = terms.World(
            id=told.id,
            title=_both(told.title),
            about=_both(told.about),
            months=told.months,
            household=terms.Household(**sums, payday=house.payday, dependants=house.dependants),
            lenders=tuple(lenders),
            accounts=tuple(self._accounts(source, told, places)),
            shocks=tuple(self._shocks(source, told)),
            happenings=tuple(self._happenings(source, told, places)),
            script=tuple(self.decisions(source, told.decisions, places, told.months)),
            policy=told.policy,
            crowd=tuple((told.crowd or {}).items()),
            seed=told.seed,
            tightening=self._share(source, told.tightening, ("tightening",), 10_000),
            errors=self._share(source, told.errors, ("errors",), 10_000),
            ends=tuple(self._ending(source, one, number, places) for number, one in enumerate(told.ends)),
            names=places,
        )
        self.raise_found()
        return world

    def _plain_rules(self, source: Source, told: WorldFile, places: dict[str, int]) -> None:
        """What types can't say of a world."""
        if not 1 <= told.months <= 120:
            self._say(source, "source.out-of-range", ("months",), low=1, high=120)
        if not 1 <= told.household.payday <= 28:
            self._say(source, "source.out-of-range", ("household", "payday"), low=1, high=28)
        for where, name in ((("policy",), told.policy), *((("crowd", name), name) for name in told.crowd or {})):
            if name not in POLICIES:
                self._unknown(source, "source.no-such-policy", where, name, POLICIES)
        if not places:
            self._say(source, "source.too-few-entries", ("lenders",), least=1)

    # lenders

    def _lenders(self, source: Source, told: WorldFile) -> list[terms.Lender]:
        found = []
        for number, name in enumerate(told.lenders):
            file = self._folder / LENDERS / f"{name}.yaml"
            if not file.is_file():
                known = [path.stem for path in (self._folder / LENDERS).glob("*.yaml")]
                self._unknown(source, "source.no-such-lender", ("lenders", number), name, known)
            elif name in told.lenders[:number]:
                self._say(source, "source.duplicate-id", ("lenders", number), name=name, line=1)
            else:
                found.append(self._lender(file))
        self.raise_found()
        return found

    def _lender(self, file: Path) -> terms.Lender:
        from tutor.course.world_file import LenderFile

        source, told = self.fitted(file, LenderFile)
        if told.id != file.stem:
            self._say(source, "source.other-folder", ("id",), name=told.id, folder=file.stem)
        if not 1 <= told.due_day <= 28:
            self._say(source, "source.out-of-range", ("due-day",), low=1, high=28)
        if not 1 <= told.cadence <= 24:
            self._say(source, "source.out-of-range", ("cadence",), low=1, high=24)
        return terms.Lender(
            id=told.id,
            name=_both(told.name),
            licence=told.licence,
            product=self._product(source, told.product),
            rules=tuple(self._rules(source, told.rules, "rules")),
            underwriting=tuple(self._rules(source, told.underwriting, "underwriting")),
            first=self._fen(source, told.limit.first, ("limit", "first")),
            most=self._fen(source, told.limit.most, ("limit", "most")),
            of_income=self._share(source, told.limit.of_income, ("limit", "of-income")),
            sees=told.sees,
            reports=told.reports,
            cadence=told.cadence,
            promotes=self._share(source, told.promotes, ("promotes",)),
            due_day=told.due_day,
            collects=told.collects,
        )

    def _product(self, source: Source, told: ProductEntry) -> terms.Product:
        priced = [name for name in ("daily", "monthly", "yearly") if getattr(told, name) is not None]
        if told.kind == "flat" and (priced or told.fee is None):
            self._say(source, "source.price-wanted", ("product",), wanted="fee")
        elif told.kind != "flat" and len(priced) != 1:
            self._say(source, "source.price-wanted", ("product",), wanted="daily, monthly, yearly")
        if not 1 <= told.term <= 120:
            self._say(source, "source.out-of-range", ("product", "term"), low=1, high=120)

        def rate(name: str, times: int = 1, over: int = 1) -> int:
            text = getattr(told, name.replace("-", "_"))
            return self._share(source, text, ("product", name), RATE // 100) * times // over if text else 0

        return terms.Product(
            kind=told.kind,
            rate=rate("daily", DAYS) + rate("monthly") + rate("yearly", over=12),
            fee=rate("fee"),
            term=told.term,
            share=self._share(source, told.share, ("product", "share")),
            floor=self._fen(source, told.floor, ("product", "floor")),
            plus_interest=told.plus_interest,
            kept_back=self._share(source, told.kept_back, ("product", "kept-back")),
            penalty=rate("penalty"),
            late_fee=self._fen(source, told.late_fee, ("product", "late-fee")),
        )

    def _rules(self, source: Source, listed: tuple[RuleEntry, ...], field: str) -> Iterator[terms.Rule]:
        seen: dict[str, int] = {}
        for number, told in enumerate(listed):
            where: Where = (field, number)
            if told.id in seen:
                line, _ = source.at((field, seen[told.id]))
                self._say(source, "source.duplicate-id", (*where, "id"), name=told.id, line=line)
            seen[told.id] = number
            if (field == "underwriting") != (told.act == "decline"):
                self._say(source, "source.rule-act", (*where, "id"), name=told.act)
            states = frozenset(STATES.index(state) for state in told.states)
            if not states and told.act in _STAYS:
                self._say(source, "source.rule-states", (*where, "id"), name=told.act)
            yield terms.Rule(
                id=told.id,
                when=tuple(self._condition(source, one, (*where, "when", at)) for at, one in enumerate(told.when)),
                act=told.act,
                says=_both(told.says),
                truth=_both(told.truth),
                states=states or USABLE,
                share=self._share(source, told.share, (*where, "share")),
                review=told.review,
            )

    def _condition(self, source: Source, told: ConditionEntry, where: Where) -> terms.Condition:
        if told.signal not in INDEX:
            self._unknown(source, "source.no-such-signal", (*where, "signal"), told.signal, INDEX)
        if told.low is None and told.high is None:
            self._say(source, "source.bounds-wanted", (*where, "signal"))
        return terms.Condition(INDEX.get(told.signal, 0), told.low, told.high, told.spread)

    # the story

    def _accounts(self, source: Source, told: WorldFile, places: dict[str, int]) -> Iterator[terms.Opening]:
        for number, one in enumerate(told.accounts):
            where: Where = ("accounts", number)
            at = self._place(source, one.lender, (*where, "lender"), places)
            limit, owed = (self._fen(source, getattr(one, name), (*where, name)) for name in ("limit", "owed"))
            if owed > limit:
                self._say(source, "source.owed-over-limit", (*where, "owed"))
            yield terms.Opening(at, limit, owed, one.months, max(1, one.usual))

    def _shocks(self, source: Source, told: WorldFile) -> Iterator[terms.Shock]:
        for number, one in enumerate(told.shocks):
            where: Where = ("shocks", number)
            yield terms.Shock(
                one.id,
                self._share(source, one.chance, (*where, "chance"), 10_000),
                self._fen(source, one.cost, (*where, "cost"), below=True),
                self._share(source, one.income, (*where, "income")),
                max(1, one.months),
                self._share(source, one.long, (*where, "long")),
            )

    def _happenings(self, source: Source, told: WorldFile, places: dict[str, int]) -> Iterator[terms.Happening]:
        known = {*NOBODYS_FAULT, *(shock.id for shock in told.shocks)}
        for number, one in enumerate(told.happens):
            where: Where = ("happens", number)
            if one.what not in known:
                self._unknown(source, "source.no-such-happening", (*where, "what"), one.what, known)
            at = None if one.lender is None else self._place(source, one.lender, (*where, "lender"), places)
            self._month(source, one.month, (*where, "month"), told.months)
            yield terms.Happening(one.month, one.what, at)

    def decisions(
        self, source: Source, listed: tuple[DecisionEntry, ...], places: Mapping[str, int], months: int
    ) -> Iterator[Decision]:
        """The decisions of a script, each with all it needs."""
        for number, one in enumerate(listed):
            where: Where = ("decisions", number)
            self._month(source, one.month, (*where, "month"), months)
            at = None
            if one.lender is not None:
                at = self._place(source, one.lender, (*where, "lender"), places)
            elif one.do in WITH_LENDER:
                self._say(source, "source.missing-key", where, name="lender")
            yield Decision(one.month, one.do, at, self._amount(source, one, where), one.purpose, one.late)

    def _amount(self, source: Source, one: DecisionEntry, where: Where) -> int:
        here = (*where, "amount")
        if one.amount is None:
            if one.do in WITH_AMOUNT:
                self._say(source, "source.missing-key", where, name="amount")
            return 0
        if one.do == "spend":
            return self._share(source, str(one.amount), here)
        if one.do == "pay" and one.amount in ("minimum", "full"):
            return MINIMUM if one.amount == "minimum" else FULL
        if isinstance(one.amount, str):
            self._say(source, "source.number-wanted", here, found=one.amount)
            return 0
        return self._fen(source, one.amount, here, below=one.do == "family")

    def _ending(self, source: Source, one: EndingEntry, number: int, places: dict[str, int]) -> terms.Ending:
        where: Where = ("ends", number)
        at = None if one.lender is None else self._place(source, one.lender, (*where, "lender"), places)
        low, high = (
            None if text is None else self._share(source, text, (*where, name))
            for name, text in (("low", one.low), ("high", one.high))
        )
        return terms.Ending(one.month, at, one.states, low, high, one.score, one.since, one.rule)


def _both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
