"""
Every policy with its article, its start, its stop, and a last day that its text gives, worked out by hand.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from safetygate.domain.codes import Country
from safetygate.domain.codes.deadlines import ZONES, Certainty, Law, StartEvent, StepCode, StopEvent
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.deadlines.deadline import deadline
from safetygate.domain.deadlines.policy import (
    ACTION_PLAN,
    CN_CIVIL_CODE,
    CN_INTERIOR_REST_DAYS,
    CN_WORKING_DAY_ROLL,
    CN_WORKING_DAYS,
    EU_1182_71,
    POLICIES,
    FollowUpPolicy,
)
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import BRUSSELS, parse_day
from tests.deadlines import policies_of_hosts as host
from tests.deadlines.calendars_of_2025 import CHINA, OFFICE, span

CHINA_2026 = DaysOff(
    name="China (State Council)",
    version="notice for 2026",
    years=(2026,),
    days_off=(
        *span("2026-01-01", "2026-01-03"),
        *span("2026-02-15", "2026-02-23"),
        *span("2026-04-04", "2026-04-06"),
        *span("2026-05-01", "2026-05-05"),
        *span("2026-06-19", "2026-06-21"),
        *span("2026-09-25", "2026-09-27"),
        *span("2026-10-01", "2026-10-07"),
    ),
    working_days=tuple(
        map(parse_day, ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"))
    ),
)


def holidays(country: Country, *days: str) -> tuple[DaysOff, str]:
    """The public holidays of 2026 that matter here, with the zone of the State."""
    off = tuple(parse_day(f"2026-{day}") for day in days)
    return DaysOff(name=country.en, version="1", years=(2026,), days_off=off), ZONES[country]


FRANCE = holidays(Country.FR, "05-01", "05-08", "05-14", "05-25", "07-14")
IRELAND = holidays(Country.IE, "03-17", "04-06")
GERMANY = holidays(Country.DE, "04-03", "04-06")
POLAND = holidays(Country.PL, "11-11")
BELGIUM = holidays(Country.BE, "11-11", "12-25")
BRUSSELS_2025 = (OFFICE, BRUSSELS)
CHINA_2025_BEIJING, BEIJING = (CHINA, ZONES[Country.CN]), (CHINA_2026, ZONES[Country.CN])

FLAG, FIRST = StartEvent.FLAG_RAISED, StopEvent.SUBSTANTIVE_FOLLOW_UP
PLAN = Law.ACTION_PLAN

TABLE = [
    # The policies that are shipped, all in events of a case.
    (ACTION_PLAN, PLAN, FLAG, FIRST, "2026-09-04", BEIJING, "2026-09-25"),
    (EU_1182_71, PLAN, FLAG, FIRST, "2025-01-05", BRUSSELS_2025, "2025-01-27"),
    (CN_CIVIL_CODE, PLAN, FLAG, FIRST, "2026-09-04", BEIJING, "2026-09-28"),
    (CN_CIVIL_CODE, PLAN, FLAG, FIRST, "2026-01-28", BEIJING, "2026-02-24"),
    (CN_WORKING_DAY_ROLL, PLAN, FLAG, FIRST, "2026-09-15", BEIJING, "2026-10-08"),
    (CN_INTERIOR_REST_DAYS, PLAN, FLAG, FIRST, "2025-01-20", CHINA_2025_BEIJING, "2025-02-20"),
    (CN_WORKING_DAYS, Law.CN_LICENSING_82, FLAG, FIRST, "2026-01-28", BEIJING, "2026-03-04"),
    # The policies of hosts, each in the days of whoever acts.
    (
        host.GPSR_NOTIFY,
        Law.GPSR_26_4,
        StartEvent.MEASURE_TAKEN,
        StopEvent.SUBMITTED,
        "2026-07-10",
        FRANCE,
        "2026-07-17",
    ),
    (
        host.GPSR_CHECK,
        Law.GPSR_26_5,
        StartEvent.NOTIFICATION_COMPLETE,
        StopEvent.CHECKED,
        "2025-04-15",
        BRUSSELS_2025,
        "2025-04-24",
    ),
    (
        host.GPSR_FOLLOW_UP,
        Law.GPSR_26_7,
        StartEvent.MEASURE_TAKEN,
        StopEvent.SUBMITTED,
        "2026-11-06",
        POLAND,
        "2026-11-13",
    ),
    (
        host.GPSR_ORDER,
        Law.GPSR_22_4,
        StartEvent.ORDER_RECEIVED,
        StopEvent.EFFECT_GIVEN,
        "2026-03-13",
        IRELAND,
        "2026-03-18",
    ),
    (
        host.GPSR_NOTICE,
        Law.GPSR_22_8,
        StartEvent.NOTICE_RECEIVED,
        StopEvent.NOTICE_DECIDED,
        "2026-04-02",
        IRELAND,
        "2026-04-08",
    ),
    (
        host.GPSR_NOTICE,
        Law.GPSR_22_8,
        StartEvent.NOTICE_RECEIVED,
        StopEvent.NOTICE_DECIDED,
        "2026-04-02",
        GERMANY,
        "2026-04-09",
    ),
    (
        host.MSR_INFORMATION,
        Law.MSR_22_2,
        StartEvent.REQUEST_RECEIVED,
        StopEvent.SUPPLIED,
        "2026-11-06",
        BELGIUM,
        "2026-12-07",
    ),
    (
        host.MSR_HEARING,
        Law.MSR_18_3,
        StartEvent.HEARING_OFFERED,
        StopEvent.HEARING_ENDED,
        "2026-05-04",
        FRANCE,
        "2026-05-20",
    ),
    (
        host.MSR_BORDER_HOLD,
        Law.MSR_27,
        StartEvent.RELEASE_SUSPENDED,
        StopEvent.HOLD_REQUESTED,
        "2026-03-13",
        IRELAND,
        "2026-03-20",
    ),
    (
        host.DATA_FORWARD,
        Law.DATA_3_3,
        StartEvent.REQUEST_RECEIVED,
        StopEvent.FORWARDED,
        "2026-11-13",
        BELGIUM,
        "2026-11-20",
    ),
    (
        host.DATA_ACKNOWLEDGE,
        Law.DATA_3_3,
        StartEvent.REQUEST_RECEIVED,
        StopEvent.ACKNOWLEDGED,
        "2026-11-20",
        BELGIUM,
        "2026-11-24",
    ),
    (
        host.CN_FIVE_WORKING_DAYS,
        Law.CN_RECONSIDERATION_88,
        StartEvent.REQUEST_RECEIVED,
        StopEvent.SUPPLIED,
        "2026-02-12",
        BEIJING,
        "2026-02-26",
    ),
]


def noon(day: str, zone: str) -> dt.datetime:
    """The middle of a day in a zone."""
    return dt.datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("policy", "law", "starts", "stops", "event_on", "where", "last_on"),
    TABLE,
    ids=[f"{row[0].name}-{row[6]}" for row in TABLE],
)
def test_every_policy_by_its_article(
    *,
    policy: FollowUpPolicy,
    law: Law,
    starts: StartEvent,
    stops: StopEvent,
    event_on: str,
    where: tuple[DaysOff, str],
    last_on: str,
) -> None:
    """The article, the start, the stop, and the last day, in the days of whoever acts."""
    calendar, zone = where
    end = deadline(noon(event_on, zone), policy if policy.zone else policy.in_zone(zone), calendar)
    counted = next(step for step in end.steps if step.code is StepCode.COUNTED)

    assert (policy.basis, policy.starts, policy.stops) == (law, starts, stops)
    assert (str(end.last_on), end.certainty) == (last_on, Certainty.PUBLISHED)
    assert counted.laws[0] is law


def test_every_shipped_policy_stands_in_the_table() -> None:
    """None is shipped without a day that was worked out by hand, and each host's policy of these tests has one too."""
    assert {row[0].name for row in TABLE} == POLICIES.keys() | {policy.name for policy in host.ALL}


