"""
The quarterly report as a spreadsheet: a cover, and a sheet a table; text stays text and is never a formula.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.records.characters import printable
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.report.preface import METHOD, Preface, write_preface
from safetygate.outputs.report.tables import report_tables
from safetygate.outputs.tables import SAFE_WORKBOOK

_COVER: Final = Phrase("Report", "报告")
_LONGEST_NAME: Final = 31
"""The most characters that spreadsheets take in the name of a sheet."""


def report_sheets(report: QuarterlyReport, language: str | Language) -> bytes:
    """
    The tables of *report* as a workbook in the Office Open XML format (`.xlsx`), with its labels in *language*.

    The cover says which quarter it is, on what terms, and what must be known before a figure is quoted.

    Raises:
        InvalidValue: Where there are no words in *language*.
        MissingExtra: Where the extra `[xlsx]` is not installed.
    """
    xlsxwriter, parsed = need("xlsxwriter", "The spreadsheet of a report", "xlsx"), Language.parse(language)
    preface = write_preface(report, parsed)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE_WORKBOOK) as book:
        # Else xlsxwriter notes when it writes, and the same report gives other bytes each time.
        book.set_properties({"title": preface.heading, "created": report.terms.as_of.replace(tzinfo=None)})
        title, head = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "bottom": 1})
        tenths = book.add_format({"num_format": "0.0"})
        _write_cover(book, preface, title, parsed)
        for table in report_tables(report, parsed):
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
    return out.getvalue()


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
