"""Numbers in words: 一千二, 两万, 1万2千, 三百零五, 二〇二六, 1.2万, 3k, "twelve hundred"."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGIT = {
    **{char: at for at, char in enumerate("零一二三四五六七八九")},
    **{char: at for at, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **{char: at for at, char in enumerate("0123456789")},
    "〇": 0, "○": 0, "两": 2, "兩": 2, "俩": 2, "貳": 2, "參": 3, "陸": 6, "么": 1,
}  # fmt: skip
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CHARS = "".join(dict.fromkeys([*(c for c in _DIGIT if not c.isascii()), *_SMALL, *_LARGE]))
"""Every character a Chinese numeral may hold, for use inside a character class."""

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PART = re.compile(rf"([0-9]+(?:\.[0-9]+)?)|([{CHARS}])")

_WORDS = {
    "zero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORD_SCALE = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 10**6, "k": 1000, "m": 10**6, "w": 10**4}


def chinese(text: str) -> Decimal | None:
    """The value of a numeral in Chinese characters, in digits with units (1.2万, 3百5) or mixed; None where it is none.

    A last digit without its unit counts one step below the unit before it (一千二 is 1200), as it is spoken.
    """
    if "点" in text or "點" in text:
        return _with_point(text)
    parts = _parts(text)
    if not parts:
        return None
    if not any(unit in _SMALL or unit in _LARGE for unit in text):
        return _digit_string(text)
    return _grouped(parts)


def _with_point(text: str) -> Decimal | None:
    """一点二, 一点二五万: the fraction is read digit by digit, a large unit may follow."""
    found = re.fullmatch(rf"([{CHARS}0-9]+)[点點]([{CHARS}0-9]+?)([百佰千仟万萬亿億]*)", text)
    if found is None or any(char in _SMALL or char in _LARGE for char in found[2]):
        return None
    whole = chinese(found[1])
    fraction = "".join(str(_DIGIT[char]) for char in found[2])
    if whole is None or whole != int(whole):
        return None
    scale = 1
    for char in found[3]:
        scale *= {**_SMALL, **_LARGE}[char]
    return Decimal(f"{int(whole)}.{fraction}") * scale


def _parts(text: str) -> list[Decimal | str] | None:
    """The text cut into numbers in digits and single Chinese characters; None when anything else is in it."""
    parts: list[Decimal | str] = []
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            return None
        parts.append(Decimal(found[1]) if found[1] else found[2])
        at = found.end()
    return parts


def _digit_string(text: str) -> Decimal | None:
    """二〇二六 or 五: digits only, said one by one."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if not all(char in _DIGIT for char in text):
        return None
    return Decimal("".join(str(_DIGIT[char]) for char in text))


def _grouped(parts: list[Decimal | str]) -> Decimal | None:
    """Digits and units, read left to right; large units close what stands before them."""
    total, section = Decimal(0), Decimal(0)
    digit: Decimal | None = None
    last_unit, after_zero, last_large = 0, False, 10**16
    for part in parts:
        if isinstance(part, Decimal) or part in _DIGIT:
            value = part if isinstance(part, Decimal) else Decimal(_DIGIT[part])
            if digit is not None and digit != 0:
                return None
            after_zero = value == 0
            digit = value if value != 0 else (digit if digit else None)
        elif part in _SMALL:
            unit = _SMALL[part]
            if digit is None and not (unit == 10 and section == 0):
                # 1.2百万, 百万: a small unit right after nothing is only 十 at the beginning, or 百/千 before 万
                if section != 0 or last_unit:
                    return None
                digit = Decimal(1)
            section += (digit if digit is not None else 1) * unit
            if last_unit and unit >= last_unit and section:
                return None
            digit, last_unit, after_zero = None, unit, False
        else:
            large = _LARGE[part]
            section += digit or 0
            if large == 10**8 and total:
                total, section = (total + section) * large, Decimal(0)
            elif section == 0 or large >= last_large:
                return None
            else:
                total += section * large
                section = Decimal(0)
            digit, last_unit, after_zero, last_large = None, large, False, large
    if digit is not None:
        implied = last_unit // 10 if last_unit and not after_zero and _spoken_short(parts) else 1
        section += digit * implied
    return total + section


def _spoken_short(parts: list[Decimal | str]) -> bool:
    """Whether the last digit follows a unit directly (一千二), with no 零 between and 百 or more before it."""
    if len(parts) < 2:
        return False
    last, before = parts[-1], parts[-2]
    if isinstance(last, Decimal) and (last != int(last) or last >= 10):
        return False
    return isinstance(before, str) and (before in _LARGE or _SMALL.get(before, 0) >= 100)


def english(text: str) -> Decimal | None:
    """The value of a number in English words, or in digits with a scale (twelve hundred, 3 k, 1.5 million)."""
    words = re.findall(r"[0-9]+(?:\.[0-9]+)?|[a-z]+|[^\sa-z0-9]", text.lower().replace("-", " "))
    total, section = Decimal(0), Decimal(0)
    seen = tens = False
    for word in words:
        if word == "and" and seen:
            continue
        if word in _WORD_SCALE:
            if not seen:
                return None
            scale = _WORD_SCALE[word]
            if scale == 100:
                section *= scale
            else:
                total, section = total + section * scale, Decimal(0)
            tens = False
        elif word in _WORDS or _PLAIN.fullmatch(word):
            value = Decimal(_WORDS[word]) if word in _WORDS else Decimal(word)
            unit_after_tens = tens and 0 < value < 10
            if section % 100 and not unit_after_tens:
                return None
            section += value
            tens = word in _WORDS and value >= 20
        else:
            return None
        seen = True
    return total + section if seen else None
