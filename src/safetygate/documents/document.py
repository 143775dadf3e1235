"""
Documents: reading, writing and checking what is exchanged.

Reading takes the quick way first: parse, then check and build in one pass, which says only yes or no.
Whatever the quick way will not take goes the thorough way, which finds and explains every problem.
Both give the same record, and the quick way is never laxer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, final

from attrs import evolve, field, frozen

from safetygate.documents.checking.rulebook import broken_rules
from safetygate.documents.codec.writer import encoded, writer
from safetygate.documents.json_text import MOST_BYTES, Data
from safetygate.documents.kinds import KINDS
from safetygate.documents.problems import problem
from safetygate.documents.quick import quick
from safetygate.documents.report import InvalidDocument, Report
from safetygate.documents.thorough import examined, examined_value, reported
from safetygate.domain.records.errors import InvalidValue, expect

_LINE: Final = MOST_BYTES + 2
"""How much of a line is read, which is enough to see that it is too large."""


@final
@frozen(kw_only=True)
class Received:
    """
    What came in, and what came of it.

    Attributes:
        data: What was received, byte for byte.
        record: The record it holds; absent where it has an error.
        report: All that was found.
        line: The line of the stream it stood on, counted from 1; absent outside streams.
    """

    data: Data = field(repr=False)
    record: Any | None
    report: Report
    line: int | None = None


def read(data: Data, *, lenient: bool = False) -> Received:
    """
    Everything about one document: the record, the report, and the original bytes; never raises on bad data.

    Args:
        data: The document as it came.
        lenient: Whether an unknown member is a warning and left out of the record, instead of an error.
    """
    record = quick(data)
    if record is not None:
        return Received(data=data, record=record, report=reported(record.kind, list(broken_rules(record))))
    record, report = examined(data, lenient=lenient)
    return Received(data=data, record=record, report=report)


def validate(data: Data, *, lenient: bool = False) -> Report:
    """The report on one document; never raises on bad data. *lenient* is explained at `read`."""
    return read(data, lenient=lenient).report


def loads(data: Data, *, lenient: bool = False) -> Any:
    """
    The record that one document holds. *lenient* is explained at `read`.

    Raises:
        InvalidDocument: Where it does not conform, with a report of every problem.
    """
    record = quick(data)
    return record if record is not None else _sound(*examined(data, lenient=lenient))


def from_dict(value: Mapping[str, Any], *, lenient: bool = False) -> Any:
    """
    The record that a plain JSON object holds.

    Raises:
        InvalidDocument: Where it does not conform, with a report of every problem.
    """
    return _sound(*examined_value(_plain(value), lenient=lenient))


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _sound(record: Any | None, report: Report) -> Any:
    if record is None:
        raise InvalidDocument(report)
    return record


def to_dict(record: Any) -> dict[str, Any]:
    """
    The plain JSON object that stands for *record*: dicts, lists, text, whole numbers, true and false.

    Raises:
        InvalidValue: Where *record* is no document of its own but only a part of one.
    """
    _hold_document(record)
    return part_to_dict(record)


def part_to_dict(record: Any) -> dict[str, Any]:
    """The same for any record, be it a document or a part of one."""
    plain: dict[str, Any] = json.loads(writer(record.__class__)(record))
    return plain


def dumps(record: Any, *, indent: int | None = None) -> bytes:
    """
    The document that stands for *record*, in UTF-8; the same record always gives the same bytes.

    Args:
        record: A record of one of the kinds of document.
        indent: How many blanks to indent by; one line where it is not given.

    Raises:
        InvalidValue: Where *record* is no document of its own but only a part of one.
    """
    _hold_document(record)
    if indent is not None:
        expect(indent, int, field="indent")
        return json.dumps(to_dict(record), ensure_ascii=False, indent=indent, allow_nan=False).encode()
    return encoded(record)


def canonical(record: Any) -> bytes:
    """
    The canonical bytes of *record* (RFC 8785), over which digests and signatures are made.

    Raises:
        InvalidValue: Where *record* is no document of its own but only a part of one.
    """
    _hold_document(record)
    return encoded(record, ordered=True)


def iter_ndjson(
    stream: Iterable[bytes | str], *, lenient: bool = False, most_explained: int = 10_000
) -> Iterator[Received]:
    """
    One document a line, in constant memory; a line that is not valid does not end the reading.

    Blank lines are passed over; line numbers count from 1 and stand in every problem.

    Args:
        stream: A binary or text file, or any iterable of lines.
        lenient: Explained at `read`.
        most_explained: After so many lines with an error, further ones are reported but not explained, which is slow.
    """
    _hold_lines(stream)
    failed = 0
    for line, data in enumerate(bounded_lines(stream), 1):
        if _is_blank(data):
            continue
        received = _unexplained(data) if failed >= most_explained else read(data, lenient=lenient)
        failed += received.record is None
        found = tuple(evolve(problem, line=line) for problem in received.report.problems)
        yield evolve(received, line=line, report=evolve(received.report, problems=found))


def _hold_lines(stream: Any) -> None:
    if not isinstance(stream, Iterable) or isinstance(stream, str | bytes):
        raise InvalidValue(f"expected a file or other lines, got {type(stream).__name__}", field="stream")


def _is_blank(line: Any) -> bool:
    return isinstance(line, bytes | str) and not line.strip()


def bounded_lines(stream: Iterable[bytes | str]) -> Iterator[bytes | str]:
    """The lines of *stream*; where it is a file, one that is too large is cut before it fills the memory."""
    readline = getattr(stream, "readline", None)
    if readline is None:
        yield from stream
        return
    begins = True
    while line := readline(_LINE):
        if begins:
            yield line
        begins = line[-1:] in {b"\n", "\n"}


def _unexplained(data: bytes | str) -> Received:
    record = quick(data)
    found = () if record is not None else (problem("not-explained"),)
    return Received(data=data, record=record, report=Report(problems=found))


def _hold_document(record: Any) -> None:
    cls: type[Any] = record.__class__
    if cls is not KINDS.get(getattr(cls, "kind", "")):
        raise InvalidValue(f"expected a document of a known kind, got {cls.__name__}", field="record")
