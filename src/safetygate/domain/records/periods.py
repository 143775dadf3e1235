"""
Periods of whole days: years of the plan, calendar years, and how years are added to a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.records.checks import Day, Integer
from safetygate.domain.records.converters import as_day
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.moments import FIRST_DAY, LAST_DAY, days_after, format_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.rules import Record, Rule


@final
@frozen(order=True)
class Quarter:
    """
    Three months of a calendar year; in which zone its first moment lies is always asked for by name.

    Attributes:
        year: The calendar year, 1900 to 2199.
        number: 1 to 4.
    """

    year: int = field(validator=Integer(FIRST_DAY.year, LAST_DAY.year))
    number: int = field(validator=Integer(1, 4))

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """
        The quarter that *text* names, for example `2026-Q3`.

        Raises:
            InvalidValue: Where *text* is anything else.
        """
        # 2026-Q3
        expect(text, str, field="quarter")
        if re.fullmatch(r"[0-9]{4}-Q[1-4]", text, re.ASCII) is None:
            raise InvalidValue("expected a quarter such as 2026-Q3", field="quarter")
        return cls(int(text[:4]), int(text[6]))

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The quarter that *day* belongs to."""
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    @property
    def first_day(self) -> Date:
        """The day on which the quarter begins."""
        return Date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> Date:
        """The day on which the quarter ends."""
        return days_after(months_after(self.first_day, 3), -1)

    def shift(self, count: int) -> Quarter:
        """The quarter *count* quarters later; earlier where *count* is negative."""
        year, index = divmod(4 * self.year + self.number - 1 + count, 4)
        return Quarter(year, index + 1)


_SPAN: Final = Phrase("{} to {}", "{}至{}")


@final
@frozen(kw_only=True)
class Period(Record):
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
            lambda period: [("last_on",)] if period.last_on < period.first_on else [],
        ),
    )

    def __contains__(self, day: dt.date) -> bool:
        return self.first_on <= day <= self.last_on

    def label(self, language: str | Language) -> str:
        """Its first and its last day, in *language*."""
        return _SPAN.say(language, format_day(self.first_on), format_day(self.last_on))


def months_after(day: dt.date, count: int) -> Date:
    """
    The same day *count* months later, or earlier where *count* is negative.

    Where that month has no such day, it is the last day of the month: two years after 29 February 2024 is
    28 February 2026.
    So do Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c), and the Civil Code of China, Article 202.
    """
    return Date(day.year, day.month, day.day).add(months=count)


def years_after(day: dt.date, count: int) -> Date:
    """The same day *count* years later; 29 February becomes 28 February where the year has none."""
    return months_after(day, 12 * count)


def quarters(within: Period) -> Iterator[Quarter]:
    """The quarters that end on a day of *within*."""
    quarter = Quarter.of(within.first_on)
    while quarter.last_day <= within.last_on:
        yield quarter
        quarter = quarter.shift(1)


def days_of(quarter: Quarter) -> Period:
    """The days of a *quarter*."""
    return Period(first_on=quarter.first_day, last_on=quarter.last_day)
