"""
Moments, days, quarters and zones: the only place that reads or writes time.

A *moment* is a point on the time line, a `pendulum.DateTime` that is always in UTC.
A *day* is a square on the calendar, a `pendulum.Date` that belongs to no zone.
The two never mix: which day a moment falls on is always asked of a named zone.

Text form of a moment, a profile of RFC 3339: `YYYY-MM-DDThh:mm:ss`, then at most nine digits of fraction, then `Z` or
`±hh:mm`; capital letters, seconds up to 59.
Any offset is read; `Z` is written, with a fraction only where there is one.
A moment holds six digits: some systems write seven or nine, and whoever reads these cuts them and says so.
Text form of a day: `YYYY-MM-DD`.
Both lie in the years 1900 to 2199.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pendulum
from pendulum import Date, DateTime

from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.phrases import Language

BRUSSELS: Final = "Europe/Brussels"
BEIJING: Final = "Asia/Shanghai"

# 1900 to 2199: within them every engine, Python's own among them, agrees what a day is
_YEAR = r"(?:19|2[01])[0-9]{2}"
# 1904 … 1996, 2000 … 2096, 2104 … 2196; neither 1900 nor 2100
_LEAP_DAY = (
    r"(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26])|21(?:0[48]|[2468][048]|[13579][26]))-02-29"
)
# 2026-01-31, 2026-11-30, 2026-02-28
_DAY = (
    rf"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    rf"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_DAY})"
)
_HOUR_MINUTE = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"

DAY_PATTERN: Final = rf"^{_DAY}$"
"""Decides alone whether a text is a day, in any engine: no `format` is needed."""


def _moment_pattern(fraction: str) -> str:
    return rf"^{_DAY}T{_HOUR_MINUTE}:[0-5][0-9]{fraction}(?:Z|[+-]{_HOUR_MINUTE})$"


# .NET writes seven digits of fraction, Go and Java up to nine.
MOMENT_PATTERN: Final = _moment_pattern(r"(?:\.[0-9]{1,9})?")
"""The same for a moment, together with what it must not be."""

MOMENT_OUT_OF_RANGE: Final = r"^(?:1900-01-01|2199-12-31)T[0-9:.]*[+-]"
"""On the first and the last day only `Z` is taken, so that no offset leads out of the range."""

_MOMENT: Final = re.compile(_moment_pattern(r"(?:\.[0-9]{1,6})?"), re.ASCII)
_LONG_MOMENT: Final = re.compile(_moment_pattern(r"\.[0-9]{7,9}"), re.ASCII)
_OUT_OF_RANGE: Final = re.compile(MOMENT_OUT_OF_RANGE, re.ASCII)
_DAY_TEXT: Final = re.compile(DAY_PATTERN, re.ASCII)
FIRST_DAY: Final = Date(1900, 1, 1)
LAST_DAY: Final = Date(2199, 12, 31)


def parse_moment(text: str) -> DateTime:
    """
    The moment that *text* names, in UTC.

    Raises:
        ValueError: Where *text* is not of the profile.
    """
    # `pendulum.parse` takes five times as long, and `now` is a moment to it.
    if _MOMENT.fullmatch(text) is None or _OUT_OF_RANGE.match(text) is not None:
        raise ValueError("expected a moment such as 2026-08-21T09:30:00Z, with an offset")
    return _in_utc(dt.datetime.fromisoformat(text))


def cut_moment(text: str) -> str | None:
    """*text* with the first six digits of its fraction; `None` where it is no moment with more than these."""
    return re.sub(r"(\.[0-9]{6})[0-9]+", r"\1", text) if _LONG_MOMENT.fullmatch(text) else None


# The same few thousand days return in every document: remembering them reads a day ten times as fast.
@lru_cache(maxsize=4096)
def parse_day(text: str) -> Date:
    """
    The day that *text* names.

    Raises:
        ValueError: Where *text* is not a calendar day written `YYYY-MM-DD`.
    """
    if _DAY_TEXT.fullmatch(text) is None:
        raise ValueError("expected a day such as 2026-08-21")
    return Date(int(text[:4]), int(text[5:7]), int(text[8:]))


def format_moment(moment: dt.datetime) -> str:
    """The canonical text of a moment in UTC: a fraction only where there is one, without closing zeros."""
    two = _TWO_DIGITS
    day = f"{moment.year}-{two[moment.month]}-{two[moment.day]}"
    time = f"{two[moment.hour]}:{two[moment.minute]}:{two[moment.second]}"
    fraction = f".{moment.microsecond:06}".rstrip("0") if moment.microsecond else ""
    return f"{day}T{time}{fraction}Z"


# Looked up, as formatting each number would take four times as long.
_TWO_DIGITS: Final = tuple(f"{number:02}" for number in range(60))


# As with `parse_day`.
@lru_cache(maxsize=4096)
def format_day(day: dt.date) -> str:
    """The canonical text of a day."""
    # `to_date_string` takes eight times as long.
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_ZH: Final = "一二三四五六日"


def day_in_words(day: dt.date, language: str | Language) -> str:
    """A day for people in *language*, with its weekday: `Tue 2025-01-28`, `2025年1月28日（周二）`."""
    if Language.parse(language) is Language.ZH:
        return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS_ZH[day.weekday()]}）"
    return f"{_WEEKDAYS[day.weekday()]} {format_day(day)}"


def days_in_words(count: int) -> str:
    """A number of days in English: `1 day`, `21 days`."""
    return f"{count} day" if count == 1 else f"{count} days"


def to_moment(value: dt.datetime, *, field: str = "moment") -> DateTime:
    """
    Any aware `datetime`, as a moment in UTC.

    Raises:
        InvalidValue: Where *value* is no `datetime`, names no zone, or lies outside the years 1900 to 2199.
    """
    if type(value) is DateTime and value.tzinfo is pendulum.UTC and FIRST_DAY.year <= value.year <= LAST_DAY.year:
        return value
    if not isinstance(value, dt.datetime):
        raise InvalidValue(f"expected a moment, got {type(value).__name__}", field=field)
    if value.utcoffset() is None:
        raise InvalidValue("expected a moment with a time zone, got a naive one", field=field)
    try:
        moment = _in_utc(value)
    # An offset can lead out of the years 1 to 9999.
    except OverflowError:
        moment = None
    if moment is None or not FIRST_DAY.year <= moment.year <= LAST_DAY.year:
        raise InvalidValue("expected a moment in the years 1900 to 2199", field=field)
    return moment


def to_day(value: dt.date, *, field: str = "day") -> Date:
    """
    Any plain `date`, as a day.

    Raises:
        InvalidValue: Where *value* is a moment or no date at all, or lies outside the years 1900 to 2199.
    """
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise InvalidValue(f"expected a day, got {type(value).__name__}", field=field)
    if not FIRST_DAY <= value <= LAST_DAY:
        raise InvalidValue("expected a day in the years 1900 to 2199", field=field)
    return value if type(value) is Date else Date(value.year, value.month, value.day)


# A few zones serve every case; `ZoneInfo` remembers them too, but takes its lock each time.
@cache
def zone(name: str) -> ZoneInfo:
    """
    The time zone of an IANA *name*, for example `Europe/Brussels`.

    Raises:
        InvalidValue: Where no such zone is known.
    """
    try:
        return ZoneInfo(name)
    # `../etc` is a ValueError to it, `Europe`, which is a folder of zones, an OSError.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidValue("expected an IANA time zone such as Asia/Shanghai", field="zone") from None


def local(moment: dt.datetime, zone_name: str) -> dt.datetime:
    """What calendar and clock show at *moment* in the zone *zone_name*: a plain `datetime` of that zone."""
    there = zone(zone_name)
    if type(moment) is dt.datetime:
        return moment.astimezone(there)
    # A plain datetime is built of it first: pendulum's own conversion takes five times as long.
    utc = moment if moment.tzinfo is pendulum.UTC else moment.astimezone(dt.UTC)
    return there.fromutc(
        dt.datetime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond, tzinfo=there)
    )


def day_of(moment: dt.datetime, zone_name: str) -> Date:
    """The day on which *moment* falls in the zone *zone_name*."""
    there = local(moment, zone_name)
    return Date(there.year, there.month, there.day)


def start_of(day: dt.date, zone_name: str) -> DateTime:
    """The first moment of *day* in the zone *zone_name*."""
    return _in_utc(dt.datetime(day.year, day.month, day.day, tzinfo=zone(zone_name)))


def days_after(day: dt.date, count: int) -> Date:
    """The day *count* days after *day*; before it where *count* is negative."""
    # `add(days=)` takes nine times as long.
    later = dt.date.fromordinal(day.toordinal() + count)
    return Date(later.year, later.month, later.day)


def _in_utc(value: dt.datetime) -> DateTime:
    # Built anew with the zone of pendulum: a `DateTime` with one of the standard library turns naive once days
    # are added.
    utc = value if value.tzinfo is dt.UTC else value.astimezone(dt.UTC)
    return DateTime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond, pendulum.UTC)
