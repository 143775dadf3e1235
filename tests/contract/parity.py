"""
The exact comparison of records and schemas: every place at which the two do not say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from safetygate.documents.codec.members import MAJOR
from safetygate.domain.records import checks

Schemas = Mapping[str, Any]
"""From the name of a schema file to its content."""

SHARED: Final = {"definitions.json", "alert-definitions.json", "case-definitions.json", "report-definitions.json"}
APART: Final = {"envelope.json", "alert-match.json"}
"""
What is no document itself: what carries one, which `tests/documents/test_envelope.py` compares, and what a command
answers, which `tests/watch/test_schema.py` does.
"""
VERSION: Final = dict(checks.Text(8, least=3, pattern=r"^1\.(?:0|[1-9][0-9]{0,5})$").keywords)
"""A version of the schemas, of this major part and any minor one."""
REMARKS: Final = {
    "title",
    "description",
    "examples",
    "default",
    "x-zh",
    "x-labels",
    "x-audience",
    "x-public-if",
    "x-source",
    "x-since",
    "x-open",
    "x-decides",
}
"""Keywords that explain and never decide."""


def differences(schemas: Schemas, kinds: Mapping[str, type[Any]]) -> list[str]:
    """Every place at which the records of *kinds* and the *schemas* do not say the same, as a sentence each."""
    files = {kind: kind.replace("_", "-") + ".json" for kind in kinds}
    expected = {*files.values(), *SHARED, *APART}
    if schemas.keys() != expected:
        return [f"expected the files {sorted(expected)}, got {sorted(schemas)}"]
    told = Comparison(schemas).record
    return [line for kind, file in files.items() for line in told(kinds[kind], schemas[file], file, kind)]


def followed(schemas: Schemas, schema: Any, file: str) -> tuple[dict[str, Any], str]:
    """What *schema*, which stands in *file*, decides: references followed, remarks left out; and where that stands."""
    own = {keyword: value for keyword, value in schema.items() if keyword not in REMARKS}
    if "$ref" not in own:
        return own, file
    address, _, fragment = own.pop("$ref").partition("#")
    target = schemas[address or file]
    for name in fragment.split("/")[1:]:
        target = target[name]
    there, where = followed(schemas, target, address or file)
    return {**there, **own}, where


def labels(schemas: Schemas, schema: Any, file: str) -> Any:
    """The labels of the code list that *schema* stands for."""
    while "$ref" in schema:
        address, _, name = schema["$ref"].partition("#/$defs/")
        file = address or file
        schema = schemas[file]["$defs"][name]
    return schema.get("x-labels")


@attrs.frozen
class Comparison:
    """
    One comparison of records with *schemas*.
    """

    schemas: Schemas

    def record(self, cls: type[Any], schema: Any, file: str, where: str) -> Iterator[str]:
        """The differences between a record class and the schema of its objects."""
        head = {} if not hasattr(cls, "kind") else {"kind": {"const": cls.kind}, "schema_version": VERSION}
        fields = [member for member in attrs.fields(cls) if member.init and member.name != "beyond"]
        told, file = followed(self.schemas, schema, file)
        known = told.get("properties", {})
        yield from _unequal(f"{where} members", [*head, *(member.name for member in fields)], list(known))
        required = [*head, *(member.name for member in fields if member.default is attrs.NOTHING)]
        yield from _unequal(f"{where} required", required, told.get("required"))
        yield from _unequal(f"{where} additionalProperties", False, told.get("additionalProperties"))
        yield from _unequal(f"{where} type", "object", told.get("type"))
        for name in head.keys() & known:
            yield from _unequal(f"{where}.{name}", head[name], followed(self.schemas, known[name], file)[0])
        for member in fields:
            if member.name in known:
                yield from self._member(member, known[member.name], file, f"{where}.{member.name}")

    def _member(self, member: attrs.Attribute[Any], schema: Any, file: str, where: str) -> Iterator[str]:
        silent = member.default in (attrs.NOTHING, None, ())
        default = None if silent else getattr(member.default, "value", member.default)
        yield from _unequal(f"{where} default", default, schema.get("default"))
        since = member.metadata.get("since")
        yield from _unequal(f"{where} x-since", since and f"{MAJOR}.{since}", schema.get("x-since"))
        yield from self._value(member.validator, schema, file, where)

    def _value(self, check: Any, schema: Any, file: str, where: str) -> Iterator[str]:
        told, within = followed(self.schemas, schema, file)
        match check:
            case checks.Maybe():
                yield from self._value(check.check, schema, file, where)
            case checks.Part():
                yield from _unequal(
                    f"{where} name", _name_in_schemas(check.cls), schema.get("$ref", "").rpartition("/")[2]
                )
                yield from self.record(check.cls, schema, file, where)
            case checks.OneOf():
                yield from self._kinds(check, told, within, where)
            case checks.Items():
                yield from _unequal(where, dict(check.keywords), {key: told[key] for key in told if key != "items"})
                yield from self._value(check.item, told.get("items", {}), within, f"{where}[]")
            case _:
                yield from _unequal(where, dict(check.keywords), {key: self._plain(told[key], within) for key in told})
                yield from self._labels(check, schema, file, where)

    def _kinds(self, check: checks.OneOf, told: Any, file: str, where: str) -> Iterator[str]:
        kinds = {
            branch["if"]["properties"]["kind"]["const"]: branch["then"]["$ref"] for branch in told.get("allOf", ())
        }
        files = {kind: _name_in_schemas(cls) for kind, cls in check.by_kind.items()}
        yield from _unequal(where, files, kinds)
        yield from _unequal(
            where,
            {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": list(files)}}},
            {key: self._plain(told[key], file) for key in told if key != "allOf"},
        )

    def _labels(self, check: Any, schema: Any, file: str, where: str) -> Iterator[str]:
        if isinstance(check, checks.Code):
            expected = {code.value: {"en": code.en, "zh": code.zh} for code in check.codes}
            yield from _unequal(f"{where} labels", expected, labels(self.schemas, schema, file))
            yield from _unequal(
                f"{where} name", _name_in_schemas(check.codes), schema.get("$ref", "").rpartition("/")[2]
            )

    def _plain(self, value: Any, file: str) -> Any:
        """*value* of a keyword, with every reference in it followed."""
        if not isinstance(value, dict):
            return value
        told, within = followed(self.schemas, value, file)
        return {key: self._plain(item, within) for key, item in told.items()}


def parts(cls: type[Any]) -> Iterator[type[Any]]:
    """The record class *cls* and every one inside it."""
    yield cls
    for member in attrs.fields(cls):
        check: Any = member.validator
        while isinstance(check, checks.Items | checks.Maybe):
            check = check.item if isinstance(check, checks.Items) else check.check
        within = (check.cls,) if isinstance(check, checks.Part) else getattr(check, "classes", ())
        for inner in within:
            yield from parts(inner)


def _name_in_schemas(cls: type[Any]) -> str:
    """Where the schemas keep *cls*: a document in a file of its own, all else under its name in small letters."""
    words = re.sub("(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
    return cls.kind.replace("_", "-") + ".json" if hasattr(cls, "kind") else words


def _unequal(where: str, expected: Any, got: Any) -> Iterator[str]:
    if got != expected or type(got) is not type(expected):
        yield f"{where}: the record says {expected!r}, the schema {got!r}"
