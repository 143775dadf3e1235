"""
The four ways to read a feed, from a path or a binary stream; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safetygate.feeds import detection
from safetygate.feeds.forms import weekly_report
from safetygate.feeds.intake import Origin, open_intake
from safetygate.feeds.reading import FeedReport, Reading, WeeklyReport
from safetygate.feeds.words.labels import Labels


def read_alerts(origin: Origin, *, encoding: str | None = None, labels: Iterable[Labels] = ()) -> Iterator[Reading]:
    """
    Every notice of a feed, one by one: as many readings as the feed has notices.

    A weekly report is read in constant memory; the other forms, which are short or have no fixed order, as a whole.
    Where reports, tables or pages were joined into one feed, each alert has the day and the report of its own.

    Args:
        origin: A path, or a stream opened in binary mode.
        encoding: The encoding of a table or of JSON, where its bytes do not show it.
        labels: Words of other languages for codes, which count before those that this library holds.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: Where this is no feed of the Safety Gate, or it is damaged, cut short, or hostile; where it
            cannot be told in which report a notice stands.
        MissingExtra: Where the packages of the extra `sources` are not installed.
    """
    with open_intake(origin) as intake:
        yield from detection.readings(intake, encoding=encoding, labels=tuple(labels))


def read_report(origin: Origin, *, encoding: str | None = None, labels: Iterable[Labels] = ()) -> FeedReport:
    """
    All that a feed holds: its report, the notices in it, and what it adds on alerts of earlier reports.

    A report without notices has its addendum all the same. The arguments are those of `read_alerts`.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: As `read_alerts` does.
        MissingExtra: Where the packages of the extra `sources` are not installed.
    """
    reports: list[WeeklyReport] = []
    with open_intake(origin) as intake:
        found = tuple(detection.readings(intake, reports, encoding=encoding, labels=tuple(labels)))
    return FeedReport(reports=tuple(reports), readings=found)


def read_index(origin: Origin) -> Iterator[WeeklyReport]:
    """
    Every entry of the index of the weekly reports, one by one.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: Where this is no index, or it is damaged, cut short, or hostile.
        MissingExtra: Where the packages of the extra `sources` are not installed.
    """
    with open_intake(origin) as intake:
        yield from weekly_report.read_index(intake)
