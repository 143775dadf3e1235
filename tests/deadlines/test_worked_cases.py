"""
Worked cases: an event, a policy, and the last day that the cited article gives.
"""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve

from safetygate.calendars.public_holidays import PublicHolidays
from safetygate.domain.codes import Country
from safetygate.domain.codes.deadlines import Certainty, Law, StepCode
from safetygate.domain.deadlines.calendars import DaysOff, WorkCalendar, first_known
from safetygate.domain.deadlines.deadline import Deadline, deadline
from safetygate.domain.deadlines.policy import (
    ACTION_PLAN,
    CN_CIVIL_CODE,
    CN_INTERIOR_REST_DAYS,
    CN_WORKING_DAY_ROLL,
    EU_1182_71,
    FollowUpPolicy,
)
from safetygate.domain.records.moments import BRUSSELS, parse_day
from tests.deadlines.calendars_of_2025 import CHINA, OFFICE
from tests.deadlines.policies_of_hosts import CN_FIVE_WORKING_DAYS, GPSR_CHECK

IN_BRUSSELS = ACTION_PLAN.in_zone(BRUSSELS)


def counted(event: str, policy: FollowUpPolicy, calendar: WorkCalendar | None = None) -> Deadline:
    """The deadline after an event that is written as a moment with its offset."""
    return deadline(dt.datetime.fromisoformat(event), policy, calendar)


def shown(end: Deadline) -> tuple[str, str]:
    """The last day, and the end in UTC."""
    return end.last_on.isoformat(), end.ends_at.strftime("%Y-%m-%dT%H:%MZ")


def laws(end: Deadline) -> set[Law]:
    """All the provisions that the reasoning cites."""
    return {law for step in end.steps for law in step.laws}


@pytest.mark.parametrize(
    ("event", "policy", "last_on", "ends_at"),
    [
        # 21 calendar days, the day of the event not counted, in the addressee's zone.
        ("2025-01-07T10:00:00+01:00", ACTION_PLAN, "2025-01-28", "2025-01-28T16:00Z"),
        ("2025-01-05T10:00:00+01:00", ACTION_PLAN, "2025-01-26", "2025-01-26T16:00Z"),
        ("2025-01-07T10:00:00+01:00", IN_BRUSSELS, "2025-01-28", "2025-01-28T23:00Z"),
        # One moment on two days: half past eleven at night in Brussels is the next morning in Beijing.
        ("2026-03-20T23:30:00+01:00", IN_BRUSSELS, "2026-04-10", "2026-04-10T22:00Z"),
        ("2026-03-20T23:30:00+01:00", ACTION_PLAN, "2026-04-11", "2026-04-11T16:00Z"),
        # The last second of a day and the first of the next, in Beijing and in Brussels.
        ("2026-06-01T23:59:59+08:00", ACTION_PLAN, "2026-06-22", "2026-06-22T16:00Z"),
        ("2026-06-02T00:00:00+08:00", ACTION_PLAN, "2026-06-23", "2026-06-23T16:00Z"),
        ("2026-06-01T23:59:59.999999+02:00", IN_BRUSSELS, "2026-06-22", "2026-06-22T22:00Z"),
        ("2026-06-02T00:00:00+02:00", IN_BRUSSELS, "2026-06-23", "2026-06-23T22:00Z"),
        # Summer time begins within the period, ends within it, and changes on the last day itself.
        ("2025-03-15T12:00:00+01:00", IN_BRUSSELS, "2025-04-05", "2025-04-05T22:00Z"),
        ("2025-10-10T12:00:00+02:00", IN_BRUSSELS, "2025-10-31", "2025-10-31T23:00Z"),
        ("2025-03-09T12:00:00+01:00", IN_BRUSSELS, "2025-03-30", "2025-03-30T22:00Z"),
        ("2025-10-05T12:00:00+02:00", IN_BRUSSELS, "2025-10-26", "2025-10-26T23:00Z"),
        # The hour that summer time repeats: both are the same day.
        ("2025-10-26T02:30:00+02:00", IN_BRUSSELS, "2025-11-16", "2025-11-16T23:00Z"),
        ("2025-10-26T02:30:00+01:00", IN_BRUSSELS, "2025-11-16", "2025-11-16T23:00Z"),
        # Leap days: 2024 and 2000 have one, 2023 and 2100 have none.
        ("2024-02-08T12:00:00+08:00", ACTION_PLAN, "2024-02-29", "2024-02-29T16:00Z"),
        ("2024-02-29T12:00:00+08:00", ACTION_PLAN, "2024-03-21", "2024-03-21T16:00Z"),
        ("2023-02-08T12:00:00+08:00", ACTION_PLAN, "2023-03-01", "2023-03-01T16:00Z"),
        ("2000-02-08T12:00:00+08:00", ACTION_PLAN, "2000-02-29", "2000-02-29T16:00Z"),
        ("2100-02-08T12:00:00+08:00", ACTION_PLAN, "2100-03-01", "2100-03-01T16:00Z"),
        # To the last day of a year, and over it.
        ("2025-12-10T12:00:00+08:00", ACTION_PLAN, "2025-12-31", "2025-12-31T16:00Z"),
        ("2025-12-31T23:59:59+08:00", ACTION_PLAN, "2026-01-21", "2026-01-21T16:00Z"),
        ("2025-12-31T23:30:00+01:00", ACTION_PLAN, "2026-01-22", "2026-01-22T16:00Z"),
        # The same moment, written with other offsets.
        ("2025-01-07T09:00:00+00:00", ACTION_PLAN, "2025-01-28", "2025-01-28T16:00Z"),
        ("2025-01-06T19:15:00-13:45", ACTION_PLAN, "2025-01-28", "2025-01-28T16:00Z"),
    ],
)
def test_calendar_days_by_the_letter(event: str, policy: FollowUpPolicy, last_on: str, ends_at: str) -> None:
    """Regulation 1182/71, article 3(1) to (3), and Civil Code of China, articles 200, 201 and 203, say the same."""
    end = counted(event, policy)

    assert shown(end) == (last_on, ends_at)
    assert end.certainty is Certainty.PUBLISHED
    assert laws(end) == {
        Law.ACTION_PLAN,
        *(Law.EU_3_1, Law.EU_3_2, Law.EU_3_3),
        *(Law.CN_200, Law.CN_201, Law.CN_203),
    }


