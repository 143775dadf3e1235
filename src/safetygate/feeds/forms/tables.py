"""
The rows of a table, from CSV or from a workbook, each with its head's names and with the row as it stood.

The sheet and the mirror spell their columns differently; a table has those of one of them, all or a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safetygate.documents.tables import HEAD_WITHIN, SEPARATORS, Row, decode_text, rows_of_text, without_nothing
from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.records.errors import InvalidValue
from safetygate.feeds.finding import Notes
from safetygate.feeds.forms.spreadsheet import NUMBER, Table, column, count_columns, is_foot
from safetygate.feeds.forms.workbook import read_sheets, to_json, to_text
from safetygate.feeds.intake import UnreadableFeed
from safetygate.feeds.members import Value
from safetygate.feeds.reading import Reading
from safetygate.feeds.remark import Remark


def csv_readings(data: bytes, encoding: str | None = None) -> Iterator[Reading]:
    """
    The alerts of a table of CSV, whatever parts its cells; in *encoding*, or in the one that its bytes show.

    Raises:
        UnreadableFeed: Where no row names the columns, or the bytes are not in *encoding*.
    """
    try:
        decoded = decode_text(data, encoding)
    except InvalidValue as error:
        raise UnreadableFeed(str(error)) from None
    rows = rows_of_text(decoded.text, decoded.encoding, count_columns)
    yield from _readings([rows], decoded.encoding if decoded.guessed else None)


def workbook_readings(data: bytes) -> Iterator[Reading]:
    """
    The alerts of a workbook, new or old: of every sheet in which a row names the columns.

    Raises:
        UnreadableFeed: Where there is none, or the workbook is damaged, locked or far too large.
    """
    yield from _readings(read_sheets(data))


def array_readings(rows: Iterable[Sequence[Value]]) -> Iterator[Reading]:
    """
    The alerts of a table that came as arrays of cells, the head among them.

    Raises:
        UnreadableFeed: Where no row names the columns.
    """
    yield from _readings(
        [[(tuple("" if cell is None else to_text(cell) for cell in row), to_json(row)) for row in rows]]
    )


def _readings(tables: Iterable[Iterable[Row]], guessed: str | None = None) -> Iterator[Reading]:
    """The alerts of several *tables*; *guessed* is their encoding where it is a guess."""
    position, headed = 0, False
    for rows in tables:
        for table, cells, raw in _rows_below_heads(rows):
            headed = True
            if cells is None:
                continue
            position += 1
            notes = Notes()
            if guessed:
                notes.add(Remark.ENCODING_GUESSED, "", guessed)
            yield table.reading(cells, raw, position, notes)
    if not headed:
        raise UnreadableFeed('expected a table whose head has a column "Alert number", or others of the Safety Gate')


def _rows_below_heads(rows: Iterable[Row]) -> Iterator[tuple[Table, dict[str, Value] | None, bytes]]:
    """
    Each row under the head that stands above it: where tables were joined, a head stands between rows.

    A head comes by itself, without cells, and what is a note at the foot of one table may be the day above the next.
    """
    table: Table | None = None
    above: list[Sequence[str]] = []
    for cells, raw in _turn_back(rows):
        if is_head(cells):
            table = Table.of_head(cells, above)
            above.clear()
            yield table, None, raw
        elif len(cells) == 1 and any(is_head(cells[0].split(each)) for each in SEPARATORS if each in cells[0]):
            raise UnreadableFeed("expected one separator between cells where tables are joined, got another")
        elif table is None:
            above.append(cells)
            if len(above) > HEAD_WITHIN:
                return
        elif is_foot(values := table.name_cells(without_nothing(cells)), table.names):
            above.append(cells)
        else:
            above.clear()
            yield table, values, raw


def is_head(cells: Sequence[str]) -> bool:
    """Whether *cells* name columns: the number of the alert, or several and little else."""
    known, filled = count_columns(cells), sum(1 for cell in cells if cell.strip())
    if not known or any(AlertNumber.parse(cell.strip()) for cell in cells):
        return False
    return any(column(cell) == NUMBER for cell in cells) or (known > 1 and known * 2 >= filled)


def _turn_back(rows: Iterable[Row]) -> Iterator[Row]:
    """*rows*, or the columns of a table whose rows were turned into columns: the names stand in the first of them."""
    taken = iter(rows)
    first = next(taken, None)
    if first is None:
        return
    numbers = [cell for cell in first[0][1:] if AlertNumber.parse(cell.strip())]
    if not (column(first[0][0] if first[0] else "") == NUMBER and numbers and count_columns(first[0]) == 1):
        yield first
        yield from taken
        return
    sheet = [first[0], *(cells for cells, _ in taken)]
    for position in range(len(first[0])):
        cells = tuple(row[position] if position < len(row) else "" for row in sheet)
        yield cells, to_json(cells)
