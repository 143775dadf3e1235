"""
Sending: a document put into an envelope, in the three modes of CloudEvents.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from safetygate.documents.document import dumps
from safetygate.documents.envelope.attributes import Attribute, Envelope, type_of
from safetygate.documents.envelope.headers import write_headers
from safetygate.documents.envelope.receiving import receive
from safetygate.documents.json_text import Data, decode
from safetygate.documents.schema import BASE, file_name
from safetygate.domain.records.errors import expect_in_turn

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document
else:
    from safetygate.documents.kinds import LazyDocument as Document

_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def wrap(  # noqa: PLR0913  # an event has so many attributes, and each is named
    record: Document,
    *,
    id: str,  # noqa: A002  # the attribute of CloudEvents is called so
    source: str,
    time: dt.datetime,
    subject: str | None = None,
    sequence: str | None = None,
    extensions: Mapping[str, Attribute] | None = None,
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
        datacontenttype="application/json",
        dataschema=BASE + file_name(record.kind),
        sequence=sequence,
        extensions=extensions or {},
    )
    return write_event(envelope, document)


def write_event(envelope: Envelope, document: bytes) -> bytes:
    """The event that carries a *document* in its *envelope*."""
    # The document is put in as the bytes it is: to parse and write it again would cost more than to write it once.
    return b'%s,"data":%s}' % (_COMPACT.encode(envelope.write()).encode()[:-1], document)


def to_binary(event: Data) -> tuple[dict[str, str], bytes]:
    """
    The same event in binary mode: its attributes as headers of HTTP, and the document as the body.

    The body is the document in its canonical form, the very bytes that a signature is made over.

    Args:
        event: An event as `wrap` or `sign` gives it.

    Raises:
        InvalidDocument: Where it is not valid; nothing that the other side would refuse is sent.
    """
    delivery = receive(event)
    envelope, _ = delivery.accept()
    return write_headers(envelope.write()), delivery.canonical or b""


def to_batch(events: Iterable[Data]) -> bytes:
    """
    Several events in one body, ready to be sent as `application/cloudevents-batch+json`.

    Args:
        events: Events as `wrap` or `sign` gives them.

    Raises:
        InvalidDocument: Where one is not valid.
    """
    events = expect_in_turn(events, object, field="events")
    return b"[%s]" % b",".join(_require_event(event) for event in events)


def _require_event(event: Data) -> bytes:
    receive(event).accept()
    return decode(event).encode()
