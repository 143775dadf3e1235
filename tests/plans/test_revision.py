"""Revising the plan: a review filled in from the record, and the version that follows it."""

from __future__ import annotations

from typing import Any

import jsonpatch
import pytest
from attrs import evolve
from hypothesis import given

import safetygate
from safetygate.domain.codes import ActionCode, PlanState, ReviewDecision, YearKind
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.revision import assess, begin_review, decide, next_version
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.problems import Severity
from safetygate.domain.records.texts import Texts
from tests.plans.making import MADE_UP, activities, day, in_state, letter, numbers, report, signed, training, workshop

REVISED = in_state(PlanState.REVISED)


def test_an_assessment_is_filled_in_from_the_record() -> None:
    """Each action has the indicators of the period; people add the words."""
    plan = signed(activities=(workshop("1", "2024-03-01"), training("2", "2024-03-01", 240)))
    plan = begin_review(plan, "review-1", at=day("2025-04-01"))
    texts = {ActionCode.WORKSHOPS: Texts(en="Well attended", zh="参加踊跃")}
    plan = assess(plan, at=day("2025-09-01"), reports=[report("2024-Q1")], texts=texts)
    found = {each.action: each for each in plan.reviews[0].assessments}

    assert list(found) == list(ActionCode)
    assert found[ActionCode.WORKSHOPS].texts == texts[ActionCode.WORKSHOPS]
    assert found[ActionCode.TRAININGS].texts is None
    shown = {
        (indicator.code.value, *numbers([indicator], indicator.code, indicator.year_kind)[0])
        for each in found.values()
        for indicator in each.indicators
        if indicator.year_kind is not YearKind.CALENDAR_YEAR
    }
    assert shown == {
        ("rapid_within_period", "2023-09-18", 9, 10, "past"),
        ("quarterly_reports", "2023-09-18", 1, 8, "past"),
        ("workshops_held", "2023-09-18", 1, 2, "past"),
        ("workshops_online", "2023-09-18", 1, 2, "past"),
        ("workshops_held", "2024-09-18", 0, 2, "due"),
        ("workshops_online", "2024-09-18", 0, 2, "due"),
        ("trainings_held", "2023-09-18", 1, 1, "no_target"),
        ("companies_reached", "2023-09-18", 240, 1, "no_target"),
    }


def test_an_assessment_may_be_made_again() -> None:
    """Until a decision is taken, a later assessment takes the place of the earlier."""
    plan = in_state(PlanState.ASSESSED)
    again = assess(plan, at=day("2025-08-20"), reports=[report("2024-Q1")])

    assert again.reviews[0].assessed_on == day("2025-08-20")
    assert len(again.reviews) == 1
    assert again.reviews != plan.reviews


def test_a_decision_holds_impact_and_next_steps() -> None:
    """What was achieved and what could follow stand beside it."""
    plan = decide(
        in_state(PlanState.ASSESSED),
        ReviewDecision.CONCLUDE,
        at=day("2025-09-01"),
        impact=MADE_UP,
        next_steps=[MADE_UP, MADE_UP],
    )

    assert plan.reviews[0].decision is ReviewDecision.CONCLUDE
    assert plan.reviews[0].impact == MADE_UP
    assert plan.reviews[0].next_steps == (MADE_UP, MADE_UP)
    assert plan.state(at=day("2025-09-01")) is PlanState.CONCLUDED


@given(activities())
def test_a_review_never_loses_an_activity(made: Any) -> None:
    """From the beginning of a review to the next version, all that was planned and held stays."""
    plan = begin_review(signed(activities=made), "review-1", at=day("2025-04-01"))
    plan = assess(plan, at=day("2025-08-01"), reports=())
    assert plan.activities == made
    plan = decide(plan, ReviewDecision.REVISE, at=day("2025-09-01"))
    assert next_version(plan).activities == made


def test_the_next_version_keeps_what_was_not_changed() -> None:
    """It is a draft, names the version whose place it takes, and begins without letters and reviews."""
    later = next_version(REVISED, preparation_months=9)

    assert (later.version, later.id) == (2, REVISED.id)
    assert later.replaces is not None
    assert (later.replaces.plan_id, later.replaces.version) == (REVISED.id, 1)
    assert (later.letters, later.reviews) == ((), ())
    assert later.state(at=day("2030-01-01")) is PlanState.DRAFT
    assert later == evolve(REVISED, version=2, replaces=later.replaces, letters=(), reviews=(), preparation_months=9)


def test_the_next_version_is_signed_and_counts_from_its_own_letters() -> None:
    """Its first review is due two years after the later of its letters."""
    later = next_version(REVISED).sign(letter(0, "2025-11-03")).sign(letter(1, "2025-12-01"))
    cycle = later.status(at=day("2026-01-01")).cycle

    assert cycle is not None
    assert cycle.review_due_on == day("2027-12-01")


@pytest.mark.parametrize("state", [state for state in PlanState if state is not PlanState.REVISED])
def test_only_a_revised_plan_has_a_next_version(state: PlanState) -> None:
    """A review decides that first."""
    with pytest.raises(InvalidValue, match="decision: expected a plan that a review has decided to revise"):
        next_version(in_state(state))


def test_what_was_changed_is_told_as_a_patch() -> None:
    """From the words of the action to the number of workshops, and nothing else."""
    workshops = REVISED.actions[1]
    changed = evolve(workshops, target=3, texts=(*workshops.texts, MADE_UP))
    later = next_version(REVISED, actions=(REVISED.actions[0], changed, REVISED.actions[2]))
    patch = safetygate.changes(REVISED, later)

    assert [(change["op"], change["path"]) for change in patch] == [
        ("remove", "/letters"),
        ("remove", "/reviews"),
        ("replace", "/version"),
        ("add", "/actions/1/texts/5"),
        ("replace", "/actions/1/target"),
        ("add", "/replaces"),
    ]
    assert jsonpatch.apply_patch(safetygate.to_dict(REVISED), patch) == safetygate.to_dict(later)


def informed(plan: ActionPlan) -> set[tuple[str, str]]:
    """Pointer and code of what validation merely informs of."""
    problems = safetygate.validate(safetygate.dumps(plan)).problems
    return {(each.pointer, each.code) for each in problems if each.severity is Severity.INFORMATION}


def test_figures_that_no_longer_agree_show() -> None:
    """Where an activity is told after the assessment, the report on the plan says so; nothing is refused."""
    plan = in_state(PlanState.ASSESSED)

    assert informed(plan) == set()
    assert informed(plan.record(workshop("late", "2024-03-01"))) == {
        ("/reviews/0/assessments/1/indicators", "SG-I-062")
    }
