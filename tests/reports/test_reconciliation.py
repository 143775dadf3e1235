"""
GACC's quarterly report against our own cases: made, held against them, and recorded in them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.domain.codes import Channel, Completeness, FollowUpMeasureType, FollowUpOutcome, Initiator
from safetygate.domain.codes.reports import DifferenceCode, Presence, TotalCode
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.making import make_follow_ups, make_submission
from safetygate.domain.reports.reconciliation import reconcile
from safetygate.domain.reports.submission import QuarterlySubmission
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from tests.reports.test_counting import ALERT, DG_JUST, GACC, LATE, answer, at, flag, investigation, opened

TERMS = Terms.of_quarter(Quarter(2026, 3), ACTION_PLAN, LATE)


def numbered(number: int, *entries: Any) -> sg.Case:
    """A case about an alert of its own."""
    name = f"case-{number}"
    case = opened(name=name, number=f"SR/{number:05}/26")
    return case.receive(evolve(entry, case_id=name) for entry in entries)


CASES = (
    numbered(1, flag(), investigation("2026-08-03"), answer("2026-09-01")),
    numbered(2, flag(), investigation("2026-09-20")),
    numbered(3, flag()),
)


def made(**members: Any) -> QuarterlySubmission:
    """What GACC reports on the quarter, made from its own copies of the cases."""
    submission = make_submission(
        CASES, TERMS, id="submission-1", issuer=GACC, recipient=DG_JUST, issued_on=dt.date(2026, 10, 14)
    )
    return evolve(submission, **members)


def test_a_row_says_nothing_of_an_outcome_that_was_contradicted() -> None:
    """Where a second final answer contradicts the first, the first counts, with its reasons, and without measures."""
    first = answer("2026-08-20", "a-1")
    second = evolve(
        first,
        id="a-2",
        flag_id=None,
        channel=Channel.QUARTERLY,
        made_at=at("2026-09-20"),
        outcome=FollowUpOutcome.MEASURES_TAKEN,
        measures=(sg.FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.AUTHORITY),),
        no_measure_reasons=(),
    )
    (row,) = make_submission(
        [numbered(1, flag(), first, second)],
        TERMS,
        id="submission-1",
        issuer=GACC,
        recipient=DG_JUST,
        issued_on=dt.date(2026, 10, 14),
    ).rows

    assert row.outcome is FollowUpOutcome.NO_MEASURE
    assert row.no_measure_reasons == first.no_measure_reasons
    assert row.measures == ()


def test_a_submission_is_made_in_one_call() -> None:
    """One row a case, with days, outcome and reasons, and the totals; it is a document like any other."""
    submission = made()

    assert [
        (row.alert_number, str(row.started_on), str(row.completed_on), row.outcome and row.outcome.value)
        for row in submission.rows
    ] == [
        ("SR/00001/26", "2026-08-03", "2026-09-01", "no_measure"),
        ("SR/00002/26", "2026-09-20", "None", "under_investigation"),
        ("SR/00003/26", "None", "None", None),
    ]
    totals = submission.totals
    assert totals is not None
    assert (totals.transmitted, totals.started, totals.completed, totals.closing) == (3, 2, 1, 1)
    assert sg.loads(sg.dumps(submission), QuarterlySubmission) == submission
    assert sg.validate(sg.dumps(submission)).problems == ()


def test_two_sides_that_say_the_same_agree() -> None:
    """Nothing is open: every row and every total is the same."""
    found = reconcile(made(), CASES, TERMS)

    assert (found.same, found.rows) == (3, ())
    assert all(total.agrees for total in found.totals)
    assert sg.validate(sg.dumps(found)).problems == ()


def test_what_differs_is_named() -> None:
    """Days, outcome, each measure, reasons; and who has an alert that the other has not."""
    first, second, _ = made().rows
    other = evolve(
        first,
        completed_on=dt.date(2026, 9, 2),
        outcome="measures_taken",
        measures=[sg.FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.AUTHORITY)],
        no_measure_reasons=[],
    )
    unknown = evolve(second, alert_number="SR/00009/26", own_number="17")
    found = reconcile(made(rows=[other, second, unknown]), CASES, TERMS)

    rows = {row.alert_number: row for row in found.rows}
    assert {number: row.presence for number, row in rows.items()} == {
        "SR/00001/26": Presence.BOTH,
        "SR/00003/26": Presence.ONLY_OURS,
        "SR/00009/26": Presence.ONLY_THEIRS,
    }
    assert [(each.code, each.theirs, each.ours) for each in rows["SR/00001/26"].differences] == [
        (DifferenceCode.COMPLETED_ON, "2026-09-02", "2026-09-01"),
        (DifferenceCode.OUTCOME, "measures_taken", "no_measure"),
        (DifferenceCode.MEASURES, "export_ban:authority", None),
        (DifferenceCode.REASONS, None, "company_gone"),
    ]
    assert found.same == 1


def test_an_investigation_that_was_discontinued_has_its_day() -> None:
    """It stands in the row, adds up to a total, and to whoever still counts it as under way it is told."""
    closed_on = dt.date(2026, 9, 28)
    closure = sg.Closure(
        id="c", case_id="case-2", author=DG_JUST, made_at=at(str(closed_on)), reason="no_response", waiting=["f"]
    )
    cases = (CASES[0], CASES[1].receive([closure]), CASES[2])
    submission = make_submission(
        cases, TERMS, id="submission-1", issuer=GACC, recipient=DG_JUST, issued_on=dt.date(2026, 10, 14)
    )
    found = reconcile(submission, cases, TERMS)
    [row] = reconcile(made(), cases, TERMS).rows
    totals = {total.code: (total.printed, total.from_rows, total.ours) for total in found.totals}

    assert [each.discontinued_on for each in submission.rows] == [None, closed_on, None]
    assert (found.same, totals[TotalCode.DISCONTINUED], totals[TotalCode.CLOSING]) == (3, (1, 1, 1), (0, 0, 0))
    assert [(each.code, each.theirs, each.ours) for each in row.differences] == [
        (DifferenceCode.DISCONTINUED_ON, None, "2026-09-28")
    ]


def test_totals_stand_against_rows_and_against_ours() -> None:
    """A printed total that its own rows do not add up to shows, and so does one that our cases do not."""
    submission = made()
    printed = evolve(submission.totals, started=5)  # type: ignore[type-var]  # there are totals
    found = {total.code: total for total in reconcile(evolve(submission, totals=printed), CASES, TERMS).totals}

    started = found[TotalCode.STARTED]
    assert (started.printed, started.from_rows, started.ours, started.agrees) == (5, 2, 2, False)
    assert found[TotalCode.TRANSMITTED].from_rows is None


def test_a_submission_is_held_against_its_own_quarter() -> None:
    """Terms on another one are refused."""
    with pytest.raises(sg.InvalidValue, match=r"terms\.period: expected terms on the quarter of the submission"):
        reconcile(made(), CASES, Terms.of_quarter(Quarter(2026, 4), ACTION_PLAN, LATE))


def test_rows_become_follow_ups_and_back() -> None:
    """A case that knew nothing learns by the quarterly channel what the submission says, and says the same again."""
    bare = tuple(evolve(case, entries=()) for case in CASES)
    told = [case.receive([entry]) for case, entry in make_follow_ups(made(), bare, made_at=at("2026-09-30"))]

    assert [(case.entries[0].channel, case.entries[0].completeness) for case in told] == [
        (Channel.QUARTERLY, Completeness.FINAL),
        (Channel.QUARTERLY, Completeness.PARTIAL),
    ]
    again = make_submission(
        told, TERMS, id="submission-2", issuer=GACC, recipient=DG_JUST, issued_on=dt.date(2026, 10, 15)
    )
    assert [row.outcome for row in again.rows] == [FollowUpOutcome.NO_MEASURE, FollowUpOutcome.UNDER_INVESTIGATION]


def test_a_contradiction_is_told_in_the_quarter_in_which_it_becomes_known() -> None:
    """GACC's report of 14 October contradicts the answer of September: the fourth quarter says so."""
    case = CASES[0]
    row = evolve(
        made().rows[0],
        outcome="measures_taken",
        measures=[sg.FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.AUTHORITY)],
        no_measure_reasons=[],
    )
    submission = made(rows=[row])
    [(_, later)] = make_follow_ups(submission, [case], made_at=at("2026-10-14"))
    case = case.receive([later])
    third, fourth = (
        QuarterlyTally(terms=Terms.of_quarter(Quarter(2026, number), ACTION_PLAN, LATE)).add(case).report()
        for number in (3, 4)
    )

    assert (third.reconciliation.first_rapid, third.reconciliation.different_outcome) == (1, 0)
    assert (fourth.reconciliation.first_rapid, fourth.reconciliation.different_outcome) == (0, 1)
    assert fourth.reconciliation.differing == ("SR/00001/26",)
    assert ALERT.number == case.alert.number


def test_what_gacc_reports_in_april_on_the_first_quarter_counts_in_the_first() -> None:
    """By the days on which the investigation began and ended, however late they are told."""
    april = at("2027-04-15")
    case = numbered(1).receive(
        evolve(entry, made_at=april)
        for _, entry in make_follow_ups(
            made(
                rows=[
                    sg.SubmissionRow(
                        alert_number="SR/00001/26",
                        started_on=dt.date(2027, 1, 20),
                        completed_on=dt.date(2027, 3, 2),
                        outcome="no_measure",
                        no_measure_reasons=["company_gone"],
                    )
                ]
            ),
            [numbered(1)],
            made_at=april,
        )
    )
    first, second = (
        QuarterlyTally(terms=Terms.of_quarter(Quarter(2027, number), ACTION_PLAN, LATE)).add(case).report()
        for number in (1, 2)
    )

    assert [(each.flow.started, each.flow.completed) for each in (first, second)] == [(1, 1), (0, 0)]
    assert [sum(row.count for row in each.reasons) for each in (first, second)] == [1, 0]
    assert [each.reconciliation.first_investigated for each in (first, second)] == [0, 1]
