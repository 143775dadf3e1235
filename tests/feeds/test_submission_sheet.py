"""A quarterly submission on its way through a spreadsheet and back."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from attrs import evolve

import safetygate as sg
from safetygate.domain.codes import FollowUpMeasureType, FollowUpOutcome, Initiator, NoMeasureReason
from safetygate.domain.records.periods import Quarter
from safetygate.feeds.submission_sheet import UnreadableSheet, read_submission_sheet
from safetygate.outputs.report.submission_sheet import submission_sheet

BESIDE: dict[str, Any] = {
    "id": "submission-1",
    "issuer": sg.GACC,
    "recipient": sg.DG_JUST,
    "quarter": Quarter(2026, 1),
    "issued_on": dt.date(2026, 4, 14),
}
ROWS = (
    sg.SubmissionRow(
        alert_number="SR/00001/26",
        own_number="17",
        started_on=dt.date(2026, 1, 20),
        completed_on=dt.date(2026, 3, 2),
        outcome="measures_taken",
        measures=[
            sg.FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.AUTHORITY),
            sg.FollowUpMeasure(type=FollowUpMeasureType.CORRECTIVE_ACTION, initiator=Initiator.OPERATOR_VOLUNTARY),
        ],
        office="Office (made up)",
        texts={"zh": "已采取纠正措施"},
    ),
    sg.SubmissionRow(
        alert_number="=1+1",
        started_on=dt.date(2026, 2, 1),
        completed_on=dt.date(2026, 3, 3),
        outcome="no_measure",
        no_measure_reasons=[NoMeasureReason.COMPANY_GONE],
    ),
    sg.SubmissionRow(alert_number="SR/00003/26"),
    sg.SubmissionRow(alert_number="SR/00004/26", started_on=dt.date(2026, 2, 1), discontinued_on=dt.date(2026, 3, 4)),
)
SUBMISSION = read_submission_sheet(submission_sheet(), **BESIDE)


def workbook(*changes: tuple[str, object]) -> bytes:
    """The template with cells of the first sheet filled in."""
    book = openpyxl.load_workbook(io.BytesIO(submission_sheet()))
    for cell, value in changes:
        book.worksheets[0][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_is_written_reads_back() -> None:
    """Rows and totals, a text that looks like a formula among them."""
    whole = evolve(SUBMISSION, rows=ROWS, totals=sg.SubmissionTotals(transmitted=3, closing=0))

    assert read_submission_sheet(submission_sheet(whole), **BESIDE) == whole


def test_the_template_is_an_empty_submission() -> None:
    """It has heads in both languages, and nothing below them."""
    sheet = openpyxl.load_workbook(io.BytesIO(submission_sheet())).worksheets[0]

    assert (SUBMISSION.rows, SUBMISSION.totals) == ((), None)
    assert sheet["A1"].value == "Alert number\n预警通报编号"


def test_people_fill_it_in_as_they_are_used_to() -> None:
    """Real days, labels in either language, numbers for texts, blank rows between."""
    data = workbook(
        ("A3", "SR/00001/26"),
        ("B3", 17),
        ("C3", dt.date(2026, 1, 20)),
        ("D3", "2026-03-02"),
        ("F3", FollowUpOutcome.MEASURES_TAKEN.zh),
        ("G3", f"{FollowUpMeasureType.EXPORT_BAN.en}: {Initiator.AUTHORITY.en}"),
        ("A6", "SR/00002/26"),
    )
    first, second = read_submission_sheet(data, **BESIDE).rows

    assert (first.own_number, first.started_on, first.completed_on) == (
        "17",
        dt.date(2026, 1, 20),
        dt.date(2026, 3, 2),
    )
    assert first.outcome is FollowUpOutcome.MEASURES_TAKEN
    assert first.measures[0].type is FollowUpMeasureType.EXPORT_BAN
    assert second.alert_number == "SR/00002/26"


def test_every_cell_that_cannot_be_read_is_named() -> None:
    """By row and column, in both languages, all at once."""
    data = workbook(
        ("A2", "SR/00001/26"),
        ("C2", "20.01.2026"),
        ("F2", "done"),
        ("A3", "SR/00002/26"),
        ("D3", "2026-03-02"),
        ("B4", "no alert"),
    )
    with pytest.raises(UnreadableSheet) as refusal:
        read_submission_sheet(data, **BESIDE)

    assert [problem.text("en") for problem in refusal.value.problems] == [
        "row 2, column C: expected a day such as 2026-08-21, got 20.01.2026",
        "row 2, column F: expected a code of the list or its label, got done",
        "row 3, column D: expected an investigation to end on or after the day on which it began (SG-M-100)",
        "row 4, column A: expected 1 to 100 characters, got 0",
    ]
    assert refusal.value.problems[0].text("zh") == "第2行，第C列：应为日期，例如 2026-08-21；实为20.01.2026"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"alert_number;started_on\n"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    """In one sentence."""
    with pytest.raises(UnreadableSheet, match=r"expected a workbook \(\.xlsx\)"):
        read_submission_sheet(data, **BESIDE)


def test_a_workbook_without_the_heads_is_refused() -> None:
    """Whatever else it holds."""
    with pytest.raises(UnreadableSheet, match="expected a sheet with the heads of the template"):
        read_submission_sheet(workbook(("A1", "Number")), **BESIDE)
