"""
Triage: in which order to work, and why in that order.

The Action plan gives priority to alerts on products sold online (action 1); risk, the people who use the product and
the nearest deadline follow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple, final

from attrs import frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.codes import Answer, FlagReason, NotificationKind, ProductCategory, RiskLevel, State
from safetygate.domain.codes.deadlines import StandingState, TriageReason
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.policy import ACTION_PLAN, FollowUpPolicy
from safetygate.domain.deadlines.standing import Standing, standing
from safetygate.domain.records import moments
from safetygate.domain.records.errors import expect

_RISKS: Final = {
    RiskLevel.SERIOUS: TriageReason.SERIOUS_RISK,
    RiskLevel.HIGH: TriageReason.HIGH_RISK,
    RiskLevel.MEDIUM: TriageReason.MEDIUM_RISK,
    RiskLevel.LOW: TriageReason.LOW_RISK,
}

_CHANNELS: Final = {
    Answer.YES: TriageReason.SOLD_ONLINE,
    Answer.UNKNOWN: TriageReason.PERHAPS_ONLINE,
    Answer.NO: TriageReason.NOT_ONLINE,
}

_FOR_THE_VULNERABLE: Final = frozenset(
    {
        ProductCategory.TOYS,
        ProductCategory.CHILDCARE_ARTICLES,
        # Likely to be confused with food and put into the mouth, by children above all (Directive 87/357/EEC).
        ProductCategory.FOOD_IMITATING_PRODUCTS,
    }
)
"""The product categories of which children are the users, or those most at risk."""

_NEVER: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
_RANK: Final = {reason: rank for rank, reason in enumerate(TriageReason)}
_SETTLED: Final = frozenset({State.ANSWERED, State.CLOSED})
_RUNNING: Final = frozenset({StandingState.RUNNING, StandingState.PAST})


class _Key(NamedTuple):
    """
    What a case is ordered by, the first member first.
    """

    settled: bool
    channel: int
    risk: int
    users: int
    ends_at: dt.datetime
    number: str
    id: str


@final
@frozen(kw_only=True)
class Priority:
    """
    One place in the order of work.

    Attributes:
        position: The place, counted from 1.
        case: The case.
        standing: Where it stands against its intended period.
        reasons: Why it stands in that place, what counts most first.
    """

    position: int
    case: Case
    standing: Standing
    reasons: tuple[TriageReason, ...]

    def text(self, language: str = "en") -> str:
        """The reasons as a sentence in *language*: `"zh"` for Chinese, anything else for English."""
        words = [
            self.standing.text(language) if reason is TriageReason.DEADLINE else reason.label(language)
            for reason in self.reasons
        ]
        return ("；" if language == "zh" else "; ").join(words)


def triage(
    cases: Iterable[Case],
    *,
    at: dt.datetime,
    policy: FollowUpPolicy = ACTION_PLAN,
    calendar: WorkCalendar | None = None,
) -> tuple[Priority, ...]:
    """
    The order in which to work on *cases*, each place with its reasons.

    Products sold online come first, then the graver risk, then products for vulnerable users, then the nearest end of
    an intended period, then the number of the alert and the identifier of the case.
    Cases that are answered, closed or withdrawn come after all others, in the same order among themselves.
    The order is total: however *cases* come in, it is the same, even of two replicas of one case.

    Args:
        cases: The cases, in any order.
        at: The moment that is spoken of.
        policy: How intended periods are counted.
        calendar: Whose working days, where the policy needs to know them.

    Raises:
        InvalidValue: Where *at* names no zone, or the calculation of a deadline raises it.
    """
    moment = moments.to_moment(at, field="at")
    expect(cases, Iterable, field="cases")
    cases = list(cases)
    for case in cases:
        expect(case, Case, field="cases")
    known = ((case, case.as_of(moment)) for case in cases)
    placed = [(case, *_placed(then, standing(then, policy, at=moment, calendar=calendar))) for case, then in known]
    placed.sort(key=lambda row: (row[1], len(row[0].entries), row[0].last or ""))
    return tuple(
        Priority(position=position, case=case, standing=where, reasons=reasons)
        for position, (case, _, where, reasons) in enumerate(placed, 1)
    )


def _placed(known: Case, where: Standing) -> tuple[_Key, Standing, tuple[TriageReason, ...]]:
    settled = where.state is StandingState.WITHDRAWN or known.state in _SETTLED
    running = where.state in _RUNNING and not settled
    flagged = {reason for flag in known.flags for reason in flag.reasons}
    channel, risk, users = _channel(known.alert, flagged), _risk(known.alert), _users(known.alert, flagged)
    due = TriageReason.DEADLINE if running else TriageReason.NO_DEADLINE
    why = (channel, risk, users)
    key = _Key(
        settled=settled,
        channel=_RANK[channel],
        risk=_RANK[risk],
        users=_RANK[users],
        ends_at=where.deadline.ends_at if running and where.deadline else _NEVER,
        number=known.alert.number,
        id=known.id,
    )
    return key, where, (TriageReason.NOTHING_PENDING, *why) if settled else (*why, due)


def _channel(alert: Alert, flagged: set[FlagReason]) -> TriageReason:
    return _CHANNELS[Answer.YES if FlagReason.SOLD_ONLINE in flagged else alert.sold_online]


def _risk(alert: Alert) -> TriageReason:
    if alert.risk_level is not None:
        return _RISKS[alert.risk_level]
    serious = alert.notification_kind is NotificationKind.SERIOUS_RISK
    return TriageReason.SERIOUS_RISK if serious else TriageReason.RISK_NOT_STATED


def _users(alert: Alert, flagged: set[FlagReason]) -> TriageReason:
    vulnerable = FlagReason.VULNERABLE_USERS in flagged or alert.product.category in _FOR_THE_VULNERABLE
    return TriageReason.VULNERABLE_USERS if vulnerable else TriageReason.OTHER_USERS
