"""Each rule finds what breaks it and nothing else; a lesson with nothing wrong is told so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from tests.lessons.small import CHINESE, FILES, LESSON, TODAY, checked, codes, course
from tutor.course.checks import check
from tutor.course.checks.subject import Grade


def test_a_good_lesson_has_no_findings(tmp_path: Path) -> None:
    course(tmp_path)
    report = checked(tmp_path)
    assert report.diagnostics == ()
    assert report.json("zh") == {
        "lessons": 1,
        "steps": 6,
        "questions": 3,
        "worlds": 0,
        "languages": ["zh", "en"],
        "kinds": {"choice": 1, "choices": 1, "commit": 1, "number": 1, "show": 1, "story": 1},
        "competences": {"flat-fee": 3},
        "errors": [],
        "warnings": [],
    }


TWO_MORE = """
  - id: {name}
    kind: number
    competence: flat-fee
    template: fees
    question: {question}
    answer: = cost
    high: Less than that.
    low: More than that.
    hints: [Take it step by step, "It is {{cost}}."]
    explain: It is {{cost}}.
"""
PLAN = "  - id: plan\n"


def more(*questions: str) -> str:
    return "".join(TWO_MORE.format(name=f"more-{i}", question=asked)[1:] for i, asked in enumerate(questions)) + PLAN


ORDER = """  - id: sorted
    kind: order
    competence: flat-fee
    question: Smallest first.
    items:
      - {id: one, text: "%s", feedback: The smaller.}
      - {id: two, text: "%s", feedback: The larger.}
    hints: [Look at both, One is first]
    explain: That is the order.
"""

TOLD_ORDER = ORDER.replace("Look at both", '"First {cost}, then {principal}"')
SORT = """  - id: sorted
    kind: classify
    competence: flat-fee
    question: What is what?
    bins: [{id: cost, text: A real cost}, {id: none, text: No cost at all}]
    items:
      - {id: fee, text: The monthly fee, bin: cost, feedback: You pay it.}
      - {id: day, text: A day of waiting, bin: none, feedback: It is free.}
    hints: ["%s", "The monthly fee is a real cost, a day of waiting is none"]
    explain: One costs, one does not.
"""
MATCH = """  - id: matched
    kind: match
    competence: flat-fee
    question: What goes with what?
    pairs:
      - {id: fee, left: The fee, right: is charged every month, feedback: Every month.}
      - {id: debt, left: The debt, right: shrinks every month, feedback: It does.}
    hints: ["%s", "The fee is charged, the debt shrinks"]
    explain: One stays, one shrinks.
