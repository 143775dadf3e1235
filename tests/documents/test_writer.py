"""Whichever encoder there is, a record is written as the same bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from attrs import evolve
from hypothesis import given, settings, strategies as st

from safetygate.documents.codec.source import Refused
from safetygate.documents.codec.structs import write_by_msgspec
from safetygate.documents.codec.writer import write_by_text
from safetygate.documents.digests import canonical
from safetygate.documents.document import dumps, to_dict
from safetygate.documents.kinds import KINDS
from safetygate.documents.plain import build
from safetygate.domain.records.frozen import FrozenMap, freeze
from safetygate.domain.records.texts import Texts
from safetygate.testing.strategies import records
from tests.documents.samples import ALERT

FEW = settings(max_examples=settings().max_examples // 3)
"""There are many kinds, and their largest documents take a while."""


@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_both_encoders_write_the_same_bytes(kind: str, data: st.DataObject, *, ordered: bool) -> None:
    """Order, escapes, days and moments agree; only agreed additions are left to one encoder alone."""
    record = data.draw(records(KINDS[kind]))
    written = write_by_text(record, ordered=ordered)

    try:
        assert write_by_msgspec(record, ordered=ordered) == written
    except Refused:
        assert b'"extensions":' in written
    assert (canonical(record) if ordered else dumps(record)) == written


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_plain_values_are_those_that_are_written(kind: str, data: st.DataObject) -> None:
    """What the converter makes of a record is what stands in its document, in the same order, and is read again."""
    record = data.draw(records(KINDS[kind]))
    plain = to_dict(record)

    assert json.dumps(plain) == json.dumps(json.loads(write_by_text(record, ordered=False)))
    assert build(plain, KINDS[kind]) == record


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_the_canonical_form_is_that_of_the_standard(kind: str, data: st.DataObject) -> None:
    """Another implementation of RFC 8785 gives the same bytes for the same document."""
    record = data.draw(records(KINDS[kind]))

    assert canonical(record) == rfc8785.dumps(json.loads(dumps(record)))


@pytest.mark.parametrize("ordered", [False, True])
def test_every_character_is_escaped_alike(*, ordered: bool) -> None:
    """Quotation marks, backslashes, control characters, and what lies outside ASCII and outside the basic plane."""
    characters = "".join(map(chr, range(1, 0x300))) + "\u2028\u2029\ufeff\ufffd\U0001f9f8毛绒"
    record = changed(Texts(en=characters, zh="\x7f", fr="/"))

    assert write_by_msgspec(record, ordered=ordered) == write_by_text(record, ordered=ordered)
    assert json.loads(write_by_text(record, ordered=ordered))["risk_description"]["en"] == characters


def test_additions_are_written_as_they_are_read() -> None:
    """Fractions, names outside ASCII, and the empty list that a member of a record would not be written for."""
    additions = {"org.example.note": {"é": 1.5, "b": [], "a": {}, "z": [None, True, 1e-7]}}

    written = json.loads(dumps(changed(None, extensions=freeze(additions, field="extensions"))))

    assert written["extensions"] == additions


def changed(risk_description: Texts | None, extensions: FrozenMap[Any] | None = None) -> Any:
    """The alert of the samples with other texts and additions."""
    return evolve(ALERT, risk_description=risk_description, extensions=extensions)
