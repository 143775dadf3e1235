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
from safetygate.domain.deadlines.calendars import CALENDAR, WEEKEND, WorkCalendar
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
        ends_at: The first moment after the last day: a reaction before it is within the period.
        certainty: What the last day rests on.

    Raises:
        InvalidValue: As `deadline` raises it.
    """

    event_at: DateTime = field(init=False)
    policy: FollowUpPolicy = field(init=False)
    calendar: WorkCalendar | None = field(init=False)
    last_on: Date = field(init=False)
    ends_at: DateTime = field(init=False)
    certainty: Certainty = field(init=False)

    def __init__(self, *, event_at: dt.datetime, policy: FollowUpPolicy, calendar: WorkCalendar | None = None) -> None:
        moment = moments.to_moment(event_at, field="event_at")
        expect(policy, FollowUpPolicy, field="policy")
        zone = policy.zone or moments.BEIJING
        start = moments.local(event_at, zone).toordinal()
        if policy.needs_calendar:
            counted = count(policy, start, WEEKEND if calendar is None else _admit(calendar, policy))
            last, certainty = counted.last, counted.certainty
        else:
            calendar, last, certainty = None, start + policy.days, Certainty.PUBLISHED
        last_on, ends_at = _last_day(last, zone)
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
        return self.policy.zone or moments.BEIJING

    @property
    def event_on(self) -> Date:
        """The day of the event in that zone; it is not counted."""
        return moments.day_of(self.event_at, self.zone)

    @property
    def steps(self) -> tuple[ReasoningStep, ...]:
        """Every step from the event to the end, each with its days, the provisions it obeys and a sentence."""
        counted = count(self.policy, self.event_on.toordinal(), self.calendar or WEEKEND)
        return Reasoning(self.policy, self.zone, self.event_at, self.ends_at, self.calendar, counted).steps()

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
            ends after the year 2199.
    """
    return Deadline(event_at=event_at, policy=policy, calendar=calendar)


def _admit(calendar: WorkCalendar, policy: FollowUpPolicy) -> WorkCalendar:
    """
    *calendar*, where it is the one that *policy* names, or it names none.

    Raises:
        InvalidValue: Where it is another, or answers to no question of a calendar.
    """
    CALENDAR.require(calendar, field="calendar")
    if not policy.admits(calendar):
        named = " ".join(filter(None, (policy.calendar, policy.calendar_version)))
        raise InvalidValue(f"expected the calendar that the policy names, {named}", field="calendar")
    return calendar


@lru_cache(maxsize=4096)
def _last_day(ordinal: int, zone: str) -> tuple[Date, DateTime]:
    # Kept, as building the end of a day in its zone takes longer than all the counting before it.
    if ordinal > LAST_ORDINAL:
        raise InvalidValue("expected a period that ends before the year 2200", field="event_at")
    day = dt.date.fromordinal(ordinal)
    return Date(day.year, day.month, day.day), moments.start_of(day + _ONE_DAY, zone)
