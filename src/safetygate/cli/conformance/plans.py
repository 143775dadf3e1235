"""
Answers about the Action plan: where it stands in its cycle, and how what it intends stands on one day.
"""

from __future__ import annotations

from typing import Any

import safetygate as sg
from safetygate.cli.conformance.periods import drop_absent
from safetygate.cli.conformance.questions import Question
from safetygate.documents.plain import write_plain
from safetygate.domain.records.moments import format_day


def answer_plan_cycle(question: Question) -> dict[str, Any]:
    """Where a plan stands, which version is in operation, and the cycle that is open, with its review."""
    plan, at = question.record("plan", sg.ActionPlan), question.day("at")
    cycle, version = plan.cycle(at=at), plan.version_at(at)
    return drop_absent(
        {
            "state": plan.state(at=at).value,
            "in_operation_on": None if plan.in_operation_on is None else format_day(plan.in_operation_on),
            "version": None if version is None else version.number,
            "cycle": None if cycle is None else write_plain(cycle),
            "review": None if cycle is None else cycle.standing(at).value,
        }
    )


def answer_plan_status(question: Question) -> Any:
    """What is on course, due or past on one day, with every number."""
    plan, at = question.record("plan", sg.ActionPlan), question.day("at")
    reports = question.read("reports", lambda _: question.records("reports", sg.QuarterlyReport))
    submissions = question.read("submissions", lambda _: question.records("submissions", sg.QuarterlySubmission))
    status = plan.status(at=at, reports=reports, submissions=submissions)
    return {**write_plain(status), "standing": status.standing.value}
