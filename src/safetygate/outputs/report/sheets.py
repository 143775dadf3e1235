"""
The quarterly report as a spreadsheet, a sheet a table; text stays text and is never a formula.
"""

from __future__ import annotations

import io
from decimal import Decimal

from safetygate.documents.extras import need
from safetygate.domain.records.phrases import Language
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.report.tables import report_tables


def report_sheets(report: QuarterlyReport, language: str | Language) -> bytes:
    """
    The tables of *report* as a workbook in the Office Open XML format (`.xlsx`), with its labels in *language*.

    Raises:
        InvalidValue: Where there are no words in *language*.
        MissingExtra: Where the extra `[xlsx]` is not installed.
    """
    xlsxwriter = need("xlsxwriter", "The spreadsheet of a report", "xlsx")
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": report.terms.as_of.replace(tzinfo=None)})
        title, head = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "bottom": 1})
        tenths = book.add_format({"num_format": "0.0"})
        for table in report_tables(report, language):
            sheet = book.add_worksheet(table.name)
            sheet.write_string(0, 0, table.title, title)
            sheet.write_row(2, 0, table.columns, head)
            for line, row in enumerate(table.rows, 3):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(line, column, cell, tenths if isinstance(cell, Decimal) else None)
            sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
            sheet.freeze_panes(3, 1)
            sheet.autofit()
    return out.getvalue()
