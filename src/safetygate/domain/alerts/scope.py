"""
Whether an alert falls under the Action plan, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, final

from attrs import field, frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import DG_JUST, GACC, Authority
from safetygate.domain.codes import (
    EEA,
    Answer,
    AuthorityCode,
    Conclusion,
    Country,
    NotificationKind,
    OecdSegment,
    ProductCategory,
    ProductUser,
    RiskLevel,
    ScopeCriterion,
    ScopeReason,
)
from safetygate.domain.records.checks import Code, Items, Part
from safetygate.domain.records.code import OURS
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.errors import expect
from safetygate.domain.records.phrases import BRACKETS, Language, Phrase
from safetygate.domain.records.texts import Texts

UNSAFE_PRODUCT: Final = Texts(
    en=(
        "For the purpose of this Action plan, ‘unsafe non-food consumer product’ means any product which, under normal "
        "or reasonably foreseeable conditions of use, including duration and, where applicable, putting into service, "
        "installation and maintenance requirements, presents a risk not considered acceptable and consistent with a "
        "high level of protection of health and safety of consumers."
    ),
    zh=(
        "就本行动计划而言，“不安全非食品类消费品”是指在正常或可合理预见的使用条件下（包括使用期限，以及在适用情况下的"
        "投入使用、安装和维护要求），存在不可接受且不符合对消费者健康与安全的高水平保护之风险的任何产品。（本库译文，非官方文本）"
    ),
)
"""
What the plan means by an unsafe non-food consumer product (Action plan, footnote 3).

The English is the plan's own. The Chinese is a translation of ours and says so: the plan was signed in both languages,
but its Chinese text is not at hand.
"""

_FINDING: Final = Phrase("{}: {}. {}.", "{}：{}。{}。")
_OURS: Final = Phrase("an addition of this library", "本库增设")

Finding: TypeAlias = tuple[Answer, ScopeReason]


@final
@frozen(kw_only=True)
class ScopeFinding:
    """
    How an alert stands to one criterion of the Action plan.

    Attributes:
        criterion: The criterion.
        answer: Whether it is met.
        reason: What in the alert says so, or does not say.
    """

    criterion: ScopeCriterion = field(converter=AsCode[ScopeCriterion], validator=Code(ScopeCriterion))
    answer: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    reason: ScopeReason = field(converter=AsCode[ScopeReason], validator=Code(ScopeReason))

    def sentence(self, language: str | Language) -> str:
        """
        The finding for people; a criterion that is not the plan's says so.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        criterion = self.criterion.label(language)
        if self.criterion.source == OURS:
            criterion = BRACKETS.say(language, criterion, _OURS.say(language))
        return _FINDING.say(language, criterion, self.answer.label(language), self.reason.label(language))


@final
@frozen(kw_only=True)
class Scope:
    """
    Whether an alert falls under the Action plan.

    Attributes:
        addressee: The authority that is to be asked.
        answer: Yes where every criterion is met, no where one is not, unknown where the alert does not say enough.
        findings: How it stands to each criterion.
    """

    addressee: Authority = field(validator=Part(Authority))
    answer: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    findings: tuple[ScopeFinding, ...] = field(
        converter=Each[ScopeFinding], validator=Items(Part(ScopeFinding), 10, least=1)
    )


def in_scope(alert: Alert, addressee: Authority | None = None) -> Scope:
    """
    Whether *alert* is about an unsafe non-food consumer product that is sold online, and where *addressee* can act.

    The plan speaks of the *respective authorities* of both sides: GACC asks DG JUST as DG JUST asks GACC.

    Args:
        alert: The alert.
        addressee: Who is to be asked; without one, GACC, and DG JUST about what China has notified.

    Raises:
        InvalidValue: Where *alert* is no alert, or *addressee* no authority.
    """
    expect(alert, Alert, field="alert")
    asked = addressee or (DG_JUST if alert.notifying_country is Country.CN else GACC)
    expect(asked, Authority, field="addressee")
    findings = [(criterion, *find(alert, _territory(asked))) for criterion, find in _CRITERIA.items()]
    answers = {answer for _, answer, _ in findings}
    return Scope(
        addressee=asked,
        answer=next((each for each in (Answer.NO, Answer.UNKNOWN) if each in answers), Answer.YES),
        findings=[
            ScopeFinding(criterion=criterion, answer=answer, reason=reason) for criterion, answer, reason in findings
        ],
    )


Territory: TypeAlias = frozenset[Country]


def _territory(authority: Authority) -> Territory:
    """Where *authority* can act or have others act; the Safety Gate reaches over the European Economic Area."""
    match authority.code:
        case AuthorityCode.DG_JUST:
            # Northern Ireland uses the Safety Gate as the States do (Implementing Regulation (EU) 2024/2639, Annex).
            return EEA | {Country.XI}
        case AuthorityCode.NATIONAL if authority.country is not None:
            return frozenset({authority.country})
        case _:
            return frozenset({Country.CN})


