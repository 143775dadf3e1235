"""
Every way of breaking a document at one place, read from the schema: what to change, and the problem that must follow.

The problems are those that the schema alone decides; what a numbered rule refuses is not among them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, final

from attrs import frozen

from safetygate.documents.problems import pointer
from safetygate.documents.schema import file_name, schemas
from safetygate.domain.records.frozen import MAX_INTEGER
from safetygate.domain.records.rules import Path

_ROOT: Final = {
    ("kind", "required"): "kind-missing",
    ("kind", "const"): "unknown-kind",
    ("schema_version", "required"): "schema-version-missing",
    **{("schema_version", keyword): "unknown-version" for keyword in ("type", "minLength", "maxLength", "pattern")},
}
"""What stands before the schema: the two members by which it is chosen."""


_STRANGERS: Final[Mapping[str | None, tuple[Any, ...]]] = {
    None: ("no such code", "", 7, True, None, [], {}),
    "string": (7, None, ["text"], {"en": "text"}),
    "boolean": ("true", 1, None, [], {}),
    "integer": ("7", 7.5, True, None, [], {}),
    "array": ({}, "text", None),
    "object": ([], "text", None),
}
"""Values that may not stand where a value of one type is expected; a code is expected where no type is named."""


_MOST_REPEATED: Final = 1000
"""A longer list than this makes a document that is too large to be read at all."""


@final
@frozen
class Break:
    """
    One change that makes a valid document invalid at one place.

    Attributes:
        place: Where.
        code: The code of the problem that must be reported there.
        put: From the value at the place to the one that breaks it; `None` takes the member away.
    """

    place: Path
    code: str
    put: Callable[[Any], Any] | None

    def of(self, document: Any) -> Any:
        """A copy of *document*, broken."""
        copy = json.loads(json.dumps(document))
        *way, last = self.place
        holder = copy
        for token in way:
            holder = holder[token]
        if self.put is None:
            del holder[last]
        else:
            holder[last] = self.put(holder.get(last) if isinstance(holder, dict) else holder[last])
        return copy

    def is_apart_from(self, other: Break) -> bool:
        """Whether neither place is the other or lies within it, so that both changes can be made, each once."""
        return any(one != another for one, another in zip(self.place, other.place, strict=False))

    @property
    def like(self) -> tuple[tuple[str, ...], str]:
        """What the same change at another position of a list has in common with it."""
        return tuple(token for token in self.place if isinstance(token, str)), self.code

    @property
    def pointer(self) -> str:
        """Where, as a JSON Pointer."""
        return pointer(self.place)

    def __str__(self) -> str:
        return f"{self.pointer}: {self.code}"


def breaks(document: Any, kind: str) -> Iterator[Break]:
    """Every single change that breaks *document*, a valid one of that *kind*, as plain JSON."""
    for place, value, told in _places(document, {"$ref": file_name(kind)}, "", ()):
        for name, code, put in _inside(value, told):
            yield Break((*place, name), _code((*place, name), code), put)
        if place:
            for code, put in _instead(value, told):
                yield Break(place, _code(place, code), put)


def _code(place: Path, code: str) -> str:
    return _ROOT.get((str(place[0]), code), code) if len(place) == 1 else code


def _places(value: Any, schema: Any, file: str, place: Path) -> Iterator[tuple[Path, Any, Mapping[str, Any]]]:
    """Every place of *value* that a schema speaks about, with what stands there and what the schema says."""
    told, file = _follow(schema, file)
    for branch in told.get("allOf", ()):
        if isinstance(value, dict) and value.get("kind") == branch["if"]["properties"]["kind"]["const"]:
            kind = told["properties"]["kind"]
            told, file = _follow(branch["then"], file)
            told = {**told, "properties": {**told["properties"], "kind": kind}}
    yield place, value, told
    for token, item, said in _children(value, told):
        yield from _places(item, said, file, (*place, token))


def _follow(schema: Any, file: str) -> tuple[Any, str]:
    """What *schema*, which stands in *file*, says, its references among it; and where that stands."""
    if "$ref" not in schema:
        return schema, file
    address, _, name = schema["$ref"].partition("#/$defs/")
    target = schemas()[address or file]
    there, where = _follow(target["$defs"][name] if name else target, address or file)
    return {**there, **{keyword: said for keyword, said in schema.items() if keyword != "$ref"}}, where


def _children(value: Any, told: Mapping[str, Any]) -> Iterator[tuple[str | int, Any, Any]]:
    others = told.get("additionalProperties")
    if isinstance(value, dict):
        known = {name: told.get("properties", {}).get(name, others) for name in value}
        yield from ((name, value[name], said) for name, said in known.items() if said)
    if isinstance(value, list) and "items" in told:
        yield from ((position, item, told["items"]) for position, item in enumerate(value))


def _inside(value: Any, told: Mapping[str, Any]) -> Iterator[tuple[str, str, Callable[[Any], Any] | None]]:
    """Members to add and to take away."""
    if isinstance(value, dict):
        yield from ((name, "required", None) for name in told.get("required", ()) if name in value)
        code = "propertyNames" if "propertyNames" in told else "unknown-member"
        yield "Not a name/of ours~", code, lambda _: "text"


def _instead(value: Any, told: Mapping[str, Any]) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """Values that may not stand where *value* stands."""
    code = next(keyword for keyword in ("const", "enum", "type") if keyword in told)
    for other in _STRANGERS[told.get("type")]:
        yield code, _always(other)
    match value:
        case str() if "maxLength" in told:
            yield "maxLength", lambda text: _repeat(text or "x", told["maxLength"] + 1)
            if told.get("minLength"):
                yield "minLength", lambda _: ""
            if "pattern" in told:
                yield "pattern", lambda text: text + "\n"
        case int() if "minimum" in told:
            yield "minimum", lambda _: told["minimum"] - 1
            yield "maximum" if told["maximum"] < MAX_INTEGER else "number-range", lambda _: told["maximum"] + 1
        case [_, *_] if told.get("maxItems", _MOST_REPEATED + 1) <= _MOST_REPEATED:
            yield "maxItems", lambda items: _repeat(items, told["maxItems"] + 1)
            if told.get("uniqueItems"):
                yield "uniqueItems", lambda items: [*items, items[0]]
        case dict() if "minProperties" in told:
            yield "minProperties", lambda _: {}
        case _:
            pass


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def _repeat(value: Any, length: int) -> Any:
    """A text or list of exactly *length*, made of what is in *value*."""
    return (value * (length // len(value) + 1))[:length]
