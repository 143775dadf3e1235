"""
Documents: reading, writing and checking what is exchanged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, final, overload

from attrs import evolve, field, frozen

from safetygate.documents.checking.rulebook import broken_rules
from safetygate.documents.codec.members import MINOR
from safetygate.documents.codec.writer import encode
from safetygate.documents.digests import remember
from safetygate.documents.json_text import MOST_BYTES, Data, decode, doubts_in
from safetygate.documents.json_values import as_plain, canonical_json
from safetygate.documents.kinds import R, require_document, require_document_class
from safetygate.documents.problems import problem
from safetygate.documents.reading import examine, examine_value, read_quickly
from safetygate.documents.report import InvalidDocument, Report, make_report
from safetygate.documents.versions import Reader
from safetygate.domain.records.errors import InvalidValue, expect

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document
else:
    from safetygate.documents.kinds import LazyDocument as Document

# How much of a line is read, which is enough to see that it is too large.
_LINE: Final = MOST_BYTES + 2

D_co = TypeVar("D_co", bound="Document", covariant=True)


@final
@frozen(kw_only=True)
class Received(Generic[D_co]):
    """
    What came in, and what came of it.

    Attributes:
        data: What was received, byte for byte.
        record: The record it holds; absent where it has an error.
        report: All that was found.
        line: The line of the stream it stood on, counted from 1; absent outside streams.
    """

    data: Data = field(repr=False)
    record: D_co | None
    report: Report
    line: int | None = None


@overload
def read(data: Data, cls: type[R], *, lenient: bool = False, understands: Collection[str] = ()) -> Received[R]: ...
@overload
def read(
    data: Data, cls: None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> Received[Document]: ...
def read(
    data: Data, cls: type[Any] | None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> Received[Document]:
    """
    Everything about one document: the record, the report, and the original bytes; never raises on bad data.

    Args:
        data: The document as it came.
        cls: Which record is expected, such as `Alert`: a document of another kind is a problem at `/kind`.
        lenient: Whether an unknown member is a warning and left out of the record, instead of an error.
        understands: What the host understands of all that a document may require, by name; else it is an error.

    Raises:
        InvalidValue: Where *cls* is not the class of a document.
    """
    record = _read_quickly(data, cls)
    if record is not None:
        remember(record, data)
        return Received(
            data=data, record=record, report=make_report(record.kind, [*doubts_in(decode(data)), *broken_rules(record)])
        )
    record, report = examine(data, cls, lenient=lenient, by=Reader(MINOR, understands))
    if record is not None:
        remember(record, data)
    return Received(data=data, record=record, report=report)


def _read_quickly(data: Data, cls: type[object] | None) -> Document | None:
    """The record of a document that has no error, where *cls* is what it holds."""
    if cls is not None:
        require_document_class(cls)
    record: Document | None = read_quickly(data)
    return record if cls is None or type(record) is cls else None


def validate(
    data: Data, cls: type[Document] | None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> Report:
    """The report on one document; never raises on bad data. The arguments are explained at `read`."""
    return read(data, cls, lenient=lenient, understands=understands).report


@overload
def loads(data: Data, cls: type[R], *, lenient: bool = False, understands: Collection[str] = ()) -> R: ...
@overload
def loads(data: Data, cls: None = None, *, lenient: bool = False, understands: Collection[str] = ()) -> Document: ...
def loads(
    data: Data, cls: type[Any] | None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> Document:
    """
    The record that one document holds. The arguments are explained at `read`.

    Raises:
        InvalidDocument: Where it does not conform, or is of another kind, with a report of every problem.
        InvalidValue: Where *cls* is not the class of a document.
    """
    record = _read_quickly(data, cls)
    if record is None:
        record = _record_of(*examine(data, cls, lenient=lenient, by=Reader(MINOR, understands)))
    remember(record, data)
    return record


@overload
def from_dict(
    value: Mapping[str, Any], cls: type[R], *, lenient: bool = False, understands: Collection[str] = ()
) -> R: ...
@overload
def from_dict(
    value: Mapping[str, Any], cls: None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> Document: ...
def from_dict(
    value: Mapping[str, Any], cls: type[Any] | None = None, *, lenient: bool = False, understands: Collection[str] = ()
) -> Document:
    """
    The record that a plain JSON object holds. The arguments are explained at `read`.

    Raises:
        InvalidDocument: Where it does not conform, or is of another kind, with a report of every problem.
        InvalidValue: Where *cls* is not the class of a document.
    """
    if cls is not None:
        require_document_class(cls)
    plain, by = as_plain(value), Reader(MINOR, understands)
    record = _record_of(*examine_value(plain, cls, lenient=lenient, by=by))
    # At once: the host may change what it handed in.
    remember(record, canonical_json(plain))
    return record


def _record_of(record: Document | None, report: Report) -> Document:
    if record is None:
        raise InvalidDocument(report)
    return record


def to_dict(record: Document) -> dict[str, Any]:
    """
    The plain JSON object that stands for *record*: dicts, lists, text, whole numbers, true and false.

    Raises:
        InvalidValue: Where *record* is no document of its own but only a part of one.
    """
    require_document(record)
    from safetygate.documents.plain import write_plain  # whoever only reads and writes bytes needs no `cattrs`

    return write_plain(record)


def dumps(record: Document, *, indent: int | None = None) -> bytes:
    """
    The document that stands for *record*, in UTF-8; the same record always gives the same bytes.

    Args:
        record: A record of one of the kinds of document.
        indent: How many blanks to indent by; one line where it is not given.

    Raises:
        InvalidValue: Where *record* is no document of its own but only a part of one.
    """
    require_document(record)
    if indent is not None:
        expect(indent, int, field="indent")
        return json.dumps(to_dict(record), ensure_ascii=False, indent=indent, allow_nan=False).encode()
    return encode(record)


@overload
def iter_ndjson(
    stream: Iterable[bytes | str],
    cls: type[R],
    *,
    lenient: bool = False,
    understands: Collection[str] = (),
    most_explained: int = 10_000,
) -> Iterator[Received[R]]: ...
@overload
def iter_ndjson(
    stream: Iterable[bytes | str],
    cls: None = None,
    *,
    lenient: bool = False,
    understands: Collection[str] = (),
    most_explained: int = 10_000,
) -> Iterator[Received[Document]]: ...
def iter_ndjson(
    stream: Iterable[bytes | str],
    cls: type[Any] | None = None,
    *,
    lenient: bool = False,
    understands: Collection[str] = (),
    most_explained: int = 10_000,
) -> Iterator[Received[Document]]:
    """
    One document a line, in constant memory; a line that is not valid does not end the reading.

    Blank lines are passed over; line numbers count from 1 and stand in every problem.

    Args:
        stream: A binary or text file, or any iterable of lines.
        cls: Explained at `read`.
        lenient: Explained at `read`.
        understands: Explained at `read`.
        most_explained: After so many lines with an error, further ones are reported but not explained, which is slow.

    Raises:
        InvalidValue: Where *stream* is no such thing, or *cls* is not the class of a document.
    """
    expect(most_explained, int, field="most_explained")
    _require_lines(stream)
    failed = 0
    for line, data in enumerate(read_lines(stream), 1):
        if _is_blank(data):
            continue
        if failed < most_explained:
            received = read(data, cls, lenient=lenient, understands=understands)
            record, report = received.record, received.report
        else:
            record = _read_quickly(data, cls)
            report = Report(problems=() if record is not None else (problem("not-explained"),))
        failed += record is None
        if report.problems:
            report = evolve(report, problems=tuple(evolve(found, line=line) for found in report.problems))
        yield Received(data=data, record=record, report=report, line=line)


def _require_lines(stream: object) -> None:
    # The lines of a text are its single characters, which is never what was meant.
    if not isinstance(stream, Iterable) or isinstance(stream, str | bytes):
        raise InvalidValue(f"expected a file or other lines, got {type(stream).__name__}", field="stream")


def _is_blank(line: object) -> bool:
    return isinstance(line, bytes | str) and not line.strip()


def read_lines(stream: Iterable[bytes | str]) -> Iterator[bytes | str]:
    """The lines of *stream*; where it is a file, one that is too large is cut before it fills the memory."""
    readline = getattr(stream, "readline", None)
    if readline is None:
        yield from stream
        return
    # A piece that ends no line leaves its rest to the next; the rest of a line that is too large is passed over.
    begins = True
    while line := readline(_LINE):
        if begins:
            yield line
        begins = line[-1:] in {b"\n", "\n"}
