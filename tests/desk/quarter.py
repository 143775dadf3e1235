"""
One made-up quarter: five cases of July to September 2026, with all that was said in them.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from safetygate.domain.alerts.parties import DG_JUST, GACC, Authority
from safetygate.domain.alerts.product import Product
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.codes import (
    Answer,
    ClosureReason,
    Completeness,
    FlagPurpose,
    FlagReason,
    FollowUpOutcome,
    MessageKind,
    NoMeasureReason,
    ProductCategory,
    RiskLevel,
    WithdrawalReason,
)
from safetygate.domain.records.moments import parse_moment
from safetygate.domain.records.texts import Texts
from tests.cases.conversation import ALERT

TOYS, MACHINES = ProductCategory.TOYS, ProductCategory.MACHINERY


def opened(
    letter: str,
    number: str,
    moment: str,
    *said: dict[str, Any],
    online: Answer,
    risk: RiskLevel,
    category: ProductCategory,
) -> Case:
    """A case called by a letter, with what was said in it."""
    alert = evolve(
        ALERT,
        number=number,
        sold_online=online,
        risk_level=risk,
        product=Product(category=category, brands=("Exemplar",)),
    )
    case = Case.open(alert, id=letter, moderator=DG_JUST, participants=(GACC,), opened_at=parse_moment(moment))
    for position, entry in enumerate(said, 1):
        made = entry.pop("cls")
        name = entry.pop("id", f"{letter}-{position}")
        case = case.record(made(id=name, case_id=letter, after=case.last, **entry))
    return case


def by(author: Authority, moment: str) -> dict[str, Any]:
    """Who says it, and when."""
    return {"author": author, "made_at": parse_moment(moment)}


def flag(letter: str, author: Authority, moment: str, to: Authority) -> dict[str, Any]:
    """A flag for follow-up."""
    asked = {"addressed_to": to, "purpose": FlagPurpose.FOR_FOLLOW_UP, "reasons": (FlagReason.ORIGIN,)}
    return {"cls": Flag, "id": f"{letter}-flag", **by(author, moment), **asked}


def investigates(letter: str, author: Authority, moment: str) -> dict[str, Any]:
    """An investigation under way."""
    running = {"outcome": FollowUpOutcome.UNDER_INVESTIGATION, "completeness": Completeness.PARTIAL}
    return {"cls": FollowUp, "flag_id": f"{letter}-flag", **by(author, moment), **running}


def answers(
    letter: str, author: Authority, moment: str, completeness: Completeness = Completeness.FINAL
) -> dict[str, Any]:
    """An answer of substance."""
    done = {"outcome": FollowUpOutcome.NO_MEASURE, "no_measure_reasons": (NoMeasureReason.COMPANY_GONE,)}
    return {
        "cls": FollowUp,
        "flag_id": f"{letter}-flag",
        "completeness": completeness,
        **by(author, moment),
        **done,
    }


def withdraws(letter: str, moment: str) -> dict[str, Any]:
    """The flag is taken back."""
    return {"cls": Withdrawal, "flag_id": f"{letter}-flag", "reason": WithdrawalReason.UNFOUNDED, **by(DG_JUST, moment)}


def closes(moment: str) -> dict[str, Any]:
    """The case is closed."""
    return {"cls": Closure, "reason": ClosureReason.NOTHING_PENDING, **by(DG_JUST, moment)}


def writes(name: str, author: Authority, moment: str, **members: Any) -> dict[str, Any]:
    """A message."""
    return {"cls": Message, "id": name, **by(author, moment), "texts": Texts(en="x", zh="某"), **members}


CASES = (
    opened(
        "A",
        "SR/00001/26",
        "2026-07-01T09:00:00Z",
        flag("A", DG_JUST, "2026-07-01T10:00:00Z", GACC),
        writes(
            "A-request",
            GACC,
            "2026-07-06T02:00:00Z",
            message_kind=MessageKind.REQUEST,
            in_reply_to="A-flag",
            reply_expected=True,
        ),
        writes("A-reply", DG_JUST, "2026-07-08T09:00:00Z", message_kind=MessageKind.REPLY, in_reply_to="A-request"),
        investigates("A", GACC, "2026-07-10T03:00:00Z"),
        answers("A", GACC, "2026-07-20T03:00:00Z"),
        closes("2026-07-23T09:00:00Z"),
        online=Answer.YES,
        risk=RiskLevel.SERIOUS,
        category=TOYS,
    ),
    opened(
        "B",
        "OR/00002/26",
        "2026-07-02T09:00:00Z",
        flag("B", DG_JUST, "2026-07-02T10:00:00Z", GACC),
        answers("B", GACC, "2026-08-05T02:00:00Z"),
        closes("2026-08-10T09:00:00Z"),
        online=Answer.NO,
        risk=RiskLevel.MEDIUM,
        category=MACHINES,
    ),
    opened(
        "C",
        "SR/00003/26",
        "2026-07-03T09:00:00Z",
        flag("C", DG_JUST, "2026-07-15T08:00:00Z", GACC),
        withdraws("C", "2026-07-30T08:00:00Z"),
        closes("2026-08-31T08:00:00Z"),
        online=Answer.UNKNOWN,
        risk=RiskLevel.SERIOUS,
        category=MACHINES,
    ),
    opened(
        "D",
        "SR/00004/26",
        "2026-09-01T09:00:00Z",
        flag("D", DG_JUST, "2026-09-01T09:30:00Z", GACC),
        answers("D", GACC, "2026-09-15T02:00:00Z", Completeness.PARTIAL),
        online=Answer.YES,
        risk=RiskLevel.SERIOUS,
        category=TOYS,
    ),
    opened(
        "E",
        "OR/00005/26",
        "2026-08-06T01:00:00Z",
        flag("E", GACC, "2026-08-06T02:00:00Z", DG_JUST),
        answers("E", DG_JUST, "2026-09-01T08:00:00Z"),
        online=Answer.NO,
        risk=RiskLevel.LOW,
        category=TOYS,
    ),
)
"""
A is asked about, answered and closed; B is answered late; C is asked about late, and taken back; D is answered partly;
in E China asks the Union, which answers late.
"""
