"""Documents for other people's tests that nobody thought of, good and bad."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

import safetygate as sg
from safetygate.domain.records.problems import Severity
from safetygate.testing import Broken, broken, documents


@given(broken(sg.Alert) | broken(sg.Flag))
def test_a_broken_document_is_refused_at_its_place(fault: Broken) -> None:
    """What the strategy says of a fault is what validation reports, and nothing else is wrong."""
    problems = [each for each in sg.validate(fault.data).problems if each.severity is Severity.ERROR]

    assert (fault.pointer, fault.code) in {(each.pointer, each.code) for each in problems}
    assert {each.pointer for each in problems} == {fault.pointer}


@given(documents(sg.Flag), st.data())
def test_documents_of_the_schema_are_refused_by_rules_alone(document: dict[str, object], data: st.DataObject) -> None:
    """They are drawn from the schema, so that only what a schema cannot say is left to refuse."""
    report = sg.validate(json.dumps(document, ensure_ascii=data.draw(st.booleans())))

    assert document["kind"] == "flag"
    refused = {each.code for each in report.problems if each.severity is Severity.ERROR}
    assert all(code.startswith("SG-M-") or code in {"unknown-requirement", "later-member"} for code in refused)


@pytest.mark.parametrize("strategy", [documents, broken])
def test_only_a_document_can_be_drawn(strategy: object) -> None:
    """A class that is only a part of a document is refused by name."""
    with pytest.raises(sg.InvalidValue, match="cls: expected the class of a document, such as Alert, got Product"):
        strategy(sg.Product)  # type: ignore[operator]  # one of the two functions
