"""Whatever a schema allows is read, or refused by one of the mandatory rules that no schema can say."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import safetygate
from safetygate import InvalidDocument, Problem
from safetygate.documents.kinds import KINDS
from safetygate.domain.records.problems import Severity
from safetygate.testing.schema_values import documents

BESIDE_RULES = {"unknown-requirement", "later-member"}
"""What a reader refuses whom nobody told what is required, and who knows which version brought a member."""


def errors(problems: tuple[Problem, ...]) -> list[str]:
    """The codes of the errors among *problems*."""
    return [problem.code for problem in problems if problem.severity is Severity.ERROR]


# The largest documents are drawn a second time where two items of a list came out alike: slow, and no fault.
@pytest.mark.parametrize("kind", KINDS)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_document_of_the_schema_is_read_or_refused_by_a_mandatory_rule(kind: str, data: st.DataObject) -> None:
    """No record is stricter than the schema, save by the rules that are listed; and writing what was read is stable."""
    document = data.draw(documents(KINDS[kind]))
    written = json.dumps(document, ensure_ascii=data.draw(st.booleans()))
    try:
        record = safetygate.loads(written)
    except InvalidDocument as refusal:
        refused = errors(refusal.problems)
        assert refused
        assert all(code.startswith("SG-M-") or code in BESIDE_RULES for code in refused)
    else:
        once = safetygate.dumps(record)
        assert safetygate.dumps(safetygate.loads(once)) == once
        assert safetygate.loads(once) == record
        assert errors(safetygate.validate(written).problems) == []
