"""
The weekly report of the Safety Gate as XML, in every form it has had since 2005.

Two ways to write that nothing is there (an empty section of character data, `xsi:nil`), two types of notice, and the
RAPEX era, which called the element `notification` and put batch numbers and barcodes together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from safetygate.domain.codes import Feed
from safetygate.feeds.finding import Notes
from safetygate.feeds.forms.xml_cut import Piece, Pieces
from safetygate.feeds.forms.xml_tree import Trees, head, members
from safetygate.feeds.intake import Intake, UnreadableFeed
from safetygate.feeds.members import Members, whole
from safetygate.feeds.notice import Notice, Setting
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.codes import language
from safetygate.feeds.words.dates import day

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

_LISTS: Final = frozenset({"pictures"})
_FAR_WEEKS: Final = 4
"""How far the date of a report may lie from the week it is counted as, before it is doubted."""


def read(intake: Intake) -> Iterator[Reading]:
    """
    The notices of a weekly report, one by one, in constant memory.

    Raises:
        UnreadableFeed: Where this is no weekly report, declares a document type, or is cut short.
    """
    pieces = Pieces(intake)
    cuts = iter(pieces)
    before, first = next(cuts), next(cuts, None)
    header = head(before.text, pieces.encoding)
    _expect_report(header, first)
    report = _report(header)
    trees, spoken = Trees(before.text, pieces.encoding), language(report.language or "")
    for position, piece in enumerate(chain([first] if first else [], cuts), 1):
        notes = Notes()
        _doubt(report, notes)
        element = trees.element(piece.text, notes)
        setting = Setting(feed=Feed.WEEKLY_XML, position=position, language=spoken, report=report)
        found = Members(NAMES, {} if element is None else members(element, _LISTS, notes), notes)
        yield Notice(members=found, setting=setting, notes=notes).reading(pieces.original(piece))


def _expect_report(header: Mapping[str, str], first: Piece | None) -> None:
    if first is not None and first.name == "weeklyReport":
        raise UnreadableFeed("this is the index of the weekly reports, which holds no alerts: read it with read_index")
    if first is None and "report_date" not in header:
        raise UnreadableFeed("expected a weekly report of the Safety Gate, with its notices in elements notifications")


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
