"""
The contract as types of TypeScript.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

_PLAIN: Final = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def write_types(definitions: Mapping[str, Any]) -> str:
    """The declarations of all *definitions*, as `Flat` gives them."""
    return "\n".join(line for name, schema in definitions.items() for line in _declare(name, schema))


def _declare(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield from _explain(schema, "")
    if "properties" not in schema:
        yield f"export type {name} = {_type(schema)};\n"
        return
    yield f"export interface {name} {{"
    required = schema.get("required", ())
    for member, part in schema["properties"].items():
        yield from _explain(part, "  ")
        yield f"  {member}{'' if member in required else '?'}: {_type(part)};"
    if schema.get("additionalProperties") is not False:
        yield "  [attribute: string]: unknown;"
    yield "}\n"


def _explain(schema: Mapping[str, Any], indent: str) -> Iterator[str]:
    if "description" in schema:
        yield f"{indent}/** {schema['description']} */"


def _type(schema: Mapping[str, Any]) -> str:  # noqa: PLR0911  # one line for each form of a schema
    match schema:
        case {"$ref": target}:
            return str(target).rpartition("/")[2]
        case {"const": value}:
            return json.dumps(value)
        case {"enum": codes}:
            return " | ".join(map(json.dumps, codes))
        case {"oneOf": choice}:
            return " | ".join(map(_type, choice))
        case {"type": "array", "items": items}:
            return f"Array<{_type(items)}>"
        case {"type": "object", "additionalProperties": dict(item)}:
            return f"{{ [name: string]: {_type(item)} }}"
        case {"type": "object"}:
            return "{ [name: string]: unknown }"
        case {"type": [*several]}:
            return " | ".join(_PLAIN[each] for each in several)
        case _:
            return _PLAIN[schema["type"]]
