"""The vectors by which other languages try their merging: the same answer for all."""

from __future__ import annotations

import json
from functools import reduce
from itertools import permutations
from typing import Any

import pytest

import safetygate
from safetygate.cli.conformance.cases import describe_case
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.merging import merge
from safetygate.domain.cases.steps import STEPS
from tests.contract.vectors import FOLDER, INDEX, content


@pytest.mark.parametrize("name", [entry["file"] for entry in INDEX["cases"]])
def test_merged_replicas_come_to_what_the_vector_says(name: str) -> None:
    """In whatever order they are merged: the order of entries, the states, what does not fit, what is in conflict."""
    vector: dict[str, Any] = content({"file": name})
    replicas = [safetygate.from_dict(replica, Case) for replica in vector["replicas"]]

    for order in permutations(replicas):
        assert vector["merged"] == describe_case(reduce(merge, order))


def test_the_table_of_steps_is_published_as_it_is() -> None:
    """Whoever implements a case in another language reads the table from a file, and it is the table."""
    published = json.loads((FOLDER / "steps.json").read_text(encoding="utf-8"))

    assert published == {
        state.value: {
            step.value: {role.value: then.value for role, then in cells.items()} for step, cells in row.items()
        }
        for state, row in STEPS.items()
    }
