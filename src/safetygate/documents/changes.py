"""
What differs between two documents, as a JSON Patch (RFC 6902).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from safetygate.documents.document import to_dict
from safetygate.documents.json_values import canonical_json, is_array, is_object
from safetygate.documents.problems import pointer
from safetygate.domain.alerts.register.life import AlertChange
from safetygate.domain.records.errors import expect
from safetygate.domain.records.rules import Path

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document
else:
    from safetygate.documents.kinds import LazyDocument as Document

Operation: TypeAlias = dict[str, Any]
"""One step of a JSON Patch."""


def changes(earlier: Document, later: Document) -> list[Operation]:
    """
    The JSON Patch that makes the document of one record into the document of another; empty where they are the same.

    Args:
        earlier: The record as it was, for example a version of the Action plan.
        later: The record as it is now, for example its next version.

    Raises:
        InvalidValue: Where one of them is no document of its own.
    """
    return list(compare(to_dict(earlier), to_dict(later)))


def patch(change: AlertChange) -> list[Operation]:
    """
    The JSON Patch that makes the alert as it read before a *change* in a register into the alert as it reads after it.

    Of an alert that was not known before it adds the whole document; it is empty where only something was said.

    Raises:
        InvalidValue: Where *change* is none.
    """
    expect(change, AlertChange, field="change")
    if change.earlier is None:
        return [{"op": "add", "path": "", "value": to_dict(change.later.alert)}]
    return changes(change.earlier.alert, change.later.alert)


def compare(earlier: object, later: object, path: Path = ()) -> Iterator[Operation]:
    """The steps that make one JSON value into another, the place of both being *path*."""
    if is_object(earlier) and is_object(later):
        for name in earlier:
            if name not in later:
                yield {"op": "remove", "path": pointer((*path, name))}
        for name, value in later.items():
            if name in earlier:
                yield from compare(earlier[name], value, (*path, name))
            else:
                yield {"op": "add", "path": pointer((*path, name)), "value": value}
    elif is_array(earlier) and is_array(later):
        yield from _compare_items(earlier, later, path)
    elif canonical_json(earlier) != canonical_json(later):
        # By their texts: Python holds 1 and true, and 1 and 1.0, for the same; JSON holds only the latter.
        yield {"op": "replace", "path": pointer(path), "value": later}


def _compare_items(earlier: Sequence[object], later: Sequence[object], path: Path) -> Iterator[Operation]:
    """What stays the same at the beginning and at the end is left alone; what lies between is compared item by item."""
    before, after = [list(map(canonical_json, items)) for items in (earlier, later)]
    start = _count_alike(before, after)
    end = _count_alike(before[start:][::-1], after[start:][::-1])
    old, new = earlier[start : len(earlier) - end], later[start : len(later) - end]
    for position, (was, item) in enumerate(zip(old, new, strict=False), start):
        yield from compare(was, item, (*path, position))
    # Each step is applied to what the one before it left: all that is too much goes from one and the same position.
    for _ in old[len(new) :]:
        yield {"op": "remove", "path": pointer((*path, start + len(new)))}
    for position, item in enumerate(new[len(old) :], start + len(old)):
        yield {"op": "add", "path": pointer((*path, position)), "value": item}


def _count_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items from the beginning on are the same."""
    return next(
        (count for count, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
