"""Events travel whole, as headers and body, or in batches; whatever CloudEvents allows is taken."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, strategies as st

import safetygate as sg
from safetygate.documents.envelope.attributes import LINE
from tests.documents.test_envelope import ALERT, SENDER, STORABLE, changed, sent

BINARY, BODY = sg.to_binary(sent(subject="SR/01234/26", sequence="0007"))

LIBERAL: dict[str, tuple[Callable[[Any], object], dict[str, Any]]] = {
    "an attribute that is not set": (lambda event: event.update(subject=None), {"subject": None}),
    "another one that is not set": (lambda event: event.update(traceparent=None), {"extensions": {}}),
    "a whole number": (lambda event: event.update(sampledrate=30), {"extensions": {"sampledrate": 30}}),
    "true": (lambda event: event.update(ready=True), {"extensions": {"ready": True}}),
    "an empty text": (lambda event: event.update(note=""), {"extensions": {"note": ""}}),
    "a media type with a parameter": (
        lambda event: event.update(datacontenttype="application/json; charset=utf-8"),
        {"datacontenttype": "application/json; charset=utf-8"},
    ),
    "a media type of JSON by its suffix": (
        lambda event: event.update(datacontenttype="application/vnd.example+json"),
        {"datacontenttype": "application/vnd.example+json"},
    ),
    "no media type": (lambda event: event.pop("datacontenttype"), {"datacontenttype": None}),
    "the document in Base64": (
        lambda event: event.update(data_base64=base64.b64encode(json.dumps(event.pop("data")).encode()).decode()),
        {},
    ),
}


@pytest.mark.parametrize(("change", "members"), LIBERAL.values(), ids=LIBERAL)
def test_what_cloudevents_allows_is_taken(change: Callable[[Any], object], members: dict[str, Any]) -> None:
    """Nothing that the text of CloudEvents allows in the envelope keeps a good document out."""
    envelope, record = sg.receive(changed(change), sg.Alert).accept()

    assert record == ALERT
    assert {name: getattr(envelope, name) for name in members} == members


@pytest.mark.parametrize("digits", [7, 9])
def test_the_time_of_other_clocks_is_cut_with_a_warning(digits: int) -> None:
    """What .NET and Go write as the time of an event is read to the microsecond, and told."""
    time = f"2026-08-21T17:30:00.{'123456789'[:digits]}+08:00"
    delivery = sg.receive(changed(lambda event: event.update(time=time)))
    envelope, _ = delivery.accept()

    assert envelope.time is not None
    assert envelope.time.isoformat() == "2026-08-21T09:30:00.123456+00:00"
    assert [(each.pointer, each.code, each.severity.value) for each in delivery.problems] == [
        ("/time", "fraction-cut", "warning")
    ]


def test_what_others_add_is_kept_and_can_be_written() -> None:
    """A trace and the key of a partition go along, and come out as they went in."""
    extensions = {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "partitionkey": "case-1"}
    envelope, _ = sg.receive(sent(extensions=extensions)).accept()

    assert envelope.extensions == extensions


WRONG: dict[str, Any] = {
    "capitals": {"traceParent": "x"},
    "a known attribute": {"subject": "x"},
    "the document": {"data": "x"},
    "a list": {"list": []},
    "a fraction": {"rate": 0.5},
    "nothing": {"unset": None},
    "too long": {"long": "x" * 4001},
}


@pytest.mark.parametrize("extensions", WRONG.values(), ids=WRONG)
def test_no_wrong_attribute_is_written(extensions: Any) -> None:
    """What another system could not read is refused where it is written."""
    with pytest.raises(sg.InvalidValue) as refused:
        sent(extensions=extensions)

    assert refused.value.field == "extensions"


REFUSED: dict[str, Callable[[Any], object]] = {
    "a wrong time": lambda event: event.update(time="yesterday"),
    "an older CloudEvents": lambda event: event.update(specversion="0.3"),
    "another media type": lambda event: event.update(datacontenttype="text/xml"),
    "a type of somebody else": lambda event: event.update(type="com.example.order"),
    "a subject with a line end": lambda event: event.update(subject="a\nb"),
    "a wrong attribute": lambda event: event.update(traceparent={}),
    "no document": lambda event: event.pop("data"),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_a_refused_event_can_be_answered(change: Callable[[Any], object]) -> None:
    """However wrong an event is, as long as it says from whom and which it is, its envelope is there."""
    delivery = sg.receive(changed(change))

    assert delivery.envelope is not None
    assert delivery.envelope.identity == (SENDER, "e-1")
    with pytest.raises(sg.InvalidDocument) as refused:
        delivery.accept()
    assert refused.value.problems == delivery.problems != ()


def test_in_binary_mode_attributes_are_headers() -> None:
    """The body is the document alone; every attribute has a header, and the media type its own."""
    assert sg.canonical(ALERT) == BODY
    assert BINARY == {
        "content-type": "application/json",
        "ce-specversion": "1.0",
        "ce-id": "e-1",
        "ce-source": SENDER,
        "ce-type": "invalid.safetygate.alert.v1",
        "ce-subject": "SR/01234/26",
        "ce-time": "2026-08-21T09:30:00Z",
        "ce-dataschema": "https://safetygate.invalid/schemas/v1/alert.json",
        "ce-sequence": "0007",
    }


TEXTS = st.from_regex(LINE.pattern or "", fullmatch=True).filter(lambda text: len(text) <= LINE.most)


@given(subject=TEXTS, note=st.text(STORABLE, max_size=20), number=st.integers(0, 9))
def test_headers_carry_any_text(subject: str, note: str, number: int) -> None:
    """Blanks, quotation marks, percent signs and Chinese come through as printable ASCII."""
    event = sent(subject=subject, extensions={"note": note, "number": number, "ready": True})
    headers, body = sg.to_binary(event)
    envelope, record = sg.receive(body, headers=headers).accept()

    assert all(text.isascii() and text.isprintable() for text in headers.values())
    assert record == ALERT
    assert envelope.subject == subject
    assert envelope.extensions == {"note": note, "number": str(number), "ready": "true"}
    assert sg.receive(body, headers=headers).digest == sg.receive(event).digest


def test_headers_are_read_as_the_binding_says() -> None:
    """Names in any case, as pairs or a mapping, values in quotation marks, and other headers left alone."""
    headers = {name.upper(): text for name, text in BINARY.items()} | {
        "Ce-Subject": '"SR\\/01234%2f26"',
        "Accept": "*/*",
    }
    headers.pop("CE-SUBJECT")
    envelope, record = sg.receive(BODY, sg.Alert, headers=headers.items()).accept()

    assert record == ALERT
    assert envelope.subject == "SR/01234/26"
    assert envelope.extensions == {}


def test_the_headers_tell_the_modes_apart() -> None:
    """An event that came whole is read by its media type, with or without parameters."""
    headers = {"Content-Type": "application/cloudevents+json; charset=UTF-8", "ce-id": "other"}

    assert sg.receive(sent(), headers=headers).accept() == sg.receive(sent()).accept()


BROKEN: dict[str, tuple[Any, bytes, list[tuple[str, str]]]] = {
    "no headers": (
        {},
        BODY,
        [("/id", "required"), ("/source", "required"), ("/specversion", "required"), ("/type", "required")],
    ),
    "an attribute twice": ([*BINARY.items(), ("CE-ID", "e-2")], BODY, [("/id", "duplicate-member")]),
    "what nobody can store": ({**BINARY, "ce-note": "%00"}, BODY, [("/note", "not-storable")]),
    "no UTF-8": ({**BINARY, "ce-note": "%ff"}, BODY, [("/note", "not-utf8")]),
    "a document in a header": ({**BINARY, "ce-data": "{}"}, BODY, [("/data", "propertyNames")]),
    "no document": (BINARY, b"", [("/data", "not-json")]),
    "half a document": (BINARY, BODY[:-1], [("/data", "not-json")]),
    "a document of no kind": (
        BINARY,
        b"{}",
        [("/data/kind", "kind-missing"), ("/data/schema_version", "schema-version-missing")],
    ),
    "a batch": ({"content-type": "application/cloudevents-batch+json"}, BODY, [("", "batch")]),
    "another format": ({"content-type": "application/cloudevents+avro"}, BODY, [("/datacontenttype", "const")]),
}


@pytest.mark.parametrize(("headers", "body", "problems"), BROKEN.values(), ids=BROKEN)
def test_a_faulty_message_is_told_at_its_place(headers: Any, body: bytes, problems: list[tuple[str, str]]) -> None:
    """Headers are named as the attributes that they stand for, the body as the document."""
    delivery = sg.receive(body, headers=headers)

    assert sorted((each.pointer, each.code) for each in delivery.problems) == problems
    assert delivery.record is None
    assert (delivery.envelope is not None) is (isinstance(headers, dict) and "ce-id" in headers)


def test_headers_that_are_no_text_are_the_fault_of_the_host() -> None:
    """Bytes, as some servers give them, are refused by name."""
    with pytest.raises(sg.InvalidValue, match="headers"):
        sg.receive(BODY, headers=[(b"ce-id", b"1")])  # type: ignore[list-item]  # what is refused


@given(blank=st.text(" \t\r\n", max_size=3), count=st.integers(0, 3))
def test_a_batch_is_read_event_by_event(blank: str, count: int) -> None:
    """Each event of a batch is a delivery of its own, with its own bytes, in order."""
    events = [sent(id=f"e-{number}") for number in range(count)]
    batch = b"[" + blank.encode() + (blank + "," + blank).encode().join(events) + blank.encode() + b"]"
    deliveries = sg.receive_batch(batch, sg.Alert)

    assert [delivery.data for delivery in deliveries] == events
    assert [delivery.accept()[0].id for delivery in deliveries] == [f"e-{number}" for number in range(count)]
    assert sg.receive_batch(batch.decode(), sg.Alert) == sg.receive_batch(batch.decode())
    assert sg.to_batch(events) == b"[" + b",".join(events) + b"]"


def test_one_faulty_event_leaves_the_rest_of_a_batch_alone() -> None:
    """What is no event, and what holds a number that nobody could hold, is told by itself."""
    batch = b"[7," + changed(lambda event: event.update(rate=0)).replace(b'"rate": 0', b'"rate": 1' + b"0" * 5000)
    deliveries = sg.receive_batch(batch + b"," + sent() + b"]")

    assert [[each.code for each in delivery.problems] for delivery in deliveries] == [
        ["not-an-object"],
        ["number-range"],
        [],
    ]


@pytest.mark.parametrize(("batch", "code"), [(b"[", "not-json"), (sent(), "not-an-array"), (b"\xff", "not-utf8")])
def test_what_is_no_batch_is_told(batch: bytes, code: str) -> None:
    """Nothing is raised at a sender."""
    [delivery] = sg.receive_batch(batch)

    assert [each.code for each in delivery.problems] == [code]


def test_nothing_faulty_is_sent_on() -> None:
    """An event that the other side would refuse is neither turned into headers nor put into a batch."""
    faulty = changed(lambda event: event.update(time="yesterday"))

    with pytest.raises(sg.InvalidDocument, match="/time"):
        sg.to_binary(faulty)
    with pytest.raises(sg.InvalidDocument, match="/time"):
        sg.to_batch([sent(), faulty])


def test_a_member_that_is_left_out_makes_another_content() -> None:
    """Two events under one identity that differ only in what a lenient reader leaves out are a conflict."""
    first = sg.receive(sent())
    other = sg.receive(changed(lambda event: event["data"].update(colour="red")), lenient=True)

    assert first.record is not None
    assert first.record == other.record
    assert first.record.digest == first.digest
    assert first.digest is not None
    assert other.sighting({(SENDER, "e-1"): first.digest}) is sg.Sighting.CONFLICTING
