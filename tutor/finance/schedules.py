"""Repayment schedules, to the fen: a plan's rows with fees, deductions, delays and early repayment, and its rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tutor.finance import cards, instalments
from tutor.finance.dates import repeat
from tutor.finance.errors import FinanceError
from tutor.finance.flows import Flow, Kind, Loan, TimeUnit
from tutor.finance.instalments import Row
from tutor.finance.money import digits, half_up, to_major
from tutor.finance.periods import Span
from tutor.finance.plan import Plan
from tutor.finance.plan_file import read
from tutor.finance.rates import RateResult, of_loan, of_periods


@dataclass(frozen=True)
class Schedule:
    """A loan row by row, in minor units of ``currency``.

    ``upfront`` is what is kept back or paid on the first day, ``rounding`` how much the last instalment differs from
    the others because it absorbs rounding (0: it does not).
    """

    plan: Plan
    rows: tuple[Row, ...]
    upfront: int
    rounding: int

    @property
    def currency(self) -> str:
        return self.plan.currency

    @property
    def received(self) -> int:
        """What the borrower really gets on the first day."""
        return self.plan.principal - self.upfront

    @property
    def total_interest(self) -> int:
        """Interest paid with the instalments; what was taken in advance is in ``upfront``."""
        return sum(row.interest for row in self.rows)

    @property
    def total_fees(self) -> int:
        return self.upfront + sum(row.fee for row in self.rows)

    @property
    def total_paid(self) -> int:
        """All that is paid after the first day."""
        return sum(row.payment + row.fee for row in self.rows)

    @property
    def cost(self) -> int:
        """What the loan costs: all that is paid less what was received."""
        return self.total_paid - self.received

    def rate(self) -> RateResult:
        """The annual rate of the schedule's own flows under ``plan.standard``. Raises as ``rates.rate`` does."""
        paid = [row.payment + row.fee for row in self.rows]
        if self.plan.start is None and self.plan.standard != "eu-aprc" and len(paid) > 1 and all(paid):
            flows = [(0.0, 0.0, self.received)]
            flows += [(float(row.number), 0.0, -amount) for row, amount in zip(self.rows, paid, strict=True)]
            span = Span(Fraction(self.plan.step.count), self.plan.step.unit)
            return of_periods(self.plan.standard, flows, span, 10 ** digits(self.currency))
        return of_loan(loan_of(self))

    def as_plain(self) -> dict[str, object]:
        """The schedule as JSON may hold it, sums in major units as text."""
        rate = self.rate()
        totals = ("received", "total_interest", "total_fees", "total_paid", "cost", "rounding")
        return {
            "kind": self.plan.kind,
            "currency": self.currency,
            "principal": self._figure(self.plan.principal),
            **{name: self._figure(getattr(self, name)) for name in totals},
            "standard": rate.standard,
            "nominal_annual_rate_percent": rate.nominal_annual_rate_percent,
            "effective_annual_rate_percent": rate.effective_annual_rate_percent,
            "rows": [self._row(row) for row in self.rows],
        }

    def _row(self, row: Row) -> dict[str, object]:
        due = row.due.isoformat() if row.due else None
        sums = {name: self._figure(getattr(row, name)) for name in COLUMNS}
        return {"number": row.number, "date": due, **sums, "notes": list(row.notes)}

    def _figure(self, minor: int) -> str:
        return str(to_major(minor, self.currency))


COLUMNS = ("opening", "interest", "principal", "payment", "fee", "closing")
"""The sums of a row, in the order a table shows them."""


def schedule(values: object) -> Schedule:
    """The schedule of a file's plain values (``plan`` says what they are). Raises ``FinanceError`` with a ``path``."""
    return of_plan(read(values))


def of_plan(plan: Plan) -> Schedule:
    """The schedule of a plan. Raises ``FinanceError`` (``never_repays``, ``payment_too_small``, ``deducted_all``)."""
    if plan.kind == "card":
        rows = [Row(*line) for line in cards.months(plan.principal, plan.yearly, plan.minimum, plan.pay, plan.currency)]
        rows = [row._replace(due=due) for row, due in zip(rows, _card_dates(plan, len(rows)), strict=True)]
    elif plan.kind == "irregular":
        rows = instalments.irregular(plan)
    else:
        rows = instalments.regular(plan, due_dates(plan))
    rounding = instalments.rounding(plan, rows)
    if rounding:
        rows[-1] = rows[-1]._replace(notes=(*rows[-1].notes, "rounded"))
    upfront = plan.deducted + sum(fee.amount for fee in plan.fees if fee.at == 0)
    if plan.interest_deducted:
        upfront += sum(row.interest for row in rows)
        rows = [_in_advance(row) for row in rows]
    if upfront >= plan.principal:
        raise FinanceError("deducted_all", {}, ("deducted",) if plan.deducted or plan.interest_deducted else ("fees",))
    if plan.settle is not None:
        rows = _settled(plan, rows)
    return Schedule(plan, tuple(_with_fees(plan, rows)), upfront, rounding)


