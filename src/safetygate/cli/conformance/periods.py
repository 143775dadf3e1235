"""
Answers about intended periods: their last day, where a reaction stands, and what waits for whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import safetygate as sg
from safetygate.cli.conformance.questions import Question
from safetygate.domain.records.moments import format_day, format_moment


def drop_absent(members: Mapping[str, Any]) -> dict[str, Any]:
    """*members* without those that are absent: in JSON they are left out."""
    return {name: value for name, value in members.items() if value is not None}


def answer_deadline(question: Question) -> dict[str, Any]:
    """The last day of a period, its end, what it rests on, and every step of the count."""
    end = sg.deadline(question.moment("event_at"), question.policy(), question.calendar())
    return {
        "zone": end.zone,
        "event_on": format_day(end.event_on),
        "last_on": format_day(end.last_on),
        "ends_at": format_moment(end.ends_at),
        "certainty": end.certainty.value,
        "steps": [
            {"code": step.code.value, "on": format_day(step.on)}
            | ({"days": [format_day(day) for day in step.days]} if step.days else {})
            for step in end.steps
        ],
    }


def answer_standing(question: Question) -> dict[str, Any]:
    """Where every flag for follow-up of a case stands at a moment, and which of them the case is told by."""
    case, at = question.record("case", sg.Case), question.moment("at")
    policy, calendar = question.policy(), question.calendar()
    most_pressing = sg.standing(case, policy, at=at, calendar=calendar)
    return drop_absent(
        {
            "standings": [_describe(each) for each in sg.standings(case, policy, at=at, calendar=calendar)],
            "most_pressing": most_pressing.flag_id,
        }
    )


def _describe(standing: sg.Standing) -> dict[str, Any]:
    end = standing.deadline
    moments = {"stopped_at": standing.stopped_at, "ends_at": standing.ends_at}
    days = {"extended_to": standing.extended_to, "last_on": standing.last_on}
    return drop_absent(
        {
            "flag_id": standing.flag_id,
            "state": standing.state.value,
            "original_state": standing.original_state.value,
            "zone": None if end is None else end.zone,
            "event_at": None if end is None else format_moment(end.event_at),
            "intended_last_on": None if end is None else format_day(end.last_on),
            **{name: None if day is None else format_day(day) for name, day in days.items()},
            **{name: None if moment is None else format_moment(moment) for name, moment in moments.items()},
            "withdrawn": standing.withdrawn,
            "days_used": standing.days_used,
            "days_left": standing.days_left,
            "certainty": standing.certainty.value,
            "brussels": _read_clocks(standing.brussels),
            "beijing": _read_clocks(standing.beijing),
        }
    )


def _read_clocks(view: sg.LocalView) -> dict[str, str]:
    clocks = {"now": view.now, "event": view.event, "ends": view.ends}
    return {name: str(clock) for name, clock in clocks.items() if clock is not None}


def answer_worklist(question: Question) -> list[dict[str, Any]]:
    """What waits for one authority, in order."""
    tasks = sg.worklist(
        question.records("cases", sg.Case),
        for_=question.part("for", sg.Authority),
        at=question.moment("at"),
        policy=question.policy(),
        calendar=question.calendar(),
    )
    return [
        drop_absent(
            {
                "turn": task.turn.value,
                "case_id": task.case.id,
                "entry_id": task.entry_id,
                "since": format_moment(task.since),
                "until": None if task.until is None else format_day(task.until),
                "reasons": [reason.value for reason in task.reasons],
            }
        )
        for task in tasks
    ]


def answer_triage(question: Question) -> list[dict[str, Any]]:
    """In which order to work on cases, and why."""
    cases = question.records("cases", sg.Case)
    order = sg.triage(cases, at=question.moment("at"), policy=question.policy(), calendar=question.calendar())
    return [{"case_id": each.case.id, "reasons": [reason.value for reason in each.reasons]} for each in order]
