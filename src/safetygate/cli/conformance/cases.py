"""
Answers about cases: what they come to when their replicas are merged, and after every entry.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import safetygate as sg
from safetygate.cli.conformance.questions import Question
from safetygate.domain.codes import AlertStatus


def answer_merge(question: Question) -> dict[str, Any]:
    """What replicas of one case come to."""
    return describe_case(reduce(sg.merge, question.records("replicas", sg.Case)))


def answer_fold(question: Question) -> dict[str, Any]:
    """What one case has come to, at a moment where one is named."""
    case = question.record("case", sg.Case)
    return describe_case(case.as_of(question.moment("at")) if question.read("at", str) else case)


def describe_case(case: sg.Case) -> dict[str, Any]:
    """The order of the entries, where the case and every flag stand, what does not fit, and what is in conflict."""
    answer: dict[str, Any] = {
        "order": [entry.id for entry in case.entries],
        "state": case.state.value,
        "flags": {flag.id: case.state_of(flag).value for flag in case.flags},
        "misfits": [
            {
                "entry_id": misfit.entry_id,
                "reason": misfit.reason.value,
                "state": misfit.state.value,
                "step": misfit.step.value,
                "role": misfit.role.value,
            }
            for misfit in case.misfits
        ],
        "conflicts": [
            {
                "entry_id": conflict.entry_id,
                "contents": [sg.to_dict(each) for each in conflict.contents],
                "counting": [conflict.contents.index(each) for each in conflict.counting],
            }
            for conflict in case.conflicts
        ],
    }
    force = case.alert_in_force()
    if force.status is not AlertStatus.IN_FORCE or force.alert != case.alert:
        answer["alert_in_force"] = {"status": force.status.value, "number": force.alert.number}
    ends = {flag.id: end.reason.value for flag in case.flags if (end := case.discontinuation(flag)) is not None}
    if ends:
        answer["discontinued"] = ends
    if case.variants:
        answer["variants"] = sg.to_dict(case)["variants"]
    return answer
