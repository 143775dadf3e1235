"""
Exchange alerts on unsafe non-food consumer products sold online, between the European Union and China.

The front door: what stands here is all that a host needs, each name loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safetygate.domain.activity import Activity
    from safetygate.domain.agreement import Letter
    from safetygate.domain.alert import Alert
    from safetygate.domain.calendars import DaysOff
    from safetygate.domain.case import Case, merge
    from safetygate.domain.flag import Flag
    from safetygate.domain.followup import FollowUp
    from safetygate.domain.instant import Quarter
    from safetygate.domain.message import Message
    from safetygate.domain.number import AlertNumber
    from safetygate.domain.plan import ActionPlan
    from safetygate.domain.plan_of_2023 import PLAN_OF_2023
    from safetygate.domain.problem import Problem
    from safetygate.domain.report.quarterly import QuarterlyReport
    from safetygate.domain.report.tally import QuarterlyTally
    from safetygate.domain.review import Review
    from safetygate.domain.scope import in_scope
    from safetygate.domain.sla.deadline import Deadline, deadline
    from safetygate.domain.sla.policy import ACTION_PLAN, POLICIES, FollowUpPolicy
    from safetygate.domain.sla.standing import Standing, standing
    from safetygate.domain.text import Texts
    from safetygate.domain.triage import triage
    from safetygate.errors import IllegalStep, InvalidDocument, InvalidValue, MissingExtra, NotAllowed, SafetyGateError
    from safetygate.exchange.changes import changes
    from safetygate.exchange.converter import converter
    from safetygate.exchange.document import (
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
    from safetygate.exchange.envelope import Delivery, Envelope, receive, wrap
    from safetygate.exchange.report import Report
    from safetygate.exchange.selection import selected_view
    from safetygate.sources import read_alerts

_HOMES = {
    "domain.activity": ("Activity",),
    "domain.agreement": ("Letter",),
    "domain.alert": ("Alert",),
    "domain.calendars": ("DaysOff",),
    "domain.case": ("Case", "merge"),
    "domain.flag": ("Flag",),
    "domain.followup": ("FollowUp",),
    "domain.instant": ("Quarter",),
    "domain.message": ("Message",),
    "domain.number": ("AlertNumber",),
    "domain.plan": ("ActionPlan",),
    "domain.plan_of_2023": ("PLAN_OF_2023",),
    "domain.problem": ("Problem",),
    "domain.report.quarterly": ("QuarterlyReport",),
    "domain.report.tally": ("QuarterlyTally",),
    "domain.review": ("Review",),
    "domain.scope": ("in_scope",),
    "domain.sla.deadline": ("Deadline", "deadline"),
    "domain.sla.policy": ("ACTION_PLAN", "POLICIES", "FollowUpPolicy"),
    "domain.sla.standing": ("Standing", "standing"),
    "domain.text": ("Texts",),
    "domain.triage": ("triage",),
    "errors": ("IllegalStep", "InvalidDocument", "InvalidValue", "MissingExtra", "NotAllowed", "SafetyGateError"),
    "exchange.changes": ("changes",),
    "exchange.converter": ("converter",),
    "exchange.document": (
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
    "exchange.envelope": ("Delivery", "Envelope", "receive", "wrap"),
    "exchange.report": ("Report",),
    "exchange.selection": ("selected_view",),
    "sources": ("read_alerts",),
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
