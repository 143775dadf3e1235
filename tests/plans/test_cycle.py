"""The cycle of the plan: every cell of the table, and the days on which a review is due."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pendulum import Date

from safetygate.domain.cases.steps import IllegalStep
from safetygate.domain.codes import PlanState, PlanStep, ReviewDecision
from safetygate.domain.plans.cycle import CYCLE, take
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.plans.revision import assess_review, begin_review, decide, next_version
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.periods import months_after, years_after
from tests.plans.making import day, in_state, letter, reviewed, signed

TABLE = """
                sign           begin_review  assess    continue      revise   conclude
draft           signed_by_one  -             -         -             -        -
signed_by_one   in_operation   -             -         -             -        -
in_operation    -              under_review  -         -             -        -
under_review    -              -             assessed  -             -        -
assessed        -              -             assessed  in_operation  revised  concluded
revised         revision_signed_by_one  -    -         -             -        -
revision_signed_by_one  in_operation  -      -         -             -        -
concluded       -              -             -         -             -        -
"""
"""The table as the documentation may print it."""

HEAD, *ROWS = [line.split() for line in TABLE.split("\n") if line.strip()]
CELLS = [
    (PlanState(row[0]), PlanStep(step), None if then == "-" else PlanState(then))
    for row in ROWS
    for step, then in zip(HEAD, row[1:], strict=True)
]

LATER = Date(2026, 1, 5)


def drafted(plan: ActionPlan) -> ActionPlan:
    """The plan with a draft of its next version, where it is to be revised."""
    return next_version(plan) if plan.state(at=LATER) is PlanState.REVISED else plan


STEPS: dict[PlanStep, Callable[[ActionPlan], ActionPlan]] = {
    PlanStep.SIGN: lambda plan: drafted(plan).sign(letter(len(drafted(plan).latest.letters) % 2, "2026-01-05")),
    PlanStep.BEGIN_REVIEW: lambda plan: begin_review(plan, "another", at=LATER),
    PlanStep.ASSESS: lambda plan: assess_review(plan, at=LATER, reports=()),
    PlanStep.CONTINUE: lambda plan: decide(plan, ReviewDecision.CONTINUE, at=LATER),
    PlanStep.REVISE: lambda plan: decide(plan, ReviewDecision.REVISE, at=LATER),
    PlanStep.CONCLUDE: lambda plan: decide(plan, ReviewDecision.CONCLUDE, at=LATER),
}


def test_the_table_above_is_whole() -> None:
    """Every state and every step has its place in it."""
    assert {(state, step) for state, step, _ in CELLS} == {(state, step) for state in PlanState for step in PlanStep}
    assert set(CYCLE) == set(PlanState)


@pytest.mark.parametrize(("state", "step", "then"), CELLS)
def test_every_cell(state: PlanState, step: PlanStep, then: PlanState | None) -> None:
    """A step leads where the table says, on paper and on a plan; a missing cell is refused, and says what could be."""
    plan = in_state(state)
    assert plan.state(at=LATER) is state

    if then is not None:
        assert take(state, step) is then
        assert STEPS[step](plan).state(at=LATER) is then
    else:
        with pytest.raises(IllegalStep) as refusal:
            STEPS[step](plan)
        assert (refusal.value.state, refusal.value.step) == (state, step)
        assert set(refusal.value.allowed) == {known for other, known, to in CELLS if other is state and to is not None}


def test_a_refused_step_is_told_in_a_sentence() -> None:
    """Where the plan stands, what could be done, and what was tried."""
    with pytest.raises(IllegalStep) as refusal:
        in_state(PlanState.DRAFT).sign(letter(0)).sign(letter(1)).sign(letter(0))

    assert str(refusal.value) == "expected a step that the state in_operation takes (begin_review), got sign"


def test_a_history_that_the_table_does_not_have_cannot_be_built() -> None:
    """A review does not begin before the plan is in operation."""
    plan = begin_review(signed(), "review-1", at=day("2025-04-01"))

    with pytest.raises(InvalidValue, match=r"reviews\.0\.begun_on: expected steps .* \(SG-M-077\)"):
        plan.with_latest(letters=plan.latest.letters[:1])


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2023-09-01", PlanState.DRAFT),
        ("2023-09-18", PlanState.SIGNED_BY_ONE),
        ("2023-10-02", PlanState.SIGNED_BY_ONE),
        ("2023-10-03", PlanState.IN_OPERATION),
        ("2025-05-01", PlanState.UNDER_REVIEW),
        ("2025-09-01", PlanState.REVISED),
    ],
)
def test_a_state_is_that_at_the_end_of_a_day(at: str, state: PlanState) -> None:
    """What happens later does not count yet."""
    plan = reviewed(signed("2023-10-03", "2023-09-18"), ReviewDecision.REVISE, "2025-05-01", "2025-09-01")

    assert plan.state(at=day(at)) is state


def test_a_plan_is_in_operation_from_the_later_letter() -> None:
    """Whichever party signs last."""
    assert signed("2023-10-03", "2023-09-18").in_operation_on == day("2023-10-03")
    assert signed("2023-09-18", "2023-10-03").in_operation_on == day("2023-10-03")
    assert signed("2023-09-18").in_operation_on is None
    assert PLAN_OF_2023.in_operation_on is None


@pytest.mark.parametrize(
    ("from_day", "years", "then"),
    [
        ("2023-09-18", 2, "2025-09-18"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 2, "2026-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2096-02-29", 4, "2100-02-28"),
        ("2025-02-28", 3, "2028-02-28"),
        ("2023-12-31", 2, "2025-12-31"),
    ],
)
def test_years_are_added_by_the_calendar(from_day: str, years: int, then: str) -> None:
    """
    Where a year has no such day, the period ends with the last day of the month.

    Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c); Civil Code of China, Article 202.
    """
    assert years_after(day(from_day), years) == day(then)


@pytest.mark.parametrize(
    ("from_day", "months", "then"),
    [
        ("2025-09-18", -6, "2025-03-18"),
        ("2025-08-31", -6, "2025-02-28"),
        ("2024-08-31", -6, "2024-02-29"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-12-31", 0, "2025-12-31"),
    ],
)
def test_months_are_added_by_the_calendar(from_day: str, months: int, then: str) -> None:
    """Backwards too, as the preparation of a review needs it."""
    assert months_after(day(from_day), months) == day(then)


def due_days(plan: ActionPlan, at: str) -> tuple[str, str, str, str]:
    """First and last day of the cycle open on a day, its preparation and its due day."""
    cycle = plan.status(at=day(at)).cycle
    assert cycle is not None
    ends = (cycle.period.first_on, cycle.period.last_on, cycle.preparation_from_on, cycle.review_due_on)
    return tuple(map(str, ends))  # type: ignore[return-value]  # four of them


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        (("2023-09-18", "2023-09-18"), ("2023-09-18", "2025-09-17", "2025-03-18", "2025-09-18")),
        (("2023-09-18", "2023-10-31"), ("2023-10-31", "2025-10-30", "2025-04-30", "2025-10-31")),
        (("2024-02-29", "2024-01-05"), ("2024-02-29", "2026-02-27", "2025-08-28", "2026-02-28")),
    ],
)
def test_the_first_review_is_due_two_years_after_the_later_letter(
    letters: tuple[str, str], expected: tuple[str, ...]
) -> None:
    """The cycle ends on the day before; the preparation opens half a year before."""
    assert due_days(signed(*letters), "2024-03-01") == expected


def test_other_terms_give_other_days() -> None:
    """How often a plan is reviewed, and how early that is prepared, are its own terms."""
    assert due_days(signed(version={"review_years": 3, "preparation_months": 1}), "2024-03-01") == (
        *("2023-09-18", "2026-09-17"),
        *("2026-08-18", "2026-09-18"),
    )


@pytest.mark.parametrize(
    ("begun", "decided", "covered", "then"),
    [
        ("2025-04-01", "2025-08-01", "2025-09-17", "2027-09-18"),
        ("2025-09-18", "2025-12-01", "2025-09-17", "2027-09-18"),
        ("2026-02-01", "2026-03-01", "2025-09-17", "2027-09-18"),
        ("2027-09-18", "2027-10-01", "2027-09-17", "2029-09-18"),
        ("2030-01-01", "2030-02-01", "2029-09-17", "2031-09-18"),
    ],
    ids=["early", "on the day", "late", "two years late", "four years late"],
)
def test_a_late_review_does_not_put_off_the_next(begun: str, decided: str, covered: str, then: str) -> None:
    """Due days are counted from the letters; a review covers all that lies before the last due day that has come."""
    plan = reviewed(signed(), ReviewDecision.CONTINUE, begun, decided)

    assert plan.reviews[0].period.last_on == day(covered)
    assert due_days(plan, decided)[3] == then


def test_a_leap_day_comes_back() -> None:
    """Counted from the letters each time, 29 February is due again in a leap year."""
    plan = reviewed(signed("2024-02-29", "2024-02-29"), ReviewDecision.CONTINUE, "2026-02-01", "2026-02-10")

    assert due_days(plan, "2026-03-01") == ("2026-02-28", "2028-02-28", "2027-08-29", "2028-02-29")


@pytest.mark.parametrize(
    ("at", "standing"),
    [
        ("2025-03-17", "on_course"),
        ("2025-03-18", "due"),
        ("2025-09-18", "due"),
        ("2025-09-19", "past"),
        ("2030-01-01", "past"),
    ],
)
def test_a_review_is_on_course_then_due_then_past(at: str, standing: str) -> None:
    """Due from the first day of its preparation to the end of its due day."""
    assert signed().status(at=day(at)).review.value == standing
