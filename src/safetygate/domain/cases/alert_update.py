"""
What becomes of an alert after it was transmitted, and the alert as it is in force at a moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.entry import Entry, put_words_last
from safetygate.domain.codes import AlertStatus, AlertUpdateKind, Step
from safetygate.domain.records.checks import Code, Maybe, Moment, Part
from safetygate.domain.records.converters import AsCode, as_moment
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import NUMBER

REWRITING: Final = frozenset({AlertUpdateKind.CORRECTED, AlertUpdateKind.RECLASSIFIED, AlertUpdateKind.RENUMBERED})
"""The updates after which the alert reads otherwise; the others say how far it still holds."""

_STATUS: Final = {
    AlertUpdateKind.WITHDRAWN: AlertStatus.WITHDRAWN,
    AlertUpdateKind.SUSPENDED: AlertStatus.SUSPENDED,
    AlertUpdateKind.RESTORED: AlertStatus.IN_FORCE,
    AlertUpdateKind.DUPLICATE: AlertStatus.DUPLICATE,
}


def _other_than_kind(update: AlertUpdate) -> Iterable[Path]:
    expected = {
        "alert": update.update_kind in REWRITING,
        "duplicate_of": update.update_kind is AlertUpdateKind.DUPLICATE,
    }
    return [(member,) for member, there in expected.items() if (getattr(update, member) is not None) is not there]


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class AlertUpdate(Entry):
    """
    The moderator telling what became of the alert: what was transmitted never changes, this says what holds now.

    Notifications are updated, changed and withdrawn without undue delay (Regulation (EU) 2023/988, article 26(6)).

    Attributes:
        update_kind: What became of it.
        alert: The alert as it reads from now on, where it is corrected, reclassified or renumbered.
        duplicate_of: The number of the other alert, where it was found to be a duplicate.
    """

    kind: ClassVar[str] = "alert_update"

    update_kind: AlertUpdateKind = field(converter=AsCode[AlertUpdateKind], validator=Code(AlertUpdateKind))
    alert: Alert | None = field(default=None, validator=Maybe(Part(Alert)))
    duplicate_of: str | None = field(default=None, validator=Maybe(NUMBER))

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        Rule(
            "SG-M-039",
            "expected what belongs to the kind of update: an alert, the number of another, or neither",
            "所填内容须与更新类别一致：通报、另一通报的编号，或均不填",
            _other_than_kind,
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        withdrawn = self.update_kind is AlertUpdateKind.WITHDRAWN
        return Step.WITHDRAW_ALERT if withdrawn else Step.UPDATE_ALERT


@final
@frozen(kw_only=True)
class AlertInForce(Record):
    """
    An alert as it holds at a moment.

    Attributes:
        alert: How it then reads.
        status: How far it then holds.
        duplicate_of: The number of the alert that it duplicates.
        since: The moment of what last changed it; of its transmission, where nothing did.
    """

    alert: Alert = field(validator=Part(Alert))
    status: AlertStatus = field(converter=AsCode[AlertStatus], validator=Code(AlertStatus))
    duplicate_of: str | None = field(default=None, validator=Maybe(NUMBER))
    since: DateTime = field(converter=as_moment, validator=Moment())


def fold_updates(alert: Alert, since: DateTime, updates: Iterable[tuple[DateTime, AlertUpdate]]) -> AlertInForce:
    """
    The alert after *updates*, each with the moment from which it counts, in their order.

    Args:
        alert: The alert as it was transmitted.
        since: When that was.
        updates: What was told of it afterwards.
    """
    status, duplicate_of = AlertStatus.IN_FORCE, None
    for moment, update in updates:
        since, alert = moment, update.alert or alert
        # An alert that is corrected while suspended stays suspended.
        if update.update_kind not in REWRITING:
            status, duplicate_of = _STATUS[update.update_kind], update.duplicate_of
    return AlertInForce(alert=alert, status=status, duplicate_of=duplicate_of, since=since)