ONE_WORKING_DAY = evolve(GPSR_CHECK, name="one_working_day", days=1)
TWO_DAYS = evolve(EU_1182_71, name="two_days", days=2)
THREE_DAYS = evolve(EU_1182_71, name="three_days", days=3)


@pytest.mark.parametrize(
    ("event", "policy", "calendar", "expected", "law"),
    [
        # A last day on which work is done stays.
        ("2025-01-07T10:00:00+01:00", EU_1182_71, OFFICE, ("2025-01-28", "2025-01-28T23:00Z"), Law.ACTION_PLAN),
        # Sunday 26 January 2025: the Union moves to Monday, in China that Sunday is worked.
        ("2025-01-05T10:00:00+01:00", EU_1182_71, OFFICE, ("2025-01-27", "2025-01-27T23:00Z"), Law.EU_3_4),
        ("2025-01-05T10:00:00+01:00", CN_CIVIL_CODE, CHINA, ("2025-01-26", "2025-01-26T16:00Z"), Law.ACTION_PLAN),
        # Good Friday, and with it the whole Easter week-end of the office.
        ("2025-03-28T10:00:00+01:00", EU_1182_71, OFFICE, ("2025-04-22", "2025-04-22T22:00Z"), Law.EU_3_4),
        # A day that most States work and the office does not: 9 May, a Friday.
        ("2025-04-18T10:00:00+02:00", EU_1182_71, OFFICE, ("2025-05-12", "2025-05-12T22:00Z"), Law.EU_3_4),
        # Two days that hold no working day, and two that hold one; three that hold two.
        ("2025-01-10T10:00:00+01:00", TWO_DAYS, OFFICE, ("2025-01-14", "2025-01-14T23:00Z"), Law.EU_3_5),
        ("2025-01-09T10:00:00+01:00", TWO_DAYS, OFFICE, ("2025-01-13", "2025-01-13T23:00Z"), Law.EU_3_5),
        ("2025-04-16T10:00:00+02:00", THREE_DAYS, OFFICE, ("2025-04-23", "2025-04-23T22:00Z"), Law.EU_3_5),
        ("2025-01-08T10:00:00+01:00", THREE_DAYS, OFFICE, ("2025-01-13", "2025-01-13T23:00Z"), Law.EU_3_4),
        # One working day is no period of two days, though a weekend lies within it.
        ("2025-01-11T10:00:00+01:00", ONE_WORKING_DAY, OFFICE, ("2025-01-13", "2025-01-13T23:00Z"), Law.GPSR_26_5),
        # Working days of the General Product Safety Regulation.
        ("2025-04-16T10:00:00+02:00", GPSR_CHECK, OFFICE, ("2025-04-25", "2025-04-25T22:00Z"), Law.GPSR_26_5),
        # Spring Festival: eight days apart from the strict count; National Day; a Saturday that is worked.
        ("2025-01-07T10:00:00+01:00", CN_CIVIL_CODE, CHINA, ("2025-02-05", "2025-02-05T16:00Z"), Law.CN_203),
        ("2025-01-07T10:00:00+01:00", CN_WORKING_DAY_ROLL, CHINA, ("2025-02-05", "2025-02-05T16:00Z"), Law.CN_PATENT_5),
        ("2025-09-10T10:00:00+02:00", CN_CIVIL_CODE, CHINA, ("2025-10-09", "2025-10-09T16:00Z"), Law.CN_203),
        ("2025-09-20T10:00:00+02:00", CN_CIVIL_CODE, CHINA, ("2025-10-11", "2025-10-11T16:00Z"), Law.ACTION_PLAN),
        ("2025-09-21T10:00:00+02:00", CN_CIVIL_CODE, CHINA, ("2025-10-13", "2025-10-13T16:00Z"), Law.CN_203),
        # Working days of China: a worked Sunday counts, the Spring Festival does not.
        (
            "2025-01-24T10:00:00+08:00",
            CN_FIVE_WORKING_DAYS,
            CHINA,
            ("2025-02-07", "2025-02-07T16:00Z"),
            Law.CN_RECONSIDERATION_88,
        ),
        # Eight rest days inside are made good by eight working days after the last day; runs of two are not.
        (
            "2025-01-20T10:00:00+08:00",
            CN_INTERIOR_REST_DAYS,
            CHINA,
            ("2025-02-20", "2025-02-20T16:00Z"),
            Law.CN_TAX_109,
        ),
        (
            "2025-02-20T10:00:00+08:00",
            CN_INTERIOR_REST_DAYS,
            CHINA,
            ("2025-03-13", "2025-03-13T16:00Z"),
            Law.ACTION_PLAN,
        ),
    ],
)
def test_days_off_by_the_article(
    event: str, policy: FollowUpPolicy, calendar: DaysOff, expected: tuple[str, str], law: Law
) -> None:
    """The last day obeys the article that is cited for the step that led to it."""
    end = counted(event, policy, calendar)
    moving = [step for step in end.steps if step.code not in {StepCode.ENDS, StepCode.CERTAINTY}]

    assert shown(end) == expected
    assert end.certainty is Certainty.PUBLISHED
    assert moving[-1].on == end.last_on
    assert law in moving[-1].laws


