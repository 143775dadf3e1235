"""
The quarterly submission as a spreadsheet: the template to fill in, and the same filled in.

Text stays text and is never a formula; the heads stand in both languages.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.codes import FollowUpMeasureType, FollowUpOutcome, Initiator, NoMeasureReason
from safetygate.domain.codes.reports import TotalCode
from safetygate.domain.records.characters import printable
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import Language
from safetygate.domain.reports.sheet import BETWEEN, COLUMNS, ROWS_SHEET, TOTALS_SHEET
from safetygate.domain.reports.submission import QuarterlySubmission, SubmissionRow
from safetygate.outputs.page import demonstration_banners
from safetygate.outputs.tables import SAFE_WORKBOOK

# The lists whose codes a row may hold, written out on a sheet so that nobody has to look them up elsewhere.
_LISTS: Final[tuple[type[CodeList], ...]] = (FollowUpOutcome, FollowUpMeasureType, Initiator, NoMeasureReason)


def submission_sheet(submission: QuarterlySubmission | None = None) -> bytes:
    """
    A workbook (`.xlsx`) with the rows and totals of *submission*; without one, the template that can be filled in.

    Raises:
        MissingExtra: Where the extra `[xlsx]` is not installed.
    """
    if submission is not None:
        expect(submission, QuarterlySubmission, field="submission")
    xlsxwriter = need("xlsxwriter", "The spreadsheet of a submission", "xlsx")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE_WORKBOOK) as book:
        # The day of issue, or none that means anything: the same submission makes the same bytes.
        issued_on = dt.date(1980, 1, 1) if submission is None else submission.issued_on
        book.set_properties({"created": dt.datetime.combine(issued_on, dt.time())})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        hint = book.add_format({"italic": True, "font_color": "#555555", "text_wrap": True, "valign": "top"})
        extensions = None if submission is None else submission.extensions
        marks = [mark for language in Language for mark in demonstration_banners(extensions, language)]
        if marks:
            book.add_worksheet("Demonstration 演示").write_column(0, 0, marks)
        rows = book.add_worksheet(ROWS_SHEET)
        rows.set_column(0, len(COLUMNS) - 1, 24)
        for position, column in enumerate(COLUMNS):
            rows.write_string(0, position, column.title, head)
            # A note and not a row: every row below the heads is read as an alert.
            rows.write_comment(0, position, f"{column.hint.en}\n{column.hint.zh}")
        for line, row in enumerate(() if submission is None else submission.rows, 1):
            for position, cell in enumerate(_cells(row)):
                # As text: a number such as `0044/05`, or a day, must not become a date of the program's own.
                rows.write_string(line, position, printable(cell))
        # The number of the alert stays in sight, as every other cell is about it.
        rows.freeze_panes(1, 1)
        totals = book.add_worksheet(TOTALS_SHEET)
        totals.set_column(0, 0, 40)
        for line, total in enumerate(TotalCode):
            totals.write_string(line, 0, f"{total.en} {total.zh}", head)
            printed = None if submission is None or submission.totals is None else submission.totals
            number = None if printed is None else getattr(printed, total.value)
            if number is not None:
                totals.write_number(line, 1, number)
        _write_codes(book.add_worksheet("Codes 代码"), hint)
    return out.getvalue()


def _cells(row: SubmissionRow) -> tuple[str, ...]:
    days = ("" if day is None else format_day(day) for day in (row.started_on, row.completed_on, row.discontinued_on))
    measures = (f"{measure.type.value}: {measure.initiator.value}" for measure in row.measures)
    return (
        row.alert_number,
        row.own_number or "",
        *days,
        "" if row.outcome is None else row.outcome.value,
        BETWEEN.join(measures),
        BETWEEN.join(reason.value for reason in row.no_measure_reasons),
        row.office or "",
        "" if row.texts is None else row.texts.best("en", "zh"),
    )


def _write_codes(sheet: Any, hint: Any) -> None:
    sheet.set_column(0, 2, 40)
    line = 0
    for listed in _LISTS:
        for code in listed:
            sheet.write_row(line, 0, (code.value, code.en, code.zh))
            line += 1
        sheet.write_blank(line, 0, None, hint)
        line += 1