"""

MANGLED = [
    ("cost: = principal * fee * months", "cost: = principal * (fee * months", "expression-syntax"),
    ("cost: = principal * fee * months", "cost: = principal.fee * months", "expression-character"),
    ("cost: = principal * fee * months", "cost: = principle * fee * months", "expression-unknown-name"),
    ("cost: = principal * fee * months", "cost: = payment * fee * months", "expression-name-below"),
    ("cost: = principal * fee * months", "cost: = principal + fee * months", "units-together"),
    ("cost: = principal * fee * months", "cost: = principal * fee / (months - 12)", "division-by-zero"),
    (
        "annual: = nominal_rate(principal, payment, months)",
        "annual: = nominal(principal)",
        "expression-unknown-function",
    ),
    ("annual: = nominal_rate(principal, payment, months)", "annual: = nominal_rate(principal)", "expression-arguments"),
    (
        "annual: = nominal_rate(principal, payment, months)",
        "annual: = nominal_rate(months, payment, months)",
        "units-argument",
    ),
    ("principal: {pick: [6000, 12000], as: money}", "principal: {pick: [many, 12000], as: money}", "unit-change"),
    ("answer: = cost\n", "answer: = coast\n", "expression-unknown-name"),
    ("answer: = cost\n", "answer: = cost > payment\n", "no-number"),
    ("- when: = principal * fee\n", "- when: = fee * 12\n", "slip-unit"),
    ("- when: = principal * fee\n", "- when: = principal * fee +\n", "expression-syntax"),
    ("- when: = principal * fee\n", "- when: = cost\n", "wrong-graded-right"),
    ("- when: = principal * fee\n", "- when: = principal * fee * months + 0 * payment\n", "wrong-graded-right"),
    ("of the {principal}, every", "of the {principle}, every", "expression-unknown-name"),
    ("of the {principal}, every", "of the {principal > cost}, every", "truth-in-text"),
    ("of the {principal}, every", "of the {principal:euro}, every", "markup-format"),
    ("of the {principal}, every", "of the **{principal}, every", "markup-star"),
    ("of the {principal}, every", "of the {principal, every", "markup-brace"),
    ("of the {principal}, every", "of the {fact:show-rate}, every", "markup-fact"),
    ("One of them is enough.", "One [of them](help:x) is enough.", "markup-link"),
    ("      - The fee stays the same.", "      | a | b |\n\n      - The fee stays the same.", "table-head"),
    (
        "text: Only {fee}, the fee as it stands",
        'text: "Just {fee * months}, for there are twelve months"',
        "entries-alike",
    ),
    ("text: Only {fee}, the fee as it stands", 'text: "{principal * 50%} or so"', None),
    ("feedback: That is one month.\n", 'feedback: " "\n', "no-feedback"),
    (
        "feedback: That is one month.\n",
        "feedback: That would hold if you owed all of it all the time.\n",
        "same-feedback",
    ),
    ("text: Only {fee}, the fee as it stands", "text: None of the above", "all-of-the-above"),
    ("text: The monthly fee, feedback", "text: The monthly fee, correct: true, feedback", "nothing-wrong"),
    ("      - Half of it is paid back by then, and the fee is what it was.\n", "", "few-hints"),
    (
        "{principal} × {fee} × {months} = {cost}.",
        "Multiply {principal} by {fee} and by {months}.",
        "no-worked-solution",
    ),
    ("- How much is it in one month?", "- It comes to {cost}, doesn't it?", "hint-tells"),
    (
        "- How much is it in one month?",
        "- It is {principal * fee} times {months}, {principal * fee * months}.",
        "hint-tells",
    ),
    ("- How much do you owe in month six?", "- It is about {annual:rate1}.", "hint-tells"),
    ("- Two of them do.", "- The annual rate, for one.", "hint-tells"),
    ("facts: [show-rate]", "facts: [show-rates]", {"unknown-fact", "fact-not-named"}),
    ("{fact:show-rate.days}", "{fact:show-rate.weeks}", "unknown-figure"),
    ("    facts: [show-rate]\n", "", "fact-not-named"),
    ("{fact:show-rate.days} days", "20 days", {"legal-figure"}),
    ("A lender has to show", "At most 24% is lawful. A lender has to show", {"legal-figure", "typed-figure"}),
    ("(term:annual-rate)", "(term:annual-rat)", "unknown-term"),
    ("        misconception: flat-is-annual\n", "        misconception: flat-is-anual\n", "unknown-misconception"),
    ("      - misconception: flat-is-annual\n", "      - misconception: no-calculation\n", "slip-without-value"),
    ("teaches: [flat-fee]", "teaches: [flat-fee, flat-rate]", {"unknown-competence", "taught-not-asked"}),
    ("teaches: [flat-fee]", "teaches: []", "tested-untaught"),
    ("teaches: [flat-fee]", "teaches: [flat-fee]\nneeds: [flat-feet]", "unknown-competence"),
    ("comes to {cost}.\n", "comes to 720 yuan.\n", "typed-figure"),
    ("comes to {cost}.\n", "comes to 13.03% a year.\n", "typed-figure"),
    ("comes to {cost}.\n", "comes to 1,440 in all.\n", "typed-figure"),
    ("comes to {cost}.\n", "comes to {720:money}, as in 2026.\n", None),
    ("question: What do you pay in fees", "question: What per cent do you pay in fees", "other-unit"),
    ("question: What do you pay in fees", "question: How many fees do you pay", "other-unit"),
    ("minutes: 5", "minutes: 15", "other-minutes"),
    ("minutes: 5", "minutes: 1", "other-minutes"),
    ("- {id: wait, text: Wait a day, to: free}", "- {id: wait, text: Wait a day, to: owing}", "scene-unreachable"),
    (
        "You owe it now., ending: mixed}",
        "You owe it now., turns: [{id: again, text: More, to: owing}]}",
        "scene-endless",
    ),
    ("  - id: rate\n    kind: choice\n", "  - id: rate\n    kind: choice\n    template: fees\n", None),
    (PLAN, more("What are the fees, all of them?", "What are the fees, all of them?"), "same-stem"),
    (PLAN, more("All fees for {principal}?", "All fees for {principal + principal}?"), "same-stem"),
    (PLAN, more("In one?", "In two parts?", "In three parts then?"), "other-minutes"),
    (
        PLAN,
        more("In one?", "In two parts?", "In three parts then?", "And in four of them?"),
        {"other-minutes", "template-worn"},
    ),
    (PLAN, ORDER % ("{principal}", "{cost}") + PLAN, None),
    (PLAN, TOLD_ORDER % ("{cost}", "{principal}") + PLAN, "hint-tells"),
    (PLAN, TOLD_ORDER % ("{principal}", "{cost}") + PLAN, None),
    ("text: Take it, to", 'text: "| Take it", to', None),
    ("text: Take it, to", 'text: "Take {it}", to', "expression-unknown-name"),
    (PLAN, SORT % "What do you pay?" + PLAN, None),
    (PLAN, SORT % "The monthly fee: is it a real cost?" + PLAN, "hint-tells"),
    (PLAN, MATCH % "One of them stays" + PLAN, None),
    (PLAN, MATCH % "The fee is charged every month, you know" + PLAN, "hint-tells"),
    (PLAN, ORDER % ("{principal}", "{principal}") + PLAN, "entries-alike"),
]


@pytest.mark.parametrize(("old", "new", "code"), MANGLED)
def test_a_mangled_lesson(tmp_path: Path, old: str, new: str, code: str | set[str] | None) -> None:
    assert LESSON.count(old) >= 1
    folder = course(tmp_path, LESSON.replace(old, new, 1), alone=True)
    report = checked(tmp_path)
    wanted = set() if code is None else {code} if isinstance(code, str) else code
    assert codes(report) == wanted
    for one in report.diagnostics:
        assert Path(one.file).parent == folder
        assert one.message("zh") and one.message("en")
        assert len(one.excerpt) >= one.column - 1


@pytest.mark.parametrize(
    ("name", "words", "wanted"),
    [
        ("total.explain", "每个月都收，一共 {cost}。", {"other-figures"}),
        ("total.explain", "每个月都按全部的 {principal} 收，一共 {payment}。", {"other-figures"}),
        ("total.explain", "每个月都按全部的 {principal:money0} 收，一共 {cost}。", set()),
        ("total.explain", "每个月都按全部的 {principal} 收，一共 {cost}，和 30 年前一样。", {"other-numbers"}),
        (
            "total.explain",
            "每个月都按全部的 {principal} 收，一共 {cost}，不是 99 元。",
            {"other-numbers", "typed-figure"},
        ),
        ("total.hints.1", "先看 {cost}。", {"other-figures", "hint-tells"}),
        ("advert.text", CHINESE["advert.text"].replace("- 费用一直不变。\n", ""), {"other-shape"}),
        ("advert.text", CHINESE["advert.text"].replace("**", ""), {"other-bold"}),
        ("advert.text", CHINESE["advert.text"].replace("[年利率](term:annual-rate)", "年利率"), {"other-terms"}),
        ("which.options.monthly.text", "以上都不对", {"all-of-the-above"}),
        ("which.options.monthly.text", "年利率", {"entries-alike"}),
        ("which.hints.1", "年利率算一样，再看一共要付的钱。", {"hint-tells"}),
        ("friday.nodes.start.text", "有一条短信。" + "说要借钱给你。" * 120, {"too-tall"}),
    ],
)
def test_a_mangled_translation(tmp_path: Path, name: str, words: str, wanted: set[str]) -> None:
    course(tmp_path, chinese={name: words})
    report = checked(tmp_path)
    assert codes(report) == wanted
    for one in report.diagnostics:
        place = (
            "lesson.yaml" if one.code in ("check.too-tall", "check.entries-alike", "check.other-minutes") else "zh.yaml"
        )
        assert Path(one.file).name == place


def test_a_translation_that_is_missing_stale_or_too_much(tmp_path: Path) -> None:
    folder = course(tmp_path)
    file = folder / "zh.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[0] = lines[0].replace("@", "@f", 1)[: lines[0].index("@") + 7] + lines[0][lines[0].index(":") :]
    file.write_text("\n".join([*lines[:-1], "nothing.text @000000: 没有"]) + "\n", encoding="utf-8")
    assert {one.code for one in checked(tmp_path).diagnostics} == {
        "source.stale",
        "source.untranslated",
        "source.no-such-text",
    }


def test_a_course_in_two_languages_wants_every_lesson_in_both(tmp_path: Path) -> None:
    course(tmp_path, files={"price/second/zh.yaml": "", "price/second/lesson.yaml": LESSON.lstrip()})
    (tmp_path / "price" / "fee-a-month" / "zh.yaml").unlink()
    assert "no-translation" in codes(checked(tmp_path / "price" / "fee-a-month"))


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("course.yaml", "[price]", "[price, scams]", "no-such-unit"),
        (
            "course.yaml",
            "[price]\n",
            "[price]\npathways:\n  - {id: p, title: {zh: a, en: b}, lessons: [fee]}\n",
            "no-such-lesson",
        ),
        ("price/unit.yaml", "[fee-a-month]", "[fee-a-month, fee-a-week]", "no-such-lesson"),
        ("price/unit.yaml", "[fee-a-month]", "[]", "lesson-not-listed"),
        ("competences.yaml", "zh: 看穿每月费用", 'zh: " "', "empty-text"),
        ("misconceptions.yaml", "= principal * fee * 12 / months", "= principal * fee * (12", "expression-syntax"),
        ("misconceptions.yaml", "given: [principal, fee, months]", "given: [principal]", "given-differs"),
        ("misconceptions.yaml", "wrong: = principal", "wrong: principal", "no-equals-sign"),
        ("facts.yaml", '"2026-11-20"', '"2026-12-20"', "fact-checked-later"),
        ("facts.yaml", "zh: 报纸", 'zh: ""', "empty-text"),
        ("glossary.yaml", "The price of a year.", '"The [price](term:price) of a year."', "unknown-term"),
        ("help.yaml", "contacts: []", "contacts: [nobody]", "no-such-contact"),
    ],
)
def test_a_mangled_file_beside_the_lessons(tmp_path: Path, name: str, old: str, new: str, code: str) -> None:
    assert old in FILES[name]
    course(tmp_path, files={name: FILES[name].replace(old, new, 1)})
    found = [one for one in checked(tmp_path).diagnostics if one.file.endswith(name)]
    assert {one.code for one in found} == {f"check.{code}"}
    assert all(one.message(lang) for one in found for lang in ("zh", "en"))


def test_a_fact_past_its_review_is_told_at_the_lesson_too(tmp_path: Path) -> None:
    folder = course(tmp_path)
    assert codes(checked(folder, date(2027, 5, 31))) == set()
    report = checked(tmp_path, date(2027, 6, 1))
    assert codes(report) == {"fact-past-review"}
    assert {Path(one.file).name for one in report.diagnostics} == {"lesson.yaml", "facts.yaml"}


def test_a_second_hand_fact_is_told_as_reported(tmp_path: Path) -> None:
    spoiled = LESSON.replace("facts: [show-rate]", "facts: [show-rate, heard]")
    said = "It is asked within", "{fact:heard.share} do it. It is asked within"
    course(tmp_path, spoiled.replace(*said), alone=True)
    (one,) = checked(tmp_path).diagnostics
    assert (one.code, one.severity) == ("check.not-as-reported", "warning")
    course(tmp_path, spoiled.replace(said[0], "As reported, " + said[1]), alone=True)
    assert not checked(tmp_path).diagnostics


def test_a_lesson_is_not_called_like_a_command(tmp_path: Path) -> None:
    course(tmp_path, files={"price/unit.yaml": FILES["price/unit.yaml"].replace("fee-a-month", "check")})
    folder = (tmp_path / "price" / "fee-a-month").rename(tmp_path / "price" / "check")
    lesson = (folder / "lesson.yaml").read_text(encoding="utf-8").replace("id: fee-a-month", "id: check")
    (folder / "lesson.yaml").write_text(lesson, encoding="utf-8")
    assert codes(checked(tmp_path)) == {"id-is-command"}


def test_a_misconception_is_met_often_once_the_course_has_grown(tmp_path: Path) -> None:
    question = """  - id: q{n}
    kind: choice
    competence: flat-fee
    question: Question {word}?
    options:
      - {{id: a, text: "Yes {word}", correct: true, feedback: Yes.}}
      - {{id: b, text: "Not {word}", misconception: flat-is-annual, feedback: Not so.}}
    hints: [Look again, Once more]
    explain: That is how it is.
