"""
Calendars: what each answers of a day, alone and together.
"""

from __future__ import annotations

import datetime as dt

import chinese_calendar
import pytest
from hypothesis import given, strategies as st

from safetygate.calendars.public_holidays import PublicHolidays
from safetygate.domain.codes import EU_MEMBERS, Country
from safetygate.domain.codes.deadlines import Joining, Working
from safetygate.domain.deadlines.calendars import WEEKEND, DaysOff, Joined, everywhere, first_known, somewhere
from safetygate.domain.deadlines.deadline import deadline
from safetygate.domain.deadlines.policy import EU_1182_71
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import parse_day
from tests.deadlines.calendars_of_2025 import CHINA, OFFICE, span

CHINESE = PublicHolidays(country=Country.CN)

YES, NO, LIKELY, UNLIKELY, NOT_KNOWN = (
    Working.YES,
    Working.NO,
    Working.LIKELY,
    Working.UNLIKELY,
    Working.NOT_KNOWN,
)


@pytest.mark.parametrize(
    ("day", "weekend", "china", "office"),
    [
        ("2025-01-06", NOT_KNOWN, YES, YES),  # a Monday
        ("2025-01-11", NO, NO, NO),  # a Saturday
        ("2025-01-26", NO, YES, NO),  # a Sunday that is worked in China
        ("2025-01-28", NOT_KNOWN, NO, YES),  # the eve of the Spring Festival
        ("2025-04-17", NOT_KNOWN, YES, NO),  # Maundy Thursday
        ("2024-12-31", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
        ("2026-01-03", NO, NOT_KNOWN, NOT_KNOWN),  # a Saturday of a year that no list covers
    ],
)
def test_a_calendar_answers_what_it_knows(day: str, weekend: Working, china: Working, office: Working) -> None:
    """Listed days, ordinary days of covered years, and days beyond them."""
    on = parse_day(day)

    assert WEEKEND.is_working_day(on) is weekend
    assert CHINA.is_working_day(on) is china
    assert OFFICE.is_working_day(on) is office


def test_a_listed_day_is_known_beyond_the_covered_years() -> None:
    """The list for a year may name days of the December before."""
    list_for_2019 = DaysOff(
        name="China (State Council)",
        version="notice for 2019",
        years=(2019,),
        days_off=tuple(span("2018-12-30", "2019-01-01")),
        working_days=(parse_day("2018-12-29"),),
    )

    assert [list_for_2019.is_working_day(day) for day in span("2018-12-28", "2018-12-31")] == [NOT_KNOWN, YES, NO, NO]


def test_a_day_is_not_both_off_and_worked() -> None:
    """Such a list is refused, with the day's place."""
    both = (parse_day("2025-01-26"),)

    with pytest.raises(InvalidValue, match=r"working_days.0: expected no day to be both"):
        DaysOff(name="made up", version="1", years=(2025,), days_off=both, working_days=both)


@pytest.mark.parametrize(
    ("day", "in_all", "in_one"),
    [
        ("2025-01-06", YES, YES),
        ("2025-01-26", NO, YES),  # worked in China only: not lost, and not imposed on the office
        ("2025-01-28", NO, YES),
        ("2025-04-17", NO, YES),
        ("2025-01-11", NO, NO),
        ("2026-01-03", NOT_KNOWN, NOT_KNOWN),
    ],
)
def test_answers_are_joined_and_worked_days_are_not_lost(day: str, in_all: Working, in_one: Working) -> None:
    """A day off in one calendar is a day off everywhere; a day worked in one is worked somewhere."""
    on = parse_day(day)

    assert everywhere(CHINA, OFFICE).is_working_day(on) is in_all
    assert somewhere(CHINA, OFFICE).is_working_day(on) is in_one


def test_a_weekend_worked_by_both_is_worked_everywhere() -> None:
    """No calendar's weekend overrules what both of them list as worked."""
    saturday = parse_day("2025-02-08")
    lists = [DaysOff(name=name, version="1", years=(2025,), working_days=(saturday,)) for name in ("one", "other")]

    assert everywhere(*lists).is_working_day(saturday) is YES


def test_first_known_lays_calendars_over_one_another() -> None:
    """A list answers for its years, the next one beyond, and the last of all knows only the weekend."""
    together = first_known(OFFICE, CHINESE, WEEKEND)

    assert together.is_working_day(parse_day("2025-01-26")) is NO  # the office answers
    assert together.is_working_day(parse_day("2026-02-14")) is YES  # the office does not know; China works
    assert together.is_working_day(parse_day("2190-01-02")) is NO  # a Saturday of which nobody else knows
    assert (together.name, together.version) == (
        "Exemplar office, Brussels + China, public holidays + Saturdays and Sundays",
        f"2025-1 + {CHINESE.version} + 1",
    )


class Simple:
    """A calendar of a host's own that answers yes and no in its own words."""

    name, version = "of a host", "1"

    def is_working_day(self, day: dt.date) -> bool:
        """Mondays to Fridays."""
        return day.weekday() < 5


def test_an_answer_that_is_none_is_refused() -> None:
    """`True` is no answer of a calendar, and is not taken for a day off."""
    with pytest.raises(InvalidValue, match="calendar: expected answers of the list Working, got bool"):
        deadline(dt.datetime(2025, 1, 6, tzinfo=dt.UTC), EU_1182_71, Simple())  # type: ignore[arg-type]  # on purpose
    with pytest.raises(InvalidValue, match="calendar: expected a calendar of working days, got set"):
        deadline(dt.datetime(2025, 1, 6, tzinfo=dt.UTC), EU_1182_71, {1})  # type: ignore[arg-type]  # on purpose


def test_nothing_cannot_be_joined() -> None:
    """Several calendars are at least one, and each of them answers as one does."""
    with pytest.raises(InvalidValue, match="calendars: expected 1 to 100 items, got 0"):
        everywhere()
    with pytest.raises(InvalidValue, match="calendars: expected a calendar of working days, got str"):
        somewhere(CHINA, "CN")  # type: ignore[arg-type]  # a wrong value on purpose


answers = st.sampled_from(Working)


@given(first=answers, second=answers, third=answers)
def test_joining_keeps_the_surer_no_and_the_surer_yes(first: Working, second: Working, third: Working) -> None:
    """The order of calendars makes no difference to everywhere and somewhere, nor does their grouping."""

    def says(*given: Working) -> list[Working]:
        return [_join(how, given) for how in (Joining.EVERYWHERE, Joining.SOMEWHERE)]

    assert says(first, second, third) == says(third, first, second)
    assert says(first, first) == [first, first]
    for how in Joining:
        assert _join(how, (_join(how, (first, second)), third)) is _join(how, (first, second, third))


def _join(how: Joining, given: tuple[Working, ...]) -> Working:
    class Saying:
        name, version = "made up", "1"

        def __init__(self, answer: Working) -> None:
            self.answer = answer

        def is_working_day(self, day: dt.date) -> Working:
            return self.answer

    return Joined(how=how, calendars=tuple(map(Saying, given))).is_working_day(parse_day("2025-01-06"))


def test_china_agrees_with_a_second_source_on_every_day_it_knows() -> None:
    """
    Days off, worked weekends, and the end of each year, 2004 to the last published year.

    The other source lacks one day: by the notice for 2006, Saturday 31 December 2005 was worked.
    """
    known = sorted({*chinese_calendar.holidays, *chinese_calendar.workdays})
    first, last = known[0].year, known[-1].year
    days = list(span(f"{first}-01-01", f"{last}-12-31"))

    different = [
        day for day in days if (CHINESE.is_working_day(day) in {YES, LIKELY}) is not chinese_calendar.is_workday(day)
    ]

    assert len(days) > 8000
    assert [day.isoformat() for day in different] == ["2005-12-31"]
    assert CHINESE.is_working_day(different[0]) is YES


def test_china_agrees_with_the_notice_on_every_day_of_2025() -> None:
    """A list that a host typed in from the State Council's notice says the same."""
    days = list(span("2025-01-01", "2025-12-31"))

    assert [CHINESE.is_working_day(day) for day in days] == [CHINA.is_working_day(day) for day in days]


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2026-02-14", YES),  # a worked Saturday
        ("2026-02-17", NO),
        ("2026-12-28", YES),
        ("2025-12-31", YES),  # settled, for the notice for 2026 is out
        ("2000-12-27", LIKELY),  # before the first notice
        ("2080-10-01", UNLIKELY),
        ("2080-10-10", LIKELY),
        ("2150-10-01", NOT_KNOWN),  # beyond the package
    ],
)
def test_china_beyond_the_published_years_is_a_projection(day: str, answer: Working) -> None:
    """What the package computes without a notice is marked as such."""
    assert CHINESE.is_working_day(parse_day(day)) is answer


