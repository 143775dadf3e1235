"""
A quarterly submission from one's own cases, and its rows back into the cases they belong to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pendulum import Date

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.codes import Channel, Completeness, FollowUpOutcome
from safetygate.domain.codes.reports import TotalCode
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.converters import as_moment
from safetygate.domain.records.errors import expect, expect_in_turn
from safetygate.domain.reports.facts import Facts, facts
from safetygate.domain.reports.submission import QuarterlySubmission, SubmissionRow, SubmissionTotals
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms

T = TypeVar("T")


def make_submission(  # noqa: PLR0913  # a document with its sender and its day, each by name
    cases: Iterable[Case],
    terms: Terms,
    *,
    id: str,  # noqa: A002  # the name of the member
    issuer: Authority,
    recipient: Authority,
    issued_on: dt.date,
    calendar: WorkCalendar | None = None,
) -> QuarterlySubmission:
    """
    The quarterly report of *issuer* on what it did in *cases*, with its totals.

    Raises:
        InvalidValue: Where the terms are not on one quarter, or a case comes twice.
    """
    cases = expect_in_turn(cases, Case, field="cases")
    expect(issuer, Authority, field="issuer")
    held = tuple(cases)
    flow = QuarterlyTally(terms=terms).add_all(held, calendar=calendar).report().flow
    totals = {total.value: getattr(flow, total.value) for total in TotalCode}
    return QuarterlySubmission(
        id=id,
        issuer=issuer,
        recipient=recipient,
        period=terms.period,
        issued_on=issued_on,
        rows=tuple(make_rows(held, terms, issuer)),
        totals=SubmissionTotals(**totals),
    )


def make_rows(cases: Iterable[Case], terms: Terms, issuer: Authority) -> Iterator[SubmissionRow]:
    """
    What *issuer* has to report on each of *cases* that was open to it in the period, by the end of it.

    A case whose investigation had ended before the period, with a result or without one, is left out; so is one that
    was transmitted after it.
    """
    for case in cases:
        known = facts(case, terms)
        if known is None:
            continue
        mine = [
            (day, entry)
            for day, _, entry in known.follow_ups
            if entry.author.identity == issuer.identity and day <= terms.period.last_on
        ]
        final = next(((day, entry) for day, entry in mine if entry.completeness is Completeness.FINAL), None)
        entries = [entry for _, entry in mine]
        # Two answers may contradict each other: a row says what belongs to its outcome, and nothing of another.
        alike = [entry for entry in entries if final is not None and entry.outcome is final[1].outcome]
        started_on = min((entry.started_on or day for day, entry in mine), default=None)
        discontinued_on = _find_discontinuation(known, terms) if started_on is not None and final is None else None
        ended_on = discontinued_on if final is None else final[0]
        transmitted_on = min(known.days.values())
        if transmitted_on > terms.period.last_on or (ended_on is not None and ended_on < terms.period.first_on):
            continue
        yield SubmissionRow(
            alert_number=case.alert.number,
            started_on=started_on,
            completed_on=None if final is None or started_on is None else max(final[0], started_on),
            discontinued_on=discontinued_on,
            outcome=_outcome(entries, None if final is None else final[1]),
            measures=_distinct(measure for entry in alike for measure in entry.measures),
            office=next((entry.office for entry in reversed(entries) if entry.office), None),
            no_measure_reasons=_distinct(reason for entry in alike for reason in entry.no_measure_reasons),
        )


def _find_discontinuation(known: Facts, terms: Terms) -> Date | None:
    if known.discontinued is None or known.discontinued[0] > terms.period.last_on:
        return None
    return known.discontinued[0]


def _outcome(entries: list[FollowUp], final: FollowUp | None) -> FollowUpOutcome | None:
    if final is not None:
        return final.outcome
    return FollowUpOutcome.UNDER_INVESTIGATION if entries else None


def _distinct(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def make_follow_ups(
    submission: QuarterlySubmission, cases: Iterable[Case], *, made_at: dt.datetime
) -> Iterator[tuple[Case, FollowUp]]:
    """
    The rows of a *submission* as follow-ups of the quarterly channel, each with the case that it belongs to.

    A row without an outcome, or on an alert of which there is no case, is left out: `reconcile` names the latter.
    That an investigation was discontinued is no follow-up: it ends with its case, its alert or its flags, and
    `reconcile` tells where the two sides differ on the day.

    Args:
        submission: The submission.
        cases: The cases that it may be about.
        made_at: The moment that the follow-ups bear as theirs.
    """
    cases = expect_in_turn(cases, Case, field="cases")
    expect(submission, QuarterlySubmission, field="submission")
    by_number = {case.alert.number: case for case in cases}
    for position, row in enumerate(submission.rows):
        case = by_number.get(row.alert_number)
        if case is not None and row.outcome is not None:
            yield (
                case,
                FollowUp(
                    id=f"{submission.id}-{position}",
                    case_id=case.id,
                    author=submission.issuer,
                    made_at=as_moment(made_at),
                    channel=Channel.QUARTERLY,
                    outcome=row.outcome,
                    completeness=Completeness.PARTIAL if row.completed_on is None else Completeness.FINAL,
                    started_on=row.started_on,
                    completed_on=row.completed_on,
                    office=row.office,
                    measures=row.measures,
                    no_measure_reasons=row.no_measure_reasons,
                    texts=row.texts,
                ),
            )
