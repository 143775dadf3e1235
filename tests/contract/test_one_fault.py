"""One broken place is refused and named: it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import safetygate
from safetygate.documents.checking.engine import by_jsonschema, by_jsonschema_rs, faults
from safetygate.documents.codec.members import members
from safetygate.documents.json_text import MOST_BYTES
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import file_name
from safetygate.domain.records.papers import Paper, View
from safetygate.domain.records.problems import Severity
from safetygate.testing.breaks import Break, breaks
from safetygate.testing.strategies import records
from tests.contract.parity import parts
from tests.contract.vectors import documents

FEW = settings(max_examples=settings().max_examples // 3)
"""There are many kinds, and their largest documents take a while."""

VALID = {name: document for name, document in documents().items() if name.startswith("valid/")}

OF_EVERY_DOCUMENT = {member.name for member in attrs.fields(Paper)}


def is_dispatched(document: Any) -> bool:
    """Whether *document* says of which known kind it is."""
    return isinstance(document, dict) and isinstance(document.get("kind"), str) and document["kind"] in KINDS


def errors(document: Any) -> set[tuple[str, str]]:
    """Pointer and code of every error that validation finds in *document*."""
    problems = safetygate.validate(json.dumps(document)).problems
    return {(problem.pointer, problem.code) for problem in problems if problem.severity is Severity.ERROR}


def is_named_alone(change: Break, document: Any) -> bool:
    """Whether the change is told, with its code, and nothing is told of any other place."""
    told = errors(change.of(document))
    return (change.pointer, change.code) in told and {pointer for pointer, _ in told} == {change.pointer}


def changes_of(kind: str) -> list[tuple[Any, Break]]:
    """
    Every change that breaks a valid vector of one *kind*, with the vector.

    Of changes that are alike only those at the first place: the schema is the same for every item of a list.
    What lies inside a document of another kind is broken where that kind has its turn.
    """
    first: dict[object, object] = {}
    return [
        (document, change)
        for name, document in VALID.items()
        if document["kind"] == kind
        for change in breaks(document, kind)
        if not lies_in_another(document, change.place)
        if first.setdefault(change.like, (name, change.place)) == (name, change.place)
    ]


def lies_in_another(document: Any, place: tuple[str | int, ...]) -> bool:
    """Whether *place* is a member of a member of a document of its own inside *document*."""
    for depth, token in enumerate(place[:-2], 1):
        document = document[token]
        if isinstance(document, dict) and "kind" in document and len(place) > depth + 1:
            return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_of_the_valid_vectors(kind: str) -> None:
    """Whatever is dropped, retyped, enlarged or added, anywhere in documents that together have every member."""
    told = [str(change) for document, change in changes_of(kind) if not is_named_alone(change, document)]

    assert told == []
    assert changes_of(kind) != []


@pytest.mark.parametrize("kind", KINDS)
def test_the_valid_vectors_hold_every_member(kind: str) -> None:
    """So no member escapes the test above; what every document has beside what it says, the view of an alert shows."""
    vectors = [safetygate.from_dict(document) for document in VALID.values() if document["kind"] == kind]
    held = {(type(part), name) for vector in vectors for part in inside(vector) for name in told(part)}

    wanted = {(cls, member.name) for cls in parts(KINDS[kind]) for member in members(cls)}
    assert {each for each in held ^ wanted if each[0] is not View and each[1] not in OF_EVERY_DOCUMENT} == set()


def inside(value: Any) -> Iterator[Any]:
    """Every record in *value*, itself included."""
    if isinstance(value, tuple):
        for item in value:
            yield from inside(item)
    elif attrs.has(type(value)):
        yield value
        for member in members(type(value)):
            yield from inside(getattr(value, member.name))


def told(record: Any) -> list[str]:
    """The members of *record* that are there and not empty."""
    return [member.name for member in members(type(record)) if getattr(record, member.name) not in (None, ())]


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_one_place_of_any_document(kind: str, data: st.DataObject) -> None:
    """The same for documents that nobody thought of."""
    document = safetygate.to_dict(data.draw(records(KINDS[kind])))
    change = data.draw(st.sampled_from(list(breaks(document, kind))))

    assert is_named_alone(change, document)


def apart(changes: list[Break]) -> list[Break]:
    """Those of *changes* that leave alone what an earlier one has changed: a list within a list grows once only."""
    taken: list[Break] = []
    for change in changes:
        if all(change.is_apart_from(earlier) for earlier in taken):
            taken.append(change)
    return taken


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_is_made_once_and_keeps_a_document_readable(kind: str) -> None:
    """What is too long is too long by one, and is not made longer again: no document outgrows what may be read."""
    for document, change in changes_of(kind):
        assert len(json.dumps(change.of(document))) <= MOST_BYTES
        assert apart([change, change]) == [change]


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_both_engines_say_the_same(kind: str, data: st.DataObject) -> None:
    """Pointer, code and sentence agree, whichever engine is installed, however much of a document is broken."""
    pytest.importorskip("jsonschema_rs", reason="the extra [fast] is not installed")
    document = safetygate.to_dict(data.draw(records(KINDS[kind])))
    drawn = data.draw(st.lists(st.sampled_from(list(breaks(document, kind))), min_size=1, max_size=3))
    for change in apart(drawn):
        document = change.of(document)

    one, other = (set(faults(document, file_name(kind), engine)) for engine in (by_jsonschema, by_jsonschema_rs))
    assert one == other


@pytest.mark.parametrize("name", [name for name, document in documents().items() if is_dispatched(document)])
def test_both_engines_say_the_same_of_every_vector(name: str) -> None:
    """The same for the conformance vectors."""
    pytest.importorskip("jsonschema_rs", reason="the extra [fast] is not installed")
    document = documents()[name]
    kind = document["kind"]

    one, other = (set(faults(document, file_name(kind), engine)) for engine in (by_jsonschema, by_jsonschema_rs))
    assert one == other
