"""
The quarterly report as a spreadsheet: a cover, and a sheet a table; text stays text and is never a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.records.characters import printable
from safetygate.domain.records.errors import expect, expect_each
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.report.preface import METHOD, Preface, write_preface
from safetygate.outputs.report.tables import report_tables
from safetygate.outputs.tables import SAFE_WORKBOOK, PrintedTable

_COVER: Final = Phrase("Report", "报告")
_CHARTS: Final = {"days": "column", "rapid": "bar", "category": "bar"}
"""Beside which tables a chart stands, and of which kind."""

_LONGEST_NAME: Final = 31
"""The most characters that spreadsheets take in the name of a sheet."""


def report_sheets(
    report: QuarterlyReport, language: str | Language, *, earlier: Iterable[QuarterlyReport] = ()
) -> bytes:
    """
    The tables of *report* as a workbook in the Office Open XML format (`.xlsx`), with its labels in *language*.

    The cover says which quarter it is, on what terms, and what must be known before a figure is quoted.

    Args:
        report: The report.
        language: The language of the labels, and of the names of the sheets.
        earlier: Reports on earlier periods, which stand beside it in the comparison.

    Raises:
        InvalidValue: Where there are no words in *language*, or a report cannot be compared with it.
        MissingExtra: Where the extra `[xlsx]` is not installed.
    """
    earlier = expect_each(earlier, QuarterlyReport, field="earlier")
    expect(report, QuarterlyReport, field="report")
    xlsxwriter, parsed = need("xlsxwriter", "The spreadsheet of a report", "xlsx"), Language.parse(language)
    preface = write_preface(report, parsed)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE_WORKBOOK) as book:
        # Else xlsxwriter notes when it writes, and the same report gives other bytes each time.
        book.set_properties({"title": preface.heading, "created": report.terms.as_of.replace(tzinfo=None)})
        title, head = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "bottom": 1})
        tenths = book.add_format({"num_format": "0.0"})
        _write_cover(book, preface, title, parsed)
        for table in report_tables(report, parsed, earlier=earlier):
            sheet = book.add_worksheet(table.title[:_LONGEST_NAME].strip())
            sheet.write_string(0, 0, table.title, title)
            sheet.write_row(2, 0, table.columns, head)
            for line, row in enumerate(table.rows, 3):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(line, column, cell, tenths if isinstance(cell, Decimal) else None)
            sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
            sheet.freeze_panes(3, 1)
            sheet.autofit()
            # On A4, as wide as one sheet, with the heads above every one.
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(2)
            if table.name in _CHARTS:
                _draw_chart(book, sheet, table)
    return out.getvalue()


def _draw_chart(book: Any, sheet: Any, table: PrintedTable) -> None:
    """A chart of the first numbers of *table*, beside it."""
    chart, last = book.add_chart({"type": _CHARTS[table.name]}), 2 + len(table.rows)
    cells = {"categories": [sheet.name, 3, 0, last, 0], "values": [sheet.name, 3, 1, last, 1]}
    chart.add_series({"name": table.columns[1], **cells})
    chart.set_title({"name": table.title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    # Bars are drawn from the bottom up unless they are turned, and a table is read from the top.
    chart.set_y_axis({"reverse": _CHARTS[table.name] == "bar", "major_gridlines": {"visible": False}})
    sheet.insert_chart(2, len(table.columns) + 1, chart, {"x_scale": 1.5, "y_scale": 1.3, "description": table.title})


def _write_cover(book: Any, preface: Preface, title: Any, language: Language) -> None:
    sheet, wrapped = book.add_worksheet(_COVER.say(language)), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, preface.heading, title)
    lines = [
        preface.terms,
        *preface.banners,
        preface.answer,
        "",
        METHOD.say(language),
        *preface.method,
        "",
        preface.notice,
    ]
    for line, text in enumerate(lines, 2):
        sheet.write_string(line, 0, printable(text), wrapped)