def test_a_short_period_holds_two_working_days() -> None:
    """Regulation 1182/71, article 3(5): Thursday 2 April 2026 in Germany, over Easter."""
    calendar, zone = GERMANY
    two_days = evolve(EU_1182_71, name="two_days", days=2, zone=zone)

    assert str(deadline(noon("2026-04-02", zone), two_days, calendar).last_on) == "2026-04-08"


@pytest.mark.parametrize(
    ("event", "hours", "ends_at", "last_on"),
    [
        # Regulation 1182/71, article 3(1): the hour of the event is not counted; no weekend moves the end.
        ("2026-11-13T10:20:00+01:00", 48, "2026-11-15T11:00:00+01:00", "2026-11-15"),
        ("2026-11-13T10:00:00+01:00", 48, "2026-11-15T11:00:00+01:00", "2026-11-15"),
        ("2026-11-13T10:59:59+01:00", 72, "2026-11-16T11:00:00+01:00", "2026-11-16"),
        # An end at midnight is the end of the day before; summer time begins within and takes no hour away.
        ("2026-11-12T23:30:00+01:00", 24, "2026-11-14T00:00:00+01:00", "2026-11-13"),
        ("2026-03-28T12:30:00+01:00", 48, "2026-03-30T14:00:00+02:00", "2026-03-30"),
    ],
)
def test_hours_run_through(event: str, hours: int, ends_at: str, last_on: str) -> None:
    """From the next full hour, over nights, weekends and holidays."""
    policy = FollowUpPolicy(name="incident", hours=hours, zone=BRUSSELS)
    end = deadline(dt.datetime.fromisoformat(event), policy)

    assert end.ends_at == dt.datetime.fromisoformat(ends_at)
    assert str(end.last_on) == last_on
    assert [step.code for step in end.steps] == [StepCode.EVENT, StepCode.HOUR_NOT_COUNTED, StepCode.HOURS_COUNTED]
    assert end.steps[-1].laws == (Law.EU_3_2_A,)


