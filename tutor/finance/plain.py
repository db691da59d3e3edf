"""Plain values from a YAML or JSON file, taken apart with the place of whatever is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches

from tutor.finance.errors import FinanceError, Path

LARGEST = Decimal(10) ** 15
MOST_DIGITS = 60
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def mapping(value: object, path: Path, known: Collection[str], needed: Collection[str] = ()) -> Mapping[str, object]:
    """A mapping with no key but the known and every needed one."""
    if not isinstance(value, Mapping):
        raise FinanceError("not_mapping", {"keys": ", ".join(known)}, path)
    for key in value:
        if key not in known:
            near = get_close_matches(str(key), known, 1)
            values = {"key": str(key), "near": near[0] if near else ", ".join(known)}
            raise FinanceError("key_unknown", values, (*path, str(key)))
    for key in needed:
        if value.get(key) is None:
            raise FinanceError("key_missing", {"key": key}, path)
    return value


def sequence(value: object, path: Path) -> list[object]:
    """A list."""
    if not isinstance(value, list | tuple):
        raise FinanceError("not_list", {}, path)
    return list(value)


def number(value: object, path: Path) -> Decimal:
    """A number of any precision: int, Decimal, float or a text of plain digits. Never an exponent, NaN or a truth."""
    if isinstance(value, str):
        text = value.strip()
        if len(text) > MOST_DIGITS:
            raise FinanceError("too_large", {"text": text[:12] + "…"}, path)
        if not _NUMBER.fullmatch(text):
            code = "exponent" if re.fullmatch(r"[+-]?[0-9.]+[eE][+-]?[0-9]+", text) else "not_number"
            raise FinanceError(code, {"text": text}, path)
        value = Decimal(text)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise FinanceError("not_number", {"text": shown(value)}, path)
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise FinanceError("not_finite", {"value": str(exact)}, path)
    if abs(exact) >= LARGEST or (exact and exact.adjusted() < -MOST_DIGITS):
        raise FinanceError("too_large", {"text": f"{exact:.3g}"}, path)
    return exact


def amount(value: object, path: Path, *, zero: bool = False) -> Decimal:
    """A number above zero (or from zero on)."""
    exact = number(value, path)
    if exact < 0 and zero:
        raise FinanceError("negative", {"name": "amount", "value": str(exact)}, path)
    if exact < 0 or (exact == 0 and not zero):
        raise FinanceError("not_positive", {"name": "amount", "value": str(exact)}, path)
    return exact


def count(value: object, path: Path, most: int) -> int:
    """A whole number from 1 to ``most``."""
    exact = number(value, path)
    if exact != exact.to_integral_value() or exact < 1:
        raise FinanceError("not_whole", {"name": "count", "value": str(exact)}, path)
    if exact > most:
        raise FinanceError("too_many", {"most": most, "value": str(exact)}, path)
    return int(exact)


def truth(value: object, path: Path) -> bool:
    """true or false, nothing that looks like it."""
    if not isinstance(value, bool):
        raise FinanceError("not_truth", {"value": shown(value)}, path)
    return value


def one_of(value: object, known: Collection[str], path: Path, code: str) -> str:
    """A text out of a list."""
    if not isinstance(value, str) or value not in known:
        raise FinanceError(code, {"value": shown(value), "known": ", ".join(known)}, path)
    return value


def day(value: object, path: Path) -> date:
    """A date: ``1978-02-23`` as text or as a date; one that the calendar has."""
    if isinstance(value, datetime):
        raise FinanceError("date_bad", {"value": shown(value)}, path)
    if isinstance(value, date):
        return value
    found = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise FinanceError("date_bad", {"value": shown(value)}, path)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise FinanceError("date_not_there", {"value": found[0]}, path) from None


def shown(value: object) -> str:
    """A value as a complaint may repeat it."""
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
