"""
Days off in a table: separated by commas, semicolons or tabs, as an office or a spreadsheet writes it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Final

from safetygate.calendars.days_listed import Listed, read_day, read_kind
from safetygate.domain.records.errors import InvalidValue

_SEPARATORS: Final = ("\t", ";", ",")
_DAYS: Final = ("day", "date", "日期")
_KINDS: Final = ("kind", "type", "类型")

# `# name: European Commission, Brussels`; a spreadsheet adds quotation marks, or fills the row: `# version: 1;;`.
_REMARK: Final = re.compile(r'"?#\s*(?P<title>[a-z]+)\s*:\s*(?P<text>.*?)["\s,;]*', re.ASCII)


def read_table(text: str) -> tuple[Mapping[str, str], Iterator[Listed]]:
    """
    What stands above the days of a table, by its title, and the days.

    Raises:
        InvalidValue: Where no line names the columns; where a day cannot be read, as soon as it is asked for.
    """
    lines = text.splitlines(keepends=True)
    above = list(takewhile(lambda line: not line.strip(' \t\r\n,;"') or line.lstrip('"').startswith("#"), lines))
    remarks = filter(None, (_REMARK.fullmatch(line.strip()) for line in above))
    return {remark["title"]: remark["text"] for remark in remarks}, _read_rows(lines[len(above) :], len(above))


def _read_rows(lines: list[str], above: int) -> Iterator[Listed]:
    titles = lines[0] if lines else ""
    separator = max(_SEPARATORS, key=titles.count)
    # With its line ends untouched, since a cell in quotation marks may hold some.
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator)
    columns = [title.strip().casefold() for title in next(reader, [])]
    day = next((columns.index(name) for name in _DAYS if name in columns), None)
    if day is None:
        raise InvalidValue("expected a line that names the columns, one of them day or date", field=f"line {above + 1}")
    kind = next((columns.index(name) for name in _KINDS if name in columns), None)
    before = reader.line_num
    for row in reader:
        where, before = f"line {above + before + 1}", reader.line_num
        if not any(cell.strip() for cell in row) or row[0].startswith("#"):
            continue
        cells = row + [""] * (len(columns) - len(row))
        stated = "" if kind is None else cells[kind]
        worked = read_kind(stated) if stated.strip() else read_kind(*cells[:day], *cells[day + 1 :])
        # A word in its own column that is neither is a mistake; in a remark it is a remark.
        if stated.strip() and worked is None:
            raise InvalidValue("expected the kind off or working", field=where)
        yield Listed(read_day(cells[day], where), worked, where)
