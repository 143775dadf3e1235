"""
The one order in which all who hold the same entries read them, whatever their clocks said and however they arrived.

An entry stands by the moment at which it was made, but never before what it refers to: what it is about, and the last
entry that its author had seen. Where a clock was behind, it counts as made at the moment of what it refers to.
Entries of the same moment stand in the order of their identifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, TypeAlias, cast, final

from attrs import field, fields, frozen, has
from pendulum import DateTime

from safetygate.domain.cases.closure import Closure, Correction, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.records.checks import MAX_INTEGER, Items, OneOf
from safetygate.domain.records.moments import format_moment
from safetygate.domain.records.shapes import IDENTIFIER

CaseEntry: TypeAlias = Flag | Message | FollowUp | Withdrawal | Closure | Correction

ENTRIES: Final = OneOf((Flag, Message, FollowUp, Withdrawal, Closure, Correction))
"""What can be recorded in a case."""

Position: TypeAlias = tuple[DateTime, int, str]
"""Where an entry stands: the moment it counts as made, how many steps after an entry of that moment, its identifier."""


@final
@frozen(kw_only=True)
class Conflict:
    """
    One identifier with several contents, all of them kept; the first in order counts.

    Attributes:
        entry_id: The identifier.
        contents: What stands under it, in order.
    """

    entry_id: str = field(validator=IDENTIFIER)
    contents: tuple[CaseEntry, ...] = field(validator=Items(ENTRIES, MAX_INTEGER, least=2))


def references(entry: CaseEntry) -> list[str]:
    """The identifiers of the entries that *entry* cannot stand before."""
    return [name for name in (entry.after, entry.about) if name is not None]


def position(entry: CaseEntry, before: Iterable[Position]) -> Position:
    """Where *entry* stands, given where the entries stand *before* which it cannot."""
    latest = max(before, default=None)
    if latest is None or latest[0] < entry.made_at:
        return (entry.made_at, 0, entry.id)
    return (latest[0], latest[1] + 1, entry.id)


def in_order(entries: Iterable[CaseEntry]) -> tuple[CaseEntry, ...]:
    """
    *entries* in their order, each once.

    Two entries with one identifier and different contents both stay.
    Entries that refer to each other in a circle, which no honest host makes, are placed by moment and identifier.
    """
    contents = _by_identifier(entries)
    by_moment = sorted(chain.from_iterable(contents.values()), key=lambda entry: (entry.made_at, entry.id))
    positions = _positions(by_moment, contents)
    return tuple(sorted(by_moment, key=lambda entry: positions[id(entry)]))


def _by_identifier(entries: Iterable[CaseEntry]) -> dict[str, list[CaseEntry]]:
    contents: dict[str, list[CaseEntry]] = {}
    for entry in entries:
        alike = contents.setdefault(entry.id, [])
        if entry not in alike:
            contents[entry.id] = sorted([*alike, entry], key=_sort_key) if alike else [entry]
    return contents


def _sort_key(entry: CaseEntry) -> tuple[list[str], str]:
    """All that *entry* says, as lines that other languages can compare; the rest settles what these leave open."""
    return sorted([f"/kind={entry.kind}", *_lines(entry, "")]), repr(entry)


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
    elif value is not None:
        yield f"{pointer}={_text(value)}"
    for name, part in parts:
        yield from _lines(part, f"{pointer}/{name}")


def _text(value: Any) -> str:
    if isinstance(value, DateTime):
        return format_moment(value)
    return str(value).lower() if isinstance(value, bool) else str(getattr(value, "value", value))


def _positions(entries: Iterable[CaseEntry], contents: Mapping[str, Iterable[CaseEntry]]) -> dict[int, Position]:
    """From each entry, as an object, to its position; found from the entries that it refers to."""
    positions: dict[int, Position] = {}
    begun: set[int] = set()
    for start in entries:
        way = [start]
        while way:
            entry = way[-1]
            before = [other for reference in references(entry) for other in contents.get(reference, ())]
            ahead = [other for other in before if id(other) not in begun]
            begun.add(id(entry))
            if ahead:
                way += ahead
            else:
                way.pop()
                known = [positions[id(other)] for other in before if id(other) in positions]
                positions.setdefault(id(entry), position(entry, known))
    return positions


def conflicts_in(entries: Iterable[CaseEntry]) -> tuple[Conflict, ...]:
    """The identifiers that stand for several contents in *entries*, which are in order."""
    contents: dict[str, tuple[CaseEntry, ...]] = {}
    for entry in entries:
        contents[entry.id] = (*contents.get(entry.id, ()), entry)
    return tuple(Conflict(entry_id=name, contents=found) for name, found in contents.items() if len(found) > 1)


def by_subject(entries: Iterable[CaseEntry]) -> dict[str, tuple[CaseEntry, ...]]:
    """From the identifier of an entry to those of *entries* that are about it, in their order."""
    groups: dict[str, list[CaseEntry]] = {}
    for entry in entries:
        if entry.about is not None:
            groups.setdefault(entry.about, []).append(entry)
    return {name: tuple(group) for name, group in groups.items()}
