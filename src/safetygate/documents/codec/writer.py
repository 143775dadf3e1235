"""
Writing: from records to JSON text, by one function generated for each class.

A document opens with its kind and schema version; absent members and empty lists are left out.
The function appends to one string, `s`.
What is called *opening* here is what goes before a value, as it stands in an f-string.

Two encoders can do the work: these functions and, where the extra `[fast]` is installed, `msgspec`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, TypeAlias, cast, final

from attrs import AttrsInstance

from safetygate.documents.codec.making import TextWriting
from safetygate.documents.codec.members import MAJOR, Member, RecordClass, heading, layout
from safetygate.documents.codec.minors import growing, minor_of
from safetygate.documents.codec.source import Refused, Source, indent, once
from safetygate.documents.codec.values import value_of
from safetygate.documents.json_values import JSON, canonical_json

Write: TypeAlias = Callable[[Any], str]


def encode(record: AttrsInstance, *, ordered: bool = False) -> bytes:
    """
    The document that stands for *record*, in UTF-8; the same bytes, whichever encoder there is.

    Args:
        record: The record.
        ordered: Whether it is in canonical form (RFC 8785): members stand in the order of their names.
    """
    try:  # additions alone are refused, and few documents have any: to try costs less than to look for them
        return _fastest()(record, ordered=ordered)
    except Refused:
        return write_by_text(record, ordered=ordered)


def write_by_text(record: AttrsInstance, *, ordered: bool) -> bytes:
    """The document that stands for *record*, by the functions of this module."""
    return writer(record.__class__, ordered=ordered)(record).encode()


# `find_spec` looks through all of `sys.path`: once for a process is enough.
@cache
def _fastest() -> Callable[..., bytes]:
    if find_spec("msgspec") is None:
        return write_by_text
    from safetygate.documents.codec.structs import write_by_msgspec

    return write_by_msgspec


@once
def writer(cls: RecordClass, *, ordered: bool = False) -> Write:
    """
    The function that turns a record of *cls* into JSON text.

    Args:
        cls: The record class.
        ordered: Whether the text is canonical (RFC 8785): members stand in the order of their names.
    """
    name = f"write_{cls.__name__}_in_order" if ordered else f"write_{cls.__name__}"
    writing = _AsText(Source(name), ordered=ordered)
    body = ["s = ''", *writing.record(cls, "", "record"), "return s"]
    return cast("Write", writing.source.compile("record", body))


@final
class _AsText(TextWriting):
    def function(self, cls: RecordClass) -> Write:
        return writer(cls, ordered=self.ordered)

    def record(self, cls: RecordClass, opening: str, name: str) -> list[str]:
        lines = self._object(cls, opening, name)
        if not heading(cls):
            return lines
        write = self.source.refer(write_canonically_with_beyond if self.ordered else write_with_beyond)
        whole = f"s += f'{opening}{{{write}({name})}}'"
        return [f"if {name}.beyond is not None:", *indent([whole]), "else:", *indent(lines)]

    def _object(self, cls: RecordClass, opening: str, name: str) -> list[str]:
        parts, comma = layout(cls, ordered=self.ordered), f"{name}_comma"
        if _is_certain(next(iter(parts.values()))):
            lines, before = [f"s += f'{opening}{{{{'"], ""
        else:  # until one member is there for certain, a variable tells whether a comma is due
            lines, before = [f"s += f'{opening}{{{{'", f"{comma} = ''"], f"{{{comma}}}"
        for title, part in parts.items():
            if title == "schema_version" and growing(cls):
                lines.append(f's += f\'{before}"{title}":"{MAJOR}.{{{self.source.refer(minor_of)}({name})}}"\'')
            else:
                lines += self._member(part, f'{before}"{title}":', name)
            if _is_certain(part):
                before = ","
            elif before != ",":
                lines.append(f"    {comma} = ','")
        return [*lines, "s += '}'"]

    def _member(self, part: Member | str, opening: str, name: str) -> list[str]:
        if isinstance(part, str):
            return [f"s += f'{opening}\"{part}\"'"]
        value = f"{name}_{part.name}"
        fetched = f"{value} = {name}.{part.name}"
        written = value_of(part.check).write(opening, value, self)
        if _is_certain(part):
            return [fetched, *written]
        return [fetched, f"if {value}:" if part.default == () else f"if {value} is not None:", *indent(written)]


def write_with_beyond(record: AttrsInstance) -> str:
    """The text of a document in which something stands that only a newer version knows."""
    from safetygate.documents.plain import write_plain  # rare, and it needs `cattrs`

    return JSON.encode(write_plain(record))


def write_canonically_with_beyond(record: AttrsInstance) -> str:
    """The same in canonical form (RFC 8785)."""
    from safetygate.documents.plain import write_plain  # as above

    return canonical_json(write_plain(record))


def _is_certain(part: Member | str) -> bool:
    return isinstance(part, str) or part.always
