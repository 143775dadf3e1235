"""What differs between two documents, read by another implementation of RFC 6902."""

from __future__ import annotations

from typing import Any

import jsonpatch
import pytest
from hypothesis import given, strategies as st

import safetygate
from safetygate.documents.json_values import canonical_json
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.records.frozen import freeze
from tests.plans.making import plans, signed, workshop

LEAVES = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "~", "/", "é"])
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from("abc~/"), inner, max_size=4),
    max_leaves=12,
)


def holding(value: Any) -> ActionPlan:
    """A plan with any JSON value in it."""
    return signed(extensions=freeze({"org.example.note": value}, field="extensions"))


@given(VALUES, VALUES)
def test_a_patch_leads_from_one_document_to_the_other(earlier: Any, later: Any) -> None:
    """Whatever JSON values differ, also where Python takes them for the same: true is not 1."""
    one, other = holding(earlier), holding(later)
    patched = jsonpatch.apply_patch(safetygate.to_dict(one), safetygate.changes(one, other))

    assert canonical_json(patched) == canonical_json(safetygate.to_dict(other))


@given(plans(), plans())
def test_any_plan_leads_to_any_other(one: ActionPlan, other: ActionPlan) -> None:
    """Letters, activities and reviews come and go."""
    patched = jsonpatch.apply_patch(safetygate.to_dict(one), safetygate.changes(one, other))

    assert safetygate.from_dict(patched) == other


@given(VALUES)
def test_the_same_has_no_changes(value: Any) -> None:
    """Nothing is told where nothing differs."""
    assert safetygate.changes(holding(value), holding(value)) == []


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ([1, 2, 3], [1, 3], [("remove", "/1")]),
        ([1, 3], [1, 2, 3], [("add", "/1")]),
        ([1, 2, 3], [1, 9, 3], [("replace", "/1")]),
        ([1, 2, 3, 4], [1, 4], [("remove", "/1"), ("remove", "/1")]),
        ([], [1], [("add", "/0")]),
        ({"a": 1, "b": [1, {"c": 2}]}, {"a": 1, "b": [1, {"c": 3}]}, [("replace", "/b/1/c")]),
        ({"a~/": 1}, {"a~/": 2}, [("replace", "/a~0~1")]),
        ([1], {"a": 1}, [("replace", "")]),
    ],
)
def test_a_change_is_told_where_it_is(earlier: Any, later: Any, expected: list[tuple[str, str]]) -> None:
    """What stays the same is left alone, in lists too."""
    found = safetygate.changes(holding(earlier), holding(later))
    before = "/extensions/org.example.note"

    assert [(change["op"], change["path"].removeprefix(before)) for change in found] == expected


def test_one_more_activity_is_one_change() -> None:
    """However many there are."""
    plan = signed(activities=tuple(workshop(str(number), "2024-03-01") for number in range(50)))

    assert [change["path"] for change in safetygate.changes(plan, plan.record(workshop("x", "2024-04-01")))] == [
        "/activities/50"
    ]
