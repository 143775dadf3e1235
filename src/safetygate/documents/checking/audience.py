"""
What a problem may show: nothing of what is restricted, and nothing of what stands where that is at home.

A sender who mistakes the place writes a name one level too high, or into the member beside. So a value is shown only
where nothing within its own part of the schema is restricted, and no member of an object around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

from safetygate.documents.json_values import find, is_array, is_object, tokens_of
from safetygate.documents.tolerant import FOLDER, schemas_beside
from safetygate.domain.records.rules import Path

Place: TypeAlias = str
"""A part of the schemas: a file, and the JSON Pointer of the part within it, as in `alert.json#/properties/product`."""

_ALIKE: Final = ("allOf", "anyOf", "oneOf", "then", "else")
"""The keywords whose parts speak about the same value."""


def may_show(address: str, path: Path) -> bool:
    """
    Whether the value at *path* in a document may stand in a problem.

    Args:
        address: The schema of the document, as `schema.address_of` gives it.
        path: The way down to the value.
    """
    # The whole of a document that is no object may be anything.
    if not path:
        return False
    parts = frozenset([address if "#" in address else f"{address}#"])
    for token in path:
        beside = (inner for part in parts for inner in _members(part).values())
        if any(map(_is_restricted, beside)):
            return False
        parts = _below(parts, token if isinstance(token, str) else None)
    return not any(_holds(part) for part in parts)


@cache
def _below(parts: frozenset[Place], name: str | None) -> frozenset[Place]:
    """The parts that speak about the member *name* of what *parts* speak about, or about its items."""
    here = {each for part in parts for each in _alike(part)}
    if name is None:
        return frozenset(f"{each}/items" for each in here if "items" in _node(each))
    return frozenset(found for each in here if (found := _members(each).get(name)))


@cache
def _alike(place: Place) -> frozenset[Place]:
    """*place* and all other parts that speak about the same value."""
    found, waiting = {place}, [place]
    while waiting:
        for other in _beside(waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _beside(place: Place) -> Iterator[Place]:
    node, file = _node(place), place.partition("#")[0]
    if "$ref" in node:
        address, _, pointer = node["$ref"].partition("#")
        yield f"{_resolve(address, file)}#{pointer}"
    for keyword in _ALIKE:
        part = node.get(keyword)
        if is_array(part):
            yield from (f"{place}/{keyword}/{position}" for position in range(len(part)))
        elif is_object(part):
            yield f"{place}/{keyword}"


def _resolve(address: str, file: str) -> str:
    """The file that *address* means in *file*: the tolerant schemas refer to each other, all in one folder."""
    folder = FOLDER if file.startswith(FOLDER) else ""
    return f"{folder}{address}" if address else file


@cache
def _members(place: Place) -> Mapping[str, Place]:
    """The members that are named for the value of *place*, each with its part."""
    return {name: f"{each}/properties/{name}" for each in _alike(place) for name in _node(each).get("properties", {})}


@cache
def _holds(place: Place) -> bool:
    """Whether something that is restricted is at home at *place* or anywhere within it."""
    found, waiting = {place}, [place]
    while waiting:
        here = waiting.pop()
        if _is_restricted(here):
            return True
        inner = {*_members(here).values(), *_below(frozenset([here]), None)} - found
        found |= inner
        waiting += inner
    return False


@cache
def _is_restricted(place: Place) -> bool:
    return any(_node(each).get("x-audience") == "restricted" for each in _alike(place))


@cache
def _node(place: Place) -> Any:
    file, _, pointer = place.partition("#")
    return find(schemas_beside(file)[file], tokens_of(pointer))
