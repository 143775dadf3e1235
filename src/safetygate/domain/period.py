"""
Periods of whole days: years of the plan, calendar years, and how years are added to a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.converters import as_day
from safetygate.domain.instant import Quarter, days_after, format_day
from safetygate.domain.rule import Place, Rule, hold
from safetygate.domain.validators import Day


def _ends_before_it_begins(period: Period) -> Iterable[Place]:
    return [("last_on",)] if period.last_on < period.first_on else []


@final
@frozen(kw_only=True)
class Period:
    """
    Days in a row, the first and the last among them.

    Attributes:
        first_on: The first day.
        last_on: The last day.
    """

    first_on: Date = field(converter=as_day, validator=Day())
    last_on: Date = field(converter=as_day, validator=Day())

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-060",
            "expected the last day of a period on or after its first",
            "期间的最后一日不应早于第一日",
            _ends_before_it_begins,
        ),
    )

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    def __contains__(self, day: dt.date) -> bool:
        return self.first_on <= day <= self.last_on

    def label(self, language: str = "en") -> str:
        """Its first and its last day, in *language*: `"zh"` for Chinese, anything else for English."""
        to = "至" if language == "zh" else " to "
        return f"{format_day(self.first_on)}{to}{format_day(self.last_on)}"


def months_after(day: dt.date, count: int) -> Date:
    """
    The same day *count* months later, or earlier where *count* is negative.

    Where that month has no such day, it is the last day of the month: two years after 29 February 2024 is
    28 February 2026.
    So do Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c), and the Civil Code of China, Article 202.
    """
    months = 12 * day.year + day.month - 1 + count
    first = Date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, first.days_in_month))


def years_after(day: dt.date, count: int) -> Date:
    """The same day *count* years later; 29 February becomes 28 February where the year has none."""
    return months_after(day, 12 * count)


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


def quarters(within: Period) -> Iterator[Quarter]:
    """The quarters that end on a day of *within*."""
    quarter = Quarter.of(within.first_on)
    while quarter.last_day <= within.last_on:
        yield quarter
        quarter = quarter.shifted(1)


def days_of(quarter: Quarter) -> Period:
    """The days of a *quarter*."""
    return Period(first_on=quarter.first_day, last_on=quarter.last_day)
