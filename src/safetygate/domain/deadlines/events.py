"""
The events of a case that start a period and that end the wait, each found in what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pendulum import DateTime

from safetygate.domain.cases.case import Case
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import Completeness, MessageKind
from safetygate.domain.codes.deadlines import StartEvent, StopEvent
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records.errors import InvalidValue, expect


def _find(case: Case, flag: Flag, fits: Callable[[CaseEntry], bool]) -> DateTime | None:
    return next((entry.made_at for entry in case.about(flag.id) if fits(entry)), None)


def _is_substantive(entry: CaseEntry) -> bool:
    return isinstance(entry, FollowUp) and entry.substantive


def _find_reaction(case: Case, flag: Flag) -> DateTime | None:
    def fits(entry: CaseEntry) -> bool:
        replied = isinstance(entry, Message) and entry.message_kind is MessageKind.REPLY
        return isinstance(entry, FollowUp) or (replied and entry.author.identity == flag.addressed_to.identity)

    return _find(case, flag, fits)


# The clock of an author can be set back, that of whoever receives cannot: a receipt says when an answer was there.
def _find_receipt(case: Case, flag: Flag) -> DateTime | None:
    """When whoever raised *flag* first confirmed that it had received a substantive follow-up."""
    return min(
        (
            receipt.made_at
            for entry in case.about(flag.id)
            if _is_substantive(entry)
            for receipt in case.about(entry.id)
            if isinstance(receipt, Message)
            and receipt.message_kind is MessageKind.RECEIPT
            and receipt.author.identity == flag.author.identity
        ),
        default=None,
    )


_STOPS: Final[Mapping[StopEvent, Callable[[Case, Flag], DateTime | None]]] = {
    StopEvent.SUBSTANTIVE_FOLLOW_UP: lambda case, flag: _find(case, flag, _is_substantive),
    StopEvent.FINAL_FOLLOW_UP: lambda case, flag: _find(
        case, flag, lambda entry: isinstance(entry, FollowUp) and entry.completeness is Completeness.FINAL
    ),
    StopEvent.ANY_REACTION: _find_reaction,
    StopEvent.FOLLOW_UP_RECEIVED: _find_receipt,
}

_STARTS: Final[Mapping[StartEvent, Callable[[Case | None, Flag], DateTime | None]]] = {
    StartEvent.FLAG_RAISED: lambda _case, flag: flag.made_at,
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


def find_stop(policy: FollowUpPolicy, case: Case | None, flag: Flag) -> DateTime | None:
    """When what *policy* waits for came about, if it did; a flag without its case knows of no reaction."""
    return None if case is None else _STOPS[policy.stops](case, flag)
