"""Revising the plan: a review filled in from the record, and the version that follows it."""

from __future__ import annotations

from typing import Any

import jsonpatch
import pytest
from attrs import evolve
from hypothesis import given

import safetygate
from safetygate.domain.cases.steps import IllegalStep
from safetygate.domain.codes import ActionCode, IndicatorCode, PlanState, ReviewDecision, YearKind
from safetygate.domain.plans.agreement import SoftTarget
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.revision import assess_review, begin_review, decide, next_version
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.problems import Severity
from safetygate.domain.records.texts import Texts
from tests.plans.making import (
    MADE_UP,
    activities,
    day,
    in_state,
    letter,
    numbers,
    period,
    report,
    signed,
    submission,
    training,
    workshop,
)

REVISED = in_state(PlanState.REVISED)


def test_an_assessment_is_filled_in_from_the_record() -> None:
    """Each action has the indicators of the period; people add the words."""
    plan = signed(activities=(workshop("1", "2024-03-01"), training("2", "2024-03-01", 240)))
    plan = begin_review(plan, "review-1", at=day("2025-04-01"))
    texts = {ActionCode.WORKSHOPS: Texts(en="Well attended", zh="参加踊跃")}
    plan = assess_review(
        plan, at=day("2025-09-01"), reports=[report("2024-Q1")], submissions=[submission("2024-Q1")], texts=texts
    )
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
        ("rapid_within_period", "2023-09-18", 9, 10, "no_target"),
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
    again = assess_review(plan, at=day("2025-08-20"), reports=[report("2024-Q1")])

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
    plan = assess_review(plan, at=day("2025-08-01"), reports=())
    assert plan.activities == made
    plan = decide(plan, ReviewDecision.REVISE, at=day("2025-09-01"))
    assert next_version(plan).activities == made


def test_the_next_version_keeps_what_was_not_changed() -> None:
    """It is a draft beside the version before, which keeps its letters; reviews and activities belong to the plan."""
    later = next_version(REVISED, preparation_months=9)

    assert later.versions[:-1] == REVISED.versions
    assert (later.latest.number, later.latest.letters) == (2, ())
    assert later.latest == evolve(REVISED.latest, number=2, letters=(), preparation_months=9)
    assert evolve(later, versions=REVISED.versions) == REVISED


def signed_twice() -> ActionPlan:
    """A plan decided on 1 September 2025 to be revised, whose next version was signed on 4 May 2026."""
    return next_version(REVISED).sign(letter(0, "2026-04-20")).sign(letter(1, "2026-05-04"))


@pytest.mark.parametrize(
    ("at", "state", "version"),
    [
        ("2025-08-31", PlanState.ASSESSED, 1),
        ("2025-09-01", PlanState.REVISED, 1),
        ("2026-04-19", PlanState.REVISED, 1),
        ("2026-04-20", PlanState.REVISION_SIGNED_BY_ONE, 1),
        ("2026-05-03", PlanState.REVISION_SIGNED_BY_ONE, 1),
        ("2026-05-04", PlanState.IN_OPERATION, 2),
    ],
)
def test_a_version_stays_in_operation_until_the_next_one_is(at: str, state: PlanState, version: int) -> None:
    """Between the decision and the new letters the plan goes on, and something is intended and due."""
    plan = signed_twice()
    status = plan.status(at=day(at))

    assert (status.state, status.version) == (state, version)
    assert plan.due(between=(day(at), day("2026-12-31")))


def test_the_day_of_the_review_does_not_jump() -> None:
    """It is counted from the first letters, before the new version and after it."""
    due = {
        str(signed_twice().status(at=day(at)).cycle.review_due_on) for at in ("2025-09-18", "2026-05-03", "2026-06-01")
    }  # type: ignore[union-attr]  # it is in operation

    assert due == {"2027-09-18"}


def test_what_falls_between_two_versions_counts() -> None:
    """A workshop of March 2026, between the decision and the letters of May, is one of that year."""
    plan = signed_twice().record(workshop("between", "2026-03-21"))
    held = numbers(plan.status(at=day("2026-06-01")), IndicatorCode.WORKSHOPS_HELD, YearKind.PLAN_YEAR)

    assert held == [("2025-09-18", 1, 2, "due")]


def test_each_year_counts_against_the_version_in_operation_at_its_end() -> None:
    """A version that intends three workshops a year does so for the year that it ends, not for those before."""
    workshops = REVISED.latest.actions[1]
    three = evolve(workshops, targets=(SoftTarget(code="workshops_a_year", number=3, force="in_principle"),))
    actions = (REVISED.latest.actions[0], three, REVISED.latest.actions[2])
    plan = next_version(REVISED, actions=actions).sign(letter(0, "2026-04-20")).sign(letter(1, "2026-05-04"))
    found = plan.indicators(period("2023-09-18", "2026-09-17"), at=day("2026-10-01"))

    assert [number for _, _, number, _ in numbers(found, IndicatorCode.WORKSHOPS_HELD, YearKind.PLAN_YEAR)] == [2, 2, 3]


def test_a_version_is_not_signed_before_the_one_whose_place_it_takes() -> None:
    """Neither by skipping a letter, nor in the past of the version before."""
    plan = next_version(REVISED)

    with pytest.raises(InvalidValue, match=r"versions\.1\.letters: expected a version to be signed by both .*SG-M-092"):
        plan.sign(letter(0, "2023-09-01"))
    with pytest.raises(IllegalStep):
        signed_twice().sign(letter(0, "2026-06-01"))


@pytest.mark.parametrize("state", [state for state in PlanState if state is not PlanState.REVISED])
def test_only_a_revised_plan_has_a_next_version(state: PlanState) -> None:
    """A review decides that first."""
    with pytest.raises(InvalidValue, match="decision: expected a plan that a review has decided to revise"):
        next_version(in_state(state))


def test_what_was_changed_is_told_as_a_patch() -> None:
    """From the words of the action to the number of workshops, and nothing else."""
    workshops = REVISED.latest.actions[1]
    changed = evolve(workshops, targets=workshops.targets[:1], texts=(*workshops.texts, MADE_UP))
    later = next_version(REVISED, actions=(REVISED.latest.actions[0], changed, REVISED.latest.actions[2]))
    one, two = (evolve(later, versions=(version,), activities=(), reviews=()) for version in later.versions)
    patch = safetygate.changes(one, two)

    assert [(change["op"], change["path"]) for change in patch] == [
        ("remove", "/versions/0/letters"),
        ("replace", "/versions/0/number"),
        ("add", "/versions/0/actions/1/texts/5"),
        ("remove", "/versions/0/actions/1/targets/1"),
    ]
    assert jsonpatch.apply_patch(safetygate.to_dict(one), patch) == safetygate.to_dict(two)


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
