"""
All schemas as definitions beside each other: references stay within one file, and a choice of kinds is a `oneOf`.

Tools that make types or pages resolve no addresses and do not look behind `if`; so nothing here needs either.
Chinese stands in each description behind the English, as no tool shows keywords of our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from safetygate.documents.json_values import is_array, is_object

UNION: Final = "Document"
"""The name of the choice of all documents, as the envelope defines it."""

_LEFT_OUT: Final = {"$schema", "$id", "$defs", "title"}


@frozen
class Flat:
    """
    The schemas as definitions, as one kind of file wants them.

    Attributes:
        schemas: From the name of each schema file to its content.
        prefix: What stands before the name of a definition in a reference.
        mapped: Whether a discriminator maps kinds to definitions, as in OpenAPI, or only names the member.
        formats: Whether `format` is said. It only explains, but makers of types turn a day into a moment by it.
    """

    schemas: Mapping[str, Any]
    prefix: str = "#/$defs/"
    mapped: bool = True
    formats: bool = True

    def definitions(self) -> dict[str, Any]:
        """From each name, in CamelCase, to its schema."""
        return {name: self._convert(content, file) for name, content, file in sorted(self._sources(), key=str)}

    def _sources(self) -> Iterator[tuple[str, Any, str]]:
        for file, content in self.schemas.items():
            yield from ((capitalize(name), part, file) for name, part in content.get("$defs", {}).items())
            if "type" in content:
                yield capitalize(file.removesuffix(".json")), content, file

    def _convert(self, schema: Any, file: str) -> Any:
        if is_array(schema):
            return [self._convert(item, file) for item in schema]
        if not is_object(schema):
            return schema
        told = {keyword: value for keyword, value in schema.items() if keyword not in _LEFT_OUT and keyword[:2] != "x-"}
        if "x-zh" in schema:
            told["description"] = f"{schema['description']} {schema['x-zh']}"
        if not self.formats:
            told.pop("format", None)
        if "allOf" in told:
            return {"description": told["description"], "type": "object", **self._choose(told["allOf"], file)}
        if "then" in told:  # a value of one type, or none: what is said of the value, or null
            said = {keyword: value for keyword, value in told.items() if keyword not in {"type", "if", "then"}}
            return {**self._convert(said, file), "oneOf": [self._convert(told["then"], file), {"type": "null"}]}
        return {keyword: self._say(keyword, value, file) for keyword, value in told.items()}

    def _say(self, keyword: str, value: Any, file: str) -> Any:
        if keyword == "$ref":
            address, _, name = value.partition("#/$defs/")
            return self.prefix + capitalize(name or address.removesuffix(".json"))
        if keyword == "properties":
            return {name: self._convert(part, file) for name, part in value.items()}
        return value if keyword in {"const", "enum", "examples", "default"} else self._convert(value, file)

    def _choose(self, branches: Any, file: str) -> dict[str, Any]:
        kinds = {
            branch["if"]["properties"]["kind"]["const"]: self._say("$ref", branch["then"]["$ref"], file)
            for branch in branches
        }
        told = {"propertyName": "kind", "mapping": kinds} if self.mapped else "kind"
        return {"oneOf": [{"$ref": target} for target in kinds.values()], "discriminator": told}


def capitalize(name: str) -> str:
    """The name of a definition: `recall_page` becomes `RecallPage`."""
    return "".join(word.capitalize() for word in name.replace("-", "_").split("_"))
