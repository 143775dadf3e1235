"""
Which form a feed has, told by what it holds and never by its name.
"""

from __future__ import annotations

import codecs
import enum
from collections.abc import Iterator, Mapping
from typing import Final, final

from safetygate.feeds.forms import opendatasoft, portal, spreadsheet, tables, weekly_report
from safetygate.feeds.forms.json_page import Item, Page, page
from safetygate.feeds.intake import Intake, UnreadableFeed
from safetygate.feeds.members import Value
from safetygate.feeds.reading import Reading


@final
class Kind(enum.Enum):
    """
    Whose object of JSON it is.
    """

    PORTAL = "portal"
    SHEET = "sheet"
    MIRROR = "mirror"


_KINDS: Final = {
    Kind.PORTAL: portal.recognises,
    Kind.SHEET: spreadsheet.recognises,
    Kind.MIRROR: opendatasoft.recognises,
}
_WORKBOOK: Final = b"PK\x03\x04"
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EXPECTED: Final = (
    "expected a feed of the Safety Gate: a weekly report as XML, notices of the portal or rows of the OpenDataSoft "
    "mirror as JSON, or the spreadsheet export as a workbook, CSV or JSON"
)


def readings(intake: Intake) -> Iterator[Reading]:
    """
    The notices of the feed that *intake* holds.

    Raises:
        UnreadableFeed: Where it has none of the known forms.
    """
    first = _first(intake.head)
    if not first:
        raise UnreadableFeed("the feed is empty")
    if intake.head.startswith(_WORKBOOK):
        return tables.workbook_readings(intake.whole())
    if first == b"<":
        return weekly_report.Reports(intake).readings()
    if first in {b"{", b"["}:
        return _objects(page(intake.whole()))
    return tables.csv_readings(intake.whole())


def _first(head: bytes) -> bytes:
    """The first sign that is no blank and no mark of an encoding."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.lstrip(b" \t\r\n\x00")[:1]


def _objects(found: Page) -> Iterator[Reading]:
    """The notices of a feed of JSON; one that is of no known kind is read as its neighbours are."""
    rows = [_row(item) for item in found.items]
    kinds = [_kind(row) for row in rows]
    usual = Kind.MIRROR if opendatasoft.is_page(found) else next(filter(None, kinds), None)
    if rows and usual is None:
        raise UnreadableFeed(_EXPECTED)
    raws = (item.text.encode() for item in found.items)
    if usual is Kind.SHEET:
        yield from spreadsheet.read(zip(rows, raws, strict=True))
        return
    for position, (row, kind, raw) in enumerate(zip(rows, kinds, raws, strict=True), 1):
        read = portal.read if (kind or usual) is Kind.PORTAL else opendatasoft.read
        yield read(row, raw, position)


def _row(item: Item) -> dict[str, Value]:
    """The members of *item*; one without a name where it is no object."""
    return item.value if isinstance(item.value, dict) else {"": item.value}


def _kind(row: Mapping[str, Value]) -> Kind | None:
    return next((kind for kind, recognises in _KINDS.items() if recognises(row)), None)
