"""
The tolerant schemas: what a receiver holds documents against that are of a newer minor version than it knows.

They are derived from the schemas written by hand, and from nothing else:

    objects take members that they do not know;
    lists that are open (`x-open`) take any code;
    a case takes an entry of an unknown kind that has what every entry has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from safetygate.documents.json_values import is_array, is_object
from safetygate.documents.schema import BASE, embed, file_name, schemas
from safetygate.domain.records.errors import expect

FOLDER: Final = "tolerant/"
"""What stands in each `$id` before the name of the file."""

UNKNOWN_ENTRY: Final = f"{FOLDER}case.json#/$defs/unknown_entry"
"""Where the tolerant schemas speak of an entry of an unknown kind."""

COMMON: Final = ("id", "case_id", "author", "made_at", "after", "references", "texts", "extensions")
"""The members that every entry has, whatever its kind: also of kinds that later versions bring."""

# serious, DE, 47000000
_ANY_CODE: Final = {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9][A-Za-z0-9_]*$"}


def tolerant_schema(kind: str) -> dict[str, Any]:
    """
    The tolerant schema of one *kind* and all that it refers to, in one self-contained document.

    A receiver holds a document against it that is, or in which something is, of a newer minor version than it knows.

    Raises:
        KeyError: Where no such kind is known.
    """
    expect(kind, str, field="kind")
    made = {name.removeprefix(FOLDER): content for name, content in tolerant_schemas().items()}
    return embed(file_name(kind), made)


def schemas_beside(file: str) -> Mapping[str, Any]:
    """The schemas among which *file* is one, from the name of each: those written by hand, or the tolerant ones."""
    return tolerant_schemas() if file.startswith(FOLDER) else schemas()


@cache
def tolerant_schemas() -> Mapping[str, Any]:
    """Every tolerant schema, from the name of its file in the folder `tolerant` to its content."""
    made = {FOLDER + name: _open(content) for name, content in schemas().items()}
    for name, content in made.items():
        content["$id"] = BASE + name
    case, flag = made[f"{FOLDER}case.json"], made[f"{FOLDER}flag.json"]
    kinds = case["$defs"]["entry"]["properties"]["kind"].pop("enum")
    case["$defs"]["entry"]["properties"]["kind"] |= _ANY_CODE
    case["$defs"]["unknown_entry"] = {
        "description": "What is known of every entry, whatever its kind.",
        "x-zh": "任何种类的条目所共有的内容。",
        "type": "object",
        "properties": {name: flag["properties"][name] for name in ("schema_version", *COMMON)},
        "required": ["kind", "schema_version", "id", "case_id", "author", "made_at"],
    }
    unknown = {"properties": {"kind": {"enum": kinds}}, "required": ["kind"]}
    case["$defs"]["entry"]["allOf"].append({"if": unknown, "else": {"$ref": "#/$defs/unknown_entry"}})
    return made


def _open(content: Any) -> Any:
    if is_array(content):
        return [_open(item) for item in content]
    if not is_object(content):
        return content
    opened = {name: _open(value) for name, value in content.items()}
    if opened.get("additionalProperties") is False:
        del opened["additionalProperties"]
    if opened.pop("x-open", False):
        del opened["enum"]
        opened |= _ANY_CODE
    return opened