def due_dates(plan: Plan) -> list[date] | None:
    """When each instalment is due; None without dates."""
    if plan.start is None or not plan.count:
        return None
    first = plan.first or repeat(plan.start, 2, plan.step)[1][0]
    anchored = plan.start if plan.first is None else first
    offset = 1 if plan.first is None else 0
    return [day for day, _ in repeat(anchored, plan.count + offset, plan.step)[offset:]]


def _card_dates(plan: Plan, count: int) -> list[date | None]:
    if plan.start is None:
        return [None] * count
    return [day for day, _ in repeat(plan.start, count + 1, plan.step)[1:]]


def _in_advance(row: Row) -> Row:
    """The row when its interest was taken on the first day: only principal is left to pay."""
    return row._replace(interest=0, payment=row.principal, closing=row.closing, notes=(*row.notes, "in-advance"))


def _settled(plan: Plan, rows: list[Row]) -> list[Row]:
    """Everything repaid after instalment ``settle.at``: the balance, or the instalments left less a rebate."""
    settle = plan.settle
    if settle is None or settle.at >= len(rows):
        return rows
    kept, left = rows[: settle.at], rows[settle.at :]
    unearned = sum(row.interest for row in left)
    charged = {
        "actuarial": 0,
        "none": unearned,
        "rule-of-78": unearned - rule_of_78(sum(row.interest for row in rows), len(rows), len(left)),
    }[settle.rebate]
    balance = kept[-1].closing
    last = kept[-1]
    kept[-1] = last._replace(
        interest=last.interest + charged,
        principal=last.principal + balance,
        payment=last.payment + balance + charged,
        fee=half_up(balance * settle.fee),
        closing=0,
        notes=(*last.notes, "settled"),
    )
    return kept


def rule_of_78(total_interest: int, count: int, left: int) -> int:
    """The rebate when ``left`` of ``count`` equal instalments are settled early: interest by the sum of the digits.

    Of 12 months the first bears 12/78 of the interest, the last 1/78.
    """
    return half_up(Fraction(total_interest * left * (left + 1), count * (count + 1)))


def _with_fees(plan: Plan, rows: Sequence[Row]) -> list[Row]:
    """The rows with the fees of their periods and what being late costs."""
    dressed = list(rows)
    for fee in plan.fees:
        for at, row in enumerate(dressed):
            if fee.at is None or fee.at == row.number:
                dressed[at] = row._replace(fee=row.fee + fee.amount)
    for late in plan.late:
        for at, row in enumerate(dressed):
            if row.number == late.at:
                extra = half_up(row.payment * late.daily * late.days) + late.fee
                due = row.due + timedelta(late.days) if row.due else None
                dressed[at] = row._replace(fee=row.fee + extra, due=due, notes=(*row.notes, "late"))
    return dressed


def loan_of(schedule: Schedule) -> Loan:
    """The schedule's cash flows as a loan whose annual rate can be taken."""
    plan, minor = schedule.plan, 10 ** digits(schedule.currency)
    unit, size = _unit(plan)
    start: date | Fraction = plan.start if plan.start else Fraction(0)
    flows = [Flow("advances", plan.principal, start, _anchor(start))]
    if schedule.upfront:
        flows.append(Flow("charges", schedule.upfront, start, _anchor(start)))
    for row in schedule.rows:
        place = row.due or row.number * size
        kinds: tuple[tuple[Kind, int], ...] = (("payments", row.payment), ("charges", row.fee))
        flows += [Flow(kind, amount, place, _anchor(plan.first or start)) for kind, amount in kinds if amount]
    if plan.start is None:
        return Loan(plan.standard, tuple(flows), start, False, unit, None, minor)
    year_days = Decimal(plan.year_days) if plan.actual and plan.standard == "cn-2021-3" else None
    return Loan(plan.standard, tuple(flows), start, True, None, year_days, minor)


def _anchor(place: date | Fraction) -> int:
    return place.day if isinstance(place, date) else 0


def _unit(plan: Plan) -> tuple[TimeUnit, Fraction]:
    """The unit of a schedule without dates, and one period in it."""
    if plan.step.unit == "day":
        return "day", Fraction(plan.step.count)
    return "month", Fraction(plan.step.count) if plan.step.unit == "month" else Fraction(1, 2)
