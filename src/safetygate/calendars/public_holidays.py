"""
Public holidays from the package `holidays` (extra `calendars`): China with the weekend days that are worked, the
Union's states, and others.

The package computes days for years of which no official calendar exists yet, and does not say so; this calendar does.
It knows of no institution: the days off of the Union's own are read by `safetygate.calendars.official_list`.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, Final, NamedTuple, final

from attrs import field, frozen

from safetygate.documents.extras import need
from safetygate.domain.codes import Country
from safetygate.domain.codes.deadlines import Working
from safetygate.domain.records.checks import Code, Integer, Items
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.errors import InvalidValue

_NEW_YEAR_BRIDGE: Final = (12, 29)
"""
From this day on, the end of a year in China is settled by the notice for the year after it.

The notices for 2002, 2006, 2007, 2008, 2012 and 2019 moved days of the December before, the earliest the 29th.
"""


_ANSWERS: Final = {
    (True, True): Working.YES,
    (True, False): Working.LIKELY,
    (False, False): Working.UNLIKELY,
    (False, True): Working.NO,
}
"""By whether a day is worked, and whether that is published."""


class _Year(NamedTuple):
    """
    What the package says of one country in one year.

    Attributes:
        known: Whether the year lies in the range that the package computes.
        weekend: The days of the week that are off, Monday being 0.
        off: The public holidays, as ordinals.
        worked: The weekend days that are worked, as ordinals.
    """

    known: bool
    weekend: frozenset[int]
    off: frozenset[int]
    worked: frozenset[int]

    def works(self, day: dt.date) -> bool:
        """Whether *day* is a working day."""
        ordinal = day.toordinal()
        return ordinal in self.worked or (day.weekday() not in self.weekend and ordinal not in self.off)


@final
@frozen(kw_only=True)
class PublicHolidays:
    """
    The public holidays of one country, as the package knows them.

    In China a year counts as published where the package holds the weekend days that are worked in it: each yearly
    notice of the State Council since 2001 names some.
    Elsewhere holidays follow from standing laws, and a year counts as published only where the host says that it
    compared an official list.
    In all other years the answers are projections, and outside the range of the package (for most countries up to
    2100) nothing is known.

    Attributes:
        country: Which country.
        published: The years whose official list the host has compared.

    Raises:
        InvalidValue: Where the package knows no such country.
        MissingExtra: Where the package is not installed.
    """

    country: Country = field(converter=AsCode[Country], validator=Code(Country))
    published: tuple[int, ...] = field(
        default=(), converter=Each[int], validator=Items(Integer(1900, 2199), 300, distinct=True)
    )

    def __attrs_post_init__(self) -> None:
        if self.country.value not in _package().utils.list_supported_countries():
            raise InvalidValue("expected a country whose holidays the package knows", field="country")

    @property
    def name(self) -> str:
        """Whose calendar it is."""
        return f"{self.country.en}, public holidays"

    @property
    def version(self) -> str:
        """Which edition of the package, and which years are published beside those it knows to be."""
        years = f", published {', '.join(map(str, self.published))}" if self.published else ""
        return f"holidays {_package().__version__}{years}"

    def is_working_day(self, day: dt.date) -> Working:
        """Whether *day* is a working day; `LIKELY` or `UNLIKELY` where no official calendar was published."""
        year = _year(self.country.value, day.year)
        return _ANSWERS[year.works(day), self._is_published(day)] if year.known else Working.NOT_KNOWN

    def _is_published(self, day: dt.date) -> bool:
        if day.year in self.published:
            return True
        if self.country is not Country.CN or not _year("CN", day.year).worked:
            return False
        return (day.month, day.day) < _NEW_YEAR_BRIDGE or bool(_year("CN", day.year + 1).worked)


@cache
def _package() -> Any:
    return need("holidays", "The calendar of public holidays", "calendars")


# the package takes 1.3 ms for a year, and a deadline asks for its days one by one
@cache
def _year(country: str, year: int) -> _Year:
    found = _package().country_holidays(country, years=year, expand=False)
    return _Year(
        known=found.start_year <= year <= found.end_year,
        weekend=frozenset(found.weekend),
        off=frozenset(day.toordinal() for day in found),
        worked=frozenset(day.toordinal() for day in found.weekend_workdays if day.year == year),
    )
