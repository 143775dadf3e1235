"""Whatever a record holds, its document is valid, and reading it gives the same record."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings, strategies as st

import safetygate
from safetygate.documents.checking.engine import faults
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import file_name
from safetygate.testing.strategies import records

FEW = settings(max_examples=settings().max_examples // 2)
"""There are many kinds, and their largest documents take a while."""

kinds = pytest.mark.parametrize("kind", KINDS)


@kinds
@FEW
@given(data=st.data())
def test_the_document_of_a_record_keeps_to_the_schema(kind: str, data: st.DataObject) -> None:
    """No schema is stricter than the record."""
    record = data.draw(records(KINDS[kind]))

    assert list(faults(safetygate.to_dict(record), file_name(kind))) == []
    assert safetygate.validate(safetygate.dumps(record)).valid


@kinds
@FEW
@given(data=st.data())
def test_what_was_written_reads_back_the_same(kind: str, data: st.DataObject) -> None:
    """Writing loses nothing: in one line, indented, in canonical form or as plain values."""
    record = data.draw(records(KINDS[kind]))

    assert safetygate.loads(safetygate.dumps(record)) == record
    assert safetygate.loads(safetygate.dumps(record, indent=2)) == record
    assert safetygate.loads(safetygate.canonical(record)) == record
    assert safetygate.from_dict(safetygate.to_dict(record)) == record


@kinds
@FEW
@given(data=st.data())
def test_the_bytes_of_a_record_are_fixed(kind: str, data: st.DataObject) -> None:
    """What was read back is written as it was; canonical form does not depend on the order of members."""
    record = data.draw(records(KINDS[kind]))
    written = safetygate.dumps(record)
    shuffled = dict(data.draw(st.permutations(list(json.loads(written).items()))))

    assert safetygate.dumps(safetygate.loads(written)) == written
    assert safetygate.canonical(safetygate.loads(json.dumps(shuffled))) == safetygate.canonical(record)
