"""Ways to spoil a lesson file, as editors, accidents and malice do. Everything comes from one seeded ``Random``."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from random import Random
from typing import Any

from tutor.course.source import read

_VALUES: tuple[Any, ...] = (
    *(None, 0, -1, 10**17, 1.5, True, "", " ", "x", "= 1/0", "no", [], {}, [[]], {"a": {}}, ["x"] * 50, "../.."),
)
_PIECES = (
    *("[", "]", "{", "}", ": ", "- ", "? ", ", ", "'", '"', "|", ">", "#", "%", "@", "`", "\\", "\n", "  ", "\t", "\r"),
    *("&a ", "*a", "<<: *a", "!!python/object/apply:os.system [x]", "!x ", "---\n", "...\n", "%YAML 1.1\n", "no", "~"),
    *("012", "0x1f", "1:30", "1e3", ".inf", "2026-11-23", "1.10", "\x00", "\u2028", "\ufeff", "\u202e", "：", "\x85"),
)


def mangled(data: bytes, random: Random) -> bytes:
    """``data`` spoilt in one to three ways."""
    for _ in range(random.randint(1, 3)):
        data = random.choice(_WAYS)(data, random)
    return data


def _noise(_: bytes, random: Random) -> bytes:
    return random.randbytes(random.randint(0, 400))


def _flipped(data: bytes, random: Random) -> bytes:
    spoilt = bytearray(data or b"x")
    for _ in range(random.randint(1, 12)):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] if random.random() < 0.7 else data[at:]


def _inserted(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 5)):
        at = random.randint(0, len(data))
        data = data[:at] + (random.choice(_PIECES) * random.choice((1, 1, 1, 2, 30))).encode() + data[at:]
    return data


def _without_a_piece(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + data[at + random.randint(1, 60) :]


def _shuffled_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(random.randint(1, 6)):
        at, to = random.randrange(len(lines)), random.randrange(len(lines))
        way = random.randrange(4)
        if way == 0:
            lines[at], lines[to] = lines[to], lines[at]
        elif way == 1:
            lines.insert(to, lines[at])
        elif way == 2:
            lines[at] = b" " * random.randint(1, 5) + lines[at]
        else:
            lines[at] = lines[at].lstrip()
    return b"\n".join(lines)


def _nested(data: bytes, random: Random) -> bytes:
    piece = random.choice((b"[", b"{a: ", b"- ", b"? ", b"[{", b"{? "))
    at = random.randint(0, len(data))
    return data[:at] + piece * random.choice((15, 25, 1000, 50_000)) + data[at:]


def _huge(data: bytes, random: Random) -> bytes:
    piece = random.choice((b"x", b"9", b"\xe4\xb8\xad", b" ", b"\n", b"'", b"#", b"a: 1\n", b"- 1\n", b"= 1 + "))
    at = random.randint(0, len(data))
    return data[:at] + piece * random.choice((300, 25_000, 200_000)) + data[at:]


def _bomb(data: bytes, random: Random) -> bytes:
    names = [f"n{number}" for number in range(random.randint(2, 20))]
    lines = ["n: &n [x, x, x]", *(f"{a}: &{a} [*{b}, *{b}]" for b, a in zip(["n", *names], names, strict=False))]
    bomb = "\n".join(lines).encode() + b"\n"
    return bomb + data if random.random() < 0.5 else data + b"\n" + bomb


def _recoded(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", errors="replace")
    return text.encode(random.choice(("utf-16", "utf-16-le", "gbk", "utf-8-sig", "latin-1")), errors="replace")


def _retyped(data: bytes, random: Random) -> bytes:
    """Valid YAML in which some values have become something else."""
    value = read(data).data
    if not isinstance(value, dict):
        return _flipped(data, random)
    for _ in range(random.randint(1, 6)):
        holder: Any = value
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = random.choice(keys)
            if isinstance(holder[key], (dict, list)) and holder[key] and random.random() < 0.85:
                holder = holder[key]
                continue
            holder[key] = deepcopy(random.choice(_VALUES))
            if isinstance(holder, dict) and random.random() < 0.3:
                holder[random.choice(["kind", "id", "text", "x", "", "steps", "中"])] = holder.pop(key)
            break
    return json.dumps(value, ensure_ascii=random.random() < 0.5, default=_number).encode()


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_noise, _flipped, _cut, _inserted, _inserted, _without_a_piece, _shuffled_lines),
    *(_nested, _huge, _bomb, _recoded, _retyped, _retyped),
)
