"""
Days off in an iCalendar (RFC 5545), as other programs write it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pendulum import Date

from safetygate.calendars.days_listed import Listed, read_kind
from safetygate.documents.extras import need
from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue

_PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("NAME", "X-WR-CALNAME"),
    "version": ("X-SAFETYGATE-VERSION",),
    "years": ("X-SAFETYGATE-YEARS",),
}
"""Where an iCalendar says whose list it is, which edition, and which years it covers."""

_SPECIAL_DAYS: Final = {"ALTERNATE-WORKDAY": True, "WORK-HOLIDAY": False}
"""The values of `X-APPLE-SPECIAL-DAY`, by which a calendar of China for telephones marks its days."""

_LONGEST: Final = 366
"""The most days that one event of a list of days off can last."""


def read_icalendar(text: str) -> tuple[Mapping[str, str], Iterator[Listed]]:
    """
    What an iCalendar says of itself, by its title, and the days of its events.

    Raises:
        InvalidValue: Where it is none; where an event cannot be read, as soon as it is asked for.
        MissingExtra: Where the extra `ical` is not installed.
    """
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


def _read_events(events: list[Any]) -> Iterator[Listed]:
    marks = [_SPECIAL_DAYS.get(str(event.get("X-APPLE-SPECIAL-DAY", "")).upper()) for event in events]
    for number, (event, mark) in enumerate(zip(events, marks, strict=True), 1):
        where = f"event {number}"
        # Where some events are marked, the others are festivals on which people work.
        observance = mark is None and any(each is not None for each in marks)
        if observance or str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        days = _read_days(event, where)
        worked = mark
        if mark is None:
            properties: Iterable[tuple[str, Any]] = event.property_items(recursive=False)
            lists = [value.to_ical().decode() for name, value in properties if name == "CATEGORIES"]
            worked = read_kind(*(category for each in lists for category in each.split(",")))
            # a category that says which of the two it is outweighs the summary, which may only name a festival
            if worked is None:
                worked = read_kind(str(event.get("SUMMARY", "")))
        if worked is None and any(day.isoweekday() <= 5 for day in days):
            worked = False  # what is off from Friday to Monday is off on the weekend between them
        yield from (Listed(day, worked, where) for day in days)


def _read_days(event: Any, where: str) -> list[Date]:
    # A day off that recurs on its date is right in no year in which it was moved to a Monday.
    if "RRULE" in event or "RDATE" in event:
        raise InvalidValue("expected one event for every year, got one that recurs", field=where)
    first = _read_whole_day(event.decoded("DTSTART", None), where)
    length = event.decoded("DURATION", dt.timedelta(days=1))
    end = _read_whole_day(event.decoded("DTEND", first + length), where)
    count = end.toordinal() - first.toordinal()
    if not 1 <= count <= _LONGEST:
        raise InvalidValue(f"expected an event of 1 to {_LONGEST} days", field=where)
    start = moments.to_day(first, field=where)
    return [moments.days_after(start, offset) for offset in range(count)]


def _read_whole_day(value: Any, where: str) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise InvalidValue("expected an event of whole days", field=where)
    return value
