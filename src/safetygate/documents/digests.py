"""
What a document is known by: its canonical bytes as it was sent (RFC 8785), and the SHA-256 of these.

Any language can make both from the bytes alone: no schema is needed, and nothing of what a record says.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar, final

from safetygate.documents.codec.writer import encode
from safetygate.documents.json_text import Data, Unreadable, decode, parse, problems_of
from safetygate.documents.json_values import canonical_json, value_at
from safetygate.documents.kinds import require_document
from safetygate.documents.report import InvalidDocument, make_report
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.papers import Paper, mark_as_sent
from safetygate.domain.records.shapes import DIGEST

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document
else:
    from safetygate.documents.kinds import LazyDocument as Document

E = TypeVar("E", bound=Paper)

_DATA: Final = (bytes, bytearray, memoryview, str)


def canonical(document: Data | Document) -> bytes:
    """
    The canonical bytes of a document (RFC 8785), over which digests and signatures are made.

    Args:
        document: The document as it was sent, byte for byte; nothing is added to it, left out or converted. Of a
            record, the bytes of what `dumps` writes for it.

    Raises:
        InvalidDocument: Where it is no JSON that every system reads alike (RFC 7493), with each place.
        InvalidValue: Where it is neither data nor a record, or the record of a part of a document.
    """
    if isinstance(document, _DATA):
        return canonical_json(parse_strictly(document)).encode()
    require_document(document, field="document")
    return encode(document, ordered=True)


def digest(document: Data | Document) -> str:
    """
    What a document is known by: the SHA-256 of its canonical bytes, in 64 small hexadecimal digits.

    A record that was read is known by the document it was read from; any other by what `dumps` writes for it.
    The arguments and errors are those of `canonical`.
    """
    sent = document.digest if isinstance(document, Paper) else None
    return hashlib.sha256(canonical(document)).hexdigest() if sent is None else sent


def parse_strictly(data: Data) -> Any:
    """
    The JSON value of *data*.

    Raises:
        InvalidDocument: Where it is no JSON that every system reads alike (RFC 7493), with each place.
    """
    try:
        value = parse(decode(data))
    except Unreadable as reason:
        raise InvalidDocument(make_report(None, [reason.problem])) from None
    found = list(problems_of(value))
    if found:
        raise InvalidDocument(make_report(None, found))
    return value


@final
class _Whole:
    """
    A document as it came, parsed once again when a digest in it is first asked for.
    """

    def __init__(self, data: Data) -> None:
        self._data = data if isinstance(data, bytes | str) else bytes(data)

    @cached_property
    def value(self) -> Any:
        """Its JSON value."""
        return parse_strictly(self._data)

    def digest(self) -> str:
        """The SHA-256 of its canonical bytes."""
        return _hash(self.value)


@final
class _Piece:
    """
    A document within another that came.
    """

    __slots__ = ("_way", "_whole")

    def __init__(self, whole: _Whole, *way: str | int) -> None:
        self._whole, self._way = whole, way

    def digest(self) -> str:
        """The SHA-256 of its canonical bytes."""
        return _hash(value_at(self._whole.value, self._way))


def remember(record: Any, data: Data) -> None:
    """Let *record*, which was read from *data*, and in a case its alert and each entry, know the digest as sent."""
    whole = _Whole(data)
    mark_as_sent(record, whole)
    if record.kind == "case":
        mark_as_sent(record.alert, _Piece(whole, "alert"))
        for position, entry in enumerate(record.entries):
            mark_as_sent(entry, _Piece(whole, "entries", position))


def _hash(value: object) -> str:
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def name_by_digest(entry: E, digest: str | None = None) -> E:
    """
    *entry*, which from now on knows its `digest`: so that what is made in answer to it can name its content.

    The digest takes no part in equality. It goes with this very record, not with copies of it.

    Args:
        entry: An entry of a case that was read, or is about to be sent.
        digest: The SHA-256 of its canonical bytes as they were sent; made of the entry itself where none is given.

    Raises:
        InvalidValue: Where *digest* is no such digest.
    """
    document: Any = entry
    found = hashlib.sha256(canonical(document)).hexdigest() if digest is None else digest
    if DIGEST.refusal(found) is not None:
        raise InvalidValue("expected 64 small hexadecimal digits", field="digest")
    mark_as_sent(entry, found)
    return entry
