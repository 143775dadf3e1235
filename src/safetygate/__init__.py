"""
Exchange alerts on unsafe non-food consumer products sold online, between the European Union and China.

The front door: what stands here is all that a host needs, each name loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safetygate.documents.changes import changes
    from safetygate.documents.converter import converter
    from safetygate.documents.document import (
        Received,
        canonical,
        dumps,
        from_dict,
        iter_ndjson,
        loads,
        read,
        to_dict,
        validate,
    )
    from safetygate.documents.envelope import Delivery, Envelope, receive, wrap
    from safetygate.documents.report import InvalidDocument, Report
    from safetygate.documents.views import selected_view
    from safetygate.domain.alerts.alert import Alert
    from safetygate.domain.alerts.number import AlertNumber
    from safetygate.domain.alerts.scope import in_scope
    from safetygate.domain.cases.case import Case, merge
    from safetygate.domain.cases.flag import Flag
    from safetygate.domain.cases.follow_up import FollowUp
    from safetygate.domain.cases.message import Message
    from safetygate.domain.cases.steps import IllegalStep, NotAllowed
    from safetygate.domain.deadlines.calendars import DaysOff
    from safetygate.domain.deadlines.deadline import Deadline, deadline
    from safetygate.domain.deadlines.policy import ACTION_PLAN, POLICIES, FollowUpPolicy
    from safetygate.domain.deadlines.standing import Standing, standing
    from safetygate.domain.desk.triage import triage
    from safetygate.domain.plans.activity import Activity
    from safetygate.domain.plans.agreement import Letter
    from safetygate.domain.plans.plan import ActionPlan
    from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
    from safetygate.domain.plans.review import Review
    from safetygate.domain.records.errors import InvalidValue, MissingExtra, SafetyGateError
    from safetygate.domain.records.periods import Quarter
    from safetygate.domain.records.problems import Problem
    from safetygate.domain.records.texts import Texts
    from safetygate.domain.reports.quarterly import QuarterlyReport
    from safetygate.domain.reports.tally import QuarterlyTally
    from safetygate.feeds import read_alerts

_HOMES = {
    "documents.changes": ("changes",),
    "documents.converter": ("converter",),
    "documents.document": (
        "Received",
        "canonical",
        "dumps",
        "from_dict",
        "iter_ndjson",
        "loads",
        "read",
        "to_dict",
        "validate",
    ),
    "documents.envelope": (
        "Delivery",
        "Envelope",
        "receive",
        "wrap",
    ),
    "documents.report": (
        "InvalidDocument",
        "Report",
    ),
    "documents.views": ("selected_view",),
    "domain.alerts.alert": ("Alert",),
    "domain.alerts.number": ("AlertNumber",),
    "domain.alerts.scope": ("in_scope",),
    "domain.cases.case": (
        "Case",
        "merge",
    ),
    "domain.cases.flag": ("Flag",),
    "domain.cases.follow_up": ("FollowUp",),
    "domain.cases.message": ("Message",),
    "domain.cases.steps": (
        "IllegalStep",
        "NotAllowed",
    ),
    "domain.deadlines.calendars": ("DaysOff",),
    "domain.deadlines.deadline": (
        "Deadline",
        "deadline",
    ),
    "domain.deadlines.policy": (
        "ACTION_PLAN",
        "POLICIES",
        "FollowUpPolicy",
    ),
    "domain.deadlines.standing": (
        "Standing",
        "standing",
    ),
    "domain.desk.triage": ("triage",),
    "domain.plans.activity": ("Activity",),
    "domain.plans.agreement": ("Letter",),
    "domain.plans.plan": ("ActionPlan",),
    "domain.plans.plan_of_2023": ("PLAN_OF_2023",),
    "domain.plans.review": ("Review",),
    "domain.records.errors": (
        "InvalidValue",
        "MissingExtra",
        "SafetyGateError",
    ),
    "domain.records.periods": ("Quarter",),
    "domain.records.problems": ("Problem",),
    "domain.records.texts": ("Texts",),
    "domain.reports.quarterly": ("QuarterlyReport",),
    "domain.reports.tally": ("QuarterlyTally",),
    "feeds": ("read_alerts",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ACTION_PLAN",
    "PLAN_OF_2023",
    "POLICIES",
    "ActionPlan",
    "Activity",
    "Alert",
    "AlertNumber",
    "Case",
    "DaysOff",
    "Deadline",
    "Delivery",
    "Envelope",
    "Flag",
    "FollowUp",
    "FollowUpPolicy",
    "IllegalStep",
    "InvalidDocument",
    "InvalidValue",
    "Letter",
    "Message",
    "MissingExtra",
    "NotAllowed",
    "Problem",
    "Quarter",
    "QuarterlyReport",
    "QuarterlyTally",
    "Received",
    "Report",
    "Review",
    "SafetyGateError",
    "Standing",
    "Texts",
    "canonical",
    "changes",
    "converter",
    "deadline",
    "dumps",
    "from_dict",
    "in_scope",
    "iter_ndjson",
    "loads",
    "merge",
    "read",
    "read_alerts",
    "receive",
    "selected_view",
    "standing",
    "to_dict",
    "triage",
    "validate",
    "wrap",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
