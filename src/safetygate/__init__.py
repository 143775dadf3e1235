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
    from safetygate.domain.case import Case, merge
    from safetygate.domain.flag import Flag
    from safetygate.domain.followup import FollowUp
    from safetygate.domain.message import Message
    from safetygate.domain.number import AlertNumber
    from safetygate.domain.plan import ActionPlan
    from safetygate.domain.plan_of_2023 import PLAN_OF_2023
    from safetygate.domain.problem import Problem
    from safetygate.domain.review import Review
    from safetygate.domain.text import Texts
    from safetygate.errors import InvalidDocument, InvalidValue, MissingExtra, SafetyGateError
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
    from safetygate.sources import read_alerts

_HOMES = {
    "domain.activity": ("Activity",),
    "domain.agreement": ("Letter",),
    "domain.alert": ("Alert",),
    "domain.case": ("Case", "merge"),
    "domain.flag": ("Flag",),
    "domain.followup": ("FollowUp",),
    "domain.message": ("Message",),
    "domain.number": ("AlertNumber",),
    "domain.plan": ("ActionPlan",),
    "domain.plan_of_2023": ("PLAN_OF_2023",),
    "domain.problem": ("Problem",),
    "domain.review": ("Review",),
    "domain.text": ("Texts",),
    "errors": ("InvalidDocument", "InvalidValue", "MissingExtra", "SafetyGateError"),
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
    "sources": ("read_alerts",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "PLAN_OF_2023",
    "ActionPlan",
    "Activity",
    "Alert",
    "AlertNumber",
    "Case",
    "Delivery",
    "Envelope",
    "Flag",
    "FollowUp",
    "InvalidDocument",
    "InvalidValue",
    "Letter",
    "Message",
    "MissingExtra",
    "Problem",
    "Received",
    "Report",
    "Review",
    "SafetyGateError",
    "Texts",
    "canonical",
    "changes",
    "converter",
    "dumps",
    "from_dict",
    "iter_ndjson",
    "loads",
    "merge",
    "read",
    "read_alerts",
    "receive",
    "to_dict",
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
