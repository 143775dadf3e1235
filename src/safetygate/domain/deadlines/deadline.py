"""
The deadline: by when a reaction is intended, and why that day and no other.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final, final

from attrs import frozen
from pendulum import Date, DateTime

from safetygate.domain.codes.deadlines import Certainty
from safetygate.domain.deadlines.calendars import WEEKEND, WorkCalendar
from safetygate.domain.deadlines.counting import LAST_ORDINAL, count
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.deadlines.reasoning import Reasoning, ReasoningStep
from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue, expect

_ONE_DAY: Final = dt.timedelta(days=1)


@final
@frozen(kw_only=True)
class Deadline:
    """
    The end of one intended period.

    Attributes:
        event_at: The event that starts the period.
        policy: How it is counted.
        calendar: The calendar that was asked; none where none was given, or no working day matters.
        last_on: The last day of the period, in its zone.
        ends_at: The first moment after the last day: a reaction before it is within the period.
        certainty: What the last day rests on.
    """

    event_at: DateTime
    policy: FollowUpPolicy
    calendar: WorkCalendar | None
    last_on: Date
    ends_at: DateTime
    certainty: Certainty

    @property
    def zone(self) -> str:
        """The zone whose days are counted."""
        return self.policy.zone or moments.BEIJING

    @property
    def event_on(self) -> Date:
        """The day of the event in that zone; it is not counted."""
        return moments.day_of(self.event_at, self.zone)

    @property
    def steps(self) -> tuple[ReasoningStep, ...]:
        """Every step from the event to the end, each with its days, the provisions it obeys and a sentence."""
        start = moments.day_of(self.event_at, self.zone).toordinal()
        counted = count(self.policy, start, self.calendar or WEEKEND)
        return Reasoning(self.policy, self.zone, self.event_at, self.ends_at, self.calendar, counted).steps()

    def explain(self, language: str = "en") -> str:
        """The steps for people, one a line, in *language*: `"zh"` for Chinese, anything else for English."""
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
            ends after the year 2199.
    """
    moment = moments.to_moment(event_at, field="event_at")
    expect(policy, FollowUpPolicy, field="policy")
    zone = policy.zone or moments.BEIJING
    start = moments.local(event_at, zone).toordinal()
    if policy.needs_calendar:
        counted = count(policy, start, _admitted(calendar, policy))
        last, certainty = counted.last, counted.certainty
    else:
        calendar, last, certainty = None, start + policy.days, Certainty.PUBLISHED
    last_on, ends_at = _last_day(last, zone)
    return Deadline(
        event_at=moment, policy=policy, calendar=calendar, last_on=last_on, ends_at=ends_at, certainty=certainty
    )


def _admitted(calendar: WorkCalendar | None, policy: FollowUpPolicy) -> WorkCalendar:
    if calendar is None:
        return WEEKEND
    if not policy.admits(calendar):
        named = " ".join(filter(None, (policy.calendar, policy.calendar_version)))
        raise InvalidValue(f"expected the calendar that the policy names, {named}", field="calendar")
    return calendar


@lru_cache(maxsize=4096)
def _last_day(ordinal: int, zone: str) -> tuple[Date, DateTime]:
    if ordinal > LAST_ORDINAL:
        raise InvalidValue("expected a period that ends before the year 2200", field="event_at")
    day = dt.date.fromordinal(ordinal)
    return Date(day.year, day.month, day.day), moments.start_of(day + _ONE_DAY, zone)
