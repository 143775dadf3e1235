"""
An official list of days off, as a host keeps it: a JSON document, a table or an iCalendar.

The institutions of the Union publish their days off every year in the Official Journal, series C; no package has them.
Every list says whose it is, which edition, and which calendar years it covers, for of any other year it knows nothing.

JSON
    A document of the kind `days_off`.
CSV
    Lines `# name: …`, `# version: …`, `# years: 2026, 2027`, then a line that names the columns, then one day a line.
    The column `day` holds it as `YYYY-MM-DD`; the column `kind`, where there is one, holds `off` or `working`; other
    columns are left alone.
iCalendar
    The properties `NAME` (or `X-WR-CALNAME`), `X-SAFETYGATE-VERSION` and `X-SAFETYGATE-YEARS`, and all-day events, each
    with its first day and, where it lasts longer, the day after its last (RFC 5545).
    An event of the category `WORKING` is a weekend day that is worked.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from pendulum import Date

from safetygate.documents.document import loads
from safetygate.documents.extras import need
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue

_KINDS: Final[Mapping[str, bool]] = {"": False, "off": False, "working": True}
"""Whether a line of a table is about a day that is worked."""

_PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("NAME", "X-WR-CALNAME"),
    "version": ("X-SAFETYGATE-VERSION",),
    "years": ("X-SAFETYGATE-YEARS",),
}
"""Where an iCalendar says whose list it is, which edition, and which years it covers."""

# `# name: European Commission, Brussels`, above the days of a table.
_REMARK: Final = re.compile(r"#\s*(?P<title>[a-z]+)\s*:\s*(?P<text>.*?)\s*")

_LONGEST: Final = 366
"""The most days that one event of a list of days off can last."""

_Heading: TypeAlias = Mapping[str, str]


class _Row(NamedTuple):
    """
    One day of a list, and whether it is a weekend day that is worked.
    """

    day: Date
    worked: bool


def read_days_off(
    data: bytes | str, *, name: str | None = None, version: str | None = None, years: Iterable[int] = ()
) -> DaysOff:
    """
    The list of days off that *data* holds, in any of the three forms; the form is told from its beginning.

    Args:
        data: The file, in UTF-8.
        name: Whose list it is, where a table or an iCalendar does not say so.
        version: Which edition, where it does not say so.
        years: The calendar years it covers, where it does not say so.

    Raises:
        InvalidDocument: Where a JSON document does not conform, with every problem.
        InvalidValue: Where a table or an iCalendar cannot be read or lacks one of the three; the sentence names the
            line or the event.
        MissingExtra: Where an iCalendar is to be read and the extra `ical` is not installed.
    """
    text = (data if isinstance(data, str) else _decode(data)).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return _read_document(text)
    heading, rows = _read_icalendar(text) if text[:15].upper() == "BEGIN:VCALENDAR" else _read_table(text)
    days = tuple(rows)
    return DaysOff(
        name=name or _require(heading, "name", "whose list it is"),
        version=version or _require(heading, "version", "which edition of the list it is"),
        years=tuple(sorted(set(years)))
        or _parse_years(_require(heading, "years", "which calendar years the list covers")),
        days_off=tuple(sorted({row.day for row in days if not row.worked})),
        working_days=tuple(sorted({row.day for row in days if row.worked})),
    )


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidValue("expected text in UTF-8", field="days_off") from None


def _require(heading: _Heading, title: str, what: str) -> str:
    if not heading.get(title):
        raise InvalidValue(f"expected to be told {what}", field=title)
    return heading[title]


# `# years: 2026, 2027` of a table, `X-SAFETYGATE-YEARS:2026` of an iCalendar.
_YEARS: Final = re.compile(r"[0-9]{4}(?:[ ,]+[0-9]{4})*", re.ASCII)


def _parse_years(text: str) -> tuple[int, ...]:
    if _YEARS.fullmatch(text) is None:
        raise InvalidValue("expected calendar years such as 2026, 2027", field="years")
    return tuple(sorted({int(year) for year in text.replace(",", " ").split()}))


def _read_document(text: str) -> DaysOff:
    record = loads(text)
    if not isinstance(record, DaysOff):
        raise InvalidValue(f"expected a document of the kind days_off, got {record.kind}", field="kind")
    return record


def _read_table(text: str) -> tuple[_Heading, Iterator[_Row]]:
    lines = list(enumerate(text.splitlines(), 1))
    remarks = filter(None, (_REMARK.fullmatch(line) for _, line in lines))
    heading = {remark["title"]: remark["text"] for remark in remarks}
    return heading, _read_rows((number, line) for number, line in lines if line.strip() and not line.startswith("#"))


def _read_rows(lines: Iterable[tuple[int, str]]) -> Iterator[_Row]:
    cells = ((f"line {number}", next(csv.reader([line]))) for number, line in lines)
    first, titles = next(cells, ("line 1", [""]))
    columns = [title.strip().casefold() for title in titles]
    if "day" not in columns:
        raise InvalidValue("expected a line that names the columns, one of them day", field=first)
    for where, values in cells:
        row = dict(zip(columns, values, strict=False))
        worked = _KINDS.get(row.get("kind", "").strip().casefold())
        if worked is None:
            raise InvalidValue("expected the kind off or working", field=where)
        try:
            yield _Row(moments.parse_day(row.get("day", "").strip()), worked)
        except ValueError as reason:
            raise InvalidValue(str(reason), field=where) from None


def _read_icalendar(text: str) -> tuple[_Heading, Iterator[_Row]]:
    icalendar = need("icalendar", "Reading days off from an iCalendar", "ical")
    try:
        calendar: Any = icalendar.Calendar.from_ical(text)
    except ValueError:
        raise InvalidValue("expected an iCalendar (RFC 5545)", field="days_off") from None
    heading = {
        title: str(calendar[name]).replace("\\,", ",")
        for title, names in _PROPERTIES.items()
        for name in reversed(names)
        if name in calendar
    }
    return heading, _read_events(calendar.walk("VEVENT"))


def _read_events(events: Iterable[Any]) -> Iterator[_Row]:
    for number, event in enumerate(events, 1):
        properties: Iterable[tuple[str, Any]] = event.property_items(recursive=False)
        lists = (value.to_ical().decode() for name, value in properties if name == "CATEGORIES")
        worked = "WORKING" in {category.strip().upper() for each in lists for category in each.split(",")}
        yield from (_Row(day, worked) for day in _days(event, f"event {number}"))


def _days(event: Any, where: str) -> Iterator[Date]:
    if "RRULE" in event or "RDATE" in event:
        raise InvalidValue("expected one event for every year, got one that recurs", field=where)
    first = _whole_day(event.decoded("DTSTART", None), where)
    length = event.decoded("DURATION", dt.timedelta(days=1))
    end = _whole_day(event.decoded("DTEND", first + length), where)
    count = end.toordinal() - first.toordinal()
    if not 1 <= count <= _LONGEST:
        raise InvalidValue(f"expected an event of 1 to {_LONGEST} days", field=where)
    start = moments.to_day(first, field=where)
    return (moments.days_after(start, offset) for offset in range(count))


def _whole_day(value: Any, where: str) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise InvalidValue("expected an event of whole days", field=where)
    return value
