"""
The schema engine: every place at which a parsed document does not keep to its schema.

Two engines can do the work: the `jsonschema` package and, where the extra `[fast]` is installed, `jsonschema-rs`.
An engine is asked only *where* and *which keyword*.
All that is said of it is derived here from schema and document, so that both say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from importlib.util import find_spec
from typing import Any, Final, NamedTuple, TypeAlias, cast

from safetygate.documents.checking.audience import may_show
from safetygate.documents.json_values import find, is_array, is_object, tokens_of, value_at
from safetygate.documents.problems import CATALOGUE, list_values, pointer, problem
from safetygate.documents.schema import BASE, register, registry
from safetygate.documents.tolerant import FOLDER, schemas_beside, tolerant_schemas
from safetygate.domain.codes import successor
from safetygate.domain.records.problems import Problem
from safetygate.domain.records.rules import Path

Fault: TypeAlias = tuple[Path, str, Mapping[str, Any]]
"""Where in the document, by which keyword, of which part of the schema."""
Engine: TypeAlias = Callable[[Any, str], Iterator[Fault]]


class Lead(NamedTuple):
    """
    A problem that is found and not yet explained.

    Attributes:
        pointer: Where.
        code: What.
        explain: Gives the problem.
        path: The way there.
        open: Whether a later version of the schemas may allow what stands there (`x-open`).
    """

    pointer: str
    code: str
    explain: Callable[[], Problem]
    path: Path
    open: bool = False


def by_jsonschema(document: Any, address: str) -> Iterator[Fault]:
    """The faults that the `jsonschema` package finds."""
    for error in _jsonschema_validator(address).iter_errors(document):
        path = tuple(error.absolute_path)
        if "propertyNames" in error.absolute_schema_path:
            yield (*path, error.instance), "propertyNames", error.schema
        else:
            yield path, error.validator, error.schema


def by_jsonschema_rs(document: Any, address: str) -> Iterator[Fault]:
    """
    The faults that the `jsonschema-rs` package finds.

    It takes a member named `007` for the position 7, and leaves one without a name out of the path; a document with
    such a name is left to the other package.
    """
    if _has_nameless(document):
        yield from by_jsonschema(document, address)
        return
    for error in _jsonschema_rs_validator(address).iter_errors(document):
        path, within = tuple(error.instance_path), _part(error.absolute_keyword_location)
        if not _is_there(document, path):
            yield from by_jsonschema(document, address)
            return
        if error.kind.name == "propertyNames":
            yield (*path, error.kind.error.instance), "propertyNames", within
        else:
            yield path, error.schema_path[-1], within


def faults(document: object, address: str, engine: Engine | None = None) -> Iterator[Problem]:
    """
    Every problem that a schema has with *document*, a parsed JSON value, each once.

    Args:
        document: The parsed JSON value.
        address: The schema that it should keep to, as `schema.address_of` gives it.
        engine: Which engine to ask; the faster one there is where none is named.
    """
    return (lead.explain() for lead in leads(document, address, engine))


def leads(document: object, address: str, engine: Engine | None = None) -> Iterator[Lead]:
    """The same as `faults`, each problem still to be explained: of a great many, only few ever are."""
    seen: set[tuple[Path, str]] = set()
    for path, asked, within in (engine or _fastest())(document, address):
        keyword = "pattern" if asked == "not" else asked  # what `not` holds is the rest of the pattern
        for found in _paths(document, path, keyword, within):
            if (found, keyword) not in seen:
                seen.add((found, keyword))
                explain = partial(_explain, document, address, found, keyword, within)
                open_ = within.get("x-open", False)
                yield Lead(pointer(found), _CODES.get(keyword, keyword), explain, found, open_)


def _paths(document: Any, path: Path, keyword: str, within: Mapping[str, Any]) -> list[Path]:
    if keyword == "required":
        present = value_at(document, path)
        return [(*path, name) for name in within["required"] if name not in present]
    if keyword == "additionalProperties":
        known = within.get("properties", {})
        return [(*path, name) for name in value_at(document, path) if name not in known]
    return [path]


def _explain(document: Any, address: str, path: Path, keyword: str, within: Mapping[str, Any]) -> Problem:
    code = _CODES.get(keyword, keyword)
    if keyword in _VALUELESS:
        return problem(code, path)
    detailed = f"{code}/{within.get('format')}"
    expected = within.get(keyword)
    value = value_at(document, path)
    # What is restricted stands in no report either: it may go to people who never see the document.
    return problem(
        detailed if detailed in CATALOGUE else code,
        path,
        value=value if may_show(address, path) else None,
        choices=map(str, expected) if keyword == "enum" and is_array(expected) else (),
        expected=_EXPECTATIONS.get(keyword, lambda expected, _: str(expected))(expected, value),
    )


def _list_codes(expected: Collection[object], value: object) -> str:
    # Older papers name AQSIQ or DG SANCO: whoever copies one of them is told who carries on its part.
    today = successor(value) if isinstance(value, str) else None
    return list_values(expected if today is None or today.value not in expected else [today.value], value)


_CODES: Final[Mapping[str, str]] = {"additionalProperties": "unknown-member"}

# Keywords whose problems show no value: there is none, or nobody knows what it may hold.
_VALUELESS: Final = {"required", "propertyNames", "additionalProperties"}

_EXPECTATIONS: Final[Mapping[str, Callable[[Any, Any], str]]] = {
    "enum": _list_codes,
    "const": lambda expected, _: list_values([expected]),
    "type": lambda names, _: " | ".join(map(str, names)) if is_array(names) else str(names),
}


def _has_nameless(value: object) -> bool:
    if is_object(value):
        return "" in value or any(map(_has_nameless, value.values()))
    return is_array(value) and any(map(_has_nameless, value))


def _is_there(document: Any, path: Path) -> bool:
    for token in path:
        if isinstance(token, int) is not is_array(document):
            return False
        document = document[token]
    return True


def _part(location: str) -> Mapping[str, Any]:
    address, _, fragment = location.partition("#")
    file = address.removeprefix(BASE)
    # The last token is the keyword itself.
    return cast("Mapping[str, Any]", find(schemas_beside(file)[file], tokens_of(fragment)[:-1]))


# Each look for a package goes through all of `sys.path`, and each validator compiles its schema: once is enough.
@cache
def _fastest() -> Engine:
    return by_jsonschema_rs if find_spec("jsonschema_rs") else by_jsonschema


@cache
def _jsonschema_validator(address: str) -> Any:
    from jsonschema import Draft202012Validator, ValidationError
    from jsonschema.validators import extend

    # The package holds every object against every other, so that time grows with the square of the items.
    def find_repeats(_: object, wanted: bool, items: object, __: object) -> Iterator[Exception]:  # noqa: FBT001  # as jsonschema calls it
        # By their texts: objects and lists cannot stand in a set, and 1 and true would be the same there.
        if wanted and is_array(items) and len({json.dumps(item, sort_keys=True) for item in items}) < len(items):
            yield ValidationError("expected items that all differ")

    linear: Any = extend(Draft202012Validator, {"uniqueItems": find_repeats})  # type: ignore[no-untyped-call]  # it has none
    return linear(
        {"$ref": BASE + address}, registry=register(tolerant_schemas()) if address.startswith(FOLDER) else registry()
    )


@cache
def _jsonschema_rs_validator(address: str) -> Any:
    from jsonschema_rs import Draft202012Validator, Registry

    known = Registry([(content["$id"], content) for content in schemas_beside(address.removeprefix(BASE)).values()])
    return Draft202012Validator({"$ref": BASE + address}, registry=known, validate_formats=False)
