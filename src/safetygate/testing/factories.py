"""
Records for tests, made up and as short as they can be: a test says only what it is about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from safetygate.domain.alerts.alert import Alert, Risk
from safetygate.domain.alerts.parties import DG_JUST, GACC
from safetygate.domain.alerts.product import Product
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.follow_up import FollowUpMeasure
from safetygate.domain.codes import FollowUpMeasureType, FollowUpOutcome, Initiator
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.texts import Texts

_OPENED_AT: Final = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)
_NAME: Final = Texts(en="Exemplar (made up)", zh="示例产品（虚构）")
_MEMBERS: Final[Mapping[str, Any]] = {
    "number": "SR/90001/26",
    "notification_kind": "serious_risk",
    "risk_level": "serious",
    "notifying_country": "DE",
    "product": Product(category="toys", name=_NAME, brands=("Exemplar",)),
    "risks": (Risk(type="choking"),),
    "origin": "CN",
}
_EXPORT_BAN: Final = FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.AUTHORITY)


def an_alert(**members: Any) -> Alert:
    """
    A made-up alert on a toy of Chinese origin that presents a serious risk.

    Args:
        members: Members of `Alert` that are to be otherwise, each by its name; `sold_online` alone brings its basis.

    Raises:
        InvalidValue: Where a member may not hold what is said.
    """
    basis = ["stated"] if members.get("sold_online") in {"yes", "no"} else []
    said: dict[str, Any] = {**_MEMBERS, "sold_online_basis": basis, **members}
    return Alert(**said)


def a_case(
    days: int | None = None,
    *,
    id: str = "case-1",  # noqa: A002  # the name of the member
    alert: Alert | None = None,
    opened_at: dt.datetime = _OPENED_AT,
    **answer: Any,
) -> Case:
    """
    A made-up case in which DG JUST flags an alert for follow-up by GACC as soon as it is opened.

    Args:
        days: After how many days GACC answers, at the hour of the flag: 21 is within the intended period of the Action
            plan, 22 past it. Without it, the flag still waits.
        id: The identifier of the case; the flag is named after it, `case-1-flag`, and the answer `case-1-answer`.
        alert: The alert; one that is sold online where none is given.
        opened_at: The moment of the opening and of the flag.
        answer: What GACC answers, as `Case.follow_up` takes it; that it banned the export where nothing is said.

    Raises:
        InvalidValue: Where a member may not hold what is said.
    """
    opened_at = to_moment(opened_at, field="opened_at")
    alert = an_alert(sold_online="yes") if alert is None else alert
    case = Case.open(alert, id=id, moderator=DG_JUST, participants=(GACC,), opened_at=opened_at)
    flag = case.flag(id=f"{id}-flag", by=DG_JUST, to=GACC, at=opened_at, reasons=["sold_online"])
    case = case.record(flag)
    if days is None:
        return case
    answered_at = opened_at + dt.timedelta(days=days)
    said = answer or {"outcome": FollowUpOutcome.MEASURES_TAKEN, "measures": [_EXPORT_BAN]}
    return case.record(case.follow_up(id=f"{id}-answer", by=GACC, at=answered_at, flag=flag, **said))
