"""What stands around a notice travels with it, however feeds were joined into one."""

from __future__ import annotations

import io

import pytest

from safetygate.feeds import read_report
from safetygate.feeds.intake import UnreadableFeed
from tests.feeds.samples import element, read, weekly


def head(on: str = "06/06/2025", year: int = 2025, week: int = 23) -> str:
    """The head of a report."""
    return f"<report_date>{on}</report_date><report_year>{year}</report_year><report_week>{week}</report_week>"


FIRST = weekly(element(caseNumber="SR/90001/25"), head=head())
SECOND = weekly(element(caseNumber="SR/90002/26"), head=head("12/06/2026", 2026, 24))
DAYS = [("SR/90001/25", "2025-06-06"), ("SR/90002/26", "2026-06-12")]


def days(data: bytes) -> list[tuple[str, str]]:
    """The alerts of a feed, each with its day."""
    return [(reading.alert.number, str(reading.alert.published_on)) for reading in read(data)]


def strip(data: bytes) -> bytes:
    """A report without its declaration and its root."""
    return data.partition(b"<Safety-Gate>")[2].removesuffix(b"</Safety-Gate>")


@pytest.mark.parametrize(
    "data",
    [
        FIRST + SECOND,
        FIRST + b"\n\xef\xbb\xbf" + SECOND,
        FIRST + b"<!-- <report_date>01/01/2001</report_date> -->" + SECOND,
        b"<all>" + strip(FIRST) + strip(SECOND) + b"</all>",
        b"<all><a>" + strip(FIRST) + b"</a><b>" + strip(SECOND) + b"</b></all>",
        FIRST + weekly(head=head("13/06/2025", 2025, 24)) + SECOND,
        weekly(head=head("13/06/2024", 2024, 24)) + FIRST + SECOND,
        FIRST.replace(b"</notifications>", b"") + SECOND,
        (FIRST + SECOND).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
    ids=["joined", "marked", "remarked", "one root", "two roots", "empty between", "empty before", "no end", "wide"],
)
def test_each_alert_keeps_the_day_of_its_own_report(data: bytes) -> None:
    """Reports that were written one behind the other, or put into one."""
    assert days(data) == DAYS


def test_a_report_without_a_head_has_no_day_of_another() -> None:
    """Where a joined report does not say its day, its alerts have none, and that is a finding."""
    first, second = read(FIRST + weekly(element(caseNumber="SR/90002/26"), head=""))

    assert str(first.alert.published_on) == "2025-06-06"
    assert second.alert.published_on is None
    assert "publication-day-unknown" in {finding.code for finding in second.findings}


@pytest.mark.parametrize(
    "data",
    [
        FIRST + b"<weeklyReports><weeklyReport><URL>https://example.org</URL></weeklyReport></weeklyReports>",
        FIRST + SECOND.replace(b"UTF-8", b"ISO-8859-1"),
        b"<Safety-Gate>" + element().encode() + head().encode() + b"</Safety-Gate>",
    ],
    ids=["index", "another encoding", "head behind"],
)
def test_what_cannot_be_told_apart_is_refused(data: bytes) -> None:
    """Nothing that is no alert becomes one, and no alert gets a day that is not its own."""
    with pytest.raises(UnreadableFeed):
        read(data)


def test_a_day_of_no_calendar_is_told() -> None:
    """The head of a report may be wrong as well."""
    (reading,) = read(weekly(element(), head=head("31/02/2026")))

    assert ("date-malformed", "source.report_on") in {(finding.code, finding.field) for finding in reading.findings}


def test_a_page_behind_a_report_is_no_report() -> None:
    """What a failing server writes behind a report adds nothing to it."""
    found = read_report(io.BytesIO(FIRST + b"<html><body><p>Time-out</p></body></html>"))

    assert [report.reference for report in found.reports] == ["Report-2025-23"]
    assert len(found.readings) == 1
