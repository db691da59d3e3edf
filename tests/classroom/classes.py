"""Classes to report on: a small one with everything in it, and any class at all."""

from __future__ import annotations

from hypothesis import strategies as st

from tutor.classroom.responses import Cell, Counts, Option, Person, Question, Reply, Responses
from tutor.learning.verdict import Confidence

MULTIPLY = Question(
    "rate",
    "What does 0.6% a month cost in a year?",
    (
        Option("irr", "About 13%", right=True),
        Option("times", "7.2%", misconception="times-twelve"),
        Option("flat", "0.6%", misconception="month-is-year"),
    ),
)
SEVERAL = Question(
    "costs",
    "Which of these are costs?",
    (Option("fee", "A fee", right=True), Option("interest", "Interest", right=True), Option("principal", "Principal")),
    multiple=True,
)
TYPED = Question("instalment", "How much each month?")
NAMES = {"times-twelve": "Twelve times the monthly figure", "month-is-year": "Takes a month for a year"}
POLL = Question("owe", "Do you owe anything?", (Option("yes", "Yes"), Option("no", "No"), Option("skip", "Rather not")))


def one_of(name: str, sure: Confidence | None = None) -> Reply:
    return Reply((name,), float(name == "irr"), sure)


def everything(n: int = 24) -> Responses:
    """A class in which every kind of figure can be given: half change from wrong to right after talking."""
    people = tuple(Person(f"p{at}", f"Person {at}") for at in range(n))
    cells = []
    for at, person in enumerate(people):
        first = "irr" if at < n // 3 else "times" if at < n - 2 else "flat"
        now = "irr" if at < n * 3 // 4 else "times"
        sure: Confidence = "certain" if at % 2 else "guess"
        cells.append(Cell(person.id, "rate", one_of(first, sure), one_of(now)))
        ticked = ("fee", "interest") if at % 3 else ("fee", "principal")
        cells.append(Cell(person.id, "costs", Reply(ticked, 1.0 if at % 3 else 0.5)))
        if at != 5:
            slipped = () if at < n // 2 else ("times-twelve",)
            cells.append(
                Cell(person.id, "instalment", Reply((), float(at < n // 2), None, slipped) if at != 6 else None)
            )
    return Responses(
        "Monthly rates",
        people,
        (MULTIPLY, SEVERAL, TYPED),
        tuple(cells),
        hands=(
            Counts(Question("hands", "Hands?", MULTIPLY.options), {"irr": 9, "times": 12}, {"irr": 16, "times": 5}),
        ),
        polls=(Counts(POLL, {"yes": 2, "no": 15, "skip": 7}, own_money=True),),
        misconceptions=NAMES,
    )


@st.composite
def classes(draw: st.DrawFn) -> Responses:
    """Any class of up to 40, with late comers, silent ones and people who vote only once."""
    n = draw(st.integers(0, 40))
    people = tuple(Person(f"p{at}", f"P{at}") for at in range(n))
    cells = []
    for person in people:
        for question in (MULTIPLY, SEVERAL, TYPED):
            if draw(st.integers(0, 9)) == 0:
                continue
            cells.append(Cell(person.id, question.id, draw(replies(question)), draw(replies(question))))
    return Responses("any", people, (MULTIPLY, SEVERAL, TYPED), tuple(cells), misconceptions=NAMES)


def replies(question: Question) -> st.SearchStrategy[Reply | None]:
    sures: st.SearchStrategy[Confidence | None] = st.sampled_from([None, "guess", "fairly", "certain"])
    if question is MULTIPLY:
        return st.one_of(
            st.none(), st.builds(one_of, st.sampled_from(["irr", "irr", "irr", "times", "times", "flat"]), sures)
        )
    if question is SEVERAL:
        ticked = st.sampled_from([("fee", "interest"), ("fee",), ("principal",), ("fee", "principal")])
        return st.one_of(
            st.none(), ticked.map(lambda names: Reply(names, {("fee", "interest"): 1.0, ("fee",): 0.5}.get(names, 0.0)))
        )
    slips = st.sampled_from([(), ("times-twelve",)])
    return st.one_of(st.none(), st.just(Reply(fraction=1.0)), slips.map(lambda names: Reply(misconceptions=names)))
