"""
People and entries for the tests of the case: made up, and as short as they can be.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.product import Product
from safetygate.domain.cases.alert_update import AlertUpdate
from safetygate.domain.cases.arrangements import Extension, Referral
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Closure, Correction, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp, FollowUpMeasure
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import (
    AuthorityCode,
    Channel,
    ClosureReason,
    Completeness,
    Country,
    FlagPurpose,
    FlagReason,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    MessageKind,
    NotificationKind,
    ProductCategory,
    WithdrawalReason,
)
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.texts import Texts

MODERATOR = Authority(code=AuthorityCode.DG_JUST)
GACC = Authority(code=AuthorityCode.GACC, country=Country.CN)
GERMANY = Authority(code=AuthorityCode.NATIONAL, country=Country.DE, name="Behörde (made up)")
AUSTRIA = Authority(code=AuthorityCode.NATIONAL, country=Country.AT, name="Amt (made up)")
SAMR = Authority(code=AuthorityCode.SAMR)
REGION = Authority(code=AuthorityCode.NATIONAL, country=Country.CN, name="直属海关 (made up)")
FRANCE = Authority(code=AuthorityCode.NATIONAL, country=Country.FR, name="Service (made up)")

HELLO = Texts(en="Hello", zh="您好")

ALERT = Alert(
    number="SR/01234/26",
    notification_kind=NotificationKind.SERIOUS_RISK,
    notifying_country=Country.DE,
    product=Product(category=ProductCategory.TOYS, name=Texts(en="Rattle (made up)")),
)


def at(minutes: float) -> Any:
    """The moment so many minutes after the case was opened."""
    return to_moment(dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes))


def opened(**members: Any) -> Case:
    """A case in which nothing was said yet."""
    taking_part = (GACC, GERMANY, AUSTRIA, SAMR)
    return Case.open(
        ALERT, **{"id": "case", "moderator": MODERATOR, "opened_at": at(0), "participants": taking_part} | members
    )


def common(id: str, author: Authority, minutes: float) -> dict[str, Any]:  # noqa: A002  # the name of the member
    """What every entry says."""
    return {"id": id, "case_id": "case", "author": author, "made_at": at(minutes)}


def flag(id: str, minutes: float = 1, author: Authority = GERMANY, **members: Any) -> Flag:  # noqa: A002  # the same
    """Germany asks GACC for follow-up."""
    asked = {"addressed_to": GACC, "purpose": FlagPurpose.FOR_FOLLOW_UP, "reasons": (FlagReason.SOLD_ONLINE,)}
    return Flag(**common(id, author, minutes) | asked | members)


def message(id: str, minutes: float = 2, author: Authority = AUSTRIA, **members: Any) -> Message:  # noqa: A002  # the same
    """Austria writes a note."""
    return Message(**common(id, author, minutes) | {"message_kind": MessageKind.NOTE, "texts": HELLO} | members)


def receipt(id: str, to: str, minutes: float = 2, author: Authority = GACC) -> Message:  # noqa: A002  # the same
    """GACC acknowledges an entry."""
    return message(id, minutes, author, message_kind=MessageKind.RECEIPT, in_reply_to=to, texts=None)


def follow_up(id: str, to: str | None, minutes: float = 3, author: Authority = GACC, **members: Any) -> FollowUp:  # noqa: A002  # the same
    """GACC reports an investigation under way."""
    answer = {"outcome": FollowUpOutcome.UNDER_INVESTIGATION, "completeness": Completeness.PARTIAL}
    return FollowUp(**common(id, author, minutes) | {"flag_id": to} | answer | members)


def answer(id: str, to: str | None, minutes: float = 4, author: Authority = GACC, **members: Any) -> FollowUp:  # noqa: A002  # the same
    """GACC reports a measure, and that this is all."""
    measure = FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.AUTHORITY)
    done = {"outcome": FollowUpOutcome.MEASURES_TAKEN, "completeness": Completeness.FINAL, "measures": (measure,)}
    return follow_up(id, to, minutes, author, **done | members)


def partial_answer(id: str, to: str, minutes: float = 4, author: Authority = GACC, **members: Any) -> FollowUp:  # noqa: A002  # the same
    """GACC reports a measure, and that more will follow."""
    return answer(id, to, minutes, author, **{"completeness": Completeness.PARTIAL} | members)


def quarterly(id: str, minutes: float = 4, author: Authority = GACC, **members: Any) -> FollowUp:  # noqa: A002  # the same
    """GACC reports its investigation in the quarterly report."""
    return answer(id, None, minutes, author, **{"channel": Channel.QUARTERLY} | members)


def duplicate(id: str, minutes: float = 3, author: Authority = AUSTRIA) -> FollowUp:  # noqa: A002  # the same
    """Austria notifies the same product again."""
    again = {"outcome": FollowUpOutcome.NOTIFIED_AGAIN, "completeness": Completeness.FINAL, "alert": ALERT}
    return follow_up(id, None, minutes, author, **again)


def withdrawal(id: str, flag_id: str, minutes: float = 5, author: Authority = GERMANY) -> Withdrawal:  # noqa: A002  # the same
    """Germany takes its flag back."""
    return Withdrawal(**common(id, author, minutes), flag_id=flag_id, reason=WithdrawalReason.SENT_IN_ERROR)


def closure(id: str, minutes: float = 6, author: Authority = MODERATOR, **members: Any) -> Closure:  # noqa: A002  # the same
    """The moderator closes the case."""
    return Closure(**common(id, author, minutes) | {"reason": ClosureReason.ALL_ANSWERED} | members)


def extension(id: str, flag_id: str, minutes: float = 3, author: Authority = GERMANY, **members: Any) -> Extension:  # noqa: A002  # the same
    """Germany grants a week more."""
    return Extension(**common(id, author, minutes) | {"flag_id": flag_id, "until_on": dt.date(2026, 3, 30)} | members)


def referral(
    id: str,  # noqa: A002  # the same
    flag_id: str,
    minutes: float = 2,
    author: Authority = GACC,
    to: Authority = REGION,
) -> Referral:
    """GACC names a regional customs office."""
    return Referral(**common(id, author, minutes), flag_id=flag_id, referred_to=to)


def update(id: str, kind: str, minutes: float = 5, author: Authority = MODERATOR, **members: Any) -> AlertUpdate:  # noqa: A002  # the same
    """The moderator tells what became of the alert."""
    return AlertUpdate(**common(id, author, minutes) | {"update_kind": kind} | members)


def correction(id: str, entry: Any, minutes: float = 7, author: Authority | None = None) -> Correction:  # noqa: A002  # the same
    """The author of *entry* says how it should have read."""
    return Correction(**common(id, author or entry.author, minutes), entry=entry)


def identifiers(entries: tuple[CaseEntry, ...]) -> list[str]:
    """The identifiers of *entries*, in their order."""
    return [entry.id for entry in entries]
