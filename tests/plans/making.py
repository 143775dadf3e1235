"""
Plans, activities and reports for the tests of the plan: made up, and as short as they can be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from pendulum import Date

from safetygate.domain.codes import (
    ActivityKind,
    ActivityMode,
    ActivityStatus,
    IndicatorCode,
    PlanState,
    ReviewDecision,
    YearKind,
)
from safetygate.domain.plans.activity import Activity, Attendance
from safetygate.domain.plans.agreement import Letter
from safetygate.domain.plans.indicator import Indicator
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.plans.revision import assess_review, begin_review, decide, next_version
from safetygate.domain.plans.status import PlanStatus
from safetygate.domain.records.moments import parse_day
from safetygate.domain.records.periods import Period, Quarter, days_of
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission
from safetygate.testing.plans import demo_report, demo_submission

BRUSSELS = Texts(en="Brussels", zh="布鲁塞尔")
MADE_UP = Texts(en="Made up", zh="虚构")


def day(text: str) -> Date:
    """The day that *text* names."""
    return parse_day(text)


def period(first: str, last: str) -> Period:
    """The days from *first* to *last*."""
    return Period(first_on=day(first), last_on=day(last))


def letter(party: int, on: str = "2023-09-18") -> Letter:
    """The letter of one of the two parties."""
    return Letter(party=PLAN_OF_2023.parties[party], place=BRUSSELS, signed_on=day(on))


def signed(*days: str, version: dict[str, Any] | None = None, **members: Any) -> ActionPlan:
    """The plan with letters of these days, both of 18 September 2023 where none is named; *version* changes words."""
    letters = tuple(letter(party, on) for party, on in enumerate(days or ("2023-09-18", "2023-09-18")))
    return evolve(PLAN_OF_2023.with_latest(letters=letters, **version or {}), **members)


def workshop(name: str, on: str, **members: Any) -> Activity:
    """A workshop that was held online."""
    usual = {"status": ActivityStatus.HELD, "mode": ActivityMode.ONLINE, "activity_kind": ActivityKind.WORKSHOP}
    return Activity(id=name, plan_id=PLAN_OF_2023.id, starts_on=day(on), **usual | {"title": MADE_UP} | members)


def training(name: str, on: str, companies: int | None = 100, **members: Any) -> Activity:
    """A training that was held online."""
    usual = {"activity_kind": ActivityKind.TRAINING, "attendance": Attendance(companies=companies)}
    return workshop(name, on, **usual | members)


def report(quarter: str, within: int = 9, due: int = 10) -> QuarterlyReport:
    """The report on a *quarter*."""
    return demo_report(Quarter.parse(quarter), within, due)


def submission(quarter: str) -> QuarterlySubmission:
    """The report of the GACC on a *quarter*, received 15 days after its end."""
    return demo_submission(days_of(Quarter.parse(quarter)))


def reviewed(
    plan: ActionPlan, decision: ReviewDecision, begun: str, decided: str, name: str = "review-1"
) -> ActionPlan:
    """The *plan* after a review that was begun, assessed and decided."""
    plan = begin_review(plan, name, at=day(begun))
    plan = assess_review(plan, at=day(decided), reports=())
    return decide(plan, decision, at=day(decided))


def in_state(state: PlanState) -> ActionPlan:
    """A plan in one *state*, whose last step was in 2025."""
    under_review = begin_review(signed(), "review-1", at=day("2025-04-01"))
    assessed = assess_review(under_review, at=day("2025-08-01"), reports=())
    return {
        PlanState.DRAFT: PLAN_OF_2023,
        PlanState.SIGNED_BY_ONE: signed("2023-09-18"),
        PlanState.IN_OPERATION: signed(),
        PlanState.UNDER_REVIEW: under_review,
        PlanState.ASSESSED: assessed,
        PlanState.REVISED: decide(assessed, ReviewDecision.REVISE, at=day("2025-09-01")),
        PlanState.REVISION_SIGNED_BY_ONE: next_version(
            decide(assessed, ReviewDecision.REVISE, at=day("2025-09-01"))
        ).sign(letter(0, "2025-11-03")),
        PlanState.CONCLUDED: decide(assessed, ReviewDecision.CONCLUDE, at=day("2025-09-01")),
    }[state]


def numbers(status: PlanStatus | Iterable[Indicator], code: IndicatorCode, kind: YearKind) -> list[tuple[Any, ...]]:
    """First day, numbers and standing of each indicator of one *code* and *kind*."""
    found = status.indicators if isinstance(status, PlanStatus) else status
    return [
        (str(each.period.first_on), each.numerator, each.denominator, each.standing.value)
        for each in found
        if each.code is code and each.year_kind is kind
    ]


DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2031, 12, 31)).map(lambda each: Date(each.year, each.month, each.day))
FREE = st.sampled_from([ActivityStatus.PLANNED, ActivityStatus.HELD, ActivityStatus.CANCELLED])


@st.composite
def activities(draw: st.DrawFn) -> tuple[Activity, ...]:
    """Workshops and trainings of any day, mode and status."""
    made = st.builds(
        workshop,
        st.integers(1, 1000).map(str),
        DAYS.map(str),
        status=FREE,
        mode=st.sampled_from(ActivityMode),
        activity_kind=st.sampled_from(ActivityKind),
    )
    return tuple(draw(st.lists(made, max_size=8, unique_by=lambda each: each.id)))


@st.composite
def plans(draw: st.DrawFn) -> ActionPlan:
    """Plans in any state, signed between 2022 and 2031, with activities of any kind."""
    letters = [each.isoformat() for each in draw(st.lists(DAYS, max_size=2))]
    plan = signed(*letters, activities=draw(activities())) if letters else PLAN_OF_2023
    for number, begun in enumerate(sorted(draw(st.lists(DAYS, max_size=2)))):
        start = plan.in_operation_on
        if start is not None and start <= begun and plan.state(at=begun) is PlanState.IN_OPERATION:
            plan = begin_review(plan, f"review-{number}", at=begun)
            if draw(st.booleans()):
                plan = assess_review(plan, at=begun, reports=())
                plan = decide(plan, ReviewDecision.CONTINUE, at=begun)
    return plan
