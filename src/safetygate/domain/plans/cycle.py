"""
The cycle of the Action plan: where it stands, and when its next review is due.

Rules for whoever edits this file
    Everything that decides whether a step may be taken stands in `CYCLE`, and nowhere else.
    A cell says where the plan then stands. A missing cell is the refusal.
    A state without steps is written out, so that nobody takes it for forgotten.

What the table says in words
    The plan is signed "in duplicate … via exchange of letters": it is in operation once both letters are there.
    A review begins while it is in operation, assesses the results, may assess them again, and then decides: the plan
    continues unchanged, another version takes its place, or it is concluded.
    A version that is to be revised stays in operation until both parties have signed the next one.

When a review is due
    Every two years, counted by the calendar from the day on which the first version came into operation.
    Days are counted from that day each time, never from the last review or the last version, so that 29 February comes
    back in leap years, and neither a late review nor a new version puts off the next review.
    A review covers all that lies before the due day it answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Final, NamedTuple, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.cases.steps import IllegalStep
from safetygate.domain.codes import PlanStanding, PlanState, PlanStep, ReviewDecision
from safetygate.domain.plans.agreement import PlanVersion
from safetygate.domain.plans.review import Review
from safetygate.domain.records.checks import Day, Part
from safetygate.domain.records.converters import as_day
from safetygate.domain.records.moments import days_after
from safetygate.domain.records.periods import Period, months_after, years_after
from safetygate.domain.records.rules import Path

CYCLE: Final[Mapping[PlanState, Mapping[PlanStep, PlanState]]] = MappingProxyType(
    {
        # The plan is signed in duplicate by an exchange of letters, so one letter alone puts nothing into operation.
        PlanState.DRAFT: {PlanStep.SIGN: PlanState.SIGNED_BY_ONE},
        PlanState.SIGNED_BY_ONE: {PlanStep.SIGN: PlanState.IN_OPERATION},
        PlanState.IN_OPERATION: {PlanStep.BEGIN_REVIEW: PlanState.UNDER_REVIEW},
        PlanState.UNDER_REVIEW: {PlanStep.ASSESS: PlanState.ASSESSED},
        # Figures may be corrected before the parties decide, and so a review may be assessed again.
        PlanState.ASSESSED: {
            PlanStep.ASSESS: PlanState.ASSESSED,
            PlanStep.CONTINUE: PlanState.IN_OPERATION,
            PlanStep.REVISE: PlanState.REVISED,
            PlanStep.CONCLUDE: PlanState.CONCLUDED,
        },
        # No cell leads to another review: the version stays in operation until the letters of the next one are there.
        PlanState.REVISED: {PlanStep.SIGN: PlanState.REVISION_SIGNED_BY_ONE},
        PlanState.REVISION_SIGNED_BY_ONE: {PlanStep.SIGN: PlanState.IN_OPERATION},
        PlanState.CONCLUDED: {},
    }
)
"""From the state, by the step, to the state after it."""

RUNNING: Final = frozenset(PlanState) - {PlanState.DRAFT, PlanState.SIGNED_BY_ONE, PlanState.CONCLUDED}
"""The states in which something is intended."""


def take(state: PlanState, step: PlanStep) -> PlanState:
    """
    The state after *step*.

    Raises:
        IllegalStep: Where the table has no such cell.
    """
    if step not in CYCLE[state]:
        raise IllegalStep(state, step, CYCLE[state])
    return CYCLE[state][step]


class Event(NamedTuple):
    """
    One step that was taken.

    Attributes:
        on: The day.
        step: The step.
        path: Where in the plan it stands.
    """

    on: Date
    step: PlanStep
    path: Path


def history(versions: Iterable[PlanVersion], reviews: Iterable[Review]) -> list[Event]:
    """
    The steps of a plan, in the order of days.

    On one day the letters of a version come before its reviews, and these before the letters of the next version.
    """
    events: list[tuple[Date, int, Event]] = []
    # The number in the middle only orders what falls on one day, as both letters and a review may.
    for index, version in enumerate(versions):
        for position, on in enumerate(version.signing_days):
            path = ("versions", index, "letters", position)
            events.append((on, 2 * version.number, Event(on, PlanStep.SIGN, path)))
    for position, review in enumerate(reviews):
        steps = {"begun_on": PlanStep.BEGIN_REVIEW, "assessed_on": PlanStep.ASSESS}
        if review.decision is not None:
            steps["decided_on"] = PlanStep(review.decision.value)
        for member, step in steps.items():
            on = getattr(review, member)
            if on is not None:
                event = Event(on, step, ("reviews", position, member))
                events.append((on, 2 * review.plan_version + 1, event))
    return [event for *_, event in sorted(events, key=lambda each: each[:2])]


def misfits(events: Iterable[Event]) -> Iterable[Path]:
    """The path to the first of *events* that the table does not have, if any."""
    state = PlanState.DRAFT
    for event in events:
        if event.step not in CYCLE[state]:
            return [event.path]
        state = CYCLE[state][event.step]
    return []


def state_after(events: Iterable[Event]) -> PlanState:
    """
    Where a plan stands after *events*.

    Raises:
        IllegalStep: Where the table does not have one of them.
    """
    return reduce(take, (event.step for event in events), PlanState.DRAFT)


@final
@frozen(kw_only=True)
class Cycle:
    """
    The time between two reviews.

    Attributes:
        period: Its days, up to the day before the review is due.
        preparation_from_on: The day from which the review is prepared.
        review_due_on: The day on which the review is due.
    """

    period: Period = field(validator=Part(Period))
    preparation_from_on: Date = field(converter=as_day, validator=Day())
    review_due_on: Date = field(converter=as_day, validator=Day())

    def standing(self, at: dt.date) -> PlanStanding:
        """How the review stands on the day *at*: on course, due while it is prepared, past after its due day."""
        if at < self.preparation_from_on:
            return PlanStanding.ON_COURSE
        return PlanStanding.DUE if at <= self.review_due_on else PlanStanding.PAST


def open_cycle(start: dt.date, reviews: Iterable[Review], at: dt.date, *, years: int, months: int) -> Cycle:
    """
    The cycle that is open on the day *at* in a plan in operation since *start*.

    Args:
        start: The day on which its first version came into operation.
        reviews: The reviews so far; those decided by *at* close the cycles before this one.
        at: The day on which it is asked.
        years: How many years lie between two reviews.
        months: How many months before its due day a review is prepared.
    """
    # A plan that is concluded has no next cycle, and so its last review closes none.
    closed = [
        days_after(review.period.last_on, 1)
        for review in reviews
        if review.decided_on is not None and review.decided_on <= at and review.decision is not ReviewDecision.CONCLUDE
    ]
    first_on = max([start, *closed])
    due_on = due_after(start, first_on, years)
    return Cycle(
        period=Period(first_on=first_on, last_on=days_after(due_on, -1)),
        preparation_from_on=months_after(due_on, -months),
        review_due_on=due_on,
    )


def due_after(start: dt.date, day: dt.date, years: int) -> Date:
    """The first day after *day* that lies a multiple of *years* after *start*."""
    # Counted from the start each time: from the last due day, 29 February would be lost for good.
    count = years
    while years_after(start, count) <= day:
        count += years
    return years_after(start, count)


def review_period(cycle: Cycle, start: dt.date, begun_on: dt.date, years: int) -> Period:
    """The days that a review covers which begins on *begun_on*: all before the last due day that has come."""
    last_due = cycle.review_due_on
    while (then := due_after(start, last_due, years)) <= begun_on:
        last_due = then
    return Period(first_on=cycle.period.first_on, last_on=days_after(last_due, -1))
