"""
What reading a feed gives: the alerts, each with what was noticed and with the notice exactly as it stood.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import final

from attrs import frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.register.entries import Announcement, Publication, RegisterEntry
from safetygate.domain.records.moments import to_moment
from safetygate.feeds.addendum import AddendumNote, read_addendum
from safetygate.feeds.finding import Finding


@final
@frozen(kw_only=True)
class WeeklyReport:
    """
    What a weekly report says of itself, at its own head, in the index, or in a notice of the portal.

    Attributes:
        reference: Its reference, for example `Report-2026-36`.
        language: The language of its texts, as the feed writes it.
        report_on: The day of the report.
        year: The year that it is counted in, which need not be the year of the day.
        week: The week that it is counted as, which need not be the week of ISO 8601.
        url: Where the report lies; only the index says so.
        addendum: What it adds on alerts of earlier reports, in words.
    """

    reference: str | None = None
    language: str | None = None
    report_on: Date | None = None
    year: int | None = None
    week: int | None = None
    url: str | None = None
    addendum: str | None = None

    @property
    def addendum_notes(self) -> tuple[AddendumNote, ...]:
        """The addendum, sentence by sentence."""
        return read_addendum(self.addendum or "")


@final
@frozen(kw_only=True)
class Reading:
    """
    One notice of a feed, read.

    Attributes:
        alert: The alert that it became.
        findings: What the reading found; empty where nothing was found.
        raw: The notice byte for byte: the element of XML, the object of JSON, the line of CSV; a row of a workbook,
            which has no text of its own, as a JSON array of its cells.
        position: Its place in the feed, counted from 1.
        report: The weekly report that it stood in, where the feed names it.
    """

    alert: Alert
    findings: tuple[Finding, ...]
    raw: bytes
    position: int
    report: WeeklyReport | None = None


@final
@frozen(kw_only=True)
class FeedReport:
    """
    All that one feed holds.

    Attributes:
        reports: The weekly reports in it: one, several where they were joined, none where the feed names none.
        readings: The notices, in their order.
    """

    reports: tuple[WeeklyReport, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def report(self) -> WeeklyReport | None:
        """The weekly report, where the feed holds one only."""
        return self.reports[0] if len(self.reports) == 1 else None

    @property
    def addendum(self) -> tuple[AddendumNote, ...]:
        """What the reports add on alerts of earlier reports, in their order."""
        return tuple(note for report in self.reports for note in report.addendum_notes)

    def register_entries(self, seen_at: dt.datetime | None = None) -> Iterator[RegisterEntry]:
        """
        What the feed tells a register: each alert as it shows it, and what its reports add on earlier ones.

        Args:
            seen_at: When the feed was loaded.
        """
        moment = None if seen_at is None else to_moment(seen_at, field="seen_at")
        for reading in self.readings:
            yield Publication(alert=reading.alert, seen_at=moment)
        for report in self.reports:
            for note in report.addendum_notes:
                yield Announcement(
                    action=note.action,
                    numbers=note.numbers,
                    other_numbers=note.other_numbers,
                    announced_on=report.report_on,
                    report=report.reference,
                    text=note.text,
                )
