"""
Receiving: liberal in the envelope, strict in the document, and nothing raised at a sender.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, final, overload

from attrs import evolve, field, frozen

from safetygate.documents.checking.engine import faults
from safetygate.documents.codec.members import MINOR
from safetygate.documents.digests import remember
from safetygate.documents.document import D_co
from safetygate.documents.envelope.attributes import KNOWN, Envelope, Identity, address, type_of
from safetygate.documents.envelope.headers import Headers, is_binary, read_headers
from safetygate.documents.json_text import Data, Unreadable, decode, parse, problems_of, tidy
from safetygate.documents.json_values import canonical_json, is_array, is_object
from safetygate.documents.kinds import R, require_document_class
from safetygate.documents.problems import MOST_OF_POINTER, list_values, problem
from safetygate.documents.reading import examine_value
from safetygate.documents.report import MOST_PROBLEMS, InvalidDocument, Report, make_report
from safetygate.documents.schema import BASE, file_name
from safetygate.documents.versions import Reader
from safetygate.domain.records.code import CodeList, CodeRow
from safetygate.domain.records.moments import cut_moment
from safetygate.domain.records.problems import Problem, Severity

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document
else:
    from safetygate.documents.kinds import LazyDocument as Document


@final
class Sighting(CodeList):
    """
    Whether an event came in before.
    """

    FIRST = CodeRow("first", "Not seen before", "首次收到")
    REPEATED = CodeRow("repeated", "Received again", "重复收到")
    CONFLICTING = CodeRow("conflicting", "Seen before with another document", "此前收到的文档与之不同")


@final
@frozen(kw_only=True)
class Delivery(Generic[D_co]):
    """
    What came in, and what came of it.

    Attributes:
        data: What was received, byte for byte; in binary mode the body.
        envelope: What stood on the outside, without what is wrong with it; absent where it does not say from whom or
            what it is, so that nobody could be answered.
        record: The document it carries; absent where there is any error.
        report: All that was found; what concerns the document is at `/data`.
        canonical: The document as it was sent, in its canonical form (RFC 8785): what a signature is made over. It is
            the same in every mode and layout, and absent where there is any error.
    """

    data: Data = field(repr=False)
    envelope: Envelope | None = None
    record: D_co | None = None
    report: Report
    canonical: bytes | None = field(default=None, repr=False, eq=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was found, errors first."""
        return self.report.problems

    def accept(self) -> tuple[Envelope, D_co]:
        """
        The envelope and the record, where there is no error.

        Raises:
            InvalidDocument: Where there is one, with the report.
        """
        if self.envelope is None or self.record is None:
            raise InvalidDocument(self.report)
        return self.envelope, self.record

    @property
    def digest(self) -> str | None:
        """The SHA-256 of `canonical`, in hexadecimal digits; absent where there is any error."""
        return None if self.canonical is None else hashlib.sha256(self.canonical).hexdigest()

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


@overload
def receive(
    data: Data,
    cls: type[R],
    *,
    headers: Headers | None = None,
    lenient: bool = False,
    understands: Collection[str] = (),
) -> Delivery[R]: ...
@overload
def receive(
    data: Data,
    cls: None = None,
    *,
    headers: Headers | None = None,
    lenient: bool = False,
    understands: Collection[str] = (),
) -> Delivery[Document]: ...
def receive(
    data: Data,
    cls: type[Any] | None = None,
    *,
    headers: Headers | None = None,
    lenient: bool = False,
    understands: Collection[str] = (),
) -> Delivery[Document]:
    """
    Everything about one event: envelope, document, report and the original bytes; never raises on bad data.

    Args:
        data: The event as it came; in binary mode the body of the message.
        cls: Which record is expected in it: a document of another kind is a problem at `/data/kind`.
        headers: The headers of the message, by which structured and binary mode are told apart; without them the event
            is taken to be whole, in structured mode.
        lenient: Whether an unknown member of the document is a warning and left out, instead of an error.
        understands: What the host understands of all that a document may require, by name; else it is an error.

    Raises:
        InvalidValue: Where *cls* is not the class of a document, or *headers* are no text.
    """
    if cls is not None:
        require_document_class(cls)
    try:
        value, found = _read(data, headers)
    except Unreadable as reason:
        return Delivery(data=data, report=Report(problems=(reason.problem,)))
    if not is_object(value):
        return Delivery(data=data, report=examine_value(value)[1])
    # JSON format, section 2.2: null is an attribute that is not set.
    event: dict[str, Any] = {name: item for name, item in value.items() if item is not None}
    found += [*_unpack(event), *_cut_time(event)]
    record, within = None, Report()
    if "data" in event:
        record, within = examine_value(event["data"], cls, lenient=lenient, by=Reader(MINOR, understands))
    found += _problems_outside(value, event, within.document_kind, found)
    report = make_report(within.document_kind, found + list(map(_inside, within.problems)))
    # A type of somebody else is an error, and stays to say what came.
    wrong = {each.pointer for each in found if each.severity is Severity.ERROR} - {"/type"}
    content = canonical_json(event["data"]).encode() if report.valid else None
    if content is not None:
        remember(record, content)
    return Delivery(
        data=data,
        envelope=address({name: held for name, held in event.items() if f"/{name}" not in wrong}),
        record=record if report.valid else None,
        report=evolve(report, complete=report.complete and within.complete),
        canonical=content,
    )


