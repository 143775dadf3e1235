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
    return sorted([f"/kind={getattr(value, 'kind', '')}", *_lines(value, "")]), repr(value)


def _lines(value: Any, pointer: str) -> Iterator[str]:
    """Every value in *value* with its JSON Pointer; what is absent has none."""
    cls: type[Any] = value.__class__
    parts: Iterable[tuple[str | int, Any]] = ()
    if issubclass(cls, tuple):
        parts = enumerate(cast("tuple[Any, ...]", value))
    elif issubclass(cls, Mapping):
        parts = value.items()
    elif has(cls):
        parts = ((member.name, getattr(value, member.name)) for member in fields(cls))
    elif isinstance(value, DateTime):
        yield f"{pointer}={format_moment(value)}"
    elif value is not None:
        # As JSON spells it: `true`, where Python has True.
        text = str(value).lower() if isinstance(value, bool) else str(getattr(value, "value", value))
        yield f"{pointer}={text}"
    for name, part in parts:
        # RFC 6901: the name of an agreed addition holds a slash.
        yield from _lines(part, f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}")
