"""
The deadline: by when a reaction is intended, and why that day and no other.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.codes.deadlines import Certainty
from safetygate.domain.deadlines.calendars import CALENDAR, WEEKEND, DaysOff, WorkCalendar
from safetygate.domain.deadlines.counting import LAST_ORDINAL, count
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.deadlines.reasoning import Reasoning, ReasoningStep
from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.phrases import Language

_ONE_DAY: Final = dt.timedelta(days=1)


@final
@frozen(init=False)
class Deadline:
    """
    The end of one intended period: whoever names the event and the policy has it counted.

    Attributes:
        event_at: The event that starts the period.
        policy: How it is counted.
        calendar: The calendar that was asked; none where none was given, or no working day matters.
        last_on: The last day of the period, in its zone.
        ends_at: The first moment after the period: a reaction before it is within.
        certainty: What the last day rests on.

    Raises:
        InvalidValue: As `deadline` raises it.
    """

    event_at: DateTime = field(init=False)
    policy: FollowUpPolicy = field(init=False)
    calendar: WorkCalendar | None = field(init=False)
    last_on: Date = field(init=False)
    ends_at: DateTime = field(init=False)
    # Of a year whose calendar China has not published yet, only a projection can be had.
    certainty: Certainty = field(init=False)

    def __init__(self, *, event_at: dt.datetime, policy: FollowUpPolicy, calendar: WorkCalendar | None = None) -> None:
        moment = moments.to_moment(event_at, field="event_at")
        expect(policy, FollowUpPolicy, field="policy")
        if calendar is not None or policy.calendar is not None:
            _admit(calendar, policy)
        zone, certainty = policy.effective_zone, Certainty.PUBLISHED
        if policy.hours:
            calendar = None
            last_on, ends_at = _end_of_hours(moment, policy.hours, zone)
        else:
            last = moments.local(event_at, zone).toordinal()
            if policy.needs_calendar:
                counted = count(policy, last, WEEKEND if calendar is None else calendar)
                last, certainty = counted.last, counted.certainty
            else:
                calendar, last = None, last + policy.days
            last_on, ends_at = _end_of_day(last, zone, policy.closing_time)
        # Written out, past the guard that attrs puts before a frozen record: a constructor of its making would check
        # what was counted here once more, and take half as long again.
        store = object.__setattr__
        store(self, "event_at", moment)
        store(self, "policy", policy)
        store(self, "calendar", calendar)
        store(self, "last_on", last_on)
        store(self, "ends_at", ends_at)
        store(self, "certainty", certainty)

    @property
    def zone(self) -> str:
        """The zone whose days are counted."""
        return self.policy.effective_zone

    @property
    def event_on(self) -> Date:
        """The day of the event in that zone; it is not counted."""
        return moments.day_of(self.event_at, self.zone)

    @property
    def steps(self) -> tuple[ReasoningStep, ...]:
        """Every step from the event to the end, each with its days, the provisions it obeys and a sentence."""
        policy, calendar = self.policy, self.calendar
        counted = None if policy.hours else count(policy, self.event_on.toordinal(), calendar or WEEKEND)
        return Reasoning(policy, self.event_at, self.last_on, self.ends_at, calendar, counted).steps()

    def explain(self, language: str | Language) -> str:
        """
        The steps for people, one a line.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return "\n".join(f"{number}. {step.sentence(language)}" for number, step in enumerate(self.steps, 1))


def deadline(event_at: dt.datetime, policy: FollowUpPolicy, calendar: WorkCalendar | None = None) -> Deadline:
    """
    By when a reaction is intended after an event.

    Args:
        event_at: The moment of the event, with any offset: the same moment in two offsets gives the same deadline.
        policy: How the period is counted; one that names no zone counts in Beijing.
        calendar: Whose working days; without one, only Saturdays and Sundays are known, and `certainty` says so.

    Raises:
        InvalidValue: Where *event_at* names no zone, *calendar* is not the one that *policy* names, or the period
            ends after the year 2199. A policy that names a calendar needs that calendar, and one that starts with no
            event of a case needs a zone.
    """
    return Deadline(event_at=event_at, policy=policy, calendar=calendar)


def _admit(calendar: WorkCalendar | None, policy: FollowUpPolicy) -> None:
    """
    Refuse *calendar* where *policy* names another, or where it answers to no question of a calendar.

    Raises:
        InvalidValue: Where that is so.
    """
    # A list of days off was checked when it was built, and is what most ask with.
    refusal = None if calendar is None or type(calendar) is DaysOff else CALENDAR.refusal(calendar)
    if refusal is None and not policy.admits(calendar):
        named = " ".join(filter(None, (policy.calendar, policy.calendar_version)))
        got = "none" if calendar is None else f"{calendar.name} {calendar.version}"
        refusal = f"expected the calendar that the policy names, {named}, got {got}"
    if refusal is not None:
        raise InvalidValue(refusal, field="calendar")


# The day that people read is that of the last moment inside, so 48 hours that end at midnight end on the day before.
def _end_of_hours(event_at: DateTime, hours: int, zone: str) -> tuple[Date, DateTime]:
    """The day and the end of a period in hours: the hour of the event is not counted (Regulation 1182/71, 3(1))."""
    local = moments.local(event_at, zone)
    begun = dt.timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    ends_at = moments.to_moment(event_at - begun + dt.timedelta(hours=hours + 1), field="event_at")
    return moments.day_of(ends_at - dt.timedelta.resolution, zone), ends_at


# Kept, as building the end of a day in its zone takes longer than all the counting before it.
@lru_cache(maxsize=4096)
def _end_of_day(ordinal: int, zone: str, closing_time: str | None) -> tuple[Date, DateTime]:
    if ordinal > LAST_ORDINAL:
        raise InvalidValue("expected a period that ends before the year 2200", field="event_at")
    day = dt.date.fromordinal(ordinal)
    if closing_time is None:
        ends_at = moments.start_of(day + _ONE_DAY, zone)
    else:
        closing = dt.datetime.combine(day, dt.time.fromisoformat(closing_time), moments.zone(zone))
        ends_at = moments.to_moment(closing, field="event_at")
    return Date(day.year, day.month, day.day), ends_at
