"""Days and moments in every form of the feeds."""

from __future__ import annotations

import pytest

from safetygate.feeds.finding import Notes
from safetygate.feeds.words.dates import day, moment


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("21/08/2026", "2026-08-21"),
        ("4/2/2005", "2005-02-04"),
        ("21.08.2026", "2026-08-21"),
        ("2026-08-21", "2026-08-21"),
        ("2026-08-21 00:00:00", "2026-08-21"),
        (" 21/08/2026 ", "2026-08-21"),
        ("2026-02-12T23:00:00.000+00:00", "2026-02-13"),
        ("2026-07-02T22:00:00.000+00:00", "2026-07-03"),
        ("2026-02-04T00:00:00.000Z", "2026-02-04"),
        ("2026-03-25T23:27:13.353Z", "2026-03-26"),
        ("2026-03-25T10:27:13.353+0100", "2026-03-25"),
    ],
)
def test_the_meant_day_is_read(printed: str, expected: str) -> None:
    """Midnight in Brussels and midnight in UTC both mean the day that begins with them."""
    notes = Notes()

    assert str(day(printed, "published_on", notes)) == expected
    assert notes.findings("") == ()


@pytest.mark.parametrize(
    "printed", ["31/02/2020", "21/08/26", "2026-13-01", "Friday", "01/01/1850", "2026-08-21T25:00:00Z"]
)
def test_what_is_no_day_is_told(printed: str) -> None:
    """A day that is not on the calendar is left out, and stays in the finding."""
    notes = Notes()

    assert day(printed, "published_on", notes) is None
    assert moment(printed, "source.modified_at", notes) is None
    assert {(finding.code, finding.raw) for finding in notes.findings("")} == {("date-malformed", printed)}


def test_an_unknown_day_is_no_fault() -> None:
    """The weekly report prints Unknown where it knows no day."""
    notes = Notes()

    assert day("Unknown", "measures", notes) is None
    assert notes.findings("") == ()


def test_a_moment_keeps_its_fraction_in_utc() -> None:
    """The portal gives milliseconds and an offset."""
    assert (
        str(moment("2026-03-25T11:27:13.353+01:00", "source.modified_at", Notes()))
        == "2026-03-25 10:27:13.353000+00:00"
    )