# What an authority concluded counts before what follows from the level or the kind of its notification.
def _unsafe(alert: Alert, _: Territory) -> Finding:
    evidence = alert.evidence
    concluded = _BY_CONCLUSION.get(evidence.conclusion) if evidence and evidence.conclusion else None
    if concluded is not None:
        return concluded
    if evidence and any(finding.presents_risk is Answer.YES for finding in evidence.use):
        return Answer.YES, ScopeReason.UNSAFE_IN_USE
    if evidence and evidence.conclusion is Conclusion.NON_COMPLIANT:
        return Answer.UNKNOWN, ScopeReason.ONLY_NON_COMPLIANT
    if alert.risk_level is not None:
        low = alert.risk_level is RiskLevel.LOW
        return (Answer.UNKNOWN, ScopeReason.RISK_LOW) if low else (Answer.YES, ScopeReason.RISK_STATED)
    if alert.notification_kind in _FOR_A_RISK:
        return Answer.YES, ScopeReason.NOTIFIED_FOR_ITS_RISK
    return Answer.UNKNOWN, ScopeReason.RISK_NOT_SAID


# The Safety Gate's categories hold no food (Regulation (EU) 2023/988, Article 2(2)); only `other` leaves it open.
def _not_food(alert: Alert, _: Territory) -> Finding:
    product = alert.product
    named = product.category is not ProductCategory.OTHER
    segmented = product.oecd_segment not in _SEGMENTS_WITH_FOOD
    return (
        (Answer.YES, ScopeReason.NON_FOOD_CATEGORY) if named or segmented else (Answer.UNKNOWN, ScopeReason.MAY_BE_FOOD)
    )


# To ask makes sense where somebody can be found who acts: by the origin first, then by any operator of the chain.
def _link(alert: Alert, territory: Territory) -> Finding:
    sellers = [offer.seller.country if offer.seller else None for offer in alert.offers]
    traced = [operator.country for operator in alert.traceability.operators] if alert.traceability else []
    if alert.origin in territory:
        return Answer.YES, ScopeReason.ORIGIN_THERE
    if not territory.isdisjoint(filter(None, (*sellers, *traced))):
        return Answer.YES, ScopeReason.SELLER_THERE
    if Country.CN in territory and alert.origin in _SEPARATE_CUSTOMS_TERRITORIES:
        return Answer.UNKNOWN, ScopeReason.SEPARATE_CUSTOMS_TERRITORY
    if alert.origin is None:
        return Answer.UNKNOWN, ScopeReason.ORIGIN_NOT_SAID
    if alert.sold_online is not Answer.NO and (None in sellers or not sellers):
        return Answer.UNKNOWN, ScopeReason.SELLERS_NOT_SAID
    return Answer.NO, ScopeReason.NO_LINK


_CRITERIA: Final[Mapping[ScopeCriterion, Callable[[Alert, Territory], Finding]]] = {
    ScopeCriterion.UNSAFE: _unsafe,
    ScopeCriterion.CONSUMER_PRODUCT: lambda alert, _territory: _BY_USER[alert.product.user],
    ScopeCriterion.NOT_FOOD: _not_food,
    ScopeCriterion.SOLD_ONLINE: lambda alert, _territory: _BY_CHANNEL[alert.sold_online],
    ScopeCriterion.LINK_TO_ADDRESSEE: _link,
}

_BY_CONCLUSION: Final[Mapping[Conclusion, Finding]] = {
    Conclusion.UNSAFE: (Answer.YES, ScopeReason.FOUND_UNSAFE),
    Conclusion.UNSAFE_AND_NON_COMPLIANT: (Answer.YES, ScopeReason.FOUND_UNSAFE),
    Conclusion.SAFE_AND_COMPLIANT: (Answer.NO, ScopeReason.FOUND_SAFE),
}

# Kinds of notification of measures taken because of a risk (Regulation (EU) 2023/988, Article 26(1) and (3)).
_FOR_A_RISK: Final = frozenset({NotificationKind.SERIOUS_RISK, NotificationKind.OTHER_RISK})

_BY_USER: Final[Mapping[ProductUser | None, Finding]] = {
    ProductUser.CONSUMER: (Answer.YES, ScopeReason.FOR_CONSUMERS),
    ProductUser.PROFESSIONAL: (Answer.NO, ScopeReason.FOR_PROFESSIONALS),
    None: (Answer.UNKNOWN, ScopeReason.USER_NOT_SAID),
}

_BY_CHANNEL: Final[Mapping[Answer, Finding]] = {
    Answer.YES: (Answer.YES, ScopeReason.SOLD_ONLINE),
    Answer.NO: (Answer.NO, ScopeReason.NOT_SOLD_ONLINE),
    Answer.UNKNOWN: (Answer.UNKNOWN, ScopeReason.CHANNEL_NOT_SAID),
}

_SEGMENTS_WITH_FOOD: Final = frozenset(
    {None, OecdSegment.OTHER, OecdSegment.FOOD, OecdSegment.PET_CARE, OecdSegment.CROSS_SEGMENT, OecdSegment.CROPS}
)
"""Segments that hold food besides other things, or do not say what they hold."""

# Members of the World Trade Organization in their own names as separate customs territories.
_SEPARATE_CUSTOMS_TERRITORIES: Final = frozenset({Country.HK, Country.MO, Country.TW})
