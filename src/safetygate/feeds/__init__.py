"""
Real feeds in: the published forms of Safety Gate data, read as alerts.

`read_alerts` takes any of them and tells the form by what it holds: the weekly report as XML of every year since 2005,
notices of the public portal and rows of the OpenDataSoft mirror as JSON, the spreadsheet export as a workbook, as CSV
or as JSON, each also compressed by gzip.
Every notice becomes one alert, whatever is in it; what is doubtful in it becomes a `Finding`, and the notice itself
stays at hand byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator

from safetygate.feeds import detection
from safetygate.feeds.addendum import AddendumAction, AddendumNote, read_addendum
from safetygate.feeds.finding import Finding
from safetygate.feeds.forms import weekly_index
from safetygate.feeds.intake import Origin, open_intake
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.remark import Remark

__all__ = [
    "AddendumAction",
    "AddendumNote",
    "Finding",
    "Origin",
    "Reading",
    "Remark",
    "WeeklyReport",
    "read_addendum",
    "read_alerts",
    "read_index",
]


def read_alerts(origin: Origin) -> Iterator[Reading]:
    """
    Every notice of a feed, one by one: as many readings as the feed has notices.

    A weekly report is read in constant memory; the other forms, which are short or have no fixed order, as a whole.
    Nothing is fetched: *origin* is a path, or a stream opened in binary mode.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: Where this is no feed of the Safety Gate, or it is damaged, cut short, or hostile.
        MissingExtra: Where the packages of the extra `sources` are not installed.
    """
    with open_intake(origin) as intake:
        yield from detection.readings(intake)


def read_index(origin: Origin) -> Iterator[WeeklyReport]:
    """
    Every entry of the index of the weekly reports, one by one.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: Where this is no index, or it is damaged, cut short, or hostile.
        MissingExtra: Where the packages of the extra `sources` are not installed.
    """
    with open_intake(origin) as intake:
        yield from weekly_index.read(intake)
