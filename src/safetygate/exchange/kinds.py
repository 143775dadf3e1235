"""
Every kind of document, and the record it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from safetygate.domain.activity import Activity
from safetygate.domain.alert import Alert
from safetygate.domain.calendars import DaysOff
from safetygate.domain.case import Case
from safetygate.domain.closure import Closure, Correction, Withdrawal
from safetygate.domain.flag import Flag
from safetygate.domain.followup import FollowUp
from safetygate.domain.message import Message
from safetygate.domain.plan import ActionPlan
from safetygate.domain.report.quarterly import QuarterlyReport
from safetygate.domain.report.tally import QuarterlyTally
from safetygate.domain.review import Review
from safetygate.domain.sla.policy import FollowUpPolicy
from safetygate.exchange.report import Report

_RECORDS: Final = (
    Alert,
    Flag,
    Message,
    FollowUp,
    Withdrawal,
    Closure,
    Correction,
    Case,
    FollowUpPolicy,
    DaysOff,
    ActionPlan,
    Activity,
    Review,
    QuarterlyTally,
    QuarterlyReport,
    Report,
)

KINDS: Final[Mapping[str, type[Any]]] = {cls.kind: cls for cls in _RECORDS}
"""From the `kind` on a document to its record."""
