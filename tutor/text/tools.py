"""A calculator, line by line: each field asked, answered with what was understood, then the result in words."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tutor.finance.calculator import Field, Rate, Result, shown, told
from tutor.finance.calculators import CALCULATORS
from tutor.finance.money import Money
from tutor.store.errors import StoreError
from tutor.text.voice import Voice, picked


class Tool:
    """The calculator ``name``; ``typed`` fills its fields, else what was kept or its example does."""

    def __init__(self, voice: Voice, name: str, typed: Mapping[str, str] | None = None) -> None:
        self._voice = voice
        self._calculator = CALCULATORS[name]
        initial = {field.id: field.initial for field in self._calculator.fields}
        self._typed = initial | dict(typed if typed is not None else self._kept())
        voice.tell()
        voice.say(f"tools.{name}")
        voice.say(f"tools.{name}_does")

    def ask(self) -> None:
        """Every field that matters, one after another. Raises ``Ended``."""
        asked: set[str] = set()
        while field := next((one for one in self._calculator.visible(self._typed) if one.id not in asked), None):
            asked.add(field.id)
            self._field(field)

    def show(self) -> None:
        """The result, and what may be done with it."""
        self._result()
        while wanted := self._voice.ask("plain.tool_then"):
            if wanted == "a":
                self.ask()
                self._result()
            elif wanted == "t":
                self._table()
            elif wanted == "k":
                self._keep()

    # asking

    def _field(self, field: Field) -> None:
        while True:
            before = self._typed[field.id]
            if field.kind == "choice":
                self._choose(field)
            elif field.kind == "lines":
                self._write(field)
            else:
                key = "plain.tool_field" if before else "plain.tool_empty"
                self._typed[field.id] = self._voice.ask(key, now=before, **self._named(field)) or before
            result = self._work()
            if field.id not in result.complaints:
                if field.id in result.understood:
                    self._voice.tell(told(result.understood[field.id], self._voice.lang))
                return
            self._voice.tell(result.complaints[field.id].message(self._voice.lang))
            self._typed[field.id] = before if before != self._typed[field.id] else ""

    def _named(self, field: Field) -> dict[str, str]:
        return {kind: self._voice.word(f"tools.{word}_{field.id}") for kind, word in _WORDS.items()}

    def _choose(self, field: Field) -> None:
        names = [self._voice.word(f"tools.option_{option}") for option in field.options]
        self._voice.numbered(names)
        now = names[field.options.index(self._typed[field.id])] if self._typed[field.id] in field.options else ""
        wanted = self._voice.ask("plain.tool_choice", now=now, **self._named(field))
        self._typed[field.id] = picked(wanted, field.options) or (wanted if wanted else self._typed[field.id])

    def _write(self, field: Field) -> None:
        self._voice.say("plain.tool_lines", **self._named(field))
        self._voice.tell(self._typed[field.id] or self._voice.word(f"tools.example_{field.id}"))
        lines = []
        while line := self._voice.ask():
            lines.append(line)
        if lines:
            self._typed[field.id] = "\n".join(lines)

    # telling

    def _work(self) -> Result:
        return self._calculator.work(self._typed)

    def _result(self) -> None:
        voice, lang, result = self._voice, self._voice.lang, self._work()
        voice.tell()
        for name, wrong in result.complaints.items():
            field = voice.word(f"tools.field_{name}") + ("：" if lang == "zh" else ": ") if name else ""
            voice.tell(field + wrong.message(lang))
        if result.headline is not None:
            number = result.number
            value = shown(number, lang) if isinstance(number, Money | Rate | int) else ""
            colon = ("：" if lang == "zh" else ": ") if value else ""
            voice.tell(told(result.headline, lang) + colon + value)
        for said in (*result.says, *(picture.twin for picture in result.pictures)):
            voice.tell(told(said, lang))

    def _table(self) -> None:
        voice, lang, sheet = self._voice, self._voice.lang, self._work().sheet
        if sheet is None:
            voice.say("plain.tool_no_table")
            return
        heads = [voice.word(f"tools.column_{name}") for name in sheet.columns]
        colon, between = ("：", "；") if lang == "zh" else (": ", "; ")
        for row in sheet.rows:
            voice.tell(between.join(f"{head}{colon}{shown(cell, lang)}" for head, cell in zip(heads, row, strict=True)))

    # keeping

    def _kept(self) -> dict[str, str]:
        try:
            fields = json.loads(self._voice.desk.store.setting(f"tool.{self._calculator.id}") or "{}")
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in fields.items()} if isinstance(fields, dict) else {}

    def _keep(self) -> None:
        try:
            self._voice.desk.store.set_setting(
                f"tool.{self._calculator.id}", json.dumps(self._typed, ensure_ascii=False)
            )
        except StoreError as error:
            self._voice.tell(error.message(self._voice.lang))
        else:
            self._voice.say("tools.kept")


_WORDS = {"name": "field", "example": "example"}