def test_the_end_of_the_last_published_year_waits_for_the_next_notice() -> None:
    """The notice for a year has moved its eve before: 29 December 2018 was a worked Saturday by the notice for 2019."""
    published = [year for year in range(2001, 2100) if CHINESE.is_working_day(dt.date(year, 6, 15)) in {YES, NO}]
    last = published[-1]

    assert published == list(range(2001, last + 1))
    assert CHINESE.is_working_day(dt.date(last, 12, 28)) in {YES, NO}
    assert CHINESE.is_working_day(dt.date(last, 12, 29)) in {LIKELY, UNLIKELY}


@pytest.mark.parametrize("country", sorted(EU_MEMBERS, key=lambda country: country.value))
def test_the_states_of_the_union_are_projected_until_the_host_has_compared_them(country: Country) -> None:
    """New Year's Day is off in all of them; whether that is published, the host says."""
    new_year, other = dt.date(2026, 1, 1), dt.date(2026, 6, 17)
    computed, compared = PublicHolidays(country=country), PublicHolidays(country=country, published=(2026,))

    assert (computed.is_working_day(new_year), computed.is_working_day(other)) == (UNLIKELY, LIKELY)
    assert (compared.is_working_day(new_year), compared.is_working_day(other)) == (NO, YES)
    assert compared.version == f"{computed.version}, published 2026"


def test_hungary_works_some_saturdays() -> None:
    """Not only China moves days off."""
    assert PublicHolidays(country=Country.HU, published=(2026,)).is_working_day(dt.date(2026, 1, 10)) is YES


def test_a_country_that_the_package_does_not_know_is_refused() -> None:
    """Northern Ireland has a code of the Union's own."""
    with pytest.raises(InvalidValue, match="country: expected a country whose holidays the package knows"):
        PublicHolidays(country=Country.XI)
