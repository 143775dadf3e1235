"""
The quarterly report as a spreadsheet, a sheet a table; text stays text and is never a formula.
"""

from __future__ import annotations

import io

from safetygate.documents.extras import need
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.report.tables import report_tables


def report_sheets(report: QuarterlyReport, language: str = "en") -> bytes:
    """
    The tables of *report* as a workbook in the Office Open XML format (`.xlsx`).

    Args:
        report: The report.
        language: `"zh"` for labels in Chinese, anything else for English.

    Raises:
        MissingExtra: Where the extra `[xlsx]` is not installed.
    """
    xlsxwriter = need("xlsxwriter", "The spreadsheet of a report", "xlsx")
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": report.terms.as_of.replace(tzinfo=None)})
        title, head = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "bottom": 1})
        for table in report_tables(report, language):
            sheet = book.add_worksheet(table.name[:31])
            sheet.write_string(0, 0, table.title, title)
            sheet.write_row(2, 0, table.columns, head)
            for line, row in enumerate(table.rows, 3):
                sheet.write_row(line, 0, row)
            sheet.freeze_panes(3, 1)
            sheet.autofit()
    return out.getvalue()
