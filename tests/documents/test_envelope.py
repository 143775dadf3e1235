"""Documents travel in envelopes that every CloudEvents library reads, and nothing in one is lost or taken twice."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator

from safetygate import Alert, InvalidValue, Report, dumps, from_dict, to_dict
from safetygate.documents.envelope.attributes import LINE, SOURCE, Envelope, type_of
from safetygate.documents.envelope.receiving import Delivery, Sighting, receive
from safetygate.documents.envelope.wrapping import wrap
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import registry, schema, schemas
from safetygate.domain.records.checks import Maybe
from safetygate.domain.records.moments import parse_moment
from safetygate.testing.strategies import alerts
from tests.contract.parity import followed

ALERT: Alert = from_dict(
    {
        "kind": "alert",
        "schema_version": "1.0",
        "number": "SR/01234/26",
        "notification_kind": "serious_risk",
        "notifying_country": "DE",
        "product": {"category": "toys", "name": {"en": "Bath duck", "zh": "洗澡鸭玩具"}},
    }
)
SENT_AT = dt.datetime(2026, 8, 21, 17, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
SENDER = "https://alerts.example/exchange"


def sent(**other: Any) -> bytes:
    """An event that carries the alert, with *other* arguments."""
    arguments: dict[str, Any] = {"id": "e-1", "source": SENDER, "time": SENT_AT, **other}
    return wrap(arguments.pop("record", ALERT), **arguments)


def changed(change: Callable[[Any], object]) -> bytes:
    """The same event after a *change*."""
    value = json.loads(sent(subject="SR/01234/26", sequence="0007"))
    change(value)
    return json.dumps(value).encode()


def found(data: Any) -> list[tuple[str, str]]:
    """Where the problems of an event are, and which."""
    return [(problem.pointer, problem.code) for problem in receive(data).report.problems]


def test_an_event_holds_the_document_and_the_attributes() -> None:
    """The text of an event is fixed to the byte: attributes first, then the document as it is always written."""
    assert sent(subject="SR/01234/26", sequence="0007") == (
        b'{"specversion":"1.0","id":"e-1",'
        b'"source":"https://alerts.example/exchange","type":"invalid.safetygate.alert.v1","subject":"SR/01234/26",'
        b'"time":"2026-08-21T09:30:00Z","datacontenttype":"application/json","dataschema":"https://safetygate.invalid/schemas/v1/alert.json",'
        b'"sequence":"0007","data":' + dumps(ALERT) + b"}"
    )


LINES = st.from_regex(LINE.pattern or "", fullmatch=True).filter(lambda text: len(text) <= LINE.most)
ADDRESSES = st.from_regex(SOURCE.pattern or "", fullmatch=True)
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
MOMENTS = st.datetimes(
    dt.datetime(1901, 1, 1),  # noqa: DTZ001  # the strategy adds the zone
    dt.datetime(2199, 12, 1),  # noqa: DTZ001  # the same
    timezones=OFFSETS,
)
ARGUMENTS = st.fixed_dictionaries(
    {"record": alerts(), "id": LINES, "source": ADDRESSES, "time": MOMENTS},
    optional={"subject": LINES, "sequence": LINES},
)


@given(arguments=ARGUMENTS)
def test_what_is_wrapped_is_received(arguments: dict[str, Any]) -> None:
    """Whatever document is sent under whatever attributes comes out the same, and keeps to the schema."""
    data = sent(**arguments)
    delivery = receive(data)

    assert delivery.report.valid, delivery.report.text("en")
    assert delivery.record == arguments["record"]
    assert delivery.data is data
    assert delivery.envelope is not None
    assert {name: getattr(delivery.envelope, name) for name in arguments if name != "record"} == {
        name: value for name, value in arguments.items() if name != "record"
    }
    assert schema_takes(json.loads(data))


@given(arguments=ARGUMENTS)
def test_other_libraries_read_what_is_sent(arguments: dict[str, Any]) -> None:
    """The `cloudevents` package takes every event for one, with the same attributes and the same document."""
    event = JSONFormat().read(CloudEvent, sent(**arguments))

    assert event.get_id() == arguments["id"]
    assert event.get_source() == arguments["source"]
    assert event.get_type() == "invalid.safetygate.alert.v1"
    assert event.get_time() == arguments["time"]
    assert event.get_subject() == arguments.get("subject")
    assert event.get_extension("sequence") == arguments.get("sequence")
    assert event.get_dataschema() == schema("alert")["$id"]
    assert event.get_data() == to_dict(arguments["record"])


@given(arguments=ARGUMENTS, trace=LINES)
def test_what_other_libraries_send_is_read(arguments: dict[str, Any], trace: str) -> None:
    """An event that the `cloudevents` package wrote is read, also with attributes of no meaning here."""
    attributes = {name: value for name, value in arguments.items() if name != "record"}
    event = CloudEvent(
        {**attributes, "specversion": "1.0", "type": "invalid.safetygate.alert.v1", "traceparent": trace},
        to_dict(arguments["record"]),
    )
    delivery = receive(JSONFormat().write(event))

    assert delivery.report.valid, delivery.report.text("en")
    assert delivery.record == arguments["record"]
    assert delivery.envelope is not None
    assert delivery.envelope.dataschema is None
    assert delivery.envelope.identity == (arguments["source"], arguments["id"])


BROKEN: dict[str, tuple[Callable[[Any], object], list[tuple[str, str]]]] = {
    "no id": (lambda event: event.pop("id"), [("/id", "required")]),
    "an empty source": (lambda event: event.update(source=""), [("/source", "minLength"), ("/source", "pattern")]),
    "a source that is no URI": (lambda event: event.update(source="the customs office"), [("/source", "pattern")]),
    "an older CloudEvents": (lambda event: event.update(specversion="0.3"), [("/specversion", "const")]),
    "a time without an offset": (
        lambda event: event.update(time="2026-08-21T09:30:00"),
        [("/time", "pattern")],
    ),
    "a subject with a line end": (lambda event: event.update(subject="a\nb"), [("/subject", "pattern")]),
    "a number for a sequence": (lambda event: event.update(sequence=7), [("/sequence", "type")]),
    "another media type": (lambda event: event.update(datacontenttype="text/xml"), [("/datacontenttype", "pattern")]),
    "the type of another kind": (
        lambda event: event.update(type="invalid.safetygate.validation_report.v1"),
        [("/type", "const")],
    ),
    "the schema of another kind": (
        lambda event: event.update(dataschema=schema("validation_report")["$id"]),
        [("/dataschema", "const")],
    ),
    "a type of somebody else": (lambda event: event.update(type="com.example.order"), [("/type", "pattern")]),
    "an attribute in capitals": (lambda event: event.update(traceParent="x"), [("/traceParent", "propertyNames")]),
    "an attribute that is no text": (lambda event: event.update(traceparent={}), [("/traceparent", "type")]),
    "an attribute that is called by a number": (lambda event: event.update({"007": {}}), [("/007", "type")]),
    "an attribute with a fraction": (lambda event: event.update(sampledrate=0.5), [("/sampledrate", "type")]),
    "a document in Base64 that is none": (
        lambda event: event.update(data=None, data_base64="?"),
        [("/data_base64", "not-base64")],
    ),
    "two documents": (lambda event: event.update(data_base64="e30="), [("/data_base64", "propertyNames")]),
    "no document": (lambda event: event.pop("data"), [("/data", "required")]),
    "a document that is no object": (lambda event: event.update(data=[]), [("/data", "not-an-object")]),
    "a document of no kind": (lambda event: event["data"].pop("kind"), [("/data/kind", "kind-missing")]),
    "a document of an unknown kind": (
        lambda event: event["data"].update(kind="order"),
        [("/data/kind", "unknown-kind")],
    ),
    "a fault in the document": (
        lambda event: event["data"]["product"].update(category="toy"),
        [("/data/product/category", "enum")],
    ),
    "an unknown member of the document": (
        lambda event: event["data"].update(colour="red"),
        [("/data/colour", "unknown-member")],
    ),
}


@pytest.mark.parametrize(("change", "problems"), BROKEN.values(), ids=BROKEN)
def test_a_fault_is_named_at_its_place(change: Callable[[Any], object], problems: list[tuple[str, str]]) -> None:
    """What is wrong outside is named by the attribute, what is wrong inside by its place below `/data`."""
    delivery = receive(changed(change))

    assert found(delivery.data) == problems
    assert delivery.record is None


def test_all_faults_are_named_at_once() -> None:
    """Envelope and document are examined together, whatever is wrong with the other."""

    def change(event: Any) -> None:
        event.update(id="", time="yesterday")
        event["data"].update(number=7, risks="many")

    assert {pointer for pointer, _ in found(changed(change))} == {"/id", "/time", "/data/number", "/data/risks"}


def test_the_sender_of_a_faulty_document_is_known() -> None:
    """Where only the document is at fault, the envelope tells whom to answer, and about what."""
    delivery = receive(changed(lambda event: event["data"].pop("number")))

    assert delivery.record is None
    assert delivery.envelope is not None
    assert (delivery.envelope.identity, delivery.envelope.subject) == ((SENDER, "e-1"), "SR/01234/26")
    assert delivery.report.document_kind == "alert"


def test_lenient_reading_reaches_the_document() -> None:
    """An unknown member of the document is then a warning, and the record is there."""
    delivery = receive(changed(lambda event: event["data"].update(colour="red")), lenient=True)

    assert delivery.record == ALERT
    assert [(problem.pointer, problem.severity.value) for problem in delivery.report.problems] == [
        ("/data/colour", "warning")
    ]


def delivered(data: bytes) -> tuple[Delivery, dict[tuple[str, str], str]]:
    """A delivery, and what a host remembers of it."""
    delivery = receive(data)
    assert delivery.envelope is not None
    assert delivery.digest is not None
    return delivery, {delivery.envelope.identity: delivery.digest}


def test_a_repeated_event_is_recognised() -> None:
    """The same event is known again, also after somebody on the way has written it in another layout."""
    first, seen = delivered(sent())
    again = receive(json.dumps(json.loads(sent()), indent=2))

    assert first.sighting({}) is Sighting.FIRST
    assert first.sighting(seen) is Sighting.REPEATED
    assert again.sighting(seen) is Sighting.REPEATED


def test_another_event_is_not_taken_for_a_repeated_one() -> None:
    """Another id or another source makes another event, even with the same document."""
    _, seen = delivered(sent())

    assert receive(sent(id="e-2")).sighting(seen) is Sighting.FIRST
    assert receive(sent(source="urn:example:other")).sighting(seen) is Sighting.FIRST


def test_one_identity_with_two_documents_is_told() -> None:
    """Two documents under one identity are a conflict: the second is never dropped as a repetition."""
    _, seen = delivered(sent())
    other = sent(record=attrs.evolve(ALERT, number="SR/09999/26"))

    assert receive(other).sighting(seen) is Sighting.CONFLICTING


def test_what_has_a_fault_is_never_taken_for_seen() -> None:
    """A sender who puts a fault right may send the event again under its id."""
    faulty = receive(changed(lambda event: event["data"].pop("number")))
    unreadable = receive(b"{")

    assert faulty.digest is None
    assert faulty.sighting({(SENDER, "e-1"): "0" * 64}) is Sighting.FIRST
    assert unreadable.sighting({}) is Sighting.FIRST


UNREADABLE: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "nothing": (b"", [("", "not-json")]),
    "a list": (b"[]", [("", "not-an-object")]),
    "half an event": (sent()[:-9], [("", "not-json")]),
    "another encoding": (sent().decode().encode("utf-16"), [("", "not-utf8")]),
    "a byte order mark": (b"\xef\xbb\xbf" + sent(), [("", "byte-order-mark")]),
    "an attribute twice": (sent().replace(b'"id"', b'"id":"e-0","id"'), [("/id", "duplicate-member")]),
    "the document twice": (sent().replace(b'"data":', b'"data":{},"data":'), [("/data", "duplicate-member")]),
    "a member of the document twice": (
        sent().replace(b'"number"', b'"number":"x","number"'),
        [("/data/number", "duplicate-member")],
    ),
    "half a character": (sent().replace(b"e-1", b"e-\\ud83d"), [("/id", "lone-surrogate")]),
    "not a number": (sent().replace(b'"e-1"', b"NaN"), [("/id", "not-a-number")]),
    "nothing but no number": (b"NaN", [("", "not-a-number")]),
    "a type that is no number": (
        sent().replace(b'"invalid.safetygate.alert.v1"', b"NaN"),
        [("/type", "not-a-number")],
    ),
    "much nesting": (b'{"data":' * 100_000, [("", "too-deep")]),
    "too much": (b" " * (16 * 2**20 + 1), [("", "too-large")]),
}


@pytest.mark.parametrize(("data", "problems"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_hostile_event_is_refused_with_its_reason(data: Any, problems: list[tuple[str, str]]) -> None:
    """What no honest partner sends is told from what one sends by mistake, and never raises."""
    delivery = receive(data)

    assert found(data) == problems
    assert (delivery.data, delivery.record) == (data, None)


def test_a_flood_of_faults_is_cut() -> None:
    """A report holds a thousand problems and says that there were more."""
    flood = changed(lambda event: event.update({f"x{number}": {} for number in range(5_000)}))

    report = receive(flood).report

    assert len(report.problems) == 1_000
    assert not report.complete


@given(data=st.binary() | st.text() | st.binary().map(lambda noise: sent()[:200] + noise + sent()[200:]))
def test_reading_never_raises(data: bytes | str) -> None:
    """Any bytes at all give a delivery with a record or with an error, and the bytes themselves."""
    delivery = receive(data)

    assert delivery.data == data
    assert (delivery.record is None) is not delivery.report.valid
    assert isinstance(delivery.report, Report)


def schema_takes(event: Any) -> bool:
    """Whether the published schema alone takes *event*."""
    return Draft202012Validator(schema("envelope"), registry=registry()).is_valid(event)


STORABLE = st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\x00")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(STORABLE, max_size=3)
    | st.sampled_from(["1.0", "urn:x", "a b"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(STORABLE, max_size=3), inner, max_size=2),
    max_leaves=4,
)
NAMES = st.sampled_from(["specversion", "id", "source", "subject", "time", "datacontenttype", "sequence", "data"])


@given(name=NAMES | st.from_regex("[a-zA-Z0-9_]{1,4}", fullmatch=True), value=JSON)
def test_the_schema_says_the_same(name: str, value: Any) -> None:
    """An event with one part exchanged for anything is taken exactly where the schema takes it."""
    data = changed(lambda event: event.update({name: value}))

    assert receive(data).report.valid is schema_takes(json.loads(data))


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no identifier": ({"id": ""}, "id"),
    "a blank before the identifier": ({"id": " e-1"}, "id"),
    "a control character": ({"subject": "a\x07b"}, "subject"),
    "a source with blanks": ({"source": "the customs office"}, "source"),
    "a moment of no zone": ({"time": dt.datetime(2026, 8, 21)}, "time"),  # noqa: DTZ001  # that is the fault
    "a day for a moment": ({"time": dt.date(2026, 8, 21)}, "time"),
    "a number for a sequence": ({"sequence": 7}, "sequence"),
    "a part of a document": ({"record": ALERT.product}, "record"),
    "no record": ({"record": {"kind": "alert"}}, "record"),
}


@pytest.mark.parametrize(("arguments", "field"), REFUSED.values(), ids=REFUSED)
def test_no_wrong_envelope_is_sent(arguments: dict[str, Any], field: str) -> None:
    """What the schema would refuse is not wrapped, and the error names the argument."""
    with pytest.raises(InvalidValue) as refused:
        sent(**arguments)

    assert refused.value.field == field


def test_a_document_of_the_deepest_kind_can_travel() -> None:
    """A document that may be read may be wrapped: the envelope takes no level of nesting away from it."""
    deep: Any = 0
    for _ in range(62):
        deep = [deep]
    alert = from_dict({**to_dict(ALERT), "extensions": {"org.example": deep}})

    assert receive(sent(record=alert)).record == alert


def test_record_and_schema_of_the_envelope_say_the_same() -> None:
    """Attributes, what is required and every bound agree; what may be absent in a record may be null in an event."""
    told = schema("envelope")["properties"]
    fixed = {"specversion", "data"}

    assert {field.name for field in attrs.fields(Envelope)} - {"extensions"} == told.keys() - fixed
    for name in told.keys() - fixed - {"type"}:
        field = getattr(attrs.fields(Envelope), name)
        keywords, _ = followed(schemas(), told[name], "envelope.json")
        there = {key: kept for key, kept in keywords.items() if key not in {"if", "then"}}
        if "then" in keywords:
            then, _ = followed(schemas(), keywords["then"], "envelope.json")
            there |= then
        expected = dict(field.validator.keywords)
        types = ["string", "null"] if isinstance(field.validator, Maybe) else "string"
        assert keywords["type"] == types
        assert {**there, "type": types} == {**expected, "type": types}, name
    required = {field.name for field in attrs.fields(Envelope) if field.default is attrs.NOTHING}
    assert set(schema("envelope")["required"]) == required | {"specversion", "data"}
    assert all(re.search(told["type"]["pattern"], type_of(kind)) for kind in KINDS)
    further = schema("envelope")["additionalProperties"]
    assert {key: further[key] for key in attrs.fields(Envelope).extensions.validator.keywords} == dict(
        attrs.fields(Envelope).extensions.validator.keywords
    )


def test_every_kind_of_document_has_its_place_in_the_schema() -> None:
    """Whatever is a document can be sent, and the schema of the envelope leads to the schema of its kind."""
    document = schema("envelope")["$defs"]["document"]
    branches = {branch["if"]["properties"]["kind"]["const"]: branch["then"]["$ref"] for branch in document["allOf"]}

    assert document["properties"]["kind"]["enum"] == list(KINDS)
    assert branches == {kind: kind.replace("_", "-") + ".json" for kind in KINDS}
    for kind in KINDS:
        assert Envelope(id="1", source="urn:x", type=type_of(kind), time=parse_moment("2026-01-01T00:00:00Z"))
