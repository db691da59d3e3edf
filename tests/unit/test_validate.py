"""From plain values to lessons: what fits, and what is told of what doesn't, at which place."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from decimal import Decimal
from pathlib import Path

import pytest

from tutor.course.diagnostics import Broken
from tutor.course.lesson import ChoiceStep, Drawn, FillStep, Lesson, NumberStep, SpotStep
from tutor.course.loading import load_lesson, load_source, warm
from tutor.course.source import read
from tutor.course.validate import KINDS, lesson_from

from .every_kind import LESSON, changed


def told(data: bytes) -> list[tuple[str, str]]:
    """Code and the rest of the line from the column on, for every finding."""
    with pytest.raises(Broken) as broken:
        lesson_from(read(data, "lesson.yaml"))
    return [(one.code.removeprefix("source."), one.excerpt[one.column - 1 :]) for one in broken.value.diagnostics]


def test_a_lesson_of_every_kind() -> None:
    lesson = lesson_from(read(LESSON.encode()))
    assert isinstance(lesson, Lesson)
    assert {step.kind for step in lesson.steps} == set(KINDS)
    assert lesson.values is not None
    assert lesson.values["principal"] == Drawn(pick=(6000, 12000), unit="money")
    assert lesson.values["months"] == Drawn(whole=(6, 24, 6))
    assert lesson.values["fee"] == Drawn(be="0.6%")
    choice, number, fill = lesson.steps[1], lesson.steps[3], lesson.steps[4]
    assert isinstance(choice, ChoiceStep)
    assert [option.correct for option in choice.options] == [True, False]
    assert isinstance(number, NumberStep)
    assert number.accept is not None
    assert (number.accept.within, number.sure, number.predict, number.slips[0].when) == ("1%", False, True, "= fee")
    assert isinstance(fill, FillStep)
    assert fill.blanks[0].answers == ("year", "annum")


def test_lessons_cannot_be_changed() -> None:
    lesson = lesson_from(read(LESSON.encode()))
    with pytest.raises(FrozenInstanceError):
        lesson.title = "other"  # type: ignore[misc]  # that is the point


def test_scalars_stay_what_they_are() -> None:
    data = changed("{pick: [6000, 12000], as: money}", "{pick: [1, 2.50, true, text, '3']}")
    values = lesson_from(read(data)).values
    assert values is not None
    picked = values["principal"].pick
    assert picked == (1, Decimal("2.50"), True, "text", "3")
    assert picked is not None
    assert [type(one) for one in picked] == [int, Decimal, bool, str, str]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes: 6", 'minutes: "6"', ("whole-wanted", '"6"')),
        ("minutes: 6", "minutes: 6.0", ("whole-wanted", "6.0")),
        ("minutes: 6", "minutes: true", ("whole-wanted", "true")),
        ("title: Every kind of step", "title: 1.10", ("text-wanted", "1.10")),
        ("title: Every kind of step", "title: true", ("text-wanted", "true")),
        ("title: Every kind of step", "title: {principal}", ("text-not-mapping", "{principal}")),
        ("title: Every kind of step", "title: [a, b]", ("text-not-list", "[a, b]")),
        ("title: Every kind of step", "title: ''", ("empty", "''")),
        ("sure: false", 'sure: "false"', ("truth-wanted", '"false"')),
        ("sure: false", "sure: 0", ("truth-wanted", "0")),
        ("teaches: [flat-fee]", "teaches: flat-fee", ("list-wanted", "flat-fee")),
        ("difficulty: 3", "difficulty: 6", ("out-of-range", "6")),
        ("difficulty: 3", "difficulty: true", ("whole-wanted", "true")),
        ("lang: en", "lang: de", ("one-of", "de")),
        ("genre: advert", "genre: advrt", ("one-of", "advrt")),
        ("{within: 1%}", "{within: true}", ("scalar-wanted", "true}")),
        ("{within: 1%}", "1%", ("mapping-wanted", "1%")),
        ("{within: 1%}", "{}", ("missing-key", "{}")),
        ("[6, 24, 6]", "[6, x]", ("whole-range", "[6, x]}")),
        ("[6, 24, 6]", "[6]", ("whole-range", "[6]}")),
        ("[6, 24, 6]", "[24, 6]", ("whole-range", "[24, 6]}")),
        ("[6, 24, 6]", "[6, 24, 0]", ("whole-range", "[6, 24, 0]}")),
        ("as: money", "as: mony", ("one-of", "mony}")),
        ("as: money", "unit: money", ("unknown-key", "unit: money}")),
        ("explain: Because.", "explian: Because.", ("unknown-key", "explian: Because.")),
        ("kind: show", "kind: shwo", ("unknown-kind", "shwo")),
        ("kind: show", "kind: [show]", ("unknown-kind", "[show]")),
        ("    kind: show\n", "", ("missing-key", "id: start")),
        ("answers: [year, annum]", "answers: []", ("too-few-entries", "[]")),
        ("answers: [year, annum]", "answers: [12]", ("text-wanted", "12]")),
        # structure
        ("id: one", "id: One", ("not-an-id", "One")),
        ("id: one", "id: start", ("duplicate-id", "start")),
        ("id: daily, text", "id: flat, text", ("duplicate-id", "flat, text: daily, feedback: ")),
        ("teaches: [flat-fee]", "teaches: [../flat]", ("not-an-id", "../flat]")),
        ("  months: {", "  Months: {", ("not-a-name", "Months: {whole: [6, 24, 6]}")),
        ("  months: {", "  lambda: {", ("not-a-name", "lambda: {whole: [6, 24, 6]}")),
        ("minutes: 6", "minutes: 0", ("out-of-range", "0")),
        ("days: 7", "days: 400", ("out-of-range", "400")),
        ("{whole: [6, 24, 6]}", "{as: money}", ("drawn-one-of", "months: {as: money}")),
        ("{whole: [6, 24, 6]}", "{whole: [6, 24], be: 6}", ("drawn-one-of", "months: {whole: [6, 24], be: 6}")),
        ("[6000, 12000]", "[]", ("too-few-entries", "[], as: money}")),
        ('"No.", misconception: flat-is-annual', '"No.", correct: true', ("two-correct-options", "correct: true}")),
        ('"Yes.", correct: true', '"Yes."', ("no-correct-option", "options:")),
        ("[[period]]", "[[perod]]", ("gap-without-blank", "[[perod]].")),
        ("[[period]]", "[[period]] [[period]]", ("gap-twice", "[[period]].")),
        ("bin: want", "bin: wnt", ("no-such-bin", "wnt, feedback: ")),
        (", trap: true", "", ("no-trap", "lines:")),
        ("to: end", "to: ende", ("no-such-node", "ende}")),
        (", ending: well", "", ("no-way-on", "end, text: It was a friend.}")),
        ("when: = fee, feedback: That is a month., misconception: month-is-year",
         "feedback: That is a month.", ("empty-slip", "{feedback: That is a month.}")),
        ('{id: none, text: "3%"}', '{id: day, text: "3%"}', ("duplicate-id", 'day, text: "3%"}')),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_at_its_place(old: str, new: str, expected: tuple[str, str]) -> None:
    found = told(changed(old, new))
    assert any(code == expected[0] and rest.startswith(expected[1]) for code, rest in found), found


def test_a_list_too_short_to_ask_is_told() -> None:
    one_bin = changed("      - {id: want, text: want}\n", "")
    assert ("too-few-entries", "bins:") in told(one_bin)


def test_a_misspelt_key_is_not_also_missing() -> None:
    assert told(changed("explain: Because.", "explian: Because.")) == [("unknown-key", "explian: Because.")]


def test_what_the_reader_refused_is_not_told_twice() -> None:
    assert told(changed("sure: false", "sure: no")) == [("yes-no", "no")]


def test_broken_steps_do_not_hide_each_other() -> None:
    data = (
        changed("minutes: 6", 'minutes: "6"')
        .decode()
        .replace("difficulty: 3", "difficulty: 9")
        .replace("to: end", "to: x")
    )
    assert [code for code, _ in told(data.encode())] == ["whole-wanted", "out-of-range", "no-such-node"]


@pytest.mark.parametrize("data", [b"- a\n- b\n", b"text", b"5"])
def test_a_file_that_is_no_lesson(data: bytes) -> None:
    assert told(data)[0][0] == "mapping-wanted"


def test_a_lesson_needs_steps() -> None:
    head = LESSON.partition("steps:")[0]
    assert ("missing-key", "id: every-kind") in told(head.encode())
    assert told(f"{head}steps: []\n".encode())[0][0] == "too-few-entries"
    assert told(f"{head}steps: {{a: 1}}\n".encode())[0][0] == "list-wanted"
    assert [code for code, _ in told(f"{head}steps: [1, [2]]\n".encode())] == ["mapping-wanted", "mapping-wanted"]


def test_nearest_names_are_suggested_in_both_languages() -> None:
    with pytest.raises(Broken) as broken:
        lesson_from(read(changed("kind: show", "kind: shwo"), "lesson.yaml"))
    finding = broken.value.diagnostics[0]
    assert finding.values["nearest"] == "show"
    assert finding.message("en").endswith("Did you mean show?")
    assert finding.message("zh").endswith("是不是想写 show？")


def test_a_folder_is_called_like_its_lesson(tmp_path: Path) -> None:
    folder = tmp_path / "every-kind"
    folder.mkdir()
    (folder / "lesson.yaml").write_text(LESSON, encoding="utf-8")
    assert load_lesson(folder).id == "every-kind"
    assert load_source(folder)[1].at(("id",)) == (1, 5)
    folder = folder.rename(tmp_path / "other")
    with pytest.raises(Broken, match=r"lesson\.yaml:1:5: source\.other-folder"):
        load_lesson(folder)
    with pytest.raises(Broken, match="no-file"):
        load_lesson(tmp_path / "none")


def test_warming_up_changes_nothing() -> None:
    warm()
    spot = lesson_from(read(LESSON.encode())).steps[8]
    assert isinstance(spot, SpotStep)
    assert spot.lines[1].trap
