"""
Cases made up in any number, with the proportions of real ones: for tests, demonstrations and benchmarks.

Every name and number is invented. The same source of chance gives the same cases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any, Final

from safetygate.domain import codes
from safetygate.domain.alerts.alert import Alert, Risk
from safetygate.domain.alerts.parties import DG_JUST, GACC, Authority
from safetygate.domain.alerts.product import Offer, Product
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp, FollowUpMeasure
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import days_after, to_moment
from safetygate.domain.records.texts import Texts

_CATEGORIES: Final = {
    codes.ProductCategory.TOYS: 30,
    codes.ProductCategory.ELECTRICAL_APPLIANCES: 22,
    codes.ProductCategory.COSMETICS: 14,
    codes.ProductCategory.CLOTHING_TEXTILES: 9,
    codes.ProductCategory.LIGHTING_CHAINS: 8,
    codes.ProductCategory.CHILDCARE_ARTICLES: 8,
    codes.ProductCategory.JEWELLERY: 5,
    codes.ProductCategory.PROTECTIVE_EQUIPMENT: 4,
}
_RISKS: Final = {
    codes.RiskType.CHEMICAL: 35,
    codes.RiskType.CHOKING: 20,
    codes.RiskType.ELECTRIC_SHOCK: 20,
    codes.RiskType.INJURIES: 15,
    codes.RiskType.FIRE: 10,
}
_COUNTRIES: Final = {
    codes.Country.FR: 20,
    codes.Country.DE: 20,
    codes.Country.HU: 15,
    codes.Country.SE: 15,
    codes.Country.IT: 15,
    codes.Country.PL: 15,
}
_PLATFORMS: Final = {
    codes.Platform.ALIEXPRESS: 35,
    codes.Platform.TEMU: 25,
    codes.Platform.AMAZON: 20,
    codes.Platform.SHEIN: 15,
    codes.Platform.EBAY: 5,
}
_OUTCOMES: Final = {
    codes.FollowUpOutcome.MEASURES_TAKEN: 55,
    codes.FollowUpOutcome.NO_MEASURE: 38,
    codes.FollowUpOutcome.DIFFERENT_RISK_ASSESSMENT: 7,
}
_DAY: Final = 24 * 60  # minutes


def cases(chance: Random, count: int, *, first_on: dt.date, days: int = 91) -> Iterator[Case]:
    """
    *count* cases, each about an alert of its own.

    Args:
        chance: The source of chance.
        count: How many.
        first_on: The first day on which one is opened.
        days: On how many days from then on they are opened.
    """
    expect(chance, Random, field="chance")
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
    online = chance.choices((codes.Answer.YES, codes.Answer.NO, codes.Answer.UNKNOWN), (45, 35, 20))[0]
    serious = chance.random() < 0.95
    return Alert(
        number=f"{'SR' if serious else 'OR'}/{number % 100_000:05}/{published_on.year % 100:02}",
        notification_kind=codes.NotificationKind.SERIOUS_RISK if serious else codes.NotificationKind.OTHER_RISK,
        risk_level=codes.RiskLevel.SERIOUS if serious else None,
        notifying_country=_draw(chance, _COUNTRIES),
        published_on=published_on,
        product=Product(
            category=_draw(chance, _CATEGORIES),
            name=Texts(en=f"Exemplar {number}", zh=f"示例产品{number}"),
            brands=("Exemplar",),
        ),
        risks=(Risk(type=_draw(chance, _RISKS)),),
        origin=codes.Country.CN,
        sold_online=online,
        sold_online_basis=(codes.SoldOnlineBasis.TRADER_FIELD,) if online is codes.Answer.YES else (),
        offers=(Offer(platform=_draw(chance, _PLATFORMS), identifier=str(number)),)
        if online is codes.Answer.YES
        else (),
    )


def _converse(chance: Random, case: Case) -> Iterator[CaseEntry]:
    online = case.alert.sold_online is codes.Answer.YES
    if chance.random() < (0.95 if online else 0.5):
        yield from _rapid(chance, case, codes.FlagReason.SOLD_ONLINE if online else codes.FlagReason.SERIOUS_RISK)
    if chance.random() < 0.7:
        begun, quarterly = chance.randint(10, 60) * _DAY, codes.Channel.QUARTERLY
        outcome, completeness = codes.FollowUpOutcome.UNDER_INVESTIGATION, codes.Completeness.PARTIAL
        members = _common(case, "b", GACC, begun)
        yield FollowUp(**members, channel=quarterly, outcome=outcome, completeness=completeness)
        if chance.random() < 0.8:
            members = _common(case, "q", GACC, begun + chance.randint(10, 80) * _DAY)
            yield FollowUp(**members, channel=quarterly, **_final(chance, _draw(chance, _OUTCOMES)))


def _rapid(chance: Random, case: Case, reason: codes.FlagReason) -> Iterator[CaseEntry]:
    raised = chance.randrange(2 * _DAY)
    flag = _common(case, "f", DG_JUST, raised)
    yield Flag(**flag, addressed_to=GACC, purpose=codes.FlagPurpose.FOR_FOLLOW_UP, reasons=(reason,))
    yield Message(
        **_common(case, "r", GACC, raised + 60), message_kind=codes.MessageKind.RECEIPT, in_reply_to=flag["id"]
    )
    fate, reacted = chance.random(), raised + int(chance.triangular(2, 40, 12) * _DAY)
    if fate < 0.05:
        yield Withdrawal(
            **_common(case, "w", DG_JUST, raised + _DAY), flag_id=flag["id"], reason=codes.WithdrawalReason.SETTLED
        )
    elif fate < 0.85:
        answer = _final(chance, _draw(chance, _OUTCOMES))
        yield FollowUp(**_common(case, "a", GACC, reacted), flag_id=flag["id"], **answer)
        if chance.random() < 0.5:
            yield Closure(**_common(case, "c", DG_JUST, reacted + _DAY), reason=codes.ClosureReason.ALL_ANSWERED)


def _common(case: Case, name: str, author: Authority, minutes: int) -> dict[str, Any]:
    made_at = case.opened_at + dt.timedelta(minutes=minutes)
    return {"id": f"{case.id}-{name}", "case_id": case.id, "author": author, "made_at": made_at}


def _final(chance: Random, outcome: codes.FollowUpOutcome) -> dict[str, Any]:
    answer: dict[str, Any] = {"outcome": outcome, "completeness": codes.Completeness.FINAL}
    if outcome is codes.FollowUpOutcome.MEASURES_TAKEN:
        types = codes.FollowUpMeasureType
        type_ = chance.choice((types.EXPORT_BAN, types.STRENGTHENED_SUPERVISION, types.CORRECTIVE_ACTION))
        answer["measures"] = (FollowUpMeasure(type=type_, initiator=chance.choice(tuple(codes.Initiator))),)
    if outcome is codes.FollowUpOutcome.NO_MEASURE:
        why = codes.NoMeasureReason
        reasons = (why.COMPANY_GONE, why.PRODUCTION_CEASED, why.MANUFACTURER_NOT_IDENTIFIABLE)
        answer["no_measure_reasons"] = (chance.choice(reasons),)
    return answer
