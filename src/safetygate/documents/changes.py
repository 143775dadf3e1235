"""
What differs between two documents, as a JSON Patch (RFC 6902).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from safetygate.documents.json_values import canonical_json, is_array, is_object
from safetygate.documents.document import to_dict
from safetygate.documents.problems import pointer

Operation = dict[str, Any]


def changes(earlier: Any, later: Any) -> list[Operation]:
    """
    The JSON Patch that makes the document of one record into the document of another; empty where they are the same.

    Args:
        earlier: The record as it was, for example a version of the Action plan.
        later: The record as it is now, for example its next version.
    """
    return list(_changes(to_dict(earlier), to_dict(later), ()))


def _changes(earlier: Any, later: Any, place: tuple[str | int, ...]) -> Iterator[Operation]:
    if is_object(earlier) and is_object(later):
        yield from _in_object(earlier, later, place)
    elif is_array(earlier) and is_array(later):
        yield from _in_array(earlier, later, place)
    elif canonical_json(earlier) != canonical_json(later):
        yield {"op": "replace", "path": pointer(place), "value": later}


def _in_object(
    earlier: Mapping[str, Any], later: Mapping[str, Any], place: tuple[str | int, ...]
) -> Iterator[Operation]:
    for name in earlier:
        if name not in later:
            yield {"op": "remove", "path": pointer((*place, name))}
    for name, value in later.items():
        if name in earlier:
            yield from _changes(earlier[name], value, (*place, name))
        else:
            yield {"op": "add", "path": pointer((*place, name)), "value": value}


def _in_array(earlier: Sequence[Any], later: Sequence[Any], place: tuple[str | int, ...]) -> Iterator[Operation]:
    """What stays the same at the beginning and at the end is left alone; what lies between is compared item by item."""
    before, after = [list(map(canonical_json, items)) for items in (earlier, later)]
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    old, new = earlier[start : len(earlier) - end], later[start : len(later) - end]
    for position, (was, item) in enumerate(zip(old, new, strict=False), start):
        yield from _changes(was, item, (*place, position))
    for _ in old[len(new) :]:
        yield {"op": "remove", "path": pointer((*place, start + len(new)))}
    for position, item in enumerate(new[len(old) :], start + len(old)):
        yield {"op": "add", "path": pointer((*place, position)), "value": item}


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items from the beginning on are the same."""
    return next(
        (count for count, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
