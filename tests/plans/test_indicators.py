"""Indicators: what the record shows, derived and never typed in."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import safetygate
from safetygate.domain.codes import ActivityKind, ActivityMode, ActivityStatus, IndicatorCode, YearKind
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.plans.agreement import SoftTarget
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.records.moments import parse_moment
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from tests.plans.making import day, numbers, period, report, signed, submission, training, workshop

HELD, ONLINE = IndicatorCode.WORKSHOPS_HELD, IndicatorCode.WORKSHOPS_ONLINE
PLANNED = {"status": ActivityStatus.PLANNED}


def last(
    plan: ActionPlan, at: str, code: IndicatorCode = HELD, kind: YearKind = YearKind.PLAN_YEAR
) -> tuple[object, ...]:
    """The latest indicator of one *code* and *kind*: its numbers and standing."""
    return numbers(plan.status(at=day(at)), code, kind)[-1][1:]


@pytest.mark.parametrize(
    ("workshops", "at", "expected"),
    [
        ([], "2024-01-01", (0, 2, "due")),
        ([("2024-03-01", {})], "2024-05-01", (1, 2, "due")),
        ([("2024-03-01", {}), ("2024-06-01", PLANNED)], "2024-05-01", (1, 2, "on_course")),
        ([("2024-03-01", {}), ("2024-06-01", PLANNED)], "2024-06-01", (1, 2, "on_course")),
        ([("2024-03-01", {}), ("2024-06-01", PLANNED)], "2024-06-02", (1, 2, "due")),
        ([("2024-03-01", {}), ("2024-06-01", {"status": ActivityStatus.CANCELLED})], "2024-05-01", (1, 2, "due")),
        ([("2024-03-01", {}), ("2024-06-01", {})], "2024-06-01", (2, 2, "on_course")),
        ([("2024-03-01", {}), ("2024-06-01", {})], "2024-05-31", (1, 2, "on_course")),
        ([("2023-09-18", {}), ("2024-09-17", {})], "2024-09-17", (2, 2, "on_course")),
        ([("2023-09-17", {}), ("2024-09-17", {})], "2024-09-17", (1, 2, "due")),
        ([("2024-03-01", {}), ("2024-04-01", {}), ("2024-05-01", {})], "2024-06-01", (3, 2, "on_course")),
    ],
    ids=[
        "none",
        "one held",
        "one held, one ahead",
        "one held, one today",
        "planned, and nobody said that it was held",
        "one held, one cancelled",
        "two held",
        "held, but later",
        "first and last day of the year",
        "before the plan",
        "more than intended",
    ],
)
def test_workshops_of_the_running_year(
    workshops: list[tuple[str, dict[str, object]]], at: str, expected: tuple[object, ...]
) -> None:
    """Two a year are intended; while the year runs, what is planned for the rest of it counts towards that."""
    made = tuple(workshop(str(number), on, **members) for number, (on, members) in enumerate(workshops))

    assert last(signed(activities=made), at) == expected


def test_a_year_that_ended_with_fewer_is_past() -> None:
    """Neutral words: past the intended period, and the next year starts anew."""
    plan = signed(activities=(workshop("1", "2024-03-01"),))

    assert numbers(plan.status(at=day("2024-09-18")), HELD, YearKind.PLAN_YEAR) == [
        ("2023-09-18", 1, 2, "past"),
        ("2024-09-18", 0, 2, "due"),
    ]


def test_a_calendar_year_counts_only_where_it_is_whole() -> None:
    """In the year in which the plan came into operation there is no target."""
    plan = signed(activities=(workshop("1", "2023-11-01"), workshop("2", "2024-11-01"), workshop("3", "2024-12-31")))

    assert numbers(plan.status(at=day("2025-01-01")), HELD, YearKind.CALENDAR_YEAR) == [
        ("2023-09-18", 1, None, "no_target"),
        ("2024-01-01", 2, 2, "on_course"),
        ("2025-01-01", 0, 2, "due"),
    ]
    first = signed("2024-01-01", "2024-01-01").status(at=day("2024-01-01"))
    assert numbers(first, HELD, YearKind.CALENDAR_YEAR) == [("2024-01-01", 0, 2, "due")]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(ActivityMode.ONLINE, 2), (ActivityMode.HYBRID, 2), (ActivityMode.IN_PERSON, 1)],
)
def test_whether_workshops_were_online(mode: ActivityMode, expected: int) -> None:
    """A hybrid workshop has an online format; one in person counts as held, not as online."""
    plan = signed(activities=(workshop("1", "2024-03-01"), workshop("2", "2024-04-01", mode=mode)))

    assert last(plan, "2024-05-01", HELD)[0] == 2
    assert last(plan, "2024-05-01", ONLINE)[0] == expected


def test_a_plan_without_a_number_of_workshops_has_no_target() -> None:
    """A later version may leave the number open."""
    plan = signed(version={"actions": PLAN_OF_2023.latest.actions[:1]})

    assert last(plan, "2024-05-01") == (0, None, "no_target")


def test_trainings_and_companies_have_no_target() -> None:
    """Their number fits the circumstances; a company counts where a held training tells how many came."""
    plan = signed(
        activities=(
            training("1", "2024-03-01", 240),
            training("2", "2024-04-01", None),
            training("3", "2024-05-01", 60),
            training("4", "2024-06-01", attendance=None, status=ActivityStatus.PLANNED),
            training("5", "2024-07-01", attendance=None, status=ActivityStatus.CANCELLED),
            training("6", "2023-01-01", 999),
        )
    )

    assert last(plan, "2024-05-31", IndicatorCode.TRAININGS_HELD, YearKind.REVIEW_PERIOD) == (3, 4, "no_target")
    assert last(plan, "2024-05-31", IndicatorCode.COMPANIES_REACHED, YearKind.REVIEW_PERIOD) == (300, 2, "no_target")


AS_OF = parse_moment("2023-10-05T00:00:00Z")
RAPID, REPORTS = IndicatorCode.RAPID_WITHIN_PERIOD, IndicatorCode.QUARTERLY_REPORTS


@pytest.mark.parametrize(
    ("quarters", "at", "received"),
    [
        ([], "2023-09-30", (0, 0, "on_course")),
        ([], "2023-10-01", (0, 1, "due")),
        ([], "2023-12-31", (0, 1, "due")),
        ([], "2024-01-01", (0, 2, "past")),
        (["2023-Q3"], "2023-10-14", (0, 1, "due")),
        (["2023-Q3"], "2023-10-15", (1, 1, "on_course")),
        (["2023-Q3"], "2024-01-01", (1, 2, "due")),
        (["2023-Q3", "2023-Q4"], "2024-01-15", (2, 2, "on_course")),
        (["2023-Q2", "2023-Q3"], "2023-10-15", (1, 1, "on_course")),
        (["2023-Q3", "2023-Q3"], "2023-10-15", (1, 1, "on_course")),
    ],
    ids=[
        "no quarter has ended",
        "one has",
        "it is due until the next has ended",
        "and past then",
        "on its way",
        "it came",
        "the next is due",
        "it came too",
        "one from before the plan",
        "one that came twice",
    ],
)
def test_quarterly_reports_received(quarters: list[str], at: str, received: tuple[object, ...]) -> None:
    """A report is due once its quarter has ended, and past once the next one has; it counts on the day it came."""
    status = signed().status(at=day(at), submissions=[submission(quarter) for quarter in quarters])

    assert numbers(status, REPORTS, YearKind.REVIEW_PERIOD)[0][1:] == received


def test_a_computation_of_ones_own_is_no_report_received() -> None:
    """Only what the GACC submitted, and what arrived, counts."""
    mine = submission("2023-Q3")
    swapped = evolve(mine, issuer=mine.recipient, recipient=mine.issuer)
    unread = evolve(mine, received_on=None)
    status = signed().status(at=day("2024-01-01"), reports=[report("2023-Q3")], submissions=[swapped, unread])

    assert numbers(status, REPORTS, YearKind.REVIEW_PERIOD) == [("2023-09-18", 0, 2, "past")]


def threshold(percent: int) -> dict[str, Any]:
    """The words of a version in which the parties agreed on a share of rapid reactions."""
    rapid, *others = PLAN_OF_2023.latest.actions
    agreed = SoftTarget(code="reaction_share", number=percent, force="agreed")
    return {"actions": (evolve(rapid, targets=(*rapid.targets, agreed)), *others)}


@pytest.mark.parametrize(
    ("percent", "at", "standing"),
    [
        (None, "2024-01-01", "no_target"),
        (95, "2024-01-01", "on_course"),
        (96, "2024-01-01", "due"),
        (96, "2025-09-18", "past"),
    ],
)
def test_the_share_of_rapid_reactions_is_shown(percent: int | None, at: str, standing: str) -> None:
    """19 of 20 were within; that stands against nothing unless the parties agreed on a share."""
    plan = signed(version=None if percent is None else threshold(percent))
    reports = [report("2023-Q3", 10, 10), report("2023-Q4", 9, 10)]

    (indicator, *_) = plan.indicators(period("2023-09-18", "2025-09-17"), at=day(at), reports=reports)
    assert (indicator.numerator, indicator.denominator, indicator.standing.value) == (19, 20, standing)


def test_one_late_reaction_turns_nothing_past() -> None:
    """Nor does a year with too few workshops, once another year runs: the plan intends, and counts what lies ahead."""
    plan = signed(activities=(workshop("1", "2024-10-01"), workshop("2", "2025-03-01")))
    status = plan.status(at=day("2025-03-02"), reports=[report("2025-Q4", 699, 700)])

    assert numbers(status, HELD, YearKind.PLAN_YEAR) == [
        ("2023-09-18", 0, 2, "past"),
        ("2024-09-18", 2, 2, "on_course"),
    ]
    assert status.standing.value == "due"


def test_of_two_reports_on_a_quarter_the_last_counts() -> None:
    """A later report takes the place of an earlier one."""
    status = signed().status(at=day("2023-10-01"), reports=[report("2023-Q3", 1, 10), report("2023-Q3", 10, 10)])

    assert numbers(status, RAPID, YearKind.REVIEW_PERIOD)[0][1:3] == (10, 10)


def test_a_report_on_another_period_is_passed_over() -> None:
    """A report on a whole year is none on a quarter."""
    terms = Terms(period=period("2023-01-01", "2023-12-31"), policy=ACTION_PLAN, as_of=AS_OF)
    year = QuarterlyTally(terms=terms).report()

    assert numbers(signed().status(at=day("2024-01-01"), reports=[year]), RAPID, YearKind.REVIEW_PERIOD)[0][2] == 0


def test_a_report_that_counts_other_days_than_the_plan_is_remarked_on() -> None:
    """A plan with 14 days and a report with 21 do not go together unsaid."""
    rapid, *others = PLAN_OF_2023.latest.actions
    fourteen = SoftTarget(code="reaction_days", number=14, force="intended")
    plan = signed(version={"actions": (evolve(rapid, targets=(fourteen,)), *others)})

    status = plan.status(at=day("2024-01-01"), reports=[report("2023-Q3")])
    assert [remark.label("en") for remark in status.remarks] == [
        "2023-07-01 to 2023-09-30: The report counts another number of days than the plan intends"
    ]
    assert signed().status(at=day("2024-01-01"), reports=[report("2023-Q3")]).remarks == ()


@pytest.mark.parametrize(
    ("days", "remarked"),
    [
        (("2023-12-05", "2023-12-19"), True),
        (("2023-10-20", "2023-12-19"), False),
        (("2023-10-21", "2023-12-19"), True),
        (("2023-12-05",), False),
        (("2023-12-05", "2023-12-19", "2024-06-01"), False),
    ],
)
def test_workshops_close_together_are_remarked_on(days: tuple[str, ...], remarked: bool) -> None:
    """Both in December is twice a year, and hardly regular: it counts, and is said."""
    plan = signed(activities=tuple(workshop(on, on) for on in days))
    status = plan.status(at=day("2024-07-01"))
    informed = {each.code for each in safetygate.validate(safetygate.dumps(plan)).problems}

    assert last(plan, "2024-07-01")[0] == len(days)
    assert [remark.code.value for remark in status.remarks] == ["workshops_close_together"] * remarked
    assert ("SG-I-063" in informed) is remarked


def test_without_reports_nothing_is_said_of_them() -> None:
    """Whoever has no reports at hand learns nothing wrong: not that none were received."""
    codes = {indicator.code for indicator in signed().status(at=day("2024-01-01")).indicators}

    assert codes == {*IndicatorCode} - {RAPID, REPORTS}


def test_an_indicator_tells_its_numbers_in_both_languages() -> None:
    """One number over another, in words that fit what is counted."""
    plan = signed(activities=(workshop("1", "2024-03-01"), training("2", "2024-03-01", 240)))
    found = {
        each.code: each
        for each in plan.status(
            at=day("2024-05-01"), reports=[report("2023-Q4")], submissions=[submission("2023-Q4")]
        ).indicators
    }

    assert {code: (each.figures("en"), each.figures("zh")) for code, each in found.items()} == {
        IndicatorCode.RAPID_WITHIN_PERIOD: ("9 of 10", "9/10"),
        IndicatorCode.QUARTERLY_REPORTS: ("1 of 3", "1/3"),
        IndicatorCode.WORKSHOPS_HELD: ("1, intended 2", "1场，预期2场"),
        IndicatorCode.WORKSHOPS_ONLINE: ("1, intended 2", "1场，预期2场"),
        IndicatorCode.TRAININGS_HELD: ("1 of 1", "1/1"),
        IndicatorCode.COMPANIES_REACHED: ("240 (trainings that say so: 1)", "240家（注明家数的培训：1场）"),
    }


def test_a_workshop_is_no_training() -> None:
    """The two are never mixed."""
    plan = signed(activities=(workshop("1", "2024-03-01", activity_kind=ActivityKind.TRAINING),))

    assert last(plan, "2024-05-01")[0] == 0


def test_a_quarterly_report_tells_the_plan_what_it_needs() -> None:
    """The document itself is taken, with the reactions that were due in its quarter."""
    terms = Terms.of_quarter(Quarter(2023, 3), ACTION_PLAN, AS_OF)
    received = QuarterlyTally(terms=terms).report()
    status = signed().status(at=day("2023-10-06"), reports=[received])

    assert numbers(status, RAPID, YearKind.REVIEW_PERIOD) == [("2023-09-18", 0, 0, "no_target")]


def test_a_plan_that_is_not_in_operation_has_no_indicators() -> None:
    """While a letter is missing nothing is counted."""
    assert signed("2023-09-18").indicators(period("2023-09-18", "2025-09-17"), at=day("2024-01-01")) == ()
