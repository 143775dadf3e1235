"""
The objects of a feed of JSON, each with its text exactly as it stood.

Numbers are kept as they are written, so that no barcode loses a digit, and a member that is there twice is kept twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, final

from attrs import frozen

from safetygate.documents.tables import decode_text
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.feeds.intake import UnreadableFeed
from safetygate.feeds.members import Value

LISTS: Final = ("results", "records", "content", "data")
"""The members that hold the notices of a page: of OpenDataSoft (v2.1, v1), of a search of the portal, and of pandas."""

AGAIN: Final = "(again)"
"""Under this name an object keeps the members that it held a second time, with their names."""

# white space between the values of JSON (RFC 8259, section 2)
_BLANK: Final = re.compile(r"[ \t\n\r]*")


@final
@frozen(kw_only=True)
class Item:
    """
    One value of a feed.

    Attributes:
        value: What it holds.
        text: The same as it stood.
    """

    value: Value
    text: str


@final
@frozen(kw_only=True)
class Page:
    """
    The notices of one feed of JSON.

    Attributes:
        items: The notices, or what stands in their place.
        list: The name of the member that holds them; absent where they stand alone, in an array, or one a line.
        around: The other members beside that one.
    """

    items: tuple[Item, ...]
    list: str | None = None
    around: Mapping[str, Value] = FrozenMap()


def decode(data: bytes, encoding: str | None = None) -> str:
    """
    The text that *data* is: as UTF-8, as UTF-16 where it begins with its mark, as GB 18030 where that gives Chinese.

    Raises:
        UnreadableFeed: Where they are none of these, or not in *encoding*.
    """
    try:
        decoded = decode_text(data, encoding)
    except InvalidValue as error:
        raise UnreadableFeed(str(error)) from None
    if decoded.guessed:
        raise UnreadableFeed("expected text in UTF-8 or UTF-16")
    return decoded.text


def pages(data: bytes, encoding: str | None = None) -> list[Page]:
    """
    The notices in *data*, page by page where several pages were joined into one text or one array.

    Raises:
        UnreadableFeed: Where this is no JSON, or JSON too deep to be a feed.
    """
    text = decode(data, encoding)
    try:
        return list(_pages(_values(text, 0)))
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise UnreadableFeed(f"expected JSON; at {at} it ends or goes wrong") from None
    except RecursionError:
        raise UnreadableFeed("expected JSON of a feed, got one that is nested far deeper") from None


def _pages(items: Iterable[Item]) -> Iterator[Page]:
    """The pages that *items* are or stand in; items side by side that are notices are one page."""
    loose: list[Item] = []
    for item in items:
        value = item.value
        name = next((name for name in LISTS if isinstance(value, dict) and isinstance(value.get(name), list)), None)
        inner = [_unfold(item.text, name)] if name else []
        # an array is the row of a table rather than a list of notices where its cells are no objects
        if isinstance(value, list) and (not value or any(isinstance(cell, dict | list) for cell in value)):
            inner = list(_pages(_values(item.text[:-1], 1))) or [Page(items=())]
        if inner:
            yield from [Page(items=tuple(loose)), *inner] if loose else inner
            loose.clear()
        else:
            loose.append(item)
    if loose:
        yield Page(items=tuple(loose))


def _unfold(text: str, name: str) -> Page:
    """The notices in the member *name* of the page *text*, each with its own text; the last such member counts."""
    around: dict[str, Value] = {}
    items = ""
    at = _skip(text, 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        around[key], at = _DECODER.raw_decode(text, start)
        if key == name:
            items = text[start:at]
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at
    del around[name]
    return Page(items=tuple(_values(items[:-1], 1)), list=name, around=around)


def _values(text: str, start: int) -> Iterator[Item]:
    """The values in *text* from *start* on; a comma may stand between them."""
    at = _skip(text, start)
    while at < len(text):
        value, end = _DECODER.raw_decode(text, at)
        yield Item(value=value, text=text[at:end])
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, start: int) -> int:
    match = _BLANK.match(text, start)
    return match.end() if match else start


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(reversed(pairs))
    if len(found) == len(pairs):
        return dict(pairs)
    firsts = {name: at for at, (name, _) in reversed(list(enumerate(pairs)))}
    again = [[name, value] for at, (name, value) in enumerate(pairs) if firsts[name] != at]
    return {**found, AGAIN: again}


# NaN and Infinity are no JSON: programs write them where there is no number, and mean nothing by them
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=lambda _: None
)
