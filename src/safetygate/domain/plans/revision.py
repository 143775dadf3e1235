"""
Revising the Action plan: the steps of a review, from its beginning to the next version.

The parties "intend to revise and update this Action plan every two years, to assess the results and to discuss
possible next steps in view of the completed actions and the impact achieved" (Action plan, closing clause).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from safetygate.domain.cases.steps import IllegalStep
from safetygate.domain.codes import ActionCode, PlanState, PlanStep, ReviewDecision
from safetygate.domain.plans.cycle import CYCLE, review_period, take
from safetygate.domain.plans.indicator import ACTIONS
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.review import Assessment, Review
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.moments import to_day
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission


def begin_review(plan: ActionPlan, name: str, *, at: dt.date) -> ActionPlan:
    """
    The *plan* with a review, identified by *name*, that begins on the day *at*.

    Raises:
        IllegalStep: Where the plan is not in operation, or under review already.
    """
    expect(plan, ActionPlan, field="plan")
    take(plan.state(), PlanStep.BEGIN_REVIEW)
    day = to_day(at, field="at")
    # The table alone does not know the day: a review that begins before the plan is in operation has nothing to look
    # at.
    start, cycle, version = plan.in_operation_on, plan.cycle(at=day), plan.version_at(day)
    if start is None or cycle is None or version is None:
        raise IllegalStep(plan.state(at=day), PlanStep.BEGIN_REVIEW, CYCLE[plan.state(at=day)])
    period = review_period(cycle, start, day, version.review_years)
    review = Review(id=name, plan_id=plan.id, plan_version=version.number, period=period, begun_on=day)
    return evolve(plan, reviews=(*plan.reviews, review))


def assess_review(
    plan: ActionPlan,
    *,
    at: dt.date,
    reports: Iterable[QuarterlyReport] = (),
    submissions: Iterable[QuarterlySubmission] = (),
    texts: Mapping[ActionCode, Texts] | None = None,
) -> ActionPlan:
    """
    The *plan* whose open review is filled in with what activities and quarterly reports show.

    Args:
        plan: The plan.
        at: The day of the assessment; what is known later does not count.
        reports: Quarterly reports, with the share of rapid reactions.
        submissions: The quarterly reports of the GACC as they were received.
        texts: What people say about each action.

    Raises:
        IllegalStep: Where no review is open.
    """
    expect(plan, ActionPlan, field="plan")
    take(plan.state(), PlanStep.ASSESS)
    day = to_day(at, field="at")
    review = plan.reviews[-1]
    version = next(version for version in plan.versions if version.number == review.plan_version)
    shown = plan.indicators(review.period, at=day, reports=reports, submissions=submissions)
    assessments = tuple(
        Assessment(
            action=action.code,
            indicators=tuple(indicator for indicator in shown if ACTIONS[indicator.code] is action.code),
            texts=(texts or {}).get(action.code),
        )
        for action in version.actions
    )
    return _change_review(plan, assessed_on=day, assessments=assessments)


def decide(
    plan: ActionPlan,
    decision: ReviewDecision,
    *,
    at: dt.date,
    impact: Texts | None = None,
    next_steps: Iterable[Texts] = (),
) -> ActionPlan:
    """
    The *plan* whose review ends with a *decision*.

    Args:
        plan: The plan.
        decision: Whether it continues, is revised or is concluded.
        at: The day of the decision.
        impact: What was achieved, in words.
        next_steps: What could follow, each in words.

    Raises:
        IllegalStep: Where no review is assessed.
    """
    expect(decision, ReviewDecision, field="decision")
    take(plan.state(), PlanStep(decision.value))
    day = to_day(at, field="at")
    return _change_review(plan, decision=decision, decided_on=day, impact=impact, next_steps=tuple(next_steps))


def next_version(plan: ActionPlan, **changes: Any) -> ActionPlan:
    """
    The *plan* with a draft of its next version; what *changes* do not name is taken over from the last one.

    The last one stays in operation until both parties have signed the next.
    What differs between the two, `changes()` of the front door gives as a JSON Patch.

    Raises:
        InvalidValue: Where no review has decided that the plan is revised, or the draft is there already.
    """
    expect(plan, ActionPlan, field="plan")
    last = plan.latest
    if plan.state() is not PlanState.REVISED or last.in_operation_on is None:
        raise InvalidValue("expected a plan that a review has decided to revise", field="decision")
    # Letters are never taken over: they sign one version, and the next is unsigned until both parties write again.
    members: dict[str, Any] = {"number": last.number + 1, "letters": (), "made_known_on": None} | changes
    draft = evolve(last, **members)
    return evolve(plan, versions=(*plan.versions, draft))


def _change_review(plan: ActionPlan, **members: Any) -> ActionPlan:
    return evolve(plan, reviews=(*plan.reviews[:-1], evolve(plan.reviews[-1], **members)))
