"""Overlays: texts found, laid over, compared and renewed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tutor.course.catalogue import lessons_dir
from tutor.course.diagnostics import Broken
from tutor.course.lesson import ChoiceStep, FillStep, Lesson, NumberStep, Show
from tutor.course.loading import load_lesson, load_source
from tutor.course.renewal import entry, refresh
from tutor.course.source import read
from tutor.course.texts import Text, fingerprint, texts
from tutor.course.translation import compare, read_overlay

from .every_kind import LESSON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "every-kind"
    made.mkdir()
    (made / "lesson.yaml").write_text(LESSON, encoding="utf-8")
    return made


def overlay(folder: Path, **renderings: object) -> None:
    """Write ``zh.yaml``; ``__`` stands for a point, the fingerprint is that of the source."""
    known = {text.name: text.mark for text in texts(load_lesson(folder))}
    lines = []
    for name, words in renderings.items():
        key = name.replace("__", ".")
        lines.append(entry(f"{key} @{known[key]}", words if isinstance(words, (str, tuple)) else str(words)))
    (folder / "zh.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def state(folder: Path) -> list[str]:
    lesson, source = load_source(folder)
    return [
        f"{one.code.removeprefix('source.')} {one.values.get('name', '')}".strip()
        for one in compare(lesson, source, read_overlay(folder / "zh.yaml"), "zh")
    ]


def test_every_text_has_a_lasting_name_and_its_place(folder: Path) -> None:
    lesson, source = load_source(folder)
    found = {text.name: text for text in texts(lesson)}
    assert found["title"].words == "Every kind of step"
    assert found["one.options.daily.feedback"].words == "No."
    assert found["one.hints.2"].words == "Look again."
    assert found["rate.slips.1.feedback"].words == "That is a month."
    assert found["gaps.blanks.period.answers"].words == ("year", "annum")
    assert found["gaps.blanks.period.slips.1.when"].words == "month"
    assert found["branches.nodes.call.turns.answer.text"].words == "Answer"
    assert found["values.who.pick.2"].words == "Bo"
    assert "rate.slips.1.when" not in found, "an expression is no text"
    assert "rate.accept.within" not in found
    for text in found.values():
        line, column = source.at(text.where)
        first = text.words if isinstance(text.words, str) else text.words[0]
        assert first.split("\n")[0][:4].strip() in "".join(source.line(line + more) for more in (0, 1))[column - 1 :]


def test_names_differ(folder: Path) -> None:
    names = [text.name for text in texts(load_lesson(folder))]
    assert len(names) == len(set(names)) > 60


def test_an_overlay_gives_another_lesson(folder: Path) -> None:
    overlay(
        folder,
        title="各种步骤",
        start__text="你借 {principal}。\n\n你每月付 {payment}。",
        one__options__flat__text="按月收",
        one__hints__2="再看看。",
        rate__slips__1__feedback="那是一个月。",
        gaps__blanks__period__answers=("年", "一年"),
        gaps__blanks__period__slips__1__when="月",
        values__who__pick__1="小安",
    )
    english, chinese = load_lesson(folder), load_lesson(folder, "zh")
    assert (english.lang, chinese.lang) == ("en", "zh")
    assert chinese.title == "各种步骤"
    show, choice, number, fill = (chinese.steps[place] for place in (0, 1, 3, 4))
    assert isinstance(show, Show)
    assert show.text == "你借 {principal}。\n\n你每月付 {payment}。"
    assert isinstance(choice, ChoiceStep)
    assert choice.options[0].text == "按月收"
    assert choice.options[1].text == "daily", "what is missing stays in the source language"
    assert choice.options[0].correct
    assert choice.hints == ("Look.", "再看看。")
    assert isinstance(number, NumberStep)
    assert number.slips[0].when == "= fee"
    assert isinstance(fill, FillStep)
    assert fill.blanks[0].answers == ("年", "一年", "year", "annum")
    assert fill.blanks[0].slips[0].when == "月"
    assert chinese.values is not None
    assert chinese.values["who"].pick == ("小安", "Bo")
    assert load_lesson(folder, "en") == english


def test_what_is_stale_is_told_and_not_shown(folder: Path) -> None:
    overlay(folder, title="各种步骤", can_do="你分得清。")
    text = LESSON.replace("Every kind of step", "All kinds of step")
    (folder / "lesson.yaml").write_text(text, encoding="utf-8")
    assert load_lesson(folder, "zh").title == "All kinds of step"
    assert load_lesson(folder, "zh").can_do == "你分得清。"
    assert "stale title" in state(folder)
    assert "stale can_do" not in state(folder)


def test_missing_unknown_and_unreadable_are_told(folder: Path) -> None:
    overlay(folder, title="各种步骤")
    file = folder / "zh.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written + "titel @123456: x\nno-mark: y\ncan_do @123456: 5\ntitle @abcdef: z\n", encoding="utf-8")
    found = state(folder)
    assert "no-such-text titel" in found
    assert "overlay-key" in found
    assert "text-wanted" in found
    assert "duplicate-key title" in found
    assert "untranslated start.text" in found
    assert "untranslated title" not in found
    file.write_text("a: [", encoding="utf-8")
    assert state(folder) == ["bracket-open"]
    assert load_lesson(folder, "zh") == load_lesson(folder)
    file.unlink()
    assert state(folder) == ["no-file"]


def test_renewing_makes_an_overlay_that_asks_for_everything(folder: Path) -> None:
    made = refresh(folder, "zh")
    assert made.missing == tuple(text.name for text in sorted_texts(folder))
    assert (made.fresh, made.stale, made.spare) == ((), (), ())
    assert read_overlay(made.file).renderings == {}
    assert {one.partition(" ")[0] for one in state(folder)} == {"untranslated"}
    assert refresh(folder, "zh") == made


def sorted_texts(folder: Path) -> list[Text]:
    lesson, source = load_source(folder)
    return sorted(texts(lesson), key=lambda text: source.at(text.where))


def filled(folder: Path) -> None:
    """What a translator does: take the comments away and write; here the words stay as they are."""
    file = refresh(folder, "zh").file
    written = file.read_text(encoding="utf-8")
    written = re.sub(r"(?m)^#: missing\n", "", written.split("\n", 1)[1])
    file.write_text(re.sub(r"(?m)^#: ?", "", written), encoding="utf-8")


def test_renewing_keeps_what_is_translated(folder: Path) -> None:
    filled(folder)
    before = refresh(folder, "zh").file.read_text(encoding="utf-8")
    again = refresh(folder, "zh")
    assert again.file.read_text(encoding="utf-8") == before
    assert (again.missing, again.stale, again.spare) == ((), (), ())
    assert state(folder) == []
    chinese = load_lesson(folder, "zh")
    assert isinstance(chinese, Lesson)
    assert chinese.steps == load_lesson(folder).steps


def test_renewing_leaves_every_entry_as_its_translator_wrote_it(folder: Path) -> None:
    """Folded, quoted, in a block or bare: only the places and our own comments are the program's."""
    marks = {text.name: text.mark for text in texts(load_lesson(folder))}
    written = [
        f"title @{marks['title']}: >-\n  各种\n  步骤\n",
        f'can_do @{marks["can_do"]}: "你\\u5206得清。"  # 这里再想想\n',
        f"gaps.blanks.period.answers @{marks['gaps.blanks.period.answers']}:\n- 年\n- 一年\n",
    ]
    file = folder / "zh.yaml"
    file.write_text("\n".join(reversed(written)), encoding="utf-8")
    refresh(folder, "zh")
    text = file.read_text(encoding="utf-8")
    assert all(one in text for one in written) and text.index(written[0]) < text.index(written[1])
    refresh(folder, "zh")
    assert file.read_text(encoding="utf-8") == text


