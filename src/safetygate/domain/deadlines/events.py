"""
The events of a case that start a period and that end the wait, each found in what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from pendulum import Date, DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.alert_update import AlertUpdate
from safetygate.domain.cases.arrangements import Extension, Referral
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import AlertStatus, Completeness, DiscontinuationReason, MessageKind
from safetygate.domain.codes.deadlines import StartEvent, StopEvent
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue, expect

About: TypeAlias = tuple[CaseEntry, ...]
"""What is about one flag: asked of the case once, since asking costs more than all that is read from it."""


def _is_substantive(entry: CaseEntry) -> bool:
    return isinstance(entry, FollowUp) and entry.substantive


def _find_reaction(case: Case, flag: Flag, about: About) -> DateTime | None:
    asked = {flag.addressed_to.identity, *(each.referred_to.identity for each in about if isinstance(each, Referral))}
    return next(
        (
            case.moment(entry)
            for entry in about
            if isinstance(entry, FollowUp)
            or (
                isinstance(entry, Message)
                and entry.message_kind is MessageKind.REPLY
                and entry.author.identity in asked
            )
        ),
        None,
    )


# The clock of an author can be set back, that of whoever receives cannot: a receipt says when an answer was there.
def _find_receipt(case: Case, flag: Flag, about: About) -> DateTime | None:
    """When whoever raised *flag* first confirmed that it had received a substantive follow-up."""
    return min(
        (
            case.moment(receipt)
            for entry in filter(_is_substantive, about)
            for receipt in case.about(entry)
            if isinstance(receipt, Message)
            and receipt.message_kind is MessageKind.RECEIPT
            and receipt.author.identity == flag.author.identity
        ),
        default=None,
    )


_STOPS: Final[Mapping[StopEvent, Callable[[Case, Flag, About], DateTime | None]]] = {
    StopEvent.SUBSTANTIVE_FOLLOW_UP: lambda case, _flag, about: next(
        (case.moment(entry) for entry in about if _is_substantive(entry)), None
    ),
    StopEvent.FINAL_FOLLOW_UP: lambda case, _flag, about: next(
        (
            case.moment(entry)
            for entry in about
            if isinstance(entry, FollowUp) and entry.completeness is Completeness.FINAL
        ),
        None,
    ),
    StopEvent.ANY_REACTION: _find_reaction,
    StopEvent.FOLLOW_UP_RECEIVED: _find_receipt,
}

# The plan does not say from when the 21 days run; all three readings are offered, and a policy records which.
_STARTS: Final[Mapping[StartEvent, Callable[[Case | None, Flag], DateTime | None]]] = {
    StartEvent.FLAG_RAISED: lambda case, flag: flag.made_at if case is None else case.moment(flag),
    StartEvent.FLAG_RECEIVED: lambda case, flag: flag.received_at if case is None else case.received_at(flag),
    StartEvent.ALERT_TRANSMITTED: lambda case, _flag: None if case is None else case.opened_at,
}


def expect_policy_of_case(policy: FollowUpPolicy) -> None:
    """
    Refuse a policy whose events no case shows, and one that gives a minimum: for a reaction that is no end.

    Raises:
        InvalidValue: Where *policy* is one of these, or none.
    """
    expect(policy, FollowUpPolicy, field="policy")
    if policy.minimum or policy.starts not in _STARTS or policy.stops not in _STOPS:
        raise InvalidValue("expected a policy that starts and stops with what is said in a case", field="policy")


def find_start(policy: FollowUpPolicy, case: Case | None, flag: Flag) -> DateTime | None:
    """When the period of *flag* started by *policy*, if it did; a flag without its case knows only its own moments."""
    return _STARTS[policy.starts](case, flag)


def find_stop(policy: FollowUpPolicy, case: Case, flag: Flag, about: About) -> DateTime | None:
    """When what *policy* waits for came about, if it did."""
    return _STOPS[policy.stops](case, flag, about)


# Whoever grants time twice means the later grant, though it be the shorter.
def find_extension(about: About) -> Date | None:
    """The last day that was granted beyond the intended period, if any was; of several extensions the last counts."""
    return next((entry.until_on for entry in reversed(about) if isinstance(entry, Extension)), None)


# A referral names who acts, and so whose turn it is, but the period goes on in the days of whom the flag asked.
def find_acting(case: Case, flag: Flag) -> Authority:
    """Whose turn it is to answer *flag*: whom its addressee referred it to last, else the addressee."""
    referred = (entry.referred_to for entry in reversed(case.about(flag)) if isinstance(entry, Referral))
    return next(referred, flag.addressed_to)


def alert_in(case: Case) -> Alert:
    """The alert of *case* as it holds; most are never updated, and then there is nothing to fold."""
    return case.alert_in_force().alert if _is_updated(case) else case.alert


def is_alert_withdrawn(case: Case, at: DateTime) -> bool:
    """Whether the alert of *case* is withdrawn at a moment: by an update of it, or by the day that it names itself."""
    on = alert_in(case).withdrawn_on
    # The days of an alert are counted in Brussels, where it is published.
    if on is not None and on <= moments.day_of(at, moments.BRUSSELS):
        return True
    return _is_updated(case) and case.alert_in_force(at).status is AlertStatus.WITHDRAWN


def is_withdrawn(case: Case, flag: Flag, about: About, at: DateTime) -> bool:
    """Whether *flag* was withdrawn, or its alert; that a case was closed stops no period."""
    if any(isinstance(entry, Withdrawal) for entry in about) or is_alert_withdrawn(case, at):
        return True
    # A flag that ended with its alert does not wait again where the alert is restored.
    ended = case.discontinuation(flag) if _is_updated(case) else None
    return ended is not None and ended.reason is DiscontinuationReason.ALERT_WITHDRAWN


def _is_updated(case: Case) -> bool:
    return any(type(entry) is AlertUpdate for entry in case.entries)
