"""Moments and days are read and written in one form each."""

from __future__ import annotations

import datetime as dt

import pendulum
import pytest
from hypothesis import given, strategies as st

from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import (
    cut_moment,
    format_day,
    format_moment,
    parse_day,
    parse_moment,
    to_day,
    to_moment,
)

FIRST, LAST = dt.datetime(1900, 1, 2), dt.datetime(2199, 12, 30, 23, 59, 59, 999_999)  # noqa: DTZ001  # zones follow
ZONES = st.timedeltas(dt.timedelta(hours=-23, minutes=-59), dt.timedelta(hours=23, minutes=59)).map(
    lambda offset: dt.timezone(dt.timedelta(minutes=offset // dt.timedelta(minutes=1)))
)


@given(moment=st.datetimes(FIRST, LAST, timezones=ZONES))
def test_any_offset_is_read_and_z_is_written(moment: dt.datetime) -> None:
    """The moment stays the same; it is held in UTC, by the one time zone object that pendulum counts with."""
    read = parse_moment(moment.isoformat())

    assert read == moment
    assert type(read) is pendulum.DateTime
    assert read.tzinfo is pendulum.UTC
    assert read.add(days=1).utcoffset() == dt.timedelta(0)
    assert parse_moment(format_moment(read)) == read
    assert format_moment(read).endswith("Z")


@given(moment=st.datetimes(FIRST, LAST, timezones=st.just(dt.UTC)))
def test_a_moment_is_written_as_short_as_it_can_be(moment: dt.datetime) -> None:
    """A fraction only where there is one, without closing zeros."""
    whole, _, fraction = moment.isoformat().removesuffix("+00:00").partition(".")
    fraction = fraction.rstrip("0")

    assert format_moment(moment) == f"{whole}.{fraction}Z" if fraction else f"{whole}Z"


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_is_read_as_it_is_written(day: dt.date) -> None:
    """Every day of the three centuries, leap days among them."""
    assert format_day(day) == day.isoformat()
    assert parse_day(day.isoformat()) == day
    assert type(parse_day(day.isoformat())) is pendulum.Date


@given(text=st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True))
def test_only_days_of_the_calendar_are_read(text: str) -> None:
    """The pattern alone decides what Python's calendar decides, within the years 1900 to 2199."""
    try:
        there = 1900 <= dt.date.fromisoformat(text).year <= 2199
    except ValueError:
        there = False

    if there:
        assert format_day(parse_day(text)) == text
    else:
        with pytest.raises(ValueError, match="expected a day"):
            parse_day(text)


def test_what_names_no_zone_is_no_moment() -> None:
    """A naive time could be any of twenty-four."""
    with pytest.raises(InvalidValue, match="with a time zone"):
        to_moment(dt.datetime(2026, 8, 21, 9, 30))  # noqa: DTZ001  # that is the point
    with pytest.raises(InvalidValue, match="expected a day"):
        to_day(dt.datetime(2026, 8, 21, tzinfo=dt.UTC))


@pytest.mark.parametrize("digits", [7, 8, 9])
def test_digits_beyond_the_sixth_are_cut_only_where_it_is_told(digits: int) -> None:
    """A moment is read to the microsecond; whoever takes more digits cuts them first, knowing it."""
    long = f"2026-08-21T17:30:00.{'123456789'[:digits]}+08:00"

    assert cut_moment(long) == "2026-08-21T17:30:00.123456+08:00"
    assert cut_moment("2026-08-21T17:30:00.123456+08:00") is None
    assert cut_moment("2026-08-21T25:30:00.1234567Z") is None
    with pytest.raises(ValueError, match="expected a moment"):
        parse_moment(long)
