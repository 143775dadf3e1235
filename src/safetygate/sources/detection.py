"""
Which form a feed has, told by what it holds and never by its name.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from types import ModuleType
from typing import Final

from safetygate.errors import UnreadableFeed
from safetygate.sources import opendatasoft, portal, spreadsheet, tables, weekly_report
from safetygate.sources.intake import Intake
from safetygate.sources.objects import Item, Page, page
from safetygate.sources.reading import Reading

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
        return weekly_report.read(intake)
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
    kinds = [_kind(item) for item in found.items]
    usual = opendatasoft if opendatasoft.is_page(found) else next(filter(None, kinds), None)
    if found.items and usual is None:
        raise UnreadableFeed(_EXPECTED)
    if usual is spreadsheet:
        yield from spreadsheet.read((_members(item).value, item.text.encode()) for item in found.items)
        return
    for position, (item, kind) in enumerate(zip(found.items, kinds, strict=True), 1):
        reader = opendatasoft if opendatasoft in {kind, usual} and kind is not portal else portal
        yield reader.read(_members(item), position)


def _kind(item: Item) -> ModuleType | None:
    """The module that reads notices such as *item*."""
    kinds = (portal, spreadsheet, opendatasoft)
    known = isinstance(item.value, dict)
    return next((kind for kind in kinds if known and kind.recognises(item.value)), None)


def _members(item: Item) -> Item:
    """*item*, as an object with one member where it is none."""
    return item if isinstance(item.value, dict) else Item(value={"(value)": item.value}, text=item.text)
