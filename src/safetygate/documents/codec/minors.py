"""
Which minor version of the schemas a record needs: the lowest that can say what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from safetygate.documents.codec.members import Member, RecordClass, heading, members
from safetygate.documents.codec.source import once
from safetygate.domain.records.checks import Check, Items, Part


def minor_of(record: Any) -> int:
    """The lowest minor version that can say what *record* says; documents within it have a version of their own."""
    return max((needed for member in growing(type(record)) for needed in _needs(record, member)), default=0)


@once
def growing(cls: RecordClass) -> tuple[Member, ...]:
    """The members of *cls* that a later minor version brought, or in which there are parts with such members."""
    return tuple(member for member in members(cls) if member.since or any(map(growing, parts_in(member.check))))


def parts_in(check: Check) -> tuple[RecordClass, ...]:
    """The class of the parts that *check* speaks of; documents within a document are none of its parts."""
    if isinstance(check, Items):
        return parts_in(check.item)
    return (check.cls,) if isinstance(check, Part) and not heading(check.cls) else ()


def _needs(record: Any, member: Member) -> Iterator[int]:
    held = getattr(record, member.name)
    if held is None or held == ():
        return
    yield member.since
    if parts_in(member.check):
        yield from map(minor_of, held if isinstance(held, tuple) else (held,))
