"""
The tables of a quarterly report, in one language: what the page, the spreadsheet and the CSV files all show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from safetygate.domain.records.errors import expect, expect_each
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.alerts import AlertTally
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.rows import ReportRow, report_rows
from safetygate.outputs.tables import PrintedTable

_FIGURE: Final = Phrase("Figure", "项目")
_FIGURES: Final = Phrase("All figures", "全部数据")


def report_tables(
    report: QuarterlyReport, language: str | Language, *, earlier: Iterable[QuarterlyReport] = ()
) -> tuple[PrintedTable, ...]:
    """
    Every table of *report* in which there is a figure, with its labels in *language*.

    Args:
        report: The report.
        language: The language of the labels.
        earlier: Reports on earlier periods, which stand beside it in the comparison.

    Raises:
        InvalidValue: Where there are no words in *language*, or a report cannot be compared with it.
    """
    earlier = expect_each(earlier, QuarterlyReport, field="earlier")
    expect(report, QuarterlyReport, field="report")
    return lay_out(report_rows(report, language, earlier=earlier), language)


def lay_out(rows: Iterable[ReportRow], language: str | Language) -> tuple[PrintedTable, ...]:
    """
    The tables that tidy *rows* make: the figures of one code stand side by side.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    figure = _FIGURE.say(language)
    # Rows come table by table already, which is all that `groupby` asks for.
    return tuple(_fill(figure, tuple(found)) for _, found in groupby(rows, key=lambda row: row.table))


def _fill(figure: str, rows: Sequence[ReportRow]) -> PrintedTable:
    # By their number and not by their code: a report that was sent may have one code on two lines.
    width = len({row.column for row in rows})
    lines = [rows[start : start + width] for start in range(0, len(rows), width)]
    return PrintedTable(
        name=rows[0].table,
        title=rows[0].table_label,
        columns=(figure, *(row.column_label for row in lines[0])),
        rows=tuple((line[0].code_label, *(row.value for row in line)) for line in lines),
    )


def tidy_table(
    report: QuarterlyReport, language: str | Language, *, earlier: Iterable[QuarterlyReport] = ()
) -> PrintedTable:
    """
    Every figure of *report* in one table, a row each, with codes and, in *language*, labels beside them.

    Parameters and errors are those of `report_tables`.
    """
    earlier = expect_each(earlier, QuarterlyReport, field="earlier")
    expect(report, QuarterlyReport, field="report")
    return _list(report_rows(report, language, earlier=earlier), language)


def alert_table(tally: AlertTally, language: str | Language) -> PrintedTable:
    """
    Every count of a *tally* of alerts in one table, a row each, as `tidy_table` lists the figures of a report.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    expect(tally, AlertTally, field="tally")
    return _list(tally.rows(language), language)


def _list(rows: Iterable[ReportRow], language: str | Language) -> PrintedTable:
    listed = tuple(map(tuple, rows))
    return PrintedTable(name="rows", title=_FIGURES.say(language), columns=ReportRow._fields, rows=listed)