def test_hours_explain_themselves_in_both_languages() -> None:
    """Three steps, without a word on days that are not counted."""
    end = deadline(
        dt.datetime.fromisoformat("2026-11-13T10:20:00+01:00"), FollowUpPolicy(name="incident", hours=48, zone=BRUSSELS)
    )

    assert end.explain("en").splitlines()[1:] == [
        (
            "2. The hour of the event is not counted: the first hour begins at the next full hour "
            "(Regulation (EEC, Euratom) No 1182/71, Article 3(1))"
        ),
        (
            "3. 48 hours end before 2026-11-15T10:00:00Z, on Sun 2026-11-15 in Europe/Brussels "
            "(Regulation (EEC, Euratom) No 1182/71, Article 3(2)(a))"
        ),
    ]
    assert end.explain("zh").splitlines()[2] == (
        "3. 48个小时于 2026-11-15T10:00:00Z 届满，即 Europe/Brussels 时区的2026年11月15日（周日）"
        "（第1182/71号条例第3条第2款(a)项）"
    )


def test_a_period_may_end_when_business_stops() -> None:
    """Civil Code of China, article 203(2): the last hour of the last day, or the hour of closing."""
    closing = evolve(CN_CIVIL_CODE, name="counter", closing_time="17:30")
    end = deadline(noon("2026-09-04", "Asia/Shanghai"), closing, CHINA_2026)

    assert (str(end.last_on), end.ends_at.isoformat()) == ("2026-09-28", "2026-09-28T09:30:00+00:00")
    assert end.steps[-1].code is StepCode.CLOSES
    assert end.steps[-1].laws == (Law.CN_203_2,)
    assert end.steps[-1].texts["en"] == (
        "The period ends when business stops, at 17:30 on Mon 2026-09-28 in Asia/Shanghai, "
        "that is before 2026-09-28T09:30:00Z"
    )


def test_a_minimum_says_that_it_is_one() -> None:
    """Regulation (EU) 2019/1020, article 18(3): not less than ten working days."""
    calendar, zone = FRANCE
    end = deadline(noon("2026-05-04", zone), host.MSR_HEARING.in_zone(zone), calendar)

    assert end.steps[-1].code is StepCode.EARLIEST
    assert end.explain("en").splitlines()[-1] == (
        "6. The period is a minimum: what must wait for its end takes place no earlier than 2026-05-20T22:00:00Z"
    )
    assert end.explain("zh").splitlines()[-1] == ("6. 该期限为最短期限：须待其届满的事项不得早于 2026-05-20T22:00:00Z")


@pytest.mark.parametrize("policy", [each for each in host.ALL if each.zone is None], ids=lambda each: each.name)
def test_the_days_are_those_of_whoever_acts(policy: FollowUpPolicy) -> None:
    """Where the policy does not say in whose days it is counted, nobody guesses."""
    with pytest.raises(InvalidValue) as refusal:
        deadline(noon("2026-05-04", BRUSSELS), policy)

    assert str(refusal.value) == "zone: expected a policy in the zone of whoever acts: see in_zone, addressed_to"


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "days: expected a number of days or a number of hours, one of the two (SG-M-043)"),
        (
            {"days": 2, "hours": 48},
            "days: expected a number of days or a number of hours, one of the two (SG-M-043)",
        ),
        *(
            (
                {"hours": 48, **further},
                (
                    f"{member}: expected hours to run through: in no working days, without rolling over, "
                    "to no closing time (SG-M-044)"
                ),
            )
            for member, further in {
                "counting": {"counting": "working_days"},
                "roll_over": {"roll_over": "eu_1182_71"},
                "closing_time": {"closing_time": "17:00"},
            }.items()
        ),
        ({"days": 2, "closing_time": "24:00"}, "closing_time: expected text of the pattern"),
    ],
)
def test_a_period_is_in_days_or_in_hours(members: dict[str, object], message: str) -> None:
    """And hours know neither working days nor a closing time."""
    with pytest.raises(InvalidValue) as refusal:
        FollowUpPolicy(name="made_up", **members)  # type: ignore[arg-type]  # wrong values on purpose

    assert str(refusal.value).startswith(message)
