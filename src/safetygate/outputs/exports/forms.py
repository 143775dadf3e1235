"""
A table for programs in the forms that other programs read: CSV, a spreadsheet, Arrow and Parquet.

Each form holds the same rows. Only Arrow and Parquet tell several texts apart; the others put `; ` between them.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

from pendulum import Date, DateTime

from safetygate.documents.extras import need
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.moments import format_day, format_moment
from safetygate.outputs.exports.table import RecordCell, RecordTable, TableColumn
from safetygate.outputs.tables import SAFE_WORKBOOK, disarm, print_rows

BETWEEN: Final = "; "
"""What stands between several texts in one cell of CSV and of a spreadsheet."""

_LONGEST_CELL: Final = 32_767
"""The most characters that spreadsheets take in one cell."""

_MOST_ROWS: Final = 1_048_576
"""The most rows that spreadsheets take, the heads among them."""

# Day 60 of a spreadsheet is 29 February 1900, which never was: days before March of that year are off by one.
_FIRST_DAY: Final = Date(1900, 3, 1)


def to_csv(table: RecordTable) -> str:
    """
    The *table* as CSV, with heads: days as `2026-08-21`, moments as `2026-08-21T10:00:00Z`.

    A text that a spreadsheet would take for a formula stands behind an apostrophe.
    """
    expect(table, RecordTable, field="table")
    heads = [column.name for column in table.columns]
    return print_rows([heads, *(map(_print, row) for row in table.rows)])


def to_xlsx(table: RecordTable) -> bytes:
    """
    The *table* as a workbook (`.xlsx`), with the meaning of its columns and the labels of its codes on sheets beside.

    Text stays text and is never a formula; days are days of the spreadsheet, and moments are text, as in CSV.

    Raises:
        InvalidValue: Where it has more rows, or a text has more characters, than a spreadsheet takes.
        MissingExtra: Where the extra `[xlsx]` is not installed.
    """
    expect(table, RecordTable, field="table")
    xlsxwriter = need("xlsxwriter", "The spreadsheet of a table", "xlsx")
    if len(table.rows) >= _MOST_ROWS:
        raise InvalidValue(
            f"expected fewer than {_MOST_ROWS} rows in a spreadsheet, got {len(table.rows)}", field="rows"
        )
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE_WORKBOOK) as book:
        # Else xlsxwriter notes when it writes, and the same table gives other bytes each time.
        book.set_properties({"created": dt.datetime(1980, 1, 1)})  # noqa: DTZ001  # a file has no zone
        head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, [column.name for column in table.columns], head)
        for line, row in enumerate(table.rows, 1):
            for position, cell in enumerate(row):
                match _show(cell, table.columns[position], line):
                    case str() as text:
                        sheet.write_string(line, position, text)
                    case int() as number:
                        sheet.write_number(line, position, number)
                    case Date() as date:
                        sheet.write_datetime(line, position, date, day)
                    case None:
                        pass
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        _explain(book, table, head)
    return out.getvalue()


def to_arrow(table: RecordTable) -> Any:
    """
    The *table* as a `pyarrow.Table`, which pandas, Polars, DuckDB and Spark take as it is.

    Days are days, moments are in UTC to the microsecond, several texts are a list. What a column means stands in the
    metadata of its field, under `en` and `zh`.

    Raises:
        MissingExtra: Where the extra `[arrow]` is not installed.
    """
    expect(table, RecordTable, field="table")
    arrow = need("pyarrow", "A table of Arrow", "arrow")
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "integer": arrow.int64(),
        "day": arrow.date32(),
        "moment": arrow.timestamp("us", tz="UTC"),
    }
    schema = arrow.schema(
        arrow.field(column.name, types[column.holds], metadata={"en": column.meaning.en, "zh": column.meaning.zh})
        for column in table.columns
    )
    cells = [[row[position] for row in table.rows] for position in range(len(table.columns))]
    return arrow.table([arrow.array(each, field.type) for each, field in zip(cells, schema, strict=True)], schema)


def to_parquet(table: RecordTable) -> bytes:
    """
    The *table* as a file of Apache Parquet, with the columns of `to_arrow`.

    Raises:
        MissingExtra: Where the extra `[arrow]` is not installed.
    """
    expect(table, RecordTable, field="table")
    parquet = need("pyarrow.parquet", "A Parquet file", "arrow")
    out = io.BytesIO()
    parquet.write_table(to_arrow(table), out)
    return out.getvalue()


def _print(cell: RecordCell) -> str | int | None:
    """What CSV and spreadsheets show of a *cell*, harmless wherever it is opened."""
    match cell:
        case DateTime():
            return format_moment(cell)
        case Date():
            return format_day(cell)
        case tuple():
            # Each by itself: where a program takes the semicolon for the end of a cell, the next one begins a cell.
            return BETWEEN.join(map(disarm, cell))
        case str():
            return disarm(cell)
        case _:
            return cell


def _show(cell: RecordCell, column: TableColumn, line: int) -> str | int | Date | None:
    """What a spreadsheet shows of a *cell*: its text cells are never formulas, so nothing is put before them."""
    if cell is None or isinstance(cell, int) or (type(cell) is Date and cell >= _FIRST_DAY):
        return cell
    shown = BETWEEN.join(cell) if isinstance(cell, tuple) else cell if isinstance(cell, str) else str(_print(cell))
    if len(shown) > _LONGEST_CELL:
        raise InvalidValue(
            f"expected at most {_LONGEST_CELL} characters in a cell of a spreadsheet, got {len(shown)} in row {line}; "
            "CSV and Parquet know no such limit",
            field=column.name,
        )
    return shown or None


def _explain(book: Any, table: RecordTable, head: Any) -> None:
    """Sheets with what the columns mean, and with the labels of every code that one of them may hold."""
    columns, codes = book.add_worksheet("Columns 列"), book.add_worksheet("Codes 代码")
    columns.write_row(0, 0, ("column", "holds", "English", "中文"), head)
    columns.set_column(0, 3, 30)
    for line, column in enumerate(table.columns, 1):
        columns.write_row(line, 0, (column.name, column.holds, column.meaning.en, column.meaning.zh))
    codes.write_row(0, 0, ("column", "code", "English", "中文"), head)
    codes.set_column(0, 3, 30)
    coded = ((column.name, column.codes) for column in table.columns if column.codes is not None)
    for line, (name, code) in enumerate(((name, code) for name, listed in coded for code in listed), 1):
        codes.write_row(line, 0, (name, code.value, code.en, code.zh))
