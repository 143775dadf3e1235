"""
Which form a feed has, told by what it holds and never by its name.
"""

from __future__ import annotations

import codecs
import enum
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, final

import attrs

from safetygate.feeds.forms import opendatasoft, portal, spreadsheet, tables, weekly_report, workbook
from safetygate.feeds.forms.json_page import Item, Page, pages
from safetygate.feeds.forms.reshaping import reshape, without_words_for_nothing
from safetygate.feeds.intake import Intake, UnreadableFeed
from safetygate.feeds.members import Value
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.words.labels import Labels


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
_NO_FEEDS: Final = (
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"\{\\rtf"), "a text document (RTF)"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\x00"), "a picture"),
    (re.compile(rb"<(?:!doctype\s+)?html\b|<table\b", re.IGNORECASE), "a page of HTML"),
    (re.compile(rb"<\?xml[^>]*>\s*(?:<\?mso[^>]*>\s*)?<(?:ss:)?Workbook\b"), "a spreadsheet of 2003 (XML)"),
    (re.compile(rb"<rss\b|<\?xml[^>]*>\s*<(?:rss|feed)\b"), "a news feed"),
    (re.compile(rb"BEGIN:VCALENDAR"), "a calendar"),
    (re.compile(rb"7z\xbc\xaf|Rar!|BZh|\xfd7zXZ"), "an archive"),
)
"""What people take for a feed, by its beginning: it is named for what it is."""
_EXPECTED: Final = (
    "expected a feed of the Safety Gate: a weekly report as XML, notices of the portal or rows of the OpenDataSoft "
    "mirror as JSON, or the spreadsheet export as a workbook, CSV or JSON"
)


def readings(
    intake: Intake,
    reports: list[WeeklyReport] | None = None,
    *,
    encoding: str | None = None,
    labels: tuple[Labels, ...] = (),
) -> Iterator[Reading]:
    """
    The notices of the feed that *intake* holds.

    Args:
        intake: The bytes of the feed.
        reports: Takes every weekly report that comes by, also one without notices.
        encoding: The encoding of its text, where it is known.
        labels: Words of other languages for codes.

    Raises:
        UnreadableFeed: Where it has none of the known forms.
    """
    found = [] if reports is None else reports
    begin = intake.head
    for mark in _MARKS:
        begin = begin.removeprefix(mark)
    first = begin.lstrip(b" \t\r\n\x00")[:1]
    if not first:
        raise UnreadableFeed("the feed is empty")
    expect_feed(intake.head)
    if first == b"<":
        return weekly_report.Reports(intake, found, labels).readings()
    if intake.head.startswith((_WORKBOOK, workbook.OLD)):
        return _collect(tables.workbook_readings(intake.whole()), found)
    if first in {b"{", b"["}:
        return _collect(_objects(pages(intake.whole(), encoding), labels), found)
    return _collect(tables.csv_readings(intake.whole(), encoding), found)


def _collect(found: Iterable[Reading], reports: list[WeeklyReport]) -> Iterator[Reading]:
    for reading in found:
        if reading.report is not None and reading.report not in reports:
            reports.append(reading.report)
        yield reading


def is_index(head: bytes) -> bool:
    """Whether *head* is the beginning of an index of weekly reports."""
    return re.search(rb"<(?:[\w.-]+:)?weeklyReport[\s>]", head) is not None


def expect_feed(head: bytes) -> None:
    """
    Let *head* be the beginning of something that may be a feed.

    Raises:
        UnreadableFeed: Where it is that of a page, a picture or another thing that is none; the sentence names it.
    """
    begin = head.removeprefix(codecs.BOM_UTF8).lstrip()
    got = next((name for pattern, name in _NO_FEEDS if pattern.match(begin)), None)
    if got:
        raise UnreadableFeed(f"expected a weekly report, a notice, a page of rows or a table, got {got}")


def _objects(found: list[Page], labels: tuple[Labels, ...]) -> Iterator[Reading]:
    """The notices of a feed of JSON; one that is of no known kind is read as its neighbours are."""
    items = [item.value for page in found for item in page.items]
    split = any("columns" in page.around for page in found)
    if (split or len(items) > 1) and any(isinstance(item, list) for item in items):
        return tables.array_readings(_arrays(found))
    shaped = [
        page if page.list else attrs.evolve(page, items=tuple(each for item in page.items for each in reshape(item)))
        for page in found
    ]
    known = [opendatasoft.is_page(page) or any(_kind(_row(item)) for item in page.items) for page in shaped]
    if any(page.items for page in shaped) and not any(known):
        raise UnreadableFeed(_EXPECTED)
    for page, is_known in zip(shaped, known, strict=True):
        if page.items and not is_known:
            raise UnreadableFeed(f"{_EXPECTED}; got something else among them")
    return _rows_of_pages(shaped, labels)


def _rows_of_pages(found: list[Page], labels: tuple[Labels, ...]) -> Iterator[Reading]:
    position, spoken = 0, set[str]()
    for page in found:
        rows = [_row(item) for item in page.items]
        kinds = [_kind(row) for row in rows]
        usual = Kind.MIRROR if opendatasoft.is_page(page) else next(filter(None, kinds), None)
        raws = (item.text.encode() for item in page.items)
        if usual is Kind.SHEET:
            for reading in spreadsheet.read(zip(map(without_words_for_nothing, rows), raws, strict=True)):
                position += 1
                yield attrs.evolve(reading, position=position)
            continue
        for row, kind, raw in zip(rows, kinds, raws, strict=True):
            position += 1
            if (kind or usual) is Kind.PORTAL:
                yield portal.read(row, raw, position, labels)
            else:
                yield opendatasoft.read(without_words_for_nothing(row), raw, position, labels, spoken)


def _arrays(found: list[Page]) -> Iterator[list[Value]]:
    for page in found:
        if isinstance(names := page.around.get("columns"), list):
            yield names
        for item in page.items:
            if not isinstance(item.value, list):
                raise UnreadableFeed("expected rows that are all arrays or all objects, got both")
            yield item.value


def _row(item: Item) -> dict[str, Value]:
    """The members of *item*; one without a name where it is no object."""
    return item.value if isinstance(item.value, dict) else {"": item.value}


def _kind(row: Mapping[str, Value]) -> Kind | None:
    return next((kind for kind, recognises in _KINDS.items() if recognises(row)), None)
