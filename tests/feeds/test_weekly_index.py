"""The index of the weekly reports."""

from __future__ import annotations

import io

import pytest

from safetygate.feeds import read_alerts, read_index
from safetygate.feeds.intake import UnreadableFeed
from tests.feeds.samples import element, weekly

ENTRY = """
  <weeklyReport>
    <report_language>en</report_language>
    <reference>Report-2026-36</reference>
    <publicationDate>11/09/2026</publicationDate>
    <year>2026</year>
    <month>9</month>
    <day>11</day>
    <week>36</week>
    <URL>https://example.org/detail/xml/10000322?language=en&amp;search=WEB_REPORT%7C:%7C10000322,
    </URL>
  </weeklyReport>"""


def index(*entries: str, root: str = "weeklyReports") -> bytes:
    """An index with *entries*."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>{"".join(entries)}\n</{root}>'.encode()


@pytest.mark.parametrize("root", ["weeklyReports", "Safety-Gate"])
def test_every_entry_is_a_report(root: str) -> None:
    """Both roots that were seen; the address is decoded and loses the comma behind it."""
    first, second = read_index(io.BytesIO(index(ENTRY, ENTRY.replace("36", "35"), root=root)))

    assert (first.reference, first.language, str(first.report_on)) == ("Report-2026-36", "en", "2026-09-11")
    assert (first.year, first.week, second.week) == (2026, 36, 35)
    assert first.url == "https://example.org/detail/xml/10000322?language=en&search=WEB_REPORT%7C:%7C10000322"


def test_an_empty_index_has_no_entries() -> None:
    """An index may be empty."""
    assert list(read_index(io.BytesIO(index()))) == []


def test_an_index_is_no_report() -> None:
    """Whoever asks it for alerts is told what it is."""
    with pytest.raises(UnreadableFeed, match="read it with read_index"):
        list(read_alerts(io.BytesIO(index(ENTRY))))


def test_a_report_is_no_index() -> None:
    """And the other way round."""
    with pytest.raises(UnreadableFeed, match="read it with read_alerts"):
        list(read_index(io.BytesIO(weekly(element()))))
    with pytest.raises(UnreadableFeed, match="expected the index"):
        list(read_index(io.BytesIO(b"<other></other>")))
