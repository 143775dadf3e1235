"""
An order of records by all that they say, the same in every language; it means nothing, and settles what else is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from attrs import fields, has
from pendulum import DateTime

from safetygate.domain.records.moments import format_moment


def sort_key(value: Any) -> tuple[list[str], str]:
    """All that a record says, as lines that other languages can compare; the rest settles what these leave open."""
    kind = (getattr(value, "beyond", None) or {}).get("/kind", getattr(value, "kind", ""))
    return sorted([f"/kind={kind}", *_lines(value, "")]), repr(value)


def _lines(value: Any, pointer: str) -> Iterator[str]:
    """Every value in *value* with its JSON Pointer; what is absent has none."""
    cls: type[Any] = value.__class__
    parts: Iterable[tuple[str | int, Any]] = ()
    if issubclass(cls, tuple):
        parts = enumerate(cast("tuple[Any, ...]", value))
    elif issubclass(cls, Mapping):
        parts = value.items()
    elif has(cls):
        yield from _lines_of_record(value, pointer)
    elif isinstance(value, DateTime):
        yield f"{pointer}={format_moment(value)}"
    elif value is not None:
        # As JSON spells it: `true`, where Python has True.
        text = str(value).lower() if isinstance(value, bool) else str(getattr(value, "value", value))
        yield f"{pointer}={text}"
    for name, part in parts:
        # RFC 6901: the name of an agreed addition holds a slash.
        yield from _lines(part, f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}")


def _lines_of_record(record: Any, pointer: str) -> Iterator[str]:
    # What only a newer version knows stands in its own place, so that all versions compare the same lines.
    beyond: Mapping[str, Any] = getattr(record, "beyond", None) or {}
    places = tuple(f"{pointer}{place}" for place in beyond)
    for member in fields(record.__class__):
        for line in _lines(getattr(record, member.name), f"{pointer}/{member.name}") if member.name != "beyond" else ():
            place = line.partition("=")[0]
            if not any(place == other or place.startswith(f"{other}/") for other in places):
                yield line
    for place, value in beyond.items():
        if place not in {"/schema_version", "/kind"}:
            yield from _lines(value, f"{pointer}{place}")
