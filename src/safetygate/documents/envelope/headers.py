"""
The attributes of an event as headers of HTTP, as the HTTP protocol binding of CloudEvents 1.0 writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import ascii_letters, digits, punctuation
from typing import Any, Final, TypeAlias, cast
from urllib.parse import quote, unquote

from safetygate.documents.envelope.attributes import BATCH_CONTENT_TYPE, CONTENT_TYPE, Attribute
from safetygate.documents.json_text import Unreadable
from safetygate.documents.problems import problem
from safetygate.domain.records.errors import InvalidValue, expect_in_turn
from safetygate.domain.records.problems import Problem

Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]
"""The headers of a message, by name or in pairs; the case of a name carries no meaning."""

_PREFIX: Final = "ce-"
# Binding, section 3.1.3.2: blank, quotation mark and percent sign are escaped, and all that is not printable ASCII.
_BARE: Final = (ascii_letters + digits + punctuation).replace('"', "").replace("%", "")


def write_headers(attributes: Mapping[str, Attribute]) -> dict[str, str]:
    """The headers that stand for *attributes*."""
    written = {name: quote(_as_text(value), safe=_BARE) for name, value in attributes.items()}
    content_type = written.pop("datacontenttype", "application/json")
    # A media type is a header of its own, and no attribute that could hold a sign to be escaped.
    return {"content-type": unquote(content_type)} | {_PREFIX + name: text for name, text in written.items()}


def _as_text(value: Attribute) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_headers(headers: Headers) -> tuple[dict[str, Any], list[Problem]]:
    """The attributes that *headers* hold, and what is wrong with how they are written."""
    attributes: dict[str, Any] = {}
    found = []
    for header, text in _pairs(headers):
        name = header.removeprefix(_PREFIX) if header != "content-type" else "datacontenttype"
        if name == header:
            continue
        if name in attributes:
            found.append(problem("duplicate-member", (name,)))
        try:
            attributes[name] = text if header == "content-type" else _unescape(text)
        except UnicodeDecodeError:
            attributes[name] = text
            found.append(problem("not-utf8", (name,), value=text))
    return attributes, found


def is_binary(headers: Headers) -> bool:
    """
    Whether the message with these *headers* is an event in binary mode; else its body is the whole event.

    Raises:
        Unreadable: Where it is a batch, or an event in another format than JSON.
    """
    content_type = dict(_pairs(headers)).get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    if not media_type.startswith("application/cloudevents"):
        return True
    if media_type == BATCH_CONTENT_TYPE:
        raise Unreadable(problem("batch"))
    if media_type != CONTENT_TYPE:
        raise Unreadable(problem("const", ("datacontenttype",), value=content_type, expected=CONTENT_TYPE))
    return False


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    # A mapping is a row too, of its names: which of the two it is meant as, only the cast can say.
    row = cast("Mapping[str, str]", headers).items() if isinstance(headers, Mapping) else headers
    pairs = list[tuple[str, str]](expect_in_turn(row, tuple, field="headers"))
    if not all(isinstance(part, str) for pair in pairs for part in pair):
        raise InvalidValue("expected names and values of headers as text", field="headers")
    return [(name.strip().lower(), text.strip(" \t")) for name, text in pairs]


def _unescape(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = re.sub(r"\\(.)", r"\1", text[1:-1])
    return unquote(text, errors="strict")
