"""Members whose names have any shape: both engines point at the same places and say the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given, settings, strategies as st

import safetygate as sg
from safetygate.documents.checking import engine
from safetygate.documents.checking.engine import Engine, by_jsonschema, by_jsonschema_rs
from tests.contract.vectors import documents
from tests.documents.changes import Place, places

NAMES: Final = (
    *(
        "",
        "/",
        "//",
        "~",
        "~0",
        "~1",
        "~01",
        "/~",
        "0",
        "007",
        "-1",
        "+0",
        "1e0",
        "kind ",
        "__proto__",
        "$ref",
        "%2F",
        "#",
    ),
    *("\x00", "\ud800", "\udfff", "\uffff", "\n", "\u2028", "\u202e", "é", "e\u0301", "\U0001f9f8", "a" * 5000),
)
FULLEST: Final = {
    name: document for name, document in documents().items() if name.startswith("valid/") and "fullest" in name
}


def reports(data: str) -> list[sg.Report]:
    """What is said of a document with either engine."""
    found = []
    by: Engine
    for by in (by_jsonschema, by_jsonschema_rs):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine, "_fastest", lambda by=by: by)
            found.append(sg.validate(data))
    return found


def holders(document: Any) -> Iterator[Place]:
    """The places of all objects in *document*, those of documents within it among them."""
    for place in places(document):
        value = document
        for token in place:
            value = value[token]
        if isinstance(value, dict):
            yield place


def named(document: Any, place: Place, name: str, value: object) -> str:
    """The JSON text of *document* with one member more."""
    made = copy.deepcopy(document)
    holder = made
    for token in place:
        holder = holder[token]
    holder[name] = value
    return json.dumps(made)


@pytest.mark.parametrize("name", FULLEST)
def test_engines_are_equal_for_names_of_every_shape(name: str) -> None:
    """In one object of each kind, every name; in every object, the name that is hardest to point at."""
    document = FULLEST[name]
    objects = list(holders(document))
    tried = [(place, "") for place in objects] + [(objects[len(objects) // 2], each) for each in NAMES]

    for place, each in tried:
        core, fast = reports(named(document, place, each, 1))
        assert core == fast, (place, each)


@settings(max_examples=settings().max_examples // 5)
@given(data=st.data(), each=st.text(st.characters(codec=None), max_size=6) | st.sampled_from(NAMES))
def test_engines_are_equal_for_any_name(data: st.DataObject, each: str) -> None:
    """Names that nobody thought of, with values of any type, in any object of any kind."""
    document = FULLEST[data.draw(st.sampled_from(sorted(FULLEST)))]
    place = data.draw(st.sampled_from(list(holders(document))))
    value = data.draw(st.sampled_from((1, "x", None, [], {}, {"": {"": 1}})))

    core, fast = reports(named(document, place, each, value))

    assert core == fast
