"""
The envelope: one document on its way to another system, as a CloudEvents 1.0 event in structured JSON.

The sender is the *source*, and gives every event an *id*; an event that is sent again keeps both.
So whoever remembers what came in can tell a repeated event from a new one; nothing is remembered here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, final, overload
from urllib.parse import urlsplit

from attrs import asdict, evolve, field, fields, frozen
from pendulum import DateTime

from safetygate.documents.checking.engine import faults
from safetygate.documents.digests import canonical
from safetygate.documents.document import D_co, dumps
from safetygate.documents.json_text import Data, Unreadable, decode, parse, problems_of, tidy
from safetygate.documents.json_values import is_object
from safetygate.documents.kinds import R, require_document_class
from safetygate.documents.problems import list_values, problem
from safetygate.documents.reading import examine_value
from safetygate.documents.report import MOST_PROBLEMS, Report, make_report
from safetygate.documents.schema import BASE, file_name
from safetygate.domain.records.checks import Maybe, Moment, Text
from safetygate.domain.records.code import CodeList, Entry
from safetygate.domain.records.converters import maybe_moment
from safetygate.domain.records.moments import format_moment, parse_moment
from safetygate.domain.records.problems import Problem
from safetygate.domain.records.shapes import ADDRESS

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document
else:
    from safetygate.documents.kinds import LazyDocument as Document

Identity: TypeAlias = tuple[str, str]
"""The source and the id of an event: no two events share both."""

SPECVERSION: Final = "1.0"
CONTENT_TYPE: Final = "application/cloudevents+json"
"""The media type under which an envelope is sent."""

LINE: Final = Text(
    1000,
    pattern=r"^[^\x00-\x20\x7f-\xa0](?:[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0])?$",
)
"""Text without control characters, and without a blank at either end."""

SOURCE: Final = Text(4000, pattern=r"^(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$")
"""A URI reference (RFC 3986)."""

TYPE: Final = Text(200, pattern=r"^invalid\.safetygate\.[a-z]+(?:_[a-z]+)*\.v[0-9]+$")
"""A kind of document and the major version of its schema, in reverse-domain form."""


def type_of(kind: str) -> str:
    """The type of the events that carry a *kind* of document, made from the base of the schemas."""
    # CloudEvents asks for the name of the owner in reverse: `invalid.safetygate.alert.v1`.
    base = urlsplit(BASE)
    version = base.path.rstrip("/").rpartition("/")[2]
    return ".".join([*reversed(base.netloc.split(".")), kind, version])


@final
class Sighting(CodeList):
    """
    Whether an event came in before.
    """

    FIRST = Entry("first", "Not seen before", "首次收到")
    REPEATED = Entry("repeated", "Received again", "重复收到")
    CONFLICTING = Entry("conflicting", "Seen before with another document", "此前收到的文档与之不同")


@final
@frozen(kw_only=True)
class Envelope:
    """
    What is written on the outside of one document; the names are those of CloudEvents 1.0.

    Attributes:
        id: What tells the event from every other of the same source; sent again, it keeps its id.
        source: Who sends it: a URI reference, the same for all events of one system.
        type: What it carries: the kind of the document and the major version of its schema.
        subject: What it is about, within the source: the number of an alert, the identifier of a case.
        time: When what it tells of took place, in UTC.
        dataschema: The `$id` of the schema that the document keeps to.
        sequence: Its place among the events of the source; of two, the one whose text sorts later came later.
    """

    id: str = field(validator=LINE)
    source: str = field(validator=SOURCE)
    type: str = field(validator=TYPE)
    subject: str | None = field(default=None, validator=Maybe(LINE))
    time: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    dataschema: str | None = field(default=None, validator=Maybe(ADDRESS))
    sequence: str | None = field(default=None, validator=Maybe(LINE))

    @property
    def identity(self) -> Identity:
        """What no other event shares."""
        return (self.source, self.id)


@final
@frozen(kw_only=True)
class Delivery(Generic[D_co]):
    """
    What came in, and what came of it.

    Attributes:
        data: What was received, byte for byte.
        envelope: What stood on the outside; absent where the envelope itself has an error.
        record: The document it carries; absent where there is any error.
        report: All that was found; what concerns the document is at `/data`.
    """

    data: Data = field(repr=False)
    envelope: Envelope | None = None
    record: D_co | None = None
    report: Report

    @property
    def digest(self) -> str | None:
        """The SHA-256 of the canonical bytes of the document, in hexadecimal digits; absent where it is."""
        return None if self.record is None else hashlib.sha256(canonical(self.record)).hexdigest()

    def sighting(self, seen: Mapping[Identity, str]) -> Sighting:
        """
        Whether the event came in before.

        What has an error is never taken for seen, so that it can be sent again and put right.

        Args:
            seen: The digests of earlier deliveries by the identity of their envelopes, kept by the host.
        """
        digest = self.digest
        earlier = None if self.envelope is None else seen.get(self.envelope.identity)
        if earlier is None or digest is None:
            return Sighting.FIRST
        return Sighting.REPEATED if earlier == digest else Sighting.CONFLICTING


def wrap(  # noqa: PLR0913  # an event has so many attributes, and each is named
    record: Document,
    *,
    id: str,  # noqa: A002  # the attribute of CloudEvents is called so
    source: str,
    time: dt.datetime,
    subject: str | None = None,
    sequence: str | None = None,
) -> bytes:
    """
    The event that carries *record*, ready to be sent as `application/cloudevents+json`.

    The arguments are explained at `Envelope`; *time* is any aware moment.

    Raises:
        InvalidValue: Where *record* is no document of its own, or an argument is not as it should be.
    """
    document = dumps(record)
    envelope = Envelope(
        id=id,
        source=source,
        type=type_of(record.kind),
        subject=subject,
        time=time,
        dataschema=BASE + file_name(record.kind),
        sequence=sequence,
    )
    attributes = asdict(envelope, filter=lambda _, value: value is not None)
    if envelope.time is not None:
        attributes["time"] = format_moment(envelope.time)
    head = {"specversion": SPECVERSION, "datacontenttype": "application/json", **attributes}
    # The document is put in as the bytes it is: to parse and write it again would cost more than to write it once.
    return b'%s,"data":%s}' % (_COMPACT.encode(head).encode()[:-1], document)


@overload
def receive(data: Data, cls: type[R], *, lenient: bool = False) -> Delivery[R]: ...
@overload
def receive(data: Data, cls: None = None, *, lenient: bool = False) -> Delivery[Document]: ...
def receive(data: Data, cls: type[Any] | None = None, *, lenient: bool = False) -> Delivery[Document]:
    """
    Everything about one event: envelope, document, report and the original bytes; never raises on bad data.

    Args:
        data: The event as it came.
        cls: Which record is expected in it: a document of another kind is a problem at `/data/kind`.
        lenient: Whether an unknown member of the document is a warning and left out, instead of an error.

    Raises:
        InvalidValue: Where *cls* is not the class of a document.
    """
    if cls is not None:
        require_document_class(cls)
    try:
        value = parse(decode(data))
    except Unreadable as reason:
        return Delivery(data=data, report=Report(problems=(reason.problem,)))
    if not is_object(value):
        return Delivery(data=data, report=examine_value(value)[1])
    record, within = examine_value(value["data"], cls, lenient=lenient) if "data" in value else (None, Report())
    outside = _problems_outside(value, within.document_kind)
    inside = [evolve(found, pointer=f"/data{found.pointer}"[:4000]) for found in within.problems]
    report = make_report(within.document_kind, outside + inside)
    attributes: dict[str, Any] = {name: value[name] for name in _ATTRIBUTES & value.keys()}
    if not outside and attributes.get("time") is not None:  # text becomes time in one place only
        attributes["time"] = parse_moment(attributes["time"])
    return Delivery(
        data=data,
        envelope=None if outside else Envelope(**attributes),
        record=record if report.valid else None,
        report=evolve(report, complete=report.complete and within.complete),
    )


_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ATTRIBUTES: Final = frozenset(attribute.name for attribute in fields(Envelope))


def _problems_outside(value: Mapping[str, Any], kind: str | None) -> list[Problem]:
    """What is wrong with an event apart from the document in it, which is of *kind* where that is known."""
    shell = tidy({name: {} if name == "data" else item for name, item in value.items()})
    expected = {} if kind is None else {"type": type_of(kind), "dataschema": BASE + file_name(kind)}
    mismatches = (
        problem("const", (name,), value=shell[name], expected=list_values([text]))
        for name, text in expected.items()
        if shell.get(name, text) != text
    )
    # A value that is no good JSON is told once, and not again by the schema or by what its text is compared with.
    found: list[Problem] = []
    for further in (problems_of(value), faults(shell, file_name("envelope")), mismatches):
        taken = {each.pointer for each in found}
        here = (each for each in further if each.pointer not in taken and not each.pointer.startswith("/data/"))
        found += islice(here, MOST_PROBLEMS + 1)
    return found
