"""The vectors by which other languages try their merging: the same answer for all."""

from __future__ import annotations

import json
from functools import reduce
from itertools import permutations
from typing import Any

import pytest

import safetygate
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.merging import merge
from safetygate.domain.cases.steps import STEPS
from safetygate.domain.codes import AlertStatus
from tests.contract.vectors import FOLDER, INDEX, content


@pytest.mark.parametrize("name", [entry["file"] for entry in INDEX["cases"]])
def test_merged_replicas_come_to_what_the_vector_says(name: str) -> None:
    """In whatever order they are merged: the order of entries, the states, what does not fit, what is in conflict."""
    vector: dict[str, Any] = content({"file": name})
    replicas = [safetygate.from_dict(replica, Case) for replica in vector["replicas"]]

    for order in permutations(replicas):
        assert vector["merged"] == outcome(reduce(merge, order))


def outcome(case: Case) -> dict[str, Any]:
    """What a vector tells of a case."""
    told: dict[str, Any] = {
        "order": [entry.id for entry in case.entries],
        "state": case.state.value,
        "flags": {flag.id: case.state_of(flag).value for flag in case.flags},
        "misfits": [
            {
                "entry_id": misfit.entry_id,
                "reason": misfit.reason.value,
                "state": misfit.state.value,
                "step": misfit.step.value,
                "role": misfit.role.value,
            }
            for misfit in case.misfits
        ],
        "conflicts": [
            {
                "entry_id": conflict.entry_id,
                "contents": [safetygate.to_dict(each) for each in conflict.contents],
                "counting": [conflict.contents.index(each) for each in conflict.counting],
            }
            for conflict in case.conflicts
        ],
    }
    force = case.alert_in_force()
    if force.status is not AlertStatus.IN_FORCE or force.alert != case.alert:
        told["alert_in_force"] = {"status": force.status.value, "number": force.alert.number}
    ends = {flag.id: case.discontinuation(flag) for flag in case.flags}
    if any(ends.values()):
        told["discontinued"] = {name: end.reason.value for name, end in ends.items() if end is not None}
    if case.variants:
        told["variants"] = safetygate.to_dict(case)["variants"]
    return told


def test_the_table_of_steps_is_published_as_it_is() -> None:
    """Whoever implements a case in another language reads the table from a file, and it is the table."""
    published = json.loads((FOLDER / "steps.json").read_text(encoding="utf-8"))

    assert published == {
        state.value: {
            step.value: {role.value: then.value for role, then in cells.items()} for step, cells in row.items()
        }
        for state, row in STEPS.items()
    }
