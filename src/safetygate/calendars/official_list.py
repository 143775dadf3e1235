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
            place.
        MissingExtra: Where an iCalendar is to be read and the extra `ical` is not installed.
    """
    text = (data if isinstance(data, str) else _decoded(data)).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return _document(text)
    heading, rows = _icalendar(text) if text[:15].upper() == "BEGIN:VCALENDAR" else _table(text)
    days = tuple(rows)
    return DaysOff(
        name=name or _told(heading, "name", "whose list it is"),
        version=version or _told(heading, "version", "which edition of the list it is"),
        years=tuple(sorted(set(years))) or _years(_told(heading, "years", "which calendar years the list covers")),
        days_off=_sorted(row.day for row in days if not row.worked),
        working_days=_sorted(row.day for row in days if row.worked),
    )


def _sorted(days: Iterable[Date]) -> tuple[Date, ...]:
    return tuple(sorted(set(days)))


def _told(heading: _Heading, title: str, what: str) -> str:
    if not heading.get(title):
        raise InvalidValue(f"expected to be told {what}", field=title)
    return heading[title]


def _years(text: str) -> tuple[int, ...]:
    if re.fullmatch(r"[0-9]{4}(?:[ ,]+[0-9]{4})*", text, re.ASCII) is None:
        raise InvalidValue("expected calendar years such as 2026, 2027", field="years")
    return tuple(sorted({int(year) for year in re.findall("[0-9]{4}", text)}))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidValue("expected text in UTF-8", field="days_off") from None


def _document(text: str) -> DaysOff:
    record = loads(text)
    if not isinstance(record, DaysOff):
        raise InvalidValue(f"expected a document of the kind days_off, got {record.kind}", field="kind")
    return record


def _table(text: str) -> tuple[_Heading, Iterator[_Row]]:
    lines = list(enumerate(text.splitlines(), 1))
    remarks = filter(None, (_REMARK.fullmatch(line) for _, line in lines))
    heading = {remark["title"]: remark["text"] for remark in remarks}
    return heading, _rows((number, line) for number, line in lines if line.strip() and not line.startswith("#"))


def _rows(lines: Iterable[tuple[int, str]]) -> Iterator[_Row]:
    cells = ((f"line {number}", next(csv.reader([line]))) for number, line in lines)
    place, titles = next(cells, ("line 1", [""]))
    columns = [title.strip().casefold() for title in titles]
    if "day" not in columns:
        raise InvalidValue("expected a line that names the columns, one of them day", field=place)
    for where, values in cells:
        row = dict(zip(columns, values, strict=False))
        yield _row(row.get("day", ""), row.get("kind", ""), where)


def _row(day: str, kind: str, place: str) -> _Row:
    worked = _KINDS.get(kind.strip().casefold())
    if worked is None:
        raise InvalidValue("expected the kind off or working", field=place)
    try:
        return _Row(moments.parse_day(day.strip()), worked)
    except ValueError as reason:
        raise InvalidValue(str(reason), field=place) from None


def _icalendar(text: str) -> tuple[_Heading, Iterator[_Row]]:
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
    return heading, _events(calendar.walk("VEVENT"))


def _events(events: Iterable[Any]) -> Iterator[_Row]:
    for number, event in enumerate(events, 1):
        worked = "WORKING" in _categories(event)
        yield from (_Row(day, worked) for day in _days(event, f"event {number}"))


def _categories(event: Any) -> set[str]:
    properties: Iterable[tuple[str, Any]] = event.property_items(recursive=False)
    lists = (value.to_ical().decode() for name, value in properties if name == "CATEGORIES")
    return {category.strip().upper() for each in lists for category in each.split(",")}


def _days(event: Any, place: str) -> Iterator[Date]:
    if "RRULE" in event or "RDATE" in event:
        raise InvalidValue("expected one event for every year, got one that recurs", field=place)
    first = _whole_day(event.decoded("DTSTART", None), place)
    length = event.decoded("DURATION", dt.timedelta(days=1))
    end = _whole_day(event.decoded("DTEND", first + length), place)
    count = end.toordinal() - first.toordinal()
    if not 1 <= count <= _LONGEST:
        raise InvalidValue(f"expected an event of 1 to {_LONGEST} days", field=place)
    start = moments.to_day(first, field=place)
    return (moments.days_after(start, offset) for offset in range(count))


def _whole_day(value: Any, place: str) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise InvalidValue("expected an event of whole days", field=place)
    return value
