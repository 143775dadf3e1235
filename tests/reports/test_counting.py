"""
What counts in which quarter: beginnings, ends, what waits, what is past, and nothing twice.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve
from pendulum import Date

import safetygate as sg
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.codes import (
    ClosureReason,
    Completeness,
    FlagPurpose,
    FlagReason,
    FollowUpOutcome,
    NoMeasureReason,
    WithdrawalReason,
)
from safetygate.domain.codes.reports import Table
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.deadlines.policy import ACTION_PLAN, CN_CIVIL_CODE
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.seen import Seen
from safetygate.domain.reports.tally import QuarterlyTally, unite
from safetygate.domain.reports.terms import Terms

DG_JUST, GACC = sg.DG_JUST, sg.GACC
ALERT = sg.Alert(
    number="SR/00001/26",
    notification_kind="serious_risk",
    risk_level="serious",
    notifying_country="FR",
    published_on=dt.date(2026, 7, 1),
    product=sg.Product(category="toys"),
    sold_online="yes",
    sold_online_basis=["trader_field"],
    offers=[sg.Offer(platform="temu")],
)
LATE = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)


def at(day: str) -> dt.datetime:
    """Noon in Beijing of a day."""
    return dt.datetime.fromisoformat(f"{day}T04:00:00+00:00")


def opened(day: str = "2026-07-10", name: str = "case-1", **members: Any) -> sg.Case:
    """A case about one alert, opened on a day."""
    alert = evolve(ALERT, **members)
    return sg.Case.open(alert, id=name, moderator=DG_JUST, participants=(GACC,), opened_at=to_moment(at(day)))


def said(kind: type[Any], day: str, name: str, author: Any, **members: Any) -> Any:
    """An entry of the case, made on a day."""
    return kind(id=name, case_id="case-1", author=author, made_at=at(day), **members)


def flag(day: str = "2026-07-10", name: str = "f-1") -> Flag:
    """GACC is asked to follow up."""
    return said(
        Flag,
        day,
        name,
        DG_JUST,
        addressed_to=GACC,
        purpose=FlagPurpose.FOR_FOLLOW_UP,
        reasons=(FlagReason.SOLD_ONLINE,),
    )


def investigation(day: str, name: str = "i-1") -> FollowUp:
    """GACC investigates."""
    under = {"outcome": FollowUpOutcome.UNDER_INVESTIGATION, "completeness": Completeness.PARTIAL}
    return said(FollowUp, day, name, GACC, flag_id="f-1", **under)


def answer(day: str, name: str = "a-1") -> FollowUp:
    """GACC took no measure: the company is gone."""
    none = {"outcome": FollowUpOutcome.NO_MEASURE, "no_measure_reasons": (NoMeasureReason.COMPANY_GONE,)}
    return said(FollowUp, day, name, GACC, flag_id="f-1", completeness=Completeness.FINAL, **none)


def report(quarter: str, *cases: sg.Case, as_of: dt.datetime = LATE, **terms: Any) -> QuarterlyReport:
    """The report on a quarter."""
    made = Terms.of_quarter(Quarter.parse(quarter), terms.pop("policy", ACTION_PLAN), as_of, **terms)
    return QuarterlyTally(terms=made).add_all(cases).report()


CLOSED = said(Closure, "2026-11-02", "c-1", DG_JUST, reason=ClosureReason.NO_RESPONSE)
WITHDRAWN = said(Withdrawal, "2026-10-20", "w-1", DG_JUST, flag_id="f-1", reason=WithdrawalReason.SETTLED)


@pytest.mark.parametrize(
    ("case", "flows"),
    [
        (opened().receive([flag(), investigation("2026-08-03")]), {"Q3": (0, 1, 0, 0, 1), "Q4": (1, 0, 0, 0, 1)}),
        (
            opened().receive([flag(), investigation("2026-08-03"), answer("2026-10-05")]),
            {"Q3": (0, 1, 0, 0, 1), "Q4": (1, 0, 1, 0, 0)},
        ),
        (
            opened().receive([flag(), investigation("2026-08-03"), CLOSED]),
            {"Q3": (0, 1, 0, 0, 1), "Q4": (1, 0, 0, 1, 0)},
        ),
        (
            opened().receive([flag(), investigation("2026-08-03"), WITHDRAWN]),
            {"Q3": (0, 1, 0, 0, 1), "Q4": (1, 0, 0, 1, 0)},
        ),
        (
            opened(withdrawn_on=dt.date(2026, 9, 1)).receive([flag(), investigation("2026-08-03")]),
            {"Q3": (0, 1, 0, 1, 0), "Q4": (0, 0, 0, 0, 0)},
        ),
        (opened().receive([flag(), CLOSED]), {"Q3": (0, 0, 0, 0, 0), "Q4": (0, 0, 0, 0, 0)}),
    ],
    ids=["under way", "completed", "closed", "withdrawn", "alert withdrawn", "never begun"],
)
def test_under_way_ends(case: sg.Case, flows: dict[str, tuple[int, ...]]) -> None:
    """Opening, started, completed, discontinued, closing: an investigation leaves the stock by one of two doors."""
    for quarter, expected in flows.items():
        flow = report(f"2026-{quarter}", case).flow
        assert (flow.opening, flow.started, flow.completed, flow.discontinued, flow.closing) == expected
    next_year = report("2027-Q1", case).flow
    assert next_year.opening == flows["Q4"][-1]


@pytest.mark.parametrize(
    ("later", "overdue"),
    [
        ([], {"2026-Q4": ["up_to_365"], "2027-Q4": ["over_365"]}),
        ([answer("2027-02-01")], {"2026-Q4": ["up_to_365"], "2027-Q4": []}),
        ([evolve(WITHDRAWN, made_at=at("2027-02-01"))], {"2026-Q4": ["up_to_365"], "2027-Q4": []}),
    ],
    ids=["closed", "answered late", "withdrawn late"],
)
def test_a_closure_without_a_response_settles_nothing(later: list[Any], overdue: dict[str, list[str]]) -> None:
    """What was never answered stays by age after the case is closed, until an answer comes or the flag is withdrawn."""
    case = opened().receive([flag(), CLOSED, *later])
    found = {
        quarter: [row.age.value for row in report(quarter, case).waiting.overdue if row.count] for quarter in overdue
    }

    assert found == overdue


def test_a_discontinued_investigation_says_why() -> None:
    """By reason, in the quarter in which it ended."""
    case = opened().receive([flag(), investigation("2026-08-03"), CLOSED])

    rows = {row.reason.value: row.count for row in report("2026-Q4", case).discontinued}
    assert rows == {"case_closed": 1, "flag_withdrawn": 0, "alert_withdrawn": 0}


@pytest.mark.parametrize(
    ("quarter", "overdue", "not_started"),
    [
        ("2026-Q3", {"up_to_90": 1}, 1),
        ("2026-Q4", {"up_to_365": 1}, 1),
        ("2027-Q1", {"up_to_365": 1}, 1),
        ("2027-Q4", {"over_365": 1}, 1),
    ],
)
def test_what_is_never_answered_stays(quarter: str, overdue: dict[str, int], not_started: int) -> None:
    """With its age, until it is settled; the flag was due on 31 July 2026."""
    waiting = report(quarter, opened().receive([flag()])).waiting

    assert {row.age.value: row.count for row in waiting.overdue if row.count} == overdue
    assert waiting.not_started == not_started


@pytest.mark.parametrize("settled", [answer("2026-10-05"), WITHDRAWN])
def test_what_is_settled_waits_no_longer(settled: Any) -> None:
    """From the day of the reaction or of the withdrawal; the quarter before still shows it."""
    case = opened().receive([flag(), settled])

    assert [sum(row.count for row in report(q, case).waiting.overdue) for q in ("2026-Q3", "2026-Q4")] == [1, 0]


def test_whether_priority_was_given_can_be_seen() -> None:
    """Within, after and the days, by sold online, risk level, platform and addressee."""
    cases = [
        evolve(
            opened(name=f"case-{number}"),
            entries=tuple(
                evolve(entry, case_id=f"case-{number}") for entry in (flag(), answer(f"2026-07-{11 + number}"))
            ),
        )
        for number in range(6)
    ]
    offline = opened(name="case-9", sold_online="no", sold_online_basis=(), offers=())
    cases.append(offline.receive([evolve(flag(), case_id="case-9"), evolve(answer("2026-08-20"), case_id="case-9")]))
    splits = {split.table: {row.code: row for row in split.rows} for split in report("2026-Q3", *cases).rapid_by}

    online, shops = (splits[Table.RAPID_SOLD_ONLINE][code] for code in ("yes", "no"))
    assert (online.within.numerator, online.within.denominator, online.median_days) == (6, 6, "3.5")
    assert (shops.within.numerator, shops.within.denominator, shops.after) == (0, 1, 1)
    assert shops.median_days is None, "one reaction tells no median"
    assert splits[Table.RAPID_PLATFORM]["temu"].within.numerator == 6
    assert splits[Table.RAPID_ADDRESSEE]["gacc"].within.denominator == 7
    assert splits[Table.RAPID_RISK_LEVEL]["serious"].after == 1


def test_a_report_counts_by_the_calendar_of_its_policy() -> None:
    """Asked on 28 January, answered on 24 February: within, as the Civil Code moves the last day past the feast."""
    case = opened("2026-01-28").receive([flag("2026-01-28"), answer("2026-02-24")])
    feast = [Date(2026, 2, day) for day in range(15, 24)]
    calendar = DaysOff(name="China (made up)", version="2026", years=(2026,), days_off=tuple(feast))
    policy = CN_CIVIL_CODE.with_calendar(calendar)
    tally = QuarterlyTally(terms=Terms.of_quarter(Quarter(2026, 1), policy, LATE))

    with pytest.raises(sg.InvalidValue, match="calendar: expected the calendar on which the policy rests"):
        tally.add(case)
    rapid = tally.add(case, calendar=calendar).report().rapid
    assert (rapid.within.numerator, rapid.after) == (1, 0)
    assert tally.terms.policy.calendar_version == "2026"


def test_two_replicas_are_one_case() -> None:
    """Two authorities export the same case, each with what it has seen; together they count once, with all of it."""
    ours, theirs = opened().receive([flag()]), opened().receive([answer("2026-07-20")])
    tally = QuarterlyTally(terms=Terms.of_quarter(Quarter(2026, 3), ACTION_PLAN, LATE))

    with pytest.raises(sg.InvalidValue, match="cases: expected each case once, got case-1 again"):
        tally.add(ours, theirs)
    flow = tally.add_all(unite([ours, theirs])).report().flow
    assert (flow.transmitted, flow.completed) == (1, 1)


def test_one_input_is_not_counted_twice() -> None:
    """A tally says over which inputs it was made; what overlaps is refused."""
    tally = QuarterlyTally(terms=Terms.of_quarter(Quarter(2026, 3), ACTION_PLAN, LATE))
    one = tally.add_all([opened()], inputs=["one.ndjson"])
    two = tally.add_all([opened(name="case-2")], inputs=["two.ndjson"])

    assert one.merge(two).inputs == ("one.ndjson", "two.ndjson")
    with pytest.raises(sg.InvalidValue, match=r"inputs: expected each input once, got one\.ndjson again"):
        one.merge(two).merge(one)
    with pytest.raises(sg.InvalidValue, match="inputs"):
        one.add_all([], inputs=["one.ndjson"])


def test_seen_costs_some_ten_bytes_a_case() -> None:
    """A hundred thousand identifiers, each new once, in less than a megabyte and a half."""
    seen = Seen()
    names = [f"case-{number}" for number in range(100_000)]

    assert all(seen.add(name) for name in names)
    assert not any(seen.add(name) for name in names)
    assert len(seen) == 100_000
    assert seen.size <= 16 * 100_000


@pytest.mark.parametrize(
    ("quarter", "terms", "field"),
    [
        ("2026-Q1", {}, "previous.terms.period"),
        ("2026-Q4", {}, "previous.terms.period"),
        ("2026-Q2", {"zone": "Europe/Brussels"}, "previous.terms.zone"),
        ("2026-Q2", {"policy": evolve(ACTION_PLAN, days=14)}, "previous.terms.policy"),
    ],
)
def test_only_the_period_before_is_compared(quarter: str, terms: dict[str, Any], field: str) -> None:
    """Right before, in the same zone, by the same policy; anything else is refused by name."""
    tally = QuarterlyTally(terms=Terms.of_quarter(Quarter(2026, 3), ACTION_PLAN, LATE))

    assert tally.report(previous=report("2026-Q2"), year_before=report("2025-Q3")).previous is not None
    with pytest.raises(sg.InvalidValue) as refusal:
        tally.report(previous=report(quarter, **terms))
    assert refusal.value.field == field
    with pytest.raises(sg.InvalidValue, match="year_before"):
        tally.report(year_before=report("2026-Q2"))


def test_a_closing_that_is_no_opening_is_told() -> None:
    """What became known after the report on the quarter before shows as such."""
    early = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
    case = opened().receive([flag(), investigation("2026-08-03")])
    then, now = report("2026-Q3", as_of=early), report("2026-Q3", case)
    tally = QuarterlyTally(terms=Terms.of_quarter(Quarter(2026, 4), ACTION_PLAN, LATE)).add(case)

    codes = [{each.code for each in sg.validate(sg.dumps(tally.report(previous=it))).problems} for it in (then, now)]
    assert codes == [{"SG-I-080"}, set()]


def test_a_report_is_final_only_once_its_quarter_is_over() -> None:
    """Until then it is provisional."""
    assert report("2026-Q3").terms.status.value == "provisional"
    assert report("2026-Q3", status="final").terms.status.value == "final"
    with pytest.raises(sg.InvalidValue, match="status: expected a final report only on a period that is over"):
        report("2026-Q3", as_of=at("2026-09-30"), status="final")
