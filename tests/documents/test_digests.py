"""What a document is known by: its bytes as they were sent, which any language can make canonical and digest."""

from __future__ import annotations

import hashlib
import json

import pytest
import rfc8785
from attrs import evolve
from hypothesis import given

import safetygate as sg
from safetygate.testing.schema_values import ANYTHING
from tests.contract.vectors import INDEX, content

VALID = {entry["file"]: content(entry) for entry in INDEX["valid"]}
SENT = b"""{
  "kind": "case", "schema_version": "1.0", "id": "case-1", "opened_at": "2026-09-01T10:00:00+02:00",
  "moderator": {"code": "dg_just"}, "participants": [], "entries": [
    {"reasons": ["serious_risk"], "kind": "flag", "schema_version": "1.0", "id": "flag-1", "case_id": "case-1",
     "author": {"code": "dg_just"}, "made_at": "2026-09-02T11:00:00+02:00", "addressed_to": {"code": "gacc"},
     "purpose": "for_follow_up"}],
  "alert": {"kind": "alert", "schema_version": "1.0", "number": "SR/00001/26", "notification_kind": "serious_risk",
    "notifying_country": "DE", "product": {"category": "toys", "brands": ["Exemplar"]}, "risks": []}
}"""


def sha256(value: object) -> str:
    """The digest as a reader makes it who has an implementation of RFC 8785 and nothing else."""
    return hashlib.sha256(rfc8785.dumps(value)).hexdigest()  # type: ignore[arg-type]  # any JSON value


@given(ANYTHING)
def test_canonical_bytes_are_those_of_the_standard(value: object) -> None:
    """Of any JSON that is exchanged, whether or not it is a document, an independent implementation gives the same."""
    text = json.dumps(value)

    assert sg.canonical(text) == sg.canonical(json.dumps(value, indent=3).encode()) == rfc8785.dumps(json.loads(text))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("[1.0, 1e3, -0, 0.000001, 1e-7, 9007199254740991, 4.50]", "[1,1000,0,0.000001,1e-7,9007199254740991,4.5]"),
        (
            '{"\\u20ac": 1, "\\r": 2, "\\ud83d\\ude00": 3, "\\ufb33": 4}',
            '{"\\r":2,"\u20ac":1,"\U0001f600":3,"\ufb33":4}',
        ),
        ('"\\u000f\\nA\'\\u0042\\u0022\\u005c\\/\\u007f"', '"\\u000f\\nA\'B\\"\\\\/\x7f"'),
    ],
)
def test_numbers_names_and_texts_are_written_in_one_way(text: str, canonical: str) -> None:
    """By the examples of RFC 8785: numbers as ECMAScript has them, names by UTF-16, as few escapes as can be."""
    assert sg.canonical(text).decode() == canonical


@pytest.mark.parametrize(
    ("data", "code"), [(b'{"a":1,"a":1}', "duplicate-member"), (b"[NaN]", "not-a-number"), (b"{", "not-json")]
)
def test_what_systems_read_in_two_ways_has_no_digest(data: bytes, code: str) -> None:
    """A member that stands twice is told, instead of one of its values being digested."""
    with pytest.raises(sg.InvalidDocument) as refused:
        sg.digest(data)

    assert [found.code for found in refused.value.problems] == [code]


@pytest.mark.parametrize("name", VALID)
def test_a_record_that_was_read_keeps_the_digest_of_what_was_sent(name: str) -> None:
    """Whatever defaults, offsets and empty lists became of it in the record."""
    data = json.dumps(VALID[name], indent=1)

    assert sg.digest(sg.loads(data)) == sg.digest(data) == sha256(VALID[name])


def test_in_a_case_the_alert_and_each_entry_have_their_own() -> None:
    """So an answer can name the very content that it answers, and its author can make the same digest."""
    case, sent = sg.loads(SENT, sg.Case), json.loads(SENT)

    assert case.alert.digest == sha256(sent["alert"])
    assert case.entries[0].digest == sha256(sent["entries"][0])
    assert case.digest == sg.digest(SENT) != sg.digest(sg.dumps(case))


def test_a_digest_is_no_part_of_what_a_record_says() -> None:
    """Two spellings of one document make equal records with digests of their own; a changed copy has none yet."""
    one, other = sg.loads(SENT, sg.Case), sg.loads(sg.dumps(sg.loads(SENT)), sg.Case)

    assert one == other
    assert one.digest != other.digest
    assert evolve(one, id="case-1").digest is None
    assert sg.digest(evolve(other, id="case-1")) == other.digest
