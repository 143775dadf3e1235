"""Documents full of faults: what explaining them costs grows with their size and no faster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest

import safetygate as sg
from safetygate.documents.checking import engine
from safetygate.documents.checking.engine import Engine, by_jsonschema, by_jsonschema_rs, faults
from safetygate.documents.problems import list_values
from safetygate.documents.report import MOST_PROBLEMS
from safetygate.domain.records.problems import Problem
from tests.documents.samples import document, text
from tests.growth import NEARLY_LINEAR, growth

engines = pytest.mark.parametrize("by", [by_jsonschema, by_jsonschema_rs])

FAULTY: Final[Mapping[str, Callable[[int], str]]] = {
    "wrong parts": lambda size: text(risks=[{"type": 1}] * size),
    "unlike objects": lambda size: text(sold_online_basis=[{"a": number} for number in range(size)]),
    "equal objects": lambda size: text(sold_online_basis=[{"a": 1}] * size),
    "unknown members": lambda size: text(**{f"x{number}": 1 for number in range(size)}),
    "members twice": lambda size: text()[:-1] + "".join(f',"x{n}":1,"x{n}":2' for n in range(size)) + "}",
    "a long text": lambda size: text(notifying_country="x" * 100 * size),
}


@pytest.mark.parametrize("name", FAULTY)
@engines
def test_explaining_grows_with_the_size(monkeypatch: pytest.MonkeyPatch, by: Engine, name: str) -> None:
    """Twice as many faults take about twice as long, never four times, with either engine."""
    monkeypatch.setattr(engine, "_fastest", lambda: by)

    assert growth(sg.validate, FAULTY[name], 1500) < NEARLY_LINEAR


@engines
def test_of_many_problems_those_of_the_first_places_are_told(monkeypatch: pytest.MonkeyPatch, by: Engine) -> None:
    """A report that is full holds the first by place, and says that there are more."""
    monkeypatch.setattr(engine, "_fastest", lambda: by)
    report = sg.validate(text(**{f"x{number:04}": 1 for number in range(3000)}))

    assert [problem.pointer for problem in report.problems] == [f"/x{number:04}" for number in range(MOST_PROBLEMS)]
    assert not report.complete


@engines
def test_lenient_warnings_give_way_to_errors(monkeypatch: pytest.MonkeyPatch, by: Engine) -> None:
    """Errors come first also where the forgiven members alone would fill the report."""
    monkeypatch.setattr(engine, "_fastest", lambda: by)
    report = sg.validate(text(**{f"a{number:04}": 1 for number in range(3000)}, number=""), lenient=True)

    assert (report.problems[0].pointer, report.complete) == ("/number", False)
    assert len(report.problems) == MOST_PROBLEMS


def told(value: Mapping[str, Any], by: Engine) -> list[Problem]:
    """All that an engine finds in an alert, in order."""
    return sorted(faults(value, "alert.json", by), key=lambda problem: (problem.pointer, problem.code))


@pytest.mark.parametrize(
    ("items", "unique"),
    [
        ([{"a": 1, "b": 2}, {"b": 2, "a": 1}], False),
        ([1, True], True),
        ([0, False], True),
        (["1", 1], True),
        ([[1, 2], [2, 1]], True),
        ([[], {}], True),
        ([None, None], False),
        (["a", "ä", "a"], False),
    ],
)
def test_both_engines_hold_the_same_items_for_equal(items: list[Any], unique: bool) -> None:  # a row of the table
    """The order of members makes no difference, the order of items and the type do."""
    value = document(sold_online_basis=items)
    found = told(value, by_jsonschema)

    assert found == told(value, by_jsonschema_rs)
    assert ("uniqueItems" not in {problem.code for problem in found}) is unique


def test_a_member_without_a_name_is_named_alike() -> None:
    """Both engines point at a member whose name is empty, not at what it stands in."""
    value = document(product={"category": "toys", "name": {"en": "x", "": 1}})
    found = told(value, by_jsonschema)

    assert found == told(value, by_jsonschema_rs)
    assert "/product/name/" in {problem.pointer for problem in found}


def test_a_code_is_likened_by_its_beginning() -> None:
    """The codes most like a wrong one are offered, however much stands behind it."""
    codes = [f"code_{number:02}" for number in range(50)]

    assert list_values(codes, "code_07").startswith('"code_07", ')
    assert growth(lambda near: list_values(codes, near), lambda size: "code_07" * size, 20_000) < NEARLY_LINEAR