FILING_DAYS = {
    2022: ("01-19", "02-23", "03-15", "04-20", "05-19", "06-20", "07-15", "08-15", "09-20", "10-25", "11-15", "12-15"),
    2024: ("01-15", "02-23", "03-15", "04-18", "05-22", "06-19", "07-15", "08-15", "09-18", "10-24", "11-15", "12-16"),
}
"""The last days of the monthly filing periods that the State Taxation Administration published for two years."""


@pytest.mark.parametrize(
    ("year", "month"), [(year, month) for year, days in FILING_DAYS.items() for month in range(1, len(days) + 1)]
)
def test_rest_days_inside_are_made_good_as_the_tax_administration_does(year: int, month: int) -> None:
    """Tax Collection Rules, article 109: the 15 days of each month end on the published day."""
    policy = evolve(CN_INTERIOR_REST_DAYS, name="filing", days=15)
    event = dt.datetime(year, month, 1, 12, tzinfo=dt.UTC) - dt.timedelta(days=1)

    end = deadline(event, policy, PublicHolidays(country=Country.CN))

    assert end.last_on.isoformat() == f"{year}-{FILING_DAYS[year][month - 1]}"
    assert end.certainty is Certainty.PUBLISHED


@pytest.mark.parametrize(
    ("event", "policy", "calendar", "last_on", "certainty"),
    [
        # No list at all: Saturdays and Sundays only, and a weekday may be a holiday.
        ("2025-01-05T10:00:00+01:00", EU_1182_71, None, "2025-01-27", Certainty.UNKNOWN),
        ("2025-03-28T10:00:00+01:00", EU_1182_71, None, "2025-04-18", Certainty.UNKNOWN),
        ("2025-01-07T10:00:00+01:00", CN_CIVIL_CODE, None, "2025-01-28", Certainty.UNKNOWN),
        # The list ends with its year.
        ("2025-12-05T10:00:00+01:00", EU_1182_71, OFFICE, "2026-01-01", Certainty.UNKNOWN),
        ("2025-12-12T10:00:00+08:00", CN_CIVIL_CODE, CHINA, "2026-01-02", Certainty.UNKNOWN),
        # It ends with its year for the days that matter only.
        ("2024-12-20T10:00:00+01:00", EU_1182_71, OFFICE, "2025-01-10", Certainty.PUBLISHED),
    ],
)
def test_what_is_not_known_is_said(
    event: str, policy: FollowUpPolicy, calendar: DaysOff | None, last_on: str, certainty: Certainty
) -> None:
    """An answer is given, and marked where a day that matters stands in no list."""
    end = counted(event, policy, calendar)

    assert end.last_on.isoformat() == last_on
    assert end.certainty is certainty


def test_one_projected_day_makes_the_answer_a_projection() -> None:
    """Though the day that the period is moved to be published."""
    china = PublicHolidays(country=Country.CN)
    worked = DaysOff(name="made up", version="1", years=(), working_days=(parse_day("2080-10-02"),))

    end = counted("2080-09-10T10:00:00+08:00", CN_CIVIL_CODE, first_known(worked, china))

    assert end.last_on == parse_day("2080-10-02")
    assert end.certainty is Certainty.PROJECTED


def test_a_year_without_notice_is_projected() -> None:
    """What the package computes for a far year is no published calendar."""
    end = counted("2090-01-10T10:00:00+08:00", CN_CIVIL_CODE, PublicHolidays(country=Country.CN))

    assert end.last_on.isoformat() == "2090-02-03"
    assert end.certainty is Certainty.PROJECTED
