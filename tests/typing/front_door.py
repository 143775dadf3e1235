"""
What an editor infers of reading, counting and reporting: checked by mypy and pyright, never run.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import assert_type

from pendulum import Date

import safetygate as sg
from safetygate import outputs

AT = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)


def read_documents(data: bytes) -> None:
    """The class that was asked for, or every class that a document may have."""
    assert_type(sg.loads(data, sg.Alert), sg.Alert)
    assert_type(sg.read(data, sg.Flag).record, sg.Flag | None)
    assert_type([received.record for received in sg.iter_ndjson([data], sg.Case)], list[sg.Case | None])
    assert_type(sg.loads(data), sg.Document)
    sg.loads(data).number  # type: ignore[union-attr]  # noqa: B018  # not every document has one
    sg.loads(data, dict)  # type: ignore[type-var]  # no document


def follow_a_case(case: sg.Case) -> None:
    """Days are days, texts are text."""
    assert_type(sg.deadline(AT, sg.ACTION_PLAN).last_on, Date)
    standing = sg.standing(case, sg.ACTION_PLAN, at=AT)
    assert_type(standing.text("zh"), str)
    assert_type(standing.days_left, int | None)
    assert_type([each.case for each in sg.triage([case], at=AT)], list[sg.Case])
    standing.text()  # type: ignore[call-arg]  # a language is never assumed


def show_to_people(report: sg.QuarterlyReport) -> None:
    """Text for a page, bytes for a file, cells that keep their type."""
    assert_type(outputs.report_page(report, "en"), str)
    assert_type(outputs.report_sheets(report, sg.Language.ZH), bytes)
    assert_type(outputs.report_tables(report, "en")[0].rows, tuple[tuple[str | int | Decimal | None, ...], ...])
    outputs.report_page(report)  # type: ignore[call-arg]  # a language is never assumed


def read_feeds(path: Path) -> None:
    """A reading, with the alert and what was doubtful about it."""
    for reading in sg.read_alerts(path):
        assert_type(reading.alert, sg.Alert)
        assert_type(reading.findings, tuple[sg.Finding, ...])