"""

    def rare(questions: int) -> list[str]:
        asked = "".join(question.format(n=n, word="o" * (n + 1)) for n in range(questions))
        course(tmp_path, LESSON.replace(PLAN, asked + PLAN), alone=True)
        found = [one for one in checked(tmp_path).diagnostics if one.code == "check.misconception-rare"]
        return [one.message("en") for one in found]

    assert rare(16) == []
    (told,) = rare(17)
    assert "no-calculation" in told and "0 questions" in told


def test_habits_of_the_key(tmp_path: Path) -> None:
    question = """  - id: q{n}
    kind: choice
    competence: flat-fee
    shuffle: false
    question: Question {word}?
    options:
      - {{id: a, text: "{first}", correct: true, feedback: Yes.}}
      - {{id: b, text: "No {word}", feedback: Not so.}}
    hints: [Look again, Once more]
    explain: That is how it is.
"""
    words = ("one", "two", "three", "four")
    long = "".join(question.format(n=n, word=word, first=f"Yes, {word} indeed") for n, word in enumerate(words))
    short = "".join(question.format(n=n, word=word, first=f"{word}") for n, word in enumerate(words))
    course(tmp_path, LESSON.replace(PLAN, long + PLAN), alone=True)
    assert codes(checked(tmp_path)) == {"key-longest", "key-position"}
    course(tmp_path, LESSON.replace(PLAN, short + PLAN), alone=True)
    assert codes(checked(tmp_path)) == {"key-position"}
    course(tmp_path, LESSON.replace(PLAN, short.replace("    shuffle: false\n", "") + PLAN), alone=True)
    assert codes(checked(tmp_path)) == set()


def test_what_is_taught_is_shown_first_and_asked_enough(tmp_path: Path) -> None:
    show = LESSON[LESSON.index("  - id: advert") : LESSON.index("  - id: total")]
    course(tmp_path, LESSON.replace(show, ""), alone=True)
    assert codes(checked(tmp_path)) == {"tested-before-taught"}
    which = LESSON[LESSON.index("  - id: which") : LESSON.index("  - id: friday")]
    course(tmp_path, LESSON.replace(which, ""), alone=True)
    assert codes(checked(tmp_path)) == {"asked-little"}


def test_a_grader_that_errs_is_found_out(tmp_path: Path) -> None:
    folder = course(tmp_path)

    class Generous:
        outcome = "right"

    def generous(*_: object, **__: object) -> Generous:
        return Generous()

    found = check([folder], grade=cast(Grade, generous), today=TODAY).diagnostics
    assert {one.code for one in found} == {"check.wrong-graded-right"}
    assert len(found) == 8


def test_places_point_at_the_very_word(tmp_path: Path) -> None:
    course(tmp_path, LESSON.replace("of the {principal}, every", "of the {principle}, every"), alone=True)
    (one,) = checked(tmp_path).diagnostics
    assert one.excerpt[one.column - 1 :].startswith("principle")
    course(tmp_path, chinese={"total.low": "还要多 12 元。"})
    (one, other) = checked(tmp_path).diagnostics
    assert one.excerpt[one.column - 1 :].startswith("12 元") or other.excerpt[other.column - 1 :].startswith("12 元")


def test_a_broken_lesson_is_told_with_the_others(tmp_path: Path) -> None:
    course(tmp_path, LESSON.replace("minutes: 5", "minuts: 5"), alone=True)
    report = checked(tmp_path)
    assert {one.code for one in report.errors} >= {"source.unknown-key"}
    assert report.json()["lessons"] == 0


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert {one.code for one in checked(tmp_path / "no").diagnostics} == {"source.no-file"}


def test_a_file_stands_for_its_lesson(tmp_path: Path) -> None:
    folder = course(tmp_path)
    assert checked(folder / "lesson.yaml").json()["steps"] == 6


TOOL = "  - id: try\n    kind: calculator\n    opens: true-price\n    with: {%s}\n    text: Try it.\n" + PLAN


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("form: fee, principal: = principal, fee: = fee, count: = months", None),
        ("form: advert, text: 'Borrow {principal}, 12 payments of {payment}'", None),
        ("form: flat, principal: = principal", "no-such-option"),
        ("form: fee, principle: = principal", "no-field"),
        ("form: fee, principal: = principle", "expression-unknown-name"),
        ("form: fee, principal: = principal - principal", "calculator"),
    ],
)
def test_a_calculator_works_with_what_the_step_types(tmp_path: Path, given: str, code: str | None) -> None:
    folder = course(tmp_path, LESSON.replace(PLAN, TOOL % given, 1), alone=True)
    report = checked(tmp_path)
    assert codes(report) <= {code} and (code is None or codes(report) == {code})
    for one in report.diagnostics:
        assert Path(one.file).parent == folder and one.message("zh") and one.message("en")
        assert one.line > 1 and one.column > 1


def test_a_lesson_or_a_unit_that_nobody_would_see_is_told(tmp_path: Path) -> None:
    outside = LESSON.lstrip().replace("fee-a-month", "outside")
    unit = FILES["price/unit.yaml"].replace("id: price", "id: lost").replace("[fee-a-month]", "[]")
    course(tmp_path, files={"outside/lesson.yaml": outside, "lost/unit.yaml": unit})
    found = {one.code: Path(one.file).parent.name for one in checked(tmp_path).diagnostics}
    assert found["check.lesson-outside"] == "outside" and "check.unit-not-listed" in found
