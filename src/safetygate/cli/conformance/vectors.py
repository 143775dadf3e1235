"""
The vectors of behaviour, as they are shipped: a question, and the answer that every implementation gives to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MERGE: Final = "merge"
"""The behaviour of which each vector is a file of its own, as a replica is as long as a case."""


class Vector(NamedTuple):
    """
    One question with its answer.

    Attributes:
        behaviour: What is asked for: the name of a file, and of a section of the README beside it.
        name: The name of the vector, unlike that of any other of its behaviour.
        why: What it shows, in a sentence.
        input: What is given.
        output: What must come out.
    """

    behaviour: str
    name: str
    why: str
    input: Any
    output: Any


def folder() -> Traversable:
    """Where the vectors lie: inside the package, or beside `src` in a checkout."""
    packaged = files("safetygate") / "schemas" / "conformance"
    return packaged if packaged.is_dir() else Path(__file__).parents[4] / "schemas" / "conformance"


def read_vectors() -> Iterator[Vector]:
    """Every vector, in the order of `index.json`."""
    index = _read("index.json")
    for row in index["cases"]:
        content = _read(row["file"])
        name = row["file"].removeprefix("cases/").removesuffix(".json")
        yield Vector(MERGE, name, row["about"], {"replicas": content["replicas"]}, content["merged"])
    for row in index["behaviour"]:
        content = _read(row["file"])
        yield from (Vector(content["behaviour"], **vector) for vector in content["vectors"])


def _read(name: str) -> Any:
    return json.loads(folder().joinpath(*name.split("/")).read_text(encoding="utf-8"))
