"""
Cases made up in any number, with the proportions of real ones: for tests, demonstrations and benchmarks.

Every name and number is invented. The same source of chance gives the same cases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any, Final

from safetygate.domain.alerts.alert import Alert, Risk
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.product import Offer, Product
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp, FollowUpMeasure
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import (
    Answer,
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
    NoMeasureReason,
    NotificationKind,
    Platform,
    ProductCategory,
    RiskLevel,
    RiskType,
    SoldOnlineBasis,
    WithdrawalReason,
)
from safetygate.domain.records.moments import days_after, to_moment
from safetygate.domain.records.texts import Texts

DG_JUST: Final = Authority(code=AuthorityCode.DG_JUST)
GACC: Final = Authority(code=AuthorityCode.GACC, country=Country.CN)

_CATEGORIES: Final = {
    ProductCategory.TOYS: 30,
    ProductCategory.ELECTRICAL_APPLIANCES: 22,
    ProductCategory.COSMETICS: 14,
    ProductCategory.CLOTHING_TEXTILES: 9,
    ProductCategory.LIGHTING_CHAINS: 8,
    ProductCategory.CHILDCARE_ARTICLES: 8,
    ProductCategory.JEWELLERY: 5,
    ProductCategory.PROTECTIVE_EQUIPMENT: 4,
}
_RISKS: Final = {
    RiskType.CHEMICAL: 35,
    RiskType.CHOKING: 20,
    RiskType.ELECTRIC_SHOCK: 20,
    RiskType.INJURIES: 15,
    RiskType.FIRE: 10,
}
_COUNTRIES: Final = {Country.FR: 20, Country.DE: 20, Country.HU: 15, Country.SE: 15, Country.IT: 15, Country.PL: 15}
_PLATFORMS: Final = {
    Platform.ALIEXPRESS: 35,
    Platform.TEMU: 25,
    Platform.AMAZON: 20,
    Platform.SHEIN: 15,
    Platform.EBAY: 5,
}
_OUTCOMES: Final = {
    FollowUpOutcome.MEASURES_TAKEN: 55,
    FollowUpOutcome.NO_MEASURE: 38,
    FollowUpOutcome.DIFFERENT_RISK_ASSESSMENT: 7,
}
_DAY: Final = 24 * 60
"""Minutes."""


def cases(chance: Random, count: int, *, first_on: dt.date, days: int = 91) -> Iterator[Case]:
    """
    *count* cases, each about an alert of its own.

    Args:
        chance: The source of chance.
        count: How many.
        first_on: The first day on which one is opened.
        days: On how many days from then on they are opened.
    """
    for number in range(1, count + 1):
        yield case(chance, number, days_after(first_on, chance.randrange(days)))


def case(chance: Random, number: int, opened_on: dt.date) -> Case:
    """One case, about the alert with one running *number*, opened on one day."""
    opened_at = to_moment(dt.datetime.combine(opened_on, dt.time(8, chance.randrange(60)), dt.UTC))
    alert = _alert(chance, number, opened_on)
    opened = Case.open(alert, id=f"made-up-{number}", moderator=DG_JUST, participants=(GACC,), opened_at=opened_at)
    return opened.receive(_converse(chance, opened))


def _draw(chance: Random, weights: dict[Any, int]) -> Any:
    return chance.choices(list(weights), list(weights.values()))[0]


def _alert(chance: Random, number: int, published_on: dt.date) -> Alert:
    online = chance.choices((Answer.YES, Answer.NO, Answer.UNKNOWN), (45, 35, 20))[0]
    serious = chance.random() < 0.95
    return Alert(
        number=f"{'SR' if serious else 'OR'}/{number % 100_000:05}/{published_on.year % 100:02}",
        notification_kind=NotificationKind.SERIOUS_RISK if serious else NotificationKind.OTHER_RISK,
        risk_level=RiskLevel.SERIOUS if serious else None,
        notifying_country=_draw(chance, _COUNTRIES),
        published_on=published_on,
        product=Product(
            category=_draw(chance, _CATEGORIES),
            name=Texts(en=f"Exemplar {number}", zh=f"示例产品{number}"),
            brands=("Exemplar",),
        ),
        risks=(Risk(type=_draw(chance, _RISKS)),),
        origin=Country.CN,
        sold_online=online,
        sold_online_basis=(SoldOnlineBasis.TRADER_FIELD,) if online is Answer.YES else (),
        offers=(Offer(platform=_draw(chance, _PLATFORMS), identifier=str(number)),) if online is Answer.YES else (),
    )


def _converse(chance: Random, case: Case) -> Iterator[CaseEntry]:
    online = case.alert.sold_online is Answer.YES
    if chance.random() < (0.95 if online else 0.5):
        yield from _rapid(chance, case, FlagReason.SOLD_ONLINE if online else FlagReason.SERIOUS_RISK)
    if chance.random() < 0.7:
        yield from _quarterly(chance, case)


def _quarterly(chance: Random, case: Case) -> Iterator[CaseEntry]:
    begun = chance.randint(10, 60) * _DAY
    investigating: dict[str, Any] = {
        "outcome": FollowUpOutcome.UNDER_INVESTIGATION,
        "completeness": Completeness.PARTIAL,
    }
    yield FollowUp(**_common(case, "b", GACC, begun), channel=Channel.QUARTERLY, **investigating)
    if chance.random() < 0.8:
        done = _common(case, "q", GACC, begun + chance.randint(10, 80) * _DAY)
        yield FollowUp(**done, channel=Channel.QUARTERLY, **_final(chance, _draw(chance, _OUTCOMES)))


def _rapid(chance: Random, case: Case, reason: FlagReason) -> Iterator[CaseEntry]:
    raised = chance.randrange(2 * _DAY)
    flag = _common(case, "f", DG_JUST, raised)
    yield Flag(**flag, addressed_to=GACC, purpose=FlagPurpose.FOR_FOLLOW_UP, reasons=(reason,))
    yield Message(**_common(case, "r", GACC, raised + 60), message_kind=MessageKind.RECEIPT, in_reply_to=flag["id"])
    fate, reacted = chance.random(), raised + int(chance.triangular(2, 40, 12) * _DAY)
    if fate < 0.05:
        yield Withdrawal(
            **_common(case, "w", DG_JUST, raised + _DAY), flag_id=flag["id"], reason=WithdrawalReason.SETTLED
        )
    elif fate < 0.85:
        answer = _final(chance, _draw(chance, _OUTCOMES))
        yield FollowUp(**_common(case, "a", GACC, reacted), flag_id=flag["id"], **answer)
        if chance.random() < 0.5:
            yield Closure(**_common(case, "c", DG_JUST, reacted + _DAY), reason=ClosureReason.ALL_ANSWERED)


def _common(case: Case, name: str, author: Authority, minutes: int) -> dict[str, Any]:
    made_at = case.opened_at + dt.timedelta(minutes=minutes)
    return {"id": f"{case.id}-{name}", "case_id": case.id, "author": author, "made_at": made_at}


def _final(chance: Random, outcome: FollowUpOutcome) -> dict[str, Any]:
    answer: dict[str, Any] = {"outcome": outcome, "completeness": Completeness.FINAL}
    if outcome is FollowUpOutcome.MEASURES_TAKEN:
        type_ = chance.choice(
            (
                FollowUpMeasureType.EXPORT_BAN,
                FollowUpMeasureType.STRENGTHENED_SUPERVISION,
                FollowUpMeasureType.CORRECTIVE_ACTION,
            )
        )
        answer["measures"] = (FollowUpMeasure(type=type_, initiator=chance.choice(tuple(Initiator))),)
    if outcome is FollowUpOutcome.NO_MEASURE:
        answer["no_measure_reasons"] = (
            chance.choice(
                (
                    NoMeasureReason.COMPANY_GONE,
                    NoMeasureReason.PRODUCTION_CEASED,
                    NoMeasureReason.MANUFACTURER_NOT_IDENTIFIABLE,
                )
            ),
        )
    return answer
