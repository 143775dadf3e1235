"""
Answers about a quarter: what is counted, what the report says, and what the other side's report says against it.
"""

from __future__ import annotations

from typing import Any

import safetygate as sg
from safetygate.cli.conformance.questions import Question


def answer_tally(question: Question) -> dict[str, Any]:
    """What is counted of cases on certain terms; replicas of one case are brought together first."""
    empty = sg.QuarterlyTally(terms=question.part("terms", sg.Terms))
    cases = sg.unite(question.records("cases", sg.Case))
    return sg.to_dict(empty.add_all(cases, calendar=question.calendar()))


def answer_merged_tally(question: Question) -> dict[str, Any]:
    """Several tallies on the same terms, together."""
    first, *others = question.records("tallies", sg.QuarterlyTally)
    for other in others:
        first = first.merge(other)
    return sg.to_dict(first)


def answer_report(question: Question) -> dict[str, Any]:
    """The report that a tally makes, compared with earlier ones where they are given."""
    earlier = {name: question.read(name, _read_report) for name in ("previous", "year_before")}
    return sg.to_dict(question.record("tally", sg.QuarterlyTally).report(**earlier))


def _read_report(value: Any) -> sg.QuarterlyReport:
    return sg.from_dict(value, sg.QuarterlyReport)


def answer_submission(question: Question) -> dict[str, Any]:
    """The quarterly report of one authority, made from its cases."""
    submission = sg.make_submission(
        question.records("cases", sg.Case),
        question.part("terms", sg.Terms),
        id=question.get("id"),
        issuer=question.part("issuer", sg.Authority),
        recipient=question.part("recipient", sg.Authority),
        issued_on=question.day("issued_on"),
        calendar=question.calendar(),
    )
    return sg.to_dict(submission)


def answer_reconciliation(question: Question) -> dict[str, Any]:
    """What a quarterly report of the other side says against one's own cases."""
    submission, cases = question.record("submission", sg.QuarterlySubmission), question.records("cases", sg.Case)
    terms = question.part("terms", sg.Terms)
    return sg.to_dict(sg.reconcile(submission, cases, terms, calendar=question.calendar()))