def test_renewing_changes_nothing_in_the_course(tmp_path: Path) -> None:
    """Whoever renews a translation sees only what changed."""
    root = Path(shutil.copytree(lessons_dir(), tmp_path / "course"))
    for file in [*root.glob("*/*/zh.yaml"), *root.glob("*/*/en.yaml")]:
        before = file.read_text(encoding="utf-8")
        refresh(file.parent, "zh" if file.stem == "zh" else "en")
        assert file.read_text(encoding="utf-8") == before, file.parent.name


def test_renewing_marks_what_has_changed(folder: Path) -> None:
    filled(folder)
    file = folder / "zh.yaml"
    file.write_text("# translated by Ann\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    noted = "# ask Li about this one\nstart.text @"
    file.write_text(file.read_text(encoding="utf-8").replace("start.text @", noted), encoding="utf-8")
    text = LESSON.replace("You borrow {principal}.", "You borrow {principal}, all at once.").replace(
        "id: daily, text: daily", "id: by-day, text: daily"
    )
    (folder / "lesson.yaml").write_text(text.replace("    hints: [Look., Look again.]\n", ""), encoding="utf-8")
    made = refresh(folder, "zh")
    assert made.stale == ("start.text",)
    assert made.missing == ()
    assert made.spare == ("one.hints.1", "one.hints.2")
    assert "one.options.by-day.text" in made.fresh, "the same words under another name keep their translation"
    written = made.file.read_text(encoding="utf-8")
    assert "# ask Li about this one\n#: stale" in written
    assert "all at once" in written
    assert written.startswith("# translated by Ann\n\ntitle @")
    assert written == refresh(folder, "zh").file.read_text(encoding="utf-8")


def test_renewing_refuses_what_it_would_spoil(folder: Path) -> None:
    with pytest.raises(ValueError, match="en"):
        refresh(folder, "en")
    (folder / "zh.yaml").write_text("title @123456: [", encoding="utf-8")
    with pytest.raises(Broken):
        refresh(folder, "zh")
    assert (folder / "zh.yaml").read_text(encoding="utf-8") == "title @123456: ["


@pytest.mark.parametrize(
    "words",
    ["plain", "a: b", "- x", "no", "12", "", " leading", "trailing ", "# hash", "line\n\nline", " x\n y", "中文：好",
     "**bold** first", "{expr} first", "'quoted'", '"q"', "a\nb # c", "x" * 300, "tab\there", "\n", "a\n"],
)  # fmt: skip
def test_what_is_written_is_read_back(words: str) -> None:
    assert read(entry("key @123456", words).encode()).data == {"key @123456": words}
    listed = read(entry("key @123456", ("first", words)).encode())
    assert listed.data == {"key @123456": ["first", words]}


def test_fingerprints() -> None:
    assert fingerprint("a") == "ca9781"
    assert fingerprint(("a", "b")) == fingerprint("a\nb")