@overload
def receive_batch(
    data: Data, cls: type[R], *, lenient: bool = False, understands: Collection[str] = ()
) -> tuple[Delivery[R], ...]: ...
@overload
def receive_batch(
    data: Data, cls: None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> tuple[Delivery[Document], ...]: ...
def receive_batch(
    data: Data, cls: type[Any] | None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> tuple[Delivery[Document], ...]:
    """
    The same for each event of a batch, in order; a batch that cannot be read is one delivery that says why.

    The arguments are explained at `receive`.

    Raises:
        InvalidValue: Where *cls* is not the class of a document.
    """
    if cls is not None:
        require_document_class(cls)
    try:
        text = decode(data)
        batch = parse(text)
    except Unreadable as reason:
        return (Delivery(data=data, report=Report(problems=(reason.problem,))),)
    if not is_array(batch):
        return (Delivery(data=data, report=Report(problems=(problem("not-an-array", value=batch),))),)
    pieces = _split(text) if isinstance(data, str) else map(str.encode, _split(text))
    return tuple(receive(piece, cls, lenient=lenient, understands=understands) for piece in pieces)


def _split(text: str) -> Iterator[str]:
    """The text of each item of the JSON array *text*, as it stands there."""
    end = text.index("[") + 1
    while text[begin := _end_of_gap(text, end)] != "]":
        _, end = _ITEM.raw_decode(text, begin)
        yield text[begin:end]


def _end_of_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return position if gap is None else gap.end()


_GAP: Final = re.compile(r"[ \t\r\n,]*")
# Only where an item ends is asked: to turn its numbers into numbers could take long.
_ITEM: Final = json.JSONDecoder(parse_int=str, parse_float=str)


def _read(data: Data, headers: Headers | None) -> tuple[object, list[Problem]]:
    """What should be an event as one JSON object, and what is wrong with how headers and body of it are written."""
    if headers is None or not is_binary(headers):
        return parse(decode(data)), []
    event, found = read_headers(headers)
    found += [problem("propertyNames", (name,)) for name in ("data", "data_base64") if event.pop(name, None)]
    try:
        event["data"] = parse(decode(data))
    except Unreadable as reason:
        found.append(_inside(reason.problem))
    return event, found


def _inside(found: Problem) -> Problem:
    return evolve(found, pointer=f"/data{found.pointer}"[:MOST_OF_POINTER])


def _unpack(event: dict[str, Any]) -> list[Problem]:
    """Put a document that was sent as bytes, which JSON has no form for, in its place."""
    if "data" in event or "data_base64" not in event:
        return []
    packed = event.pop("data_base64")
    try:
        event["data"] = parse(decode(base64.b64decode(packed, validate=True)))
    except Unreadable as reason:
        return [_inside(reason.problem)]
    except (TypeError, ValueError):
        return [problem("not-base64", ("data_base64",), value=packed)]
    return []


def _cut_time(event: dict[str, Any]) -> list[Problem]:
    """Cut the time of an event to what a moment holds."""
    time = event.get("time")
    shorter = cut_moment(time) if isinstance(time, str) else None
    if shorter is None:
        return []
    event["time"] = shorter
    return [problem("fraction-cut", ("time",), value=time, severity=Severity.WARNING)]


def _problems_outside(
    value: Mapping[str, Any], event: Mapping[str, Any], kind: str | None, known: list[Problem]
) -> list[Problem]:
    """What else than *known* is wrong with an event apart from its document, which is of *kind* where that is known."""
    unset = {name: None for name, item in value.items() if item is None and name not in KNOWN}
    shell = tidy(unset | {name: {} if name == "data" else item for name, item in event.items()})
    expected = {} if kind is None else {"type": type_of(kind), "dataschema": BASE + file_name(kind)}
    mismatches = (
        problem("const", (name,), value=shell[name], expected=list_values([text]))
        for name, text in expected.items()
        if shell.get(name, text) != text
    )
    # A value that is no good JSON is told once, and not again by the schema or by what its text is compared with.
    found: list[Problem] = []
    for further in (problems_of(value), faults(shell, file_name("envelope")), mismatches):
        taken = {each.pointer for each in known + found}
        # Bytes that cannot be read are no document that is missing.
        taken |= {"/data"} if "data_base64" in value else set()
        here = (each for each in further if each.pointer not in taken and not each.pointer.startswith("/data/"))
        found += islice(here, MOST_PROBLEMS + 1)
    return found
