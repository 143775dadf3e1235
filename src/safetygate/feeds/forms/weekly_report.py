"""
The weekly report of the Safety Gate as XML, in every form it has had since 2005, and the index of all reports.

Two ways to write that nothing is there (an empty section of character data, `xsi:nil`), two types of notice, and the
RAPEX era, which called the element `notification` and put batch numbers and barcodes together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, final

from safetygate.domain.codes import Feed
from safetygate.feeds.finding import Notes
from safetygate.feeds.forms.xml_cut import DECLARED_ENCODING, Piece, Pieces, codec
from safetygate.feeds.forms.xml_tree import Trees, heads, members
from safetygate.feeds.intake import Intake, UnreadableFeed
from safetygate.feeds.members import Members, whole
from safetygate.feeds.notice import Notice, Setting
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.codes import language
from safetygate.feeds.words.dates import day
from safetygate.feeds.words.labels import Labels, note_missing_labels
from safetygate.feeds.words.wording import line

NAMES: Final = {
    "order": "position",
    "caseNumber": "number",
    "reference": "url",
    "category": "category",
    "product": "name",
    "brand": "brands",
    "name": "specific_name",
    "type_numberOfModel": "models",
    "batchNumber": "batches",
    "barcode": "barcodes",
    "batchNumber_barcode": "batches_and_barcodes",
    "riskType": "risks",
    "danger": "risk_description",
    "measures": "measures",
    "URLrecall": "recall_pages",
    "description": "description",
    "notifyingCountry": "notifying_country",
    "countryOfOrigin": "origin",
    "type": "user",
    "level": "level",
    "pictures": "pictures",
    "onlineTrader": "traders",
    "companyRecallCode": "recall_codes",
    "productionDates": "production_dates",
}
"""What the report calls each member."""

# "</Safety-Gate><?xml version=\"1.0\"?>" within a notice that lost its end
_NEXT: Final = re.compile(rb"</[^>]*>\s*(?:<\?xml[^>]*\?>\s*)?<[^/?!>]*>\s*<report_|<\?xml\b")
_LISTS: Final = frozenset({"pictures"})
_FAR_WEEKS: Final = 4
"""How far the date of a report may lie from the week it is counted as, before it is doubted."""


@final
class Reports:
    """
    The weekly reports of one stream: mostly one, or several that were joined into one.

    Attributes:
        found: Every report whose head has come by, in the order in which they stand.
    """

    __slots__ = ("_cuts", "_heads", "_labels", "_pieces", "_spoken", "_used", "found")

    def __init__(self, intake: Intake, found: list[WeeklyReport], labels: tuple[Labels, ...] = ()) -> None:
        self._labels = labels
        self._spoken: set[str] = set()
        self._used: set[int] = set()
        self._pieces = Pieces(intake)
        self._cuts = iter(self._pieces)
        self._heads: list[Mapping[str, str]] = []
        self.found = found

    def readings(self) -> Iterator[Reading]:
        """
        The notices, one by one, in constant memory, each with the report in whose document it stands.

        Raises:
            UnreadableFeed: Where this is no weekly report, declares a document type, or is cut short; where it cannot
                be told in which report a notice stands.
        """
        before, first = next(self._cuts), next(self._cuts, None)
        self._begin(before.text)
        _expect_report(self.found, before, first)
        trees, position = Trees(before.text, self._pieces.encoding), 0
        for piece in chain([first] if first else [], self._cuts):
            if piece.name == "weeklyReport":
                raise UnreadableFeed("expected weekly reports, got an index of them behind a report")
            if piece.name:
                position += 1
                self._used.add(len(self.found))
                yield self._reading(trees, piece, position)
            if not piece.name:
                self._begin(piece.text)
            elif not piece.whole:  # behind a notice that has no end, the head of the next report may stand
                head = _NEXT.search(piece.text)
                self._begin(piece.text[head.start() :] if head else b"")
        # what has neither a head nor notices is no report: the end of a page, or an empty root
        self.found[1:] = [
            report for count, report in enumerate(self.found[1:], 2) if count in self._used or report != WeeklyReport()
        ]

    def _reading(self, trees: Trees, piece: Piece, position: int) -> Reading:
        notes = Notes()
        report = self.found[-1]
        _doubt(report, notes)
        if self._heads[-1].get("report_date", "").strip() and report.report_on is None:
            notes.add(Remark.DATE_MALFORMED, "source.report_on", self._heads[-1]["report_date"])
        elif report.report_on is None and len(self.found) > 1:
            notes.add(Remark.PUBLICATION_DAY_UNKNOWN, "published_on", "")
        element = trees.element(piece.text, notes)
        spoken = language(report.language or "")
        note_missing_labels(report.language or "en", self._labels, self._spoken, notes)
        setting = Setting(feed=Feed.WEEKLY_XML, position=position, language=spoken, report=report, labels=self._labels)
        found = Members(NAMES, {} if element is None else members(element, _LISTS, notes), notes)
        return Notice(members=found, setting=setting, notes=notes).reading(self._pieces.original(piece))

    def _begin(self, text: bytes) -> None:
        """Take the heads that *text* holds: the notices that follow stand in the last of them."""
        declared = DECLARED_ENCODING.search(text) if self.found and not self._pieces.wide else None
        if declared is not None and codec(declared[1]) != self._pieces.encoding:
            raise UnreadableFeed("expected joined reports in one encoding, got one that declares another")
        inside, *behind = heads(text, self._pieces.encoding)
        begun = [each for each in behind if each is not None]
        if inside and self.found and behind and self.found[-1].report_on is None:
            raise UnreadableFeed("expected the head of a weekly report before its notices, got it behind them")
        if inside or not self.found:
            begun.insert(0, inside or {})
        self._heads += begun
        self.found += map(_report, begun)


def _expect_report(found: list[WeeklyReport], before: Piece, first: Piece | None) -> None:
    if first is not None and first.name == "weeklyReport":
        raise UnreadableFeed("this is the index of the weekly reports, which holds no alerts: read it with read_index")
    if first is None and all(report.report_on is None and report.year is None for report in found):
        page = re.search(rb"<(?:!doctype\s+)?html\b", before.text[:4000], re.IGNORECASE)
        got = ", got a page of HTML" if page else ""
        raise UnreadableFeed(
            f"expected a weekly report of the Safety Gate, with its notices in elements notifications{got}"
        )


def _report(header: Mapping[str, str]) -> WeeklyReport:
    year, week = (whole(header.get(f"report_{name}", "")) for name in ("year", "week"))
    return WeeklyReport(
        reference=f"Report-{year}-{week}" if year and week else None,
        language=header.get("report_language", "").strip() or None,
        report_on=day(header.get("report_date", ""), "source.report_on", Notes()),
        year=year,
        week=week,
        addendum=header.get("report_addendum", "").strip() or None,
    )


def _doubt(report: WeeklyReport, notes: Notes) -> None:
    """Remark a date that cannot be that of the week: reports of the first weeks of 2005 carry dates of January 2006."""
    if report.report_on is None or not report.year or not report.week:
        return
    weeks = (report.report_on.toordinal() - dt.date(report.year, 1, 1).toordinal()) / 7
    if abs(weeks - report.week) > _FAR_WEEKS:
        notes.add(Remark.DATE_DOUBTFUL, "published_on", f"{report.report_on} {report.reference}")


def read_index(intake: Intake) -> Iterator[WeeklyReport]:
    """
    The entries of the index of the weekly reports, one by one: which reports there are, and where each of them lies.

    Raises:
        UnreadableFeed: Where this is no index, declares a document type, or is cut short.
    """
    pieces = Pieces(intake)
    cuts = iter(pieces)
    before = next(cuts)
    trees = Trees(before.text, pieces.encoding)
    if b"weeklyReports" not in before.text and b"Safety-Gate" not in before.text:
        raise UnreadableFeed("expected the index of the weekly reports, with its entries in elements weeklyReport")
    for piece in cuts:
        if piece.name != "weeklyReport":
            raise UnreadableFeed("this is a weekly report and no index of them: read it with read_alerts")
        notes = Notes()
        element = trees.element(piece.text, notes)
        found = Members({}, {} if element is None else members(element, (), notes), notes)
        yield WeeklyReport(
            reference=line(found.text("reference"), "reference", notes, most=100),
            language=line(found.text("report_language"), "language", notes),
            report_on=day(found.text("publicationDate"), "report_on", notes),
            year=whole(found.text("year")),
            week=whole(found.text("week")),
            url=next(iter(addresses(found.text("URL"), "url", notes)), None),
        )
