"""
Every kind of document, and the record it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from safetygate.documents.report import Report
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.alert_update import AlertUpdate
from safetygate.domain.cases.arrangements import Extension, Referral
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Closure, Correction, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.review import Review
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.tally import QuarterlyTally

_RECORDS: Final = (
    Alert,
    Flag,
    Message,
    FollowUp,
    Withdrawal,
    Closure,
    Correction,
    AlertUpdate,
    Extension,
    Referral,
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
