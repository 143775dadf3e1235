"""The vectors of behaviour hold what the library answers, and what was worked out by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from safetygate.cli.conformance.answers import ANSWERS
from safetygate.cli.conformance.vectors import Vector, read_vectors
from safetygate.domain.codes.deadlines import ZONES
from tests.contract.behaviours.asking import Asked
from tests.contract.behaviours.writing import QUESTIONS, path_of, write
from tests.contract.vectors import FOLDER

ASKED = [(behaviour, asked) for behaviour, ask in QUESTIONS.items() for asked in ask()]
VECTORS = {(vector.behaviour, vector.name): vector for vector in read_vectors()}


@pytest.mark.parametrize("behaviour", QUESTIONS)
def test_the_files_hold_what_the_library_answers(behaviour: str) -> None:
    """Whoever changes an answer changes a file that every implementer sees."""
    assert write(behaviour) == path_of(behaviour).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("behaviour", "asked"),
    [pair for pair in ASKED if pair[1].by_hand],
    ids=[f"{behaviour}-{asked.name}" for behaviour, asked in ASKED if asked.by_hand],
)
def test_what_was_worked_out_by_hand_stands_in_the_vector(behaviour: str, asked: Asked) -> None:
    """An answer that the library alone knows would prove nothing of the library."""
    output: dict[str, Any] = VECTORS[behaviour, asked.name].output

    assert {name: output.get(name) for name in asked.by_hand or ()} == asked.by_hand


def test_every_vector_can_be_told_from_every_other() -> None:
    """A name stands once in its behaviour, and every vector says in a sentence what it shows."""
    vectors = list(read_vectors())

    assert len(VECTORS) == len(vectors)
    assert [vector.name for vector in vectors if not _is_sentence(vector)] == []


def _is_sentence(vector: Vector) -> bool:
    return vector.why.endswith(".") and vector.why[0].isalnum() and not vector.why[0].islower()


def test_every_behaviour_is_asked_answered_and_explained() -> None:
    """No behaviour without questions, and none that an implementer would have to guess."""
    words = (FOLDER / "behaviour" / "README.md").read_text(encoding="utf-8")

    assert {vector.behaviour for vector in VECTORS.values()} == set(ANSWERS)
    assert [behaviour for behaviour in ANSWERS if f"\n### `{behaviour}`" not in words] == []


def test_the_zones_are_published_as_they_are() -> None:
    """In whose days an authority of each country counts, every implementer reads from a file."""
    published = json.loads((FOLDER / "zones.json").read_text(encoding="utf-8"))

    assert published == {country.value: zone for country, zone in ZONES.items()}
