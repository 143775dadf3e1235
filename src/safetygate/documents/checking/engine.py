"""
The schema engine: every place at which a parsed document does not keep to its schema.

Two engines can do the work: the `jsonschema` package and, where the extra `[fast]` is installed, `jsonschema-rs`.
An engine is asked only *where* and *which keyword*.
All that is said of it is derived here from schema and document, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

from safetygate.documents.json_value import is_array
from safetygate.documents.problems import CATALOGUE, listed, problem
from safetygate.documents.schema import BASE, registry, schema, schemas
from safetygate.domain.records.problems import Problem

Place: TypeAlias = tuple[str | int, ...]
Fault: TypeAlias = tuple[Place, str, Mapping[str, Any]]
"""Where in the document, by which keyword, of which part of the schema."""
Engine: TypeAlias = Callable[[Any, str], Iterator[Fault]]


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

    It takes a member named `007` for the position 7; a document with such a name is left to the other package.
    """
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
    seen: set[tuple[Place, str]] = set()
    for place, keyword, within in (engine or _fastest())(document, kind):
        for found in _places(document, place, keyword, within):
            if (found, keyword) not in seen:
                seen.add((found, keyword))
                yield _told(document, found, keyword, within)


def _places(document: Any, place: Place, keyword: str, within: Mapping[str, Any]) -> list[Place]:
    if keyword == "required":
        present = _at(document, place)
        return [(*place, name) for name in within["required"] if name not in present]
    if keyword == "additionalProperties":
        known = within.get("properties", {})
        return [(*place, name) for name in _at(document, place) if name not in known]
    return [place]


def _told(document: Any, place: Place, keyword: str, within: Mapping[str, Any]) -> Problem:
    code = {"additionalProperties": "unknown-member"}.get(keyword, keyword)
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

    return Draft202012Validator(schema(kind), registry=registry())


@cache
def _jsonschema_rs_validator(kind: str) -> Any:
    from jsonschema_rs import Draft202012Validator, Registry

    known = Registry([(content["$id"], content) for content in schemas().values()])
    return Draft202012Validator(dict(schema(kind)), registry=known, validate_formats=False)
