"""
The schema engine: every place at which a parsed document does not keep to its schema.

Two engines can do the work: the `jsonschema` package and, where the extra `[fast]` is installed, `jsonschema-rs`.
An engine is asked only *where* and *which keyword*.
All that is said of it is derived here from schema and document, so that both say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib.util import find_spec
from typing import Any, Final, NamedTuple, TypeAlias

from safetygate.documents.json_value import is_array, is_object
from safetygate.documents.problems import CATALOGUE, listed, pointer, problem
from safetygate.documents.schema import BASE, registry, schema, schemas
from safetygate.domain.records.problems import Problem

Place: TypeAlias = tuple[str | int, ...]
Fault: TypeAlias = tuple[Place, str, Mapping[str, Any]]
"""Where in the document, by which keyword, of which part of the schema."""
Engine: TypeAlias = Callable[[Any, str], Iterator[Fault]]


class Lead(NamedTuple):
    """
    A problem that is found and not yet told.

    Attributes:
        pointer: Where.
        code: What.
        tell: Gives the problem.
    """

    pointer: str
    code: str
    tell: Callable[[], Problem]


def by_jsonschema(document: Any, kind: str) -> Iterator[Fault]:
    """The faults that the `jsonschema` package finds."""
    for error in _jsonschema_validator(kind).iter_errors(document):
        place = tuple(error.absolute_path)
        if "propertyNames" in error.absolute_schema_path:
            yield (*place, error.instance), "propertyNames", error.schema
        else:
            yield place, error.validator, error.schema


def by_jsonschema_rs(document: Any, kind: str) -> Iterator[Fault]:
    """
    The faults that the `jsonschema-rs` package finds.

    It takes a member named `007` for the position 7, and leaves one without a name out of the way down; a document
    with such a name is left to the other package.
    """
    if _has_nameless(document):
        yield from by_jsonschema(document, kind)
        return
    for error in _jsonschema_rs_validator(kind).iter_errors(document):
        place, within = tuple(error.instance_path), _part(error.absolute_keyword_location)
        if not _is_there(document, place):
            yield from by_jsonschema(document, kind)
            return
        if error.kind.name == "propertyNames":
            yield (*place, error.kind.error.instance), "propertyNames", within
        else:
            yield place, error.schema_path[-1], within


def faults(document: Any, kind: str, engine: Engine | None = None) -> Iterator[Problem]:
    """
    Every problem that the schema of *kind* has with *document*, a parsed JSON value, each once.

    Args:
        document: The parsed JSON value.
        kind: The kind of document whose schema it should keep to.
        engine: Which engine to ask; the faster one there is where none is named.
    """
    return (lead.tell() for lead in leads(document, kind, engine))


def leads(document: Any, kind: str, engine: Engine | None = None) -> Iterator[Lead]:
    """The same as `faults`, each problem still to be told: of a great many, only few ever are."""
    seen: set[tuple[Place, str]] = set()
    for place, keyword, within in (engine or _fastest())(document, kind):
        for found in _places(document, place, keyword, within):
            if (found, keyword) not in seen:
                seen.add((found, keyword))
                tell = partial(_told, document, found, keyword, within)
                yield Lead(pointer(found), _CODES.get(keyword, keyword), tell)


def _places(document: Any, place: Place, keyword: str, within: Mapping[str, Any]) -> list[Place]:
    if keyword == "required":
        present = _at(document, place)
        return [(*place, name) for name in within["required"] if name not in present]
    if keyword == "additionalProperties":
        known = within.get("properties", {})
        return [(*place, name) for name in _at(document, place) if name not in known]
    return [place]


def _told(document: Any, place: Place, keyword: str, within: Mapping[str, Any]) -> Problem:
    code = _CODES.get(keyword, keyword)
    if keyword in _VALUELESS:
        return problem(code, place)
    detailed = f"{code}/{within.get('format')}"
    expected = within.get(keyword)
    value = _at(document, place)
    return problem(
        detailed if detailed in CATALOGUE else code,
        place,
        value=None if within.get("x-audience") == "restricted" else value,
        expected=_EXPECTATIONS.get(keyword, lambda told, _: str(told))(expected, value),
    )


_CODES: Final[Mapping[str, str]] = {"additionalProperties": "unknown-member"}

_VALUELESS: Final = {"required", "propertyNames", "additionalProperties"}
"""Keywords whose problems show no value: there is none, or nobody knows what it may hold."""

_EXPECTATIONS: Final[Mapping[str, Callable[[Any, Any], str]]] = {
    "enum": listed,
    "const": lambda told, _: listed([told]),
    "type": lambda names, _: " | ".join(names) if is_array(names) else str(names),
}


def _at(document: Any, place: Place) -> Any:
    for token in place:
        document = document[token]
    return document


def _has_nameless(value: Any) -> bool:
    if is_object(value):
        return "" in value or any(map(_has_nameless, value.values()))
    return is_array(value) and any(map(_has_nameless, value))


def _is_there(document: Any, place: Place) -> bool:
    for token in place:
        if isinstance(token, int) is not is_array(document):
            return False
        document = document[token]
    return True


def _part(location: str) -> Mapping[str, Any]:
    address, _, fragment = location.partition("#")
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in fragment.split("/")[1:-1]]
    content: Any = schemas()[address.removeprefix(BASE)]
    for token in tokens:
        content = content[int(token)] if is_array(content) else content[token]
    part: Mapping[str, Any] = content
    return part


@cache
def _fastest() -> Engine:
    return by_jsonschema_rs if find_spec("jsonschema_rs") else by_jsonschema


@cache
def _jsonschema_validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    linear: Any = extend(Draft202012Validator, {"uniqueItems": _unique})  # type: ignore[no-untyped-call]  # it has none
    return linear(schema(kind), registry=registry())


def _unique(_: Any, wanted: bool, items: Any, __: Any) -> Iterator[Exception]:  # noqa: FBT001  # as jsonschema calls it
    """The keyword `uniqueItems`, in linear time; the package holds every object against every other."""
    from jsonschema import ValidationError

    if wanted and is_array(items) and len({json.dumps(item, sort_keys=True) for item in items}) < len(items):
        yield ValidationError("expected items that all differ")


@cache
def _jsonschema_rs_validator(kind: str) -> Any:
    from jsonschema_rs import Draft202012Validator, Registry

    known = Registry([(content["$id"], content) for content in schemas().values()])
    return Draft202012Validator(dict(schema(kind)), registry=known, validate_formats=False)
