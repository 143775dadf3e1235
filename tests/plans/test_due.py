"""What lies ahead: from the first to the last day asked for, in the order of days."""

from __future__ import annotations

import pytest
from hypothesis import given
from pendulum import Date

from safetygate.domain.codes import ActivityStatus, DueKind, ReviewDecision
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.texts import Texts
from tests.plans.making import DAYS, MADE_UP, day, plans, reviewed, signed, submission, workshop

FOLLOW_UP = Due(due_kind=DueKind.FOLLOW_UP, due_on=day("2024-01-22"), reference="SR/01234/24")


def listed(plan: ActionPlan, first: str, last: str, **more: object) -> list[tuple[str, str, str]]:
    """Day, kind and reference of all that lies ahead."""
    found = plan.due(between=(day(first), day(last)), **more)  # type: ignore[arg-type]  # what the test names
    return [(str(due.due_on), due.due_kind.value, due.reference) for due in found]


def test_everything_ahead_in_one_list() -> None:
    """Activities, missing workshops, reports, follow-ups that the host names, and the review with its preparation."""
    plan = signed(activities=(workshop("1", "2024-05-14", status=ActivityStatus.PLANNED),))

    assert listed(plan, "2024-01-01", "2025-10-01", submissions=[submission("2023-Q4")], follow_ups=[FOLLOW_UP]) == [
        ("2024-01-22", "follow_up", "SR/01234/24"),
        ("2024-04-01", "quarterly_report", "2024-Q1"),
        ("2024-05-14", "activity", "1"),
        ("2024-07-01", "quarterly_report", "2024-Q2"),
        ("2024-09-17", "workshop_missing", "plan_year:2023-09-18"),
        ("2024-10-01", "quarterly_report", "2024-Q3"),
        ("2024-12-31", "workshop_missing", "calendar_year:2024-01-01"),
        ("2025-01-01", "quarterly_report", "2024-Q4"),
        ("2025-03-18", "preparation", "review:2023-09-18"),
        ("2025-04-01", "quarterly_report", "2025-Q1"),
        ("2025-07-01", "quarterly_report", "2025-Q2"),
        ("2025-09-17", "workshop_missing", "plan_year:2024-09-18"),
        ("2025-09-18", "review", "review:2023-09-18"),
        ("2025-10-01", "quarterly_report", "2025-Q3"),
    ]


@pytest.mark.parametrize(
    ("workshops", "missing"),
    [([], 2), (["2023-10-01"], 1), (["2023-10-01", "2024-08-01"], 0), (["2023-10-01", "2024-09-18"], 1)],
)
def test_how_many_workshops_are_missing(workshops: list[str], missing: int) -> None:
    """Held and planned ones count, within the year."""
    made = tuple(
        workshop(on, on, status=ActivityStatus.PLANNED if on > "2024" else ActivityStatus.HELD) for on in workshops
    )
    found = signed(activities=made).due(between=(day("2024-01-01"), day("2024-09-30")))

    assert [due.count for due in found if due.due_kind is DueKind.WORKSHOP_MISSING] == [missing][: missing > 0]


def test_the_review_that_is_due_is_the_next_one() -> None:
    """After a review the next is due two years later."""
    plan = reviewed(signed(), ReviewDecision.CONTINUE, "2025-06-01", "2025-07-01")
    found = plan.due(between=(day("2025-08-01"), day("2028-12-31")))

    assert [str(due.due_on) for due in found if due.due_kind is DueKind.REVIEW] == ["2027-09-18"]


def test_a_plan_that_is_not_in_operation_has_only_what_was_arranged() -> None:
    """An activity takes place all the same, and the host's follow-ups stay."""
    plan = signed("2023-09-18", activities=(workshop("1", "2024-05-14", status=ActivityStatus.PLANNED),))

    assert [kind for _, kind, _ in listed(plan, "2024-01-01", "2026-01-01", follow_ups=[FOLLOW_UP])] == [
        "follow_up",
        "activity",
    ]


@given(plans(), DAYS, DAYS)
def test_what_lies_ahead_stands_in_order_and_once(plan: ActionPlan, one: Date, other: Date) -> None:
    """Nothing lies outside the days asked for, the order is that of days, and no identity stands twice."""
    first, last = sorted((one, other))
    found = plan.due(between=(first, last))

    assert all(first <= due.due_on <= last for due in found)
    assert list(found) == sorted(found, key=lambda due: due.due_on)
    assert len({due.identity for due in found}) == len(found)


def test_a_due_day_has_words_in_both_languages() -> None:
    """The title where there is one, else what it is about; and how many are missing."""
    due = Due(due_kind=DueKind.WORKSHOP_MISSING, due_on=day("2024-09-17"), reference="plan_year:1", count=2)

    assert due.label("en") == "Workshops still to be arranged: plan_year:1 (2)"
    assert due.label("zh") == "尚待安排的研讨会：plan_year:1（2场）"
    assert FOLLOW_UP.label("en") == "Intended period of a follow-up ends: SR/01234/24"
    titled = Due(due_kind=DueKind.ACTIVITY, due_on=day("2024-09-17"), reference="1", title=Texts(en="Toys", zh="玩具"))
    assert titled.label("zh") == "活动举办：玩具"


@pytest.mark.parametrize("members", [{"due_kind": DueKind.REVIEW, "count": 1}, {"due_kind": DueKind.WORKSHOP_MISSING}])
def test_only_missing_workshops_are_counted(members: dict[str, object]) -> None:
    """Whatever else is due is due once."""
    with pytest.raises(InvalidValue, match="count: expected a count for missing workshops, and for nothing else"):
        Due(due_on=day("2024-09-17"), reference="1", title=MADE_UP, **members)  # type: ignore[arg-type]  # of the table


def test_the_last_day_does_not_come_before_the_first() -> None:
    """Days asked for stand in their order."""
    with pytest.raises(InvalidValue, match="last_on: expected the last day of a period on or after its first"):
        signed().due(between=(day("2024-02-01"), day("2024-01-01")))
