"""How the plan stands: a function of the record and the day, and of nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from pendulum import Date

import safetygate
from safetygate.domain.codes import ActivityMode, ActivityStatus, PlanStanding, PlanState
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.cycle import RUNNING
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import PlanStatus
from safetygate.domain.records.errors import InvalidValue
from tests.plans.making import DAYS, activities, day, in_state, plans, report, signed, workshop

ORDER = list(PlanStanding)
REPORTS = st.lists(st.sampled_from([report(f"{year}-Q{number}") for year in (2023, 2024) for number in (1, 2, 3, 4)]))


@given(plans(), DAYS, REPORTS)
def test_status_is_a_function_of_the_record_and_the_day(plan: ActionPlan, at: Date, reports: list[Any]) -> None:
    """The same record, read back or with its activities in another order, stands the same."""
    status = plan.status(at=at, reports=reports)
    turned = evolve(plan, activities=plan.activities[::-1])

    assert status == safetygate.loads(safetygate.dumps(plan)).status(at=at, reports=reports)
    assert status == turned.status(at=dt.date(at.year, at.month, at.day), reports=reports)


@given(plans(), DAYS)
def test_what_happens_later_does_not_count(plan: ActionPlan, at: Date) -> None:
    """On a day a plan stands as it did when nothing after that day was known."""
    letters = tuple(each for each in plan.latest.letters if each.signed_on is not None and each.signed_on <= at)
    known = evolve(
        evolve(plan, reviews=()).with_latest(letters=letters),
        reviews=(),
        activities=tuple(as_it_was(each, at) for each in plan.activities),
    )
    known = evolve(known, reviews=tuple(as_reviewed(each, at) for each in plan.reviews if each.begun_on <= at))

    assert known.status(at=at) == plan.status(at=at)


def as_it_was(activity: Activity, at: Date) -> Activity:
    """An activity as it was known on a day: before it took place, it was planned."""
    held_later = activity.status is ActivityStatus.HELD and activity.starts_on > at
    return evolve(activity, status=ActivityStatus.PLANNED, attendance=None) if held_later else activity


def as_reviewed(review: Any, at: Date) -> Any:
    """A review as it was known on a day."""
    if review.assessed_on is not None and review.assessed_on > at:
        review = evolve(review, assessed_on=None, assessments=(), decision=None, decided_on=None)
    return review


def standings(status: PlanStatus) -> dict[Any, int]:
    """How everything stands, by what is counted and when: the higher, the worse."""
    each = {(one.code, one.year_kind, one.period): ORDER.index(one.standing) for one in status.indicators}
    return each | {"review": ORDER.index(status.review), "all": ORDER.index(status.standing)}


@given(plans(), DAYS, DAYS, st.sampled_from(ActivityMode))
def test_a_held_workshop_never_worsens_anything(plan: ActionPlan, on: Date, at: Date, mode: ActivityMode) -> None:
    """Whenever it was held, and whether online or not."""
    before = standings(plan.status(at=at))
    after = standings(plan.record(workshop("one-more", str(on), mode=mode)).status(at=at))

    assert after.keys() == before.keys()
    assert all(after[name] <= before[name] for name in before)


@given(activities(), DAYS)
def test_recording_never_loses_an_activity(made: tuple[Activity, ...], on: Date) -> None:
    """A new identifier adds, a known one takes the place of what was known; the others stay as they were."""
    plan = signed(activities=made)
    for activity in (workshop("new", str(on)), *(evolve(each, starts_on=on) for each in made)):
        known = {each.id: each for each in plan.activities}
        plan = plan.record(activity)
        recorded = {each.id: each for each in plan.activities}[activity.id]
        revised = activity.id in known and known[activity.id] != activity
        assert recorded == evolve(activity, revision=int(revised))
        assert {each.id: each for each in plan.activities} == known | {activity.id: recorded}
        assert plan.record(activity) == plan


@pytest.mark.parametrize("state", PlanState)
def test_only_a_running_plan_intends_something(state: PlanState) -> None:
    """A draft and a concluded plan have no indicators, no cycle and nothing due; one to be revised goes on."""
    status = in_state(state).status(at=day("2026-01-05"))
    running = state in RUNNING

    assert status.state is state
    assert bool(status.indicators) is running
    assert (status.cycle is not None) is running
    assert (status.plan_year == 3) is running
    assert (status.standing is not PlanStanding.NO_TARGET) is running
    assert bool(in_state(state).due(between=(day("2026-01-01"), day("2026-12-31")))) is running


def test_the_worst_decides() -> None:
    """A plan is past as soon as one thing is that is not over."""
    plan = signed(activities=(workshop("1", "2023-10-01"), workshop("2", "2023-12-31")))

    assert plan.status(at=day("2024-01-02")).standing is PlanStanding.DUE
    assert plan.record(workshop("3", "2024-02-01")).record(workshop("4", "2024-03-01")).status(
        at=day("2024-04-01")
    ).standing is (PlanStanding.ON_COURSE)
    assert plan.status(at=day("2024-04-01"), submissions=[]).standing is PlanStanding.PAST


def test_a_day_is_asked_for_and_no_moment() -> None:
    """Which day a moment falls on is for the host to say."""
    with pytest.raises(InvalidValue, match="at: expected a day, got DateTime"):
        signed().status(at=safetygate.domain.records.moments.parse_moment("2024-01-01T00:00:00Z"))
