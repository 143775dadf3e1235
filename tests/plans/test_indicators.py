"""Indicators: what the record shows, derived and never typed in."""

from __future__ import annotations

import pytest

from safetygate.domain.codes import ActivityKind, ActivityMode, ActivityStatus, IndicatorCode, YearKind
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.records.moments import parse_moment
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from tests.plans.making import day, numbers, period, report, signed, training, workshop

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
    plan = signed(actions=signed().actions[:1])

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
    ("quarters", "at", "rapid", "received"),
    [
        ([], "2023-09-30", (0, 0, "on_course"), (0, 0, "on_course")),
        ([], "2023-10-01", (0, 0, "due"), (0, 1, "due")),
        ([], "2023-12-31", (0, 0, "due"), (0, 1, "due")),
        ([], "2024-01-01", (0, 0, "due"), (0, 2, "past")),
        (["2023-Q3"], "2023-10-01", (10, 10, "on_course"), (1, 1, "on_course")),
        (["2023-Q3"], "2024-01-01", (10, 10, "due"), (1, 2, "due")),
        (["2023-Q3", "2023-Q4"], "2024-01-01", (20, 20, "on_course"), (2, 2, "on_course")),
        (["2023-Q2", "2023-Q3"], "2023-10-01", (10, 10, "on_course"), (1, 1, "on_course")),
        (["2023-Q4"], "2023-12-31", (0, 0, "due"), (0, 1, "due")),
    ],
    ids=[
        "no quarter has ended",
        "one has",
        "it is due until the next has ended",
        "and past then",
        "it came",
        "the next is due",
        "it came too",
        "one from before the plan",
        "one before its quarter has ended",
    ],
)
def test_quarterly_reports(
    quarters: list[str], at: str, rapid: tuple[object, ...], received: tuple[object, ...]
) -> None:
    """A report is due once its quarter has ended, and past once the next one has."""
    status = signed().status(at=day(at), reports=[report(quarter, 10, 10) for quarter in quarters])

    assert numbers(status, RAPID, YearKind.REVIEW_PERIOD)[0][1:] == rapid
    assert numbers(status, REPORTS, YearKind.REVIEW_PERIOD)[0][1:] == received


def test_reactions_past_the_intended_period_show() -> None:
    """One of twenty was answered after 21 days, so not all were within."""
    status = signed().status(at=day("2024-01-01"), reports=[report("2023-Q3", 10, 10), report("2023-Q4", 9, 10)])

    assert numbers(status, RAPID, YearKind.REVIEW_PERIOD) == [("2023-09-18", 19, 20, "past")]


def test_of_two_reports_on_a_quarter_the_last_counts() -> None:
    """A later report takes the place of an earlier one."""
    status = signed().status(at=day("2023-10-01"), reports=[report("2023-Q3", 1, 10), report("2023-Q3", 10, 10)])

    assert numbers(status, RAPID, YearKind.REVIEW_PERIOD)[0][1:] == (10, 10, "on_course")


def test_a_report_on_another_period_is_passed_over() -> None:
    """A report on a whole year is none on a quarter."""
    terms = Terms(period=period("2023-01-01", "2023-12-31"), policy=ACTION_PLAN, as_of=AS_OF)
    year = QuarterlyTally(terms=terms).report()

    assert numbers(signed().status(at=day("2024-01-01"), reports=[year]), REPORTS, YearKind.REVIEW_PERIOD)[0][1] == 0


def test_without_reports_nothing_is_said_of_them() -> None:
    """Whoever has no reports at hand learns nothing wrong: not that none were received."""
    codes = {indicator.code for indicator in signed().status(at=day("2024-01-01")).indicators}

    assert codes == {*IndicatorCode} - {RAPID, REPORTS}


def test_an_indicator_tells_its_numbers_in_both_languages() -> None:
    """One number over another, in words that fit what is counted."""
    plan = signed(activities=(workshop("1", "2024-03-01"), training("2", "2024-03-01", 240)))
    found = {each.code: each for each in plan.status(at=day("2024-05-01"), reports=[report("2023-Q4")]).indicators}

    assert {code: (each.figures("en"), each.figures("zh")) for code, each in found.items()} == {
        IndicatorCode.RAPID_WITHIN_PERIOD: ("9 of 10", "9/10"),
        IndicatorCode.QUARTERLY_REPORTS: ("1 of 3", "1/3"),
        IndicatorCode.WORKSHOPS_HELD: ("1, intended 2", "1场，预期2场"),
        IndicatorCode.WORKSHOPS_ONLINE: ("1, intended 2", "1场，预期2场"),
        IndicatorCode.TRAININGS_HELD: ("1 of 1", "1/1"),
        IndicatorCode.COMPANIES_REACHED: ("240 in 1 trainings", "240家，共1场培训"),
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

    assert numbers(status, RAPID, YearKind.REVIEW_PERIOD) == [("2023-09-18", 0, 0, "on_course")]
    assert numbers(status, REPORTS, YearKind.REVIEW_PERIOD) == [("2023-09-18", 1, 1, "on_course")]


def test_a_plan_that_is_not_in_operation_has_no_indicators() -> None:
    """While a letter is missing nothing is counted."""
    assert signed("2023-09-18").indicators(period("2023-09-18", "2025-09-17"), at=day("2024-01-01")) == ()
