"""
The index of the weekly reports as XML: which reports there are, and where each of them lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from safetygate.feeds.finding import Notes
from safetygate.feeds.forms.xml_cut import Pieces
from safetygate.feeds.forms.xml_tree import Trees, members
from safetygate.feeds.intake import Intake, UnreadableFeed
from safetygate.feeds.members import Members, whole
from safetygate.feeds.reading import WeeklyReport
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.dates import day
from safetygate.feeds.words.wording import line

_LISTS: Final = frozenset[str]()


def read(intake: Intake) -> Iterator[WeeklyReport]:
    """
    The entries of the index, one by one.

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
        values = {} if element is None else members(element, _LISTS, notes)
        yield _entry(Members({}, values, notes), notes)


def _entry(found: Members, notes: Notes) -> WeeklyReport:
    return WeeklyReport(
        reference=line(found.text("reference"), "reference", notes, most=100),
        language=line(found.text("report_language"), "language", notes),
        report_on=day(found.text("publicationDate"), "report_on", notes),
        year=whole(found.text("year")),
        week=whole(found.text("week")),
        url=next(iter(addresses(found.text("URL"), "url", notes)), None),
    )
