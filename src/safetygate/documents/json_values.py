"""
Plain JSON values as Python holds them after parsing, and the one text that stands for each of them.

That text is the canonical form of RFC 8785, the JSON Canonicalization Scheme.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, TypeGuard

from safetygate.domain.records.frozen import thaw

_LEVELS: Final = 100
"""What is nested deeper is refused for that: it stays as it is, and needs no stack."""

JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
"""Writes a plain JSON value as briefly as can be, its members in their order."""


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Whether *value* is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether *value* is a JSON array."""
    return isinstance(value, list)


def as_plain(value: object, levels: int = _LEVELS) -> object:
    """*value*, any mapping in it as a JSON object, and any tuple as an array; of the uppermost *levels*."""
    if not levels:
        return value
    if isinstance(value, Mapping):
        return {name: as_plain(item, levels - 1) for name, item in value.items()}
    return [as_plain(item, levels - 1) for item in value] if type(value) is list or type(value) is tuple else value


def canonical_json(value: object) -> str:
    """
    The canonical text of a plain JSON *value*.

    Raises:
        ValueError: Where *value* holds NaN or an infinity, which no JSON text can.
    """
    if is_object(value):
        # RFC 8785 orders names by UTF-16 code units: U+FF61 after an emoji, where Python would put it before.
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(f"{JSON.encode(name)}:{canonical_json(item)}" for name, item in members) + "}"
    if is_array(value):
        return "[" + ",".join(map(canonical_json, value)) + "]"
    if isinstance(value, float):
        return _number(value)
    return JSON.encode(value)


def value_at(value: Any, path: Iterable[str | int]) -> Any:
    """What stands in a JSON *value* at the end of *path*, where something does."""
    for token in path:
        value = value[token]
    return value


def tokens_of(place: str) -> list[str]:
    """The names and positions that the JSON Pointer *place* is made of."""
    return [token.replace("~1", "/").replace("~0", "~") for token in place.split("/")[1:]]


def put_back(document: dict[str, object], values: Mapping[str, object]) -> None:
    """Put each of *values* where its JSON Pointer leads in *document*; what its holder is gone from, goes with it."""
    for place, value in values.items():
        *way, last = tokens_of(place)
        holder = find(document, way)
        if is_object(holder):
            holder[last] = thaw(value)


def find(value: object, way: Iterable[str]) -> object:
    """What stands in a JSON *value* at the end of *way*; `None` where nothing does."""
    for token in way:
        if is_array(value):
            value = value[int(token)] if token.isdigit() and int(token) < len(value) else None
        else:
            value = value.get(token) if is_object(value) else None
    return value


def _number(value: float) -> str:
    """A number as ECMAScript writes it: plain from 1e-6 up to 1e21, with an exponent beyond."""
    if value == 0:  # minus nought too
        return "0"
    shortest = JSON.encode(value)
    if 1e-6 <= abs(value) < 1e21:
        plain = f"{Decimal(shortest):f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    # Python writes 1e-07, ECMAScript 1e-7.
    return re.sub(r"(?:\.0)?e([+-])0*", r"e\1", shortest)
