"""
Moments, days and zones: what calendar and clock show at a moment, and how a day is put into words.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pendulum
import pytest
from hypothesis import given, strategies as st

from safetygate.domain.records.moments import (
    BEIJING,
    BRUSSELS,
    day_in_words,
    day_of,
    days_in_words,
    local,
    parse_day,
    start_of,
    to_moment,
)

ZONES = [BEIJING, BRUSSELS, "America/New_York", "Asia/Kolkata", "Atlantic/Azores"]
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
moments = st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2198, 12, 31), timezones=offsets)  # noqa: DTZ001  # bounds


@given(moment=moments, zone=st.sampled_from(ZONES))
def test_a_wall_clock_is_that_of_the_zone(moment: dt.datetime, zone: str) -> None:
    """The same for a plain datetime, for a moment of a record and for a pendulum one of any zone."""
    there = moment.astimezone(ZoneInfo(zone))
    elsewhere = pendulum.DateTime.fromtimestamp(moment.timestamp(), ZoneInfo("Asia/Tokyo"))

    for given_as in (moment, to_moment(moment)):
        shown = local(given_as, zone)
        assert (shown, shown.replace(tzinfo=None), shown.fold) == (there, there.replace(tzinfo=None), there.fold)
    assert local(elsewhere, zone).replace(microsecond=0) == there.replace(microsecond=0)


@given(moment=moments, zone=st.sampled_from(ZONES))
def test_a_moment_lies_within_its_day(moment: dt.datetime, zone: str) -> None:
    """Not before the start of its day, and before the start of the next."""
    day = day_of(moment, zone)

    assert start_of(day, zone) <= moment < start_of(day.add(days=1), zone)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        ("2025-01-28", "Tue 2025-01-28", "2025年1月28日（周二）"),
        ("2024-02-29", "Thu 2024-02-29", "2024年2月29日（周四）"),
        ("2025-01-26", "Sun 2025-01-26", "2025年1月26日（周日）"),
    ],
)
def test_a_day_in_words_has_its_weekday(day: str, english: str, chinese: str) -> None:
    """So that nobody has to look it up."""
    assert day_in_words(parse_day(day), "en") == english
    assert day_in_words(parse_day(day), "zh") == chinese


def test_a_number_of_days_in_words() -> None:
    """One is a day, all others are days."""
    assert [days_in_words(count) for count in (0, 1, 21)] == ["0 days", "1 day", "21 days"]
