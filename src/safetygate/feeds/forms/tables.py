"""
The rows of a table, from CSV or from a workbook, each with its head's names and with the row as it stood.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias

from safetygate.feeds.extent import expect_extent
from safetygate.feeds.extras import package
from safetygate.feeds.forms.json_page import decoded
from safetygate.feeds.forms.spreadsheet import NUMBER, column, date_above, read
from safetygate.feeds.intake import WHOLE, UnreadableFeed
from safetygate.feeds.members import Value
from safetygate.feeds.reading import Reading

_ABOVE: Final = 20
"""How many rows may stand above the head."""

_SEPARATORS: Final = ",;\t"

Row: TypeAlias = tuple[Sequence[str], bytes]
"""The cells of a row, and the row as it stood."""


def csv_readings(data: bytes) -> Iterator[Reading]:
    """
    The alerts of a table of CSV, with commas, semicolons or tabulators; in UTF-8, UTF-16 or Windows-1252.

    Raises:
        UnreadableFeed: Where no row names the columns.
    """
    text, encoding = _text(data)
    lines = io.StringIO(text, newline="")
    head = next((line for line in islice(lines, _ABOVE) if _names_columns(line)), "")
    separator = max(_SEPARATORS, key=head.count)
    yield from _readings(_rows(io.StringIO(text, newline=""), encoding, separator))


def workbook_readings(data: bytes) -> Iterator[Reading]:
    """
    The alerts of a workbook: of the first sheet in which a row names the columns.

    Raises:
        UnreadableFeed: Where there is none, or the workbook is damaged, locked or far too large.
    """
    calamine = package("python_calamine", "Reading a workbook")
    _expect_size(data)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (calamine.CalamineError, calamine.PasswordError):
        raise UnreadableFeed("expected a workbook that can be opened, got one that is damaged or locked") from None
    tables = [[(tuple(_cell(value) for value in row), _json(row)) for row in sheet] for sheet in sheets]
    yield from _readings(next((rows for rows in tables if any(_is_head(cells) for cells, _ in rows[:_ABOVE])), ()))


def _readings(rows: Iterable[Row]) -> Iterator[Reading]:
    rows = iter(rows)
    above: list[Sequence[str]] = []
    for cells, _ in islice(rows, _ABOVE):
        if _is_head(cells):
            names = _distinct(cells)
            yield from read(((_named(names, row), raw) for row, raw in rows), date_above(above))
            return
        above.append(cells)
    raise UnreadableFeed('expected a table whose head has a column "Alert number"')


def _is_head(cells: Iterable[str]) -> bool:
    return any(column(cell) == NUMBER for cell in cells)


def _names_columns(line: str) -> bool:
    return NUMBER in " ".join(line.split()).casefold()


def _distinct(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns; a name that is there before, or none, gets its place instead."""
    names = [column(name) for name in cells]
    first = {name: place for place, name in reversed(list(enumerate(names)))}
    return tuple(
        name if name and first[name] == place else f"column {place + 1} {name}".strip()
        for place, name in enumerate(names)
    )


def _named(names: Sequence[str], cells: Sequence[str]) -> dict[str, Value]:
    beyond = (f"column {place + 1}" for place in range(len(names), len(cells)))
    return dict(zip([*names, *beyond], cells, strict=False))


def _text(data: bytes) -> tuple[str, str]:
    try:
        return decoded(data), "utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    except UnreadableFeed:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _rows(lines: Iterable[str], encoding: str, separator: str) -> Iterator[Row]:
    """The rows of CSV; one that cannot be parsed is a single cell."""
    taken: list[str] = []

    def tapped() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    reader = csv.reader(tapped(), delimiter=separator)
    while True:
        try:
            cells: Sequence[str] | None = next(reader, None)
        except csv.Error:
            cells = ("".join(taken),)
        if cells is None:
            return
        yield cells, "".join(taken).encode(encoding, errors="replace")
        taken.clear()


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _json(row: Iterable[Any]) -> bytes:
    return json.dumps(list(row), ensure_ascii=False, default=str).encode()


def _expect_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > WHOLE:
                raise UnreadableFeed(f"expected a workbook of at most {WHOLE // 2**20} MiB once unpacked")
            expect_extent(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableFeed("expected a workbook that can be opened, got one that is damaged or locked") from None
