"""What is restricted stands in no problem, sentence, log or `repr`: marked words are planted wherever it is at home."""

from __future__ import annotations

import copy
import json
import traceback
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

import safetygate as sg
from safetygate.documents.checking import engine
from safetygate.documents.checking.engine import by_jsonschema, by_jsonschema_rs
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import file_name, schemas
from tests.contract.vectors import documents
from tests.documents.changes import Place

MARK: Final = "Wang Li"
WRONG: Final[tuple[Any, ...]] = (
    *(MARK, [MARK], {"en": [MARK]}, {"en": MARK * 8000}, MARK * 8000, MARK + "\x00", "\ud800" + MARK),
    *([{"name": MARK}], {"role": MARK, "name": [MARK]}, [{"scheme": "eori", "value": MARK}]),
)
"""What a sender may write by mistake, of every shape: all of it holds the mark as a value, none as a name."""


def parts(file: str, node: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """All that the schemas say of one value."""
    yield file, node
    if "$ref" in node:
        address, _, fragment = node["$ref"].partition("#")
        target: Any = schemas()[address or file]
        for token in fragment.split("/")[1:]:
            target = target[token]
        yield from parts(address or file, target)
    for inner in node.get("allOf", ()):
        yield from parts(file, inner.get("then", inner))


def restricted(value: Any, file: str, node: Mapping[str, Any], place: Place = ()) -> Iterator[Place]:
    """Every place in a document at which the schemas say that something is restricted."""
    known = list(parts(file, node))
    if any(part.get("x-audience") == "restricted" for _, part in known):
        yield place
    elif isinstance(value, dict):
        for home, part in known:
            for name in part.get("properties", {}).keys() & value.keys():
                yield from restricted(value[name], home, part["properties"][name], (*place, name))
    elif isinstance(value, list):
        for home, part in known:
            for position, item in enumerate(value[:1] if "items" in part else []):
                yield from restricted(item, home, part["items"], (*place, position))


def planted(document: Any, place: Place, value: Any) -> Any:
    """A copy of *document* with another *value* at *place*."""
    made = copy.deepcopy(document)
    holder = made
    for token in place[:-1]:
        holder = holder[token]
    holder[place[-1]] = value
    return made


def homes() -> Iterator[tuple[str, tuple[Any, Place]]]:
    """Valid documents with a place at which something is restricted: whose member it is, and each of these once."""
    # The smallest last, which is the one that is kept.
    for name, document in sorted(documents().items(), key=lambda entry: len(str(entry[1])), reverse=True):
        if name.startswith("valid/") and document["kind"] in KINDS:
            file = file_name(document["kind"])
            for place in sorted(set(restricted(document, file, schemas()[file])), key=str):
                yield ".".join([token for token in place if isinstance(token, str)][-2:]), (document, place)


HOMES: Final = dict(homes())


def test_the_schemas_restrict_something() -> None:
    """Names and addresses of operators, the words on an accident: else nothing here would be tried."""
    assert {place[-1] for _, place in HOMES.values()} >= {"name", "address", "contact", "description", "telephone"}


def show(data: str) -> str:
    """All that this library says of a document to anybody."""
    report = sg.validate(data)
    error = sg.InvalidDocument(report)
    said = [report.text("en"), report.text("zh"), repr(report), json.dumps(report.sarif("x")), repr(error)]
    return "\n".join([*said, sg.dumps(report).decode(), *traceback.format_exception(error)])


@pytest.mark.parametrize("by", [by_jsonschema, by_jsonschema_rs])
@pytest.mark.parametrize(("document", "place"), HOMES.values(), ids=HOMES)
def test_no_problem_shows_what_is_restricted(
    monkeypatch: pytest.MonkeyPatch, by: engine.Engine, document: Any, place: Place
) -> None:
    """Not at its own place, nor one or more levels too high, nor in the member beside, whatever shape it has."""
    monkeypatch.setattr(engine, "_fastest", lambda: by)
    above = [place[:end] for end in range(1, len(place) + 1)]
    holder = document
    for token in place[:-1]:
        holder = holder[token]
    beside = [(*place[:-1], other) for other in (holder if isinstance(holder, dict) else ())]

    leaks = [
        (where, wrong)
        for where in dict.fromkeys((*above[::-1], *beside))
        for wrong in WRONG
        if MARK in show(json.dumps(planted(document, where, wrong)))
    ]

    assert leaks == []


def test_a_value_that_is_open_is_shown() -> None:
    """Whoever misspells a code sees what was written."""
    data = json.dumps(planted(documents()["valid/alert-fullest.json"], ("product", "category"), "toyss"))
    (found,) = sg.validate(data).problems

    assert (found.pointer, found.value) == ("/product/category", '"toyss"')


def test_no_record_shows_what_is_restricted() -> None:
    """What a debugger, a log or a failed test prints of a record is its `repr`."""
    for document, place in HOMES.values():
        holder: Any = sg.from_dict(document)
        for token in place:
            value, holder = holder, holder[token] if isinstance(token, int) else getattr(holder, token)

        assert repr(holder) not in repr(value), place
