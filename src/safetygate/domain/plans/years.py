"""
Years by which a plan is counted: its own, and those of the calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pendulum import Date

from safetygate.domain.records.moments import days_after
from safetygate.domain.records.periods import Period, years_after


def plan_year(start: dt.date, number: int) -> Period:
    """The year *number* of a plan that is in operation since *start*, counted from 1."""
    return Period(first_on=years_after(start, number - 1), last_on=days_after(years_after(start, number), -1))


def plan_year_number(start: dt.date, day: dt.date) -> int:
    """In which year of a plan in operation since *start* a later *day* lies, counted from 1."""
    years = day.year - start.year
    return years + 1 if years_after(start, years) <= day else years


def plan_years(start: dt.date, within: Period) -> Iterator[Period]:
    """The years of a plan in operation since *start* that hold a day of *within*."""
    first, last = (plan_year_number(start, day) for day in (max(within.first_on, start), within.last_on))
    return (plan_year(start, number) for number in range(first, last + 1))


def calendar_years(start: dt.date, within: Period) -> Iterator[Period]:
    """The calendar years that hold a day of *within*; the first begins at *start*, where the plan does."""
    for year in range(max(within.first_on.year, start.year), within.last_on.year + 1):
        yield Period(first_on=max(Date(year, 1, 1), start), last_on=Date(year, 12, 31))
