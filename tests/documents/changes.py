"""
Single changes to a JSON document: at any place, whatever a careless or a hostile sender may put there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

Place: TypeAlias = tuple[str | int, ...]

STRANGERS: Final = (None, True, False, 0, -1, 1, 1.0, 1.5, -0.0, 2**53 - 1, 2**53, "", "x", [], {}, [None], {"en": "x"})
BLANKS: Final = ("\n", "\r", "\t", " ", "\u00a0", "\u2028", "\u3000", "\u200b", "\ufeff", "\x00", "\x7f", "\x85")
LENGTHS: Final = (1, 100, 101, 200, 201, 500, 501, 1000, 1001, 2000, 2001, 4000, 4001)
DAYS: Final = (
    "2024-02-29", "2026-02-29", "2100-02-29", "2026-2-1", "20260201", "2026-W05-1", "2026-04-31", "1899-12-31",
    "1900-01-01", "2199-12-31", "2200-01-01", "2026-01-01T00:00:00Z", "2026-01-01Z", "-2026-01-01", "2026-00-10",
)  # fmt: skip
MOMENTS: Final = (
    "2026-08-21T09:30:00Z", "2026-08-21t09:30:00Z", "2026-08-21T09:30:00z", "2026-08-21 09:30:00Z",
    "2026-08-21T09:30Z", "2026-08-21T09:30:00", "2026-08-21T09:30:00+0800", "2026-08-21T09:30:00+08",
    "2026-08-21T09:30:00+08:00", "2026-08-21T09:30:00-00:00", "2026-08-21T09:30:00+24:00",
    "2026-08-21T09:30:00+23:59", "2026-08-21T09:30:00+08:00:00", "2026-08-21T24:00:00Z", "2026-08-21T23:59:60Z",
    "2026-08-21T09:30:00.123456Z", "2026-08-21T09:30:00.1234567Z", "2026-08-21T09:30:00.Z", "2026-08-21T09:30:00,5Z",
    "20260821T093000Z", "2026-W34-5T09:30:00Z", "2026-233T09:30:00Z", "2026-08-21", "1900-01-01T00:00:00Z",
    "1900-01-01T00:00:00+01:00", "2199-12-31T23:59:59Z", "2199-12-31T23:59:59-01:00", "1784021400",
)  # fmt: skip
ADDRESSES: Final = (
    "http://", "https://", "https://x", "http://x", "HTTP://x", "HttpS://x", "ftp://x", "https:/x", "//x", "x",
    "https://a b", 'https://a"b', "https://a<b", "https://a>b", "https://a\x7fb", "https://a\x00b", "https://a\\b",
    "https://a\u2028b", "https://a\u00a0b", "https://é", "https://例子", "https://x\n", " https://x", "https://\u0080",
)  # fmt: skip
DIGITS: Final = {"full width": 0xFF10, "Arabic": 0x0660}


def places(document: Any, place: Place = ()) -> Iterator[Place]:
    """Every place in *document*, but none inside another document that it holds; of a list only the first items."""
    yield place
    if isinstance(document, dict) and not (place and "schema_version" in document):
        for name, value in document.items():
            yield from places(value, (*place, name))
    if isinstance(document, list):
        for position, value in enumerate(document[:2]):
            yield from places(value, (*place, position))


def changed(document: Any, place: Place, *, ascii_only: bool = False) -> Iterator[tuple[str, str]]:
    """Every change at *place*: what it is, and the JSON text of *document* with it."""
    value = document
    for token in place:
        value = value[token]
    text = json.dumps(_put(document, place, _MARK), ensure_ascii=ascii_only)
    for what, other in _instead(value):
        yield what, text.replace(f'"{_MARK}"', json.dumps(other, ensure_ascii=ascii_only))


_MARK: Final = "what is put instead"


def _put(document: Any, place: Place, value: Any) -> Any:
    if not place:
        return value
    token, *rest = place
    if isinstance(document, list):
        return [_put(item, tuple(rest), value) if position == token else item for position, item in enumerate(document)]
    return {name: _put(item, tuple(rest), value) if name == token else item for name, item in document.items()}


def _instead(value: Any) -> Iterator[tuple[str, Any]]:
    yield from ((repr(other), other) for other in STRANGERS)
    if isinstance(value, str):
        yield from _texts(value)
    elif isinstance(value, dict):
        yield from _objects(value)
    elif isinstance(value, list):
        yield from (("twice", value * 2), ("first again", [*value, *value[:1]]), ("and null", [*value, None]))
        yield from (("backwards", value[::-1]), ("a hundred", (value * 100)[:101]), ("inside a list", [value]))


def _objects(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, kept in value.items():
        rest = {other: item for other, item in value.items() if other != name}
        yield f"without {name}", rest
        for other in (name.upper(), f"{name} ", f"{name}\n", f"\ufeff{name}", f"{name}s"):
            yield f"{other!r} for {name}", {**rest, other: kept}
    yield "a stranger", {**value, "stranger": "x"}
    yield "a null", {**value, "note": None}
    yield "backwards", dict(reversed(value.items()))


def _texts(value: str) -> Iterator[tuple[str, str]]:
    for blank in BLANKS:
        for other in (value + blank, blank + value, value[:1] + blank + value[1:]):
            yield repr(other[:20]), other
    for other in (value.upper(), value.lower(), value.title(), value[:-1], f'"{value}"', f"{value}\\", f'{value}":'):
        yield repr(other[:20]), other
    for name, zero in DIGITS.items():
        yield name, "".join(chr(zero + int(sign)) if sign in "0123456789" else sign for sign in value)
    for length in LENGTHS:
        yield f"{length} letters", "x" * length
        yield f"{length} characters outside the basic plane", "\U0001f9f8" * length
        yield f"an address of {length}", "https://".ljust(length, "x")
    for other in (*DAYS, *MOMENTS, *ADDRESSES):
        yield other, other
