"""
The published schemas, as they are shipped: read from the package, never from the network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from safetygate.documents.json_values import is_array, is_object
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.frozen import FrozenMap

if TYPE_CHECKING:
    from referencing import Registry

BASE: Final = "https://safetygate.invalid/schemas/v1/"
"""
What every `$id` begins with, and by its host in reverse every event type: the one place at which the name is settled.

A reserved name (RFC 6761) that belongs to nobody: it names, and nothing is fetched.
The parties set theirs by `contract(form, base=...)`.
"""


def file_name(kind: str) -> str:
    """The file that holds the schema of one *kind* of document."""
    return kind.replace("_", "-") + ".json"


def contract_folder() -> Traversable:
    """The folder of the contract: schemas, vectors, and what an npm package of them is made with."""
    folder = files("safetygate") / "schemas"
    # A wheel brings it inside the package; in a checkout it stands beside `src`.
    return folder if folder.is_dir() else Path(__file__).parents[3] / "schemas"


# To read and parse all files takes longer than to check a document by them.
@cache
def schemas() -> Mapping[str, Any]:
    """Every schema, from the name of its file to its content."""
    entries = (entry for entry in (contract_folder() / "v1").iterdir() if entry.name.endswith(".json"))
    found = {entry.name: json.loads(entry.read_text(encoding="utf-8")) for entry in entries}
    return FrozenMap(found)


def schema(kind: str) -> Mapping[str, Any]:
    """
    The schema of one *kind* of document.

    Raises:
        KeyError: Where no such kind is known.
    """
    expect(kind, str, field="kind")
    content: Mapping[str, Any] = schemas()[file_name(kind)]
    return content


def address_of(cls: type[object]) -> str:
    """
    Where the schemas speak of the record class *cls*: a file, and within it the definition of a part.

    Raises:
        InvalidValue: Where they do not.
    """
    kind = getattr(cls, "kind", None)
    if isinstance(kind, str):
        return file_name(kind)
    # FollowUpMeasure has its definition under follow_up_measure.
    name = re.sub("(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
    for file, content in schemas().items():
        if name in content.get("$defs", {}):
            return f"{file}#/$defs/{name}"
    raise InvalidValue(f"expected the class of a record, got {cls.__name__}", field="cls")


def bundle(kind: str) -> dict[str, Any]:
    """
    The schema of one *kind* and all that it refers to, in one self-contained document.

    Raises:
        KeyError: Where no such kind is known.
    """
    expect(kind, str, field="kind")
    return embed(file_name(kind), schemas())


def embed(file: str, schemas: Mapping[str, Any]) -> dict[str, Any]:
    """The schema in one *file* of *schemas* and all that it refers to, in one self-contained document."""
    # A copy, since whoever asks may write into it; the schemas themselves are shared by all.
    root = json.loads(json.dumps(schemas[file]))
    waiting, embedded = list(_references(root)), {}
    while waiting:
        name = waiting.pop()
        if name not in embedded and name != file:
            embedded[name] = schemas[name]
            waiting += _references(embedded[name])
    return {**root, "$defs": {**root.get("$defs", {}), **{name: embedded[name] for name in sorted(embedded)}}}


@cache
def registry() -> Registry[Any]:
    """All schemas by their `$id`; asking it for anything else is refused, nothing is ever fetched."""
    return register(schemas())


def register(schemas: Mapping[str, Any]) -> Registry[Any]:
    """The same for other *schemas*."""
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    # Without `$schema`: where a reference leads to one, `jsonschema` goes on with a validator of its own choice.
    bare = ({name: part for name, part in content.items() if name != "$schema"} for content in schemas.values())
    return Registry().with_resources((content["$id"], DRAFT202012.create_resource(content)) for content in bare)


def _references(content: object) -> set[str]:
    if is_object(content):
        reference = content.get("$ref")
        own = {reference.partition("#")[0]} if isinstance(reference, str) else set()
        return (own - {""}).union(*map(_references, content.values()))
    if is_array(content):
        return set().union(*map(_references, content)) if content else set()
    return set()
