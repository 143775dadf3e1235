"""Months, years and quarters of the calendar."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest

from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.periods import Quarter, months_after, years_after

LEAP_CYCLES = [dt.date(2019, 3, 1) + dt.timedelta(days=count) for count in range(2 * 1461)]
"""All days of eight years, which hold two leap days."""


def same_day(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month, counted by hand."""
    year, index = divmod(12 * day.year + day.month - 1 + months, 12)
    return dt.date(year, index + 1, min(day.day, calendar.monthrange(year, index + 1)[1]))


@pytest.mark.parametrize("months", [-25, -12, -6, -1, 0, 1, 2, 6, 11, 12, 24, 48])
def test_months_are_added_on_every_day_of_two_leap_cycles(months: int) -> None:
    """Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c); Civil Code of China, Article 202."""
    assert [day for day in LEAP_CYCLES if months_after(day, months) != same_day(day, months)] == []


def test_a_year_has_twelve_months() -> None:
    """Adding years and adding their months comes to the same, on every day."""
    assert all(years_after(day, 2) == months_after(day, 24) for day in LEAP_CYCLES)


@pytest.mark.parametrize(
    ("year", "number", "sentence"),
    [
        (2026, 5, "number: expected a whole number from 1 to 4"),
        (1899, 1, "year: expected a whole number from 1900 to 2199"),
        ("2026", 1, "year: expected a whole number from 1900 to 2199"),
    ],
)
def test_a_quarter_is_one_of_four(year: int, number: int, sentence: str) -> None:
    """A quarter cannot be built of anything but a year and a number from 1 to 4."""
    with pytest.raises(InvalidValue) as refused:
        Quarter(year, number)

    assert str(refused.value) == sentence
