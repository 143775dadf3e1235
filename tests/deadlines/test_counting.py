"""
What holds of every deadline, and that a second counting, written from the articles with plain datetimes, agrees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pendulum
import pytest
from attrs import evolve
from hypothesis import assume, given, strategies as st

from safetygate.domain.codes.deadlines import Certainty, CountingUnit, RollOver, Working
from safetygate.domain.deadlines.calendars import WEEKEND, DaysOff, WorkCalendar, first_known
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
from safetygate.domain.records.moments import BEIJING, BRUSSELS, to_day

ZONES = [BEIJING, BRUSSELS, "America/New_York", "Asia/Kolkata", "Atlantic/Azores", "Europe/London"]
DAY = dt.timedelta(days=1)
YEARS = {"min_value": dt.datetime(2000, 1, 1), "max_value": dt.datetime(2100, 12, 31)}  # noqa: DTZ001  # bounds have no zone

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
events = st.datetimes(**YEARS, timezones=offsets)
around_midnight = st.builds(
    lambda day, zone, shift: dt.datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)) + shift,
    st.dates(dt.date(2000, 1, 2), dt.date(2100, 12, 30)),
    st.sampled_from([BEIJING, BRUSSELS]),
    st.sampled_from([dt.timedelta(0), dt.timedelta(microseconds=-1), dt.timedelta(seconds=1)]),
)
moments = events | around_midnight
days_off = st.sets(st.integers(0, 70), max_size=40)
counts = st.integers(1, 40)


def calendar_around(event: dt.datetime, off: set[int], worked: set[int]) -> DaysOff:
    """A list with days *off* and weekend days *worked*, each so many days after *event*."""
    first = event.astimezone(dt.UTC).date() - DAY

    def listed(numbers: set[int]) -> tuple[pendulum.Date, ...]:
        return tuple(to_day(first + number * DAY) for number in sorted(numbers))

    years = tuple(sorted({(first + number * DAY).year for number in range(-10, 500)}))
    return DaysOff(name="made up", version="1", years=years, days_off=listed(off), working_days=listed(worked - off))


calendars = st.builds(lambda off, worked: (off, worked), days_off, st.sets(st.integers(0, 70), max_size=5))


def works(calendar: WorkCalendar) -> Callable[[dt.date], bool]:
    """Whether a day is worked, by a calendar that knows every day it is asked."""
    return lambda day: calendar.is_working_day(day) is Working.YES


def independently(event: dt.datetime, policy: FollowUpPolicy, calendar: WorkCalendar) -> tuple[dt.date, dt.datetime]:
    """The last day and the end, counted a second time: day after day, with nothing of the library but the calendar."""
    zone = ZoneInfo(policy.zone or BEIJING)
    is_worked, start = works(calendar), event.astimezone(zone).date()
    last, left = start, policy.days
    while left:
        last += DAY
        left -= policy.counting is CountingUnit.CALENDAR_DAYS or is_worked(last)
    inside = [start + number * DAY for number in range(1, (last - start).days + 1)]
    if policy.roll_over is RollOver.EU_1182_71 and policy.days > 1:
        last = with_two_working_days(last, inside, is_worked)
    last = ADJUSTED[policy.roll_over](last, inside, is_worked)
    return last, dt.datetime.combine(last + DAY, dt.time(), zone).astimezone(dt.UTC)


def unmoved(last: dt.date, _inside: list[dt.date], _is_worked: Callable[[dt.date], bool]) -> dt.date:
    """The literal reading."""
    return last


def moved(last: dt.date, _inside: list[dt.date], is_worked: Callable[[dt.date], bool]) -> dt.date:
    """To the next working day."""
    while not is_worked(last):
        last += DAY
    return last


def with_two_working_days(last: dt.date, inside: list[dt.date], is_worked: Callable[[dt.date], bool]) -> dt.date:
    """Regulation 1182/71, article 3(5)."""
    found = sum(map(is_worked, inside))
    while found < 2:
        last += DAY
        found += is_worked(last)
    return last


def made_good(last: dt.date, inside: list[dt.date], is_worked: Callable[[dt.date], bool]) -> dt.date:
    """Tax Collection Rules, article 109."""
    runs = "".join("W" if is_worked(day) else "r" for day in inside).split("W")
    owed = sum(len(run) for run in runs if len(run) >= 3)
    while owed:
        last += DAY
        owed -= is_worked(last)
    return moved(last, inside, is_worked)


ADJUSTED = {
    RollOver.NONE: unmoved,
    RollOver.EU_1182_71: moved,
    RollOver.CN_CIVIL_CODE: moved,
    RollOver.CN_WORKING_DAY: moved,
    RollOver.CN_INTERIOR_REST_DAYS: made_good,
}

policies = st.builds(
    lambda policy, days, zone: evolve(policy, name="drawn", days=days, zone=zone),
    st.sampled_from(list(POLICIES.values())),
    counts,
    st.sampled_from([*ZONES, None]),
)


@given(event=moments, policy=policies, drawn=calendars)
def test_a_second_counting_agrees(event: dt.datetime, policy: FollowUpPolicy, drawn: tuple[set[int], set[int]]) -> None:
    """Every policy, every zone, every offset, any calendar, the years 2000 to 2100."""
    calendar = calendar_around(event, *drawn)

    end = deadline(event, policy, calendar)

    assert (end.last_on, end.ends_at) == independently(event, policy, calendar)


@given(event=moments, zone=st.sampled_from(ZONES), other=offsets)
def test_one_moment_has_one_deadline(event: dt.datetime, zone: str, other: dt.timezone) -> None:
    """However its offset is written, and whether it is a plain datetime or a pendulum one."""
    policy = ACTION_PLAN.in_zone(zone)
    end = deadline(event, policy)

    assert deadline(event.astimezone(other), policy) == end
    assert deadline(pendulum.instance(event), policy) == end  # noqa: TID251  # what a host may hand over


@given(event=moments, zone=st.sampled_from(ZONES))
def test_the_end_is_the_first_moment_after_the_last_day(event: dt.datetime, zone: str) -> None:
    """In the zone of the policy, whatever summer time did meanwhile, even where it leaves a day without midnight."""
    end = deadline(event, ACTION_PLAN.in_zone(zone))
    ends_at = dt.datetime.fromtimestamp(end.ends_at.timestamp(), dt.UTC)
    before, after = ((ends_at - gap).astimezone(ZoneInfo(zone)).date() for gap in (dt.timedelta.resolution, 0 * DAY))

    assert (before, after) == (end.last_on, end.last_on.add(days=1))
    assert end.last_on.toordinal() - end.event_on.toordinal() == 21
    assert dt.timedelta(days=20, hours=23) <= end.ends_at - event <= dt.timedelta(days=22, hours=1)


@given(event=moments, zone=st.sampled_from(ZONES))
def test_a_day_later_is_a_day_later(event: dt.datetime, zone: str) -> None:
    """Shifting the event by a day on the wall clock shifts a strict deadline by a day."""
    policy = ACTION_PLAN.in_zone(zone)
    local = event.astimezone(ZoneInfo(zone)).replace(hour=12)

    assert deadline(local + DAY, policy).last_on == deadline(local, policy).last_on.add(days=1)


@given(
    event=moments,
    later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=30)),
    policy=policies,
    drawn=calendars,
)
def test_a_later_event_never_ends_earlier(
    event: dt.datetime, later: dt.timedelta, policy: FollowUpPolicy, drawn: tuple[set[int], set[int]]
) -> None:
    """Every policy is monotone but the one that counts rest days inside, which says so of itself."""
    assume(policy.roll_over is not RollOver.CN_INTERIOR_REST_DAYS)
    calendar = calendar_around(event, *drawn)

    assert deadline(event, policy, calendar).ends_at <= deadline(event + later, policy, calendar).ends_at


MOVING = [EU_1182_71, CN_CIVIL_CODE, CN_WORKING_DAY_ROLL, CN_INTERIOR_REST_DAYS]


@given(event=moments, policy=st.sampled_from(MOVING), days=counts, drawn=calendars)
def test_a_moved_deadline_ends_on_a_working_day(
    event: dt.datetime, policy: FollowUpPolicy, days: int, drawn: tuple[set[int], set[int]]
) -> None:
    """It never ends on a day off, and never before the strict one."""
    calendar = calendar_around(event, *drawn)
    policy = evolve(policy, days=days)

    end = deadline(event, policy, calendar)

    assert calendar.is_working_day(end.last_on) is Working.YES
    assert end.last_on >= deadline(event, evolve(policy, roll_over=RollOver.NONE)).last_on


@given(event=moments, days=counts, drawn=calendars)
def test_moving_twice_is_moving_once(event: dt.datetime, days: int, drawn: tuple[set[int], set[int]]) -> None:
    """A strict period as long as the moved one ends on the same day, and is not moved again."""
    calendar = calendar_around(event, *drawn)
    once = deadline(event, evolve(CN_CIVIL_CODE, days=days), calendar)
    length = once.last_on.toordinal() - once.event_on.toordinal()

    assert deadline(event, evolve(CN_CIVIL_CODE, days=length), calendar).last_on == once.last_on


@given(event=moments, days=counts, drawn=calendars)
def test_the_reasoning_leads_to_the_answer(event: dt.datetime, days: int, drawn: tuple[set[int], set[int]]) -> None:
    """The steps go from the day of the event to the last day, and every day that was skipped is a day off."""
    calendar = calendar_around(event, *drawn)
    for policy in POLICIES.values():
        end = deadline(event, evolve(policy, days=days), calendar)

        assert end.steps[0].on == end.event_on
        assert end.steps[-1].on == end.last_on
        assert all(calendar.is_working_day(day) is Working.NO for step in end.steps for day in step.days)


@given(event=moments, policy=st.sampled_from([p for p in POLICIES.values() if p.needs_calendar]), known=st.booleans())
def test_certainty_is_lost_where_a_day_is_not_known(*, event: dt.datetime, policy: FollowUpPolicy, known: bool) -> None:
    """With a list the answer rests on it; without one the same days are named as not known."""
    calendar = calendar_around(event, set(), set())
    end = deadline(event, policy, calendar if known else first_known(WEEKEND))

    assert end.last_on == deadline(event, policy, calendar).last_on
    assert end.certainty is (Certainty.PUBLISHED if known else Certainty.UNKNOWN)
    assert bool([day for step in end.steps[-1:] for day in step.days]) is not known


def test_rest_days_inside_can_make_a_later_event_end_earlier() -> None:
    """The one policy that is not monotone: three rest days inside count, two of them do not."""
    event = dt.datetime(2025, 3, 31, 12, tzinfo=dt.UTC)
    calendar = DaysOff(
        name="made up",
        version="1",
        years=(2025,),
        days_off=tuple(pendulum.Date(2025, 4, day) for day in (1, 2, 3)),
    )

    first, second = (deadline(event + days * DAY, CN_INTERIOR_REST_DAYS, calendar).last_on for days in (0, 1))

    assert (first, second) == (pendulum.Date(2025, 4, 24), pendulum.Date(2025, 4, 22))


def test_a_calendar_without_a_working_day_is_refused() -> None:
    """The count ends, and says why."""

    class Never:
        name, version = "nobody", "1"

        def is_working_day(self, day: dt.date) -> Working:
            return Working.NO

    with pytest.raises(InvalidValue, match="expected a calendar with a working day before the year 2200"):
        deadline(dt.datetime(2190, 1, 1, tzinfo=dt.UTC), CN_WORKING_DAYS, Never())


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (dt.datetime(2025, 1, 7, 10), "event_at: expected a moment with a time zone, got a naive one"),  # noqa: DTZ001  # that is the point
        (dt.datetime(2199, 12, 20, tzinfo=dt.UTC), "event_at: expected a period that ends before the year 2200"),
        (dt.datetime(2299, 1, 1, tzinfo=dt.UTC), "event_at: expected a moment in the years 1900 to 2199"),
    ],
)
def test_an_event_that_cannot_be_counted_from_is_refused(event: dt.datetime, message: str) -> None:
    """A moment without zone, and one from which the count leads out of the years of documents."""
    with pytest.raises(InvalidValue) as refusal:
        deadline(event, ACTION_PLAN)

    assert str(refusal.value) == message
