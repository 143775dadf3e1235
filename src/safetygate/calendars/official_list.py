"""
An official list of days off, as a host has it: a JSON document, a table or an iCalendar.

The institutions of the Union publish their days off every year in the Official Journal, series C; no package has them.
Every list says whose it is, which edition, and which calendar years it covers, for of any other year it knows nothing;
what the list does not say, the host does.

JSON
    A document of the kind `days_off`.
Table
    Separated by commas, semicolons or tabs, its first line naming the columns; `# name: …`, `# version: …` and
    `# years: 2026, 2027` may stand above.
    The column `day` or `date` holds a day, the year first: `2026-01-01`, `2026/1/1`, `20260101`.
    The column `kind`, where there is one, holds `off` or `working`; else the words of the other columns are asked.
iCalendar
    The properties `NAME` (or `X-WR-CALNAME`), `X-SAFETYGATE-VERSION` and `X-SAFETYGATE-YEARS`, and all-day events, each
    with its first day and, where it lasts longer, the day after its last (RFC 5545).
    A weekend day that is worked has the category `WORKING`, the property `X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY`, or
    says so in its summary: `上班`, `working day`.

A single Saturday or Sunday of which a table or an iCalendar says neither is refused: it may be worked.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Final

from safetygate.calendars.days_listed import Listed, read_day, read_kind
from safetygate.calendars.icalendars import read_icalendar
from safetygate.documents.document import loads
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.records.errors import InvalidValue

# `# years: 2026, 2027` of a table, `X-SAFETYGATE-YEARS:2026` of an iCalendar.
_YEARS: Final = re.compile(r"[0-9]{4}(?:[ ,]+[0-9]{4})*", re.ASCII)

_SEPARATORS: Final = ("\t", ";", ",")
_DAYS: Final = ("day", "date", "日期")
_KINDS: Final = ("kind", "type", "类型")

# `# name: European Commission, Brussels`; a spreadsheet adds quotation marks, or fills the row: `# version: 1;;`.
_REMARK: Final = re.compile(r'"?#\s*(?P<title>[a-z]+)\s*:\s*(?P<text>.*?)["\s,;]*', re.ASCII)


def read_days_off(
    data: bytes | str, *, name: str | None = None, version: str | None = None, years: Iterable[int] = ()
) -> DaysOff:
    """
    The list of days off that *data* holds, in any of the three forms, which is known by its beginning.

    Args:
        data: The file, in UTF-8.
        name: Whose list it is, where a table or an iCalendar does not say so.
        version: Which edition, where it does not say so.
        years: The calendar years it covers, where it does not say so.

    Raises:
        InvalidDocument: Where a JSON document does not conform, with every problem.
        InvalidValue: Where a table or an iCalendar cannot be read or lacks one of the three, or where it does not say
            whether a Saturday or Sunday is off or worked; the sentence names the line or the event.
        MissingExtra: Where an iCalendar is to be read and the extra `ical` is not installed.
    """
    if not isinstance(data, str | bytes):
        raise InvalidValue(f"expected bytes or text, got {type(data).__name__}", field="data")
    try:
        text = (data if isinstance(data, str) else data.decode("utf-8-sig")).lstrip("\ufeff \t\r\n")
    except UnicodeDecodeError:
        raise InvalidValue("expected text in UTF-8", field="days_off") from None
    if text.startswith("{"):
        record = loads(text)
        if not isinstance(record, DaysOff):
            raise InvalidValue(f"expected a document of the kind days_off, got {record.kind}", field="kind")
        return record
    heading, listed = read_icalendar(text) if text[:15].upper() == "BEGIN:VCALENDAR" else _read_table(text)
    days = {(each.day, each.is_worked()) for each in listed}
    return DaysOff(
        name=name or _require(heading, "name", "whose list it is"),
        version=version or _require(heading, "version", "which edition of the list it is"),
        years=tuple(sorted(set(years))) or _read_years(heading),
        days_off=tuple(sorted(day for day, worked in days if not worked)),
        working_days=tuple(sorted(day for day, worked in days if worked)),
    )


def _read_years(heading: Mapping[str, str]) -> tuple[int, ...]:
    text = _require(heading, "years", "which calendar years the list covers")
    if _YEARS.fullmatch(text) is None:
        raise InvalidValue("expected calendar years such as 2026, 2027", field="years")
    return tuple(sorted({int(year) for year in text.replace(",", " ").split()}))


def _require(heading: Mapping[str, str], title: str, what: str) -> str:
    if not heading.get(title):
        raise InvalidValue(f"expected to be told {what}", field=title)
    return heading[title]


def _read_table(text: str) -> tuple[Mapping[str, str], Iterator[Listed]]:
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
