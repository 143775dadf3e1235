"""
The quick way of reading: parse, then check and build in one pass, which says only yes or no.

Two parsers can do the work: Python's own and, where the extra `[fast]` is installed, `msgspec`.
Neither tells when a member stands twice: the last one silently wins.
So strings are counted.
In JSON every string, be it the name of a member or a value, stands between two quotation marks.
The reader counts the strings that it takes; where the text holds more, a member stands twice, is unknown or is null,
and only the thorough way can tell which.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, Final, NoReturn, TypeAlias

from safetygate.documents.codec.reader import Tally, reader
from safetygate.documents.codec.source import Refused
from safetygate.documents.json_text import MOST_BYTES, Data
from safetygate.documents.kinds import KINDS

Parser: TypeAlias = Callable[[bytes, Tally, bool], Any]
"""Gives the record of a document and counts its strings, or raises; it is told whether the document is plain."""


def quick(data: Data, parser: Parser | None = None) -> Any | None:
    """
    The record that *data* holds, or `None` where only the thorough way can tell.

    Args:
        data: The document as it came.
        parser: Which parser to use; the faster one there is where none is named.
    """
    tally = [0]
    try:
        text = data if isinstance(data, bytes) else data.encode() if isinstance(data, str) else bytes(memoryview(data))
        escaped = _BACKSLASH in text
        plain = not (escaped or _LESS in text or _MORE in text or _DELETE in text)
        record = (parser or _fastest())(text, tally, plain) if len(text) <= MOST_BYTES else None
    except (Refused, ValueError, TypeError, KeyError, RecursionError):
        return None
    bare = text.replace(rb"\\", b"").replace(rb"\"", b"") if escaped else text
    return record if 2 * tally[0] == bare.count(b'"') else None


def read_by_json(data: bytes, tally: Tally, plain: bool) -> Any:  # noqa: FBT001  # a parser as `Parser` says
    """The record, parsed by Python's own parser."""
    text = data.decode().strip(_BLANKS)
    value, end = _STRICT.raw_decode(text)
    if end != len(text):
        raise Refused
    if not plain and b"\\ud" in data.lower():
        json.dumps(value, ensure_ascii=False).encode()  # which fails where a surrogate stands alone
    return reader(KINDS[value["kind"]])(value, tally, plain)


@cache
def _fastest() -> Parser:
    if find_spec("msgspec") is None:
        return read_by_json
    from safetygate.documents.codec.structs import read_by_msgspec

    return read_by_msgspec


def _refuse(_: str) -> NoReturn:
    raise ValueError


_BACKSLASH, _LESS, _MORE, _DELETE = b"\\<>\x7f"
_BLANKS: Final = " \t\r\n"
_STRICT: Final = json.JSONDecoder(parse_constant=_refuse)
