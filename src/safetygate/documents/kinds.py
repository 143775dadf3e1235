"""
Every kind of document, and the record it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING, Any, Final, ForwardRef, TypeAlias, TypeVar, final

from safetygate.domain.records.errors import InvalidValue

if TYPE_CHECKING:
    from safetygate.documents.report import Report
    from safetygate.domain.alerts.alert import Alert
    from safetygate.domain.alerts.register.entries import Announcement, Publication
    from safetygate.domain.cases.alert_update import AlertUpdate
    from safetygate.domain.cases.arrangements import Extension, Referral
    from safetygate.domain.cases.case import Case
    from safetygate.domain.cases.closure import Closure, Correction, Withdrawal
    from safetygate.domain.cases.flag import Flag
    from safetygate.domain.cases.follow_up import FollowUp
    from safetygate.domain.cases.message import Message
    from safetygate.domain.cases.unknown_entry import UnknownEntry
    from safetygate.domain.deadlines.calendars import DaysOff
    from safetygate.domain.deadlines.policy import FollowUpPolicy
    from safetygate.domain.plans.activity import Activity
    from safetygate.domain.plans.plan import ActionPlan
    from safetygate.domain.plans.review import Review
    from safetygate.domain.reports.alerts import AlertTally
    from safetygate.domain.reports.quarterly import QuarterlyReport
    from safetygate.domain.reports.reconciliation import QuarterlyReconciliation
    from safetygate.domain.reports.submission import QuarterlySubmission
    from safetygate.domain.reports.tally import QuarterlyTally

    Document: TypeAlias = (
        Alert
        | Publication
        | Announcement
        | Flag
        | Message
        | FollowUp
        | Withdrawal
        | Closure
        | Correction
        | AlertUpdate
        | Extension
        | Referral
        | Case
        | FollowUpPolicy
        | DaysOff
        | ActionPlan
        | Activity
        | Review
        | QuarterlyTally
        | QuarterlyReport
        | QuarterlySubmission
        | QuarterlyReconciliation
        | AlertTally
        | Report
        | UnknownEntry
    )
    """The record of a document of any kind."""

R = TypeVar("R", bound="Document")
"""The record of a document of one kind."""

# Names, not classes: whoever reads only alerts shall not wait for the modules of plans and reports.
_HOMES: Final = {
    "alert": "domain.alerts.alert.Alert",
    "publication": "domain.alerts.register.entries.Publication",
    "announcement": "domain.alerts.register.entries.Announcement",
    "flag": "domain.cases.flag.Flag",
    "message": "domain.cases.message.Message",
    "follow_up": "domain.cases.follow_up.FollowUp",
    "withdrawal": "domain.cases.closure.Withdrawal",
    "closure": "domain.cases.closure.Closure",
    "correction": "domain.cases.closure.Correction",
    "alert_update": "domain.cases.alert_update.AlertUpdate",
    "extension": "domain.cases.arrangements.Extension",
    "referral": "domain.cases.arrangements.Referral",
    "case": "domain.cases.case.Case",
    "follow_up_policy": "domain.deadlines.policy.FollowUpPolicy",
    "days_off": "domain.deadlines.calendars.DaysOff",
    "action_plan": "domain.plans.plan.ActionPlan",
    "activity": "domain.plans.activity.Activity",
    "review": "domain.plans.review.Review",
    "quarterly_tally": "domain.reports.tally.QuarterlyTally",
    "quarterly_report": "domain.reports.quarterly.QuarterlyReport",
    "quarterly_submission": "domain.reports.submission.QuarterlySubmission",
    "quarterly_reconciliation": "domain.reports.reconciliation.QuarterlyReconciliation",
    "alert_tally": "domain.reports.alerts.AlertTally",
    "validation_report": "documents.report.Report",
}


@final
class _Kinds(Mapping[str, "type[Document]"]):
    """
    From the `kind` on a document to its record, whose module is loaded when it is first asked for.
    """

    def __init__(self) -> None:
        self._classes: dict[str, type[Document]] = {}

    def __getitem__(self, kind: str) -> type[Document]:
        if kind not in self._classes:
            module, _, name = _HOMES[kind].rpartition(".")
            self._classes[kind] = getattr(import_module(f"safetygate.{module}"), name)
        return self._classes[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in _HOMES  # without loading it

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


KINDS: Final[Mapping[str, type[Document]]] = _Kinds()
"""From the `kind` on a document to its record."""


# For annotations at run time: whoever asks for type hints has every kind loaded, and nobody else.
LazyDocument: Final = ForwardRef("any_document()", module=__name__)


def any_document() -> Any:
    """The union `Document` at run time."""
    return reduce(or_, KINDS.values())


def __getattr__(name: str) -> Any:
    if name != "Document":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return any_document()


def is_document_class(cls: Any) -> bool:
    """Whether *cls* is the class of a document, and not of a part of one or of anything else."""
    kind = getattr(cls, "kind", None)
    return isinstance(kind, str) and kind in KINDS and KINDS[kind] is cls


def require_document(record: object, *, field: str = "record") -> None:
    """
    Refuse whatever is no document of its own.

    Raises:
        InvalidValue: Where *record*, given for *field*, is only a part of a document, or no record at all.
    """
    # What came in a kind that is not known here is written as it came.
    unknown = getattr(type(record), "kind", None) == "unknown_entry"
    if not unknown and not is_document_class(type(record)):
        raise InvalidValue(f"expected a document of a known kind, got {type(record).__name__}", field=field)


def require_document_class(cls: object) -> None:
    """
    Refuse whatever is not the class of a document.

    Raises:
        InvalidValue: Where *cls* is the class of a part, of something else, or no class at all.
    """
    if not is_document_class(cls):
        name = cls.__name__ if isinstance(cls, type) else type(cls).__name__
        raise InvalidValue(f"expected the class of a document, such as Alert, got {name}", field="cls")
