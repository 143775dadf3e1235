"""
Triage: in which order to work on all cases, and why in that order.

The Action plan gives priority to alerts on products sold online (action 1); risk, the people who use the product and
the nearest deadline follow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, final

from attrs import field, frozen

from safetygate.domain.cases.case import Case
from safetygate.domain.codes import Answer, FlagPurpose, FlagReason, NotificationKind, ProductCategory, RiskLevel, State
from safetygate.domain.codes.deadlines import StandingState
from safetygate.domain.codes.desk import TriageReason
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.events import alert_in
from safetygate.domain.deadlines.policy import ACTION_PLAN, FollowUpPolicy
from safetygate.domain.deadlines.standing import AWAITED, Standing, standing
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Integer, Items, Part
from safetygate.domain.records.converters import EachCode
from safetygate.domain.records.errors import expect
from safetygate.domain.records.phrases import SEMICOLON, Language

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
        # Likely to be confused with food and put into the mouth, by children above all
        # (Regulation (EU) 2023/988, article 6(1)(f)(i)).
        ProductCategory.FOOD_IMITATING_PRODUCTS,
    }
)
"""The product categories of which children are the users, or those most at risk."""

NEVER: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
"""Where no end is near: after every end."""

RANK: Final = {reason: rank for rank, reason in enumerate(TriageReason)}
"""How much a reason counts within its group, the least first."""


def weigh(case: Case) -> tuple[TriageReason, TriageReason, TriageReason]:
    """What is said of the channel, the risk and the users of a product: by its alert as it holds, or by a flag."""
    alert, flagged = alert_in(case), {reason for flag in case.flags for reason in flag.reasons}
    serious = alert.notification_kind is NotificationKind.SERIOUS_RISK
    # The feeds name the kind of an alert and no level: a serious kind is a serious risk.
    unstated = TriageReason.SERIOUS_RISK if serious else TriageReason.RISK_NOT_STATED
    vulnerable = FlagReason.VULNERABLE_USERS in flagged or alert.product.category in _FOR_THE_VULNERABLE
    return (
        _CHANNELS[Answer.YES if FlagReason.SOLD_ONLINE in flagged else alert.sold_online],
        unstated if alert.risk_level is None else _RISKS[alert.risk_level],
        TriageReason.VULNERABLE_USERS if vulnerable else TriageReason.OTHER_USERS,
    )


_SETTLED: Final = frozenset({State.ANSWERED, State.CLOSED})


class _Key(NamedTuple):
    """
    What a case is ordered by, the first member first.
    """

    settled: bool
    nobody_asked: bool
    weights: tuple[int, ...]
    ends_at: dt.datetime
    number: str
    id: str


@final
@frozen(kw_only=True)
class Priority:
    """
    One case in the order of work.

    Attributes:
        position: Where it stands in the order, counted from 1.
        case: The case.
        standing: Where it stands against its intended period.
        reasons: Why it stands there, what counts most first.
    """

    position: int = field(validator=Integer(1))
    case: Case = field(validator=Part(Case))
    standing: Standing = field(validator=Part(Standing))
    reasons: tuple[TriageReason, ...] = field(converter=EachCode[TriageReason], validator=Items(Code(TriageReason), 10))

    def text(self, language: str | Language) -> str:
        """
        The reasons as a sentence.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return SEMICOLON.say(language).join(
            self.standing.text(language) if reason is TriageReason.DEADLINE else reason.label(language)
            for reason in self.reasons
        )


def triage(
    cases: Iterable[Case],
    *,
    at: dt.datetime,
    policy: FollowUpPolicy = ACTION_PLAN,
    calendar: WorkCalendar | None = None,
) -> tuple[Priority, ...]:
    """
    The order in which to work on *cases*, each with its reasons.

    Products sold online come first, then the graver risk, then products for vulnerable users, then the nearest end of
    an intended period, then the number of the alert and the identifier of the case.
    Cases in which nobody was asked to follow up come after those in which somebody was, and cases that are answered,
    closed or withdrawn after all others, each in the same order among themselves.
    A case that is opened later than *at* is not in it.
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
    known = ((case, case.as_of(moment)) for case in read_cases(cases) if case.opened_at <= moment)
    rows = [(case, *_rank(then, standing(then, policy, at=moment, calendar=calendar))) for case, then in known]
    # Two replicas of one case differ in nothing but their entries, the last of which tells them apart.
    rows.sort(key=lambda row: (row[1], len(row[0].entries), row[0].last or ""))
    return tuple(
        Priority(position=position, case=case, standing=where, reasons=reasons)
        for position, (case, _, where, reasons) in enumerate(rows, 1)
    )


def read_cases(cases: Iterable[Case]) -> Iterator[Case]:
    """
    The *cases*, one after the other.

    Raises:
        InvalidValue: Where one of them is none, or they are no row of cases at all.
    """
    expect(cases, Iterable, field="cases")
    for case in cases:
        expect(case, Case, field="cases")
        yield case


def _rank(known: Case, where: Standing) -> tuple[_Key, Standing, tuple[TriageReason, ...]]:
    # What needs nothing more is shown last and not left out, so that no case is lost from sight.
    settled = where.state is StandingState.WITHDRAWN or known.state in _SETTLED
    # A flag for attention expects no reply (iRASFF), and so asks nobody to act.
    nobody_asked = all(flag.purpose is FlagPurpose.FOR_ATTENTION for flag in known.flags)
    running = where.state in AWAITED and not settled
    why = weigh(known)
    key = _Key(
        settled=settled,
        nobody_asked=nobody_asked,
        weights=tuple(RANK[reason] for reason in why),
        ends_at=where.ends_at if running and where.ends_at else NEVER,
        number=known.alert.number,
        id=known.id,
    )
    if settled:
        return key, where, (TriageReason.NOTHING_PENDING, *why)
    if nobody_asked:
        return key, where, (*why, TriageReason.NOBODY_ASKED)
    return key, where, (*why, TriageReason.DEADLINE if running else TriageReason.NO_DEADLINE)
