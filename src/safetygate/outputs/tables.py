"""
A table for people: what a page, a spreadsheet and a CSV file all show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, TypeAlias, final

import attrs
from attrs import field, frozen

from safetygate.domain.records.characters import printable
from safetygate.domain.records.checks import Items, Text
from safetygate.domain.records.errors import InvalidValue, expect

Cell: TypeAlias = str | int | Decimal | None
"""What one cell shows: a number stays a number, and `None` says that there is none."""

# Names and numbers come from strangers: "=HYPERLINK(…)" must not act, and "0101234" must not lose its first zero.
SAFE_WORKBOOK: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""How a spreadsheet is written: text stays text, and no file is left beside it."""

_CRLF: Final = "\r\n"

_CELLS: Final = frozenset({str, int, Decimal, type(None)})
# A blank that moves the line may stand before the sign, and some programs pass over it; others take the wide signs too.
_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠")
"""The signs by which spreadsheets take a text for a formula."""


def _show(cell: Any) -> Any:
    return printable(cell) if type(cell) is str else cell


def _show_each(row: Any) -> Any:
    return tuple(map(_show, row)) if type(row) is tuple else row


def _show_rows(rows: Any) -> Any:
    return tuple(map(_show_each, rows)) if type(rows) is tuple else rows


def _check_rows(table: PrintedTable, attribute: attrs.Attribute[Any], value: Any) -> None:
    width = len(table.columns)
    if type(value) is not tuple or any(type(row) is not tuple or len(row) != width for row in value):
        raise InvalidValue(f"expected a tuple of rows of {width} cells", field=attribute.name)
    for cell in (cell for row in value for cell in row):
        if type(cell) not in _CELLS:
            raise InvalidValue(f"expected text or a number, got {type(cell).__name__}", field=attribute.name)


@final
@frozen(kw_only=True)
class PrintedTable:
    """
    One table for people, in one language.

    Attributes:
        name: A short name for files and sheets, the same in every language.
        title: What it shows.
        columns: The heads of its columns; all numbers of a column are of one unit.
        rows: Its rows, the label first.
    """

    name: str = field(validator=Text(31, pattern=r"^[a-z_]+$"))
    title: str = field(converter=_show, validator=Text(200))
    columns: tuple[str, ...] = field(converter=_show_each, validator=Items(Text(200), 50, least=1))
    rows: tuple[tuple[Cell, ...], ...] = field(converter=_show_rows, validator=_check_rows)

    def is_number(self, column: int) -> bool:
        """Whether a *column*, counted from 0, holds numbers, and stands at the right."""
        return column > 0 and all(not isinstance(row[column], str) for row in self.rows)

    @property
    def without_zeros(self) -> PrintedTable:
        """The same without the rows in which every number is zero."""
        kept = (row for row in self.rows if any(cell for cell in row if not isinstance(cell, str)))
        return attrs.evolve(self, rows=tuple(kept))


def csv_text(table: PrintedTable) -> str:
    """One table as CSV; a text that a spreadsheet would take for a formula stands behind an apostrophe."""
    expect(table, PrintedTable, field="table")
    return print_rows(
        [disarm(cell) if isinstance(cell, str) else cell for cell in row] for row in (table.columns, *table.rows)
    )


def print_rows(rows: Iterable[Iterable[Cell]]) -> str:
    """The *rows* as CSV, as they are."""
    return "".join(f"{_print_row(row)}\n" for row in rows)


# A carriage return in a cell is put in quotes only where it also ends lines, and would else cut the row in two.
def _print_row(row: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=_CRLF).writerow(row)
    return out.getvalue().removesuffix(_CRLF)


def disarm(text: str) -> str:
    """A *text* for a cell of CSV: behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text[:1] in _FORMULA else text
